//! How large things are, and how far apart they have to stand.

use std::collections::BTreeMap;

use super::frame::{Size, Span};
use super::model::{Architecture, Axis};
use super::place::{Block, Cell, Item};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// How wide the picture should be at most, in pixels.
    pub width: i64,
    /// Along which axis tracks of a grid with groups in it are kept apart throughout.
    pub tracks: Axis,
    /// How much wider gaps are than usual, in pixels; where it is negative, only those that edges
    /// cross are narrower.
    pub spread: i64,
    /// How the picture itself and every group is arranged.
    pub styles: Vec<Style>,
}

/// How the content of one group is arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Along which axis things without an order between them stand; nothing leaves it to the edges.
    pub loose: Option<Axis>,
    /// How a row that is too long goes on.
    pub fold: Fold,
}

/// How a row that is too long goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// Below, from the left again.
    #[default]
    Wrap,
    /// Below, back from the right.
    Turn,
}

/// Between services that nothing connects.
const LOOSE_GAP: i64 = 28;
/// Between blocks that nothing connects.
const BLOCK_GAP: i64 = 36;
/// Between services with one edge between them.
const EDGE_GAP: i64 = 48;
/// The room of every further edge.
const EDGE_PITCH: i64 = 8;
/// What a label needs besides its own length: arrowheads and some line on both sides.
pub const LABEL_ROOM: i64 = 44;

/// Sizes and distances in one manner.
pub struct Measure<'m> {
    /// How large things are.
    pub sizes: &'m Sizes,
    /// How the arrangement is to look.
    pub manner: &'m Manner,
    /// Labels on straight edges between services, by the services.
    labels: BTreeMap<(usize, usize), Size>,
}

impl<'m> Measure<'m> {
    /// The measure of an architecture whose parts have these sizes.
    pub fn new(architecture: &Architecture, sizes: &'m Sizes, manner: &'m Manner) -> Self {
        let mut labels: BTreeMap<(usize, usize), Size> = BTreeMap::new();
        for (edge, label) in architecture.edges.iter().zip(&sizes.labels) {
            if label.width > 0 && edge.from.side == edge.to.side.opposite() {
                let (a, b) = (edge.from.node, edge.to.node);
                let known = labels.entry((a.min(b), a.max(b))).or_default();
                known.width = known.width.max(label.width);
                known.height = known.height.max(label.height);
            }
        }
        Self { sizes, manner, labels }
    }

    /// Between services that nothing connects.
    pub fn loose_gap(&self) -> i64 {
        LOOSE_GAP + self.manner.spread.max(0)
    }

    /// Between blocks that nothing connects.
    pub fn block_gap(&self) -> i64 {
        BLOCK_GAP + self.manner.spread.max(0)
    }

    /// Between two things with an edge between them.
    pub fn edge_gap(&self) -> i64 {
        EDGE_GAP + self.manner.spread
    }

    /// Between a track of a block and the one after it.
    pub fn gap(&self, block: &Block, axis: Axis, track: usize) -> i64 {
        let track = track as i64;
        let mut crossing = 0;
        let mut label = 0;
        for relation in &block.relations {
            let [a, b] = [relation.a, relation.b].map(|item| block.cells[item]);
            let tracks = Span::between(a.track(axis) as i64, b.track(axis) as i64);
            if tracks.low <= track && track < tracks.high {
                crossing += 1;
                if relation.towards.along(axis) != 0 && tracks.length() == 1 {
                    label = label.max(self.label(a, b, axis));
                }
            }
        }
        label.max(match crossing {
            0 if block.relations.is_empty() => self.loose_gap(),
            0 => self.block_gap(),
            crossing => self.edge_gap() + EDGE_PITCH * (crossing - 1).min(6),
        })
    }

    /// The room that a label between two cells needs along an axis; nothing without a label.
    fn label(&self, a: Cell, b: Cell, axis: Axis) -> i64 {
        let (Item::Node(a), Item::Node(b)) = (a.item, b.item) else { return 0 };
        let label = self.labels.get(&(a.min(b), a.max(b)));
        label.map_or(0, |label| label.along(axis) + LABEL_ROOM)
    }
}
