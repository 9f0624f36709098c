//! User journeys: what people do, and how they feel about it.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod properties;

use super::Sketch;
use super::label;
use super::outline::{Outline, Place, PlaceSort};
use super::source::Source;
use model::{Journey, Task};

/// Draws a user journey.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (journey, problems) = parse::parse(source);
    Sketch { scene: Some(layout::scene(&journey)), outline: outline(&journey), problems }
}

/// Sections with their tasks; the score and the actors of a task stand behind its name.
fn outline(journey: &Journey) -> Outline {
    let mut places = Vec::new();
    let place = |name: &str, label: String, sort: PlaceSort, group: Option<&String>| Place {
        id: name.to_owned(),
        label,
        sort,
        group: group.cloned(),
        icon: None,
    };
    for section in &journey.sections {
        let name = section.name.as_ref();
        places.extend(name.map(|name| place(name, label::plain(name), PlaceSort::Group, None)));
        let tasks = section.tasks.iter();
        places.extend(tasks.map(|task| place(&task.name, said(task), PlaceSort::Node, name)));
    }
    Outline { places, ..Outline::default() }
}

fn said(task: &Task) -> String {
    let score = task.score.map(|score| score.to_string());
    let words = score.iter().chain(&task.actors).map(|word| label::plain(word));
    let words: Vec<String> = words.collect();
    match words.is_empty() {
        true => label::plain(&task.name),
        false => format!("{} ({})", label::plain(&task.name), words.join(", ")),
    }
}
