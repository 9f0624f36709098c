//! The picture of a sequence: columns first, then rows, then what stands behind and around them.

use super::across::across;
use super::busy::{Depths, depths, shift};
use super::columns::{Columns, columns};
use super::fit::fitted;
use super::head::{self, Head};
use super::model::{Effect, Event, Group, Sequence, Who};
use super::needs::needs;
use super::row::{Plan, Rows, ground, rows};
use super::{frames, steps};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::paint::Colour;
use crate::diagram::scene::{FreeText, Item, Line, Role, Scene};
use crate::diagram::text::{Font, Text};

/// Around the whole picture.
const MARGIN: f64 = 8.0;
/// Between heads and the border of their box.
const BOX_PADDING: f64 = 8.0;
/// From this height of all rows on heads are repeated below.
const TALL: f64 = 560.0;
/// The least height of heads.
const HEAD: f64 = 38.0;

/// Whether the heads are repeated below a tall diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feet {
    /// When it is tall.
    WhenTall,
    /// Never: the author wrote `mirrorActors: false`.
    Never,
}

/// Draws a sequence.
pub fn layout(sequence: &Sequence, feet: Feet) -> Scene {
    let depths = depths(sequence);
    let wishes: Vec<_> = sequence.participants.iter().map(head::wish).collect();
    let needs = needs(sequence, &depths);
    let columns = columns(&wishes, &borders(sequence, &depths), &needs);
    let heads: Vec<Head> =
        sequence.participants.iter().map(|who| Head::new(who, columns.measure)).collect();
    let boxes = boxes(sequence, &columns, &heads);
    let titles = boxes.iter().filter_map(|group| Some(group.title.as_ref()?.area().height));
    let above = match titles.fold(0.0, f64::max) {
        _ if boxes.is_empty() => 0.0,
        height => height + BOX_PADDING + 2.0,
    };
    let late = created_later(sequence);
    let everybody = 0..sequence.participants.len();
    let (first, later): (Vec<Who>, Vec<Who>) = everybody.partition(|who| !late[*who]);
    let highest = |whos: &[Who]| whos.iter().map(|who| heads[*who].height).fold(HEAD, f64::max);
    let height = highest(&first);
    let plan = Plan {
        sequence,
        columns: &columns,
        heads: &heads,
        depths: &depths,
        across: &across(sequence, &columns, &heads, &depths, &frames::spans(sequence)),
        steps: &steps::steps(sequence),
    };
    let rows = rows(&plan, above + height);
    let head = |who: Who, top: f64, height: f64| {
        let width = heads[who].width;
        let area = Area::new(columns.x[who] - width / 2.0, top, width, height);
        heads[who].items(&sequence.participants[who], area, None)
    };
    let bottom = rows.bottom;
    let mut left_over = [first.as_slice(), later.as_slice()].concat();
    left_over.retain(|who| rows.ends[*who].is_none());
    let has_feet = feet == Feet::WhenTall && bottom - above >= TALL;
    let foot = if has_feet { highest(&left_over) } else { 0.0 };
    let end = bottom + foot;

    let mut scene = Scene::new(Kind::Sequence);
    scene.heading = sequence.title.as_ref().map(|title| title.to_line());
    scene.name.clone_from(&sequence.name);
    scene.description.clone_from(&sequence.description);
    for group in &boxes {
        let tall =
            Area { y: above - BOX_PADDING, height: end - above + 2.0 * BOX_PADDING, ..group.area };
        scene.push(ground(tall, group.color).id(group.id.clone()));
    }
    scene.items.extend(rows.grounds.iter().cloned());
    scene.items.extend(lifelines(sequence, &columns, &rows));
    scene.items.extend(rows.frames);
    scene.items.extend(rows.bars);
    scene.items.extend(rows.front);
    scene.items.extend(first.iter().flat_map(|who| head(*who, above, height)));
    if has_feet {
        scene.items.extend(left_over.iter().flat_map(|who| head(*who, bottom, foot)));
    }
    for title in boxes.into_iter().filter_map(|group| group.title) {
        scene.push(FreeText::new(Role::Caption, title));
    }
    scene.fitted(MARGIN)
}

