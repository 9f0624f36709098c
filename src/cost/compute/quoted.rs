//! The amounts that the lines, headings and sums of a page state, each with its name: what a table may be computed with.

use super::arithmetic::Text;
use super::formula::Given;
use super::names::Names;
use super::page::{Page, Said};
use super::prices::per_at;
use crate::cost::read::grid::{Grid, Part, Row};
use crate::cost::read::sheet::has_money;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind, Money, tokens};
use crate::cost::read::words::BUDGET;
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
        let new = piece == 0 || page.pieces[piece - 1].setting.section != content.setting.section;
        if let Some(heading) = content.setting.headings.last().filter(|_| new) {
            all.extend(of_heading(page, heading, piece));
        }
        match &content.content {
            Said::Lines(_, statements) => {
                for line in statements {
                    let found =
                        line.moneys().filter_map(|(at, money)| of(page, line, at, money, piece));
                    all.extend(found);
                }
            }
            Said::Table(grid) => all.extend(of_sums(page, grid, piece)),
            Said::Nothing => {}
        }
    }
    all
}

/// `집행 현황 (예산 $600)`
fn of_heading(page: &Page<'_>, heading: &str, piece: usize) -> Vec<Quoted> {
    if !has_money(heading) {
        return Vec::new();
    }
    let start = heading.as_ptr() as usize - page.source.text.as_ptr() as usize;
    let tokens = tokens(heading);
    let text = Text { source: page.source, text: heading, start, tokens: &tokens };
    (0..tokens.len())
        .filter_map(|at| {
            let money = text.money(at).filter(|money| money.to.is_none() && !money.open)?;
            Some(Quoted {
                given: text.given(at)?,
                currency: money.amount.currency(),
                names: Names::of(heading),
                unit: None,
                piece,
            })
        })
        .collect()
}

/// The sums of a table, and its budget.
fn of_sums(page: &Page<'_>, grid: &Grid<'_>, piece: usize) -> Vec<Quoted> {
    let whole = |row: &&Row<'_>| {
        row.part == Part::Total || BUDGET.within(&row.label) || row.label == "금액"
    };
    let mut all = Vec::new();
    for row in grid.rows.iter().filter(whole) {
        for cell in &row.cells {
            let text = Text {
                source: page.source,
                text: cell.text,
                start: cell.start,
                tokens: &cell.tokens,
            };
            let Some((at, money)) = cell.money().filter(|(_, money)| money.to.is_none()) else {
                continue;
            };
            let Some(given) = text.given(at) else { continue };
            let currency = money.amount.currency();
            all.push(Quoted { given, currency, names: Names::of(&row.label), unit: None, piece });
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
