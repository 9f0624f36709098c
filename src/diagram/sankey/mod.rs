//! Sankey diagrams.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod tests;

use super::Sketch;
use super::outline::{Outline, Place, PlaceSort, Step, StepSort};
use super::source::Source;
use model::Sankey;

/// Draws a Sankey diagram.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (sankey, problems) = parse::parse(source);
    let scene = problems.is_empty().then(|| layout::scene(&sankey));
    Sketch { scene, outline: outline(&sankey), problems }
}

fn outline(sankey: &Sankey) -> Outline {
    let places = sankey.places.iter().map(|name| Place {
        id: name.clone(),
        label: name.clone(),
        sort: PlaceSort::Node,
        group: None,
        icon: None,
    });
    let steps = sankey.flows.iter().map(|flow| Step {
        number: 0,
        badge: None,
        sort: StepSort::Forward,
        places: vec![sankey.places[flow.from].clone(), sankey.places[flow.to].clone()],
        text: flow.amount.to_string(),
    });
    Outline { places: places.collect(), steps: steps.collect(), order: Vec::new() }
}
