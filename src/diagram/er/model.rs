//! Tables and what relates them.

use crate::diagram::layered::Direction;
use crate::diagram::paint::Paint;
use crate::diagram::scene::Head;

/// An entity-relationship diagram. Indices in it are indices of its own vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Which way it runs.
    pub direction: Direction,
    /// Tables, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Groups of tables, in the order of the source.
    pub groups: Vec<Group>,
    /// What relates them, in the order of the source.
    pub relations: Vec<Relation>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entity {
    /// The author's id.
    pub id: String,
    /// What it is called, as written.
    pub label: String,
    /// Its columns.
    pub attributes: Vec<Attribute>,
    /// What the author asks for.
    pub paint: Paint,
    /// The group it lies in.
    pub group: Option<usize>,
}

/// A column of a table: each part as written, empty when there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribute {
    /// Its type.
    pub sort: String,
    /// Its name.
    pub name: String,
    /// `PK`, `FK`, `UK`, with commas between them.
    pub keys: String,
    /// What the author says of it.
    pub comment: String,
}

/// A group of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The author's id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The group it lies in.
    pub parent: Option<usize>,
    /// Which way its inside runs, when it says so.
    pub direction: Option<Direction>,
}

/// A relation between two tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The first table.
    pub from: usize,
    /// The second table.
    pub to: usize,
    /// What it says, as written.
    pub label: String,
    /// How many of the first there are.
    pub tail: Head,
    /// How many of the second there are.
    pub head: Head,
    /// Whether one cannot be without the other.
    pub sort: RelationSort,
}

/// Sorts of relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationSort {
    /// `--`
    Identifying,
    /// `..`
    Loose,
}
