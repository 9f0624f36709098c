//! One layered drawing: items in ranks, and the links between them in the channels between ranks.
//!
//! Coordinates are *across* a rank and *along* the ranks, so that one sheet serves all directions.
//! The stages are those of Sugiyama, Tagawa and Toda, 1981; a label is a cell of a rank of its own.

use std::collections::BTreeMap;

use super::channel::{self, Crossing};
use super::order::{self, Strand};
use super::place::{self, Apart, Pull};
use super::plan::Ports;
use super::rank::{self, Above, Ranked, Room};

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The items, in the order of the source.
    pub items: Vec<Item>,
    /// The links; each leads from an upper to a lower rank.
    pub wires: Vec<Wire>,
    /// A title in the first rank, beside the links that come in there.
    pub first_title: Option<Cut>,
    /// A title in the last rank, beside the links that go out there.
    pub last_title: Option<Cut>,
    /// The breadth that a rank should not exceed.
    pub breadth: f64,
}

/// A size across and along.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cut {
    /// Across.
    pub breadth: f64,
    /// Along.
    pub depth: f64,
}

/// Something that stands in a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// How large it is.
    pub size: Cut,
    /// Where its body begins across: before it stands what lies beside it.
    pub near: f64,
    /// How broad its body is: links meet it there.
    pub body: f64,
    /// From the upper side of the item to that of its body.
    pub above: f64,
    /// From the lower side of its body to that of the item.
    pub below: f64,
    /// Where on it.
    pub ports: Ports,
    /// Whether it is a group: groups of a rank begin together.
    pub is_frame: bool,
}

/// A link of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wire {
    /// Where it comes from.
    pub upper: Tip,
    /// Where it leads to.
    pub lower: Tip,
    /// How much room its label needs.
    pub label: Option<Cut>,
    /// How many ranks it spans at least.
    pub length: usize,
    /// Wires with the same looks may share a piece of their way.
    pub looks: usize,
}

/// An end of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tip {
    /// At an item; where across it, when that is settled.
    Item(usize, Option<f64>),
    /// At the border of the sheet.
    Border,
}

/// A drawn sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// How large it is.
    pub size: Cut,
    /// The near corner of each item: across and along.
    pub items: Vec<(f64, f64)>,
    /// The corners of each link, from above to below: across and along.
    pub wires: Vec<Vec<(f64, f64)>>,
    /// The middle of each link's label.
    pub labels: Vec<Option<(f64, f64)>>,
    /// The near corner of the title.
    pub title: Option<(f64, f64)>,
}

/// Between two boxes of a rank.
pub const GAP: f64 = 28.0;
/// Between two tracks, or two links beside one another.
const TRACK: f64 = 10.0;
/// From a rank to the first track.
const LEAD: f64 = 13.0;
/// From the last track to a rank: room for the head of an arrow.
const TAIL: f64 = 22.0;
/// Between two ranks with links.
const RANK_GAP: f64 = 36.0;
/// Between two ranks without links.
const ROW_GAP: f64 = 18.0;

impl Item {
    /// The middle of its body.
    fn middle(&self) -> f64 {
        self.near + self.body / 2.0
    }
}

impl Drawn {
    /// Makes it deeper by `by`; links to the border below reach it still.
    pub fn stretch(&mut self, by: f64) {
        let depth = self.size.depth;
        for points in &mut self.wires {
            if let Some(last) = points.last_mut().filter(|last| (last.1 - depth).abs() < 0.01) {
                last.1 += by;
            }
        }
        self.size.depth += by;
    }
}

/// What stands at a place of a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cell {
    Item(usize),
    Label(usize),
    Bend,
    Border,
    Title,
}

/// Draws a sheet.
pub fn drawn(sheet: &Sheet) -> Drawn {
    let item_ranks = item_ranks(sheet);
    let mut grid = Grid::new(sheet, &item_ranks);
    grid.put_in_order(sheet);
    let ports = grid.ports(sheet);
    let across = grid.across(sheet, &ports, &item_ranks);
    grid.finished(sheet, &ports, &across)
}

fn item_ranks(sheet: &Sheet) -> Vec<usize> {
    let mut items: Vec<Ranked> =
        sheet.items.iter().map(|item| Ranked { breadth: item.size.breadth, held: false }).collect();
    let mut aboves = Vec::new();
    for wire in &sheet.wires {
        if let (Tip::Item(upper, _), Tip::Item(lower, _)) = (wire.upper, wire.lower) {
            items[upper].held = true;
            items[lower].held = true;
            aboves.push(Above { upper, lower, length: wire.length });
        }
    }
    rank::ranks(&items, &aboves, Room { breadth: sheet.breadth, gap: GAP })
}

