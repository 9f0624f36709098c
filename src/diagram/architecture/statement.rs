//! What the lines of an architecture say, before ids are looked up.

use std::ops::Range;

use super::model::{Axis, IconName, NodeSort, Side, Tip};

/// The lines by what they declare, each in the order of the source. Ranges are bytes of the source.
#[derive(Default)]
pub struct Statements {
    /// From `title` in the text itself.
    pub title: Option<String>,
    /// Groups with their labels and icons.
    pub groups: Vec<Declared<(String, Option<IconName>)>>,
    /// Services and junctions.
    pub nodes: Vec<Declared<NodeSort>>,
    /// Edges.
    pub edges: Vec<Drawn>,
    /// `align` lines.
    pub alignments: Vec<(Axis, Range<usize>, Vec<Name>)>,
    /// How many groups, services and junctions there are.
    pub count: usize,
}

/// A group, a service or a junction.
pub struct Declared<T> {
    /// Its id.
    pub name: Name,
    /// The group that it is said to lie in.
    pub parent: Option<Name>,
    /// Its place among all that is declared.
    pub position: usize,
    /// What it is.
    pub what: T,
}

/// An edge.
pub struct Drawn {
    /// From and to.
    pub ends: [DrawnEnd; 2],
    /// Empty when it has none.
    pub label: String,
    /// Where it is written.
    pub range: Range<usize>,
}

/// An end of an edge.
pub struct DrawnEnd {
    /// What it is at.
    pub name: Name,
    /// At which side.
    pub side: Side,
    /// With an arrow or without.
    pub tip: Tip,
    /// Where `{group}` is written.
    pub hold: Option<Range<usize>>,
}

/// An id where it is written.
#[derive(Clone)]
pub struct Name {
    /// The id.
    pub id: String,
    /// Where.
    pub range: Range<usize>,
}
