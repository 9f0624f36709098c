//! The amounts that the lines of a page state, each with its name: what a table may be computed with.

use super::arithmetic::Text;
use super::formula::Given;
use super::names::Names;
use super::page::{Page, Said};
use super::prices::per_at;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind, Money};
use crate::money::{Currency, Unit};

/// An amount of a line.
#[derive(Clone, Debug)]
pub struct Quoted {
    /// The amount.
    pub given: Given,
    /// Its currency.
    pub currency: Currency,
    /// What stands right before it: `vCPU` of `(vCPU $19, GB $4.75)`.
    pub names: Names,
    /// Of what it is the price of one, where that is said.
    pub unit: Option<Unit>,
    /// The piece of the page.
    pub piece: usize,
}

/// Every amount in the lines of a page, in order.
pub fn quoted(page: &Page<'_>) -> Vec<Quoted> {
    let mut all = Vec::new();
    for (piece, content) in page.pieces.iter().enumerate() {
        let Said::Lines(_, statements) = &content.content else { continue };
        for line in statements {
            let found = line.moneys().filter_map(|(at, money)| of(page, line, at, money, piece));
            all.extend(found);
        }
    }
    all
}

fn of(
    page: &Page<'_>,
    line: &Statement<'_>,
    at: usize,
    money: &Money,
    piece: usize,
) -> Option<Quoted> {
    if money.to.is_some() || money.open {
        return None;
    }
    let text =
        Text { source: page.source, text: line.text, start: line.start, tokens: &line.tokens };
    let border = |token: &Kind<'_>| {
        matches!(token, Kind::Comma | Kind::Open | Kind::Sign(_) | Kind::Break | Kind::Money(_))
    };
    let from = line.tokens[..at].iter().rposition(|token| border(&token.kind));
    let from = from.map_or(0, |from| line.tokens[from].end);
    let own = line.text.get(from..line.tokens[at].at.start).unwrap_or("");
    let unit = per_at(line, at).and_then(|per| per.units.first().cloned());
    Some(Quoted {
        given: text.given(at)?,
        currency: money.amount.currency(),
        names: Names::of(own),
        unit,
        piece,
    })
}
