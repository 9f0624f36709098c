//! Commands: arguments in, exit code out.

mod build;
mod check;
mod common;
mod costs;
mod diagram;
mod explain;
mod init;
mod licenses;
mod new;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Nothing was found at the denied level.
const CLEAN: u8 = 0;
/// Something was found at the denied level.
const FOUND: u8 = 1;
/// The command could not run.
const FAILED: u8 = 2;

const TEMPLATE: &str = "\
{about}

사용법: {usage}

{all-args}";

#[derive(Parser)]
#[command(
    name = "seodang",
    version,
    about = "한국어 강의 Markdown 폴더를 정적 사이트로 만듭니다. 다이어그램을 그리고 비용을 다시 계산합니다",
    help_template = TEMPLATE,
    subcommand_help_heading = "명령",
    subcommand_value_name = "명령",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 과정 폴더를 사이트로 만듭니다
    #[command(help_template = TEMPLATE)]
    Build(build::Arguments),
    /// 비용, 링크, 다이어그램을 검사합니다
    #[command(help_template = TEMPLATE)]
    Check(check::Arguments),
    /// 과정의 모든 금액과 그 계산을 보여 줍니다
    #[command(help_template = TEMPLATE)]
    Costs(costs::Arguments),
    /// 고치는 대로 새로 고쳐지는 미리보기를 엽니다
    #[command(help_template = TEMPLATE)]
    Serve(serve::Arguments),
    /// Mermaid 파일을 SVG로 그립니다
    #[command(help_template = TEMPLATE)]
    Diagram(diagram::Arguments),
    /// 검사 규칙 하나를 설명합니다
    #[command(help_template = TEMPLATE)]
    Explain(explain::Arguments),
    /// 바로 빌드되는 새 과정을 만듭니다
    #[command(help_template = TEMPLATE)]
    Init(init::Arguments),
    /// 다음 주, 날, 세션, 실습의 첫 페이지를 만듭니다
    #[command(help_template = TEMPLATE)]
    New(new::Arguments),
    /// 프로그램과 그 안에 담긴 것들의 라이선스를 보여 줍니다
    #[command(help_template = TEMPLATE)]
    Licenses,
    /// Draws for another process of this program that can end it.
    #[command(name = diagram::WORKER, hide = true)]
    DiagramWorker,
}

/// Runs the command that the program's arguments ask for: 0 clean, 1 findings at the denied level,
/// 2 could not run.
pub fn run() -> ExitCode {
    let code = match Arguments::parse().command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Costs(arguments) => costs::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Diagram(arguments) => return diagram::run(&arguments),
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
