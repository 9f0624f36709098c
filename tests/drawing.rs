//! Diagrams against the cases of `tests/suite/diagram`: a section is a case.
//!
//! A section holds its source in a `mermaid` fence, then what it should give: `said` (its places and
//! what happens between them) and `expect` (what is wrong, and where).
//! `SEODANG_UPDATE=1 cargo test --test drawing` writes what it gives.

use std::fmt::Write as _;
use std::path::Path;

use seodang::diagram::{
    Drawing, Icons, Other, Outline, Place, PlaceSort, Problem, Step, StepSort, draw,
};
use seodang::text::Lines;

#[test]
fn every_case_gives_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/diagram");
    let mut files: Vec<_> =
        folder.read_dir().expect("the suite is there").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = String::new();
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
        let same = suite.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
        let from = |text: &str| text.lines().skip(same).take(6).collect::<Vec<_>>().join("\n    ");
        let (says, gives) = (from(&suite), from(&actual));
        writeln!(wrong, "{name}:{}\n  says\n    {says}\n  gives\n    {gives}", same + 1).unwrap();
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The suite with every expectation replaced by what the program gives.
fn rewrite(suite: &str) -> String {
    let mut out = String::new();
    let mut drawn: Option<(String, Drawing)> = None;
    let mut lines = suite.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let closing = &line[..ticks];
        let body = lines.by_ref().take_while(|line| *line != closing);
        let body: String = body.map(|line| format!("{line}\n")).collect();
        out.push_str(&match (&line[ticks..], &drawn) {
            ("mermaid", _) => {
                let text = body.replace("⏎\n", "\r\n").replace('␠', " ");
                let drawing = draw(&text, &Icons::default(), &Other::here());
                drawn = Some((text, drawing));
                body
            }
            ("said", Some((_, drawing))) => match &drawing.picture {
                Some(picture) => said(&picture.outline),
                None => "(no picture)\n".to_owned(),
            },
            ("expect", Some((text, drawing))) => expected(text, &drawing.problems),
            _ => body,
        });
        out.push_str(closing);
        out.push('\n');
    }
    out
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