/// Cells in ranks and the strands between them.
struct Grid {
    cells: Vec<Cell>,
    sizes: Vec<Cut>,
    ranks: Vec<Vec<usize>>,
    rank_of: Vec<usize>,
    /// The cells of each wire, from above to below.
    chains: Vec<Vec<usize>>,
    strands: Vec<Strand>,
    /// The wire of each strand.
    wire_of: Vec<usize>,
    /// Whether labels stand in a rank alone.
    label_ranks: Vec<bool>,
}

/// Where a strand meets its cells, and which strands share their way.
struct StrandPorts {
    leaves: Vec<f64>,
    enters: Vec<f64>,
    bundles: Vec<usize>,
}

impl Grid {
    fn new(sheet: &Sheet, item_ranks: &[usize]) -> Self {
        let count = item_ranks.iter().max().map_or(0, |last| last + 1);
        let has_border =
            |tip: fn(&Wire) -> Tip| sheet.wires.iter().any(|wire| tip(wire) == Tip::Border);
        let first = usize::from(has_border(|wire| wire.upper) || sheet.first_title.is_some());
        let last = has_border(|wire| wire.lower) || sheet.last_title.is_some();
        // A rank number of its own for the border above (0), the items (from 1) and the border below.
        let span = |wire: &Wire| {
            let upper = match wire.upper {
                Tip::Item(item, _) => item_ranks[item] + 1,
                Tip::Border => 0,
            };
            let lower = match wire.lower {
                Tip::Item(item, _) => item_ranks[item] + 1,
                Tip::Border => count + 1,
            };
            (upper, lower)
        };
        let labels = label_places(sheet, count, span);
        let mut labelled = vec![false; count + 2];
        for place in labels.iter().flatten() {
            if let LabelPlace::After(rank) = place {
                labelled[*rank] = true;
            }
        }
        // The final rank of each of those, label ranks counted in.
        let mut final_rank = vec![0; count + 2];
        let mut label_rank = vec![0; count + 2];
        let mut label_ranks = Vec::new();
        for rank in 0..count + 2 {
            let exists = (rank > 0 || first > 0) && (rank <= count || last);
            final_rank[rank] = label_ranks.len();
            if exists {
                label_ranks.push(false);
            }
            if labelled[rank] {
                label_rank[rank] = label_ranks.len();
                label_ranks.push(true);
            }
        }
        let mut grid = Self {
            cells: Vec::new(),
            sizes: Vec::new(),
            ranks: vec![Vec::new(); label_ranks.len()],
            rank_of: Vec::new(),
            chains: Vec::new(),
            strands: Vec::new(),
            wire_of: Vec::new(),
            label_ranks,
        };
        for (index, item) in sheet.items.iter().enumerate() {
            grid.add(Cell::Item(index), item.size, final_rank[item_ranks[index] + 1]);
        }
        for (index, wire) in sheet.wires.iter().enumerate() {
            let (upper, lower) = span(wire);
            let label_at = labels[index].map(|place| match place {
                LabelPlace::After(rank) => label_rank[rank],
                LabelPlace::In(rank) => final_rank[rank],
            });
            let mut chain = Vec::new();
            for rank in final_rank[upper]..=final_rank[lower] {
                let tip = if rank == final_rank[upper] {
                    Some(wire.upper)
                } else if rank == final_rank[lower] {
                    Some(wire.lower)
                } else {
                    None
                };
                chain.push(match tip {
                    Some(Tip::Item(item, _)) => item,
                    Some(Tip::Border) => grid.add(Cell::Border, Cut::default(), rank),
                    None if label_at == Some(rank) => {
                        let label = wire.label.unwrap_or_default();
                        let size = Cut { breadth: even(label.breadth), ..label };
                        grid.add(Cell::Label(index), size, rank)
                    }
                    None => grid.add(Cell::Bend, Cut::default(), rank),
                });
            }
            for pair in chain.windows(2) {
                let at = |tip: Tip| match tip {
                    Tip::Item(item, Some(port)) => port / sheet.items[item].size.breadth.max(1.0),
                    _ => 0.5,
                };
                let leaves_at = if pair[0] == chain[0] { at(wire.upper) } else { 0.5 };
                let is_last = pair[1] == *chain.last().expect("a pair has a last cell");
                let enters_at = if is_last { at(wire.lower) } else { 0.5 };
                grid.strands.push(Strand { upper: pair[0], lower: pair[1], leaves_at, enters_at });
                grid.wire_of.push(index);
            }
            grid.chains.push(chain);
        }
        let last_rank = grid.ranks.len().saturating_sub(1);
        for (title, rank) in [(sheet.first_title, 0), (sheet.last_title, last_rank)] {
            if let Some(size) = title {
                grid.add(Cell::Title, Cut { breadth: even(size.breadth), ..size }, rank);
            }
        }
        grid
    }

