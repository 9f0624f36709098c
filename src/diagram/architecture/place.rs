//! Which service or group stands left of, above, or in line with which: a grid in every group.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Architecture, Axis, Edge, Side};

/// The content of every group on grids: first that of the picture itself, then that of each group
/// in the order of the model.
pub fn place(architecture: &Architecture) -> Vec<Vec<Block>> {
    let contents = contents(architecture);
    let mut levels: Vec<Level> = contents.iter().map(|items| Level::new(items.len())).collect();
    let index: BTreeMap<Item, usize> = contents
        .iter()
        .flat_map(|items| items.iter().enumerate().map(|(index, item)| (*item, index)))
        .collect();
    let find = |a: usize, b: usize| {
        let (level, a, b) = meeting(architecture, a, b)?;
        Some((level, index[&a], index[&b]))
    };
    for alignment in &architecture.alignments {
        for pair in alignment.nodes.windows(2) {
            if let Some((level, a, b)) = find(pair[0], pair[1]) {
                levels[level].relations.push(Relation { a, b, towards: along(alignment.axis) });
            }
        }
    }
    let mut votes: BTreeMap<(usize, usize, usize), Votes> = BTreeMap::new();
    let mut order = Vec::new();
    for edge in &architecture.edges {
        let Some((level, a, b)) = find(edge.from.node, edge.to.node) else { continue };
        let votes = votes.entry((level, a.min(b), a.max(b))).or_insert_with(|| {
            order.push((level, a, b));
            Votes::default()
        });
        let towards = direction(edge);
        votes.add(if a < b { towards } else { towards.reversed() }, WHOLE);
    }
    for (level, a, b, towards) in fans(architecture, find) {
        if let Some(votes) = votes.get_mut(&(level, a.min(b), a.max(b))) {
            votes.add(if a < b { towards } else { towards.reversed() }, HINT);
        }
    }
    for (level, a, b) in order {
        let towards = votes[&(level, a.min(b), a.max(b))].winner();
        let towards = if a < b { towards } else { towards.reversed() };
        levels[level].relations.push(Relation { a, b, towards });
    }
    levels
        .into_iter()
        .zip(contents)
        .map(|(level, items)| level.blocks().into_iter().map(|block| block.of(&items)).collect())
        .collect()
}

/// What the edges between two items want.
#[derive(Default)]
struct Votes(Vec<(Towards, i64)>);

const WHOLE: i64 = 2;
const HINT: i64 = 1;

impl Votes {
    fn add(&mut self, towards: Towards, weight: i64) {
        match self.0.iter_mut().find(|(known, _)| *known == towards) {
            Some((_, count)) => *count += weight,
            None => self.0.push((towards, weight)),
        }
    }

    /// What most want, those subtracted who want the opposite; of equal ones the first.
    fn winner(&self) -> Towards {
        let against = |towards: Towards| {
            self.0.iter().find(|(other, _)| *other == towards.reversed()).map_or(0, |(_, n)| *n)
        };
        let net = self.0.iter().map(|(towards, count)| (*towards, count - against(*towards)));
        let best = net.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map_or(Towards { x: 1, y: 0 }, |(towards, _)| towards)
    }
}

/// Items that edges from one side of one node lead to: they stand beside each other, across the
/// edges, in the order of the source.
fn fans(
    architecture: &Architecture,
    find: impl Fn(usize, usize) -> Option<(usize, usize, usize)>,
) -> Vec<(usize, usize, usize, Towards)> {
    let mut by_side: BTreeMap<(usize, Side), Vec<usize>> = BTreeMap::new();
    for edge in &architecture.edges {
        for (end, far) in [(edge.from, edge.to), (edge.to, edge.from)] {
            by_side.entry((end.node, end.side)).or_default().push(far.node);
        }
    }
    by_side
        .into_iter()
        .flat_map(|((_, side), far)| {
            let pairs: Vec<(usize, usize)> =
                far.windows(2).map(|pair| (pair[0], pair[1])).collect();
            pairs.into_iter().map(move |(a, b)| (a, b, along(side.axis().other())))
        })
        .filter_map(|(a, b, towards)| {
            let (level, a, b) = find(a, b)?;
            Some((level, a, b, towards))
        })
        .collect()
}

/// What a group holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A service or junction, by its index.
    Node(usize),
    /// A group, by its index.
    Group(usize),
}

