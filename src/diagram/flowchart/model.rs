//! A flowchart as the author means it: nodes, groups and edges, with their looks.

use std::ops::Range;

use crate::diagram::layered::Direction;
use crate::diagram::paint::Paint;
use crate::diagram::scene::{Head, Link, Stroke};
use crate::diagram::text::Run;

use super::form::Form;

/// A flowchart. Indices in it are indices of its own vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flowchart {
    /// Which way it runs.
    pub direction: Direction,
    /// Boxes, in the order of their first mention.
    pub nodes: Vec<Node>,
    /// Subgraphs with at least one member, in the order of their headers.
    pub groups: Vec<Group>,
    /// Edges, in the order of the source.
    pub edges: Vec<Edge>,
    /// What lies in no group, in the order of the source.
    pub members: Vec<End>,
}

/// The lines of a label; empty when there is nothing to read.
pub type Label = Vec<Vec<Run>>;

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The author's id.
    pub id: String,
    /// What it says.
    pub label: Label,
    /// Its form.
    pub form: Form,
    /// The name of its icon.
    pub icon: Option<String>,
    /// What the author asks for.
    pub paint: Paint,
    /// Where a click leads.
    pub link: Option<Link>,
    /// The group it lies in.
    pub group: Option<usize>,
    /// Where it is first mentioned.
    pub range: Range<usize>,
}

/// A subgraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The author's id, or `subGraph0`, `subGraph1`, ….
    pub id: String,
    /// What it says.
    pub title: Label,
    /// Which way its inside runs, when it says so.
    pub direction: Option<Direction>,
    /// The group it lies in.
    pub parent: Option<usize>,
    /// What lies in it, in the order of the source.
    pub members: Vec<End>,
    /// What the author asks for.
    pub paint: Paint,
    /// Where its header stands.
    pub range: Range<usize>,
}

/// What an edge can end at, and a group can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// A box.
    Node(usize),
    /// A subgraph.
    Group(usize),
}

/// A connection.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The author's id.
    pub id: Option<String>,
    /// Where it begins.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// What stands at its beginning.
    pub tail: Head,
    /// What stands at its end.
    pub head: Head,
    /// How it is drawn.
    pub stroke: Stroke,
    /// How many ranks it spans at least; from one.
    pub length: usize,
    /// What it says.
    pub label: Label,
    /// What the author asks for.
    pub paint: Paint,
}
