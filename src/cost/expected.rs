//! What a figure should be: its exact value, how it is written, and whether nothing else can be meant.

use super::compute::contest::Standing;
use super::compute::figure::{Figure, Precision};
use super::compute::formula::{Basis, Formula};
use super::compute::judged::Judged;
use super::compute::verdict::{Order, Status, side};
use crate::money::Exact;

/// How many digits more than written are tried before a figure that rounds to nothing is zero.
const MORE: u32 = 8;

/// What a figure should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The computation, on what is written.
    pub formula: Formula,
    /// What it gives.
    pub exact: Exact,
    /// That as the author would write it.
    pub text: String,
}

impl Expected {
    /// What the figure should be by the reading that it is judged by.
    pub fn of(judged: &Judged) -> Option<Self> {
        Self::by(&judged.claim.figure, judged.claim.order, judged.formula()?)
    }

    /// What a figure should be by a computation.
    pub fn by(figure: &Figure, order: Order, formula: &Formula) -> Option<Self> {
        let exact = side(figure, order, formula.value(Basis::Written)?);
        let text = write(figure, exact)?;
        Some(Self { formula: formula.giving(exact), exact, text })
    }

    /// The other values that the page may mean, each once.
    pub fn others(&self, judged: &Judged) -> Vec<Self> {
        let readings: Vec<&Formula> = judged
            .claim
            .readings
            .iter()
            .filter(|reading| reading.sloppy.is_none() && reading.standing == Standing::Preferred)
            .map(|reading| &reading.formula)
            .collect();
        let mut others: Vec<Self> = Vec::new();
        for formula in &readings {
            // The same without its change of units is no way of its own.
            let bare = readings.iter().any(|longer| {
                longer.beyond(formula).is_some_and(|rest| {
                    rest.iter().all(|(_, factor)| factor.givens().iter().all(|g| g.span.is_none()))
                })
            });
            let Some(other) =
                Self::by(&judged.claim.figure, judged.claim.order, formula).filter(|_| !bare)
            else {
                continue;
            };
            if other.text != self.text && others.iter().all(|known| known.text != other.text) {
                others.push(other);
            }
        }
        others
    }

    /// Whether the figure can be put right without a doubt.
    pub fn is_only(&self, judged: &Judged) -> bool {
        let figure = &judged.claim.figure;
        let plain = matches!(figure.claim, Precision::Exact | Precision::About);
        let named = judged.claim.misnamed.is_none();
        // Whether it is free, or what it costs when it is not, is for the author to say.
        let sure = judged.claim.code != "cost-free-tier";
        plain
            && named
            && sure
            && judged.status == Status::Mismatch
            && figure.scale.is_some()
            && self.text != figure.text
            && self.others(judged).is_empty()
    }
}

/// `value` in the form of `figure`. At its scale, unless that says nothing of the value: cents behind a
/// bare `$0`, and two digits that count of what rounds to zero.
pub fn write(figure: &Figure, value: Exact) -> Option<String> {
    let own = figure.scale.unwrap_or(0);
    let counted = value.over(figure.unit)?;
    let needed = counted.scale().unwrap_or(u32::MAX);
    // What less than two digits show as nothing, or as something else, has more. Cents are an author's choice.
    let off = |shown: Exact| {
        let tenth = Exact::ratio(1, 10).and_then(|tenth| value.magnitude().times(tenth));
        let off = shown.times(figure.unit).and_then(|shown| shown.minus(value));
        off.zip(tenth).is_some_and(|(off, tenth)| off.magnitude() > tenth)
    };
    let small = value.magnitude() < Exact::ONE && own < 2;
    let lost = |scale| {
        counted
            .round(scale, figure.rounding)
            .is_some_and(|shown| shown.exact().is_zero() || small && off(shown.exact()))
    };
    let scale = if value.is_zero() {
        own
    } else if lost(own) {
        (own..own + MORE).find(|scale| !lost(*scale)).map_or(own, |scale| needed.min(scale + 1))
    } else if figure.value.is_zero() {
        own.max(needed.min(2))
    } else {
        own
    };
    let text = figure.write_at(value, scale)?;
    // The author's own minus sign stays.
    Some(match (figure.text.strip_prefix('−'), text.strip_prefix('-')) {
        (Some(_), Some(rest)) => format!("−{rest}"),
        _ => text,
    })
}
