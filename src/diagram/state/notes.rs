//! Notes: how much room they take beside their states, and where they stand there.

use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::layered::{self, Beside, Size};
use crate::diagram::scene::{Line, Outline, Role, Shape, Stroke};
use crate::diagram::text::{Block, Font};

use super::model::{End, Machine, Side};

/// Texts of notes are broken at this width.
const LIMIT: f64 = 190.0;
/// Left and right of a text.
const SIDE: f64 = 10.0;
/// Above and below a text.
const EDGE: f64 = 8.0;
/// Between two notes at the same side.
const GAP: f64 = 10.0;

/// The notes of a diagram, measured.
pub struct Notes {
    blocks: Vec<Block>,
}

impl Notes {
    /// Measures them.
    pub fn new(machine: &Machine) -> Self {
        let block = |label: &super::model::Label| Block::wrapped(label.clone(), Font::BODY, LIMIT);
        Self { blocks: machine.notes.iter().map(|note| block(&note.label)).collect() }
    }

    /// What stands beside a state in a diagram, or a part of it, of this direction.
    pub fn beside(&self, machine: &Machine, at: End) -> Beside {
        Beside {
            near: self.stack(machine, at, Side::Left),
            far: self.stack(machine, at, Side::Right),
        }
    }

    fn of<'n>(
        &'n self,
        machine: &'n Machine,
        at: End,
        side: Side,
    ) -> impl Iterator<Item = (usize, Size)> + 'n {
        let here = machine.notes.iter().enumerate();
        here.filter(move |(_, note)| note.at == at && note.side == side)
            .map(|(index, _)| (index, self.size(index)))
    }

    fn size(&self, note: usize) -> Size {
        let block = &self.blocks[note];
        Size::new(even(block.width + 2.0 * SIDE), even(block.height + 2.0 * EDGE))
    }

    /// The size of all notes of a side above one another.
    fn stack(&self, machine: &Machine, at: End, side: Side) -> Size {
        let mut stack = Size::default();
        for (_, size) in self.of(machine, at, side) {
            stack.height += size.height + if stack.height > 0.0 { GAP } else { 0.0 };
            stack.width = stack.width.max(size.width);
        }
        stack
    }

    /// The notes of a state at their places, each with the line that ties it to the state. `areas`
    /// are the places beside it, near and far.
    pub fn placed(
        &self,
        machine: &Machine,
        at: End,
        body: Area,
        areas: [Area; 2],
        id: &str,
    ) -> Vec<(Line, Shape)> {
        let loops = machine.transitions.iter().filter(|it| it.from == at && it.to == at).count();
        let mut placed = Vec::new();
        for (side, area) in [Side::Left, Side::Right].into_iter().zip(areas) {
            let mut top = area.y;
            for (index, size) in self.of(machine, at, side) {
                let left = match area.x >= body.right() {
                    true => area.x,
                    false if area.right() <= body.x => area.right() - size.width,
                    false => area.x + ((area.width - size.width) / 2.0).floor(),
                };
                let area = Area::new(left, top, size.width, size.height);
                top = area.bottom() + GAP;
                let loops = if side == Side::Right { loops } else { 0 };
                let points = tie(area, body, loops);
                let line = Line::new(Role::Divider, Path::through(&points));
                let text = self.blocks[index].clone().centred(area.centre());
                let shape = Shape::new(Role::Note, area, Outline::Rect(3.0));
                let shape = Shape { group: Some(id.to_owned()), ..shape };
                placed.push((Line { stroke: Stroke::Dashed, ..line }, shape.text(text)));
            }
        }
        placed
    }
}

/// Where on a side of this length a note is tied: in its middle, or behind the loops that are there.
fn tied_at(length: f64, loops: usize) -> f64 {
    if loops == 0 {
        return length / 2.0;
    }
    let slot = length / loops as f64;
    let behind = length - slot / 2.0 + layered::loop_reach(slot);
    behind + ((length - behind) / 2.0).min(8.0)
}

/// The way from a note to the state it stands beside.
fn tie(note: Area, body: Area, loops: usize) -> Vec<Point> {
    let from = note.centre();
    let is_level = note.x >= body.right() || note.right() <= body.x;
    let mut points = if is_level {
        let is_right = note.x >= body.right();
        let (start, end) = if is_right { (note.x, body.right()) } else { (note.right(), body.x) };
        let low = note.y.max(body.y) + 2.0;
        let high = note.bottom().min(body.bottom()) - 2.0;
        let at = body.y + tied_at(body.height, loops);
        let from = if low <= at && at <= high { at } else { from.y };
        let middle = (start + end) / 2.0;
        vec![
            Point::new(start, from),
            Point::new(middle, from),
            Point::new(middle, at),
            Point::new(end, at),
        ]
    } else {
        let is_below = note.y >= body.bottom();
        let (start, end) = if is_below { (note.y, body.bottom()) } else { (note.bottom(), body.y) };
        let at = body.x + tied_at(body.width, loops);
        let low = note.x.max(body.x) + 2.0;
        let high = note.right().min(body.right()) - 2.0;
        let from = if low <= at && at <= high { at } else { from.x };
        let middle = (start + end) / 2.0;
        vec![
            Point::new(from, start),
            Point::new(from, middle),
            Point::new(at, middle),
            Point::new(at, end),
        ]
    };
    points.dedup();
    if points.len() == 4 && points[0].x == points[3].x || points[0].y == points[points.len() - 1].y
    {
        points = vec![points[0], points[points.len() - 1]];
    }
    points
}

fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