    fn add(&mut self, cell: Cell, size: Cut, rank: usize) -> usize {
        self.cells.push(cell);
        self.sizes.push(size);
        self.rank_of.push(rank);
        self.ranks[rank].push(self.cells.len() - 1);
        self.cells.len() - 1
    }

    fn put_in_order(&mut self, sheet: &Sheet) {
        let count = self.cells.len();
        let mut keys = vec![0.0; count];
        for (index, wire) in sheet.wires.iter().enumerate() {
            let key = |tip: Tip| match tip {
                Tip::Item(item, _) => Some(item as f64),
                Tip::Border => None,
            };
            let ends = [key(wire.upper), key(wire.lower)];
            let known: Vec<f64> = ends.into_iter().flatten().collect();
            let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
            for cell in &self.chains[index] {
                keys[*cell] = mean;
            }
        }
        let mut sources = vec![None; count];
        for (cell, kind) in self.cells.iter().enumerate() {
            if let Cell::Item(item) = kind {
                keys[cell] = *item as f64;
                sources[cell] = Some(*item);
            }
        }
        let mut ranks = std::mem::take(&mut self.ranks);
        let mut titles = vec![None; ranks.len()];
        for (rank, cells) in ranks.iter_mut().enumerate() {
            titles[rank] = cells.iter().copied().find(|cell| self.cells[*cell] == Cell::Title);
            cells.retain(|cell| self.cells[*cell] != Cell::Title);
            cells.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
        }
        self.ranks = order::ordered(ranks, &self.strands, &sources);
        for (rank, title) in titles.into_iter().enumerate() {
            self.ranks[rank].splice(0..0, title);
        }
    }

