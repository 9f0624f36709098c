//! Edges as lines of upright and level pieces around everything that is in their way.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::arrange::Frames;
use super::frame::{Frame, Span, Spot};
use super::model::{Architecture, Axis, Side};
use super::place::Item;
use super::ports::holder;

/// What edges go around.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obstacles {
    /// Services and junctions.
    pub nodes: Vec<Frame>,
    /// Titles of groups.
    pub titles: Vec<Frame>,
}

/// How far a line stays away from a box that it passes, where there is room.
pub const CLEARANCE: i64 = 14;
/// How near it may come where there is not.
pub const CLOSEST: i64 = 8;

const BEND: i64 = 40;
const CROSSING: i64 = 60;
const BORDER: i64 = 40;
const THROUGH: i64 = 1_000_000;
/// Nearer than this to the border of a group, a line seems to be part of it.
const NEAR: i64 = 7;

/// How much care is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Every edge finds its way once.
    Sketch,
    /// Every edge finds its way again when all others are known.
    Final,
}

/// The corners of every edge, ends included, for ends at `ports`. Neighbours share a coordinate.
pub fn route(
    architecture: &Architecture,
    frames: &Frames,
    obstacles: &Obstacles,
    ports: &[[Spot; 2]],
    care: Care,
) -> Vec<Vec<Spot>> {
    let mut grid = Grid::new(architecture, frames, obstacles, ports);
    let mut order: Vec<usize> = (0..ports.len()).collect();
    order.sort_by_key(|edge| {
        let [a, b] = ports[*edge];
        ((a.x - b.x).abs() + (a.y - b.y).abs(), *edge)
    });
    let mut routes = vec![Vec::new(); ports.len()];
    for edge in &order {
        routes[*edge] = grid.search(architecture, *edge, ports[*edge]);
        grid.mark(&routes[*edge], 1);
    }
    if care == Care::Final && grid.work < HASTE {
        for edge in &order {
            grid.mark(&routes[*edge], -1);
            routes[*edge] = grid.search(architecture, *edge, ports[*edge]);
            grid.mark(&routes[*edge], 1);
        }
    }
    routes
        .into_iter()
        .zip(ports)
        .map(|(route, [start, end])| {
            let mut points = vec![*start];
            points.extend(route);
            points.push(*end);
            straightened(points)
        })
        .collect()
}

/// After so many steps only length, bends and boxes count; steps and not time, so that the same
/// picture comes out on every machine.
const HASTE: usize = 200_000;

/// Without repeated points and points in the middle of a straight piece.
pub fn straightened(points: Vec<Spot>) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::with_capacity(points.len());
    for point in points {
        if out.last() == Some(&point) {
            continue;
        }
        if let [.., before, at] = out.as_slice()
            && heading(*before, *at) == heading(*at, point)
        {
            out.pop();
        }
        out.push(point);
    }
    out
}

/// Which way a straight piece leads: -1, 0 or 1 to the right and down.
pub fn heading(from: Spot, to: Spot) -> Spot {
    Spot { x: (to.x - from.x).signum(), y: (to.y - from.y).signum() }
}

/// Lines that routes may follow, and what has been drawn on them.
struct Grid {
    xs: Vec<i64>,
    ys: Vec<i64>,
    /// Whether the piece from a crossing to the next one on its right is in a box.
    level_blocked: Vec<bool>,
    /// The same downwards.
    upright_blocked: Vec<bool>,
    /// Whether the piece to the right runs along the border of a group.
    level_hugs: Vec<bool>,
    /// The same downwards.
    upright_hugs: Vec<bool>,
    /// The innermost group around every crossing, counted from one.
    group: Vec<usize>,
    /// How many routes lie on the piece to the right of every crossing.
    level_used: Vec<i64>,
    /// The same downwards.
    upright_used: Vec<i64>,
    least: Vec<i64>,
    before: Vec<usize>,
    touched: Vec<usize>,
    /// Steps of all searches.
    work: usize,
}

