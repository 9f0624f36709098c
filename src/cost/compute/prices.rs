//! The prices that a page states, each with what it is for.

use std::ops::Range;

use super::names::Names;
use super::page::{Page, Said};
use crate::cost::read::column::Column;
use crate::cost::read::grid::Grid;
use crate::cost::read::heading::period_word;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind, Money, Operator};
use crate::money::{Currency, Exact, Per, Time, Unit};
use crate::text::Span;

/// A stated price.
#[derive(Clone, Debug)]
pub struct Price {
    /// As written, its unit included.
    pub text: String,
    /// For as many units as `per` says.
    pub value: Exact,
    /// What it is for.
    pub per: Per,
    /// Where.
    pub span: Span,
    /// The names on its own line or row.
    pub own: Names,
    /// The names of its group's title, the caption and the heading.
    pub around: Names,
    /// How many prices its row or line states.
    pub choices: usize,
    /// The piece of the page.
    pub piece: usize,
    /// The group of lines; rows count as groups.
    pub group: usize,
}

/// Every price of a page.
pub fn prices(page: &Page<'_>) -> Vec<Price> {
    let mut all = Vec::new();
    for (at, piece) in page.pieces.iter().enumerate() {
        let around = page.around(at);
        match &piece.content {
            Said::Table(grid) => of_table(page, at, grid, &around, &mut all),
            Said::Lines(_, statements) => {
                for line in 0..statements.len() {
                    of_line(page, at, statements, line, &around, &mut all);
                }
            }
            Said::Nothing => {}
        }
    }
    all
}

fn of_table(page: &Page<'_>, piece: usize, grid: &Grid<'_>, around: &Names, all: &mut Vec<Price>) {
    for (line, row) in grid.rows.iter().enumerate() {
        let named = row
            .cells
            .iter()
            .zip(&grid.columns)
            .filter(|(_, column)| matches!(column, Column::Name | Column::Spec));
        let own = Names::of_all(named.map(|(cell, _)| cell.text));
        let first = all.len();
        for (number, (cell, column)) in row.cells.iter().zip(&grid.columns).enumerate() {
            for (at, money) in cell.moneys() {
                let heading = match column {
                    Column::Price(per) => per.clone(),
                    _ => None,
                };
                let Some(per) = money.per.clone().filter(|_| money.is_price()).or(heading) else {
                    continue;
                };
                let place = cell.start + cell.tokens[at].at.start..cell.start + cell.tokens[at].end;
                // `| **비용** | $0.05/개/월 | $0.40/개/월 |`: what a column is about stands over it.
                let headed = own.is_empty().then(|| grid.header.get(number)).flatten();
                let headed = headed.map(|cell| Names::of(cell.text));
                let own = headed.as_ref().unwrap_or(&own);
                all.extend(price(page, money, per, place, (piece, line), own, around));
            }
        }
        let choices = all.len() - first;
        all[first..].iter_mut().for_each(|price| price.choices = choices);
    }
}