/// Items that are connected with each other, on a grid, each in a cell of its own; or one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The items in the order of the source.
    pub cells: Vec<Cell>,
    /// What the edges between the items ask for, and the grid grants.
    pub relations: Vec<Relation>,
}

/// An item in a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands there.
    pub item: Item,
    /// From the left, from zero.
    pub column: usize,
    /// From the top, from zero.
    pub row: usize,
}

/// Where `b` stands as seen from `a`; both are indexes of items or cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// One of the two.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// From `a` to `b`.
    pub towards: Towards,
}

/// A direction on a grid: -1, 0 or 1 to the right and down; not both are 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Towards {
    /// To the right.
    pub x: i8,
    /// Down.
    pub y: i8,
}

impl Towards {
    /// The part along an axis.
    pub fn along(self, axis: Axis) -> i8 {
        match axis {
            Axis::X => self.x,
            Axis::Y => self.y,
        }
    }

    fn reversed(self) -> Self {
        Self { x: -self.x, y: -self.y }
    }
}

impl Relation {
    fn reversed(self) -> Self {
        Self { a: self.b, b: self.a, towards: self.towards.reversed() }
    }

    /// Both items in the order in which they stand along an axis, unless they stand in line there.
    pub fn ordered(self, axis: Axis) -> Option<(usize, usize)> {
        match self.towards.along(axis) {
            0 => None,
            1 => Some((self.a, self.b)),
            _ => Some((self.b, self.a)),
        }
    }
}

impl Block {
    /// How many columns or rows there are.
    pub fn tracks(&self, axis: Axis) -> usize {
        self.cells.iter().map(|cell| cell.track(axis) + 1).max().unwrap_or(0)
    }

    fn of(self, items: &[Item]) -> Self {
        let cell = |cell: Cell| match cell.item {
            Item::Node(index) | Item::Group(index) => Cell { item: items[index], ..cell },
        };
        Self { cells: self.cells.into_iter().map(cell).collect(), ..self }
    }
}

impl Cell {
    /// Its column or row.
    pub fn track(&self, axis: Axis) -> usize {
        match axis {
            Axis::X => self.column,
            Axis::Y => self.row,
        }
    }
}

fn along(axis: Axis) -> Towards {
    match axis {
        Axis::X => Towards { x: 1, y: 0 },
        Axis::Y => Towards { x: 0, y: 1 },
    }
}

/// Where the sides of an edge put its end, as seen from its beginning.
fn direction(edge: &Edge) -> Towards {
    let (from, to) = (edge.from.side, edge.to.side);
    let step = |side: Side| if side.sign() < 0.0 { -1 } else { 1 };
    match (from.axis(), to.axis()) {
        // Both ends on the same side: beside each other, in the order of the source.
        (Axis::X, Axis::X) if from == to => Towards { x: 0, y: 1 },
        (Axis::Y, Axis::Y) if from == to => Towards { x: 1, y: 0 },
        (Axis::X, Axis::X) => Towards { x: step(from), y: 0 },
        (Axis::Y, Axis::Y) => Towards { x: 0, y: step(from) },
        (Axis::X, Axis::Y) => Towards { x: step(from), y: -step(to) },
        (Axis::Y, Axis::X) => Towards { x: -step(to), y: step(from) },
    }
}

/// What stands in the picture itself and in every group, in the order of the source.
fn contents(architecture: &Architecture) -> Vec<Vec<Item>> {
    let mut contents = vec![Vec::new(); architecture.groups.len() + 1];
    let level = |parent: Option<usize>| parent.map_or(0, |group| group + 1);
    for (index, group) in architecture.groups.iter().enumerate() {
        contents[level(group.parent)].push((group.position, Item::Group(index)));
    }
    for (index, node) in architecture.nodes.iter().enumerate() {
        contents[level(node.parent)].push((node.position, Item::Node(index)));
    }
    contents
        .into_iter()
        .map(|mut items| {
            items.sort_unstable();
            items.into_iter().map(|(_, item)| item).collect()
        })
        .collect()
}

/// The innermost level that holds both nodes, and what they are or lie in there.
fn meeting(architecture: &Architecture, a: usize, b: usize) -> Option<(usize, Item, Item)> {
    let chain = |node: usize| {
        let mut chain: Vec<Item> =
            architecture.around(architecture.nodes[node].parent).map(Item::Group).collect();
        chain.reverse();
        chain.push(Item::Node(node));
        chain
    };
    let (a, b) = (chain(a), chain(b));
    let shared = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (one, other) = (*a.get(shared)?, *b.get(shared)?);
    let level = match shared.checked_sub(1).map(|last| a[last]) {
        Some(Item::Group(group)) => group + 1,
        _ => 0,
    };
    Some((level, one, other))
}

