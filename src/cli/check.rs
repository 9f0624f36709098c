//! `seodang check`

use std::io::{IsTerminal, Write};

use clap::ValueEnum;

use super::common::{CourseArguments, Deny, Failure};
use super::{CLEAN, FOUND};
use crate::check::RULES;
use crate::diagnostic::render::{self, Paint, RulePage, Summary};

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    course: CourseArguments,
    /// 출력 형식
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// 이 수준의 문제가 있으면 1로 끝납니다
    #[arg(long, value_enum, default_value = "error")]
    deny: Deny,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 사람이 읽는 형식
    Text,
    /// 한 줄에 하나씩
    Short,
    /// JSON
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub Actions 주석
    Github,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (inputs, built) = arguments.course.build()?;
    let (findings, sources) = (&built.findings, &inputs.sources);
    let text = match arguments.format {
        Format::Text => {
            let colour = std::io::stdout().is_terminal();
            render::text(findings, sources, if colour { Paint::Coloured } else { Paint::Plain })
        }
        Format::Short => render::short(findings, sources),
        Format::Json => render::json(findings, sources),
        Format::Sarif => render::sarif(findings, sources, &pages()),
        Format::Github => render::github(findings, sources, &prefix(arguments)),
    };
    write!(anstream::stdout(), "{text}")?;
    if arguments.format == Format::Text {
        let summary = Summary::of(findings).sentence();
        anstream::eprintln!("{}", summary.unwrap_or_else(|| "문제가 없습니다".to_owned()));
    }
    Ok(if arguments.deny.denies(findings) { FOUND } else { CLEAN })
}

fn pages() -> Vec<RulePage> {
    RULES
        .iter()
        .map(|rule| RulePage { code: rule.code, summary: rule.summary, docs: rule.docs.trim() })
        .collect()
}

/// The course folder as GitHub names its files: from the repository's root, where checks run.
fn prefix(arguments: &Arguments) -> String {
    let dir = arguments.course.dir.to_string_lossy().replace('\\', "/");
    let dir = dir.trim_start_matches("./").trim_end_matches('/');
    if dir.is_empty() || dir == "." { String::new() } else { format!("{dir}/") }
}
