//! The rates of exchange that a page states: `환율 1,400원 기준`, `$1 = 1,300원`.

use super::formula::Given;
use super::page::{Page, Said};
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
        let after = text[token.end..].trim_start().starts_with("환율");
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
