//! `RDS: $461.40`: an amount that a computation above already gave.

use std::cmp::Reverse;

use super::named::{Phrase, named};
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::contest::gives;
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::Formula;
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::compute::names::Names;
use crate::cost::compute::page::{Page, Said};
use crate::cost::compute::table;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{ESTIMATE, KEPT};
use crate::money::Currency;

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
    let found: Vec<&Known> = scope.recent().rev().filter(fits).take(MOST).collect();
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
        let known = scope.recent().rev().find(|known| {
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

/// The claims of the two sides of `로그 비용: $474.84 → $189.94`: what stands computed above, or what parts
/// of that name come to.
pub fn sides(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let mut arrows =
        (0..line.tokens.len()).filter(|at| line.tokens[*at].kind == Token::Sign(Operator::Arrow));
    let Some(arrow) = arrows.next().filter(|_| arrows.next().is_none()) else { return Vec::new() };
    let computed = [Operator::Equals, Operator::Times, Operator::Over, Operator::Plus];
    let before = line.moneys().map(|(at, _)| at).filter(|at| *at < arrow).last();
    let Some(before) = before.filter(|_| computed.iter().all(|sign| !line.has(*sign))) else {
        return Vec::new();
    };
    let label = line.label.split('(').next().unwrap_or("");
    let phrase = Phrase::new(label);
    let Some(figure) = scope.figure(before).filter(|figure| figure.significant_digits() >= TELLING)
    else {
        return Vec::new();
    };
    let claim = |figure: &Figure, way: Formula, kind: Kind| {
        Claim::new(figure.clone(), kind, "cost-amount", vec![way]).force(Force::Lookup)
    };
    let again = scope.recent().rev().find(|known| {
        known.value == figure.value
            && may_be_restated(scope, known, before)
            && phrase.touches(scope, known)
    });
    if let Some(known) = again {
        return vec![claim(&figure, known.given().into(), Kind::Restated)];
    }
    let Some(parts) = parts(scope, label, &figure) else { return Vec::new() };
    let sum = |parts: &[&Known]| Formula::sum(parts.iter().map(|known| known.given().into()));
    let mut claims = vec![claim(&figure, sum(&parts), Kind::Total)];
    // The same parts right above are what it comes to now.
    let items = |known: &&Known| known.role == Role::Item && known.sure == Sureness::Computed;
    let own: Vec<&Known> = scope.above().filter(items).collect();
    let own = own.get(own.len().saturating_sub(parts.len())..).unwrap_or_default();
    let same = own.len() == parts.len()
        && own.iter().zip(&parts).all(|(own, part)| own.label == part.label)
        && own.iter().all(|known| known.group == own[0].group);
    let after = line.moneys().map(|(at, _)| at).find(|at| *at > arrow);
    if let Some(figure) = after.and_then(|after| scope.figure(after)).filter(|_| same) {
        claims.push(Claim::new(figure, Kind::Total, "cost-total", vec![sum(own)]));
    }
    claims
}

/// The amounts of one group that have the first name of a label, or stand under it, and give a figure
/// together: `Fargate vCPU` and `Fargate 메모리`.
fn parts<'s>(scope: &Scope<'_, 's>, label: &str, figure: &Figure) -> Option<Vec<&'s Known>> {
    let first = label.split_whitespace().next()?;
    let phrase = Phrase::new(first);
    let mut found: Vec<&Known> = Vec::new();
    for known in scope.recent().rev() {
        let group = found
            .first()
            .is_none_or(|first| (first.piece, first.group) == (known.piece, known.group));
        if !group && found.len() > 1 && fits(scope, &found, figure) {
            break;
        }
        if !group {
            found.clear();
        }
        let item = known.role == Role::Item && known.sure == Sureness::Computed;
        if item && phrase.is_telling() && phrase.names(scope, known).is_some() {
            found.insert(0, known);
        }
    }
    (found.len() > 1 && fits(scope, &found, figure)).then_some(found)
}

fn fits(scope: &Scope<'_, '_>, parts: &[&Known], figure: &Figure) -> bool {
    let sum = Formula::sum(parts.iter().map(|known| known.given().into()));
    gives(figure, &sum, &scope.page.judging)
}

/// The claims of amounts that a sentence states again with the name of what they were computed for:
/// `database ($253.60)`.
pub fn mentioned(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let plain = line
        .tokens
        .iter()
        .all(|token| !matches!(token.kind, Token::Sign(sign) if sign != Operator::Arrow));
    let said = |at: usize| {
        let figure = scope.figure(at).filter(|figure| figure.significant_digits() >= TELLING)?;
        let money = line.money(at).filter(|money| money.to.is_none() && !money.is_price())?;
        let phrase = Phrase::new(line.text);
        let known = scope.recent().rev().find(|known| {
            known.value == figure.value
                && known.text.contains('$') == (money.amount.currency() == Currency::Usd)
                && may_be_restated(scope, known, at)
                && known.span.start < scope.text().span(at).start
                && (line.text.contains(known.label.as_str()) && known.label.chars().count() > 1
                    || phrase.touches(scope, known))
        })?;
        let claim = Claim::new(figure, Kind::Restated, "cost-amount", vec![known.given().into()]);
        Some(claim.force(Force::Lookup))
    };
    if !plain {
        return Vec::new();
    }
    // What a label names is found by its whole name.
    let bare = |at: usize| {
        let words = &line.tokens[line.body.min(at)..at];
        !words
            .iter()
            .any(|token| matches!(token.kind, Token::Word(word) if word.chars().count() > 1))
    };
    let labelled = |at: usize| line.body > 0 && line.main() == Some(at) && bare(at);
    line.moneys().filter(|(at, _)| !labelled(*at)).filter_map(|(at, _)| said(at)).collect()
}

/// The claim of an amount in a diagram that stands computed above.
pub fn label(scope: &Scope<'_, '_>, at: usize) -> Option<Claim> {
    let figure = scope.figure(at)?;
    let names = Names::of(scope.line().text);
    let phrase = Phrase::new(scope.line().text);
    let touched = || {
        let mut all = scope
            .recent()
            .rev()
            .filter(|known| known.value == figure.value && known.sure == Sureness::Computed);
        all.find(|known| figure.significant_digits() >= TELLING && phrase.touches(scope, known))
    };
    let found = table::restated(&figure, &names, scope.recent())
        .or_else(touched)
        .or_else(|| table::slipped(&figure, scope.recent()))?;
    let claim = Claim::new(figure, Kind::Restated, "cost-amount", vec![found.given().into()]);
    Some(claim.supported(Way::Echo(usize::MAX), scope.piece))
}

/// The claim of an amount that was computed above under the same name; equal amounts first.
pub fn restated(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let figure = scope.figure(main)?;
    let phrase = Phrase::new(&scope.line().label);
    if figure.value.is_zero() || !phrase.is_telling() {
        return None;
    }
    let found = named(scope, &phrase).into_iter().map(|named| named.known);
    let mut found: Vec<&Known> =
        found.filter(|known| may_be_restated(scope, known, main)).collect();
    found.sort_by_key(|known| (known.value != figure.value, Reverse(known.span.start)));
    let formulas: Vec<Formula> =
        found.into_iter().take(MOST).map(|known| Formula::from(known.given())).collect();
    let claim = (!formulas.is_empty())
        .then(|| Claim::new(figure, Kind::Restated, "cost-amount", formulas))?;
    Some(vec![claim.force(Force::Lookup)])
}

/// Whether an amount is a computed one for the same time as that of a token.
fn may_be_restated(scope: &Scope<'_, '_>, known: &Known, at: usize) -> bool {
    known.sure == Sureness::Computed
        && !matches!(known.role, Role::Price | Role::Share | Role::Saving | Role::Before)
        && !super::change::differs(known.period, scope.period(at))
        && !known.value.is_zero()
}

/// The one sum that the tables of a page come to.
pub fn sum_of_tables<'k>(page: &Page<'_>, memory: &'k [Known]) -> Option<&'k Known> {
    let mut totals = memory.iter().filter(|known| {
        known.role == Role::Total
            && known.sure == Sureness::Computed
            && matches!(page.pieces[known.piece].content, Said::Table(_))
    });
    totals.next().filter(|_| totals.next().is_none())
}

/// The claim of what the page expects to cost: what the one sum of its tables comes to. It is made
/// when the whole page is known.
pub fn estimate(scope: &Scope<'_, '_>, total: &Known) -> Option<Claim> {
    let line = scope.line();
    if !ESTIMATE.within(line.text) || line.moneys().count() != 1 {
        return None;
    }
    let main = line.main()?;
    let figure = scope.figure(main)?;
    let claim = Claim::new(
        figure,
        Kind::Restated,
        "cost-estimate-mismatch",
        vec![Formula::from(total.given())],
    );
    Some(Claim { reason: "표의 합계와 다른 예상입니다", ..claim.force(Force::Lookup) })
}
