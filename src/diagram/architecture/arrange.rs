//! Where every service and group lies: the grids of all groups, brought to pixels together.

use super::frame::{Frame, Size, Span};
use super::model::{Architecture, Axis, Side};
use super::place::{Block, Cell, Item, Relation};
use super::solve::{Demand, Solver, fixed};

/// How large things are before they have a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Of every service and junction.
    pub nodes: Vec<Size>,
    /// Of every group's title with its icon; nothing when it has none.
    pub titles: Vec<Size>,
    /// Of every edge's label; nothing when it has none.
    pub labels: Vec<Size>,
}

/// Choices that change how an arrangement looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// How wide the picture should be at most.
    pub width: i64,
    /// Along which axis tracks of a grid with groups in it are kept apart throughout.
    pub tracks: Axis,
    /// Along which axis things without an order between them stand, unless edges decide.
    pub loose: Axis,
    /// How much wider gaps are than usual, in pixels.
    pub spread: i64,
}

/// Where everything lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frames {
    /// Every service and junction.
    pub nodes: Vec<Frame>,
    /// Every group.
    pub groups: Vec<Frame>,
    /// All of it.
    pub whole: Frame,
}

/// The distance between a group's border and what it holds.
pub const PADDING: i64 = 20;
/// The room of a group's title, its border included.
pub const TITLE_ROOM: i64 = 46;
/// The distance from a group's border to its title.
pub const TITLE_INSET: i64 = 10;

/// Brings the grids of `levels` to pixels.
pub fn arrange(
    architecture: &Architecture,
    levels: &[Vec<Block>],
    sizes: &Sizes,
    manner: Manner,
) -> Frames {
    let plans = plans(architecture, levels, sizes, manner);
    let [x, y] = Axis::BOTH.map(|axis| {
        Spans::new(architecture, &plans, sizes, manner, axis).placed(architecture, sizes)
    });
    let both = |x: &[Span], y: &[Span]| {
        x.iter().zip(y).map(|(x, y)| Frame { x: *x, y: *y }).collect::<Vec<_>>()
    };
    let (nodes, groups) = (both(&x.nodes, &y.nodes), both(&x.groups, &y.groups));
    let whole = nodes.iter().chain(&groups).copied().reduce(Frame::union).unwrap_or_default();
    Frames { nodes, groups, whole }
}

/// The blocks of one group: shelves from top to bottom, on each of them blocks from left to right.
struct Plan {
    shelves: Vec<Vec<Block>>,
    size: Size,
}

/// Decides, from the inside out, how the blocks of every group stand.
fn plans(
    architecture: &Architecture,
    levels: &[Vec<Block>],
    sizes: &Sizes,
    manner: Manner,
) -> Vec<Plan> {
    let mut planned: Vec<Option<Plan>> = levels.iter().map(|_| None).collect();
    let outside = OutsideEdges::new(architecture);
    for level in (0..levels.len()).rev() {
        let group = level.checked_sub(1);
        let depth = architecture.around(group).count() as i64;
        let room = (manner.width - 2 * PADDING * depth).max(160);
        let size = |item: Item| match item {
            Item::Node(node) => sizes.nodes[node],
            // A group comes after its parent, so its plan is made already.
            Item::Group(group) => planned[group + 1].as_ref().map_or(Size::default(), |p| p.size),
        };
        let blocks = gathered(&levels[level], &outside, manner, room, size);
        let blocks: Vec<Block> =
            blocks.into_iter().map(|block| folded(block, room, manner, size)).collect();
        let shelves = shelved(blocks, &outside, manner, room, size);
        let content = shelves_size(&shelves, manner, size);
        let size = match group {
            Some(group) => {
                let title = sizes.titles[group];
                let top = if title.height > 0 { TITLE_ROOM } else { PADDING };
                let content = if levels[level].is_empty() {
                    Size { width: EMPTY.width, height: EMPTY.height }
                } else {
                    content
                };
                Size {
                    width: (content.width + 2 * PADDING).max(title.width + 2 * TITLE_INSET),
                    height: content.height + top + PADDING,
                }
            }
            None => content,
        };
        planned[level] = Some(Plan { shelves, size });
    }
    planned.into_iter().map(|plan| plan.expect("every level was planned")).collect()
}

/// The inside of a group that holds nothing.
const EMPTY: Size = Size { width: 80, height: 24 };

/// How many edges leave every item of the model sideways and upright, to what is outside of its
/// own level.
struct OutsideEdges {
    nodes: Vec<[usize; 2]>,
    groups: Vec<[usize; 2]>,
}

