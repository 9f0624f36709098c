//! The cases of `tests/suite/markdown`: a section is a case.
//!
//! A section holds its input in a `md` fence of four backticks or more, then what it should give:
//! `tree` (the document), `spans` (each node with the text of the source that it stands at) and
//! `expect` (the findings).

use seodang::markdown::{Document, parse};
use seodang::text::{Source, SourcePath};

use crate::cases;
use crate::shape::{spans, tree};

#[test]
fn every_case_gives_what_it_says() {
    cases::hold("markdown", || {
        let mut parsed: Option<(Source, Document)> = None;
        move |info, body| {
            let mut words = info.split(' ');
            match (words.next().unwrap_or(""), &parsed) {
                ("md", _) => {
                    let source = Source::new(SourcePath::default(), &input(body, words.collect()));
                    let document = parse(&source);
                    parsed = Some((source, document));
                    body.to_owned()
                }
                ("tree", Some((_, document))) => tree(document),
                ("spans", Some((source, document))) => spans(source, document),
                ("expect", Some((source, document))) => findings(source, document),
                (other, _) => panic!("`{other}` is no part of a case"),
            }
        }
    });
}

/// The text of a fence as its flags ask for it.
fn input(body: &str, flags: Vec<&str>) -> String {
    let mut text = body.to_owned();
    if flags.contains(&"crlf") {
        text = text.replace('\n', "\r\n");
    }
    if flags.contains(&"no-end") {
        text = text.trim_end().to_owned();
    }
    text
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
