//! A sequence as data: its participants, and what happens in order.

use super::model::{Arrow, Event, Frame, Group, Head, Operator, Sequence, Side};
use super::steps::steps;
use crate::diagram::outline::{Outline, Place, PlaceSort, Step, StepSort};

/// What the diagram says, for those who read or hear it.
pub fn said(sequence: &Sequence) -> Outline {
    let boxes = sequence.boxes.iter().enumerate().map(|(at, group)| Place {
        id: Group::id(at),
        label: group.label.as_ref().map(|label| label.to_line()).unwrap_or_default(),
        sort: PlaceSort::Group,
        group: None,
        icon: None,
    });
    let participants = sequence.participants.iter().map(|participant| Place {
        id: participant.id.clone(),
        label: participant.label.to_line(),
        sort: PlaceSort::Node,
        group: participant.group.map(Group::id),
        icon: None,
    });
    let mut open = Vec::new();
    let steps = sequence.events.iter().zip(steps(sequence));
    let steps = steps.filter_map(|(event, number)| step(sequence, event, number, &mut open));
    Outline {
        places: boxes.chain(participants).collect(),
        steps: steps.collect(),
        order: Vec::new(),
    }
}

fn step<'s>(
    sequence: &'s Sequence,
    event: &'s Event,
    number: u32,
    open: &mut Vec<&'s Frame>,
) -> Option<Step> {
    let id = |who: usize| sequence.participants[who].id.clone();
    let (sort, places, text) = match event {
        Event::Message(message) => {
            (message.arrow.sort(), vec![id(message.from), id(message.to)], message.label.to_line())
        }
        Event::Note(note) => {
            let places = match note.side {
                Side::LeftOf(who) | Side::RightOf(who) => vec![who],
                Side::Over(a, b) if a == b => vec![a],
                Side::Over(a, b) => vec![a, b],
            };
            (StepSort::Note, places.into_iter().map(id).collect(), note.label.to_line())
        }
        Event::Open(frame) => {
            open.push(frame);
            let Frame::Titled { operator, condition } = frame else { return None };
            (StepSort::Open, Vec::new(), under(operator.name(), &condition.to_line()))
        }
        Event::Divide(condition) => {
            let name = match open.last() {
                Some(Frame::Titled { operator, .. }) => operator.next_name(),
                _ => "",
            };
            (StepSort::Branch, Vec::new(), under(name, &condition.to_line()))
        }
        Event::Close => {
            let Frame::Titled { .. } = open.pop()? else { return None };
            (StepSort::Close, Vec::new(), String::new())
        }
        Event::Activate(_) | Event::Deactivate(_) => return None,
    };
    let badge = match event {
        Event::Message(message) => message.number.clone(),
        _ => None,
    };
    Some(Step { number, badge, sort, places, text })
}

fn under(name: &str, condition: &str) -> String {
    if condition.is_empty() { name.to_owned() } else { format!("{name} [{condition}]") }
}

impl Group {
    /// A name for the box at this place among the boxes.
    pub fn id(at: usize) -> String {
        format!("box-{}", at + 1)
    }
}

impl Arrow {
    fn sort(self) -> StepSort {
        match (self.start, self.end) {
            (Head::Plain, Head::Plain) => StepSort::Plain,
            (Head::Plain, _) | (_, Head::Plain) => StepSort::Forward,
            _ => StepSort::Both,
        }
    }
}

impl Operator {
    /// The word that stands in the frame's corner.
    pub fn name(self) -> &'static str {
        match self {
            Self::Loop => "loop",
            Self::Opt => "opt",
            Self::Alt => "alt",
            Self::Par => "par",
            Self::Critical => "critical",
            Self::Break => "break",
        }
    }

    /// The word that begins a further part.
    fn next_name(self) -> &'static str {
        match self {
            Self::Par => "and",
            Self::Critical => "option",
            _ => "else",
        }
    }
}
