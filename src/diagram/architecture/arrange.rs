//! Where every service and group lies: the grids of all groups, brought to pixels together.

use std::cmp::Ordering;

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

/// Where the title of a group stands, and how much farther than usual the group's content keeps
/// away from the side that the title begins at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Titling {
    /// In which corner.
    pub corner: Corner,
    /// Pixels more to the left or right of the content.
    pub inset: i64,
}

/// A corner of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Corner {
    /// Where titles usually stand.
    #[default]
    TopLeft,
    /// Where lines come in from above on the left.
    TopRight,
    /// Where lines come in from above.
    BottomLeft,
    /// Where lines come in everywhere else.
    BottomRight,
}

/// The distance between a group's border and what it holds.
pub const PADDING: i64 = 18;
/// The distance from a group's border to its title.
pub const TITLE_INSET: i64 = 10;
/// Between a title and what stands below.
const TITLE_GAP: i64 = 16;

/// Brings the grids of `levels` to pixels.
pub fn arrange(
    architecture: &Architecture,
    levels: &[Vec<Block>],
    sizes: &Sizes,
    titling: &[Titling],
    manner: Manner,
) -> Frames {
    let plans = plans(architecture, levels, sizes, manner);
    let margins: Vec<Margins> = titling
        .iter()
        .zip(&sizes.titles)
        .map(|(titling, title)| margins(*titling, *title))
        .collect();
    let [x, y] = Axis::BOTH.map(|axis| {
        Spans::new(architecture, &plans, sizes, &margins, manner, axis).placed(
            architecture,
            &plans,
            sizes,
            &margins,
        )
    });
    let both = |x: &[Span], y: &[Span]| {
        x.iter().zip(y).map(|(x, y)| Frame { x: *x, y: *y }).collect::<Vec<_>>()
    };
    let (nodes, groups) = (both(&x.nodes, &y.nodes), both(&x.groups, &y.groups));
    let whole = nodes.iter().chain(&groups).copied().reduce(Frame::union).unwrap_or_default();
    Frames { nodes, groups, whole }
}

/// What a group keeps free inside of its border: before and after its content, on both axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Margins {
    x: [i64; 2],
    y: [i64; 2],
    /// How wide the group is at least.
    width: i64,
}

impl Margins {
    fn along(&self, axis: Axis) -> [i64; 2] {
        match axis {
            Axis::X => self.x,
            Axis::Y => self.y,
        }
    }
}

