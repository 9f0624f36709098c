//! What is known of a page so far, figure by figure in reading order.

use std::cell::OnceCell;

use super::claim::Kind;
use super::formula::Given;
use super::names::Names;
use crate::money::{Exact, Time};
use crate::text::Span;

/// A figure that later ones may start from.
#[derive(Clone, Debug)]
pub struct Known {
    /// What it is about, without marks.
    pub label: String,
    /// As written, without its unit.
    pub text: String,
    /// Where.
    pub span: Span,
    /// As written.
    pub value: Exact,
    /// What it should be, when it is wrong.
    pub right: Option<Exact>,
    /// What it is before it is rounded, when a computation gives it.
    pub unrounded: Option<Exact>,
    /// What it is for: month for `/월`.
    pub period: Option<Time>,
    /// What part it plays.
    pub role: Role,
    /// What kind of figure.
    pub kind: Kind,
    /// Whether a computation gives it.
    pub sure: Sureness,
    /// The piece of the page.
    pub piece: usize,
    /// The line or row of the piece.
    pub line: usize,
    /// The group of lines in the piece.
    pub group: usize,
    /// How deep the line is set.
    pub depth: usize,
    /// The section of the page.
    pub section: usize,
    /// What its computation starts from.
    pub starts_from: Vec<(Exact, Option<Span>)>,
    /// The names in its label, once somebody asked for them.
    pub names: OnceCell<Names>,
    /// The names of what it stands under, once somebody asked for them.
    pub around: OnceCell<Names>,
}

/// Whether a figure is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// A computation gives it.
    Computed,
    /// It only stands there.
    Stated,
}

/// What part a figure plays in sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of the things a total adds up.
    Item,
    /// A sum.
    Total,
    /// What is saved.
    Saving,
    /// What is left of benefits after costs.
    Net,
    /// A price for each of something.
    Price,
    /// For one person or thing.
    Share,
    /// The amount before an arrow.
    Before,
    /// A bound or a budget.
    Bound,
    /// Anything else: a variant of the figures above, a remark.
    Aside,
}

impl Known {
    /// The names in its label.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.label))
    }

    /// The figure as something to compute with.
    pub fn given(&self) -> Given {
        Given {
            text: self.text.clone(),
            value: self.value,
            right: self.right,
            unrounded: self.unrounded,
            span: Some(self.span),
        }
    }
}
