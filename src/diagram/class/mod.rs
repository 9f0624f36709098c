//! Class diagrams: `classDiagram`.

mod compartments;
mod draft;
mod draw;
mod many;
mod member;
mod model;
mod parse;
#[cfg(test)]
mod properties;
mod token;

use super::Sketch;
use super::label;
use super::outline::{Outline, Place, PlaceSort, Step, StepSort};
use super::scene::Head;
use super::source::Source;
use crate::diagnostic::Severity;
use member::generic;
use model::{Class, Model, Relation, Thing};

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
    let space = |index: Option<usize>| index.map(|index| model.spaces[index].id.clone());
    let place = |id: String, label: String, sort: PlaceSort, group: Option<usize>| Place {
        id,
        label,
        sort,
        group: space(group),
        icon: None,
    };
    let spaces = model
        .spaces
        .iter()
        .map(|it| place(it.id.clone(), label::plain(&it.label), PlaceSort::Group, it.parent));
    let classes =
        model.classes.iter().map(|it| place(it.id.clone(), called(it), PlaceSort::Node, it.space));
    let lollipops = model.lollipops.iter().enumerate().map(|(index, it)| {
        let id = model.id(Thing::Lollipop(index));
        place(id, label::plain(&it.label), PlaceSort::Node, it.space)
    });
    let steps = model.relations.iter().enumerate().map(|(index, it)| step(model, index, it));
    let notes = model.notes.iter().map(|note| Step {
        number: 0,
        badge: None,
        sort: StepSort::Note,
        places: note.class.iter().map(|class| model.classes[*class].id.clone()).collect(),
        text: label::plain(&note.text),
    });
    Outline {
        places: spaces.chain(classes).chain(lollipops).collect(),
        steps: steps.chain(notes).collect(),
        order: Vec::new(),
    }
}

/// The name of a class on one line, with the types that it is for.
fn called(class: &Class) -> String {
    let lines = label::emphasised(label::lines(&class.label));
    let lines = lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect());
    let name = lines.collect::<Vec<String>>().join(" ");
    class.generic.as_ref().map_or(name.clone(), |inner| format!("{name}<{}>", generic(inner)))
}

/// A relation, and how many there are at its ends.
fn step(model: &Model, index: usize, relation: &Relation) -> Step {
    let points = |head: Head| matches!(head, Head::Open | Head::Extension);
    let [from, to] = relation.ends().map(|end| model.id(end.at));
    let (sort, places) = match (points(relation.from.head), points(relation.to.head)) {
        (false, false) => (StepSort::Plain, vec![from, to]),
        (false, true) => (StepSort::Forward, vec![from, to]),
        (true, false) => (StepSort::Forward, vec![to, from]),
        (true, true) => (StepSort::Both, vec![from, to]),
    };
    let texts = [&relation.from.many, &relation.label, &relation.to.many];
    let texts: Vec<String> =
        texts.into_iter().filter(|text| !text.is_empty()).map(|text| label::plain(text)).collect();
    let number = u32::try_from(index + 1).unwrap_or(0);
    Step { number, badge: None, sort, places, text: texts.join(" ") }
}
