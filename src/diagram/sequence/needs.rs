//! The room that texts ask for between lifelines.

use super::across::{LOOP, NOTE_GAP, NOTE_PADDING, NOTE_REACH, NUMBER, TEXT, TEXT_PADDING};
use super::busy::{Depths, reach_left, reach_right};
use super::columns::Need;
use super::fit::Wish;
use super::model::{Effect, Event, Message, Note, Sequence, Side, Who};

use super::{frames, head};
use crate::diagram::text::Font;

/// The needs of all messages, notes, frames and boxes. `depths` is one for each event.
pub fn needs(sequence: &Sequence, depths: &[Depths]) -> Vec<Need> {
    let mut needs = Vec::new();
    for (event, depths) in sequence.events.iter().zip(depths) {
        match event {
            Event::Message(message) => needs.push(of_message(sequence, message, *depths)),
            Event::Note(note) => needs.extend(of_note(sequence, note, *depths)),
            _ => {}
        }
    }
    for span in frames::spans(sequence).into_iter().flatten() {
        let side = frames::reach(span.inside) + 8.0;
        needs.push(Need::left_of(span.first, Wish::default(), side));
        needs.push(Need::right_of(span.last, Wish::default(), side));
    }
    for (group, ends) in sequence.boxes.iter().zip(sequence.box_ends()) {
        let (Some(label), Some((first, last))) = (&group.label, ends) else { continue };
        let wish = Wish::of(label, Font::STRONG);
        if first == last {
            needs.extend(Need::around(first, wish, 0.0));
        } else {
            needs.push(Need::between(first, last, wish, -60.0));
        }
    }
    needs
}

fn of_message(sequence: &Sequence, message: &Message, depths: Depths) -> Need {
    let wish = Wish::of(&message.label, TEXT);
    let number = if message.number.is_some() { NUMBER } else { 0.0 };
    let (from, to) = (message.from, message.to);
    if from == to {
        let wish = Wish { natural: wish.natural.max(LOOP), word: wish.word.max(LOOP) };
        return Need::right_of(
            from,
            wish,
            reach_right(depths[0].max(depths[1])) + number + 2.0 * TEXT_PADDING,
        );
    }
    let (left, right) = if from < to { (depths[0], depths[1]) } else { (depths[1], depths[0]) };
    let created = match message.effect {
        Some(Effect::Creates) => head::usual_width(&sequence.participants[to]) / 2.0,
        _ => 0.0,
    };
    Need::between(
        from,
        to,
        wish,
        reach_right(left) + reach_left(right) + created + number + 2.0 * TEXT_PADDING,
    )
}

fn of_note(sequence: &Sequence, note: &Note, depths: Depths) -> Vec<Need> {
    let wish = Wish::of(&note.label, TEXT);
    let besides = 2.0 * NOTE_PADDING + 2.0 * NOTE_GAP;
    match note.side {
        Side::LeftOf(who) => {
            let border = who.checked_sub(1).map_or(0.0, |left| border(sequence, left, who));
            vec![Need::left_of(who, wish, besides + reach_left(depths[0]) + border)]
        }
        Side::RightOf(who) => {
            let border = border(sequence, who + 1, who);
            vec![Need::right_of(who, wish, besides + reach_right(depths[0]) + border)]
        }
        Side::Over(a, b) if a == b => Need::around(a, wish, besides).to_vec(),
        Side::Over(a, b) => {
            vec![Need::between(a, b, wish, 2.0 * NOTE_PADDING - 2.0 * NOTE_REACH)]
        }
    }
}

/// What a neighbour takes on this side when it stands in a box that `who` does not stand in.
fn border(sequence: &Sequence, neighbour: Who, who: Who) -> f64 {
    let group = |who: Who| sequence.participants.get(who).and_then(|who| who.group);
    if group(neighbour).is_none() || group(neighbour) == group(who) {
        return 0.0;
    }
    head::usual_width(&sequence.participants[neighbour]) / 2.0
}
