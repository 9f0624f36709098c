//! The one figure that a wrong sum tells is wrong.

use super::claim::Claim;
use super::contest::{Standing, judge};
use super::formula::{Basis, Formula};
use super::judged::Judged;
use super::judging::Judging;
use super::memory::Known;
use super::verdict::{Status, Verdict};
use crate::money::Exact;

/// How many terms of a sum are suspected, and how far above it they are looked for.
const MOST: usize = 128;
const NEAR: usize = 1024;

/// Finds the one figure above that makes a sum wrong: one that was computed to something else
/// but with too little force, when just that value makes the sum right. Says whether there is
/// one; the figure is then a mismatch.
pub fn accuse(
    total: &mut Claim,
    judged: &mut [Judged],
    memory: &mut [Known],
    judging: &Judging,
) -> bool {
    let mut found: Vec<(usize, usize, Exact)> = Vec::new();
    for reading in &total.readings {
        let givens = reading.formula.givens();
        if givens.len() > MOST {
            continue;
        }
        for given in givens {
            let Some(span) = given.span.filter(|_| given.right.is_none()) else { continue };
            let own = |judged: &Judged| {
                judged.claim.figure.span == span && judged.status == Status::Unverifiable
            };
            let from = judged.len().saturating_sub(NEAR);
            let Some(at) = judged[from..].iter().rposition(own).map(|at| from + at) else {
                continue;
            };
            for (way, suspect) in suspects(&judged[at]) {
                let mut formula = reading.formula.clone();
                formula.correct(span, suspect);
                let verdict = judge(&total.figure, &[formula.into()], total.order, judging);
                let right = verdict.is_some_and(|verdict| verdict.status == Status::Verified);
                if right && !found.iter().any(|(other, _, value)| *other == at && *value == suspect)
                {
                    found.push((at, way, suspect));
                }
            }
        }
    }
    let [(at, way, right)] = found[..] else { return false };
    let judged = &mut judged[at];
    let Some(computed) = judged.claim.readings[way].formula.value(Basis::Written) else {
        return false;
    };
    judged.status = Status::Mismatch;
    judged.verdict = Some(Verdict {
        status: Status::Mismatch,
        reading: way,
        computed,
        basis: Basis::Written,
        rule: None,
    });
    let span = judged.claim.figure.span;
    for reading in &mut total.readings {
        reading.formula.correct(span, right);
    }
    for known in memory.iter_mut().rev().take(NEAR).filter(|known| known.span == span) {
        known.right = Some(right);
    }
    true
}

/// What a figure should be on each of its readings, at the scale written.
fn suspects(judged: &Judged) -> Vec<(usize, Exact)> {
    let value = |formula: &Formula| {
        let value = formula.value(Basis::Written)?;
        judged.claim.figure.at_last_digit(value, judged.claim.figure.rounding)
    };
    judged
        .claim
        .readings
        .iter()
        .enumerate()
        .filter(|(_, reading)| reading.standing == Standing::Preferred)
        .filter_map(|(at, reading)| Some((at, value(&reading.formula)?)))
        .collect()
}
