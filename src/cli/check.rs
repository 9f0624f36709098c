//! `seodang check`

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::ValueEnum;

use super::common::{self, CourseArguments, Deny, Failure};
use super::{CLEAN, FOUND};
use crate::check::{Baseline, RULES};
use crate::cost::book::Date;
use crate::diagnostic::render::{self, Paint, RulePage, Summary};
use crate::diagnostic::{self, Diagnostic};
use crate::load::Inputs;
use crate::output;
use crate::pipeline::{Mended, mend};
use crate::text::system_reason;

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
    /// 이 파일에 적힌 문제는 알리지 않습니다
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// 지금 있는 문제를 이 파일에 적습니다
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix"])]
    write_baseline: Option<PathBuf>,
    /// 맞는 값이 하나뿐인 문제를 파일에서 고칩니다
    #[arg(long)]
    fix: bool,
    /// 파일은 그대로 두고 무엇이 바뀔지만 보여 줍니다
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// 가격이 오래되었는지 볼 날짜 (기본: 오늘)
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
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
    let today = arguments.today.or_else(today);
    let (inputs, built) = arguments.course.build_on(today)?;
    if let Some(path) = &arguments.write_baseline {
        let baseline = Baseline::of(&built.findings, &inputs.sources);
        output::put(path, baseline.write().as_bytes())?;
        anstream::eprintln!("{} 파일에 문제 {}개를 적었습니다", path.display(), baseline.count());
        return Ok(CLEAN);
    }
    let baseline = arguments.baseline.as_deref().map(read_baseline).transpose()?;
    let unknown = |findings: Vec<Diagnostic>, inputs: &Inputs| match &baseline {
        Some(baseline) => {
            let mut left = baseline.apply(findings, &inputs.sources);
            diagnostic::sort(&mut left, &inputs.sources);
            left
        }
        None => findings,
    };
    if !arguments.fix {
        return report(arguments, &inputs, &unknown(built.findings, &inputs));
    }
    let before = unknown(built.findings.clone(), &inputs);
    let denied = arguments.deny.denies(&before);
    let tools = arguments.course.tools();
    let mended = mend(inputs, built, &tools)?;
    common::save(&tools);
    let said = match (mended.files.len(), mended.count) {
        (0, _) => "고칠 것이 없습니다".to_owned(),
        (files, count) if arguments.dry_run => {
            format!("파일 {files}개에서 {count}곳을 고칠 수 있습니다")
        }
        (files, count) => format!("파일 {files}개에서 {count}곳을 고쳤습니다"),
    };
    if arguments.dry_run {
        // `a/` and `b/` go before a path of the system as before one of the repository.
        let prefix = prefix(arguments);
        let prefix = prefix.trim_start_matches('/');
        for (path, file) in &mended.files {
            write!(
                anstream::stdout(),
                "{}",
                file.revision.diff(&format!("{prefix}{}", path.as_str()))
            )?;
        }
        anstream::eprintln!("{said}");
        tell_left(&mended);
        return Ok(if denied { FOUND } else { CLEAN });
    }
    for (path, file) in &mended.files {
        if let Some(place) = mended.inputs.places.get(path) {
            output::rewrite(place, &file.before, &file.after)?;
        }
    }
    anstream::eprintln!("{said}");
    tell_left(&mended);
    report(arguments, &mended.inputs, &unknown(mended.build.findings, &mended.inputs))
}

/// Says what the fixes leave to be looked at.
fn tell_left(mended: &Mended) {
    for place in &mended.left {
        anstream::eprintln!("{}:{}: {}", place.path.as_str(), place.line, place.message);
    }
}

/// Reads `--baseline`.
fn read_baseline(path: &Path) -> Result<Baseline, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::Usage(format!(
            "`{}` 파일을 읽을 수 없습니다: {}",
            path.display(),
            system_reason(&error)
        ))
    })?;
    Baseline::read(&text).map_err(|error| Failure::Usage(format!("`{}`: {error}", path.display())))
}

/// Prints what was found.
fn report(arguments: &Arguments, inputs: &Inputs, findings: &[Diagnostic]) -> Result<u8, Failure> {
    let sources = &inputs.sources;
    let text = match arguments.format {
        Format::Text => {
            let colour = std::io::stdout().is_terminal();
            render::text(findings, sources, if colour { Paint::Coloured } else { Paint::Plain })
        }
        Format::Short => render::short(findings, sources),
        Format::Json => render::json(findings, sources),
        Format::Sarif => render::sarif(findings, sources, &pages(), &prefix(arguments)),
        Format::Github => render::github(findings, sources, &prefix(arguments)),
    };
    write!(anstream::stdout(), "{text}")?;
    if arguments.format == Format::Text {
        let summary = Summary::of(findings).sentence();
        anstream::eprintln!("{}", summary.unwrap_or_else(|| "문제가 없습니다".to_owned()));
    }
    Ok(if arguments.deny.denies(findings) { FOUND } else { CLEAN })
}

/// Reads `--today`.
fn date(text: &str) -> Result<Date, String> {
    Date::read(text).ok_or_else(|| "2026-10-01 같은 날짜여야 합니다".to_owned())
}

/// What the clock says; `None` when it is set before 1970.
fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Date::since_epoch(since.as_secs() / 86_400)
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
