//! Diagrams against the cases of `tests/suite/diagram`: a section is a case.
//!
//! A section holds its source in a `mermaid` fence, then what it should give: `said` (its places and
//! what happens between them) and `expect` (what is wrong, and where).

mod support;

use std::fmt::Write as _;

use seodang::diagram::{
    Drawing, Icons, Other, Outline, Place, PlaceSort, Problem, Step, StepSort, draw,
};
use seodang::text::Lines;

#[test]
fn every_case_gives_what_it_says() {
    support::cases::hold("diagram", || {
        let mut drawn: Option<(String, Drawing)> = None;
        move |info, body| match (info, &drawn) {
            ("mermaid", _) => {
                let text = body.replace("⏎\n", "\r\n").replace('␠', " ");
                let drawing = draw(&text, &Icons::default(), &Other::here());
                drawn = Some((text, drawing));
                body.to_owned()
            }
            ("said", Some((_, drawing))) => match &drawing.picture {
                Some(picture) => said(&picture.outline),
                None => "(no picture)\n".to_owned(),
            },
            ("expect", Some((text, drawing))) => expected(text, &drawing.problems),
            (other, _) => panic!("`{other}` is no part of a case"),
        }
    });
}

fn said(outline: &Outline) -> String {
    let places = outline.places.iter().map(place);
    let steps = outline.steps.iter().map(step);
    places.chain(steps).map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn place(place: &Place) -> String {
    let sort = match place.sort {
        PlaceSort::Node => "node",
        PlaceSort::Group => "group",
        PlaceSort::Junction => "junction",
    };
    let group = place.group.as_ref().map(|group| format!(" in {group}")).unwrap_or_default();
    let icon = place.icon.as_ref().map(|icon| format!(" ({icon})")).unwrap_or_default();
    format!("{sort} {} {:?}{icon}{group}", place.id, place.label)
}

fn step(step: &Step) -> String {
    let places = |sign: &str| step.places.join(sign);
    let what = match step.sort {
        StepSort::Forward => places(" -> "),
        StepSort::Both => places(" <-> "),
        StepSort::Plain => places(" -- "),
        StepSort::Note => format!("note {}", places(",")),
        StepSort::Open => "open".to_owned(),
        StepSort::Branch => "branch".to_owned(),
        StepSort::Close => return format!("{} close", step.number),
    };
    format!("{} {what} {:?}", step.number, step.text)
}

fn expected(text: &str, problems: &[Problem]) -> String {
    let lines = Lines::new(text);
    let mut out = String::new();
    for problem in problems {
        let start = lines.place(text, problem.range.start);
        let (severity, code) = (problem.severity.name(), problem.code.name());
        let at = text.get(problem.range.clone()).unwrap_or("(no text)");
        writeln!(out, "{}:{} {severity} {code} {at:?}", start.line, start.column).unwrap();
        writeln!(out, "    {}", problem.message).unwrap();
        if let Some(help) = &problem.help {
            writeln!(out, "    {help}").unwrap();
        }
    }
    out
}
