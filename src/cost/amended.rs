//! What the policy of a price file makes of totals: they may add up amounts before they were rounded.

use std::collections::BTreeMap;

use super::book::{Policy, Totals};
use super::compute::claim::Kind;
use super::compute::contest::{Reading, judge};
use super::compute::formula::{Basis, Formula, Given};
use super::compute::judged::Judged;
use super::compute::judging::Judging;
use super::compute::verdict::{Status, Verdict};
use crate::money::Exact;
use crate::text::Span;

/// The judgements of a page as `policy` has them. With the policy of a course without a price file
/// nothing changes.
pub fn amended(mut judged: Vec<Judged>, policy: &Policy) -> Vec<Judged> {
    let judging = Judging::from(policy);
    if policy.totals == Totals::Exact {
        let exact: BTreeMap<Span, Exact> = judged
            .iter()
            .filter(|own| matches!(own.status, Status::Verified | Status::Rounded))
            .filter_map(|own| Some((own.claim.figure.span, own.verdict.as_ref()?.computed)))
            .collect();
        for own in judged.iter_mut().filter(|own| own.claim.kind == Kind::Total) {
            sum_exactly(own, &exact, &judging);
        }
    }
    judged
}

/// Judges a total by its amounts before they were rounded, where all of them are known.
fn sum_exactly(own: &mut Judged, exact: &BTreeMap<Span, Exact>, judging: &Judging) {
    let Some(verdict) = own.verdict.clone() else { return };
    let Some(formula) = own.formula().and_then(|formula| exactly(formula, exact)) else { return };
    let reading = Reading::from(formula);
    let Some(found) =
        judge(&own.claim.figure, std::slice::from_ref(&reading), own.claim.order, judging)
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
