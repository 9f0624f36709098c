//! Pieces of routes that lie on each other are moved apart, and into the middle of their channel.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::arrange::Frames;
use super::frame::{Frame, Span, Spot};
use super::model::Axis;
use super::route::{CLEARANCE, CLOSEST, Obstacles, heading, straightened};
use super::solve::{Demand, Solver};

/// The same routes, apart. Ends stay where they are, and no piece crosses a box that it did not
/// cross before.
pub fn nudge(routes: Vec<Vec<Spot>>, frames: &Frames, obstacles: &Obstacles) -> Vec<Vec<Spot>> {
    [Axis::X, Axis::Y, Axis::X].into_iter().fold(routes, |routes, axis| {
        let moved = moved(&routes, frames, obstacles, axis);
        moved.into_iter().map(straightened).collect()
    })
}

/// Between two pieces that run side by side.
const PITCH: i64 = 10;
/// The least, where a channel is full.
const TIGHT: i64 = 4;

/// A straight piece of a route across the axis along which it may move.
struct Piece {
    route: usize,
    /// The index of its first corner.
    corner: usize,
    /// Where it stands on the axis.
    at: i64,
    /// What it covers across.
    extent: Span,
    /// Where it may stand; a piece that ends at a box stays.
    room: Span,
}

fn moved(
    routes: &[Vec<Spot>],
    frames: &Frames,
    obstacles: &Obstacles,
    axis: Axis,
) -> Vec<Vec<Spot>> {
    let pieces = pieces(routes, frames, obstacles, axis);
    let Some(low) = pieces.iter().map(|piece| piece.room.low).min() else {
        return routes.to_vec();
    };
    let high = pieces.iter().map(|piece| piece.room.high).max().unwrap_or(low);
    let limit = high - low;
    let mut solver = Solver::default();
    let (zero, end) = (solver.variable(), solver.variable());
    let mut demands = vec![Demand { from: zero, to: end, distance: limit }];
    let places: Vec<usize> = pieces
        .iter()
        .map(|piece| {
            let place = solver.variable();
            demands.push(Demand { from: zero, to: place, distance: piece.room.low - low });
            demands.push(Demand { from: place, to: end, distance: high - piece.room.high });
            place
        })
        .collect();
    demands.extend(
        turns(&pieces, routes, axis).into_iter().map(|(first, then, distance)| Demand {
            from: places[first],
            to: places[then],
            distance,
        }),
    );
    // Where the pieces stand now meets all of these.
    solver.add(&demands, limit);
    for (first, then) in neighbours(&pieces, routes, axis) {
        for distance in [PITCH, TIGHT] {
            let demand = Demand { from: places[first], to: places[then], distance };
            if solver.add(&[demand], limit) {
                break;
            }
        }
    }
    let balanced = solver.balanced(limit);
    let mut out = routes.to_vec();
    for (piece, place) in pieces.iter().zip(places) {
        let at = low + balanced[place];
        for corner in [piece.corner, piece.corner + 1] {
            out[piece.route][corner] = out[piece.route][corner].with(axis, at);
        }
    }
    out
}

/// All pieces that stand across an axis, in the order of where they stand.
fn pieces(routes: &[Vec<Spot>], frames: &Frames, obstacles: &Obstacles, axis: Axis) -> Vec<Piece> {
    let across = axis.other();
    let mut pieces = Vec::new();
    for (route, points) in routes.iter().enumerate() {
        for (corner, pair) in points.windows(2).enumerate() {
            if pair[0].along(axis) != pair[1].along(axis) {
                continue;
            }
            let at = pair[0].along(axis);
            let extent = Span::between(pair[0].along(across), pair[1].along(across));
            let inner = corner > 0 && corner + 2 < points.len();
            let room = if inner {
                let mut room = free(at, extent, frames, obstacles, axis);
                // The pieces before and after keep room for an arrowhead when they end at a box.
                for (neighbour, own) in [(corner - 1, corner), (corner + 2, corner + 1)] {
                    if neighbour == 0 || neighbour + 1 == points.len() {
                        let (end, here) = (points[neighbour].along(axis), points[own].along(axis));
                        if here > end {
                            room.low = room.low.max((end + CLEARANCE).min(at));
                        } else {
                            room.high = room.high.min((end - CLEARANCE).max(at));
                        }
                    }
                }
                room
            } else {
                Span::between(at, at)
            };
            pieces.push(Piece { route, corner, at, extent, room });
        }
    }
    pieces.sort_by_key(|piece| (piece.at, piece.route, piece.corner));
    pieces
}

