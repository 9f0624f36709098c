//! `A와 B의 차이: $5`, `여유: $7`: what lies between two amounts that the line names.

use super::named::{How, Phrase, meant};
use super::saved::gives;
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::statement::Statement;
use crate::cost::read::token::Operator;
use crate::cost::read::words::BUDGET;

/// How many pairs of amounts the names may mean before none of them is meant.
const CLEAR: usize = 4;

/// The claim of a difference whose two sides the label names.
pub fn named(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let label = scope.line().label.as_str();
    let (sides, _) = label.split_once("차이").or_else(|| label.split_once("차액"))?;
    let sides = sides.trim_end().trim_end_matches('의');
    let (one, other) =
        ["와 ", "과 ", " vs ", " VS "].iter().find_map(|word| sides.split_once(word))?;
    let sure = |name: &str| -> Vec<&Known> {
        let phrase = Phrase::new(name);
        let fits = |known: &&Known| {
            phrase.names(scope, known).is_some_and(|how| how < How::Under)
                && !super::change::differs(known.period, scope.period(main))
        };
        meant(scope, name).into_iter().filter(fits).collect()
    };
    let (one, other) = (sure(one), sure(other));
    // Of two rows what stands in one column is set against each other.
    let pairs = one.iter().flat_map(|a| {
        other
            .iter()
            .filter(|b| a.piece != b.piece || a.group == b.group || a.line == b.line)
            .map(move |b| (*a, *b))
    });
    let ways: Vec<Formula> = pairs
        .filter(|(a, b)| a.span != b.span && !super::change::differs(a.period, b.period))
        .map(|(a, b)| Formula::from(a.given()).minus(b.given()))
        .collect();
    let figure = scope.figure(main)?;
    let right = ways.iter().position(|way| gives(scope, &figure, way.clone()));
    let computed = one.iter().chain(&other).all(|known| known.sure == Sureness::Computed);
    let mut ways = ways;
    if let Some(right) = right {
        ways.swap(0, right);
    }
    let clear = ways.len() <= CLEAR && computed;
    let claim = Claim::new(figure, Kind::Difference, "cost-amount", ways);
    (!claim.readings.is_empty() && (clear || right.is_some()))
        .then(|| vec![if clear { claim } else { claim.force(Force::Lookup) }])
}

/// The claim of what is left of a budget, or goes beyond it: `예산 $18,000 대비 여유: $515`.
pub fn margin(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    if !is_margin(line, main) || line.has(Operator::Equals) {
        return None;
    }
    let figure = scope.figure(main)?;
    let own = line.moneys().map(|(at, _)| at).filter(|at| *at < main).last();
    let last = scope.above().next_back().filter(|known| known.line + 1 == scope.at)?;
    let alike = |known: &Known| !super::change::differs(known.period, scope.period(main));
    let budget: Given = match own {
        Some(at) => scope.text().given(at)?,
        None => {
            let budget = |known: &&Known| {
                known.span != last.span && BUDGET.within(&known.label) && alike(known)
            };
            let mut found = scope.group().rev().filter(budget);
            found.next()?.given()
        }
    };
    let spent = matches!(last.role, Role::Item | Role::Total | Role::Aside) && alike(last);
    let way = Formula::from(budget).minus(last.given());
    let meant = spent && last.sure == Sureness::Computed && !BUDGET.within(&last.label);
    let right = gives(scope, &figure, way.clone());
    let claim = Claim::new(figure, Kind::Difference, "cost-amount", vec![way]);
    let close = own.is_none() && line.body == main;
    match (meant && close, right) {
        (true, _) => Some(vec![claim]),
        (false, true) => Some(vec![claim.force(Force::Lookup)]),
        (false, false) => None,
    }
}

/// Whether a line says that its amount is what is left of a budget, or goes beyond it.
pub fn is_margin(line: &Statement<'_>, main: usize) -> bool {
    let said = &line.text[..line.tokens[main].at.start];
    [
        "여유",
        "잔여",
        "잔액",
        "남은 예산",
        "남는 예산",
        "남은 금액",
        "남는 금액",
        "남은 크레딧",
        "예산 초과",
    ]
    .iter()
    .any(|word| said.contains(word))
}
