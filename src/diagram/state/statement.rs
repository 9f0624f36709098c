//! The statements of a state diagram as written, before their names mean anything.

use std::ops::Range;

use crate::diagram::flowchart::Declaration;
use crate::diagram::layered::Direction;
use crate::diagram::scene::Link;
use crate::diagram::source::Piece;

use super::model::{Form, Side};

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// A state, alone or with a description.
    State(Mention, Option<Piece>),
    /// `-->`
    Transition(Mention, Mention, Option<Piece>),
    /// `state "…" as …`: its descriptions.
    Named(Piece, Vec<Piece>),
    /// `<<fork>>`, `<<join>>`, `<<choice>>`, `<<history>>`
    Special(Piece, Form),
    /// `state X`, which says nothing that is drawn.
    Bare(Piece),
    /// `state X {`
    Composite(Composite),
    /// `--`
    Divide(Range<usize>),
    /// `direction`
    Direction(Direction),
    /// `note left of X`, `note right of X`
    Note(Side, Piece, Piece),
    /// `note "…" as X`, which says nothing that is drawn.
    Floating(Range<usize>),
    /// `classDef`
    ClassDef(Piece, Vec<Declaration>),
    /// `class`: states, and the classes they get.
    Class(Vec<Piece>, Vec<Piece>),
    /// `style`
    Style(Vec<Piece>, Vec<Declaration>),
    /// `click`
    Click(Mention, Link),
}

/// A state that is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its id, or `[*]`.
    pub name: Piece,
    /// The class after `:::`.
    pub class: Option<Piece>,
}

/// A state with a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Composite {
    /// Its id.
    pub name: Piece,
    /// What it says instead of its id.
    pub title: Option<Piece>,
    /// What stands in its braces.
    pub body: Vec<Statement>,
}