impl Grid {
    fn new(
        architecture: &Architecture,
        frames: &Frames,
        obstacles: &Obstacles,
        ports: &[[Spot; 2]],
    ) -> Self {
        let lines = |axis: Axis| {
            let mut lines: Vec<i64> = Vec::new();
            for node in &obstacles.nodes {
                let span = node.along(axis).grown(CLEARANCE);
                lines.extend([span.low, span.high]);
            }
            for title in &obstacles.titles {
                let span = title.along(axis).grown(CLOSEST);
                lines.extend([span.low, span.high]);
            }
            for group in &frames.groups {
                let (inner, outer) = (group.along(axis).grown(-10), group.along(axis).grown(10));
                lines.extend([inner.low, inner.high, outer.low, outer.high]);
            }
            for (edge, ports) in architecture.edges.iter().zip(ports) {
                for (end, port) in edge.ends().iter().zip(ports) {
                    lines.push(port.out(end.side, CLEARANCE).along(axis));
                }
            }
            lines.sort_unstable();
            lines.dedup();
            lines
        };
        let (xs, ys) = (lines(Axis::X), lines(Axis::Y));
        let count = xs.len() * ys.len();
        let mut grid = Self {
            level_blocked: vec![false; count],
            upright_blocked: vec![false; count],
            level_hugs: vec![false; count],
            upright_hugs: vec![false; count],
            group: vec![0; count],
            level_used: vec![0; count],
            upright_used: vec![0; count],
            least: vec![i64::MAX; count * 4],
            before: vec![usize::MAX; count * 4],
            touched: Vec::new(),
            work: 0,
            xs,
            ys,
        };
        obstacles.nodes.iter().for_each(|node| grid.block(node.grown(CLOSEST - 1)));
        // Between a title and the boxes below is just the room for one line.
        let sideways = |title: &Frame| Frame { x: title.x.grown(CLOSEST - 1), ..*title };
        obstacles.titles.iter().for_each(|title| grid.block(sideways(title)));
        for (index, group) in frames.groups.iter().enumerate() {
            for y in range(&grid.ys, group.y) {
                for x in range(&grid.xs, group.x) {
                    let at = grid.at(x, y);
                    grid.group[at] = index + 1;
                }
            }
            grid.hug(*group);
        }
        grid
    }

    fn at(&self, x: usize, y: usize) -> usize {
        y * self.xs.len() + x
    }

    fn block(&mut self, frame: Frame) {
        let (xs, ys) = (range(&self.xs, frame.x), range(&self.ys, frame.y));
        for y in ys.clone() {
            // The piece that leads into the box is blocked too.
            for x in xs.start.saturating_sub(1)..xs.end {
                let at = self.at(x, y);
                self.level_blocked[at] = true;
            }
        }
        for y in ys.start.saturating_sub(1)..ys.end {
            for x in xs.clone() {
                let at = self.at(x, y);
                self.upright_blocked[at] = true;
            }
        }
    }

    /// Notes the pieces that run along the border of a group.
    fn hug(&mut self, group: Frame) {
        let near = |border: i64| Span { low: border - NEAR, high: border + NEAR };
        for border in [group.x.low, group.x.high] {
            for x in range(&self.xs, near(border)) {
                for y in between(&self.ys, group.y) {
                    let at = self.at(x, y);
                    self.upright_hugs[at] = true;
                }
            }
        }
        for border in [group.y.low, group.y.high] {
            for y in range(&self.ys, near(border)) {
                for x in between(&self.xs, group.x) {
                    let at = self.at(x, y);
                    self.level_hugs[at] = true;
                }
            }
        }
    }

    /// The cheapest way from stub to stub.
    fn search(&mut self, architecture: &Architecture, edge: usize, ports: [Spot; 2]) -> Vec<Spot> {
        let [from, to] = architecture.edges[edge].ends();
        let start = ports[0].out(from.side, CLEARANCE);
        let goal = ports[1].out(to.side, CLEARANCE);
        let mut home = vec![false; architecture.groups.len() + 1];
        home[0] = true;
        for end in [from, to] {
            let parent = match holder(architecture, end) {
                Item::Node(node) => architecture.nodes[node].parent,
                Item::Group(group) => architecture.groups[group].parent,
            };
            for group in architecture.around(parent) {
                home[group + 1] = true;
            }
        }
        let (Ok(start_x), Ok(start_y), Ok(goal_x), Ok(goal_y)) = (
            self.xs.binary_search(&start.x),
            self.ys.binary_search(&start.y),
            self.xs.binary_search(&goal.x),
            self.ys.binary_search(&goal.y),
        ) else {
            return vec![start, goal];
        };
        let first = self.at(start_x, start_y) * 4 + from.side as usize;
        let last = self.at(goal_x, goal_y) * 4 + to.side.opposite() as usize;
        let hurry = if self.work < HASTE { 1 } else { 2 };
        let guess = |grid: &Self, x: usize, y: usize| {
            let (dx, dy) = ((grid.xs[x] - goal.x).abs(), (grid.ys[y] - goal.y).abs());
            hurry * (dx + dy + if dx > 0 && dy > 0 { BEND } else { 0 })
        };
        let mut open = BinaryHeap::new();
        self.least[first] = 0;
        self.touched.push(first);
        open.push(Reverse((guess(self, start_x, start_y), first)));
        while let Some(Reverse((_, state))) = open.pop() {
            if state == last {
                break;
            }
            self.work += 1;
            let (at, heading) = (state / 4, state % 4);
            let (x, y) = (at % self.xs.len(), at / self.xs.len());
            let known = self.least[state];
            // The last piece leads into the box; a route that comes from there cannot turn back.
            if at == last / 4 && heading != to.side as usize {
                self.reach(last, state, known + BEND, &mut open, 0);
            }
            for side in Side::ALL {
                if side.opposite() as usize == heading {
                    continue;
                }
                let Some((x2, y2)) = self.step(x, y, side) else { continue };
                let next = self.at(x2, y2) * 4 + side as usize;
                let mut cost = known + self.cost(at, self.at(x2, y2), side, &home);
                if side as usize != heading {
                    cost += BEND;
                }
                let guess = guess(self, x2, y2);
                self.reach(next, state, cost, &mut open, guess);
            }
        }
        let mut points = vec![goal];
        let mut state = last;
        while state != first {
            let before = self.before[state];
            if before == usize::MAX {
                break;
            }
            state = before;
            let at = state / 4;
            points.push(Spot { x: self.xs[at % self.xs.len()], y: self.ys[at / self.xs.len()] });
        }
        points.push(start);
        points.reverse();
        for state in self.touched.drain(..) {
            self.least[state] = i64::MAX;
            self.before[state] = usize::MAX;
        }
        straightened(points)
    }

