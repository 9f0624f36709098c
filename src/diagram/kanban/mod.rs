//! Kanban boards: columns of cards.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod properties;

use super::Sketch;
use super::label;
use super::outline::{Outline, Place, PlaceSort};
use super::source::Source;
use model::{Board, Card};

/// Draws a board.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (board, problems) = parse::parse(source);
    Sketch { scene: Some(layout::scene(&board)), outline: outline(&board), problems }
}

/// Columns with their cards; what more is known of a card stands behind its text.
fn outline(board: &Board) -> Outline {
    let mut places = Vec::new();
    for column in &board.columns {
        places.push(Place {
            id: column.id.clone(),
            label: column.title.plain(),
            sort: PlaceSort::Group,
            group: None,
            icon: None,
        });
        places.extend(column.cards.iter().map(|card| Place {
            id: card.id.clone(),
            label: said(card),
            sort: PlaceSort::Node,
            group: Some(column.id.clone()),
            icon: None,
        }));
    }
    Outline { places, ..Outline::default() }
}

fn said(card: &Card) -> String {
    let text = card.text.plain();
    let priority = card.priority.map(|priority| priority.name().to_owned());
    let facts = card.ticket.iter().chain(&card.assigned).map(|fact| label::plain(fact));
    let facts: Vec<String> = facts.chain(priority).collect();
    if facts.is_empty() { text } else { format!("{text} ({})", facts.join(", ")) }
}