    /// Where links meet the cells: beside one another, in the order of where they come from.
    fn ports(&self, sheet: &Sheet) -> StrandPorts {
        let mut place = vec![0.0; self.cells.len()];
        for rank in &self.ranks {
            for (at, cell) in rank.iter().enumerate() {
                place[*cell] = at as f64;
            }
        }
        let middle = |cell: usize| match self.cells[cell] {
            Cell::Item(item) => sheet.items[item].middle(),
            _ => self.sizes[cell].breadth / 2.0,
        };
        let mut ports = StrandPorts {
            leaves: self.strands.iter().map(|strand| middle(strand.upper)).collect(),
            enters: self.strands.iter().map(|strand| middle(strand.lower)).collect(),
            bundles: (0..self.strands.len()).collect(),
        };
        let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut above: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, strand) in self.strands.iter().enumerate() {
            below.entry(strand.upper).or_default().push(index);
            above.entry(strand.lower).or_default().push(index);
        }
        let settled = |strand: usize, upper: bool| {
            let chain = &self.chains[self.wire_of[strand]];
            let wire = &sheet.wires[self.wire_of[strand]];
            let strand = &self.strands[strand];
            let (tip, is_end) = if upper {
                (wire.upper, strand.upper == chain[0])
            } else {
                (wire.lower, Some(&strand.lower) == chain.last())
            };
            match tip {
                Tip::Item(_, port) if is_end => port,
                _ => None,
            }
        };
        for (cell, kind) in self.cells.iter().enumerate() {
            let Cell::Item(item) = kind else { continue };
            let item = &sheet.items[*item];
            for upper in [true, false] {
                let side = if upper { below.get(&cell) } else { above.get(&cell) };
                let Some(side) = side else { continue };
                let (fixed, mut free): (Vec<usize>, Vec<usize>) =
                    side.iter().partition(|strand| settled(**strand, upper).is_some());
                for strand in &fixed {
                    let port = settled(*strand, upper).unwrap_or_default();
                    if upper { ports.leaves[*strand] = port } else { ports.enters[*strand] = port }
                }
                free.sort_by(|a, b| {
                    let key = |strand: usize| {
                        let strand = &self.strands[strand];
                        if upper {
                            place[strand.lower] + strand.enters_at
                        } else {
                            place[strand.upper] + strand.leaves_at
                        }
                    };
                    key(*a).total_cmp(&key(*b)).then(a.cmp(b))
                });
                let others: Vec<f64> = fixed
                    .iter()
                    .filter_map(|strand| settled(*strand, upper))
                    .map(|port| port - item.near)
                    .collect();
                let offsets = match item.ports {
                    Ports::Middle => vec![(item.body / 2.0).round(); free.len()],
                    Ports::Spread => offsets(free.len(), item.body, &others),
                };
                for (strand, offset) in free.iter().zip(offsets) {
                    let offset = item.near + offset;
                    if upper {
                        ports.leaves[*strand] = offset
                    } else {
                        ports.enters[*strand] = offset
                    }
                }
                if let Some(bundle) = self.bundle(sheet, &free, upper, &above, &below)
                    && fixed.is_empty()
                {
                    for strand in &free {
                        ports.bundles[*strand] = bundle;
                        let middle = item.middle().round();
                        if upper {
                            ports.leaves[*strand] = middle
                        } else {
                            ports.enters[*strand] = middle
                        }
                    }
                }
            }
        }
        ports
    }

    /// The bundle that strands at one side of an item form: a fan whose other ends are at nothing
    /// else on their side, without labels, alike in looks.
    fn bundle(
        &self,
        sheet: &Sheet,
        strands: &[usize],
        upper: bool,
        above: &BTreeMap<usize, Vec<usize>>,
        below: &BTreeMap<usize, Vec<usize>>,
    ) -> Option<usize> {
        let first = *strands.first().filter(|_| strands.len() > 1)?;
        let looks = sheet.wires[self.wire_of[first]].looks;
        let alone = strands.iter().all(|strand| {
            let other =
                if upper { self.strands[*strand].lower } else { self.strands[*strand].upper };
            let touching = if upper { above.get(&other) } else { below.get(&other) };
            let wire = &sheet.wires[self.wire_of[*strand]];
            touching.is_some_and(|strands| strands.len() == 1)
                && wire.looks == looks
                && wire.label.is_none()
        });
        alone.then_some(first)
    }

    /// The near side of every cell.
    fn across(&self, sheet: &Sheet, ports: &StrandPorts, item_ranks: &[usize]) -> Vec<f64> {
        let mut aparts = Vec::new();
        for rank in &self.ranks {
            for pair in rank.windows(2) {
                let length = whole(self.sizes[pair[0]].breadth) + self.gap(pair[0], pair[1]);
                aparts.push(Apart { near: pair[0], far: pair[1], length });
            }
        }
        let mut pulls: Vec<Pull> = self
            .strands
            .iter()
            .enumerate()
            .map(|(index, strand)| {
                let is_bend = |cell: usize| matches!(self.cells[cell], Cell::Bend | Cell::Border);
                let weight = match (is_bend(strand.upper), is_bend(strand.lower)) {
                    (true, true) => 8,
                    (false, false) => 2,
                    _ => 4,
                };
                Pull {
                    a: strand.upper,
                    a_port: whole(ports.leaves[index]),
                    b: strand.lower,
                    b_port: whole(ports.enters[index]),
                    weight,
                }
            })
            .collect();
        pulls.extend(self.columns(sheet, item_ranks));
        if let Some(rank) = self
            .ranks
            .iter()
            .find(|rank| rank.first().is_some_and(|cell| self.cells[*cell] == Cell::Title))
        {
            // The title stands where the drawing begins.
            let title = rank[0];
            for rank in &self.ranks {
                if let Some(first) = rank.first().filter(|first| **first != title) {
                    aparts.push(Apart { near: title, far: *first, length: 0 });
                }
            }
        }
        let places = place::places(self.cells.len(), &pulls, &aparts);
        places.into_iter().map(|place| place as f64).collect()
    }

    /// Loose items of rows above one another stand in columns.
    fn columns(&self, sheet: &Sheet, item_ranks: &[usize]) -> Vec<Pull> {
        let mut loose = vec![true; sheet.items.len()];
        for wire in &sheet.wires {
            for tip in [wire.upper, wire.lower] {
                if let Tip::Item(item, _) = tip {
                    loose[item] = false;
                }
            }
        }
        let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (item, rank) in item_ranks.iter().enumerate().filter(|(item, _)| loose[*item]) {
            rows.entry(*rank).or_default().push(item);
        }
        let rows: Vec<Vec<usize>> = rows.into_values().collect();
        let pair = |pair: &[Vec<usize>]| -> Vec<Pull> {
            let both = pair[0].iter().zip(&pair[1]);
            both.map(|(a, b)| Pull { a: *a, a_port: 0, b: *b, b_port: 0, weight: 1 }).collect()
        };
        rows.windows(2).flat_map(pair).collect()
    }

    fn gap(&self, near: usize, far: usize) -> i64 {
        let is_box = |cell: usize| matches!(self.cells[cell], Cell::Item(_));
        let is_text = |cell: usize| matches!(self.cells[cell], Cell::Label(_) | Cell::Title);
        whole(match (is_box(near), is_box(far)) {
            (true, true) => GAP,
            (true, false) | (false, true) => 16.0,
            _ if is_text(near) || is_text(far) => 12.0,
            _ => TRACK,
        })
    }

    fn finished(&self, sheet: &Sheet, ports: &StrandPorts, across: &[f64]) -> Drawn {
        let depths: Vec<f64> = self
            .ranks
            .iter()
            .map(|rank| rank.iter().map(|cell| self.sizes[*cell].depth).fold(0.0, f64::max))
            .collect();
        let mut between = vec![Vec::new(); self.ranks.len()];
        for (index, strand) in self.strands.iter().enumerate() {
            between[self.rank_of[strand.upper]].push(index);
        }
        let mut starts = Vec::with_capacity(depths.len());
        let mut turns: Vec<Option<f64>> = vec![None; self.strands.len()];
        let mut along = 0.0;
        for (rank, depth) in depths.iter().enumerate() {
            starts.push(along);
            along += depth;
            if rank + 1 == depths.len() {
                break;
            }
            let crossings: Vec<Crossing> = between[rank]
                .iter()
                .map(|index| Crossing {
                    top: across[self.strands[*index].upper] + ports.leaves[*index],
                    bottom: across[self.strands[*index].lower] + ports.enters[*index],
                    bundle: ports.bundles[*index],
                })
                .collect();
            let (tracks, count) = channel::tracks(&crossings);
            let (lead, gap) = self.channel(rank, crossings.is_empty(), count);
            for (index, track) in between[rank].iter().zip(&tracks) {
                turns[*index] = track.map(|track| along + lead + TRACK * track as f64);
            }
            along += gap;
        }
        let reach = (0..self.cells.len()).map(|cell| across[cell] + self.sizes[cell].breadth);
        let corner = |cell: usize| {
            let rank = self.rank_of[cell];
            let spare = match self.cells[cell] {
                Cell::Item(item) if sheet.items[item].is_frame => 0.0,
                _ => depths[rank] - self.sizes[cell].depth,
            };
            (across[cell], starts[rank] + (spare / 2.0).floor())
        };
        let mut drawn = Drawn {
            size: Cut { breadth: reach.fold(0.0, f64::max), depth: along },
            items: (0..sheet.items.len()).map(corner).collect(),
            wires: Vec::new(),
            labels: vec![None; sheet.wires.len()],
            title: None,
        };
        for (cell, kind) in self.cells.iter().enumerate() {
            let (near, start) = corner(cell);
            let size = self.sizes[cell];
            match kind {
                Cell::Label(wire) => {
                    let middle = (near + size.breadth / 2.0, start + size.depth / 2.0);
                    drawn.labels[*wire] = Some(middle);
                }
                Cell::Title => drawn.title = Some((near, start)),
                _ => {}
            }
        }
        let mut strand = 0;
        for chain in &self.chains {
            let mut points = Vec::new();
            for (at, pair) in chain.windows(2).enumerate() {
                let leaves = across[pair[0]] + ports.leaves[strand];
                let enters = across[pair[1]] + ports.enters[strand];
                if at == 0 {
                    let along = match self.cells[pair[0]] {
                        Cell::Item(item) => {
                            corner(pair[0]).1 + self.sizes[pair[0]].depth - sheet.items[item].below
                        }
                        _ => starts[self.rank_of[pair[0]]],
                    };
                    points.push((leaves, along));
                }
                if let Some(turn) = turns[strand] {
                    points.extend([(leaves, turn), (enters, turn)]);
                }
                if at + 2 == chain.len() {
                    let rank = self.rank_of[pair[1]];
                    let along = match self.cells[pair[1]] {
                        Cell::Item(item) => corner(pair[1]).1 + sheet.items[item].above,
                        _ => starts[rank] + depths[rank],
                    };
                    points.push((enters, along));
                }
                strand += 1;
            }
            drawn.wires.push(points);
        }
        drawn
    }

    /// From a rank to the first track below it, and to the next rank.
    fn channel(&self, rank: usize, empty: bool, tracks: usize) -> (f64, f64) {
        let is_border = |rank: usize| {
            self.ranks[rank]
                .iter()
                .all(|cell| matches!(self.cells[*cell], Cell::Border | Cell::Title))
        };
        if empty {
            let beside_border = is_border(rank) || is_border(rank + 1);
            return (0.0, if beside_border { 0.0 } else { ROW_GAP });
        }
        let lead = if is_border(rank) { 8.0 } else { LEAD };
        let to_text = self.label_ranks[rank + 1] || is_border(rank + 1);
        let tail = if to_text { 9.0 } else { TAIL };
        if tracks > 0 {
            let least =
                if to_text || self.label_ranks[rank] || is_border(rank) { 0.0 } else { RANK_GAP };
            return (lead, (lead + TRACK * (tracks - 1) as f64 + tail).max(least));
        }
        let gap = match (self.label_ranks[rank], to_text) {
            (_, true) => 14.0,
            (true, false) => 22.0,
            (false, false) if is_border(rank) => 20.0,
            _ => RANK_GAP,
        };
        (0.0, gap)
    }
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum LabelPlace {
    /// In a rank of labels behind this one.
    After(usize),
    /// In this rank, between its items.
    In(usize),
}

