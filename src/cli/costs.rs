//! `seodang costs`

use std::io::Write;

use clap::ValueEnum;
use serde::Serialize;

use super::CLEAN;
use super::common::{CourseArguments, Failure};
use crate::cost::{Entry, Ledger, Status};
use crate::text::Sources;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    course: CourseArguments,
    /// 출력 형식
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 사람이 읽는 형식
    Text,
    /// JSON
    Json,
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    amounts: Vec<Amount<'a>>,
}

#[derive(Serialize)]
struct Amount<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    kind: &'a str,
    stated: &'a str,
    computed: Option<&'a str>,
    status: &'a str,
    expression: Option<&'a str>,
    price: Option<&'a str>,
    reason: Option<&'a str>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let (inputs, built) = arguments.course.build()?;
    let mut out = anstream::stdout().lock();
    match arguments.format {
        Format::Json => {
            let report = Report { version: 1, amounts: amounts(&built.ledger, &inputs.sources) };
            let text = serde_json::to_string_pretty(&report).expect("strings and numbers are JSON");
            writeln!(out, "{text}")?;
        }
        Format::Text => write!(out, "{}", text(&built.ledger, &inputs.sources))?,
    }
    Ok(CLEAN)
}

fn amounts<'a>(ledger: &'a Ledger, sources: &'a Sources) -> Vec<Amount<'a>> {
    let amount = |entry: &'a Entry| {
        let place = sources.place(entry.span);
        Amount {
            file: sources.path(entry.span.source).map_or("", |path| path.as_str()),
            line: place.line,
            column: place.column,
            kind: entry.kind,
            stated: &entry.stated,
            computed: entry.computed.as_deref(),
            status: entry.status.name(),
            expression: entry.expression.as_deref(),
            price: entry.price.as_deref(),
            reason: entry.reason.as_deref(),
        }
    };
    ledger.entries.iter().map(amount).collect()
}

/// The ledger for people: a heading for each file, a line for each figure, a count at the end.
fn text(ledger: &Ledger, sources: &Sources) -> String {
    let mut text = String::new();
    let mut file = "";
    for amount in amounts(ledger, sources) {
        if amount.file != file {
            file = amount.file;
            text.push_str(&format!("{}{file}\n", if text.is_empty() { "" } else { "\n" }));
        }
        let state = match amount.status {
            "verified" => "맞음",
            "rounded" => "반올림",
            "mismatch" => "틀림",
            _ => "확인 불가",
        };
        let why = amount.expression.or(amount.reason).unwrap_or("");
        let place = format!("{}:{}", amount.line, amount.column);
        text.push_str(&format!("  {place:<9}{:<13} {state}  {why}\n", amount.stated));
    }
    let count = |status| ledger.entries.iter().filter(|entry| entry.status == status).count();
    text.push_str(&format!(
        "\n금액 {}개: 검산 {}, 오류 {}, 확인 불가 {}\n",
        ledger.entries.len(),
        count(Status::Verified) + count(Status::Rounded),
        count(Status::Mismatch),
        count(Status::Unverifiable)
    ));
    text
}