fn of_line(
    page: &Page<'_>,
    piece: usize,
    statements: &[Statement<'_>],
    line: usize,
    around: &Names,
    all: &mut Vec<Price>,
) {
    let statement = &statements[line];
    for (at, money) in statement.moneys() {
        let Some(per) = per_at(statement, at) else { continue };
        let place = statement.start + statement.tokens[at].at.start
            ..statement.start + statement.tokens[at].end;
        let from = statement.tokens[..at]
            .iter()
            .rposition(|token| matches!(token.kind, Kind::Sign(Operator::Plus) | Kind::Comma))
            .filter(|from| *from >= statement.body)
            .map_or(0, |from| statement.tokens[from].end);
        let own = Names::of(&statement.text[from..statement.tokens[at].at.start]);
        let mut around = around.clone();
        around.extend(Names::of_all(statement.titles.iter().map(|title| statements[*title].text)));
        if own.is_empty() {
            // `비용: $0.095/GB-월` is the price of what its group is about.
            let group = statements[..line]
                .iter()
                .rev()
                .take_while(|above| above.group == statement.group)
                .take(8);
            around.extend(Names::of_all(group.map(|above| above.label.as_str())));
        }
        all.extend(price(page, money, per, place, (piece, statement.group), &own, &around));
    }
}

/// What the amount at a token is a price for: what stands below it, before it, or the 730 hours it
/// is multiplied with.
pub fn per_at(statement: &Statement<'_>, at: usize) -> Option<Per> {
    let money = statement.money(at)?;
    if money.is_price() {
        return money.per.clone();
    }
    let before = at.checked_sub(1).map(|before| &statement.tokens[before].kind);
    if let Some(Kind::Per(per)) = before {
        return Some(per.clone());
    }
    // `시간당 비용: EC2 $0.104 + RDS $0.108 = $0.212`
    let added = statement.tokens.iter().any(|token| token.kind == Kind::Sign(Operator::Plus))
        && !statement.tokens.iter().any(|token| token.kind == Kind::Sign(Operator::Times));
    if added && money.per.is_none() && statement.label.starts_with("시간당") {
        return Some(Per { numeral: None, units: vec![Unit::Time(Time::Hour)] });
    }
    // `하나는 GB당 $0.025, 둘은 $0.0138`, but not `하나는 GB당 $0.025, 둘은 월 $12`
    let word = statement.text[..statement.tokens[at].at.start].split_whitespace().next_back();
    if let Some(time) = word.and_then(period_word) {
        // `GB당 월 $0.30`
        let each = at.checked_sub(2).map(|each| &statement.tokens[each].kind);
        return match each {
            Some(Kind::Per(per)) if !per.units.contains(&Unit::Time(time)) => {
                let units = per.units.iter().cloned().chain([Unit::Time(time)]).collect();
                Some(Per { units, ..per.clone() })
            }
            _ => None,
        };
    }
    let calm = statement.tokens.iter().all(|token| !matches!(token.kind, Kind::Sign(_)));
    let listed = statement.tokens[..at]
        .iter()
        .rposition(|token| matches!(token.kind, Kind::Money(_)))
        .filter(|earlier| {
            calm && money.per.is_none()
                && statement.tokens[*earlier..at].iter().any(|token| token.kind == Kind::Comma)
                && statement.tokens[*earlier + 1..at]
                    .iter()
                    .all(|token| matches!(token.kind, Kind::Word(_) | Kind::Comma))
        });
    if let Some(per) = listed.and_then(|earlier| per_at(statement, earlier)) {
        return Some(per).filter(|per| !matches!(per.units.as_slice(), [Unit::Time(_)]));
    }
    let month = |token: Option<&crate::cost::read::token::Token<'_>>| match token
        .map(|token| &token.kind)
    {
        Some(Kind::Count(count)) => {
            let hours = count
                .numeral
                .exact()
                .is_some_and(|n| [730, 720, 744].iter().any(|h| n == Exact::whole(*h)));
            hours && matches!(count.unit, None | Some(Unit::Time(Time::Hour)))
        }
        _ => false,
    };
    let times =
        statement.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Sign(Operator::Times));
    let hourly = money.per.is_none() && times && month(statement.tokens.get(at + 2));
    hourly.then(|| Per { numeral: None, units: vec![Unit::Time(Time::Hour)] })
}

fn price(
    page: &Page<'_>,
    money: &Money,
    per: Per,
    place: Range<usize>,
    stands: (usize, usize),
    own: &Names,
    around: &Names,
) -> Option<Price> {
    let dollars = money.amount.currency() == Currency::Usd && money.to.is_none();
    let value = money.amount.exact().filter(|value| dollars && !value.is_zero())?;
    Some(Price {
        text: page.source.text.get(place.clone())?.trim().to_owned(),
        value,
        per,
        span: page.source.span(place),
        own: own.clone(),
        around: around.clone(),
        choices: 1,
        piece: stands.0,
        group: stands.1,
    })
}
