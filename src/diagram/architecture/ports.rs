//! Where on the sides of their boxes edges begin and end.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::arrange::Frames;
use super::frame::{Frame, Span, Spot};
use super::model::{Architecture, End, Hold, NodeSort, Side};
use super::place::Item;

/// For every edge the places of its two ends, on the border of what they are fixed to. Ends on one
/// side stand in the order in which their routes part, once there are routes.
pub fn ports(
    architecture: &Architecture,
    frames: &Frames,
    routes: Option<&[Vec<Spot>]>,
) -> Vec<[Spot; 2]> {
    let mut rims: BTreeMap<(Item, Side), Rim> = BTreeMap::new();
    for (edge, model) in architecture.edges.iter().enumerate() {
        for (which, end) in model.ends().into_iter().enumerate() {
            let item = holder(architecture, end);
            let empty = || Rim { item, side: end.side, ends: Vec::new() };
            rims.entry((item, end.side)).or_insert_with(empty).ends.push(Mount { edge, which });
        }
    }
    let mut rims: Vec<Rim> = rims.into_values().collect();
    // Full sides choose first, and of equally full ones the longer: the others can follow.
    rims.sort_by_key(|rim| {
        let length = frames.item(rim.item).along(rim.side.axis().other()).length();
        (Reverse(rim.ends.len()), Reverse(length))
    });
    let mut places: Vec<[Option<i64>; 2]> = vec![[None; 2]; architecture.edges.len()];
    for mut rim in rims {
        let frame = frames.item(rim.item);
        let across = rim.side.axis().other();
        rim.ends.sort_by_cached_key(|end| rank(architecture, frames, routes, rim.side, *end));
        let room = room(architecture, rim.item, frame.along(across));
        let wanted: Vec<Option<i64>> = rim
            .ends
            .iter()
            .map(|end| {
                let there = end.far(architecture);
                let far = frames.item(holder(architecture, there));
                let direct = routes.is_none_or(|routes| routes[end.edge].len() <= DIRECT);
                let faces = direct
                    && there.side == rim.side.opposite()
                    && ahead(frame, far, rim.side)
                    && far.along(across).overlaps(room.grown(1));
                let place = places[end.edge][1 - end.which];
                faces.then(|| place.unwrap_or(far.along(across).middle()))
            })
            .collect();
        let found = spread(&filled(&wanted, frame.along(across).middle()), room);
        for (end, place) in rim.ends.into_iter().zip(found) {
            places[end.edge][end.which] = Some(place);
        }
    }
    architecture
        .edges
        .iter()
        .zip(places)
        .map(|(edge, places)| {
            let [first, mut last] = [0, 1].map(|which| {
                let end = edge.ends()[which];
                let frame = frames.item(holder(architecture, end));
                let along = end.side.axis();
                let middle = frame.along(along.other()).middle();
                Spot::on(along, frame.side(end.side), places[which].unwrap_or(middle))
            });
            if first == last {
                // A junction that is connected with itself.
                last = last.out(AROUND[edge.to.side as usize], 5);
            }
            [first, last]
        })
        .collect()
}

/// A side of a box with the ends of edges on it.
struct Rim {
    item: Item,
    side: Side,
    ends: Vec<Mount>,
}

/// One end of an edge: the first (0) or the second (1).
#[derive(Clone, Copy)]
struct Mount {
    edge: usize,
    which: usize,
}

impl Mount {
    fn far(self, architecture: &Architecture) -> End {
        architecture.edges[self.edge].ends()[1 - self.which]
    }
}

/// A route with so many corners, ends included, at most jogs once on its way.
const DIRECT: usize = 4;

/// What decides the order of ends on a side: which way the route turns and how soon, so that routes
/// do not cross right away; then where the other end is.
fn rank(
    architecture: &Architecture,
    frames: &Frames,
    routes: Option<&[Vec<Spot>]>,
    side: Side,
    end: Mount,
) -> (i64, i64, i64, i64, usize) {
    let (along, across) = (side.axis(), side.axis().other());
    let far = frames.item(holder(architecture, end.far(architecture)));
    let (there, behind) = (far.along(across).middle(), far.along(along).middle());
    let Some(route) = routes.map(|routes| &routes[end.edge]) else {
        return (0, 0, there, behind, end.edge);
    };
    let corner = |index: usize| match end.which {
        0 => route.get(index),
        _ => route.len().checked_sub(index + 1).and_then(|index| route.get(index)),
    };
    let (Some(first), Some(second)) = (corner(0), corner(1)) else {
        return (0, 0, there, behind, end.edge);
    };
    let turn = corner(2).map_or(0, |third| (third.along(across) - second.along(across)).signum());
    let soon = (first.along(along) - second.along(along)).abs();
    (turn, -turn * soon, there, behind, end.edge)
}

/// Places for those ends that want none: beside those that do, else around the middle.
fn filled(wanted: &[Option<i64>], middle: i64) -> Vec<i64> {
    let known: Vec<(usize, i64)> =
        wanted.iter().enumerate().filter_map(|(index, place)| Some((index, (*place)?))).collect();
    let place = |index: usize| {
        let after = known.iter().find(|(other, _)| *other >= index);
        let before = known.iter().rev().find(|(other, _)| *other <= index);
        let away = |other: usize| PITCH * (other as i64 - index as i64);
        match (before, after) {
            (Some((a, from)), Some((b, to))) => {
                from + (to - from) * (index - a) as i64 / (b - a).max(1) as i64
            }
            (Some((a, from)), None) => from - away(*a),
            (None, Some((b, to))) => to - away(*b),
            (None, None) => middle,
        }
    };
    (0..wanted.len()).map(place).collect()
}

/// For every side one that a line along it runs towards.
const AROUND: [Side; 4] = [Side::Bottom, Side::Bottom, Side::Right, Side::Right];

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