fn margins(titling: Titling, title: Size) -> Margins {
    let room = if title.height > 0 { title.height + TITLE_INSET + TITLE_GAP } else { PADDING };
    let inset = PADDING + titling.inset;
    let (x, y) = match titling.corner {
        Corner::TopLeft => ([inset, PADDING], [room, PADDING]),
        Corner::TopRight => ([PADDING, inset], [room, PADDING]),
        Corner::BottomLeft => ([inset, PADDING], [PADDING, room]),
        Corner::BottomRight => ([PADDING, inset], [PADDING, room]),
    };
    Margins { x, y, width: title.width + 2 * TITLE_INSET }
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
        // Sister groups look alike.
        let parent = group.map(|group| architecture.groups[group].parent);
        let sisters = levels.iter().enumerate().filter(|(other, _)| {
            other.checked_sub(1).map(|group| architecture.groups[group].parent) == parent
        });
        let nodes = sisters
            .flat_map(|(_, blocks)| blocks)
            .filter(|block| block.cells.len() == 1)
            .map(|block| &block.cells[0].item)
            .filter(|item| matches!(item, Item::Node(_)));
        let best = outside.best(nodes, manner.loose);
        let blocks = gathered(&levels[level], &outside, manner, (room, best), size);
        let blocks: Vec<Block> =
            blocks.into_iter().map(|block| folded(block, room, manner, size)).collect();
        let shelves = shelved(blocks, &outside, manner, room, size);
        let content = shelves_size(&shelves, manner, size);
        let size = match group {
            Some(group) => {
                let Margins { x, y, width } = margins(Titling::default(), sizes.titles[group]);
                let content = if levels[level].is_empty() { EMPTY } else { content };
                Size {
                    width: (content.width + x[0] + x[1]).max(width),
                    height: content.height + y[0] + y[1],
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

/// The edges that leave every item of the model for what is outside of its own level: how many on
/// each of its sides.
struct OutsideEdges {
    nodes: Vec<[i64; 4]>,
    groups: Vec<[i64; 4]>,
}

impl OutsideEdges {
    fn new(architecture: &Architecture) -> Self {
        let mut nodes = vec![[0; 4]; architecture.nodes.len()];
        let mut groups = vec![[0; 4]; architecture.groups.len()];
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
                let crossed = chain.len() - shared;
                if crossed > 0 {
                    nodes[end.node][end.side as usize] += 1;
                    for group in &chain[..crossed - 1] {
                        groups[*group][end.side as usize] += 1;
                    }
                }
            }
        }
        Self { nodes, groups }
    }

    fn of(&self, item: Item) -> [i64; 4] {
        match item {
            Item::Node(node) => self.nodes[node],
            Item::Group(group) => self.groups[group],
        }
    }

    /// Along which axis items without an order stand best: across the edges that come in.
    fn best<'i>(&self, items: impl Iterator<Item = &'i Item>, usual: Axis) -> Axis {
        let mut balance = 0;
        for item in items {
            let of = self.of(*item);
            let count = |a: Side, b: Side| of[a as usize] + of[b as usize];
            balance += count(Side::Left, Side::Right) - count(Side::Top, Side::Bottom);
        }
        match balance.cmp(&0) {
            Ordering::Greater => Axis::Y,
            Ordering::Less => Axis::X,
            Ordering::Equal => usual,
        }
    }

    /// How much an item is drawn to the end of an axis.
    fn pull(&self, item: Item, axis: Axis) -> i64 {
        let of = self.of(item);
        match axis {
            Axis::X => of[Side::Right as usize] - of[Side::Left as usize],
            Axis::Y => of[Side::Bottom as usize] - of[Side::Top as usize],
        }
    }
}

/// Services that nothing connects in their group become one block, in rows or columns: those with
/// edges to the right on the right, and otherwise in the order of the source.
fn gathered(
    blocks: &[Block],
    outside: &OutsideEdges,
    manner: Manner,
    (room, best): (i64, Axis),
    size: impl Fn(Item) -> Size,
) -> Vec<Block> {
    let is_loose =
        |block: &Block| matches!(block.cells.as_slice(), [Cell { item: Item::Node(_), .. }]);
    let mut loose: Vec<Item> =
        blocks.iter().filter(|block| is_loose(block)).map(|block| block.cells[0].item).collect();
    if loose.len() < 2 {
        return blocks.to_vec();
    }
    loose.sort_by_key(|item| outside.pull(*item, best));
    let widest = loose.iter().map(|item| size(*item).width).max().unwrap_or(0);
    let gap = LOOSE_GAP + manner.spread;
    let most = ((room + gap) / (widest + gap)).max(1) as usize;
    let count = loose.len();
    let columns = match best {
        Axis::X => count.div_ceil(count.div_ceil(most.min(LONGEST_ROW))),
        Axis::Y => count.div_ceil(LONGEST_COLUMN),
    };
    let rows = count.div_ceil(columns);
    let cells = loose
        .into_iter()
        .enumerate()
        .map(|(index, item)| match best {
            Axis::X => Cell { item, column: index % columns, row: index / columns },
            Axis::Y => Cell { item, column: index / rows, row: index % rows },
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
    let cells: Vec<Cell> =
        cells.iter().map(|cell| Cell { row: used.range(..cell.row).count(), ..*cell }).collect();
    let place =
        |item: usize| block.cells.iter().position(|cell| cell.item == block.cells[item].item);
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
    let best = outside
        .best(blocks.iter().flat_map(|block| &block.cells).map(|cell| &cell.item), manner.loose);
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

fn block_length(block: &Block, axis: Axis, manner: Manner, size: impl Fn(Item) -> Size) -> i64 {
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
        margins: &[Margins],
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
            let (around, [before, after]) = match level.checked_sub(1) {
                Some(group) => {
                    let around = spans.groups[group];
                    let margins = margins[group];
                    let empty = if plan.shelves.is_empty() { EMPTY.along(axis) } else { 0 };
                    let least = match axis {
                        Axis::X => margins.width.max(empty + 2 * PADDING),
                        Axis::Y => empty + margins.y[0] + margins.y[1],
                    };
                    demands.push(Demand { from: around[0], to: around[1], distance: least });
                    (around, margins.along(axis))
                }
                None => (root, [0, 0]),
            };
            spans.shelves(plan, sizes, manner, (around, [before, after]), &mut demands);
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
        sizes: &Sizes,
        manner: Manner,
        (around, [before, after]): ([usize; 2], [i64; 2]),
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
                self.block(block, sizes, manner, [start, end], demands);
            }
            above = Some(below);
        }
    }

    fn block(
        &mut self,
        block: &Block,
        sizes: &Sizes,
        manner: Manner,
        around: [usize; 2],
        demands: &mut Vec<Demand>,
    ) {
        let tracks = block.tracks(self.axis);
        let strict = manner.tracks == self.axis
            || block.cells.iter().all(|cell| matches!(cell.item, Item::Node(_)));
        let between: Vec<usize> = (0..tracks).map(|_| self.solver.variable()).collect();
        let middles: Vec<usize> = (0..tracks).map(|_| self.solver.variable()).collect();
        for cell in &block.cells {
            let [low, high] = self.item(cell.item);
            // Services on one track have their middles in one line.
            if let Item::Node(node) = cell.item {
                let half = sizes.nodes[node].along(self.axis) / 2;
                if strict {
                    demands.extend(fixed(low, middles[cell.track(self.axis)], half));
                }
            }
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
    fn placed(
        mut self,
        architecture: &Architecture,
        plans: &[Plan],
        sizes: &Sizes,
        margins: &[Margins],
    ) -> Placed {
        let least = self.solver.least(self.end);
        let limit = match self.axis {
            Axis::X => least + 8.max((COLUMN - least).min(least / 6)),
            Axis::Y => least + least / 5 + 40,
        };
        let wanted = lines(architecture, self.axis);
        for (a, b) in wanted.into_iter().chain(below(plans, self.axis)) {
            let half = |node: usize| sizes.nodes[node].along(self.axis) / 2;
            let demands = fixed(self.nodes[a][0], self.nodes[b][0], half(a) - half(b));
            self.solver.add(&demands, limit);
        }
        let places = self.solver.balanced(self.solver.least(self.end));
        let span = |[low, high]: &[usize; 2]| Span { low: places[*low], high: places[*high] };
        let nodes: Vec<Span> = self.nodes.iter().map(span).collect();
        let groups: Vec<Span> = self.groups.iter().map(span).collect();
        Placed { groups: self.tight(architecture, margins, &nodes, groups), nodes }
    }

    /// Draws every group close around its members, inside of the room that it has.
    fn tight(
        &self,
        architecture: &Architecture,
        margins: &[Margins],
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
                let [before, after] = margins[index].along(self.axis);
                let mut span = Span { low: content.low - before, high: content.high + after };
                if self.axis == Axis::X {
                    let missing = (margins[index].width - span.length()).max(0);
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

/// Pairs of services that stand in the same column of two blocks, one above the other, or in the
/// same row of two blocks beside each other.
fn below(plans: &[Plan], axis: Axis) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let border = |block: &Block, last: bool| {
        let across = axis.other();
        let edge = if last { block.tracks(across).saturating_sub(1) } else { 0 };
        let cells = block.cells.iter().filter(move |cell| cell.track(across) == edge);
        let mut nodes: Vec<(usize, usize)> = cells
            .filter_map(|cell| match cell.item {
                Item::Node(node) => Some((cell.track(axis), node)),
                Item::Group(_) => None,
            })
            .collect();
        nodes.sort_unstable();
        nodes
    };
    let mut pair = |first: &Block, then: &Block| {
        let (first, then) = (border(first, true), border(then, false));
        pairs.extend(first.iter().zip(&then).filter(|(a, b)| a.0 == b.0).map(|(a, b)| (a.1, b.1)));
    };
    for plan in plans {
        match axis {
            Axis::X => plan.shelves.windows(2).for_each(|shelves| {
                if let ([first], [then]) = (shelves[0].as_slice(), shelves[1].as_slice()) {
                    pair(first, then);
                }
            }),
            Axis::Y => plan.shelves.iter().for_each(|shelf| {
                shelf.windows(2).for_each(|blocks| pair(&blocks[0], &blocks[1]));
            }),
        }
    }
    pairs
}