impl OutsideEdges {
    fn new(architecture: &Architecture) -> Self {
        let mut nodes = vec![[0; 2]; architecture.nodes.len()];
        let mut groups = vec![[0; 2]; architecture.groups.len()];
        for edge in &architecture.edges {
            let chains = edge.ends().map(|end| {
                architecture.around(architecture.nodes[end.node].parent).collect::<Vec<_>>()
            });
            let shared = chains[0]
                .iter()
                .rev()
                .zip(chains[1].iter().rev())
                .take_while(|(a, b)| a == b)
                .count();
            for (end, chain) in edge.ends().iter().zip(&chains) {
                let axis = end.side.axis() as usize;
                let crossed = chain.len() - shared;
                if crossed > 0 {
                    nodes[end.node][axis] += 1;
                    for group in &chain[..crossed - 1] {
                        groups[*group][axis] += 1;
                    }
                }
            }
        }
        Self { nodes, groups }
    }

    /// Along which axis items without an order stand best: across the edges that come in.
    fn best(&self, blocks: &[&Block], usual: Axis) -> Axis {
        let mut count = [0; 2];
        for cell in blocks.iter().flat_map(|block| &block.cells) {
            let of = match cell.item {
                Item::Node(node) => self.nodes[node],
                Item::Group(group) => self.groups[group],
            };
            count[0] += of[0];
            count[1] += of[1];
        }
        match count[0].cmp(&count[1]) {
            std::cmp::Ordering::Greater => Axis::Y,
            std::cmp::Ordering::Less => Axis::X,
            std::cmp::Ordering::Equal => usual,
        }
    }
}

/// Services that nothing connects in their group become one block, in rows or columns.
fn gathered(
    blocks: &[Block],
    outside: &OutsideEdges,
    manner: Manner,
    room: i64,
    size: impl Fn(Item) -> Size,
) -> Vec<Block> {
    let is_loose =
        |block: &Block| matches!(block.cells.as_slice(), [Cell { item: Item::Node(_), .. }]);
    let loose: Vec<&Block> = blocks.iter().filter(|block| is_loose(block)).collect();
    if loose.len() < 2 {
        return blocks.to_vec();
    }
    let widest = loose.iter().map(|block| size(block.cells[0].item).width).max().unwrap_or(0);
    let most = ((room + LOOSE_GAP) / (widest + LOOSE_GAP)).max(1) as usize;
    let count = loose.len();
    let columns = match outside.best(&loose, manner.loose) {
        Axis::X => count.div_ceil(count.div_ceil(most.min(LONGEST_ROW))),
        Axis::Y => count.div_ceil(LONGEST_COLUMN),
    };
    let cells = loose
        .iter()
        .enumerate()
        .map(|(index, block)| match outside.best(&loose, manner.loose) {
            Axis::X => {
                Cell { item: block.cells[0].item, column: index % columns, row: index / columns }
            }
            Axis::Y => {
                let rows = count.div_ceil(columns);
                Cell { item: block.cells[0].item, column: index / rows, row: index % rows }
            }
        })
        .collect();
    let mut together = Some(Block { cells, relations: Vec::new() });
    blocks
        .iter()
        .filter_map(|block| if is_loose(block) { together.take() } else { Some(block.clone()) })
        .collect()
}

const LONGEST_ROW: usize = 5;
const LONGEST_COLUMN: usize = 4;

/// A block that is wider than `room` goes on below, as a line of text does.
fn folded(block: Block, room: i64, manner: Manner, size: impl Fn(Item) -> Size + Copy) -> Block {
    let columns = block.tracks(Axis::X);
    let width = block_length(&block, Axis::X, manner, size);
    if width <= room || columns < 2 {
        return block;
    }
    let bands = (width as usize).div_ceil(room.max(1) as usize).min(columns);
    let columns = columns.div_ceil(bands);
    let rows = block.tracks(Axis::Y);
    let cells: Vec<Cell> = block
        .cells
        .iter()
        .map(|cell| Cell {
            column: cell.column % columns,
            row: cell.column / columns * rows + cell.row,
            ..*cell
        })
        .collect();
    // Rows that hold nothing after the folding go.
    let used: std::collections::BTreeSet<usize> = cells.iter().map(|cell| cell.row).collect();
    let cells: Vec<Cell> = cells
        .iter()
        .map(|cell| Cell { row: used.range(..cell.row).count(), ..*cell })
        .collect();
    let place = |item: usize| block.cells.iter().position(|cell| cell.item == block.cells[item].item);
    let relations = block
        .relations
        .iter()
        .filter(|relation| {
            let (Some(a), Some(b)) = (place(relation.a), place(relation.b)) else { return false };
            Axis::BOTH.iter().all(|axis| {
                let (a, b) = (cells[a].track(*axis), cells[b].track(*axis));
                match relation.towards.along(*axis) {
                    0 => true,
                    1 => a < b,
                    _ => b < a,
                }
            })
        })
        .copied()
        .collect();
    Block { cells, relations }
}