/// The items of one group while they are put on a grid.
struct Level {
    count: usize,
    relations: Vec<Relation>,
}

impl Level {
    fn new(count: usize) -> Self {
        Self { count, relations: Vec::new() }
    }

    /// Connected items make a block; its cells name items by their index, as nodes.
    fn blocks(self) -> Vec<Block> {
        let mut roots: Vec<usize> = (0..self.count).collect();
        fn root(roots: &mut [usize], mut item: usize) -> usize {
            while roots[item] != item {
                roots[item] = roots[roots[item]];
                item = roots[item];
            }
            item
        }
        for relation in &self.relations {
            let (a, b) = (root(&mut roots, relation.a), root(&mut roots, relation.b));
            roots[a.max(b)] = a.min(b);
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for item in 0..self.count {
            members.entry(root(&mut roots, item)).or_default().push(item);
        }
        let mut relations: BTreeMap<usize, Vec<Relation>> = BTreeMap::new();
        for relation in &self.relations {
            relations.entry(root(&mut roots, relation.a)).or_default().push(*relation);
        }
        members
            .into_iter()
            .map(|(key, members)| block(&members, relations.get(&key).map_or(&[], Vec::as_slice)))
            .collect()
    }
}

/// Puts connected items on a grid: what the relations order is ordered, what they line up is lined
/// up, one relation after the other, as far as it does not go against an earlier one.
fn block(members: &[usize], relations: &[Relation]) -> Block {
    let local: BTreeMap<usize, usize> =
        members.iter().enumerate().map(|(local, item)| (*item, local)).collect();
    let relations: Vec<Relation> = relations
        .iter()
        .map(|relation| Relation { a: local[&relation.a], b: local[&relation.b], ..*relation })
        .collect();
    let fans = Fans::new(&relations);
    let mut orders = [Order::new(members.len()), Order::new(members.len())];
    let mut granted = Vec::new();
    for relation in &relations {
        let ordered = Axis::BOTH.map(|axis| {
            let pair = relation.ordered(axis)?;
            Some(orders[axis as usize].put(pair.0, pair.1))
        });
        if ordered.into_iter().flatten().all(|done| done) {
            granted.push(*relation);
        }
        for axis in Axis::BOTH {
            if relation.towards.along(axis) != 0 {
                continue;
            }
            for fan in fans.of(*relation) {
                for pair in fan.windows(2) {
                    orders[axis as usize].put(pair[0], pair[1]);
                }
            }
            if fans.centred(*relation) {
                let [x, y] = &mut orders;
                let (this, other) = if axis == Axis::X { (x, y) } else { (y, x) };
                this.line_up(relation.a, relation.b, other);
            }
        }
    }
    let [columns, rows] = orders.map(|order| order.ranks());
    let cells = apart(columns, rows)
        .into_iter()
        .enumerate()
        .map(|(local, (column, row))| Cell { item: Item::Node(members[local]), column, row })
        .collect();
    Block { cells, relations: granted }
}

/// Which items stand on the same side of an item, where they are to spread.
struct Fans {
    by_side: BTreeMap<(usize, i8, i8), Vec<usize>>,
}

impl Fans {
    fn new(relations: &[Relation]) -> Self {
        let mut by_side: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut related = BTreeSet::new();
        for relation in relations {
            for Relation { a, b, towards } in [*relation, relation.reversed()] {
                related.insert((a, b));
                let fan = by_side.entry((a, towards.x, towards.y)).or_default();
                if !fan.contains(&b) {
                    fan.push(b);
                }
            }
        }
        // Items with an order of their own do not fan out.
        for fan in by_side.values_mut() {
            let all = fan.clone();
            if all.len() <= WIDEST_FAN {
                fan.retain(|a| !all.iter().any(|b| related.contains(&(*a, *b))));
            }
        }
        Self { by_side }
    }

    fn of(&self, relation: Relation) -> impl Iterator<Item = &[usize]> {
        [relation, relation.reversed()].into_iter().filter_map(|Relation { a, towards, .. }| {
            self.by_side.get(&(a, towards.x, towards.y)).map(Vec::as_slice)
        })
    }

