//! Processes that draw and can be ended.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use super::Answer;

/// Processes of one program, started when they are needed and used again.
#[derive(Debug)]
pub struct Workers {
    program: PathBuf,
    arguments: Vec<String>,
    patience: Duration,
    idle: Mutex<Vec<Worker>>,
}

/// One process, its input, and its answers as they come.
#[derive(Debug)]
struct Worker {
    process: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Workers {
    /// No process is started yet.
    pub fn new(program: PathBuf, arguments: Vec<String>, patience: Duration) -> Self {
        Self { program, arguments, patience, idle: Mutex::new(Vec::new()) }
    }

    /// What a process answers; a second one is asked when the first cannot be reached, as it may
    /// have ended since it was last used.
    pub fn ask(&self, text: &str) -> Answer {
        let question = format!("{}\n", serde_json::Value::from(text));
        let idle = self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).pop();
        idle.and_then(|worker| self.ask_one(worker, &question).ok())
            .or_else(|| self.ask_one(self.start()?, &question).ok())
            .unwrap_or(Answer::Crashed)
    }

    /// Asks one process. It is idle again when it has answered, and ended when it has not.
    ///
    /// # Errors
    /// When the question could not be put.
    fn ask_one(&self, mut worker: Worker, question: &str) -> std::io::Result<Answer> {
        let put = worker.questions.write_all(question.as_bytes());
        put.and_then(|()| worker.questions.flush())?;
        let answer = match worker.answers.recv_timeout(self.patience) {
            Ok(line) => serde_json::from_str(&line).ok(),
            Err(RecvTimeoutError::Timeout) => return Ok(Answer::Timeout),
            Err(RecvTimeoutError::Disconnected) => None,
        };
        let Some(answer) = answer else { return Ok(Answer::Crashed) };
        self.idle.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(worker);
        Ok(answer)
    }

    fn start(&self) -> Option<Worker> {
        let mut process = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let questions = process.stdin.take()?;
        let lines = BufReader::new(process.stdout.take()?).lines();
        let (sender, answers) = sync_channel(1);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Some(Worker { process, questions, answers })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
