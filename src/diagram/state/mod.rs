//! State diagrams: `stateDiagram` and `stateDiagram-v2`.

mod draw;
mod figure;
mod model;
mod notes;
mod parse;
#[cfg(test)]
mod properties;
mod reader;
mod resolve;
mod statement;

use super::Sketch;
use super::outline::{Outline, Place, PlaceSort, Step, StepSort};
use super::source::Source;
use super::text::Run;
use crate::diagnostic::Severity;
use model::{Form, GroupSort, Machine};

/// Draws it.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (statements, mut problems) = parse::parse(source);
    let (machine, more) = resolve::resolve(statements);
    problems.extend(more);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Sketch { problems, ..Sketch::default() };
    }
    Sketch { scene: Some(draw::scene(&machine)), outline: outline(&machine), problems }
}

/// What a state diagram says.
fn outline(machine: &Machine) -> Outline {
    let group = |index: Option<usize>| index.map(|index| machine.groups[index].id.clone());
    let groups = machine.groups.iter().map(|it| Place {
        id: it.id.clone(),
        label: line(&it.title),
        sort: PlaceSort::Group,
        group: group(it.parent),
        icon: None,
    });
    let states = machine.states.iter().map(|it| Place {
        id: it.id.clone(),
        label: match it.form {
            Form::Start => "시작".to_owned(),
            Form::End => "끝".to_owned(),
            _ => [&it.label, &it.details].map(|label| line(label)).join(" ").trim().to_owned(),
        },
        sort: match it.form {
            Form::Fork | Form::Join | Form::Choice => PlaceSort::Junction,
            _ => PlaceSort::Node,
        },
        group: group(it.group),
        icon: None,
    });
    let id = |end| draw::id(machine, end).to_owned();
    let steps = machine.transitions.iter().enumerate().map(|(index, it)| Step {
        number: u32::try_from(index + 1).unwrap_or(0),
        badge: None,
        sort: StepSort::Forward,
        places: vec![id(it.from), id(it.to)],
        text: line(&it.label),
    });
    let notes = machine.notes.iter().map(|it| Step {
        number: 0,
        badge: None,
        sort: StepSort::Note,
        places: vec![id(it.at)],
        text: line(&it.label),
    });
    let named = groups.filter(|place| !place.label.is_empty() || is_region(machine, &place.id));
    Outline {
        places: named.chain(states).collect(),
        steps: steps.chain(notes).collect(),
        order: Vec::new(),
    }
}

fn is_region(machine: &Machine, id: &str) -> bool {
    machine.groups.iter().any(|group| group.id == id && group.sort == GroupSort::Region)
}

fn line(label: &[Vec<Run>]) -> String {
    let lines = label.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect());
    lines.collect::<Vec<String>>().join(" ")
}