/// How far a piece may move without touching a box or leaving its side of a group's border.
fn free(at: i64, extent: Span, frames: &Frames, obstacles: &Obstacles, axis: Axis) -> Span {
    let mut room = Span { low: at - FAR, high: at + FAR };
    let across = axis.other();
    let mut keep_off = |span: Span| {
        if span.high <= at {
            room.low = room.low.max(span.high);
        } else if at <= span.low {
            room.high = room.high.min(span.low);
        } else {
            room = Span::between(at, at);
        }
    };
    let boxes = |frame: &Frame, margin: i64| {
        frame.along(across).grown(CLOSEST).overlaps(extent.grown(1)).then(|| {
            let span = frame.along(axis);
            // Where a piece is nearer than it should be already, it may stay there.
            let near = if at >= span.high { at - span.high } else { span.low - at };
            span.grown(margin.min(near.max(0)))
        })
    };
    let nodes = obstacles.nodes.iter().filter_map(|frame| boxes(frame, CLEARANCE - 4));
    let titles = obstacles.titles.iter().filter_map(|frame| boxes(frame, CLOSEST));
    nodes.chain(titles).for_each(&mut keep_off);
    for group in &frames.groups {
        if group.along(across).grown(CLOSEST).overlaps(extent.grown(1)) {
            let span = group.along(axis);
            for border in [span.low, span.high] {
                let near = (at - border).abs().min(CLOSEST);
                keep_off(Span { low: border - near, high: border + near });
            }
        }
    }
    room
}

/// How far a piece moves at most.
const FAR: i64 = 120;

/// Pairs of pieces that run side by side, with the one that belongs on the lower side first.
fn neighbours(pieces: &[Piece], routes: &[Vec<Spot>], axis: Axis) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (first, one) in pieces.iter().enumerate() {
        let near = pieces[first + 1..].iter().take_while(|other| other.at - one.at <= NEAR);
        for (offset, other) in near.enumerate() {
            let second = first + 1 + offset;
            let meet = one.extent.grown(CLOSEST / 2).overlaps(other.extent.grown(CLOSEST / 2));
            let turns_back = one.route == other.route && one.at == other.at;
            if turns_back || !meet {
                continue;
            }
            if one.room.length() == 0 && other.room.length() == 0 {
                continue;
            }
            let swapped = one.at == other.at && side(one, other, routes, axis) == Ordering::Greater;
            pairs.push(if swapped { (second, first) } else { (first, second) });
        }
    }
    // Near pairs first: when a channel is full, it is the far ones that give way.
    pairs.sort_by_key(|(a, b)| (pieces[*a].at - pieces[*b].at).abs());
    pairs.truncate(MOST_PAIRS);
    pairs
}

/// Pairs of pieces between which a route turns back, the lower one first, and how far apart they
/// stay: on one line they would make a spur that the route runs up and down.
fn turns(pieces: &[Piece], routes: &[Vec<Spot>], axis: Axis) -> Vec<(usize, usize, i64)> {
    let by_corner: BTreeMap<(usize, usize), usize> =
        pieces.iter().enumerate().map(|(at, piece)| ((piece.route, piece.corner), at)).collect();
    let turn = |(first, piece): (usize, &Piece)| {
        let points = routes[piece.route].get(piece.corner..piece.corner + 4)?;
        let next = *by_corner.get(&(piece.route, piece.corner + 2))?;
        let rise = |a: Spot, b: Spot| (b.along(axis.other()) - a.along(axis.other())).signum();
        let back = rise(points[0], points[1]) == -rise(points[2], points[3]);
        let gap = pieces[next].at - piece.at;
        let (low, high) = if gap > 0 { (first, next) } else { (next, first) };
        back.then_some((low, high, gap.abs().min(PITCH)))
    };
    pieces.iter().enumerate().filter_map(turn).collect()
}

