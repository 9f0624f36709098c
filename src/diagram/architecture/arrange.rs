//! Where every service and group lies: the plans of all groups, brought to pixels together.

use super::frame::{Frame, Span};
use super::measure::{LABEL_ROOM, Manner, Measure, Sizes};
use super::model::{Architecture, Axis, Side};
use super::place::{Block, Item};
use super::plan::{EMPTY, Plan, plans};
use super::solve::{Demand, Solver, fixed};
use super::title::{Margins, PADDING, Titling};

/// Where everything lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frames {
    /// Every service and junction.
    pub nodes: Vec<Frame>,
    /// Every group.
    pub groups: Vec<Frame>,
    /// All of it.
    pub whole: Frame,
    /// How many grids were too wide and go on below.
    pub folds: usize,
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

/// Brings the grids of `levels` to pixels.
pub fn arrange(
    architecture: &Architecture,
    levels: &[Vec<Block>],
    sizes: &Sizes,
    titling: &[Titling],
    manner: &Manner,
) -> Frames {
    let measure = Measure::new(architecture, sizes, manner);
    let plans = plans(architecture, levels, &measure);
    let margins: Vec<Margins> = titling
        .iter()
        .zip(&sizes.titles)
        .map(|(titling, title)| Margins::of(*titling, *title))
        .collect();
    let [x, y] = Axis::BOTH.map(|axis| {
        let mut spans = Spans::new(architecture, &measure, axis);
        spans.keep_apart(&plans, &margins);
        spans.make_room(architecture);
        spans.line_up(architecture, &plans);
        spans.placed(architecture, &margins)
    });
    let both = |x: &[Span], y: &[Span]| {
        x.iter().zip(y).map(|(x, y)| Frame { x: *x, y: *y }).collect::<Vec<_>>()
    };
    let (nodes, groups) = (both(&x.nodes, &y.nodes), both(&x.groups, &y.groups));
    let whole = nodes.iter().chain(&groups).copied().reduce(Frame::union).unwrap_or_default();
    Frames { nodes, groups, whole, folds: plans.iter().map(|plan| plan.folds).sum() }
}

/// How wide the text column of a page is.
pub const COLUMN: i64 = 720;

/// Two variables: where something begins and ends.
type Ends = [usize; 2];

/// The extents of everything along one axis, as variables of a solver.
struct Spans<'m> {
    axis: Axis,
    measure: &'m Measure<'m>,
    solver: Solver,
    nodes: Vec<Ends>,
    groups: Vec<Ends>,
    whole: Ends,
}

struct Placed {
    nodes: Vec<Span>,
    groups: Vec<Span>,
}

impl<'m> Spans<'m> {
    fn new(architecture: &Architecture, measure: &'m Measure<'m>, axis: Axis) -> Self {
        let mut solver = Solver::default();
        let mut ends = || [solver.variable(), solver.variable()];
        let nodes: Vec<Ends> = architecture.nodes.iter().map(|_| ends()).collect();
        let groups = architecture.groups.iter().map(|_| ends()).collect();
        let whole = ends();
        Self { axis, measure, solver, nodes, groups, whole }
    }

    fn item(&self, item: Item) -> Ends {
        match item {
            Item::Node(node) => self.nodes[node],
            Item::Group(group) => self.groups[group],
        }
    }

    /// Half the length of a node, from its beginning to its middle.
    fn half(&self, node: usize) -> i64 {
        self.measure.sizes.nodes[node].along(self.axis) / 2
    }

    /// Gives everything its size, and keeps it apart from the others and inside of its group.
    fn keep_apart(&mut self, plans: &[Plan], margins: &[Margins]) {
        let mut demands = Vec::new();
        for (node, [low, high]) in self.nodes.iter().enumerate() {
            demands.extend(fixed(*low, *high, 2 * self.half(node)));
        }
        for (level, plan) in plans.iter().enumerate() {
            let (around, [before, after]) = match level.checked_sub(1) {
                Some(group) => {
                    let (around, margins) = (self.groups[group], margins[group]);
                    let empty = if plan.shelves.is_empty() { EMPTY.along(self.axis) } else { 0 };
                    let distance = match self.axis {
                        Axis::X => margins.width.max(empty + 2 * PADDING),
                        Axis::Y => empty + margins.y[0] + margins.y[1],
                    };
                    demands.push(Demand { from: around[0], to: around[1], distance });
                    (around, margins.along(self.axis))
                }
                None => (self.whole, [0, 0]),
            };
            self.shelves(plan, &mut demands, |content: Ends| {
                [
                    Demand { from: around[0], to: content[0], distance: before },
                    Demand { from: content[1], to: around[1], distance: after },
                ]
            });
        }
        // These demands follow the nesting and the grids, so they can always be met.
        self.solver.add(&demands, i64::MAX / 4);
    }

