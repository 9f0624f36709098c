//! Readings of a figure compete: it is right by the best of them, and wrong only when every one that
//! the text allows fails.

use super::figure::Figure;
use super::formula::{Basis, Formula};
use super::judging::Judging;
use super::verdict::{Order, Status, Verdict, side};
use crate::money::{Exact, Rounding};

/// One way to read how a figure came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The computation.
    pub formula: Formula,
    /// When only a sloppy way gives it: what is sloppy about it.
    pub sloppy: Option<&'static str>,
    /// Whether a figure may be called wrong because of it.
    pub standing: Standing,
}

/// How a reading stands in the contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The text says it, or nearly so: a figure that no such reading gives is wrong, unless an
    /// allowed one gives it.
    Preferred,
    /// The text allows it: it can only clear a figure, and only at its very digits.
    Allowed,
}

impl Reading {
    /// A reading that can only clear a figure.
    pub fn allowed(formula: Formula) -> Self {
        Self { standing: Standing::Allowed, ..Self::from(formula) }
    }
}

impl From<Formula> for Reading {
    fn from(formula: Formula) -> Self {
        Self { formula, sloppy: None, standing: Standing::Preferred }
    }
}

/// Whether a computation gives a figure at its digits, whichever of two amounts is taken off. Being near is
/// not enough where a computation is only looked for.
pub fn gives(figure: &Figure, formula: &Formula, judging: &Judging) -> bool {
    figure.scale.is_some()
        && formula.value(Basis::Written).is_some_and(|value| {
            let value = side(figure, Order::Either, value);
            figure.at_last_digit(value, judging.rounding) == Some(figure.value)
        })
}

/// Judges a figure by the best of its readings; `None` when none can be computed.
pub fn judge(
    figure: &Figure,
    readings: &[Reading],
    order: Order,
    judging: &Judging,
) -> Option<Verdict> {
    let mut best: Option<(Verdict, Closeness)> = None;
    for basis in [Basis::Written, Basis::Right, Basis::Unrounded] {
        // What was rounded on its way may explain a figure that nothing else does.
        let off = best.as_ref().is_none_or(|(_, closeness)| *closeness == Closeness::Off);
        if basis == Basis::Unrounded && !off {
            break;
        }
        for (at, reading) in readings.iter().enumerate() {
            if basis == Basis::Right && !reading.formula.starts_from_an_error() {
                continue;
            }
            if basis == Basis::Unrounded && !reading.formula.starts_from_a_rounding() {
                continue;
            }
            let money = figure.currency().is_none_or(|own| reading.formula.comes_to(own));
            let Some(value) = reading.formula.value(basis).filter(|_| money) else { continue };
            let computed = side(figure, order, value);
            let (closeness, rule) = match reading.standing {
                _ if basis == Basis::Unrounded => {
                    (clears(figure, computed, judging.rounding), None)
                }
                Standing::Preferred => closeness(figure, computed, reading.sloppy, judging),
                Standing::Allowed => (clears(figure, computed, judging.rounding), None),
            };
            let better = best.as_ref().is_none_or(|(_, best)| closeness < *best);
            if better {
                best = Some((
                    Verdict { status: closeness.status(), reading: at, computed, basis, rule },
                    closeness,
                ));
            }
        }
    }
    let (mut verdict, closeness) = best?;
    let preferred = readings.iter().any(|reading| reading.standing == Standing::Preferred);
    if closeness == Closeness::Off && !preferred {
        return None;
    }
    // A sloppy way explains a figure; the proper one says what it should be.
    if readings[verdict.reading].sloppy.is_some()
        && let Some((at, value)) = proper(readings)
    {
        verdict.reading = at;
        verdict.computed = side(figure, order, value);
        verdict.basis = Basis::Written;
    }
    Some(verdict)
}

/// The first way that is not sloppy, and what it gives.
fn proper(readings: &[Reading]) -> Option<(usize, Exact)> {
    let mut all = readings
        .iter()
        .enumerate()
        .filter(|(_, reading)| reading.sloppy.is_none() && reading.standing == Standing::Preferred);
    all.find_map(|(at, reading)| Some((at, reading.formula.value(Basis::Written)?)))
}

/// How a figure meets a value; the order is from well to badly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// At its digits.
    Exact,
    /// Near enough for `약`, or too small to show.
    Near,
    /// By another rounding.
    Rounded,
    /// At its digits, but by a reading that is only allowed.
    Cleared,
    /// Not at all.
    Off,
}

impl Closeness {
    fn status(self) -> Status {
        match self {
            Self::Exact | Self::Near | Self::Cleared => Status::Verified,
            Self::Rounded => Status::Rounded,
            Self::Off => Status::Mismatch,
        }
    }
}

/// Whether a reading that is only allowed gives a figure: at its digits, of which there are too
/// many for a coincidence.
fn clears(figure: &Figure, computed: Exact, rounding: Rounding) -> Closeness {
    let gives = figure.at_last_digit(computed, rounding) == Some(figure.value);
    let telling = figure.significant_digits() > 1 && figure.scale.is_some();
    if gives && telling { Closeness::Cleared } else { Closeness::Off }
}

fn closeness(
    figure: &Figure,
    computed: Exact,
    sloppy: Option<&'static str>,
    judging: &Judging,
) -> (Closeness, Option<&'static str>) {
    if figure.scale.is_none() {
        let closeness =
            if judging.is_near(figure.value, computed) { Closeness::Exact } else { Closeness::Off };
        return (closeness, None);
    }
    let gives = |rule| figure.at_last_digit(computed, rule) == Some(figure.value);
    if gives(judging.rounding) {
        return match sloppy {
            Some(how) => (Closeness::Rounded, Some(how)),
            None => (Closeness::Exact, None),
        };
    }
    if judging.admits(figure, computed) {
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
