//! Steps aside that are too small to be meant are taken out of finished routes.

use std::collections::BTreeMap;

use crate::diagram::geometry::{Area, Point};

use super::plan::{Layout, Member, Plan, Ports, Route};
use super::sheet::TRACK;

/// A smaller step looks like a mistake.
const STEP: f64 = 7.0;
/// From a corner of a box to a port at least.
const CORNER: f64 = 10.0;
/// Around what a moved line may not touch.
const CLEAR: f64 = 6.0;
/// Between a moved line and one beside it.
const BESIDE: f64 = 8.0;
/// With more links nobody sees a small step, and looking for it takes long.
const MANY: usize = 400;

/// Moves the ends of links at boxes where that makes their way straight and there is room.
pub fn ease(plan: &Plan, layout: &mut Layout) {
    if plan.links.len() > MANY {
        return;
    }
    // What leaves a box in one place is moved together: lines that part by a little, too.
    let mut places: BTreeMap<(usize, i64, i64), Vec<End>> = BTreeMap::new();
    for (link, ends) in plan.links.iter().enumerate() {
        for (at_start, member) in [(true, ends.from), (false, ends.to)] {
            let Member::Leaf(leaf) = member else { continue };
            let end = End { link, at_start, leaf };
            let points = end.points(&layout.routes[link]);
            let Some(first) = points.first() else { continue };
            let place = ((first.x * 10.0).round() as i64, (first.y * 10.0).round() as i64);
            places.entry((leaf, place.0, place.1)).or_default().push(end);
        }
    }
    for ends in places.values() {
        let moved: Option<Vec<Vec<Point>>> =
            ends.iter().map(|end| straight(&end.points(&layout.routes[end.link]))).collect();
        let Some(moved) = moved else { continue };
        let fit =
            ends.iter().zip(&moved).enumerate().all(|(at, (end, points))| {
                has_room(plan, layout, ends, *end, points, &moved[..at])
            });
        if fit {
            for (end, mut points) in ends.iter().zip(moved) {
                if !end.at_start {
                    points.reverse();
                }
                layout.routes[end.link].points = points;
            }
        }
    }
}

/// An end of a link at a box.
#[derive(Clone, Copy, PartialEq)]
struct End {
    link: usize,
    at_start: bool,
    leaf: usize,
}

impl End {
    /// The corners of the route, from this end on.
    fn points(self, route: &Route) -> Vec<Point> {
        let mut points = route.points.clone();
        if !self.at_start {
            points.reverse();
        }
        points
    }
}

/// The way without the small step after its first piece, when it has one.
fn straight(points: &[Point]) -> Option<Vec<Point>> {
    let [a, b, c, d, rest @ ..] = points else { return None };
    if b.distance(*c) >= STEP {
        return None;
    }
    let by = Point::new(c.x - b.x, c.y - b.y);
    let onwards = (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) > 0.0;
    let aside = (b.x - a.x) * by.x + (b.y - a.y) * by.y == 0.0;
    let mut straight = vec![a.moved(by), *d];
    straight.extend(rest);
    (onwards && aside).then_some(straight)
}

/// Whether the moved end and what it moves with it stay clear of all else.
fn has_room(
    plan: &Plan,
    layout: &Layout,
    together: &[End],
    end: End,
    points: &[Point],
    moved: &[Vec<Point>],
) -> bool {
    let apart = match plan.leaves[end.leaf].ports {
        Ports::Spread => TRACK,
        Ports::Apart(pitch) => pitch,
        Ports::Middle => return false,
    };
    let piece = span(points[0], points[1]);
    let upright = piece.width < piece.height;
    let area = layout.leaves[end.leaf];
    let (port, low, high) = match upright {
        true => (points[0].x, area.x, area.right()),
        false => (points[0].y, area.y, area.bottom()),
    };
    if port < low + CORNER || port > high - CORNER {
        return false;
    }
    let far = |point: Point, least: f64| {
        let (across, along) = match upright {
            true => (point.x - points[0].x, point.y - points[0].y),
            false => (point.y - points[0].y, point.x - points[0].x),
        };
        along.abs() > 1.0 || across.abs() >= least
    };
    if !moved.iter().all(|other| far(other[0], apart)) {
        return false;
    }
    for (link, route) in layout.routes.iter().enumerate() {
        let own = together.iter().any(|it| it.link == link);
        let ends = [route.points.first(), route.points.last()];
        if !own && ends.into_iter().flatten().any(|point| !far(*point, apart)) {
            return false;
        }
        let beside = piece.grown(BESIDE);
        let meets = |pair: &[Point]| {
            let other = span(pair[0], pair[1]);
            (other.width < other.height) == upright && beside.overlaps(other)
        };
        if !own && route.points.windows(2).any(meets) {
            return false;
        }
        if let (Some(at), Some(size)) = (route.label, plan.links[link].label)
            && Area::around(at, size.width, size.height).grown(2.0).overlaps(piece)
        {
            return false;
        }
    }
    let ends = [plan.links[end.link].from, plan.links[end.link].to];
    let clear = piece.grown(CLEAR);
    let boxes = layout.leaves.iter().enumerate();
    let titles = plan.frames.iter().zip(&layout.titles);
    boxes
        .filter(|(leaf, _)| !ends.contains(&Member::Leaf(*leaf)))
        .all(|(_, area)| !clear.overlaps(*area))
        && titles
            .map(|(frame, at)| Area::around(*at, frame.title.width, frame.title.height))
            .all(|title| !piece.grown(2.0).overlaps(title))
}

fn span(a: Point, b: Point) -> Area {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Area::new(x, y, (a.x - b.x).abs(), (a.y - b.y).abs())
}
