//! From where to where frames reach.

use super::model::{Event, Operator, Sequence, Who};
use crate::diagram::text::{Font, Weight, width};

/// The participants that a frame goes around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The leftmost one.
    pub first: Who,
    /// The rightmost one.
    pub last: Who,
    /// How many frames lie in each other inside of it.
    pub inside: u32,
}

/// One for each event that opens a frame, `None` for the others and when nobody takes part. A frame
/// in which nothing happens goes around everybody.
pub fn spans(sequence: &Sequence) -> Vec<Option<Span>> {
    let mut spans = vec![None; sequence.events.len()];
    let mut open: Vec<(usize, Option<Span>)> = Vec::new();
    let everybody = sequence.participants.len().checked_sub(1);
    for (at, event) in sequence.events.iter().enumerate() {
        let touched = match event {
            Event::Message(message) => {
                Some((message.from.min(message.to), message.from.max(message.to), 0))
            }
            Event::Note(note) => {
                let (first, last) = note.side.ends();
                Some((first, last, 0))
            }
            Event::Activate(who) => Some((*who, *who, 0)),
            Event::Open(_) => {
                open.push((at, None));
                None
            }
            Event::Close => open.pop().and_then(|(at, span)| {
                let whole = everybody.map(|last| Span { first: 0, last, inside: 0 });
                spans[at] = span.or(whole);
                spans[at].map(|span| (span.first, span.last, span.inside + 1))
            }),
            Event::Deactivate(_) | Event::Divide(_) => None,
        };
        if let (Some((first, last, inside)), Some((_, span))) = (touched, open.last_mut()) {
            let old = span.unwrap_or(Span { first, last, inside });
            *span = Some(Span {
                first: first.min(old.first),
                last: last.max(old.last),
                inside: inside.max(old.inside),
            });
        }
    }
    spans
}

/// How far a frame reaches beyond its outermost lifelines when so many frames lie in each other
/// inside of it.
pub fn reach(inside: u32) -> f64 {
    24.0 + 10.0 * f64::from(inside.min(12))
}

/// The word in the corner of a frame.
pub const TITLE_FONT: Font = Font { size: 13.0, weight: Weight::Bold };

/// How wide the corner is that names a frame.
pub fn title_width(operator: Operator) -> f64 {
    width(operator.name(), TITLE_FONT) + 22.0
}
