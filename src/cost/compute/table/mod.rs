//! The figures of tables: which way each of them came about.

mod allowance;
mod allowed;
mod cell;
mod constant;
mod difference;
mod each;
mod echo;
mod elsewhere;
mod gap;
mod indicator;
mod length;
pub mod listed;
mod need;
mod operands;
mod parts;
mod priced;
mod relation;
mod relative;
mod row;
mod scenario;
mod share;
mod shift;
mod supply;
mod total;
mod way;
mod working;

use super::arithmetic::Text;
use super::claim::{Claim, Force, Kind};
use super::contest::gives;
use super::memory::{Known, Role};
use crate::cost::read::column::Column;
use crate::cost::read::grid::Part;
use crate::cost::read::statement::closing;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{DIFFERENCE, NET};

pub use echo::{restated, slipped};
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
    let mut read = figures(scope, column, above)?;
    let share = share::within(scope, column);
    let new =
        |share: &Claim| !read.claims.iter().any(|other| other.figure.span == share.figure.span);
    let share = share.filter(new);
    read.claims.extend(share);
    Some(read)
}

/// What a cell says of its amount, or of the percentage that is all it says.
fn figures(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Read> {
    let cell = &scope.row.cells[column];
    let sort = &scope.grid.columns[column];
    let moneys: Vec<usize> = cell.moneys().map(|(at, _)| at).collect();
    let percent = cell.tokens.iter().any(|token| matches!(token.kind, Token::Percent(_)));
    let gaps = gap::claims(scope, column, above);
    let setting = matches!(sort, Column::Share | Column::Difference);
    let remark = matches!(sort, Column::Note | Column::Other) && DIFFERENCE.within(cell.text);
    let shared = percent && (setting || remark);
    if let Some(claim) = indicator::claim(scope, column) {
        return Some(Read { moneys, role: Role::Aside, claims: vec![claim] });
    }
    if moneys.is_empty() && !shared && gaps.is_empty() {
        return None;
    }
    if !gaps.is_empty() {
        return Some(Read { moneys, role: Role::Aside, claims: gaps });
    }
    let shifted = shift::claims(scope, column);
    if !shifted.is_empty() {
        return Some(Read { moneys, role: Role::Aside, claims: shifted });
    }
    if let Some(mut share) = share::claim(scope, column) {
        // The whole may stand outside the table.
        share.otherwise = constant::claim(scope, column).map(Box::new);
        return Some(Read { moneys, role: Role::Aside, claims: vec![share] });
    }
    let inline: Vec<Claim> =
        equation(scope, column).or_else(|| bracketed(scope, column)).into_iter().collect();
    // Of `4시간 × $50 = $200` only the result takes part in sums.
    let moneys: Vec<usize> = match inline.first() {
        Some(claim) => moneys
            .into_iter()
            .filter(|at| scope.text(column).span(*at) == claim.figure.span)
            .collect(),
        None => moneys,
    };
    let made = |role, claims| Some(Read { moneys: moneys.clone(), role, claims });
    let differences = set_against(scope, column, above);
    if scope.row.part == Part::Total || NET.within(&scope.row.label) {
        let claims = total::claims(scope, column, above, differences);
        return made(Role::Total, if inline.is_empty() { claims } else { inline });
    }
    if !differences.is_empty() {
        return made(Role::Aside, differences);
    }
    match sort {
        // `월간 (730시간)` names a row of amounts, whatever the columns are called.
        Column::Price(_)
            if inline.is_empty() && relation::is_of_amounts(&scope.row.label)
                || inline.is_empty() && relation::is_for_each(scope, column) =>
        {
            made(Role::Item, row::amount(scope, column, above).into_iter().collect())
        }
        Column::Price(_) if inline.is_empty() => {
            made(Role::Price, parts::claim(scope, column).into_iter().collect())
        }
        Column::Price(_) | Column::Allowance => made(Role::Price, inline),
        // `시간당 비용` names a row of prices.
        _ if relation::is_of_prices(&scope.row.label) => made(Role::Price, inline),
        Column::Difference | Column::Share => made(Role::Aside, inline),
        _ if cell.moneys().all(|(_, money)| money.is_price()) => made(Role::Price, inline),
        Column::Amount(_) | Column::Other if inline.is_empty() => {
            made(Role::Item, row::amount(scope, column, above).into_iter().collect())
        }
        _ => made(Role::Item, inline),
    }
}

/// The claims of a cell that sets amounts against each other; where nothing binds them, what the rows beside
/// it or the amounts above say.
fn set_against(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Vec<Claim> {
    let claims = difference::difference(scope, column, above);
    let sort = &scope.grid.columns[column];
    let open = matches!(sort, Column::Difference | Column::Share)
        && scope.row.part == Part::Item
        && claims.iter().all(|claim| claim.force != Force::Binding);
    let given = |claim: &Claim| {
        let mut ways = claim.readings.iter();
        ways.any(|way| gives(&claim.figure, &way.formula, &scope.page.judging))
    };
    if !open || !claims.is_empty() && claims.iter().all(given) {
        return claims;
    }
    if let Some(claim) = constant::claim(scope, column) {
        return vec![claim];
    }
    let unknown = claims.iter().all(|claim| claim.readings.is_empty());
    match echo::claim(scope, column, above).filter(|_| unknown) {
        Some(claim) => vec![claim],
        None => claims,
    }
}

/// The claim of an equation within a cell.
fn equation(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let text: Text<'_> = scope.text(column);
    let sign = |token: &crate::cost::read::token::Token<'_>| {
        matches!(token.kind, Token::Sign(Operator::Equals | Operator::About))
    };
    let equals = text.tokens.iter().rposition(sign)?;
    let result = (equals + 1..text.tokens.len())
        .find(|at| matches!(text.tokens[*at].kind, Token::Money(_)))?;
    let from = text.tokens[..equals]
        .iter()
        .rposition(|token| {
            matches!(
                token.kind,
                Token::Sign(Operator::Equals) | Token::Colon | Token::Comma | Token::Break
            )
        })
        .map_or(0, |at| at + 1);
    let expression =
        text.last_expression(from, equals).filter(|expression| expression.operands.len() > 1)?;
    let formulas = text.formulas(&expression, &scope.page.calendar);
    Some(Claim::new(scope.figure(column, result)?, Kind::Statement, "cost-amount", formulas))
}

/// The claim of `$60 ($30 × 2)` within a cell.
fn bracketed(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let text = scope.text(column);
    let (at, _) = scope.row.cells[column].money()?;
    let open = (at + 1..text.tokens.len())
        .find(|next| !matches!(text.tokens[*next].kind, Token::Word(_)))
        .filter(|next| text.tokens[*next].kind == Token::Open)?;
    let close = closing(text.tokens, open)?;
    let expression = text.expression(open + 1, close)?;
    let money = expression.operands.iter().any(|operand| text.money(*operand).is_some());
    if expression.operands.len() < 2 || !money {
        return None;
    }
    let formulas = text.formulas(&expression, &scope.page.calendar);
    Some(Claim::new(scope.figure(column, at)?, Kind::Statement, "cost-amount", formulas))
}
