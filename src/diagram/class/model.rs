//! Classes and what relates them.

use crate::diagram::layered::Direction;
use crate::diagram::paint::Paint;
use crate::diagram::scene::{Head, Link};

use super::member::Member;

/// A class diagram. Indices in it are indices of its own vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// `title …`
    pub title: Option<String>,
    /// Which way it runs.
    pub direction: Direction,
    /// Classes, in the order of their first mention.
    pub classes: Vec<Class>,
    /// The interfaces that classes offer as lollipops.
    pub lollipops: Vec<Lollipop>,
    /// Namespaces; a parent comes before its children.
    pub spaces: Vec<Space>,
    /// Notes, in the order of the source.
    pub notes: Vec<Note>,
    /// What relates the classes, in the order of the source.
    pub relations: Vec<Relation>,
}

/// A class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// The author's id.
    pub id: String,
    /// What it is called, as written.
    pub label: String,
    /// What stands between the `~` behind its name.
    pub generic: Option<String>,
    /// What stands between `<<` and `>>`.
    pub annotations: Vec<String>,
    /// What it has.
    pub attributes: Vec<Member>,
    /// What it can do.
    pub methods: Vec<Member>,
    /// What the author asks for.
    pub paint: Paint,
    /// Where a click leads.
    pub link: Option<Link>,
    /// The namespace it lies in.
    pub space: Option<usize>,
}

/// An interface that is a name at the end of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lollipop {
    /// Its name with `()`, and a number when several classes offer it.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The namespace of the class that offers it.
    pub space: Option<usize>,
}

/// A namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// All of its name, with dots.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The namespace it lies in.
    pub parent: Option<usize>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says, as written.
    pub text: String,
    /// The class it is about.
    pub class: Option<usize>,
    /// The namespace it lies in.
    pub space: Option<usize>,
}

/// A relation of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What is written first.
    pub from: End,
    /// What is written last.
    pub to: End,
    /// What it says, as written; empty when it says nothing.
    pub label: String,
    /// How it is drawn.
    pub sort: RelationSort,
}

/// One end of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// What it is at.
    pub at: Thing,
    /// What the line looks like there.
    pub head: Head,
    /// How many there are, as written; empty when it does not say.
    pub many: String,
}

/// What relations are between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A class.
    Class(usize),
    /// A lollipop.
    Lollipop(usize),
}

/// Sorts of relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationSort {
    /// `--`
    Solid,
    /// `..`
    Dotted,
}

impl Model {
    /// The id of an end.
    pub fn id(&self, thing: Thing) -> String {
        match thing {
            Thing::Class(class) => self.classes[class].id.clone(),
            Thing::Lollipop(lollipop) => self.lollipops[lollipop].id.clone(),
        }
    }
}

impl Relation {
    /// Both ends, the one that is written first in front.
    pub fn ends(&self) -> [&End; 2] {
        [&self.from, &self.to]
    }

    /// What stands at the end where `thing` is not.
    pub fn other(&self, thing: Thing) -> Thing {
        if self.from.at == thing { self.to.at } else { self.from.at }
    }
}
