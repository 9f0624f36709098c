//! `$0.50 (약 700원)`: the same amount in another currency.

use super::saved::gives;
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::Formula;
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::money::{Amount, Currency};

/// How many amounts above may be what is exchanged.
const MOST: usize = 4;

/// The claims of amounts that repeat the amount before them in another currency.
pub fn exchanges(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let moneys: Vec<usize> =
        line.moneys().map(|(at, _)| at).filter(|at| !is_rate(scope, *at)).collect();
    moneys.windows(2).filter_map(|pair| exchanged(scope, pair[0], pair[1])).collect()
}

/// Whether an amount is a rate of exchange.
fn is_rate(scope: &Scope<'_, '_>, at: usize) -> bool {
    let span = scope.text().span(at);
    scope.page.exchange.iter().any(|rate| rate.given.span == Some(span))
}

/// `원화: 1인당 약 1,518원 (환율 1,380원)`: an amount above at the rate that the line states.
pub fn of_above(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let own = line.money(main)?.amount.currency();
    let rate = line.moneys().map(|(at, _)| at).find(|at| is_rate(scope, *at))?;
    let rate = scope.text().given(rate)?;
    let figure = scope.figure(main)?;
    let other = |known: &&Known| {
        let other = Amount::read(&known.text).is_some_and(|(amount, _)| amount.currency() != own);
        other && known.role != Role::Price
    };
    let bases = scope.section().rev().filter(other).take(MOST);
    // The sums of the page may be meant from anywhere.
    let sums = scope.recent().rev().filter(other).filter(|known| known.role == Role::Total);
    let alike = |known: &Known| !super::change::differs(known.period, scope.period(main));
    let mut ways: Vec<Formula> = bases
        .chain(sums.take(MOST))
        .map(|known| match own {
            Currency::Krw => Formula::from(known.given()).times(rate.clone()),
            Currency::Usd => Formula::from(known.given()).over(rate.clone()),
        })
        .collect();
    let right = ways.iter().position(|way| gives(scope, &figure, way.clone()));
    // `→ 원화로 약 28만원` is of what stands right above, or of a sum.
    let last = scope.section().next_back().is_some_and(|known| other(&known) && alike(known));
    let bare = last && is_bare(scope, main);
    let telling = figure.significant_digits() > 2 || bare && right == Some(0);
    if let Some(right) = right.filter(|_| telling) {
        ways.swap(0, right);
    } else if !bare || right.is_some() {
        return None;
    }
    let claim = Claim::new(figure, Kind::Conversion, "cost-amount", ways);
    Some(vec![if bare { claim } else { claim.force(Force::Lookup) }])
}

/// Whether nothing but the currency is said of an amount: `원화로 월 약 28만원 (환율 1,400원)`.
fn is_bare(scope: &Scope<'_, '_>, main: usize) -> bool {
    const SAID: [&str; 8] = ["원화", "원화로", "환산", "환산하면", "월", "약", "KRW", "하면"];
    let tokens = &scope.line().tokens[..main];
    let mut words = tokens.iter().filter_map(|token| match token.kind {
        Token::Word(word) => Some(word.trim_matches('*')),
        _ => None,
    });
    let plain = tokens.iter().all(|token| {
        matches!(token.kind, Token::Word(_) | Token::Colon | Token::Sign(Operator::Arrow))
    });
    let named = words.clone().any(|word| word.starts_with("원화"));
    plain && named && words.all(|word| word.is_empty() || SAID.contains(&word))
}

fn exchanged(scope: &Scope<'_, '_>, from: usize, to: usize) -> Option<Claim> {
    let line = scope.line();
    let (first, second) = (line.money(from)?, line.money(to)?);
    let (before, after) = (first.amount.currency(), second.amount.currency());
    let between = &line.tokens[from + 1..to];
    let same = between.iter().all(|token| {
        matches!(
            token.kind,
            Token::Open
                | Token::Comma
                | Token::Money(_)
                | Token::Word(_)
                | Token::Sign(Operator::Equals | Operator::About | Operator::Over)
        )
    }) && between.iter().any(|token| !matches!(token.kind, Token::Word(_)));
    // `$1 = 1,400원` is the rate itself.
    let rates = &scope.page.exchange;
    let itself = rates.iter().any(|rate| rate.given.span == Some(scope.text().span(to)));
    if before == after || !same || itself || first.to.is_some() || second.to.is_some() {
        return None;
    }
    let own: Vec<_> = rates.iter().filter(|rate| rate.piece == scope.piece).collect();
    let near = if own.is_empty() { rates.iter().collect() } else { own };
    let amount = scope.text().given(from)?;
    let formulas: Vec<Formula> = near
        .iter()
        .map(|rate| match after {
            Currency::Krw => Formula::from(amount.clone()).times(rate.given.clone()),
            Currency::Usd => Formula::from(amount.clone()).over(rate.given.clone()),
        })
        .collect();
    let figure = scope.figure(to)?;
    if formulas.is_empty() && between.iter().any(|token| token.kind == Token::Comma) {
        return None;
    }
    if formulas.is_empty() {
        return Some(Claim::unknown(figure, Kind::Conversion, "환율이 없습니다"));
    }
    // Behind a comma something else may stand, unless the currency is named.
    let apart = between.iter().any(|token| token.kind == Token::Comma);
    let words = &line.text[line.tokens[from].end..line.tokens[to].at.start];
    let named = ["원화", "달러", "환산", "환율"].iter().any(|word| words.contains(word));
    let sure = near.len() == 1 && (!apart || named);
    let force = if sure { Force::Binding } else { Force::Lookup };
    Some(Claim::new(figure, Kind::Conversion, "cost-amount", formulas).force(force))
}
