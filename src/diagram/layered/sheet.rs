//! One layered drawing: items in ranks, and the links between them in the channels between ranks.
//!
//! Coordinates are *across* a rank and *along* the ranks, so that one sheet serves all directions.
//! The stages are those of Sugiyama, Tagawa and Toda, 1981; a label is a cell of a rank of its own.

use super::across;
use super::grid::Grid;
use super::plan::Ports;
use super::port::{self, StrandPorts};
use super::rank::{Above, Ranked, Ranking, Room};
use super::trace;

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
    /// The breadth that a rank of linked items should not exceed.
    pub breadth: f64,
    /// The breadth that a row of loose items should not exceed.
    pub loose: f64,
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
    /// What is less good about it than about a plain drawing, in pixels of its size.
    pub toll: f64,
}

/// Between two boxes of a rank.
pub const GAP: f64 = 28.0;
/// Between two tracks, or two links beside one another.
pub const TRACK: f64 = 10.0;

impl Item {
    /// The middle of its body.
    pub fn middle(&self) -> f64 {
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

/// Draws a sheet whose items stand in these ranks; every link leads from a lower to a higher one.
pub fn drawn_in(sheet: &Sheet, item_ranks: &[usize]) -> Drawn {
    Ordered::new(sheet, item_ranks).drawn(0)
}

/// A sheet with its cells in order: all that is settled before they stand across.
pub struct Ordered<'s> {
    sheet: &'s Sheet,
    item_ranks: &'s [usize],
    grid: Grid,
    ports: StrandPorts,
}

impl<'s> Ordered<'s> {
    /// Puts the cells of a sheet in order whose items stand in these ranks.
    pub fn new(sheet: &'s Sheet, item_ranks: &'s [usize]) -> Self {
        let mut grid = Grid::new(sheet, item_ranks);
        grid.put_in_order(sheet);
        let ports = port::ports(&grid, sheet);
        Self { sheet, item_ranks, grid, ports }
    }

    /// No drawing of it is smaller than this.
    pub fn least(&self) -> Cut {
        Cut { breadth: across::least(&self.grid), depth: trace::least(&self.grid) }
    }

    /// Draws it; one pixel of breadth outweighs `squeeze` straight links.
    pub fn drawn(&self, squeeze: i64) -> Drawn {
        let Self { sheet, item_ranks, grid, ports } = self;
        let across = across::places(grid, sheet, ports, item_ranks, squeeze);
        trace::drawn(grid, sheet, ports, &across)
    }
}

/// The items of a sheet, ready to be put into ranks.
pub fn ranking(sheet: &Sheet) -> Ranking {
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
    Ranking::new(items, &aboves)
}

/// The rank of every item.
pub fn item_ranks(sheet: &Sheet) -> Vec<usize> {
    ranking(sheet).ranks(Room { breadth: sheet.breadth, loose: sheet.loose, gap: GAP })
}
