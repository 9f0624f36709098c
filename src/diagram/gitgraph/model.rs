//! Branches and the commits on them.

use std::ops::Range;

/// A history. Indices in it are indices of its own vectors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Which way it runs.
    pub direction: Flow,
    /// The branches, in the order of their lanes.
    pub branches: Vec<Branch>,
    /// The commits, in the order of the source.
    pub commits: Vec<Commit>,
}

/// Which way the time runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// To the right.
    #[default]
    Right,
    /// Down.
    Down,
    /// Up.
    Up,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its name.
    pub name: String,
    /// Where it is wished to lie among the others.
    pub order: u32,
    /// Its last commit.
    pub head: Option<usize>,
    /// Where it is made.
    pub range: Range<usize>,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The author's id: others are not shown.
    pub id: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How it is drawn.
    pub form: Form,
    /// The branch it lies on.
    pub branch: usize,
    /// What it follows.
    pub parents: Vec<usize>,
}

/// How a commit is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A disc.
    #[default]
    Normal,
    /// A disc with a cross.
    Reverse,
    /// A square.
    Highlight,
    /// Two discs.
    Merge,
    /// A ring.
    CherryPick,
}
