//! Commands: arguments in, exit code out.

mod diagram;

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(name = "seodang", version, about = "한국어 강의 Markdown 폴더를 사이트로 짓습니다")]
enum Command {
    /// 다이어그램 파일을 SVG로 그립니다
    Diagram(diagram::Arguments),
    #[command(name = diagram::WORKER, hide = true)]
    DiagramWorker,
}

/// Runs the command that the arguments ask for.
pub fn run() -> ExitCode {
    match Command::parse() {
        Command::Diagram(arguments) => diagram::run(&arguments),
        Command::DiagramWorker => diagram::work(),
    }
}
