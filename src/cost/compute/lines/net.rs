//! `순 효과: +$111/월`: benefits less costs of the lines above.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Term};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::words::{AFTER, BEFORE, BENEFIT, COST_UP, NET};

/// How many lines may leave open whether they are a benefit or a cost.
const UNSAID: usize = 2;

/// The claim of what is left of benefits after costs.
pub fn net(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !scope.label_has(NET) {
        return None;
    }
    let figure = scope.figure(main)?;
    let items: Vec<&Known> =
        scope.group().filter(|known| matches!(known.role, Role::Item | Role::Saving)).collect();
    let has = |term: Term| items.iter().any(|known| side(known) == Some(term));
    let unsaid = items.iter().filter(|known| side(known).is_none()).count();
    if has(Term::Plus) && has(Term::Minus) && unsaid <= UNSAID {
        let claim = Claim::new(figure, Kind::Difference, "cost-total", ways(&items));
        return Some(vec![claim.directed()]);
    }
    let benefits = !items.is_empty() && items.iter().all(|known| side(known) == Some(Term::Plus));
    if let Some(costs) = costs_after(scope).filter(|_| benefits) {
        let sum = Formula::sum(items.iter().map(|known| known.given().into()));
        let way = costs.into_iter().fold(sum, Formula::minus);
        let claim = Claim::new(figure, Kind::Difference, "cost-total", vec![way]);
        return Some(vec![claim.force(Force::Lookup)]);
    }
    Some(vec![Claim::unknown(figure, Kind::Difference, "더하고 뺄 금액이 위에 없습니다")])
}

/// Benefits less costs; what does not say which it is is a benefit, else a cost, else neither.
fn ways(items: &[&Known]) -> Vec<Formula> {
    let mut all: Vec<Vec<(Term, Formula)>> = vec![Vec::new()];
    for known in items {
        let term = || Formula::from(known.given());
        match side(known) {
            Some(side) => all.iter_mut().for_each(|way| way.push((side, term()))),
            None => {
                let with = |side: Term| {
                    all.iter().map(move |way| [way.as_slice(), &[(side, term())]].concat())
                };
                all =
                    with(Term::Plus).chain(with(Term::Minus)).chain(all.iter().cloned()).collect();
            }
        }
    }
    for way in &mut all {
        way.sort_by_key(|(term, _)| *term == Term::Minus);
    }
    all.into_iter().map(Formula::Sum).collect()
}

/// What is paid after a change that the lines above tell of, and what was paid before it: `월 비용` under
/// `After` and under `Before`.
fn costs_after(scope: &Scope<'_, '_>) -> Option<Vec<Formula>> {
    let under = |known: &Known, words: crate::cost::read::words::Words| {
        let titles = &scope.statements[known.line].titles;
        titles.iter().any(|title| words.within(scope.statements[*title].text))
    };
    let cost = |known: &&Known| known.label.contains("비용") && side(known).is_none();
    let after = scope.above().rev().filter(cost).find(|known| under(known, AFTER))?;
    let before = scope
        .above()
        .rev()
        .find(|known| known.label == after.label && under(known, BEFORE) && !known.value.is_zero());
    let mut all = vec![Formula::from(after.given())];
    if let Some(before) = before {
        all = vec![Formula::from(after.given()).minus(before.given())];
    }
    Some(all)
}

/// Whether a line is a benefit or a cost; `None` when its name does not say.
fn side(known: &Known) -> Option<Term> {
    if COST_UP.within(&known.label) {
        Some(Term::Minus)
    } else {
        BENEFIT.within(&known.label).then_some(Term::Plus)
    }
}
