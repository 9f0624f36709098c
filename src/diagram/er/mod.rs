//! Entity-relationship diagrams: `erDiagram`.

mod draw;
mod model;
mod parse;
#[cfg(test)]
mod properties;
mod table;
mod token;

use super::Sketch;
use super::label;
use super::outline::{Outline, Place, PlaceSort, Step, StepSort};
use super::source::Source;
use crate::diagnostic::Severity;
use model::Model;

/// Draws it.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (model, problems) = parse::parse(source);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Sketch { problems, ..Sketch::default() };
    }
    Sketch { scene: Some(draw::scene(&model)), outline: outline(&model), problems }
}

/// What it says.
fn outline(model: &Model) -> Outline {
    let group = |index: Option<usize>| index.map(|index| model.groups[index].id.clone());
    let place = |id: &str, text: &str, sort: PlaceSort, parent: Option<usize>| Place {
        id: id.to_owned(),
        label: label::plain(text),
        sort,
        group: group(parent),
        icon: None,
    };
    let groups =
        model.groups.iter().map(|it| place(&it.id, &it.label, PlaceSort::Group, it.parent));
    let tables =
        model.entities.iter().map(|it| place(&it.id, &it.label, PlaceSort::Node, it.group));
    let steps = model.relations.iter().enumerate().map(|(index, it)| Step {
        number: u32::try_from(index + 1).unwrap_or(0),
        badge: None,
        sort: StepSort::Plain,
        places: [it.from, it.to].map(|entity| model.entities[entity].id.clone()).to_vec(),
        text: label::plain(&it.label),
    });
    Outline { places: groups.chain(tables).collect(), steps: steps.collect(), order: Vec::new() }
}
