//! How the blocks of every group stand: on shelves that fit into the width of the picture.

use std::collections::BTreeSet;

use super::frame::Size;
use super::measure::{Fold, Measure, Style};
use super::model::{Architecture, Axis, Side};
use super::place::{Block, Cell, Item, Relation};
use super::title::{Margins, PADDING, Titling};

/// The blocks of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// From top to bottom; the blocks of a shelf stand from left to right.
    pub shelves: Vec<Vec<Block>>,
    /// About how large the group will be.
    pub size: Size,
    /// How many of the blocks were too wide and go on below.
    pub folds: usize,
}

/// Decides, from the inside out, how the blocks of every group stand. `levels` and the plans begin
/// with the picture itself.
pub fn plans(
    architecture: &Architecture,
    levels: &[Vec<Block>],
    measure: &Measure<'_>,
) -> Vec<Plan> {
    let outside = OutsideEdges::new(architecture);
    let mut planned: Vec<Option<Plan>> = levels.iter().map(|_| None).collect();
    for level in (0..levels.len()).rev() {
        let group = level.checked_sub(1);
        let depth = architecture.around(group).count() as i64;
        let planner = Planner {
            measure,
            outside: &outside,
            planned: &planned,
            style: measure.manner.styles[level],
            room: (measure.manner.width - 2 * PADDING * depth).max(NARROWEST),
        };
        let sisters = sisters(architecture, level);
        let alone = sisters.flat_map(|sister| &levels[sister]).filter_map(loose);
        let best = planner.style.loose.unwrap_or_else(|| outside.best(alone));
        let blocks = planner.gathered(&levels[level], best);
        let folds = blocks.iter().filter(|block| planner.is_too_wide(block)).count();
        let blocks: Vec<Block> = blocks.into_iter().map(|block| planner.folded(block)).collect();
        let shelves = planner.shelved(blocks);
        let content = if shelves.is_empty() { EMPTY } else { planner.size(&shelves) };
        let size = group.map_or(content, |group| {
            let margins = Margins::of(Titling::default(), measure.sizes.titles[group]);
            let [x, y] = [margins.x, margins.y].map(|margins| margins.iter().sum::<i64>());
            Size { width: (content.width + x).max(margins.width), height: content.height + y }
        });
        planned[level] = Some(Plan { shelves, size, folds });
    }
    planned.into_iter().map(|plan| plan.expect("every level was planned")).collect()
}

/// The levels that look alike: those of all groups in one group.
pub fn sisters(architecture: &Architecture, level: usize) -> impl Iterator<Item = usize> {
    let parent = |level: usize| level.checked_sub(1).map(|group| architecture.groups[group].parent);
    let own = parent(level);
    (0..=architecture.groups.len()).filter(move |other| parent(*other) == own)
}

/// The inside of a group that holds nothing.
pub const EMPTY: Size = Size { width: 80, height: 24 };
/// The least that the inside of a group may be asked to fit into.
const NARROWEST: i64 = 160;
const LONGEST_ROW: usize = 5;
const LONGEST_COLUMN: usize = 4;

/// The only thing of a block, when that is a service or junction.
fn loose(block: &Block) -> Option<Item> {
    match block.cells.as_slice() {
        [Cell { item: item @ Item::Node(_), .. }] => Some(*item),
        _ => None,
    }
}

/// What the blocks of one level are planned with.
struct Planner<'p> {
    measure: &'p Measure<'p>,
    outside: &'p OutsideEdges,
    planned: &'p [Option<Plan>],
    style: Style,
    /// How wide the level may be.
    room: i64,
}

