//! `절감액: $28.50/월 (60% 절감)`: one amount against another.

use super::meant::{self, is_directed};
use super::scope::Scope;
use super::{apart, reduced, saved};
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::contest::{Reading, judge};
use crate::cost::compute::conversion::convert;
use crate::cost::compute::figure::Precision;
use crate::cost::compute::formula::{Basis, Factor, Formula, Given, Term};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::compute::verdict::{Order, Status};
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{AFTER, BEFORE, DISCOUNT, GAP, SAVING};
use crate::money::{Exact, Time, Unit};

/// How many amounts before the group of a saving are looked at.
const NEAR: usize = 8;

/// The claims of a saving and of its percentage.
pub fn saving(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if is_after(&scope.line().label) {
        return None;
    }
    let difference = scope.label_has(GAP);
    if !scope.label_has(SAVING) && !difference {
        return None;
    }
    let figure = scope.figure(main)?;
    let percent = percent(scope, main);
    if let Some(claims) = reduced::of_reductions(scope, main, percent) {
        return Some(claims);
    }
    let mut pairs = pairs(scope);
    let clear = meant::pair(scope, main);
    if let Some(clear) = clear.filter(|clear| !pairs.iter().any(|pair| same(pair, clear))) {
        pairs.insert(0, clear);
    }
    let difference_of =
        |(before, after): &(&Known, &Known)| Formula::from(before.given()).minus(after.given());
    // What a year saves of monthly amounts is twelve times their difference.
    let yearly = |pair: &(&Known, &Known)| {
        let periods = [pair.0.period, pair.1.period];
        scope.period(main) == Some(Time::Year)
            && periods.contains(&Some(Time::Month))
            && !periods.contains(&Some(Time::Year))
    };
    let amount = |pair: &(&Known, &Known)| match yearly(pair) {
        true => difference_of(pair).times(Given::known("12개월", Exact::whole(12))),
        false => difference_of(pair),
    };
    let mut of_saving = Vec::new();
    if let Some(claim) = saved::longer(scope, main) {
        let own = pairs.iter().any(|pair| {
            // The difference of a month may be said to be one of a year.
            [amount(pair), difference_of(pair)]
                .iter()
                .any(|way| way.value(Basis::Written) == Some(figure.value))
        });
        let fits = || {
            let way = claim.readings.first().map(|reading| reading.formula.clone());
            way.is_some_and(|way| saved::gives(scope, &figure, way))
        };
        let bound = claim.force == Force::Binding;
        if !own && (clear.is_none() || bound) && (percent.is_none() || fits()) {
            return Some(vec![claim]);
        }
        of_saving = claim.readings;
    }
    // `차이: $2.30 → B가 25% 비쌈` is of the smaller one.
    let dearer = percent.is_some_and(|at| is_dearer(scope, at));
    let percent_figure = percent.and_then(|at| scope.figure(at));
    let share = |pair: &(&Known, &Known)| {
        let (before, after) = *pair;
        let turned = !is_directed(pair) && before.value < after.value;
        let base = if turned != dearer { after.given() } else { before.given() };
        difference_of(pair).over(base).times(Given::known("100", Exact::whole(100)))
    };
    let gives = |figure: &crate::cost::compute::figure::Figure, formula: Formula| {
        match figure.claim {
            Precision::Exact => {
                judge(figure, &[Reading::from(formula)], Order::Either, &scope.page.judging)
                    .is_some_and(|verdict| verdict.status < Status::Mismatch)
            }
            // What is near enough to a figure said to be near is much.
            _ => saved::gives(scope, figure, formula),
        }
    };
    // The pair that gives the amount, else the one that gives the percentage, is the one meant.
    let meant = clear.and_then(|clear| pairs.iter().position(|pair| same(pair, &clear)));
    let by_amount = meant
        .filter(|at| gives(&figure, amount(&pairs[*at])))
        .or_else(|| pairs.iter().position(|pair| gives(&figure, amount(pair))));
    let by_share = percent_figure
        .as_ref()
        .and_then(|percent| pairs.iter().position(|pair| gives(percent, share(pair))));
    // Between two amounts that must be meant lies a difference.
    let sums = if meant.is_some() { Vec::new() } else { sum_of_savings(scope) };
    let added_up = sums.iter().any(|sum| gives(&figure, sum.clone()));
    let by_amount = by_amount.or_else(|| {
        pairs.push(saved::against_page(scope, &figure)?);
        Some(pairs.len() - 1)
    });
    let by_share = by_share.or_else(|| {
        let pair = sums_of_one_name(scope).filter(|pair| {
            let telling = percent_figure.as_ref().is_some_and(|percent| {
                percent.significant_digits() > 1 && gives(percent, share(pair))
            });
            telling && !super::change::differs(pair.1.period, scope.period(main))
        })?;
        pairs.push(pair);
        Some(pairs.len() - 1).filter(|_| by_amount.is_none())
    });
    // The difference of a month that is said to be one of a year.
    let unstretched =
        pairs.iter().position(|pair| yearly(pair) && gives(&figure, difference_of(pair)));
    let chosen = by_amount.or(unstretched).or(by_share).or(meant);
    if by_amount.or(unstretched).or(by_share).is_none()
        && !added_up
        && let Some(claims) = percent.and_then(|at| apart::told(scope, main, at))
    {
        return Some(claims);
    }
    if chosen.is_none()
        && !added_up
        && let Some(claims) = saved::said(scope, main)
    {
        return Some(claims);
    }
    let sure = chosen.is_some();
    let mut ordered = pairs;
    if let Some(chosen) = chosen {
        let pair = ordered.remove(chosen);
        ordered.insert(0, pair);
    }
    let mut formulas: Vec<Formula> = ordered.iter().map(amount).collect();
    if formulas.is_empty() && sums.is_empty() {
        return Some(vec![Claim::unknown(figure, Kind::Savings, "줄기 전과 뒤의 금액이 없습니다")]);
    }
    formulas.extend(sums);
    // `3년 절감액` is for another time than what it is set against.
    let longer = by_amount.is_none()
        && (scope.line().counts().any(|(at, count)| {
            at < scope.line().body && matches!(count.unit, Some(Unit::Time(_)))
        }) || ordered.first().is_some_and(|pair| {
            let own = scope.period(main);
            meant.is_none()
                && !yearly(pair)
                && own.is_some_and(|own| pair.1.period.unwrap_or(Time::Month) != own)
        }));
    let force = if sure && !longer { Force::Binding } else { Force::Lookup };
    let stretched = ordered.first().map(|pair| in_time(scope, main, difference_of(pair)));
    let mut claim = Claim::new(figure, Kind::Savings, "cost-amount", formulas).force(force);
    claim.readings.extend(stretched.into_iter().flatten().map(Reading::allowed));
    if !ordered.first().is_some_and(yearly) {
        claim.readings.extend(before_less_group(scope).into_iter().map(Reading::allowed));
    }
    claim.readings.extend(of_saving.into_iter().map(|way| Reading::allowed(way.formula)));
    let directed = !difference && ordered.first().is_some_and(is_directed);
    let mut claims = vec![if directed { claim.directed() } else { claim }];
    if let (Some(percent), Some(pair)) = (percent_figure, ordered.first()) {
        // What adds up the savings above is a difference of two amounts by chance.
        let meant = by_amount.is_some() && !added_up;
        let force = if meant || by_share.is_some() { Force::Binding } else { Force::Lookup };
        let mut shares = vec![share(pair)];
        if difference && !dearer {
            shares.push(share(&(pair.1, pair.0)));
        }
        claims.push(Claim::new(percent, Kind::Percent, "cost-percent", shares).force(force));
    }
    Some(claims)
}

