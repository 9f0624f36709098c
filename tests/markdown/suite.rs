//! The cases of `tests/suite/markdown`: a section is a case.
//!
//! A section holds its input in a `md` fence of four backticks or more, then what it should give:
//! `tree` (the document), `spans` (each node with the text of the source that it stands at) and
//! `expect` (the findings). `SEODANG_UPDATE=1 cargo test --test markdown` writes what it gives.

use std::path::Path;

use seodang::markdown::{Document, parse};
use seodang::text::{Source, SourcePath};

use crate::shape::{spans, tree};

#[test]
fn every_case_gives_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/markdown");
    let mut files: Vec<_> =
        folder.read_dir().expect("the suite is there").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let suite = std::fs::read_to_string(&file).unwrap();
        let actual = rewrite(&suite);
        if actual == suite {
            continue;
        }
        if std::env::var_os("SEODANG_UPDATE").is_some() {
            std::fs::write(&file, actual).unwrap();
            continue;
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let line = suite.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
        let part = |text: &str| {
            text.lines().skip(line).take(6).map(|line| format!("    {line}\n")).collect::<String>()
        };
        wrong.push(format!(
            "{name}:{}\n  says\n{}  gives\n{}",
            line + 1,
            part(&suite),
            part(&actual)
        ));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The suite with every expectation replaced by what the program gives.
fn rewrite(suite: &str) -> String {
    let mut out = String::new();
    let mut parsed: Option<(Source, Document)> = None;
    let mut lines = suite.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let fence = line.len() - line.trim_start_matches('`').len();
        if fence < 3 {
            continue;
        }
        let closing = "`".repeat(fence);
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != closing).collect();
        let mut words = line[fence..].split(' ');
        let actual = match (words.next().unwrap_or(""), &parsed) {
            ("md", _) => {
                let flags: Vec<&str> = words.collect();
                let mut text: String = body.iter().flat_map(|line| [line, "\n"]).collect();
                if flags.contains(&"crlf") {
                    text = text.replace('\n', "\r\n");
                }
                if flags.contains(&"no-end") {
                    text = text.trim_end().to_owned();
                }
                let source = Source::new(SourcePath::default(), &text);
                let document = parse(&source);
                parsed = Some((source, document));
                body.iter().flat_map(|line| [line, "\n"]).collect()
            }
            ("tree", Some((_, document))) => tree(document),
            ("spans", Some((source, document))) => spans(source, document),
            ("expect", Some((source, document))) => findings(source, document),
            (other, _) => panic!("`{other}` is no part of a case"),
        };
        out.push_str(&actual);
        out.push_str(&closing);
        out.push('\n');
    }
    out
}

fn findings(source: &Source, document: &Document) -> String {
    let mut lines = Vec::new();
    for finding in &document.findings {
        let place = source.place(finding.span.start as usize);
        let (severity, code) = (finding.severity.name(), finding.code);
        // Cases are about something else than titles, but for those that say so.
        if code == "heading-missing-h1" && !source.text.starts_with("<!-- title -->") {
            continue;
        }
        let (line, column) = (place.line, place.column);
        lines.push(format!("{line}:{column} {severity}[{code}] {}", finding.message));
        for related in &finding.related {
            let place = source.place(related.span.start as usize);
            lines.push(format!("  {}:{} {}", place.line, place.column, related.message));
        }
        lines.extend(finding.label.iter().map(|label| format!("  label: {label}")));
        lines.extend(finding.help.iter().map(|help| format!("  help: {help}")));
        lines.extend(
            finding
                .fix
                .iter()
                .map(|fix| format!("  fix: {:?} to {:?}", source.slice(fix.span), fix.text)),
        );
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
