//! The rates of exchange that a page states: `환율 1,400원 기준`, `$1 = 1,300원`.

use super::formula::Given;
use super::page::{Page, Said};
use crate::cost::read::grid::Cell;
use crate::cost::read::token::{Kind, Money, Operator, Token};
use crate::money::{Currency, Exact};

/// Won for a dollar.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// How many.
    pub given: Given,
    /// The piece of the page that states it; past the last where the price file does.
    pub piece: usize,
}

/// Every rate of a page, in order.
pub fn exchange(page: &Page<'_>) -> Vec<Exchange> {
    let mut all = Vec::new();
    for (piece, content) in page.pieces.iter().enumerate() {
        if let Said::Table(grid) = &content.content {
            let rates = grid.header.iter().filter_map(|cell| heading_rate(page, cell));
            all.extend(rates.map(|given| Exchange { given, piece }));
        }
        let mut read = |text: &str, start: usize, tokens: &[Token<'_>]| {
            if let Some(given) = rate(page, text, start, tokens) {
                all.push(Exchange { given, piece });
            }
        };
        let setting = &content.setting;
        for text in setting.headings.last().into_iter().chain([&setting.caption]) {
            if text.contains("환율") {
                let start = text.as_ptr() as usize - page.source.text.as_ptr() as usize;
                read(text, start, &crate::cost::read::token::tokens(text));
            }
        }
        match &content.content {
            Said::Lines(_, lines) => {
                lines.iter().for_each(|line| read(line.text, line.start, &line.tokens));
            }
            Said::Table(grid) => {
                for cell in grid.header.iter().chain(grid.rows.iter().flat_map(|row| &row.cells)) {
                    read(cell.text, cell.start, &cell.tokens);
                }
            }
            Said::Nothing => {}
        }
    }
    all
}

/// `원화 (1,380원)`: the heading of a column of won with what a dollar is.
fn heading_rate(page: &Page<'_>, cell: &Cell<'_>) -> Option<Given> {
    let named = ["원화", "환산", "KRW"].iter().any(|word| cell.text.contains(word));
    let mut found = cell.moneys().filter(|(at, _)| won(&cell.tokens[*at]).is_some());
    let ((at, money), None) = (found.next().filter(|_| named)?, found.next()) else { return None };
    let place = &cell.tokens[at].at;
    let span = page.source.span(cell.start + place.start..cell.start + place.end);
    let value = money.amount.exact().filter(|value| *value > Exact::whole(100))?;
    Some(Given::written(&cell.text[place.clone()], value, span))
}

/// The rate that a text states.
fn rate(page: &Page<'_>, text: &str, start: usize, tokens: &[Token<'_>]) -> Option<Given> {
    let won = tokens.iter().enumerate().find_map(|(at, token)| {
        let money = won(token)?;
        let named = text[..token.at.start]
            .rfind("환율")
            .is_some_and(|word| text[word..token.at.start].chars().count() < 12);
        let one = at >= 2
            && tokens[at - 1].kind == Kind::Sign(Operator::Equals)
            && dollars(&tokens[at - 2]) == Some(Exact::ONE);
        // `1,400원 환율로 약 1,918원`
        let after = text[token.end..].trim_start().starts_with("환율")
            // `원화 환산 (1,400원 기준)`
            || text[..token.at.start].contains("환산")
                && text[token.end..].trim_start().starts_with("기준");
        (named || one || after).then_some((token, money))
    });
    let (token, money) = won?;
    let place = start + token.at.start..start + token.at.end;
    Some(Given::written(&text[token.at.clone()], money.amount.exact()?, page.source.span(place)))
}

fn won<'t>(token: &'t Token<'_>) -> Option<&'t Money> {
    match &token.kind {
        Kind::Money(money) if money.amount.currency() == Currency::Krw => Some(money),
        _ => None,
    }
}

fn dollars(token: &Token<'_>) -> Option<Exact> {
    match &token.kind {
        Kind::Money(money) if money.amount.currency() == Currency::Usd => money.amount.exact(),
        _ => None,
    }
}
