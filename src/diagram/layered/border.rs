//! A border is put around a sheet, which is turned the way its level runs.

use crate::diagram::geometry::{Area, Point};

use super::block::{Block, Piece};
use super::looped::Loop;
use super::nest::Level;
use super::plan::{Beside, Direction, Member, Plan, Size};
use super::sheet::{Cut, Drawn, Item};

/// Around the members of a group.
pub const PAD: f64 = 16.0;
/// Above the title of a group.
pub const ABOVE_TITLE: f64 = 8.0;
/// Below the title of a group.
const BELOW_TITLE: f64 = 8.0;

/// What lies inside of a border.
pub struct Content {
    /// The sheet.
    pub drawn: Drawn,
    /// For each wire its link, which piece of it, and whether the link runs upwards.
    pub ends: Vec<(usize, i64, bool)>,
    /// Links from items to themselves.
    pub loops: Vec<Loop>,
    /// What stands on the sheet.
    pub items: Vec<Item>,
}

/// Puts the border around what is drawn, and turns it the way it runs.
pub fn framed(
    plan: &Plan,
    level: &Level,
    frame: Option<usize>,
    content: Content,
    inside: Vec<Option<Block>>,
) -> Block {
    let Content { mut drawn, ends, loops, items } = content;
    let upright = level.direction.is_upright();
    let title = frame.map(|frame| plan.frames[frame].title).unwrap_or_default();
    let band = if title.width > 0.0 { ABOVE_TITLE + title.height + BELOW_TITLE } else { PAD };
    let opens_at = |start: bool| level.stubs.iter().any(|stub| stub.at_start == start);
    let (mut near, mut far, mut start, mut end) = (0.0, 0.0, 0.0, 0.0);
    if frame.is_some() {
        (near, far) = (PAD, PAD);
        let on_top = |direction| level.direction == direction;
        let pad = |direction| if on_top(direction) { band } else { PAD };
        start = if opens_at(true) { 0.0 } else { pad(Direction::Down) };
        end = if opens_at(false) { 0.0 } else { pad(Direction::Up) };
        if !upright {
            near = band;
        }
        // The border is never narrower than its title.
        let needed = title.width + 2.0 * PAD;
        if upright {
            let missing = ((needed - drawn.size.breadth - near - far) / 2.0).max(0.0);
            near += missing;
            far += missing;
        } else {
            let missing = (needed - drawn.size.depth - start - end).max(0.0);
            drawn.stretch(missing);
        }
    }
    let total = Cut {
        breadth: (drawn.size.breadth + near + far).ceil(),
        depth: drawn.size.depth + start + end,
    };
    let turn = Turn { direction: level.direction, depth: total.depth, near, start };
    let mut block = Block {
        size: match upright {
            true => Size::new(total.breadth, total.depth),
            false => Size::new(total.depth, total.breadth),
        },
        toll: drawn.toll,
        ..Block::default()
    };
    let corners: Vec<(f64, f64)> = drawn.items.clone();
    for (index, (member, inner)) in level.members.iter().zip(inside).enumerate() {
        let size = match (member, &inner) {
            (Member::Leaf(leaf), _) => plan.leaves[*leaf].size,
            (Member::Frame(_), Some(inner)) => inner.size,
            (Member::Frame(_), None) => Size::default(),
        };
        let item = &items[index];
        let (across, along) = corners[index];
        let area = turn.area((across + item.near, along + item.above), item.body, size);
        let beside = plan.beside(*member);
        if beside != Beside::default() {
            let place = |size: Size, is_far: bool| {
                let size_cut = turn.cut(size);
                let from = if is_far { item.size.breadth - size_cut.breadth } else { 0.0 };
                let spare = ((item.size.depth - size_cut.depth) / 2.0).floor();
                turn.area((across + from, along + spare), size_cut.breadth, size)
            };
            block.beside.insert(*member, [place(beside.near, false), place(beside.far, true)]);
        }
        match (member, inner) {
            (Member::Leaf(leaf), _) => block.leaves.push((*leaf, area)),
            (Member::Frame(_), inner) => {
                block.take_in(inner.unwrap_or_default(), Point::new(area.x, area.y));
            }
        }
    }
    for (((link, order, turned), wire), label) in
        ends.into_iter().zip(&drawn.wires).zip(&drawn.labels)
    {
        let mut points: Vec<Point> = wire.iter().map(|point| turn.point(*point)).collect();
        if order != 0 {
            let at_border = if order > 0 { turned } else { !turned };
            let border = if at_border { points.last() } else { points.first() };
            if let Some(point) = border {
                block.ports.insert(link, if upright { point.x } else { point.y });
            }
        }
        if turned {
            points.reverse();
        }
        let label = label.map(|middle| turn.point(middle));
        block.pieces.push(Piece { link, order, points, label });
    }
    for Loop { link, member, corners: loop_corners, label } in loops {
        let (c, a) = corners[member];
        let at = |(across, along): (f64, f64)| turn.point((c + across, a + along));
        let points = loop_corners.into_iter().map(at).collect();
        block.pieces.push(Piece { link, order: 0, points, label: label.map(at) });
    }
    if let Some(frame) = frame {
        let area = Area::new(0.0, 0.0, block.size.width, block.size.height);
        let left = match drawn.title {
            Some((across, _)) => near + across,
            None => PAD,
        };
        let middle = Point::new(left + title.width / 2.0, ABOVE_TITLE + title.height / 2.0);
        block.frames.push((frame, area, middle));
    }
    block
}

/// From across and along to right and down.
struct Turn {
    direction: Direction,
    depth: f64,
    near: f64,
    start: f64,
}

impl Turn {
    fn point(&self, (across, along): (f64, f64)) -> Point {
        let (across, along) = (across + self.near, along + self.start);
        match self.direction {
            Direction::Down => Point::new(across, along),
            Direction::Up => Point::new(across, self.depth - along),
            Direction::Right => Point::new(along, across),
            Direction::Left => Point::new(self.depth - along, across),
        }
    }

    fn cut(&self, size: Size) -> Cut {
        match self.direction.is_upright() {
            true => Cut { breadth: size.width, depth: size.height },
            false => Cut { breadth: size.height, depth: size.width },
        }
    }

    fn area(&self, (across, along): (f64, f64), breadth: f64, size: Size) -> Area {
        let depth = if self.direction.is_upright() { size.height } else { size.width };
        let (a, b) = (self.point((across, along)), self.point((across + breadth, along + depth)));
        Area::new(a.x.min(b.x), a.y.min(b.y), size.width, size.height)
    }
}
