//! Whether a stated figure is what its computation gives.

use super::figure::{Figure, Measure};
use super::formula::Basis;
use crate::money::Exact;

/// Whether it is known which of two amounts is taken from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// It is: a result below zero is below zero.
    Known,
    /// It is not.
    Either,
}

/// What a figure turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Right or not.
    pub status: Status,
    /// Which of the readings it is judged by.
    pub reading: usize,
    /// The exact value of that reading.
    pub computed: Exact,
    /// On what that value is based.
    pub basis: Basis,
    /// For `Rounded`: which rule alone reproduces it.
    pub rule: Option<&'static str>,
}

/// The state of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The computation gives it.
    Verified,
    /// Only another rounding gives it.
    Rounded,
    /// No computation gives it.
    Mismatch,
    /// There is no computation to check it by.
    Unverifiable,
}

/// A difference of unknown order that is stated without a sign is compared by its size.
pub fn side(figure: &Figure, order: Order, value: Exact) -> Exact {
    if order == Order::Known || !figure.unsigned() {
        return value;
    }
    // A percentage goes the way that its sign says.
    match figure.value.is_negative() {
        true if figure.measure == Measure::Percent => value.magnitude().negated(),
        true => value,
        false => value.magnitude(),
    }
}
