//! Flowcharts against the cases of `tests/suite/flowchart`: a section is a case.
//!
//! A section holds its source in a `mermaid` fence, then in an `expect` fence what is said of it:
//! what is wrong, or the places and connections. `UPDATE=1 cargo test --test flowchart`
//! writes what is said.

use std::fmt::Write as _;
use std::path::Path;

use seodang::diagram::{Drawing, Icons, Other, PlaceSort, StepSort, draw};
use seodang::text::Lines;

#[test]
fn every_case_says_what_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/flowchart");
    let mut files: Vec<_> =
        folder.read_dir().expect("the suite is there").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = String::new();
    for file in files {
        let suite = std::fs::read_to_string(&file).unwrap();
        let actual = rewritten(&suite);
        if actual == suite {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, actual).unwrap();
            continue;
        }
        let same = suite.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
        let part = |text: &str| text.lines().skip(same).take(5).collect::<Vec<_>>().join("\n    ");
        let (says, gives) = (part(&suite), part(&actual));
        writeln!(wrong, "{}:{}", file.display(), same + 1).unwrap();
        writeln!(wrong, "  says\n    {says}\n  gives\n    {gives}").unwrap();
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The suite with every expectation replaced by what the program says.
fn rewritten(suite: &str) -> String {
    let mut out = String::new();
    let mut said = String::new();
    let mut lines = suite.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        if !line.starts_with("```") {
            continue;
        }
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let body = body.iter().flat_map(|line| [line, "\n"]).collect::<String>();
        match line.trim_start_matches('`') {
            "mermaid" => {
                said = what_is_said(&body, &draw(&body, &Icons::default(), &Other::here()));
                out.push_str(&body);
            }
            "expect" => out.push_str(&said),
            other => panic!("`{other}` is no part of a case"),
        }
        out.push_str("```\n");
    }
    out
}

fn what_is_said(text: &str, drawing: &Drawing) -> String {
    let mut out = String::new();
    let lines = Lines::new(text);
    for problem in &drawing.problems {
        let place = lines.place(text, problem.range.start);
        let (severity, code) = (problem.severity.name(), problem.code.name());
        let (line, column, message) = (place.line, place.column, &problem.message);
        writeln!(out, "{line}:{column} {severity}[{code}] {message}").unwrap();
        writeln!(out, "  at: {:?}", &text[problem.range.clone()]).unwrap();
        if let Some(help) = &problem.help {
            writeln!(out, "  help: {help}").unwrap();
        }
    }
    let Some(picture) = &drawing.picture else { return out };
    for place in &picture.outline.places {
        let sort = match place.sort {
            PlaceSort::Group => "group ",
            _ => "",
        };
        let group = place.group.as_ref().map(|group| format!(" in {group}")).unwrap_or_default();
        writeln!(out, "{sort}{} {:?}{group}", place.id, place.label).unwrap();
    }
    for step in &picture.outline.steps {
        let arrow = match step.sort {
            StepSort::Forward => "->",
            StepSort::Both => "<->",
            _ => "--",
        };
        let text = if step.text.is_empty() { String::new() } else { format!(" {:?}", step.text) };
        writeln!(out, "{} {arrow} {}{text}", step.places[0], step.places[1]).unwrap();
    }
    out
}