/// A box around participants, with everything but its height.
struct Drawn {
    id: String,
    area: Area,
    color: Option<Colour>,
    title: Option<Text>,
}

fn boxes(sequence: &Sequence, columns: &Columns, heads: &[Head]) -> Vec<Drawn> {
    let ends = sequence.box_ends();
    let boxes = sequence.boxes.iter().enumerate().zip(ends);
    let drawn = boxes.filter_map(|((at, group), ends)| {
        let (first, last) = ends?;
        let left = columns.x[first] - heads[first].width / 2.0 - BOX_PADDING;
        let right = columns.x[last] + heads[last].width / 2.0 + BOX_PADDING;
        let area = Area::new(left, 0.0, right - left, 0.0);
        let title = group.label.as_ref().map(|label| {
            let block = fitted(label, Font::STRONG, area.width);
            let height = block.height;
            block.centred(Point::new(area.centre().x, -height / 2.0))
        });
        Some(Drawn { id: Group::id(at), area, color: group.color, title })
    });
    let mut drawn: Vec<Drawn> = drawn.collect();
    // Titles of more and of fewer lines end at the same height, right above the ground.
    let height = drawn.iter().filter_map(|group| Some(group.title.as_ref()?.area().height));
    let height = height.fold(0.0, f64::max);
    for title in drawn.iter_mut().filter_map(|group| group.title.as_mut()) {
        title.at.y += height;
    }
    drawn
}

/// What the borders of boxes and bars that lie on others take between lifelines: one for each gap,
/// that at the left border of the picture first.
fn borders(sequence: &Sequence, depths: &[Depths]) -> Vec<f64> {
    let mut borders = vec![0.0; sequence.participants.len() + 1];
    for (first, last) in sequence.box_ends().into_iter().flatten() {
        borders[first] += BOX_PADDING;
        borders[last + 1] += BOX_PADDING;
    }
    let mut shifts = vec![0.0_f64; sequence.participants.len()];
    for (event, [below, _]) in sequence.events.iter().zip(depths) {
        if let Event::Activate(who) = event {
            shifts[*who] = shifts[*who].max(shift(*below));
        }
    }
    borders[1..].iter_mut().zip(shifts).for_each(|(border, shift)| *border += shift);
    borders
}

fn created_later(sequence: &Sequence) -> Vec<bool> {
    let mut late = vec![false; sequence.participants.len()];
    for event in &sequence.events {
        if let Event::Message(message) = event
            && message.effect == Some(Effect::Creates)
        {
            late[message.to] = true;
        }
    }
    late
}

/// The lifelines, each in pieces between the texts that lie across it.
fn lifelines(sequence: &Sequence, columns: &Columns, rows: &Rows) -> Vec<Item> {
    let mut hidden: Vec<Vec<(f64, f64)>> = vec![Vec::new(); columns.x.len()];
    for veil in &rows.veils {
        let first = columns.x.partition_point(|x| *x <= veil.x);
        let crossed = columns.x[first..].iter().take_while(|x| **x < veil.right()).count();
        for hidden in &mut hidden[first..first + crossed] {
            hidden.push((veil.y, veil.bottom()));
        }
    }
    let mut pieces = Vec::new();
    for (who, participant) in sequence.participants.iter().enumerate() {
        let x = columns.x[who];
        let mut top = rows.begins[who];
        let end = rows.ends[who].unwrap_or(rows.bottom);
        for (from, to) in hidden[who].iter().copied().chain([(end, end)]) {
            if from > top {
                let path = Path::through(&[Point::new(x, top), Point::new(x, from.min(end))]);
                let line = Line::new(Role::Lifeline, path);
                pieces.push(Item::Line(Line { id: Some(participant.id.clone()), ..line }));
            }
            top = top.max(to);
        }
    }
    pieces
}

impl Sequence {
    /// The outermost members of every box; nothing for a box without any.
    pub fn box_ends(&self) -> Vec<Option<(Who, Who)>> {
        let mut ends: Vec<Option<(Who, Who)>> = vec![None; self.boxes.len()];
        for (who, participant) in self.participants.iter().enumerate() {
            if let Some(ends) = participant.group.and_then(|group| ends.get_mut(group)) {
                *ends = Some((ends.map_or(who, |(first, _)| first), who));
            }
        }
        ends
    }
}