/// A place for every label: a link to the next rank has it between both; a longer one shares such
/// a place, or stands between the items of a rank on its way.
fn label_places(
    sheet: &Sheet,
    count: usize,
    span: impl Fn(&Wire) -> (usize, usize),
) -> Vec<Option<LabelPlace>> {
    let mut places = vec![None; sheet.wires.len()];
    let mut labelled = vec![false; count + 2];
    for (place, wire) in places.iter_mut().zip(&sheet.wires) {
        let (upper, lower) = span(wire);
        if wire.label.is_some() && lower - upper == 1 {
            *place = Some(LabelPlace::After(upper));
            labelled[upper] = true;
        }
    }
    for (place, wire) in places.iter_mut().zip(&sheet.wires) {
        let (upper, lower) = span(wire);
        if wire.label.is_none() || lower - upper < 2 {
            continue;
        }
        let distance = |rank: &usize| (2 * rank + 1).abs_diff(upper + lower);
        let shared = (upper..lower).filter(|rank| labelled[*rank]).min_by_key(distance);
        *place = Some(match shared {
            Some(rank) => LabelPlace::After(rank),
            None => LabelPlace::In((upper + lower) / 2),
        });
    }
    places
}

/// Ports in the middle of a side, beside one another, away from those that are settled.
fn offsets(count: usize, body: f64, settled: &[f64]) -> Vec<f64> {
    if count == 0 {
        return Vec::new();
    }
    let margin = 14.0_f64.min(body / 4.0);
    let step = if count > 1 { ((body - 2.0 * margin) / (count - 1) as f64).min(26.0) } else { 0.0 };
    let from = body / 2.0 - step * (count - 1) as f64 / 2.0;
    let spread = |from: f64| -> Vec<f64> {
        (0..count).map(|at| (from + step * at as f64).round()).collect()
    };
    let clear = |offsets: &[f64]| {
        offsets.iter().all(|offset| settled.iter().all(|other| (offset - other).abs() >= TRACK))
    };
    let reach = step * (count - 1) as f64;
    let candidates = (0..40).flat_map(|by| [f64::from(by) * 6.0, -f64::from(by) * 6.0]);
    candidates
        .map(|by| from + by)
        .filter(|from| *from >= margin && from + reach <= body - margin)
        .map(spread)
        .find(|offsets| clear(offsets))
        .unwrap_or_else(|| spread(from))
}

fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// The next even number, so that the middle is a whole one.
pub fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
