//! How many there are at the ends of a relation: how much room that needs, and where it stands.

use std::collections::BTreeSet;

use crate::diagram::geometry::{Area, Point};
use crate::diagram::label;
use crate::diagram::layered::Size;
use crate::diagram::text::{Block, Font, Text};

use super::model::{Model, Relation, Thing};

/// Room for the signs at the ends of a relation.
pub const FOOT: f64 = 20.0;
/// Between a number and its line.
const ASIDE: f64 = 5.0;
/// Numbers are broken at this width.
const LIMIT: f64 = 120.0;
/// Ends on one side of a class stand so far apart where no number is between them.
const PITCH: f64 = 26.0;
/// For more ends on one side than these a class does not grow.
const MOST_ENDS: usize = 16;

/// The numbers of all relations, measured.
pub struct Numbers {
    blocks: Vec<[Option<Block>; 2]>,
}

/// How a class makes room for the ends of its relations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Before and behind it, along the direction of the diagram.
    pub foot: f64,
    /// How far apart ends on one side are at most.
    pub pitch: f64,
    /// How long the sides must be, across the direction of the diagram.
    pub breadth: f64,
}

impl Numbers {
    /// Measures them.
    pub fn new(model: &Model) -> Self {
        let block = |text: &str| {
            let block = Block::wrapped(label::lines(text), Font::LABEL, LIMIT);
            (!block.is_empty()).then_some(block)
        };
        let both = |relation: &Relation| relation.ends().map(|end| block(&end.many));
        Self { blocks: model.relations.iter().map(both).collect() }
    }

    /// Those of a relation, the first end's first.
    pub fn of(&self, relation: usize) -> &[Option<Block>; 2] {
        &self.blocks[relation]
    }

    /// The room that something needs for the ends at it; `is_upright` when the ranks stand above one
    /// another.
    pub fn room(&self, model: &Model, thing: Thing, is_upright: bool) -> Room {
        let mut room = Room { foot: 0.0, pitch: PITCH, breadth: 0.0 };
        let mut ends = [0_usize; 2];
        let mut turned = 0;
        // Where two relate to each other both ways, all of it meets one side.
        let partners = |first: bool| -> BTreeSet<Thing> {
            let ends = model.relations.iter().map(|it| [it.from.at, it.to.at]);
            ends.filter(|ends| ends[usize::from(!first)] == thing)
                .map(|ends| ends[usize::from(first)])
                .collect()
        };
        let both: BTreeSet<Thing> =
            partners(true).intersection(&partners(false)).copied().collect();
        for (relation, blocks) in model.relations.iter().zip(&self.blocks) {
            let is_loop = relation.from.at == relation.to.at;
            for ((end, block), count) in relation.ends().iter().zip(blocks).zip(&mut ends) {
                if end.at != thing {
                    continue;
                }
                *count += 1;
                turned += usize::from(both.contains(&relation.other(thing)));
                room.foot = room.foot.max(FOOT);
                if let Some(block) = block.as_ref().filter(|_| !is_loop) {
                    let (along, across) = match is_upright {
                        true => (block.height, block.width),
                        false => (block.width, block.height),
                    };
                    room.foot = room.foot.max(FOOT + along + 4.0);
                    room.pitch = room.pitch.max(across + 2.0 * ASIDE + 4.0);
                }
            }
        }
        let most = ends.into_iter().max().unwrap_or(0).max(turned).min(MOST_ENDS);
        if room.pitch > PITCH {
            room.breadth = room.pitch * (most + 1) as f64;
        }
        room
    }
}

/// A number beside the first stretch of its line, which begins at `start` and leads to `next`: where
/// it lies on nothing of `taken`, if there is such a place.
pub fn beside(block: Block, start: Point, next: Point, taken: &[Area]) -> Text {
    let (width, height) = (block.width, block.height);
    let is_upright = (next.x - start.x).abs() < (next.y - start.y).abs();
    let at = |side: f64, lines: f64| {
        if is_upright {
            let away = FOOT + height / 2.0 + lines * (height + 2.0);
            let y = start.y + away.copysign(next.y - start.y);
            Point::new(start.x + side * (ASIDE + width / 2.0), y)
        } else {
            let away = (FOOT + width / 2.0).copysign(next.x - start.x);
            let y = start.y - side * (ASIDE / 2.0 + height / 2.0 + lines * height);
            Point::new(start.x + away, y)
        }
    };
    let places = [(1.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (-1.0, 1.0)].map(|(s, l)| at(s, l));
    let is_free = |at: &&Point| {
        let area = Area::around(**at, width, height).grown(-1.0);
        !taken.iter().any(|other| area.overlaps(*other))
    };
    let place = places.iter().find(is_free).unwrap_or(&places[0]);
    block.centred(*place)
}

/// What a loop says, above one another in the room of its label: the number at its upper end, its
/// name, the number at its lower end.
pub fn stacked(blocks: [Option<Block>; 3], middle: Point) -> Vec<Text> {
    let area = Area::around(middle, 0.0, stack(&blocks).height);
    let mut y = area.y;
    let texts = blocks.into_iter().flatten().map(|block| {
        let at = Point::new(middle.x, y + block.height / 2.0);
        y += block.height;
        block.centred(at)
    });
    texts.collect()
}

/// How much room blocks need above one another.
pub fn stack(blocks: &[Option<Block>; 3]) -> Size {
    blocks.iter().flatten().fold(Size::default(), |size, block| {
        Size::new(size.width.max(block.width), size.height + block.height)
    })
}