impl Planner<'_> {
    /// A group comes after its parent, so the plan of a group in this level is made already.
    fn item(&self, item: Item) -> Size {
        match item {
            Item::Node(node) => self.measure.sizes.nodes[node],
            Item::Group(group) => {
                self.planned[group + 1].as_ref().map_or(Size::default(), |plan| plan.size)
            }
        }
    }

    /// Services that nothing connects in their group become one block, in rows or columns: those
    /// with edges to the right on the right, and otherwise in the order of the source.
    fn gathered(&self, blocks: &[Block], best: Axis) -> Vec<Block> {
        let mut items: Vec<Item> = blocks.iter().filter_map(loose).collect();
        if items.len() < 2 {
            return blocks.to_vec();
        }
        items.sort_by_key(|item| self.outside.pull(*item, best));
        let widest = items.iter().map(|item| self.item(*item).width).max().unwrap_or(0);
        let gap = self.measure.loose_gap();
        let most = ((self.room + gap) / (widest + gap)).max(1) as usize;
        let count = items.len();
        let columns = match best {
            Axis::X => count.div_ceil(count.div_ceil(most.min(LONGEST_ROW))),
            Axis::Y => count.div_ceil(LONGEST_COLUMN),
        };
        let rows = count.div_ceil(columns);
        let cells = items
            .into_iter()
            .enumerate()
            .map(|(index, item)| match best {
                Axis::X => Cell { item, column: index % columns, row: index / columns },
                Axis::Y => Cell { item, column: index / rows, row: index % rows },
            })
            .collect();
        let mut together = Some(Block { cells, relations: Vec::new() });
        let block = |block: &Block| match loose(block) {
            Some(_) => together.take(),
            None => Some(block.clone()),
        };
        blocks.iter().filter_map(block).collect()
    }

    fn is_too_wide(&self, block: &Block) -> bool {
        block.tracks(Axis::X) > 1 && self.length(block, Axis::X) > self.room
    }

    /// A block that is wider than the level may be goes on below, as a line of text does.
    fn folded(&self, block: Block) -> Block {
        if !self.is_too_wide(&block) {
            return block;
        }
        let columns = block.tracks(Axis::X);
        let width = self.length(&block, Axis::X);
        let bands = (width as usize).div_ceil(self.room as usize).min(columns);
        let columns = columns.div_ceil(bands);
        let rows = block.tracks(Axis::Y);
        let row = |cell: &Cell| cell.column / columns * rows + cell.row;
        let used: BTreeSet<usize> = block.cells.iter().map(row).collect();
        let cells: Vec<Cell> = block
            .cells
            .iter()
            .map(|cell| Cell {
                column: match self.style.fold {
                    Fold::Turn if cell.column / columns % 2 == 1 => {
                        columns - 1 - cell.column % columns
                    }
                    _ => cell.column % columns,
                },
                row: used.range(..row(cell)).count(),
                ..*cell
            })
            .collect();
        let holds = |relation: &Relation| {
            let [a, b] = [relation.a, relation.b].map(|item| cells[item]);
            Axis::BOTH.into_iter().all(|axis| {
                let order = b.track(axis).cmp(&a.track(axis)) as i8;
                let wanted = relation.towards.along(axis);
                wanted == 0 || wanted == order
            })
        };
        let relations = block.relations.iter().filter(|relation| holds(relation)).copied();
        Block { relations: relations.collect(), cells }
    }

    fn shelved(&self, blocks: Vec<Block>) -> Vec<Vec<Block>> {
        let items = blocks.iter().flat_map(|block| &block.cells).map(|cell| cell.item);
        let best = self.style.loose.unwrap_or_else(|| self.outside.best(items));
        let gap = self.measure.block_gap();
        let mut shelves: Vec<Vec<Block>> = Vec::new();
        let mut used = 0;
        for block in blocks {
            let width = self.length(&block, Axis::X);
            match shelves.last_mut() {
                Some(shelf) if best == Axis::X && used + gap + width <= self.room => {
                    shelf.push(block);
                    used += gap + width;
                }
                _ => {
                    shelves.push(vec![block]);
                    used = width;
                }
            }
        }
        shelves
    }

    fn size(&self, shelves: &[Vec<Block>]) -> Size {
        let gap = self.measure.block_gap();
        let lengths = |shelf: &[Block], axis: Axis| -> Vec<i64> {
            shelf.iter().map(|block| self.length(block, axis)).collect()
        };
        let width = |shelf: &Vec<Block>| {
            lengths(shelf, Axis::X).iter().sum::<i64>() + gap * (shelf.len() as i64 - 1)
        };
        let height = |shelf: &Vec<Block>| lengths(shelf, Axis::Y).into_iter().max().unwrap_or(0);
        Size {
            width: shelves.iter().map(width).max().unwrap_or(0),
            height: shelves.iter().map(height).sum::<i64>() + gap * (shelves.len() as i64 - 1),
        }
    }

    fn length(&self, block: &Block, axis: Axis) -> i64 {
        let mut longest = vec![0; block.tracks(axis)];
        for cell in &block.cells {
            let track = &mut longest[cell.track(axis)];
            *track = self.item(cell.item).along(axis).max(*track);
        }
        let gaps = (1..longest.len()).map(|track| self.measure.gap(block, axis, track - 1));
        longest.iter().sum::<i64>() + gaps.sum::<i64>()
    }
}

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
            let [a, b] = chains.each_ref().map(|chain| chain.iter().rev());
            let shared = a.zip(b).take_while(|(a, b)| a == b).count();
            for (end, chain) in edge.ends().iter().zip(&chains) {
                if let Some(crossed) = (chain.len() - shared).checked_sub(1) {
                    nodes[end.node][end.side as usize] += 1;
                    for group in &chain[..crossed] {
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
    fn best(&self, items: impl Iterator<Item = Item>) -> Axis {
        let balance: i64 = items
            .map(|item| {
                let of = self.of(item);
                let count = |a: Side, b: Side| of[a as usize] + of[b as usize];
                count(Side::Left, Side::Right) - count(Side::Top, Side::Bottom)
            })
            .sum();
        if balance > 0 { Axis::Y } else { Axis::X }
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
