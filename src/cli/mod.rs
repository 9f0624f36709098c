//! Commands: arguments in, exit code out.

mod build;
mod check;
mod common;
mod costs;
mod diagram;
mod explain;
mod help;
mod init;
mod licenses;
mod new;
mod pricing;
mod serve;
mod usage;

use std::process::ExitCode;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

/// Nothing was found at the denied level.
const CLEAN: u8 = 0;
/// Something was found at the denied level.
const FOUND: u8 = 1;
/// The command could not run.
const FAILED: u8 = 2;

#[derive(Parser)]
#[command(
    name = "seodang",
    version,
    about = "한국어 강의 Markdown 폴더를 정적 사이트로 만듭니다. 다이어그램을 그리고 비용을 다시 계산합니다",
    subcommand_help_heading = "명령",
    subcommand_value_name = "명령",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Arguments {
    /// 도움말을 보여 줍니다
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// 판을 보여 줍니다
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 과정 폴더를 사이트로 만듭니다
    Build(build::Arguments),
    /// 비용, 링크, 다이어그램을 검사합니다
    Check(check::Arguments),
    /// 과정의 모든 금액과 그 계산을 보여 줍니다
    Costs(costs::Arguments),
    /// 고치는 대로 새로 고쳐지는 미리보기를 엽니다
    Serve(serve::Arguments),
    /// Mermaid 파일을 SVG로 그립니다
    Diagram(diagram::Arguments),
    /// 가격 파일을 살피고 AWS의 가격을 가져옵니다
    Pricing(pricing::Arguments),
    /// 검사 규칙 하나를 설명합니다
    Explain(explain::Arguments),
    /// 바로 빌드되는 새 과정을 만듭니다
    Init(init::Arguments),
    /// 다음 주, 날, 세션, 실습의 첫 페이지를 만듭니다
    New(new::Arguments),
    /// 프로그램과 그 안에 담긴 것들의 라이선스를 보여 줍니다
    Licenses,
    /// Draws for another process of this program that can end it.
    #[command(name = diagram::WORKER, hide = true)]
    DiagramWorker,
}

/// Runs the command that the program's arguments ask for: 0 clean, 1 findings at the denied level,
/// 2 could not run.
pub fn run() -> ExitCode {
    let matches = help::in_korean(Arguments::command()).try_get_matches();
    let arguments = match matches.and_then(|mut found| Arguments::from_arg_matches_mut(&mut found))
    {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    let code = match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Costs(arguments) => costs::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Diagram(arguments) => return diagram::run(&arguments),
        Command::Pricing(arguments) => pricing::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Licenses => licenses::run(),
        Command::DiagramWorker => return diagram::work(),
    };
    match code {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            anstream::eprintln!("오류: {failure}");
            ExitCode::from(FAILED)
        }
    }
}

/// A command line that asks for help, or that cannot be read.
fn refused(error: &clap::Error) -> ExitCode {
    match usage::sentence(error) {
        Some(sentence) => {
            let asked = std::env::args().nth(1).unwrap_or_default();
            let known = Arguments::command().get_subcommands().any(|one| one.get_name() == asked);
            let command = if known { format!("seodang {asked}") } else { "seodang".to_owned() };
            anstream::eprintln!("오류: {sentence}\n자세한 사용법: {command} --help");
            ExitCode::from(FAILED)
        }
        None => error.exit(),
    }
}