/// Puts blocks on shelves.
fn shelved(
    blocks: Vec<Block>,
    outside: &OutsideEdges,
    manner: Manner,
    room: i64,
    size: impl Fn(Item) -> Size + Copy,
) -> Vec<Vec<Block>> {
    let best = outside.best(&blocks.iter().collect::<Vec<_>>(), manner.loose);
    let mut shelves: Vec<Vec<Block>> = Vec::new();
    let mut used = 0;
    for block in blocks {
        let width = block_length(&block, Axis::X, manner, size) + BLOCK_GAP;
        match shelves.last_mut() {
            Some(shelf) if best == Axis::X && used + width - BLOCK_GAP <= room => {
                shelf.push(block);
                used += width;
            }
            _ => {
                shelves.push(vec![block]);
                used = width;
            }
        }
    }
    shelves
}

/// Between services that nothing connects.
const LOOSE_GAP: i64 = 28;
/// Between blocks that nothing connects.
const BLOCK_GAP: i64 = 36;

/// The distance between a track of a block and the one after it.
fn gap(block: &Block, axis: Axis, track: usize, manner: Manner) -> i64 {
    let crossing = block
        .relations
        .iter()
        .filter(|relation| {
            let [a, b] = [relation.a, relation.b].map(|item| block.cells[item].track(axis));
            a.min(b) <= track && track < a.max(b)
        })
        .count() as i64;
    match crossing {
        0 if block.relations.is_empty() => LOOSE_GAP + manner.spread,
        0 => BLOCK_GAP + manner.spread,
        crossing => EDGE_GAP + EDGE_PITCH * (crossing - 1).min(6) + manner.spread,
    }
}

/// Between services with one edge between them.
const EDGE_GAP: i64 = 48;
/// The room of every further edge.
const EDGE_PITCH: i64 = 8;

fn block_length(
    block: &Block,
    axis: Axis,
    manner: Manner,
    size: impl Fn(Item) -> Size,
) -> i64 {
    let tracks = block.tracks(axis);
    let mut longest = vec![0; tracks];
    for cell in &block.cells {
        let length = size(cell.item).along(axis);
        longest[cell.track(axis)] = length.max(longest[cell.track(axis)]);
    }
    let gaps: i64 = (1..tracks).map(|track| gap(block, axis, track - 1, manner)).sum();
    longest.iter().sum::<i64>() + gaps
}

fn shelves_size(
    shelves: &[Vec<Block>],
    manner: Manner,
    size: impl Fn(Item) -> Size + Copy,
) -> Size {
    let mut whole = Size::default();
    for shelf in shelves {
        let gaps = BLOCK_GAP * (shelf.len() as i64 - 1);
        let lengths = |axis: Axis| shelf.iter().map(move |b| block_length(b, axis, manner, size));
        whole.width = whole.width.max(lengths(Axis::X).sum::<i64>() + gaps);
        whole.height += lengths(Axis::Y).max().unwrap_or(0);
    }
    whole.height += BLOCK_GAP * (shelves.len() as i64 - 1).max(0);
    whole
}

/// The extents of everything along one axis, as variables of a solver.
struct Spans {
    axis: Axis,
    solver: Solver,
    nodes: Vec<[usize; 2]>,
    groups: Vec<[usize; 2]>,
    end: usize,
}

struct Placed {
    nodes: Vec<Span>,
    groups: Vec<Span>,
}

