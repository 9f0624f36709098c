//! What the policy of a price file makes of judgements: how far `약` reaches, what a total adds up, how
//! the smallest amounts stand.

use std::collections::BTreeMap;

use super::book::{Policy, Smallest, Totals};
use super::compute::claim::Kind;
use super::compute::contest::{Reading, judge};
use super::compute::figure::{Figure, Precision};
use super::compute::formula::{Basis, Formula, Given};
use super::compute::judged::Judged;
use super::compute::verdict::{Status, Verdict};
use crate::money::{Exact, Rounding};
use crate::text::Span;

/// The judgements of a page as `policy` has them. With the policy of a course without a price file
/// nothing changes.
pub fn amended(mut judged: Vec<Judged>, policy: &Policy) -> Vec<Judged> {
    if *policy == Policy::default() {
        return judged;
    }
    if policy.totals == Totals::Exact {
        let exact: BTreeMap<Span, Exact> = judged
            .iter()
            .filter(|own| matches!(own.status, Status::Verified | Status::Rounded))
            .filter_map(|own| Some((own.claim.figure.span, own.verdict.as_ref()?.computed)))
            .collect();
        for own in judged.iter_mut().filter(|own| own.claim.kind == Kind::Total) {
            sum_exactly(own, &exact, policy.rounding);
        }
    }
    for own in &mut judged {
        own.claim.figure.rounding = policy.rounding;
        let Some(verdict) = &own.verdict else { continue };
        let figure = &own.claim.figure;
        let status = match own.status {
            Status::Mismatch | Status::Rounded if own.misnamed.is_none() => {
                let near = figure.claim == Precision::About && near(figure, verdict, policy);
                let small = policy.smallest == Smallest::OneUnit && is_smallest(figure, verdict);
                if near || small { Status::Verified } else { own.status }
            }
            Status::Verified if figure.claim == Precision::About => {
                let rounds = gives(figure, verdict, policy.rounding);
                if rounds || near(figure, verdict, policy) { own.status } else { Status::Mismatch }
            }
            other => other,
        };
        own.status = status;
        own.verdict = own.verdict.clone().map(|verdict| Verdict { status, ..verdict });
    }
    judged
}

/// Judges a total by its amounts before they were rounded, where all of them are known.
fn sum_exactly(own: &mut Judged, exact: &BTreeMap<Span, Exact>, rounding: Rounding) {
    let Some(verdict) = own.verdict.clone() else { return };
    let Some(formula) = own.formula().and_then(|formula| exactly(formula, exact)) else { return };
    let reading = Reading::from(formula);
    let Some(found) =
        judge(&own.claim.figure, std::slice::from_ref(&reading), own.claim.order, rounding)
    else {
        return;
    };
    own.claim.readings[verdict.reading] = reading;
    own.status = found.status;
    own.verdict = Some(Verdict { reading: verdict.reading, ..found });
}

/// A sum of figures with their exact values; `None` when it is another computation or one of them is
/// not known.
fn exactly(formula: &Formula, exact: &BTreeMap<Span, Exact>) -> Option<Formula> {
    match formula {
        Formula::Given(given) => {
            let value = *exact.get(&given.span?)?;
            let sign = if given.text.contains('$') { "$" } else { "" };
            Some(Formula::Given(Given { text: format!("{sign}{value}"), value, ..given.clone() }))
        }
        Formula::Sum(terms) => {
            let terms = terms.iter().map(|(term, inner)| Some((*term, exactly(inner, exact)?)));
            Some(Formula::Sum(terms.collect::<Option<Vec<_>>>()?))
        }
        Formula::Product(_) | Formula::AtLeastZero(_) => None,
    }
    .filter(|formula| formula.value(Basis::Written).is_some())
}

/// Whether a figure marked `약` is as near as the policy asks.
fn near(figure: &Figure, verdict: &Verdict, policy: &Policy) -> bool {
    let allowed = verdict.computed.magnitude().times(policy.tolerance);
    match (figure.value.minus(verdict.computed), allowed) {
        (Some(off), Some(allowed)) => off.magnitude() <= allowed,
        _ => false,
    }
}

fn gives(figure: &Figure, verdict: &Verdict, rounding: Rounding) -> bool {
    let rounded = figure.scale.and_then(|scale| verdict.computed.round(scale, rounding));
    rounded.is_some_and(|number| number.exact() == figure.value)
}

/// Whether a figure is one of its last digit and stands for less.
fn is_smallest(figure: &Figure, verdict: &Verdict) -> bool {
    let unit = figure.scale.and_then(|scale| Exact::ratio(1, 10_i128.checked_pow(scale)?));
    let computed = verdict.computed;
    unit.is_some_and(|unit| figure.value == unit && computed > Exact::ZERO && computed < unit)
}
