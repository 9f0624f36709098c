//! Histories of branches: `gitGraph`.

mod draw;
mod model;
mod parse;
#[cfg(test)]
mod properties;

use super::Sketch;
use super::label;
use super::outline::{Outline, Place, PlaceSort, Step, StepSort};
use super::source::Source;
use crate::diagnostic::Severity;
use model::History;

/// Draws it.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (history, problems) = parse::parse(source);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Sketch { problems, ..Sketch::default() };
    }
    Sketch { scene: Some(draw::scene(&history)), outline: outline(&history), problems }
}

/// What it says: its branches, and the ids and tags of its commits in their order.
fn outline(history: &History) -> Outline {
    let places = history.branches.iter().map(|branch| Place {
        id: branch.name.clone(),
        label: label::plain(&branch.name),
        sort: PlaceSort::Node,
        group: None,
        icon: None,
    });
    let steps = history.commits.iter().map(|commit| {
        let words = commit.id.iter().chain(&commit.tags).map(|text| label::plain(text));
        Step {
            number: 0,
            badge: None,
            sort: StepSort::Note,
            places: vec![history.branches[commit.branch].name.clone()],
            text: words.collect::<Vec<_>>().join(" "),
        }
    });
    Outline { places: places.collect(), steps: steps.collect(), order: Vec::new() }
}
