//! A state diagram as the author means it: states, groups of them, transitions and notes.

use crate::diagram::layered::Direction;
use crate::diagram::paint::Paint;
use crate::diagram::scene::Link;
use crate::diagram::text::Run;

/// A state diagram. Indices in it are indices of its own vectors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Machine {
    /// Which way it runs.
    pub direction: Direction,
    /// States without anything in them, in the order of their first mention.
    pub states: Vec<State>,
    /// States that hold others, and the regions of those that run at once, in the same order.
    pub groups: Vec<Group>,
    /// Transitions, in the order of the source.
    pub transitions: Vec<Transition>,
    /// Notes, in the order of the source.
    pub notes: Vec<Note>,
    /// What lies in no group, in the order of the source.
    pub members: Vec<End>,
}

/// The lines of a label; empty when there is nothing to read.
pub type Label = Vec<Vec<Run>>;

/// A state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The author's id; `…_start` and `…_end` for `[*]`.
    pub id: String,
    /// What it is.
    pub form: Form,
    /// What it says.
    pub label: Label,
    /// What it says below a line.
    pub details: Label,
    /// What the author asks for.
    pub paint: Paint,
    /// Where a click leads.
    pub link: Option<Link>,
    /// The group it lies in.
    pub group: Option<usize>,
}

/// What a state is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A state with a text.
    #[default]
    Plain,
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
    /// Where it goes on in several ways at once.
    Fork,
    /// Where several ways become one.
    Join,
    /// Where it goes on in one of several ways.
    Choice,
    /// Where it was last.
    History,
}

/// A state that holds others, or one region of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The author's id; that of a region is the id of its state with a number.
    pub id: String,
    /// What it says; nothing for a region.
    pub title: Label,
    /// Whether it is a region of a state.
    pub sort: GroupSort,
    /// Which way its inside runs, when it says so.
    pub direction: Option<Direction>,
    /// What the author asks for.
    pub paint: Paint,
    /// The group it lies in.
    pub parent: Option<usize>,
    /// What lies in it, in the order of the source.
    pub members: Vec<End>,
}

/// Sorts of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupSort {
    /// A state.
    State,
    /// What runs at the same time as the other regions of a state.
    Region,
}

/// What a transition can end at, and a group can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// A state without anything in it.
    State(usize),
    /// A state that holds others.
    Group(usize),
}

/// A transition.
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// Where it begins.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// What it says.
    pub label: Label,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What it stands beside.
    pub at: End,
    /// On which side.
    pub side: Side,
    /// What it says.
    pub label: Label,
}

/// A side of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left, or above where the diagram runs sideways.
    Left,
    /// Right, or below.
    Right,
}
