//! The figures of tables: which way each of them came about.

mod difference;
pub mod listed;
mod need;
mod row;
mod total;

use super::arithmetic::Text;
use super::claim::{Claim, Kind};
use super::memory::{Known, Role};
use crate::cost::read::column::Column;
use crate::cost::read::grid::Part;
use crate::cost::read::token::{Kind as Token, Operator};

pub use row::RowScope;

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The piece of the page.
    pub piece: usize,
    /// The row, from zero.
    pub line: usize,
}

/// What a cell says: its claims, and the part that its amounts play.
#[derive(Debug)]
pub struct Read {
    /// The tokens of its amounts.
    pub moneys: Vec<usize>,
    /// Their part.
    pub role: Role,
    /// The claims about figures of the cell.
    pub claims: Vec<Claim>,
}

/// Reads a cell of a row; `None` when it states no amount.
pub fn read(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Read> {
    let cell = &scope.row.cells[column];
    let sort = &scope.grid.columns[column];
    let moneys: Vec<usize> = cell.moneys().map(|(at, _)| at).collect();
    let percent = cell.tokens.iter().any(|token| matches!(token.kind, Token::Percent(_)));
    if moneys.is_empty() && !(percent && matches!(sort, Column::Share | Column::Difference)) {
        return None;
    }
    let made = |role, claims| Some(Read { moneys: moneys.clone(), role, claims });
    let inline = equations(scope, column);
    if scope.row.part == Part::Total || crate::cost::read::words::NET.within(&scope.row.label) {
        let claim = total::net(scope, column, above).or_else(|| total::total(scope, column, above));
        return made(
            Role::Total,
            if inline.is_empty() { claim.into_iter().collect() } else { inline },
        );
    }
    let differences = difference::difference(scope, column);
    if !differences.is_empty() {
        return made(Role::Aside, differences);
    }
    match sort {
        Column::Price(_) | Column::Allowance => made(Role::Price, inline),
        Column::Difference | Column::Share => made(Role::Aside, inline),
        _ if cell.moneys().all(|(_, money)| money.is_price()) => made(Role::Price, inline),
        Column::Amount(_) if inline.is_empty() => {
            made(Role::Item, row::amount(scope, column).into_iter().collect())
        }
        _ => made(Role::Item, inline),
    }
}

/// The claims of equations within a cell.
fn equations(scope: &RowScope<'_, '_>, column: usize) -> Vec<Claim> {
    let text: Text<'_> = scope.text(column);
    let Some(equals) =
        text.tokens.iter().rposition(|token| token.kind == Token::Sign(Operator::Equals))
    else {
        return Vec::new();
    };
    let Some(result) =
        (equals + 1..text.tokens.len()).find(|at| matches!(text.tokens[*at].kind, Token::Money(_)))
    else {
        return Vec::new();
    };
    let from = text.tokens[..equals]
        .iter()
        .rposition(|token| {
            matches!(
                token.kind,
                Token::Sign(Operator::Equals) | Token::Colon | Token::Comma | Token::Break
            )
        })
        .map_or(0, |at| at + 1);
    let Some(expression) =
        text.expression(from, equals).filter(|expression| expression.operands.len() > 1)
    else {
        return Vec::new();
    };
    let formulas = text.formulas(&expression, &scope.page.calendar);
    scope
        .figure(column, result)
        .map(|figure| Claim::new(figure, Kind::Statement, "cost-amount", formulas))
        .into_iter()
        .collect()
}