impl Spans {
    fn new(
        architecture: &Architecture,
        plans: &[Plan],
        sizes: &Sizes,
        manner: Manner,
        axis: Axis,
    ) -> Self {
        let mut solver = Solver::default();
        let mut pair = || [solver.variable(), solver.variable()];
        let nodes: Vec<[usize; 2]> = architecture.nodes.iter().map(|_| pair()).collect();
        let groups: Vec<[usize; 2]> = architecture.groups.iter().map(|_| pair()).collect();
        let root = pair();
        let mut spans = Self { axis, solver, nodes, groups, end: root[1] };
        let mut demands = Vec::new();
        for (index, [low, high]) in spans.nodes.iter().enumerate() {
            demands.extend(fixed(*low, *high, sizes.nodes[index].along(axis)));
        }
        for (level, plan) in plans.iter().enumerate() {
            let (around, before, after) = match level.checked_sub(1) {
                Some(group) => {
                    let title = sizes.titles[group];
                    let before = if axis == Axis::Y && title.height > 0 {
                        TITLE_ROOM
                    } else {
                        PADDING
                    };
                    let around = spans.groups[group];
                    let least = match axis {
                        Axis::X if plan.shelves.is_empty() => {
                            EMPTY.width.max(title.width) + 2 * PADDING
                        }
                        Axis::X => title.width + 2 * TITLE_INSET,
                        Axis::Y if plan.shelves.is_empty() => before + EMPTY.height + PADDING,
                        Axis::Y => 0,
                    };
                    demands.push(Demand { from: around[0], to: around[1], distance: least });
                    (around, before, PADDING)
                }
                None => (root, 0, 0),
            };
            spans.shelves(plan, manner, around, before, after, &mut demands);
        }
        spans.solver.add(&demands, i64::MAX / 4);
        spans.labels(architecture, sizes);
        spans
    }

    fn item(&self, item: Item) -> [usize; 2] {
        match item {
            Item::Node(node) => self.nodes[node],
            Item::Group(group) => self.groups[group],
        }
    }

    /// Keeps the blocks of one level apart, and inside of what is around them.
    fn shelves(
        &mut self,
        plan: &Plan,
        manner: Manner,
        around: [usize; 2],
        before: i64,
        after: i64,
        demands: &mut Vec<Demand>,
    ) {
        let mut above = None;
        for shelf in &plan.shelves {
            let mut left = None;
            let below = self.solver.variable();
            for block in shelf {
                // Along the shelf a block begins after the one before it, across it after the shelf
                // above.
                let start = self.solver.variable();
                let end = self.solver.variable();
                demands.push(Demand { from: around[0], to: start, distance: before });
                demands.push(Demand { from: end, to: around[1], distance: after });
                let previous = if self.axis == Axis::X { left } else { above };
                if let Some(previous) = previous {
                    demands.push(Demand {
                        from: previous,
                        to: start,
                        distance: BLOCK_GAP + manner.spread,
                    });
                }
                left = Some(end);
                demands.push(Demand { from: end, to: below, distance: 0 });
                self.block(block, manner, [start, end], demands);
            }
            above = Some(below);
        }
    }

    fn block(
        &mut self,
        block: &Block,
        manner: Manner,
        around: [usize; 2],
        demands: &mut Vec<Demand>,
    ) {
        let tracks = block.tracks(self.axis);
        let strict = manner.tracks == self.axis
            || block.cells.iter().all(|cell| matches!(cell.item, Item::Node(_)));
        let between: Vec<usize> = (0..tracks).map(|_| self.solver.variable()).collect();
        for cell in &block.cells {
            let [low, high] = self.item(cell.item);
            demands.push(Demand { from: around[0], to: low, distance: 0 });
            demands.push(Demand { from: high, to: around[1], distance: 0 });
            if strict {
                let track = cell.track(self.axis);
                demands.push(Demand { from: between[track], to: low, distance: 0 });
                if let Some(next) = between.get(track + 1) {
                    let distance = gap(block, self.axis, track, manner);
                    demands.push(Demand { from: high, to: *next, distance });
                }
            }
        }
        if strict {
            return;
        }
        let mut cells = block.cells.clone();
        let across = self.axis.other();
        cells.sort_by_key(|cell| (cell.track(across), cell.track(self.axis)));
        for pair in cells.windows(2) {
            if pair[0].track(across) == pair[1].track(across) {
                let distance = (pair[0].track(self.axis)..pair[1].track(self.axis))
                    .map(|track| gap(block, self.axis, track, manner))
                    .max()
                    .unwrap_or(BLOCK_GAP);
                let (from, to) = (self.item(pair[0].item)[1], self.item(pair[1].item)[0]);
                demands.push(Demand { from, to, distance });
            }
        }
        for Relation { a, b, towards } in &block.relations {
            let [a, b] = [a, b].map(|item| block.cells[*item]);
            let (first, then) = match towards.along(self.axis) {
                0 => continue,
                1 => (a, b),
                _ => (b, a),
            };
            if first.track(self.axis) < then.track(self.axis) {
                let (from, to) = (self.item(first.item)[1], self.item(then.item)[0]);
                demands.push(Demand { from, to, distance: EDGE_GAP });
            }
        }
    }