    /// Keeps the blocks of one level apart; `inside` keeps one in what is around the level.
    fn shelves(
        &mut self,
        plan: &Plan,
        demands: &mut Vec<Demand>,
        inside: impl Fn(Ends) -> [Demand; 2],
    ) {
        let distance = self.measure.block_gap();
        let mut above = None;
        for shelf in &plan.shelves {
            let below = self.solver.variable();
            let mut left = None;
            for block in shelf {
                let ends = [self.solver.variable(), self.solver.variable()];
                demands.extend(inside(ends));
                demands.push(Demand { from: ends[1], to: below, distance: 0 });
                let previous = if self.axis == Axis::X { left } else { above };
                demands.extend(previous.map(|from| Demand { from, to: ends[0], distance }));
                left = Some(ends[1]);
                self.block(block, ends, demands);
            }
            above = Some(below);
        }
    }

    fn block(&mut self, block: &Block, around: Ends, demands: &mut Vec<Demand>) {
        for cell in &block.cells {
            let [low, high] = self.item(cell.item);
            demands.push(Demand { from: around[0], to: low, distance: 0 });
            demands.push(Demand { from: high, to: around[1], distance: 0 });
        }
        let services = block.cells.iter().all(|cell| matches!(cell.item, Item::Node(_)));
        if services || self.measure.manner.tracks == self.axis {
            self.tracks(block, demands);
        } else {
            self.stacks(block, demands);
        }
    }

    /// Keeps whole tracks apart, and services on one track in line.
    fn tracks(&mut self, block: &Block, demands: &mut Vec<Demand>) {
        let tracks = block.tracks(self.axis);
        let starts: Vec<usize> = (0..tracks).map(|_| self.solver.variable()).collect();
        let middles: Vec<usize> = (0..tracks).map(|_| self.solver.variable()).collect();
        let gaps: Vec<i64> =
            (0..tracks).map(|track| self.measure.gap(block, self.axis, track)).collect();
        for cell in &block.cells {
            let track = cell.track(self.axis);
            let [low, high] = self.item(cell.item);
            demands.push(Demand { from: starts[track], to: low, distance: 0 });
            if let Some(next) = starts.get(track + 1) {
                demands.push(Demand { from: high, to: *next, distance: gaps[track] });
            }
            if let Item::Node(node) = cell.item {
                demands.extend(fixed(low, middles[track], self.half(node)));
            }
        }
    }

    /// Keeps apart what stands on one track of the other axis, and what an edge puts in an order.
    fn stacks(&mut self, block: &Block, demands: &mut Vec<Demand>) {
        let (axis, across) = (self.axis, self.axis.other());
        let mut cells = block.cells.clone();
        cells.sort_by_key(|cell| (cell.track(across), cell.track(axis)));
        for pair in cells.windows(2) {
            if pair[0].track(across) == pair[1].track(across) {
                let between = pair[0].track(axis)..pair[1].track(axis);
                let gaps = between.map(|track| self.measure.gap(block, axis, track));
                let distance = gaps.max().unwrap_or(0);
                let (from, to) = (self.item(pair[0].item)[1], self.item(pair[1].item)[0]);
                demands.push(Demand { from, to, distance });
            }
        }
        for relation in &block.relations {
            let Some((first, then)) = relation.ordered(axis) else { continue };
            let [first, then] = [first, then].map(|item| block.cells[item]);
            if first.track(axis) < then.track(axis) {
                let (from, to) = (self.item(first.item)[1], self.item(then.item)[0]);
                demands.push(Demand { from, to, distance: self.measure.edge_gap() });
            }
        }
    }

    /// Makes room for labels on straight edges, where the grid has put the ends in their order.
    fn make_room(&mut self, architecture: &Architecture) {
        for (edge, label) in architecture.edges.iter().zip(&self.measure.sizes.labels) {
            let facing = edge.from.side == edge.to.side.opposite();
            if label.width == 0 || !facing || edge.from.side.axis() != self.axis {
                continue;
            }
            let (first, then) = match edge.from.side {
                Side::Right | Side::Bottom => (edge.from.node, edge.to.node),
                Side::Left | Side::Top => (edge.to.node, edge.from.node),
            };
            let distance = label.along(self.axis) + LABEL_ROOM;
            let (from, to) = (self.nodes[first][1], self.nodes[then][0]);
            let limit = self.solver.least(self.whole[1]) + distance;
            self.solver.add(&[Demand { from, to, distance }], limit);
        }
    }

