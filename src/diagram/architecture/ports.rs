//! Where on the sides of their boxes edges begin and end.

use std::collections::BTreeMap;

use super::arrange::Frames;
use super::frame::{Frame, Span, Spot};
use super::model::{Architecture, End, Hold, NodeSort, Side};
use super::place::Item;

/// For every edge the places of its two ends, on the border of what they are fixed to.
pub fn ports(architecture: &Architecture, frames: &Frames) -> Vec<[Spot; 2]> {
    let mut sides: BTreeMap<(Item, Side), Vec<(usize, usize)>> = BTreeMap::new();
    for (edge, model) in architecture.edges.iter().enumerate() {
        for (which, end) in model.ends().into_iter().enumerate() {
            sides.entry((holder(architecture, end), end.side)).or_default().push((edge, which));
        }
    }
    let mut sides: Vec<((Item, Side), Vec<(usize, usize)>)> = sides.into_iter().collect();
    // Full sides choose first, and of equally full ones the longer: the others can follow.
    sides.sort_by_key(|((item, side), ends)| {
        let length = frames.item(*item).along(side.axis().other()).length();
        (std::cmp::Reverse(ends.len()), std::cmp::Reverse(length))
    });
    let mut places: Vec<[Option<i64>; 2]> = vec![[None; 2]; architecture.edges.len()];
    for ((item, side), mut ends) in sides {
        let frame = frames.item(item);
        let across = side.axis().other();
        let other = |(edge, which): (usize, usize)| architecture.edges[edge].ends()[1 - which];
        let far = |end: (usize, usize)| frames.item(holder(architecture, other(end)));
        ends.sort_by_key(|end| {
            let far = far(*end);
            (far.along(across).middle(), far.along(side.axis()).middle(), *end)
        });
        let room = room(architecture, item, frame.along(across));
        let wanted: Vec<i64> = ends
            .iter()
            .map(|end| {
                let there = far(*end).along(across);
                let faces = other(*end).side == side.opposite()
                    && ahead(frame, far(*end), side)
                    && there.overlaps(room);
                let (edge, which) = *end;
                match places[edge][1 - which] {
                    Some(place) if faces => place,
                    None if faces => there.middle(),
                    _ => frame.along(across).middle(),
                }
            })
            .collect();
        for ((edge, which), place) in ends.into_iter().zip(spread(&wanted, room)) {
            places[edge][which] = Some(place);
        }
    }
    architecture
        .edges
        .iter()
        .zip(places)
        .map(|(edge, places)| {
            [0, 1].map(|which| {
                let end = edge.ends()[which];
                let frame = frames.item(holder(architecture, end));
                let along = end.side.axis();
                let middle = frame.along(along.other()).middle();
                Spot::on(along, frame.side(end.side), places[which].unwrap_or(middle))
            })
        })
        .collect()
}

/// What an end is fixed to.
pub fn holder(architecture: &Architecture, end: End) -> Item {
    match (end.hold, architecture.nodes[end.node].parent) {
        (Hold::Group, Some(group)) => Item::Group(group),
        _ => Item::Node(end.node),
    }
}

/// Whether `far` lies beyond the side of `frame`.
fn ahead(frame: Frame, far: Frame, side: Side) -> bool {
    match side {
        Side::Left | Side::Top => far.side(side.opposite()) <= frame.side(side),
        Side::Right | Side::Bottom => far.side(side.opposite()) >= frame.side(side),
    }
}

/// The part of a side where edges may end: not at its corners; the middle of a junction.
fn room(architecture: &Architecture, item: Item, side: Span) -> Span {
    match item {
        Item::Node(node) if architecture.nodes[node].sort == NodeSort::Junction => {
            Span::between(side.middle(), side.middle())
        }
        _ => side.grown(-CORNER.min(side.length() / 3)),
    }
}

const CORNER: i64 = 14;
/// Between two edges on one side.
pub const PITCH: i64 = 16;

/// Places as near to the wanted ones as their order and distance allow.
fn spread(wanted: &[i64], room: Span) -> Vec<i64> {
    let count = wanted.len() as i64;
    let pitch = PITCH.min(room.length() / (count - 1).max(1));
    let mut up = Vec::with_capacity(wanted.len());
    let mut down = Vec::with_capacity(wanted.len());
    for (index, place) in wanted.iter().enumerate() {
        let index = index as i64;
        let place = *place;
        let least = up.last().map_or(room.low, |last| last + pitch);
        up.push(place.clamp(least, least.max(room.high - pitch * (count - 1 - index))));
    }
    for (index, place) in wanted.iter().enumerate().rev() {
        let most = down.last().map_or(room.high, |last| last - pitch);
        down.push((*place).clamp(most.min(room.low + pitch * index as i64), most));
    }
    down.reverse();
    up.iter().zip(&down).map(|(up, down)| (up + down).div_euclid(2)).collect()
}

impl Frames {
    /// Where an item lies.
    pub fn item(&self, item: Item) -> Frame {
        match item {
            Item::Node(node) => self.nodes[node],
            Item::Group(group) => self.groups[group],
        }
    }
}