    /// Whether each end is the middle of the other's fan, or in none.
    fn centred(&self, relation: Relation) -> bool {
        let both = [relation, relation.reversed()];
        both.into_iter().zip(self.of(relation)).all(|(relation, fan)| {
            fan.len() < 2 || !fan.contains(&relation.b) || fan[(fan.len() - 1) / 2] == relation.b
        })
    }
}

/// Looking for order among more items than these would take quadratic time.
const WIDEST_FAN: usize = 64;

/// An order of items along one axis in which some stand in line.
struct Order {
    /// The class of every item: items in line are of one class.
    class: Vec<usize>,
    /// The items of every class.
    members: Vec<Vec<usize>>,
    /// The classes that come right after a class.
    after: Vec<BTreeSet<usize>>,
}

impl Order {
    fn new(count: usize) -> Self {
        Self {
            class: (0..count).collect(),
            members: (0..count).map(|item| vec![item]).collect(),
            after: vec![BTreeSet::new(); count],
        }
    }

    /// Whether class `b` comes after class `a`, or is the same.
    fn leads(&self, a: usize, b: usize) -> bool {
        let mut seen = vec![false; self.after.len()];
        let mut open = vec![a];
        while let Some(class) = open.pop() {
            if class == b {
                return true;
            }
            let next = self.after[class].iter();
            open.extend(next.filter(|next| !std::mem::replace(&mut seen[**next], true)));
        }
        false
    }

    /// Puts `b` after `a`, unless that contradicts; whether it is so now.
    fn put(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.class[a], self.class[b]);
        if self.after[a].contains(&b) {
            return true;
        }
        let possible = !self.leads(b, a);
        if possible {
            self.after[a].insert(b);
        }
        possible
    }

    /// Makes `a` and `b` stand in line, unless that contradicts or two items without an order along
    /// the other axis would meet.
    fn line_up(&mut self, a: usize, b: usize, other: &Order) {
        let (a, b) = (self.class[a], self.class[b]);
        let meets = |a: usize, b: usize| {
            let (a, b) = (other.class[a], other.class[b]);
            a == b || !other.leads(a, b) && !other.leads(b, a)
        };
        let free = a != b
            && !self.leads(a, b)
            && !self.leads(b, a)
            && !self.members[a].iter().any(|a| self.members[b].iter().any(|b| meets(*a, *b)));
        if !free {
            return;
        }
        let (keep, drop) = (a.min(b), a.max(b));
        let moved = std::mem::take(&mut self.members[drop]);
        for item in &moved {
            self.class[*item] = keep;
        }
        self.members[keep].extend(moved);
        let followers = std::mem::take(&mut self.after[drop]);
        self.after[keep].extend(followers);
        for after in &mut self.after {
            if after.remove(&drop) {
                after.insert(keep);
            }
        }
    }

    /// The place of every item: as early as the order allows, but not farther than needed from what
    /// comes after it.
    fn ranks(&self) -> Vec<usize> {
        let count = self.after.len();
        let mut before = vec![0_usize; count];
        for after in &self.after {
            after.iter().for_each(|next| before[*next] += 1);
        }
        let first: Vec<bool> = before.iter().map(|count| *count == 0).collect();
        let mut open: Vec<usize> = (0..count).rev().filter(|class| first[*class]).collect();
        let mut rank = vec![0_usize; count];
        while let Some(class) = open.pop() {
            for next in &self.after[class] {
                rank[*next] = rank[*next].max(rank[class] + 1);
                before[*next] -= 1;
                if before[*next] == 0 {
                    open.push(*next);
                }
            }
        }
        for class in 0..count {
            let nearest = self.after[class].iter().map(|next| rank[*next]).min();
            if let Some(nearest) = nearest.filter(|_| first[class]) {
                rank[class] = nearest - 1;
            }
        }
        self.class.iter().map(|class| rank[*class]).collect()
    }
}

/// Gives every item a cell of its own: of two in one cell the later one gets a new row.
fn apart(columns: Vec<usize>, rows: Vec<usize>) -> Vec<(usize, usize)> {
    let mut cells: Vec<(usize, usize)> = columns.into_iter().zip(rows).collect();
    let mut taken = BTreeSet::new();
    let mut item = 0;
    while item < cells.len() {
        let (column, row) = cells[item];
        if taken.insert((column, row)) {
            item += 1;
            continue;
        }
        for (other, cell) in cells.iter_mut().enumerate() {
            if cell.1 > row || other == item {
                cell.1 += 1;
            }
        }
        taken = cells[..item].iter().copied().collect();
    }
    cells
}
