//! Sums of what several `A → B` above save, and what is left after them.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::words::{AFTER, TOTAL, names_a_sum};
use crate::money::Exact;

/// Several `A → B` above: what is saved is the sum of their differences.
pub fn of_reductions(
    scope: &Scope<'_, '_>,
    main: usize,
    percent: Option<usize>,
) -> Option<Vec<Claim>> {
    let reductions = reductions(scope);
    // Savings of another form among them are part of the sum.
    let others = scope.above().any(|known| known.role == Role::Saving);
    if reductions.len() < 2 || others {
        return None;
    }
    let saved = Formula::sum(
        reductions.iter().map(|(before, after)| Formula::from(before.given()).minus(after.given())),
    );
    let figure = scope.figure(main)?;
    let mut claims = vec![Claim::new(figure, Kind::Savings, "cost-total", vec![saved.clone()])];
    if let Some(percent) = percent.and_then(|at| scope.figure(at)) {
        let base = match total_before(scope, &reductions) {
            Some(total) => Formula::from(total.given()),
            None => Formula::sum(reductions.iter().map(|(before, _)| before.given().into())),
        };
        let share = saved.over(base).times(Given::known("100", Exact::whole(100)));
        claims.push(Claim::new(percent, Kind::Percent, "cost-percent", vec![share]));
    }
    Some(claims)
}

/// `최적화 후 총 비용` below several `A → B`, or `총 비용` below what changes of a total further up: that
/// total less what they save.
pub fn total_after(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let reductions = match scope.label_has(AFTER) && scope.label_has(TOTAL) {
        true => Some(reductions(scope)).filter(|all| all.len() > 1)?,
        false => changes(scope)?,
    };
    let saved = Formula::sum(
        reductions.iter().map(|(before, after)| Formula::from(before.given()).minus(after.given())),
    );
    let all_after = Formula::sum(reductions.iter().map(|(_, after)| after.given().into()));
    let mut formulas: Vec<Formula> = total_before(scope, &reductions)
        .map(|total| Formula::from(total.given()).minus(saved))
        .into_iter()
        .collect();
    formulas.push(all_after);
    Some(vec![Claim::new(scope.figure(main)?, Kind::Total, "cost-total", formulas)])
}

/// The `A → B` that a sum stands below, where they are all of its group and a total adds up what they change.
fn changes<'s>(scope: &Scope<'_, 's>) -> Option<Vec<(&'s Known, &'s Known)>> {
    let group = scope.line().group;
    let mut all = reductions(scope);
    all.retain(|(before, _)| before.group == group);
    let alone = scope.group().filter(|known| known.role == Role::Item).count() <= all.len();
    let sums = names_a_sum(&scope.line().label) && !all.is_empty() && alone;
    (sums && total_before(scope, &all).is_some()).then_some(all)
}

/// The sum before that several `A → B` above the line reduce.
pub fn whole<'s>(scope: &Scope<'_, 's>) -> Option<&'s Known> {
    let reductions = reductions(scope);
    if reductions.len() < 2 {
        return None;
    }
    // `Fargate` may be two of its terms: most of the others are enough.
    total_before(scope, &reductions).or_else(|| {
        let first = reductions[0].0.span.start;
        scope.recent().rev().find(|known| {
            let adds = |value: Exact| known.starts_from.iter().any(|(from, _)| *from == value);
            let terms = reductions.iter().filter(|(before, _)| adds(before.value)).count();
            known.role == Role::Total
                && known.span.start < first
                && terms > 1
                && 2 * terms > reductions.len()
        })
    })
}

/// The `A → B` of the piece above the line.
fn reductions<'s>(scope: &Scope<'_, 's>) -> Vec<(&'s Known, &'s Known)> {
    let above: Vec<&Known> = scope.above().collect();
    above
        .windows(2)
        .filter(|pair| pair[0].role == Role::Before && pair[1].line == pair[0].line)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

/// The total of the page that adds up everything that is reduced.
fn total_before<'s>(scope: &Scope<'_, 's>, reductions: &[(&Known, &Known)]) -> Option<&'s Known> {
    scope.recent().rev().find(|known| {
        let adds = |value: Exact| known.starts_from.iter().any(|(from, _)| *from == value);
        let first = reductions.first().map(|(before, _)| before.span.start);
        known.role == Role::Total
            && first.is_some_and(|first| known.span.start < first)
            // What has been changed already is not changed again.
            && reductions.iter().all(|(before, after)| adds(before.value) && !adds(after.value))
    })
}