/// Pieces that are farther apart than this do not get in each other's way.
const NEAR: i64 = 48;
/// So many pairs are looked at, the nearest first.
const MOST_PAIRS: usize = 4000;

/// On which side of `other` a piece on the same line belongs, so that their routes do not cross
/// where they part.
fn side(one: &Piece, other: &Piece, routes: &[Vec<Spot>], axis: Axis) -> Ordering {
    let towards_low = |piece: &Piece| {
        let points = &routes[piece.route];
        let (a, b) = (points[piece.corner], points[piece.corner + 1]);
        let across = axis.other();
        if a.along(across) < b.along(across) {
            points[..=piece.corner + 1].iter().rev().copied().collect::<Vec<_>>()
        } else {
            points[piece.corner..].to_vec()
        }
    };
    let towards_high = |piece: &Piece| {
        let points = &routes[piece.route];
        let (a, b) = (points[piece.corner], points[piece.corner + 1]);
        let across = axis.other();
        if a.along(across) < b.along(across) {
            points[piece.corner..].to_vec()
        } else {
            points[..=piece.corner + 1].iter().rev().copied().collect::<Vec<_>>()
        }
    };
    // To the right of an upward path is where x rises; to the right of a leftward path is where y
    // falls.
    let low = parting(&towards_low(one), &towards_low(other));
    let high = parting(&towards_high(one), &towards_high(other));
    let (low, high) = match axis {
        Axis::X => (low, high.reverse()),
        Axis::Y => (low.reverse(), high),
    };
    low.then(high)
}

/// On which side of path `b` path `a` parts from it: `Greater` is on its right. Both begin on one
/// line, in the same direction.
fn parting(a: &[Spot], b: &[Spot]) -> Ordering {
    for step in 1.. {
        let (Some(a1), Some(b1)) = (a.get(step), b.get(step)) else { return Ordering::Equal };
        let heading = heading(a[step - 1], *a1);
        let reach = |point: &Spot| point.x * heading.x + point.y * heading.y;
        let turn = |path: &[Spot]| {
            path.get(step + 1).map_or(0, |next| {
                let (dx, dy) = (next.x - path[step].x, next.y - path[step].y);
                (heading.x * dy - heading.y * dx).signum()
            })
        };
        match reach(a1).cmp(&reach(b1)) {
            Ordering::Less => return turn(a).cmp(&0),
            Ordering::Greater => return 0.cmp(&turn(b)),
            Ordering::Equal if turn(a) != turn(b) => return turn(a).cmp(&turn(b)),
            Ordering::Equal => {}
        }
    }
    Ordering::Equal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_that_turns_back_in_a_narrow_place_keeps_its_way_there_and_back() {
        let spot = |(x, y)| Spot { x, y };
        let route = [(164, 450), (164, 464), (163, 464), (163, 310), (109, 310), (109, 324)];
        let wall =
            |low: i64, high: i64| Frame { x: Span { low, high }, y: Span::between(320, 440) };
        let obstacles = Obstacles { nodes: vec![wall(130, 155), wall(175, 200)], titles: vec![] };
        let nudged = nudge(vec![route.map(spot).to_vec()], &Frames::default(), &obstacles);
        let route = &nudged[0];
        assert!(route[1].y > route[0].y, "leaves downwards: {route:?}");
        for pair in route.windows(2) {
            assert!(pair[0].x == pair[1].x || pair[0].y == pair[1].y, "diagonal: {route:?}");
        }
    }
}
