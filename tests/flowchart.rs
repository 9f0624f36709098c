//! Flowcharts against the cases of `tests/suite/flowchart`: a section is a case.
//!
//! A section holds its source in a `mermaid` fence, then in an `expect` fence what is said of it:
//! what is wrong, or the places and connections.

mod support;

use std::fmt::Write as _;

use seodang::diagram::{Drawing, Icons, Other, PlaceSort, StepSort, draw};
use seodang::text::Lines;

#[test]
fn every_case_says_what_it_should() {
    support::cases::hold("flowchart", || {
        let mut said = String::new();
        move |info, body| match info {
            "mermaid" => {
                said = what_is_said(body, &draw(body, &Icons::default(), &Other::here()));
                body.to_owned()
            }
            "expect" => said.clone(),
            other => panic!("`{other}` is no part of a case"),
        }
    });
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
