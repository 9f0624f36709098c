//! The cells of a sheet: what stands at a place of a rank, and the pieces of links between ranks.

use super::order::{self, Strand};
use super::sheet::{Cut, Sheet, Tip, Wire};

/// What stands at a place of a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// An item of the sheet.
    Item(usize),
    /// The label of a link.
    Label(usize),
    /// A link on its way.
    Bend,
    /// Where a link crosses the border.
    Border,
    /// The title.
    Title,
}

/// Cells in ranks and the strands between them.
pub struct Grid {
    /// What each cell is; the items come first.
    pub cells: Vec<Cell>,
    /// How large each cell is.
    pub sizes: Vec<Cut>,
    /// The cells of each rank, from near to far.
    pub ranks: Vec<Vec<usize>>,
    /// The rank of each cell.
    pub rank_of: Vec<usize>,
    /// The cells of each wire, from above to below.
    pub chains: Vec<Vec<usize>>,
    /// The pieces of all wires, wire by wire.
    pub strands: Vec<Strand>,
    /// The wire of each strand.
    pub wire_of: Vec<usize>,
    /// Whether labels stand in a rank alone.
    pub label_ranks: Vec<bool>,
}

impl Grid {
    /// The cells of a sheet whose items stand in these ranks, in no order yet.
    pub fn new(sheet: &Sheet, item_ranks: &[usize]) -> Self {
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

    /// Puts the cells of every rank in an order with few crossings.
    pub fn put_in_order(&mut self, sheet: &Sheet) {
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

/// The next even number, so that the middle is a whole one.
fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