    /// Makes room for labels on straight edges, where the grid has put the ends in their order.
    fn labels(&mut self, architecture: &Architecture, sizes: &Sizes) {
        for (edge, label) in architecture.edges.iter().zip(&sizes.labels) {
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
            let limit = self.solver.least(self.end) + distance;
            self.solver.add(&[Demand { from, to, distance }], limit);
        }
    }

    /// Lines up what can be lined up without making the picture much larger, and balances the rest.
    fn placed(mut self, architecture: &Architecture, sizes: &Sizes) -> Placed {
        let least = self.solver.least(self.end);
        let limit = match self.axis {
            Axis::X => least + 8.max((COLUMN - least).min(least / 6)),
            Axis::Y => least + least / 5 + 40,
        };
        for (a, b) in lines(architecture, self.axis) {
            let half = |node: usize| sizes.nodes[node].along(self.axis) / 2;
            let demands = fixed(self.nodes[a][0], self.nodes[b][0], half(a) - half(b));
            self.solver.add(&demands, limit);
        }
        let places = self.solver.balanced(self.solver.least(self.end));
        let span = |[low, high]: &[usize; 2]| Span { low: places[*low], high: places[*high] };
        let nodes: Vec<Span> = self.nodes.iter().map(span).collect();
        let groups: Vec<Span> = self.groups.iter().map(span).collect();
        Placed { groups: self.tight(architecture, sizes, &nodes, groups), nodes }
    }

    /// Draws every group close around its members, inside of the room that it has.
    fn tight(
        &self,
        architecture: &Architecture,
        sizes: &Sizes,
        nodes: &[Span],
        mut groups: Vec<Span>,
    ) -> Vec<Span> {
        let mut held: Vec<Option<Span>> = vec![None; groups.len()];
        let grow = |held: &mut Option<Span>, span: Span| {
            *held = Some(held.map_or(span, |known| known.union(span)));
        };
        for (node, span) in architecture.nodes.iter().zip(nodes) {
            if let Some(group) = node.parent {
                grow(&mut held[group], *span);
            }
        }
        for index in (0..groups.len()).rev() {
            let room = groups[index];
            if let Some(content) = held[index] {
                let titled = sizes.titles[index].height > 0 && self.axis == Axis::Y;
                let before = if titled { TITLE_ROOM } else { PADDING };
                let mut span =
                    Span { low: content.low - before, high: content.high + PADDING };
                if self.axis == Axis::X {
                    let least = sizes.titles[index].width + 2 * TITLE_INSET;
                    let missing = (least - span.length()).max(0);
                    let left = (missing / 2).min(span.low - room.low).max(0);
                    span.low -= left;
                    span.high += missing - left;
                }
                groups[index] = span;
            }
            if let Some(parent) = architecture.groups[index].parent {
                grow(&mut held[parent], groups[index]);
            }
        }
        groups
    }
}

/// How wide the text column of a page is.
pub const COLUMN: i64 = 720;
/// What a label needs besides its own length: arrowheads and some line on both sides.
const LABEL_ROOM: i64 = 44;

/// Pairs of nodes whose middles should have the same place on an axis, the most wanted first.
fn lines(architecture: &Architecture, axis: Axis) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for alignment in &architecture.alignments {
        if alignment.axis == axis.other() {
            pairs.extend(alignment.nodes.windows(2).map(|pair| (pair[0], pair[1])));
        }
    }
    let mut fans = vec![[0_usize; 4]; architecture.nodes.len()];
    for end in architecture.edges.iter().flat_map(|edge| edge.ends()) {
        fans[end.node][end.side as usize] += 1;
    }
    let mut straight: Vec<(usize, usize, usize)> = Vec::new();
    for edge in &architecture.edges {
        let (from, to) = (edge.from, edge.to);
        if from.side == to.side.opposite() && from.side.axis() != axis && from.node != to.node {
            let fan = fans[from.node][from.side as usize].max(fans[to.node][to.side as usize]);
            straight.push((fan, from.node, to.node));
        }
    }
    straight.sort_by_key(|(fan, ..)| *fan);
    pairs.extend(straight.into_iter().map(|(_, a, b)| (a, b)));
    pairs
}