/// `절감 후 월 비용` is what is left, not what is saved.
pub fn is_after(label: &str) -> bool {
    ["절감 후", "절감후", "절약 후", "할인 후"].iter().any(|word| label.contains(word))
}

/// The claim of the percentage behind `절감: $30 - $6 = $24 (80% 절감)`.
pub fn share_of_equation(scope: &Scope<'_, '_>, main: usize, equation: &Claim) -> Option<Claim> {
    if !(scope.label_has(SAVING) || scope.label_has(GAP)) {
        return None;
    }
    let formula = &equation.readings.first()?.formula;
    let Formula::Sum(terms) = formula else { return None };
    let [(Term::Plus, before), (Term::Minus, after)] = terms.as_slice() else { return None };
    let figure = scope.figure(percent(scope, main)?)?;
    let share = |base: &Formula| {
        formula.clone().over(base.clone()).times(Given::known("100", Exact::whole(100)))
    };
    let mut shares = vec![share(before)];
    if scope.label_has(GAP) {
        shares.push(share(after));
    }
    Some(Claim::new(figure, Kind::Percent, "cost-percent", shares))
}

/// `총 비용: $1,187.10` of one block and `총 비용: $356.13` of the next: the last sum above and the nearest
/// other one of its name.
fn sums_of_one_name<'s>(scope: &Scope<'_, 's>) -> Option<(&'s Known, &'s Known)> {
    let mut sums = scope.recent().rev().filter(|known| known.role == Role::Total);
    let after = sums.next().filter(|after| after.piece == scope.piece)?;
    let before = sums.find(|before| before.label == after.label)?;
    let same = !super::change::differs(before.period, after.period);
    same.then_some((before, after))
}

