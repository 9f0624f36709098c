//! What events take from left to right, once the columns stand.

use super::busy::{BAR, Depths, reach_left, reach_right};
use super::columns::Columns;
use super::fit::{Wish, fitted};
use super::frames::{self, Span};
use super::head::Head;
use super::label::Label;
use super::model::{Effect, Event, Frame, Message, Note, Sequence, Side};
use crate::diagram::text::{Block, Font};

/// Left and right of a message's text.
pub const TEXT_PADDING: f64 = 8.0;
/// Between a lifeline and the text of a message to its own sender.
pub const OWN_TEXT: f64 = 6.0;
/// Left and right of a note's text.
pub const NOTE_PADDING: f64 = 9.0;
/// Between a note and the lifeline beside it.
pub const NOTE_GAP: f64 = 10.0;
/// How far a note over several lifelines reaches beyond the outer ones.
pub const NOTE_REACH: f64 = 22.0;
/// How far the loop of a message to its own sender stands out.
pub const LOOP: f64 = 30.0;
/// The least width of the badge of a number; half of it stands on either side of its lifeline.
pub const NUMBER: f64 = 22.0;
/// Text of messages, notes and conditions.
pub const TEXT: Font = Font::LABEL;

/// What an event takes from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Across {
    /// The left end.
    pub left: f64,
    /// The right end.
    pub right: f64,
    /// The text, of notes and messages to their own sender; of others it depends on their height.
    pub block: Option<Block>,
}

/// One for each event; nothing for those that take no room of their own.
pub fn across(
    sequence: &Sequence,
    columns: &Columns,
    heads: &[Head],
    depths: &[Depths],
    spans: &[Option<Span>],
) -> Vec<Option<Across>> {
    let mut all: Vec<Option<Across>> = Vec::with_capacity(sequence.events.len());
    let mut open: Vec<Inside> = Vec::new();
    for (at, event) in sequence.events.iter().enumerate() {
        let (taken, margin) = match event {
            Event::Message(message) if message.from == message.to => {
                (Some(of_own_message(message, columns, depths[at])), 8.0)
            }
            Event::Message(message) => (Some(of_message(message, columns, heads)), 0.0),
            Event::Note(note) => (Some(of_note(note, columns, depths[at])), 10.0),
            Event::Open(frame) => {
                let word = match frame {
                    Frame::Titled { condition, .. } => widest_word(condition, columns),
                    Frame::Ground(_) => 0.0,
                };
                open.push(Inside { at, ends: None, word });
                (None, 0.0)
            }
            Event::Divide(condition) => {
                if let Some(inside) = open.last_mut() {
                    inside.word = inside.word.max(widest_word(condition, columns));
                }
                (None, 0.0)
            }
            Event::Close => {
                let closed = open.pop().and_then(|Inside { at, ends, word }| {
                    let span = spans[at]?;
                    let (least, most) = (columns.x[span.first], columns.x[span.last]);
                    let reach = frames::reach(0);
                    let (left, right) = ends.unwrap_or((least, most));
                    let (left, right) = (left.min(least - reach), right.max(most + reach));
                    let right = match &sequence.events[at] {
                        Event::Open(Frame::Titled { operator, .. }) => {
                            right.max(left + frames::title_width(*operator) + OWN_TEXT)
                        }
                        _ => right,
                    };
                    // Beside a single lifeline with its bars there must be room for the conditions.
                    let right = match span.first == span.last && word > 0.0 {
                        true => right.max(most + BAR + word + 2.0 * OWN_TEXT + TEXT_PADDING),
                        false => right,
                    };
                    all[at] = Some(Across { left, right, block: None });
                    // Beyond many frames in each other their borders fall on one line.
                    let margin = frames::reach(span.inside + 1) - frames::reach(span.inside);
                    Some((left - margin, right + margin))
                });
                widen(&mut open, closed);
                all.push(None);
                continue;
            }
            _ => (None, 0.0),
        };
        widen(&mut open, taken.as_ref().map(|taken| (taken.left - margin, taken.right + margin)));
        all.push(taken);
    }
    all
}

/// What is known of a frame whose end has not come yet.
struct Inside {
    /// Which event opened it.
    at: usize,
    /// From where to where that goes what is in it.
    ends: Option<(f64, f64)>,
    /// The widest word of its conditions.
    word: f64,
}

fn widest_word(condition: &Label, columns: &Columns) -> f64 {
    Wish::of(condition, TEXT).word.min(columns.measure.word)
}

fn widen(open: &mut [Inside], taken: Option<(f64, f64)>) {
    if let (Some((left, right)), Some(inside)) = (taken, open.last_mut()) {
        let old = inside.ends.unwrap_or((left, right));
        inside.ends = Some((left.min(old.0), right.max(old.1)));
    }
}

fn of_own_message(message: &Message, columns: &Columns, depths: Depths) -> Across {
    let who = message.from;
    let left = columns.x[who] + reach_right(depths[0]).max(reach_right(depths[1]));
    let badge = if message.number.is_some() { NUMBER / 2.0 } else { 0.0 };
    let text = left + badge + OWN_TEXT;
    let limit = columns.x[who] + columns.room_right(who) - text - TEXT_PADDING;
    let block = fitted(&message.label, TEXT, limit);
    let right = (text + block.width).max(left + LOOP);
    Across { left: columns.x[who], right, block: Some(block) }
}

fn of_message(message: &Message, columns: &Columns, heads: &[Head]) -> Across {
    let (from, to) = (columns.x[message.from], columns.x[message.to]);
    let half = match message.effect {
        Some(Effect::Creates) => heads[message.to].width / 2.0 + 8.0,
        _ => 0.0,
    };
    Across { left: from.min(to - half), right: from.max(to + half), block: None }
}

fn of_note(note: &Note, columns: &Columns, depths: Depths) -> Across {
    let x = |who: usize| columns.x[who];
    let pads = 2.0 * NOTE_PADDING;
    let block = |limit: f64| fitted(&note.label, TEXT, limit - pads);
    let (left, width, block) = match note.side {
        Side::LeftOf(who) => {
            let gap = NOTE_GAP + reach_left(depths[0]);
            let block = block(columns.room_left(who) - gap - NOTE_GAP);
            let width = block.width + pads;
            (x(who) - gap - width, width, block)
        }
        Side::RightOf(who) => {
            let gap = NOTE_GAP + reach_right(depths[0]);
            let block = block(columns.room_right(who) - gap - NOTE_GAP);
            (x(who) + gap, block.width + pads, block)
        }
        Side::Over(a, b) if a == b => {
            let side = columns.room_left(a).min(columns.room_right(a)) - NOTE_GAP;
            let block = block(2.0 * side);
            let width = (block.width + pads).max(2.0 * NOTE_REACH);
            (x(a) - width / 2.0, width, block)
        }
        Side::Over(a, b) => {
            let (first, last) = (x(a.min(b)), x(a.max(b)));
            let least = last - first + 2.0 * NOTE_REACH;
            let block = block(least);
            let width = (block.width + pads).max(least);
            ((first + last - width) / 2.0, width, block)
        }
    };
    Across { left, right: left + width, block: Some(block) }
}
