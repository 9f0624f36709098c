//! Server-sent events: one open answer for each open page.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tiny_http::Request;

/// How often a silent stream is written to: it finds out whether the page is still there.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The open streams.
#[derive(Default)]
pub(super) struct Events {
    listeners: Mutex<Listeners>,
}

#[derive(Default)]
struct Listeners {
    /// How often something was published.
    version: u64,
    senders: Vec<Sender<String>>,
}

impl Events {
    /// Tells every open page which paths of the site changed.
    pub fn send(&self, changed: &[&str]) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.version += 1;
        let version = listeners.version;
        let data = serde_json::json!({ "version": version, "changed": changed });
        let event = format!("event: change\nid: {version}\ndata: {data}\n\n");
        listeners.senders.retain(|sender| sender.send(event.clone()).is_ok());
    }

    /// Turns a request into a stream, on a thread of its own.
    pub fn stream(&self, request: Request) -> io::Result<()> {
        let (sender, receiver) = channel();
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.senders.push(sender);
        let version = listeners.version;
        drop(listeners);
        thread::spawn(move || {
            let mut writer = request.into_writer();
            // The stream ends when the page has gone away.
            let _ = speak(&mut writer, version, &receiver);
        });
        Ok(())
    }
}

fn speak(writer: &mut impl Write, version: u64, news: &Receiver<String>) -> io::Result<()> {
    // By hand: tiny_http would choose chunked transfer, which browsers dislike for event streams.
    writer.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
    )?;
    write!(writer, "retry: 500\nevent: hello\ndata: {version}\n\n")?;
    writer.flush()?;
    loop {
        match news.recv_timeout(HEARTBEAT) {
            Ok(event) => writer.write_all(event.as_bytes())?,
            Err(RecvTimeoutError::Timeout) => writer.write_all(b": still here\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        writer.flush()?;
    }
}
