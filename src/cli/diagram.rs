//! `seodang diagram`: Mermaid files to SVG files.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use serde::Serialize;

use crate::diagram::{self, Drawing, Icons, Other, Style};
use crate::text::{Lines, system_reason};
use crate::theme::{Files, Theme};

/// The looks that a file carries with it.
const CSS: &str = include_str!("../../themes/default/styles/diagram.css");

/// What the command is asked for.
#[derive(clap::Args)]
pub struct Arguments {
    /// Mermaid 파일 (`-`는 표준 입력)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// SVG를 쓸 폴더
    #[arg(long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
    /// 출력 형식
    #[arg(long, value_enum, default_value = "svg")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// SVG 그대로
    Svg,
    /// 판정과 지적을 담은 JSON
    Json,
}

#[derive(Serialize)]
struct Report {
    diagrams: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    file: String,
    kind: &'static str,
    ok: bool,
    svg: Option<String>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    code: &'static str,
    severity: &'static str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: Option<String>,
}

/// Draws every file; 1 when one is rejected, 2 when one cannot be read or written.
pub fn run(arguments: &Arguments) -> ExitCode {
    match report(arguments) {
        Ok(report) => {
            let rejected = report.diagrams.iter().any(|row| !row.ok);
            let mut out = std::io::stdout().lock();
            let written = match arguments.format {
                Format::Json => serde_json::to_writer(&mut out, &report)
                    .map_err(std::io::Error::from)
                    .and_then(|()| writeln!(out)),
                Format::Svg if arguments.out_dir.is_some() => Ok(()),
                Format::Svg => {
                    let svgs = report.diagrams.iter().filter_map(|row| row.svg.as_ref());
                    svgs.into_iter().try_for_each(|svg| writeln!(out, "{svg}"))
                }
            };
            if arguments.format == Format::Svg {
                print_findings(&report);
            }
            match written {
                Ok(()) => ExitCode::from(u8::from(rejected)),
                Err(_) => ExitCode::from(2),
            }
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn report(arguments: &Arguments) -> Result<Report, String> {
    if let Some(folder) = &arguments.out_dir {
        std::fs::create_dir_all(folder).map_err(|error| {
            format!("{} 폴더를 만들 수 없습니다: {}", folder.display(), system_reason(&error))
        })?;
    }
    let icons = icons();
    let other = other();
    let mut names = BTreeSet::new();
    let mut diagrams = Vec::new();
    for file in &arguments.files {
        let text = read(file)?;
        let drawing = diagram::draw(&text, &icons, &other);
        let name = own_name(file, &mut names);
        diagrams.push(row(file, &name, &text, &drawing, arguments.out_dir.as_deref())?);
    }
    Ok(Report { diagrams })
}

/// A renderer in processes of this very program.
pub fn other() -> Other {
    match std::env::current_exe() {
        Ok(program) => Other::workers(program, vec![WORKER.to_owned()], Duration::from_secs(10)),
        Err(_) => Other::here(),
    }
}

/// The hidden command that a worker process runs.
pub const WORKER: &str = "diagram-worker";

/// Answers questions on standard input until there are no more.
pub fn work() -> ExitCode {
    let served = diagram::serve(std::io::stdin().lock(), std::io::stdout().lock());
    ExitCode::from(if served.is_ok() { 0 } else { 2 })
}

/// The icons of a course without any of its own.
fn icons() -> Icons {
    let mut icons = Icons::default();
    if let Ok(theme) = Theme::new(Files::default()) {
        for pack in theme.icon_packs() {
            // A pack that cannot be used leaves its icons unknown, and those have findings.
            let _ = icons.add(pack);
        }
    }
    icons
}

fn read(file: &Path) -> Result<String, String> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    let bytes = bytes.map_err(|error| {
        format!("{} 파일을 읽을 수 없습니다: {}", file.display(), system_reason(&error))
    })?;
    String::from_utf8(bytes)
        .map_err(|_| format!("{} 파일이 UTF-8이 아닙니다", file.display()))
        .map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The file's name without its ending; numbered when an earlier file has the same.
fn own_name(file: &Path, taken: &mut BTreeSet<String>) -> String {
    let stem = match file.file_stem() {
        Some(stem) if file != Path::new("-") => stem.to_string_lossy().into_owned(),
        _ => "diagram".to_owned(),
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let name = std::iter::once(stem.clone())
        .chain(numbered)
        .find(|name| !taken.contains(name))
        .expect("there are more numbers than files");
    taken.insert(name.clone());
    name
}

fn row(
    file: &Path,
    name: &str,
    text: &str,
    drawing: &Drawing,
    folder: Option<&Path>,
) -> Result<Row, String> {
    let mut svg = drawing.picture.as_ref().map(|picture| picture.svg(name, name, Style::Own(CSS)));
    if let (Some(folder), Some(content)) = (folder, &svg) {
        let path = folder.join(format!("{name}.svg"));
        std::fs::write(&path, content).map_err(|error| {
            format!("{} 파일을 쓸 수 없습니다: {}", path.display(), system_reason(&error))
        })?;
        svg = Some(path.display().to_string());
    }
    let lines = Lines::new(text);
    let findings = drawing.problems.iter().map(|problem| {
        let start = lines.place(text, problem.range.start);
        let end = lines.place(text, problem.range.end);
        Finding {
            code: problem.code.name(),
            severity: problem.severity.name(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: problem.message.clone(),
            help: problem.help.clone(),
        }
    });
    Ok(Row {
        file: file.display().to_string(),
        kind: drawing.kind.name(),
        ok: drawing.picture.is_some(),
        svg,
        findings: findings.collect(),
    })
}

fn print_findings(report: &Report) {
    for row in &report.diagrams {
        for finding in &row.findings {
            let Finding { line, column, severity, code, message, .. } = finding;
            eprintln!("{}:{line}:{column}: {severity}[{code}]: {message}", row.file);
            if let Some(help) = &finding.help {
                eprintln!("  도움말: {help}");
            }
        }
    }
}
