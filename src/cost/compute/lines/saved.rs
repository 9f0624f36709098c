//! A saving said again or in other words: in percent, for a longer time, in a sentence.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::contest::{Reading, judge};
use crate::cost::compute::conversion::convert;
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::{Factor, Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::compute::verdict::{Order, Status};
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{SAVED, SAVING};
use crate::money::{Exact, Rounding, Time};

/// How many amounts of the section are set against each other.
const MOST: usize = 16;

/// Whether a sentence says that an amount is saved: `$4.37 저렴`, `월 $60을 절감`.
pub fn is_said_of(scope: &Scope<'_, '_>, main: usize) -> bool {
    let line = scope.line();
    let words = line.tokens[main + 1..].iter().take_while(|token| {
        matches!(token.kind, Token::Word(_) | Token::Open | Token::Close | Token::Percent(_))
    });
    let mut words = words.take(4).filter_map(|token| match token.kind {
        Token::Word(word) => Some(word),
        _ => None,
    });
    let alone = line.moneys().count() == 1;
    alone && words.any(|word| SAVED.within(word))
}

/// The claims of an amount that a sentence calls saved, and of the percentage beside it.
pub fn sentence(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !is_said_of(scope, main) || scope.label_has(SAVING) {
        return None;
    }
    let figure = scope.figure(main)?;
    let percent = percent_after(scope, main).and_then(|at| scope.figure(at));
    let pairs = pairs(scope);
    let by_amount = pairs.iter().find(|pair| gives(&figure, difference(pair)));
    let pair = by_amount?;
    let claim = Claim::new(figure, Kind::Savings, "cost-amount", vec![difference(pair)]);
    let mut claims = vec![claim.force(Force::Lookup)];
    if let Some(percent) = percent {
        let shares = vec![share(pair), share(&(pair.1, pair.0))];
        let kept: Vec<Formula> =
            shares.iter().filter(|way| gives(&percent, (*way).clone())).cloned().collect();
        let shares = if kept.is_empty() { vec![shares[0].clone()] } else { kept };
        claims.push(Claim::new(percent, Kind::Percent, "cost-percent", shares));
    }
    Some(claims)
}

/// `연간 절감: $1,948.80` under `절감액: $162.40/월`: the saving above for a longer time.
pub fn longer(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let own = scope.period(main)?;
    let figure = scope.figure(main)?;
    let base = scope
        .above()
        .rev()
        .find(|known| known.role == Role::Saving && known.period.is_none_or(|of| of < own))?;
    let from = base.period.unwrap_or(Time::Month);
    if from >= own {
        return None;
    }
    let formulas: Vec<Formula> = convert(own, from, &scope.page.calendar)
        .into_iter()
        .filter(|(factor, _)| *factor == Factor::Times)
        .map(|(_, length)| Formula::from(base.given()).times(length))
        .collect();
    let near = base.group == scope.line().group && base.period.is_some();
    let force = if near { Force::Binding } else { Force::Lookup };
    (!formulas.is_empty())
        .then(|| Claim::new(figure, Kind::Conversion, "cost-amount", formulas).force(force))
}

/// `절감률: 65%`: a line that states only what share is saved.
pub fn rate(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    if !scope.label_has(SAVING) || line.moneys().next().is_some() {
        return None;
    }
    let mut percents = (0..line.tokens.len())
        .filter(|at| matches!(line.tokens[*at].kind, Token::Percent(_)));
    let at = percents.next().filter(|at| *at >= line.body)?;
    if percents.next().is_some() {
        return None;
    }
    let figure = scope.figure(at)?;
    let above: Vec<&Known> = scope.group().collect();
    // The saving right above says what it is of.
    let saving = above.iter().rev().find(|known| known.role == Role::Saving);
    let own = saving.and_then(|saving| match saving.starts_from.as_slice() {
        [(before, _), (after, _)] => {
            let find = |value: &Exact| {
                scope.memory.iter().rev().find(|known| known.value == *value).map(Known::given)
            };
            Some((find(before)?, find(after)?))
        }
        _ => None,
    });
    if let Some((before, after)) = own {
        let way = Formula::from(before.clone())
            .minus(after)
            .over(before)
            .times(Given::known("100", Exact::whole(100)));
        return Some(Claim::new(figure, Kind::Percent, "cost-percent", vec![way]));
    }
    let pairs = pairs(scope);
    let ways: Vec<Formula> =
        pairs.iter().map(share).filter(|way| gives(&figure, way.clone())).take(1).collect();
    (!ways.is_empty()).then(|| {
        Claim::new(figure, Kind::Percent, "cost-percent", ways).force(Force::Lookup)
    })
}

fn percent_after(scope: &Scope<'_, '_>, main: usize) -> Option<usize> {
    let tokens = &scope.line().tokens;
    (main + 1..tokens.len()).find(|at| matches!(tokens[*at].kind, Token::Percent(_)))
}

fn difference((before, after): &(&Known, &Known)) -> Formula {
    Formula::from(before.given()).minus(after.given())
}

fn share(pair: &(&Known, &Known)) -> Formula {
    difference(pair).over(pair.0.given()).times(Given::known("100", Exact::whole(100)))
}

fn gives(figure: &Figure, formula: Formula) -> bool {
    judge(figure, &[Reading::from(formula)], Order::Either, Rounding::HalfUp)
        .is_some_and(|verdict| verdict.status == Status::Verified)
}

/// The pairs of amounts of the section that can be set against each other, sums first, the larger
/// one before.
fn pairs<'s>(scope: &Scope<'_, 's>) -> Vec<(&'s Known, &'s Known)> {
    let fits = |role: fn(Role) -> bool| {
        let found = scope.section().rev().filter(move |known| role(known.role));
        found.filter(|known| !known.value.is_zero()).take(MOST).collect::<Vec<_>>()
    };
    let sums = fits(|role| role == Role::Total);
    let all = fits(|role| matches!(role, Role::Total | Role::Item | Role::Aside | Role::Before));
    let mut pairs: Vec<(&Known, &Known)> = Vec::new();
    for amounts in [sums, all] {
        for (at, last) in amounts.iter().enumerate() {
            for first in &amounts[at + 1..] {
                // Amounts of one row are of one kind, and so are those of one column or of lines.
                let beside = first.piece != last.piece
                    || first.line == last.line
                    || first.group == last.group
                    || scope.page.statements(first.piece).len() > first.line;
                if beside && !super::change::differs(first.period, last.period) {
                    let grows = first.value < last.value;
                    pairs.push(if grows { (last, first) } else { (first, last) });
                }
            }
        }
    }
    pairs
}
