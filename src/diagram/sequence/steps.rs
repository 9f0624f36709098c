//! When everything appears: messages and notes one after the other, the rest with what it goes with.

use super::model::{Event, Sequence};

/// One for each event: its step, from one; zero when nothing is said. A frame goes with the next
/// message or note, or with the one before it when none follows in its part of the frame.
pub fn steps(sequence: &Sequence) -> Vec<u32> {
    let mut steps = vec![0; sequence.events.len()];
    let mut step = 0;
    for (at, event) in sequence.events.iter().enumerate() {
        step += u32::from(matches!(event, Event::Message(_) | Event::Note(_)));
        steps[at] = step;
    }
    let mut next = None;
    for (at, event) in sequence.events.iter().enumerate().rev() {
        match event {
            Event::Message(_) | Event::Note(_) => next = Some(steps[at]),
            Event::Open(_) => steps[at] = next.unwrap_or(steps[at]),
            Event::Divide(_) => steps[at] = next.take().unwrap_or(steps[at]),
            Event::Close => next = None,
            Event::Activate(_) | Event::Deactivate(_) => {}
        }
    }
    if step > 0 {
        // What stands before the first step and goes with none is there from the first one on.
        steps.iter_mut().for_each(|step| *step = (*step).max(1));
    }
    steps
}
