//! Where the labels of edges stand: on their own line and on nothing else.

use super::arrange::Frames;
use super::frame::{Frame, Size, Span, Spot};
use super::model::Axis;
use super::route::Obstacles;

/// The middle of every label that has a size; beside them how many could not be kept clear.
pub fn tags(
    routes: &[Vec<Spot>],
    sizes: &[Size],
    frames: &Frames,
    obstacles: &Obstacles,
) -> (Vec<Option<Spot>>, usize) {
    let mut placed: Vec<Frame> = Vec::new();
    let mut crowded = 0;
    let tags = routes
        .iter()
        .zip(sizes)
        .enumerate()
        .map(|(edge, (route, size))| {
            if size.width == 0 {
                return None;
            }
            let best = candidates(route, *size)
                .into_iter()
                .map(|(spot, cost)| {
                    let frame = around(spot, *size);
                    (cost + trouble(frame, edge, routes, &placed, frames, obstacles), spot)
                })
                .min()?;
            crowded += usize::from(best.0 >= CLASH);
            placed.push(around(best.1, *size));
            Some(best.1)
        })
        .collect();
    (tags, crowded)
}

const CLASH: i64 = 10_000;
/// Around the text of a label.
const MARGIN: i64 = 3;

fn around(spot: Spot, size: Size) -> Frame {
    let span = |middle: i64, length: i64| Span {
        low: middle - length / 2 - MARGIN,
        high: middle + length / 2 + MARGIN,
    };
    Frame { x: span(spot.x, size.width), y: span(spot.y, size.height) }
}

/// Places along a route, each with what speaks against it by itself.
fn candidates(route: &[Spot], size: Size) -> Vec<(Spot, i64)> {
    let total: i64 = route.windows(2).map(|p| length(p[0], p[1])).sum();
    let mut before = 0;
    let mut all = Vec::new();
    for (index, pair) in route.windows(2).enumerate() {
        let axis = if pair[0].y == pair[1].y { Axis::X } else { Axis::Y };
        let (from, to) = (pair[0].along(axis), pair[1].along(axis));
        let own = length(pair[0], pair[1]);
        let last = index + 2 == route.len();
        let free = own - if index == 0 { HEAD } else { 0 } - if last { HEAD } else { 0 };
        for part in [50, 35, 65, 20, 80] {
            let spot = pair[0].with(axis, from + (to - from) * part / 100);
            let half = size.along(axis) / 2 + MARGIN;
            let along = own * part / 100;
            let tight = (half - along.min(own - along)).max(0) * 4 + (2 * half - free).max(0) * 4;
            let from_middle = (before + along - total / 2).abs();
            all.push((spot, tight + from_middle / 4));
        }
        before += own;
    }
    all
}

/// The room of an arrowhead.
const HEAD: i64 = 14;

fn length(a: Spot, b: Spot) -> i64 {
    (a.x - b.x).abs() + (a.y - b.y).abs()
}

fn trouble(
    frame: Frame,
    edge: usize,
    routes: &[Vec<Spot>],
    placed: &[Frame],
    frames: &Frames,
    obstacles: &Obstacles,
) -> i64 {
    let solid = obstacles.nodes.iter().chain(&obstacles.titles).chain(placed);
    let mut cost = solid.filter(|solid| solid.overlaps(frame)).count() as i64 * 4 * CLASH;
    for (other, route) in routes.iter().enumerate() {
        if other != edge && route.windows(2).any(|pair| frame.meets(pair[0], pair[1])) {
            cost += CLASH;
        }
    }
    for group in &frames.groups {
        let inside = group.x.low <= frame.x.low
            && frame.x.high <= group.x.high
            && group.y.low <= frame.y.low
            && frame.y.high <= group.y.high;
        if group.overlaps(frame) && !inside {
            cost += 200;
        }
    }
    cost
}
