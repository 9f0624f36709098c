//! The two amounts that a column of differences sets against each other.

use super::super::formula::{Formula, Given};
use super::row::RowScope;
use super::shift;
use crate::cost::read::column::Column;
use crate::cost::read::heading::period_word;
use crate::cost::read::statement::depths;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::money::{Exact, Time};

/// Two amounts that are set against each other.
pub struct Operands {
    /// The first.
    pub before: Formula,
    /// The second.
    pub after: Formula,
    /// Whether both are written.
    pub sureness: Sureness,
}

/// Whether both amounts are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// They are.
    Said,
    /// One is a blank that stands for nothing.
    Filled,
}

/// The two amounts to the left of a cell: just two may be of one kind, amounts for one time or
/// prices for one unit.
pub fn operands(scope: &RowScope<'_, '_>, column: usize) -> Option<Operands> {
    let said = |before, after| Some(Operands { before, after, sureness: Sureness::Said });
    let set_against = |at: &usize| {
        let sort = &scope.grid.columns[*at];
        !matches!(sort, Column::Difference | Column::Share)
            && scope.row.cells[*at].money().is_some()
    };
    let (prices, amounts): (Vec<usize>, Vec<usize>) =
        (0..column).filter(set_against).partition(|at| {
            matches!(scope.grid.columns[*at], Column::Price(_))
                || scope.row.cells[*at].moneys().all(|(_, money)| money.is_price())
        });
    let units = |at: usize| scope.row.cells[at].money().and_then(|(_, money)| money.per.clone());
    match (amounts.as_slice(), prices.as_slice()) {
        ([before, after], _) => {
            let same = match (scope.stretch(*before), scope.stretch(*after)) {
                (Some(a), Some(b)) => a.time == b.time && a.count == b.count,
                // `선결제 | 월 납부`: what is paid once, and what is paid each month.
                (None, Some(_)) => !scope.is_paid_once(*before),
                _ => true,
            };
            if !same {
                return None;
            }
            said(operand(scope, *before)?, operand(scope, *after)?)
        }
        ([], [before, after]) if units(*before) == units(*after) => {
            said(operand(scope, *before)?, operand(scope, *after)?)
        }
        ([one], []) => with_nothing(scope, column, *one),
        _ => None,
    }
}

/// The two amounts of a cell with an arrow to the left.
pub fn shifted(scope: &RowScope<'_, '_>, column: usize) -> Option<Operands> {
    let (before, after) = (0..column).rev().find_map(|at| shift::pair(scope, at))?;
    Some(Operands { before, after, sureness: Sureness::Said })
}

/// `- | $12.50 | +$12.50`: an amount beside a blank in a column of amounts.
fn with_nothing(scope: &RowScope<'_, '_>, column: usize, one: usize) -> Option<Operands> {
    let paid = |at: &usize| {
        let amounts = scope
            .grid
            .rows
            .iter()
            .filter(|row| row.cells.get(*at).is_some_and(|cell| cell.money().is_some()));
        let set = matches!(scope.grid.columns[*at], Column::Difference | Column::Share);
        let nothing = scope.row.cells[*at].is_blank() || scope.row.cells[*at].is_free();
        *at != one && !set && nothing && amounts.count() > 0
    };
    let mut blanks = (0..column).filter(paid);
    let (at, None) = (blanks.next()?, blanks.next()) else { return None };
    let none = Formula::from(Given::known("0", Exact::ZERO));
    let own = operand(scope, one)?;
    let (before, after) = if at < one { (none, own) } else { (own, none) };
    Some(Operands { before, after, sureness: Sureness::Filled })
}

/// The one amount of a cell, or what its arithmetic gives.
fn operand(scope: &RowScope<'_, '_>, column: usize) -> Option<Formula> {
    let cell = &scope.row.cells[column];
    let text = scope.text(column);
    if cell.moneys().any(|(_, money)| money.open || money.to.is_some()) {
        return None;
    }
    // `0.1명 × $5,000 = $500`
    if let Some(equals) =
        cell.tokens.iter().rposition(|token| token.kind == Token::Sign(Operator::Equals))
    {
        let mut results = cell.moneys().map(|(at, _)| at).filter(|at| *at > equals);
        let result = results.next()?;
        return results.next().is_none().then(|| text.given(result)).flatten().map(Formula::from);
    }
    let mut outside = cell.tokens.iter().take_while(|token| token.kind != Token::Open);
    let arithmetic = outside.any(|token| {
        matches!(token.kind, Token::Sign(Operator::Times | Operator::Over | Operator::Plus))
    });
    if arithmetic {
        let expression = text.expression(0, cell.tokens.len())?;
        return text.formulas(&expression, &scope.page.calendar).into_iter().next();
    }
    let (at, money) = cell.money()?;
    // `$455.52/월 (t3.large × 6, $0.104/hour)`: what stands in brackets says where it comes from.
    let depths = depths(cell.tokens.as_slice());
    let alone = cell.moneys().all(|(other, _)| other == at || depths[other] > 0);
    let given = text.given(at).filter(|_| alone)?;
    let year =
        money.period() == Some(Time::Year) || is_yearly(&cell.text[..cell.tokens[at].at.start]);
    // `연 $3,600` among amounts for a month.
    let monthly = scope.stretch(column).is_none_or(|stretch| stretch.time == Time::Month);
    Some(match year && monthly && !all_yearly(scope, column) {
        true => Formula::from(given).over(Given::known("12개월", Exact::whole(12))),
        false => given.into(),
    })
}

/// Whether the word before an amount says that it is for a year.
fn is_yearly(before: &str) -> bool {
    before.split_whitespace().next_back().is_some_and(|word| period_word(word) == Some(Time::Year))
}

/// Whether every amount of a column is for a year.
fn all_yearly(scope: &RowScope<'_, '_>, column: usize) -> bool {
    let cells = scope.grid.rows.iter().filter_map(|row| row.cells.get(column));
    let mut amounts = cells.filter_map(|cell| Some((cell, cell.money()?)));
    amounts.all(|(cell, (at, money))| {
        money.period() == Some(Time::Year) || is_yearly(&cell.text[..cell.tokens[at].at.start])
    })
}
