//! How deep participants are busy at every event, and where that puts the ends of messages.

use super::model::{Event, Sequence, Side, Who};

/// Width of the bar on a lifeline.
pub const BAR: f64 = 10.0;
/// How far a bar stands right of the one that it lies on.
pub const SHIFT: f64 = 5.0;
/// Bars that lie on more than this many others are not shifted further.
const DEEPEST: u32 = 6;

/// How many bars lie on the lifelines that an event touches: on its first and its second one.
pub type Depths = [u32; 2];

/// One for each event: of a message at its sender and receiver, of a note at its outermost
/// participants, of a bar that begins or ends how many lie below it. A bar that a message starts is
/// there already at the message's end.
pub fn depths(sequence: &Sequence) -> Vec<Depths> {
    let mut depth: Vec<u32> = vec![0; sequence.participants.len()];
    let events = &sequence.events;
    let mut depths = Vec::with_capacity(events.len());
    for (at, event) in events.iter().enumerate() {
        depths.push(match event {
            Event::Message(message) => {
                let started = events[at + 1..]
                    .iter()
                    .take_while(|event| matches!(event, Event::Activate(_) | Event::Deactivate(_)))
                    .filter(|event| **event == Event::Activate(message.to))
                    .count();
                [depth[message.from], depth[message.to] + started as u32]
            }
            Event::Note(note) => {
                let (first, last) = note.side.ends();
                [depth[first], depth[last]]
            }
            Event::Activate(who) => {
                depth[*who] += 1;
                [depth[*who] - 1; 2]
            }
            Event::Deactivate(who) => {
                depth[*who] = depth[*who].saturating_sub(1);
                [depth[*who]; 2]
            }
            Event::Open(_) | Event::Divide(_) | Event::Close => [0; 2],
        });
    }
    depths
}

impl Side {
    /// The outermost participants, in the order in which they stand.
    pub fn ends(self) -> (Who, Who) {
        match self {
            Self::LeftOf(who) | Self::RightOf(who) => (who, who),
            Self::Over(a, b) => (a.min(b), a.max(b)),
        }
    }
}

/// How far the bars reach left of a lifeline that carries `depth` of them.
pub fn reach_left(depth: u32) -> f64 {
    if depth == 0 { 0.0 } else { BAR / 2.0 }
}

/// How far the bars reach right of a lifeline that carries `depth` of them.
pub fn reach_right(depth: u32) -> f64 {
    match depth.checked_sub(1) {
        None => 0.0,
        Some(below) => BAR / 2.0 + shift(below),
    }
}

/// How far a bar that lies on `below` others stands right of the lifeline.
pub fn shift(below: u32) -> f64 {
    f64::from(below.min(DEEPEST)) * SHIFT
}