    fn reach(
        &mut self,
        state: usize,
        before: usize,
        cost: i64,
        open: &mut BinaryHeap<Reverse<(i64, usize)>>,
        guess: i64,
    ) {
        if cost < self.least[state] {
            self.least[state] = cost;
            self.before[state] = before;
            self.touched.push(state);
            open.push(Reverse((cost + guess, state)));
        }
    }

    fn step(&self, x: usize, y: usize, side: Side) -> Option<(usize, usize)> {
        match side {
            Side::Left => Some((x.checked_sub(1)?, y)),
            Side::Right => (x + 1 < self.xs.len()).then_some((x + 1, y)),
            Side::Top => Some((x, y.checked_sub(1)?)),
            Side::Bottom => (y + 1 < self.ys.len()).then_some((x, y + 1)),
        }
    }

    /// What going from one crossing to the next costs, bends aside.
    fn cost(&self, from: usize, to: usize, side: Side, home: &[bool]) -> i64 {
        let low = from.min(to);
        let width = self.xs.len();
        let (length, blocked, hugs, used) = match side.axis() {
            Axis::X => (
                self.xs[low % width + 1] - self.xs[low % width],
                self.level_blocked[low],
                self.level_hugs[low],
                self.level_used[low],
            ),
            Axis::Y => (
                self.ys[low / width + 1] - self.ys[low / width],
                self.upright_blocked[low],
                self.upright_hugs[low],
                self.upright_used[low],
            ),
        };
        let mut cost = length;
        if blocked {
            cost += THROUGH + 100 * length;
        }
        if self.work > HASTE {
            return cost;
        }
        cost += used * (length / 4 + 2);
        if hugs {
            cost += 2 * length;
        }
        if self.group[from] != self.group[to] {
            cost += BORDER;
        }
        if !home[self.group[to]] {
            cost += 2 * length + BORDER;
        }
        // Routes that run across here.
        let across = match side.axis() {
            Axis::X => {
                let above = if to >= width { self.upright_used[to - width] } else { 0 };
                above.min(self.upright_used[to])
            }
            Axis::Y => {
                let left = if to.is_multiple_of(width) { 0 } else { self.level_used[to - 1] };
                left.min(self.level_used[to])
            }
        };
        cost + across * CROSSING
    }

    /// Counts a route in or out.
    fn mark(&mut self, route: &[Spot], by: i64) {
        for pair in route.windows(2) {
            let (xs, ys) =
                (Span::between(pair[0].x, pair[1].x), Span::between(pair[0].y, pair[1].y));
            if ys.length() == 0 {
                if let Ok(y) = self.ys.binary_search(&ys.low) {
                    for x in between(&self.xs, xs) {
                        let at = self.at(x, y);
                        self.level_used[at] += by;
                    }
                }
            } else if let Ok(x) = self.xs.binary_search(&xs.low) {
                for y in between(&self.ys, ys) {
                    let at = self.at(x, y);
                    self.upright_used[at] += by;
                }
            }
        }
    }
}

/// The lines inside of a span, its ends excluded.
fn range(lines: &[i64], span: Span) -> std::ops::Range<usize> {
    let start = lines.partition_point(|line| *line <= span.low);
    let end = lines.partition_point(|line| *line < span.high);
    start..end.max(start)
}

/// The lines from the low to the high end of a span, the high one excluded.
fn between(lines: &[i64], span: Span) -> std::ops::Range<usize> {
    let start = lines.partition_point(|line| *line < span.low);
    let end = lines.partition_point(|line| *line < span.high);
    start..end.max(start)
}
