//! What a class pays: a price for one times the number of people, or a price for all among them.

use super::compute::figure::Measure;
use super::compute::formula::{Factor, Formula, Given};
use super::compute::judged::Judged;
use super::compute::verdict::Status;
use crate::money::{Amount, Exact, Number};
use crate::text::Span;

/// A line such as `$0.2091 × 14명 = $2.9274` that is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The result.
    pub span: Span,
    /// How the result comes about.
    pub share: Share,
    /// What the line starts from.
    pub from: Amount,
    /// What it gives.
    pub result: Amount,
    /// How many people there are.
    pub people: u32,
}

/// How one and all are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Everybody pays the same: it is multiplied.
    Each,
    /// All share one bill: it is divided.
    Together,
}

impl Class {
    /// The line of this figure, if it is one.
    pub fn of(judged: &Judged) -> Option<Self> {
        let figure = &judged.claim.figure;
        let Measure::Money(result) = figure.measure else { return None };
        let right = matches!(judged.status, Status::Verified | Status::Rounded);
        let Some(Formula::Product(factors)) = judged.formula().filter(|_| right) else {
            return None;
        };
        let [(Factor::Times, Formula::Given(amount)), (how, Formula::Given(count))] =
            factors.as_slice()
        else {
            return None;
        };
        let (from, _) = Amount::read(&amount.text)?;
        let digits = |amount: Amount| amount.units().is_some();
        (digits(from) && digits(result)).then_some(Self {
            span: figure.span,
            share: match how {
                Factor::Times => Share::Each,
                Factor::Over => Share::Together,
            },
            from,
            result,
            people: people(count)?,
        })
    }
}

/// How many people a factor is.
fn people(given: &Given) -> Option<u32> {
    let (number, length) = Number::read(&given.text)?;
    let person = given.text[length..].trim_start().starts_with('명');
    let count: u32 = number.to_string().replace(',', "").parse().ok()?;
    (person && count > 0 && Exact::from(count) == given.value).then_some(count)
}
