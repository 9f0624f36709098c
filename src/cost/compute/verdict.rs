//! Whether a stated figure is what its computation gives.

use super::figure::{Figure, Precision};
use super::formula::{Basis, Formula};
use crate::money::{Exact, Rounding};

/// One way to read how a figure came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The computation.
    pub formula: Formula,
    /// When only a sloppy way gives it: what is sloppy about it.
    pub sloppy: Option<&'static str>,
}

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

impl From<Formula> for Reading {
    fn from(formula: Formula) -> Self {
        Self { formula, sloppy: None }
    }
}

/// How far a figure marked as approximate may be off, as a share of the exact value.
pub const TOLERANCE: (i128, i128) = (5, 100);

/// Judges a figure by the best of its readings; `None` when none can be computed. `rounding` is the
/// rule that the course rounds by.
pub fn judge(
    figure: &Figure,
    readings: &[Reading],
    order: Order,
    rounding: Rounding,
) -> Option<Verdict> {
    let mut best: Option<(Verdict, Closeness)> = None;
    for basis in [Basis::Written, Basis::Right] {
        for (at, reading) in readings.iter().enumerate() {
            if basis == Basis::Right && !reading.formula.starts_from_an_error() {
                continue;
            }
            let Some(value) = reading.formula.value(basis) else { continue };
            let computed = side(figure, order, value);
            let (closeness, rule) = closeness(figure, computed, reading.sloppy, rounding);
            let better = best.as_ref().is_none_or(|(_, best)| closeness < *best);
            if better {
                best = Some((
                    Verdict { status: closeness.status(), reading: at, computed, rule },
                    closeness,
                ));
            }
        }
    }
    let (mut verdict, _) = best?;
    // A sloppy way explains a figure; the proper one says what it should be.
    if readings[verdict.reading].sloppy.is_some()
        && let Some((at, value)) = proper(readings)
    {
        verdict.reading = at;
        verdict.computed = side(figure, order, value);
    }
    Some(verdict)
}

/// The first way that is not sloppy, and what it gives.
fn proper(readings: &[Reading]) -> Option<(usize, Exact)> {
    let mut all = readings.iter().enumerate().filter(|(_, reading)| reading.sloppy.is_none());
    all.find_map(|(at, reading)| Some((at, reading.formula.value(Basis::Written)?)))
}

/// How a figure meets a value; the order is from well to badly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// At its digits.
    Exact,
    /// Near enough for `약`.
    Near,
    /// By another rounding.
    Rounded,
    /// Not at all.
    Off,
}

impl Closeness {
    fn status(self) -> Status {
        match self {
            Self::Exact | Self::Near => Status::Verified,
            Self::Rounded => Status::Rounded,
            Self::Off => Status::Mismatch,
        }
    }
}

/// A difference of unknown order that is stated without a sign is compared by its size.
pub fn side(figure: &Figure, order: Order, value: Exact) -> Exact {
    let either = order == Order::Either && figure.unsigned() && !figure.value.is_negative();
    if either { value.magnitude() } else { value }
}

fn closeness(
    figure: &Figure,
    computed: Exact,
    sloppy: Option<&'static str>,
    rounding: Rounding,
) -> (Closeness, Option<&'static str>) {
    if figure.scale.is_none() {
        let closeness =
            if near(figure.value, computed) { Closeness::Exact } else { Closeness::Off };
        return (closeness, None);
    }
    let gives = |rule| figure.at_last_digit(computed, rule) == Some(figure.value);
    if gives(rounding) {
        return match sloppy {
            Some(how) => (Closeness::Rounded, Some(how)),
            None => (Closeness::Exact, None),
        };
    }
    if figure.claim == Precision::About && near(figure.value, computed) {
        return (Closeness::Near, None);
    }
    let others = [
        (Rounding::HalfUp, "반올림"),
        (Rounding::HalfEven, "짝수 쪽으로 반올림"),
        (Rounding::Up, "올림"),
        (Rounding::Down, "버림"),
    ];
    match others.into_iter().find(|(rule, _)| sloppy.is_none() && gives(*rule)) {
        Some((_, name)) => (Closeness::Rounded, Some(name)),
        None => (Closeness::Off, None),
    }
}

/// Whether a figure is near enough to a value for `약`.
fn near(stated: Exact, value: Exact) -> bool {
    let allowed =
        Exact::ratio(TOLERANCE.0, TOLERANCE.1).and_then(|share| value.magnitude().times(share));
    match (stated.minus(value), allowed) {
        (Some(off), Some(allowed)) => off.magnitude() <= allowed,
        _ => false,
    }
}
