//! `$0.50 (약 700원)`: the same amount in another currency.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::Formula;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::money::Currency;

/// The claims of amounts that repeat the amount before them in another currency.
pub fn exchanges(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    moneys.windows(2).filter_map(|pair| exchanged(scope, pair[0], pair[1])).collect()
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
    if formulas.is_empty() {
        return Some(Claim::unknown(figure, Kind::Conversion, "환율이 없습니다"));
    }
    let force = if near.len() == 1 { Force::Binding } else { Force::Lookup };
    Some(Claim::new(figure, Kind::Conversion, "cost-amount", formulas).force(force))
}