/// The pairs of amounts that a saving can be the difference of, the nearest first.
fn pairs<'s>(scope: &Scope<'_, 's>) -> Vec<(&'s Known, &'s Known)> {
    let all: Vec<&Known> = scope
        .above()
        .filter(|known| matches!(known.role, Role::Item | Role::Total | Role::Aside))
        .collect();
    let own = scope.line().group;
    let mut pairs: Vec<(&Known, &Known)> = Vec::new();
    let Some(last) = all.last().copied() else { return pairs };
    let group: Vec<&Known> = all.iter().copied().filter(|known| known.group == own).collect();
    if let [before, after] = group[..] {
        pairs.push((before, after));
    }
    // The amount that the one after was computed from: `$595.68 × 0.57 = $339.54`.
    let origin = all
        .iter()
        .copied()
        .filter(|known| known.group < last.group || known.line < last.line)
        .find(|known| last.starts_from.iter().any(|(value, _)| *value == known.value));
    pairs.extend(origin.map(|before| (before, last)));
    // The totals, or the last amounts, of the two nearest groups.
    let ends: Vec<&Known> = ends_of_groups(&all);
    if let [.., before, after] = ends[..] {
        pairs.push((before, after));
    }
    if let [.., before, after] = all[..] {
        pairs.push((before, after));
    }
    if let Some(first) = all.first().filter(|first| first.span != last.span) {
        pairs.push((first, last));
    }
    let mut kept: Vec<(&Known, &Known)> = Vec::new();
    for (before, after) in pairs {
        let turned = AFTER.within(&before.label) && BEFORE.within(&after.label);
        let pair = if turned { (after, before) } else { (before, after) };
        if !kept.iter().any(|(a, b)| a.value == pair.0.value && b.value == pair.1.value) {
            kept.push(pair);
        }
    }
    kept
}

fn ends_of_groups<'s>(all: &[&'s Known]) -> Vec<&'s Known> {
    let mut ends: Vec<&Known> = Vec::new();
    for known in all {
        match ends.last_mut() {
            Some(last) if last.group == known.group => {
                if last.role != Role::Total || known.role == Role::Total {
                    *last = known;
                }
            }
            _ => ends.push(known),
        }
    }
    ends
}

/// Whether two pairs are of the same amounts.
fn same(pair: &(&Known, &Known), other: &(&Known, &Known)) -> bool {
    (pair.0.span, pair.1.span) == (other.0.span, other.1.span)
}

/// A difference of amounts of a shorter time than the saving is for.
fn in_time(scope: &Scope<'_, '_>, main: usize, amount: Formula) -> Vec<Formula> {
    let Some(own) = scope.period(main) else { return Vec::new() };
    [Time::Month, Time::Day, Time::Hour]
        .into_iter()
        .filter(|from| *from < own)
        .flat_map(|from| convert(own, from, &scope.page.calendar))
        .filter(|(factor, _)| *factor == Factor::Times)
        .map(|(_, length)| amount.clone().times(length))
        .collect()
}

/// The amounts of the group may be what is paid then, together: an amount of the group before, less all
/// of them.
fn before_less_group(scope: &Scope<'_, '_>) -> Vec<Formula> {
    let own: Vec<&Known> = scope.group().filter(|known| known.role == Role::Item).collect();
    let Some(first) = own.first().filter(|_| own.len() > 1) else { return Vec::new() };
    let before = scope.recent().rev().filter(|known| {
        (known.piece, known.group) < (first.piece, first.group)
            && matches!(known.role, Role::Item | Role::Total)
    });
    before
        .take(NEAR)
        .map(|before| {
            own.iter().fold(Formula::from(before.given()), |left, item| left.minus(item.given()))
        })
        .filter(|left| left.value(Basis::Written).is_some_and(|left| !left.is_negative()))
        .collect()
}

/// A saving may add up savings above.
fn sum_of_savings(scope: &Scope<'_, '_>) -> Vec<Formula> {
    let of = |role: Role| {
        scope
            .group()
            .filter(move |known| known.role == role)
            .map(|known| Formula::from(known.given()))
            .collect::<Vec<_>>()
    };
    [of(Role::Saving), of(Role::Item)]
        .into_iter()
        .filter(|terms| terms.len() > 1)
        .map(Formula::sum)
        .collect()
}

fn percent(scope: &Scope<'_, '_>, main: usize) -> Option<usize> {
    let tokens = &scope.line().tokens;
    let at = (main + 1..tokens.len()).find(|at| matches!(tokens[*at].kind, Token::Percent(_)))?;
    let word = match tokens.get(at + 1).map(|token| &token.kind) {
        Some(Token::Word(word)) => DISCOUNT.within(word) || is_dearer(scope, at),
        Some(Token::Close) | None => true,
        _ => false,
    };
    word.then_some(at)
}

/// Whether a percentage says how much dearer something is.
fn is_dearer(scope: &Scope<'_, '_>, at: usize) -> bool {
    match scope.line().tokens.get(at + 1).map(|token| &token.kind) {
        Some(Token::Word(word)) => {
            ["비쌈", "비싸", "비쌉", "더 비"].iter().any(|more| word.starts_with(more))
        }
        _ => false,
    }
}
