//! `RDS: $461.40`: an amount that a computation above already gave.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::formula::Formula;
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::compute::names::Names;
use crate::cost::compute::page::Said;
use crate::cost::compute::table;
use crate::cost::read::token::Operator;
use crate::cost::read::words::{ESTIMATE, KEPT};

/// From how many digits on an amount that is kept is no coincidence.
const TELLING: usize = 3;

/// How many figures of one name are looked at.
const MOST: usize = 8;

/// The claim of an amount that stays as it was, `EC2: $37.44 (그대로)`, or that stands right so under the
/// same name above.
pub fn again(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let figure = scope.figure(main)?;
    if line.body == 0 || line.has(Operator::Equals) || figure.value.is_zero() {
        return None;
    }
    let fits = |known: &&Known| {
        known.label == line.label
            && known.sure == Sureness::Computed
            && !matches!(known.role, Role::Price | Role::Bound)
            && !super::change::differs(known.period, scope.period(main))
    };
    let kept = KEPT.within(line.text);
    let found: Vec<&Known> = scope.memory.iter().rev().filter(fits).take(MOST).collect();
    let equal = found.iter().find(|known| known.value == figure.value);
    let known = equal.or(found.first().filter(|_| kept))?;
    let claim = Claim::new(figure, Kind::Restated, "cost-amount", vec![known.given().into()]);
    let alone = found.iter().all(|other| other.value == known.value);
    Some(vec![if kept && alone { claim } else { claim.force(Force::Lookup) }])
}

/// The claims of amounts that the line says are kept: `ALB와 NAT는 그대로: $15.12 + $39.65`.
pub fn kept(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let computed = [Operator::Equals, Operator::Times, Operator::Over, Operator::Arrow];
    if !KEPT.within(line.text) || computed.iter().any(|sign| line.has(*sign)) {
        return Vec::new();
    }
    let claim = |at: usize| {
        let figure = scope.figure(at).filter(|figure| figure.significant_digits() >= TELLING)?;
        let known = scope.memory.iter().rev().find(|known| {
            known.value == figure.value
                && known.sure == Sureness::Computed
                && known.label != line.label
                && !matches!(known.role, Role::Price | Role::Bound)
        })?;
        let claim = Claim::new(figure, Kind::Restated, "cost-amount", vec![known.given().into()]);
        Some(claim.force(Force::Lookup))
    };
    line.moneys().filter_map(|(at, _)| claim(at)).collect()
}

/// The claim of an amount in a diagram that stands computed above.
pub fn label(scope: &Scope<'_, '_>, at: usize) -> Option<Claim> {
    let figure = scope.figure(at)?;
    let names = Names::of(scope.line().text);
    let found = table::restated(&figure, &names, scope.memory.iter())
        .or_else(|| table::slipped(&figure, scope.memory.iter()))?;
    let claim = Claim::new(figure, Kind::Restated, "cost-amount", vec![found.given().into()]);
    Some(claim.supported(Way::Echo(usize::MAX), scope.piece))
}

/// The claim of an amount that was computed above under the same name; equal amounts first.
pub fn restated(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let figure = scope.figure(main)?;
    let own = Names::of(&scope.line().label);
    if figure.value.is_zero() || own.is_empty() {
        return None;
    }
    let computed = |known: &&Known| {
        known.sure == Sureness::Computed
            && !matches!(known.role, Role::Price | Role::Share | Role::Saving | Role::Before)
            && !super::change::differs(known.period, scope.period(main))
            && !known.value.is_zero()
    };
    let near = |known: &&Known| {
        let mut around =
            Names::of_all([scope.page.pieces[known.piece].setting.caption, known.label.as_str()]);
        let statements = scope.page.statements(known.piece);
        let titles = statements.get(known.line).map(|line| &line.titles[..]).unwrap_or_default();
        around.extend(Names::of_all(titles.iter().map(|title| statements[*title].text)));
        own.within(&around)
    };
    // `1% 샘플링` is not `10% 샘플링`.
    let numbers = numbers(&scope.line().label);
    let alike = |known: &&Known| {
        let other = self::numbers(&known.label);
        numbers.is_empty() || other.is_empty() || numbers == other
    };
    let known = scope.memory.iter().rev().filter(computed).filter(near).filter(alike);
    let mut found: Vec<&Known> = known.collect();
    found.sort_by_key(|known| known.value != figure.value);
    let formulas: Vec<Formula> =
        found.into_iter().take(MOST).map(|known| Formula::from(known.given())).collect();
    let claim = (!formulas.is_empty())
        .then(|| Claim::new(figure, Kind::Restated, "cost-amount", formulas))?;
    Some(vec![claim.force(Force::Lookup)])
}

/// The numbers in a name, in its order.
fn numbers(label: &str) -> Vec<&str> {
    label
        .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .filter(|run| run.contains(|c: char| c.is_ascii_digit()))
        .collect()
}

/// The claim of what the page expects to cost: what the one sum of its tables comes to. It is made
/// when the whole page is known.
pub fn estimate(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    if !ESTIMATE.within(line.text) || line.moneys().count() != 1 {
        return None;
    }
    let main = line.main()?;
    let figure = scope.figure(main)?;
    let table = |known: &&Known| {
        known.role == Role::Total
            && known.sure == Sureness::Computed
            && matches!(scope.page.pieces[known.piece].content, Said::Table(_))
    };
    let totals: Vec<&Known> = scope.memory.iter().filter(table).collect();
    let [total] = totals.as_slice() else { return None };
    let claim = Claim::new(
        figure,
        Kind::Restated,
        "cost-estimate-mismatch",
        vec![Formula::from(total.given())],
    );
    Some(Claim { reason: "표의 합계와 다른 예상입니다", ..claim.force(Force::Lookup) })
}
