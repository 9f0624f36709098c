//! An architecture as its author means it: groups, services, junctions and what connects them.

use std::ops::Range;

/// A whole architecture. Groups, nodes and edges stand in the order of the source, and name each
/// other by their index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Architecture {
    /// `title …`
    pub title: Option<String>,
    /// All groups; a parent comes before its children.
    pub groups: Vec<Group>,
    /// All services and junctions.
    pub nodes: Vec<Node>,
    /// All edges.
    pub edges: Vec<Edge>,
    /// What the author wants in one row or column.
    pub alignments: Vec<Alignment>,
}

/// A box that holds services and other groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The author's id.
    pub id: String,
    /// The label as written between the brackets; empty when there is none.
    pub label: String,
    /// Its icon.
    pub icon: Option<IconName>,
    /// The group it lies in.
    pub parent: Option<usize>,
    /// Its place among all statements.
    pub position: usize,
}

/// A service, or a place where edges meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The author's id.
    pub id: String,
    /// What it is.
    pub sort: NodeSort,
    /// The group it lies in.
    pub parent: Option<usize>,
    /// Its place among all statements.
    pub position: usize,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeSort {
    /// A service with its label (as written; may be empty) and its sign.
    Service(String, Sign),
    /// A place where edges meet.
    Junction,
}

/// What stands above the label of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing.
    None,
    /// An icon.
    Icon(IconName),
    /// A text of the author's, as written.
    Text(String),
}

/// The name of an icon as written, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IconName {
    /// `server`, `logos:aws-rds`
    pub name: String,
    /// Its bytes in the source.
    pub range: Range<usize>,
}

/// A connection of two nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The end that is written first.
    pub from: End,
    /// The end that is written last.
    pub to: End,
    /// The label as written; empty when there is none.
    pub label: String,
}

/// One end of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Which node.
    pub node: usize,
    /// The side that it is fixed to.
    pub side: Side,
    /// Whether an arrow points at the node.
    pub tip: Tip,
    /// What it is fixed to.
    pub hold: Hold,
}

/// What an end looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tip {
    /// The line just ends.
    Plain,
    /// An arrowhead.
    Arrow,
}

/// What an end is fixed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The node itself.
    Node,
    /// The border of the node's group, which must exist: `a{group}`.
    Group,
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// `L`
    Left,
    /// `R`
    Right,
    /// `T`
    Top,
    /// `B`
    Bottom,
}

/// Nodes that stand in one line, in this order: at least two, none of them twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    /// Along which axis they stand.
    pub axis: Axis,
    /// Which nodes.
    pub nodes: Vec<usize>,
}

/// A direction to measure in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// From left to right.
    X,
    /// From top to bottom.
    Y,
}

impl Axis {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::X, Self::Y];

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::X => Self::Y,
            Self::Y => Self::X,
        }
    }
}

impl Side {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Top, Self::Bottom];

    /// The axis that a line leaving this side runs along.
    pub fn axis(self) -> Axis {
        match self {
            Self::Left | Self::Right => Axis::X,
            Self::Top | Self::Bottom => Axis::Y,
        }
    }

    /// Whether it faces rising (1) or falling (-1) coordinates.
    pub fn sign(self) -> f64 {
        match self {
            Self::Left | Self::Top => -1.0,
            Self::Right | Self::Bottom => 1.0,
        }
    }

    /// The side across.
    pub fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Top => Self::Bottom,
            Self::Bottom => Self::Top,
        }
    }
}

impl Edge {
    /// Both ends, the one that is written first in front.
    pub fn ends(&self) -> [End; 2] {
        [self.from, self.to]
    }
}

impl Architecture {
    /// The groups around a node or group whose parent is `parent`, from the inside out.
    pub fn around(&self, parent: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(parent, |group| self.groups[*group].parent)
    }
}
