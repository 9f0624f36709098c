//! How a course judges its figures: what its policy says of rounding and of being near enough.

use super::figure::{Figure, Precision};
use crate::cost::book::{Policy, Smallest};
use crate::money::{Exact, Rounding};

/// The rules that figures are judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judging {
    /// How what a figure should be is rounded.
    pub rounding: Rounding,
    /// How far a figure marked `~` or `약` may be off, as a share of what it should be.
    pub tolerance: Exact,
    /// Whether an amount below the last digit may stand as one of that digit.
    pub smallest: Smallest,
}

impl Default for Judging {
    fn default() -> Self {
        Self::from(&Policy::default())
    }
}

impl From<&Policy> for Judging {
    fn from(policy: &Policy) -> Self {
        Self { rounding: policy.rounding, tolerance: policy.tolerance, smallest: policy.smallest }
    }
}

impl Judging {
    /// Whether a figure that does not round to a value stands for it all the same: `약` is near enough, or
    /// it is too small to show.
    pub fn admits(&self, figure: &Figure, value: Exact) -> bool {
        let about = figure.claim == Precision::About && self.is_near(figure.value, value);
        about || self.smallest == Smallest::OneUnit && is_smallest(figure, value)
    }

    /// Whether an amount is near enough to a value for `약`.
    pub fn is_near(&self, stated: Exact, value: Exact) -> bool {
        let allowed = value.magnitude().times(self.tolerance);
        match (stated.minus(value), allowed) {
            (Some(off), Some(allowed)) => off.magnitude() <= allowed,
            _ => false,
        }
    }
}

/// Whether a figure is one of its last digit and stands for less.
fn is_smallest(figure: &Figure, value: Exact) -> bool {
    let unit = figure.scale.and_then(|scale| Exact::ratio(1, 10_i128.checked_pow(scale)?));
    unit.is_some_and(|unit| figure.value == unit && value > Exact::ZERO && value < unit)
}
