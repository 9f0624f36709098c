//! The same amount for another stretch of time: `$0.005/hour (약 $3.6/month)`.

use super::scope::{Scope, period_word};
use super::supply;
use crate::cost::compute::arithmetic::convert;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::formula::{Factor, Formula, Given};
use crate::cost::compute::memory::Role;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::money::Time;

/// The claims of amounts that repeat an amount of the line for another time.
pub fn same_line(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let arithmetic = line.tokens.iter().any(|token| {
        matches!(
            token.kind,
            Token::Sign(Operator::Times | Operator::Over | Operator::Equals | Operator::Plus)
        )
    });
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    let [first, second] = moneys.as_slice() else { return Vec::new() };
    let (Some(from), Some(to)) = (scope.period(*first), scope.period(*second)) else {
        return Vec::new();
    };
    if arithmetic || from == to {
        return Vec::new();
    }
    let claim = between(scope, *first, *second, from, to);
    // In brackets it is the same thing again; beside a comma it may be another.
    let bracketed = line.note_after(*first).is_some_and(|(from, to)| (from..=to).contains(second));
    let force = if bracketed { Force::Binding } else { Force::Lookup };
    claim.map(|claim| claim.force(force)).into_iter().collect()
}

/// The claim that one amount of the line is the other for another time.
pub fn between(
    scope: &Scope<'_, '_>,
    base: usize,
    result: usize,
    from: Time,
    to: Time,
) -> Option<Claim> {
    let base = scope.text().given(base)?;
    let formulas = ways(scope, base, from, to);
    let figure = scope.figure(result)?;
    (!formulas.is_empty()).then(|| Claim::new(figure, Kind::Conversion, "cost-amount", formulas))
}

/// An amount for one stretch of time, for another: longer times cost more.
fn ways(scope: &Scope<'_, '_>, base: Given, from: Time, to: Time) -> Vec<Formula> {
    convert(to, from, &scope.page.calendar)
        .into_iter()
        .map(|(factor, length)| match factor {
            Factor::Times => Formula::from(base.clone()).times(length),
            Factor::Over => Formula::from(base.clone()).over(length),
        })
        .collect()
}

/// The claim of a line such as `월: $12.41` under a price for an hour.
pub fn labelled(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let word = line.label.split_whitespace().next()?;
    let to = period_word(word)
        .or_else(|| line.label.ends_with("비용").then(|| scope.period(main)).flatten())?;
    let short = line.label.chars().count() <= 6;
    let base = scope.group().rev().find(|known| {
        known.period.is_some_and(|from| from < to) && matches!(known.role, Role::Price | Role::Item)
    })?;
    let from = base.period?;
    let mut formulas = ways(scope, base.given(), from, to);
    let many = supply::multiplicities(scope, 0..main);
    if let Some(plain) = formulas.first().cloned() {
        formulas.extend(
            many.iter().filter_map(|many| Some(plain.clone().times(scope.text().given(*many)?))),
        );
    }
    let figure = scope.figure(main)?;
    if formulas.is_empty() || !short {
        return None;
    }
    let claim = Claim::new(figure, Kind::Conversion, "cost-amount", formulas)
        .supported(Way::Month, scope.piece);
    Some(vec![claim])
}
