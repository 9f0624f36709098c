//! `seodang explain`

use std::io::Write;

use super::CLEAN;
use super::common::Failure;
use crate::check;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// 규칙 이름, 또는 `course`, `pricing`. 적지 않으면 모두 늘어놓습니다
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut out = anstream::stdout();
    match &arguments.code {
        Some(code) => write!(out, "{}", check::explain(code).map_err(Failure::Usage)?)?,
        None => {
            for topic in check::TOPICS {
                writeln!(out, "{:28} {}", topic.name, topic.summary)?;
            }
            for rule in check::RULES {
                writeln!(out, "{:28} {}", rule.code, rule.summary)?;
            }
        }
    }
    Ok(CLEAN)
}
