//! What is laid out, and what comes of it.

use std::collections::BTreeMap;

use crate::diagram::geometry::{Area, Point};

/// Boxes, groups of them and links between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Which way it runs.
    pub direction: Direction,
    /// The boxes.
    pub leaves: Vec<Leaf>,
    /// The groups.
    pub frames: Vec<Frame>,
    /// What lies in no group, in the order of the source.
    pub members: Vec<Member>,
    /// The links, in the order of the source.
    pub links: Vec<Link>,
    /// How wide it may be without being shrunk.
    pub width: f64,
}

impl Plan {
    /// What stands beside a member.
    pub fn beside(&self, member: Member) -> Beside {
        match member {
            Member::Leaf(leaf) => self.leaves[leaf].beside,
            Member::Frame(frame) => self.frames[frame].beside,
        }
    }
}

/// The way from the first to the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From top to bottom.
    #[default]
    Down,
    /// From bottom to top.
    Up,
    /// From left to right.
    Right,
    /// From right to left.
    Left,
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// A box, or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// By its index in [`Plan::leaves`].
    Leaf(usize),
    /// By its index in [`Plan::frames`].
    Frame(usize),
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaf {
    /// How large it is.
    pub size: Size,
    /// Where links meet its sides.
    pub ports: Ports,
    /// What stands beside it.
    pub beside: Beside,
}

/// What is held free beside a box or a group, across the ranks: the place of a note. No link runs
/// through it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Beside {
    /// To the left; above, where ranks stand beside one another.
    pub near: Size,
    /// To the right, or below.
    pub far: Size,
}

/// Where links meet a side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ports {
    /// Beside one another.
    Spread,
    /// Beside one another, so far apart where there is room.
    Apart(f64),
    /// All in the middle, where the border of a rhombus or a circle is.
    Middle,
}

/// A group.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// How much room its title needs.
    pub title: Size,
    /// Which way its inside runs, when it says so; a group that links cross runs like its parent.
    pub direction: Option<Direction>,
    /// What lies in it, in the order of the source.
    pub members: Vec<Member>,
    /// What stands beside it.
    pub beside: Beside,
}

/// A link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Where it begins.
    pub from: Member,
    /// Where it ends.
    pub to: Member,
    /// How much room its label needs.
    pub label: Option<Size>,
    /// How many ranks it spans at least; from one.
    pub length: usize,
    /// Links with the same looks may share a piece of their way.
    pub looks: usize,
}

/// Where everything stands. Indices are those of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The boxes.
    pub leaves: Vec<Area>,
    /// The groups.
    pub frames: Vec<Area>,
    /// The middles of the groups' titles.
    pub titles: Vec<Point>,
    /// The places beside boxes and groups that asked for one: near and far.
    pub beside: BTreeMap<Member, [Area; 2]>,
    /// The links, each from border to border in straight, upright or level pieces.
    pub routes: Vec<Route>,
    /// What is bad about it: its height, what it is too wide, how it was made to fit.
    pub cost: f64,
    /// Whether it fits the width without having been folded, hung up or squeezed.
    pub is_easy: bool,
}

/// The way of a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// Its corners, both ends included.
    pub points: Vec<Point>,
    /// The middle of its label.
    pub label: Option<Point>,
}

impl Direction {
    /// Whether ranks stand above one another.
    pub fn is_upright(self) -> bool {
        matches!(self, Self::Down | Self::Up)
    }
}

impl Direction {
    /// `TB`, `TD`, `BT`, `LR`, `RL` and the signs `v`, `^`, `>`, `<`.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "TB" | "TD" | "v" => Some(Self::Down),
            "BT" | "^" => Some(Self::Up),
            "LR" | ">" => Some(Self::Right),
            "RL" | "<" => Some(Self::Left),
            _ => None,
        }
    }
}

impl Size {
    /// A size.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}