    /// Lines up what can be lined up without making the picture much larger.
    fn line_up(&mut self, architecture: &Architecture, plans: &[Plan]) {
        let least = self.solver.least(self.whole[1]);
        let limit = match self.axis {
            Axis::X => least + 8.max((COLUMN - least).min(least / 6)),
            Axis::Y => least + least / 5 + 40,
        };
        let wanted = straight(architecture, self.axis);
        for (a, b) in wanted.into_iter().chain(continued(plans, self.axis)) {
            let distance = self.half(a) - self.half(b);
            let demands = fixed(self.nodes[a][0], self.nodes[b][0], distance);
            self.solver.add(&demands, limit);
        }
    }

    /// Balances what room there is, and draws every group close around its members.
    fn placed(&self, architecture: &Architecture, margins: &[Margins]) -> Placed {
        let places = self.solver.balanced(self.solver.least(self.whole[1]));
        let span = |[low, high]: &Ends| Span { low: places[*low], high: places[*high] };
        let nodes: Vec<Span> = self.nodes.iter().map(span).collect();
        let mut groups: Vec<Span> = self.groups.iter().map(span).collect();
        let mut held: Vec<Option<Span>> = vec![None; groups.len()];
        let grow = |held: &mut Option<Span>, span: Span| {
            *held = Some(held.map_or(span, |known| known.union(span)));
        };
        for (node, span) in architecture.nodes.iter().zip(&nodes) {
            if let Some(group) = node.parent {
                grow(&mut held[group], *span);
            }
        }
        for index in (0..groups.len()).rev() {
            if let Some(content) = held[index] {
                let [before, after] = margins[index].along(self.axis);
                let mut span = Span { low: content.low - before, high: content.high + after };
                if self.axis == Axis::X {
                    let missing = (margins[index].width - span.length()).max(0);
                    let left = (missing / 2).min(span.low - groups[index].low).max(0);
                    span.low -= left;
                    span.high += missing - left;
                }
                groups[index] = span;
            }
            if let Some(parent) = architecture.groups[index].parent {
                grow(&mut held[parent], groups[index]);
            }
        }
        Placed { nodes, groups }
    }
}

/// Pairs of nodes whose middles should have the same place on an axis because the author says so or
/// an edge between them is to be straight; the most wanted first.
fn straight(architecture: &Architecture, axis: Axis) -> Vec<(usize, usize)> {
    let aligned = architecture.alignments.iter().filter(|aligned| aligned.axis == axis.other());
    let mut pairs: Vec<(usize, usize)> = aligned
        .flat_map(|aligned| aligned.nodes.windows(2))
        .map(|pair| (pair[0], pair[1]))
        .collect();
    let mut fans = vec![[0_usize; 4]; architecture.nodes.len()];
    for end in architecture.edges.iter().flat_map(|edge| edge.ends()) {
        fans[end.node][end.side as usize] += 1;
    }
    let mut edges: Vec<(usize, usize, usize)> = Vec::new();
    for edge in &architecture.edges {
        let (from, to) = (edge.from, edge.to);
        if from.side == to.side.opposite() && from.side.axis() != axis && from.node != to.node {
            let fan = fans[from.node][from.side as usize].max(fans[to.node][to.side as usize]);
            edges.push((fan, from.node, to.node));
        }
    }
    edges.sort_by_key(|(fan, ..)| *fan);
    pairs.extend(edges.into_iter().map(|(_, a, b)| (a, b)));
    pairs
}

/// Pairs of services that stand in the same column of two blocks, one above the other, or in the
/// same row of two blocks beside each other.
fn continued(plans: &[Plan], axis: Axis) -> Vec<(usize, usize)> {
    let blocks = plans.iter().flat_map(|plan| -> Vec<(&Block, &Block)> {
        let shelves = plan.shelves.iter();
        match axis {
            Axis::X => shelves
                .clone()
                .zip(shelves.skip(1))
                .filter_map(|(first, then)| match (first.as_slice(), then.as_slice()) {
                    ([first], [then]) => Some((first, then)),
                    _ => None,
                })
                .collect(),
            Axis::Y => shelves.flat_map(|shelf| shelf.iter().zip(shelf.iter().skip(1))).collect(),
        }
    });
    let border = |block: &Block, track: usize| {
        let cells = block.cells.iter().filter(|cell| cell.track(axis.other()) == track);
        let mut nodes: Vec<(usize, usize)> = cells
            .filter_map(|cell| match cell.item {
                Item::Node(node) => Some((cell.track(axis), node)),
                Item::Group(_) => None,
            })
            .collect();
        nodes.sort_unstable();
        nodes
    };
    let mut pairs = Vec::new();
    for (first, then) in blocks {
        let (last, next) = (border(first, first.tracks(axis.other()) - 1), border(then, 0));
        pairs.extend(last.iter().zip(&next).filter(|(a, b)| a.0 == b.0).map(|(a, b)| (a.1, b.1)));
    }
    pairs
}
