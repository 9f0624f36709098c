//! A level of a plan that has been arranged: boxes, groups and pieces of links at their places.

use std::collections::BTreeMap;

use crate::diagram::geometry::{Area, Point};

use super::plan::{Member, Size};

/// A level with everything in it at its place, counted from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// How large it is.
    pub size: Size,
    /// Its boxes.
    pub leaves: Vec<(usize, Area)>,
    /// Its groups, each with the middle of its title.
    pub frames: Vec<(usize, Area, Point)>,
    /// Its links.
    pub pieces: Vec<Piece>,
    /// What stands beside a member, near and far.
    pub beside: BTreeMap<Member, [Area; 2]>,
    /// Where links cross the border, across the ranks.
    pub ports: BTreeMap<usize, f64>,
    /// What is less good about it than about a plain drawing, in pixels of its size.
    pub toll: f64,
}

/// A piece of a link, from its beginning to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Of which link.
    pub link: usize,
    /// Which piece of the link it is.
    pub order: i64,
    /// Its corners.
    pub points: Vec<Point>,
    /// The middle of the label of the link, when it is here.
    pub label: Option<Point>,
}

impl Block {
    /// Takes in what lies in a group, whose corner stands at `by`.
    pub fn take_in(&mut self, inner: Block, by: Point) {
        self.toll += inner.toll;
        let moved = |(leaf, area): (usize, Area)| (leaf, area.moved(by));
        self.leaves.extend(inner.leaves.into_iter().map(moved));
        self.frames.extend(
            inner.frames.into_iter().map(|(frame, area, at)| (frame, area.moved(by), at.moved(by))),
        );
        let both = |[near, far]: [Area; 2]| [near.moved(by), far.moved(by)];
        self.beside.extend(inner.beside.into_iter().map(|(member, areas)| (member, both(areas))));
        self.pieces.extend(inner.pieces.into_iter().map(|piece| Piece {
            points: piece.points.iter().map(|point| point.moved(by)).collect(),
            label: piece.label.map(|label| label.moved(by)),
            ..piece
        }));
    }
}
