//! Columns and remarks that set one amount against another.

use super::super::claim::{Claim, Force, Kind, Way};
use super::super::formula::{Formula, Given};
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::DIFFERENCE;
use crate::money::Exact;

/// The claims about a cell that sets the amounts to its left against each other.
pub fn difference(scope: &RowScope<'_, '_>, column: usize) -> Vec<Claim> {
    let cell = &scope.row.cells[column];
    let sort = &scope.grid.columns[column];
    let stated: Vec<usize> = cell
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.kind, Token::Money(_) | Token::Percent(_)))
        .map(|(at, _)| at)
        .collect();
    if stated.is_empty() || matches!(sort, Column::Price(_) | Column::Amount(_)) {
        return Vec::new();
    }
    let remark = DIFFERENCE.within(cell.text);
    if !matches!(sort, Column::Difference | Column::Share) && !remark {
        return Vec::new();
    }
    let Some((before, after)) = operands(scope, column) else {
        return unknown(scope, column, &stated, "견줄 두 금액이 없습니다");
    };
    let change = after.clone().minus(before.clone());
    stated
        .iter()
        .filter_map(|at| {
            let figure = scope.figure(column, *at)?;
            Some(match cell.tokens[*at].kind {
                Token::Percent(_) => {
                    let share = |base: &Formula| {
                        change
                            .clone()
                            .over(base.clone())
                            .times(Given::known("100", Exact::whole(100)))
                    };
                    Claim::new(
                        figure,
                        Kind::Percent,
                        "cost-percent",
                        vec![share(&before), share(&after)],
                    )
                    .force(Force::Lookup)
                }
                _ => {
                    let falling = before.clone().minus(after.clone());
                    let code = "cost-amount";
                    let signed = !figure.unsigned();
                    let ways = if signed { vec![change.clone()] } else { vec![falling] };
                    let claim = Claim::new(figure, Kind::Difference, code, ways);
                    match sort {
                        Column::Difference if signed => claim,
                        Column::Difference => {
                            claim.supported(Way::Column(column), scope.place.piece)
                        }
                        _ => claim,
                    }
                }
            })
        })
        .collect()
}

fn unknown(
    scope: &RowScope<'_, '_>,
    column: usize,
    stated: &[usize],
    reason: &'static str,
) -> Vec<Claim> {
    stated
        .iter()
        .filter_map(|at| scope.figure(column, *at))
        .map(|figure| Claim::unknown(figure, Kind::Difference, reason))
        .collect()
}

/// The two amounts to the left of a cell: just two cells may hold any.
fn operands(scope: &RowScope<'_, '_>, column: usize) -> Option<(Formula, Formula)> {
    let cells: Vec<usize> =
        (0..column).filter(|at| scope.row.cells[*at].money().is_some()).collect();
    let [before, after] = cells.as_slice() else { return None };
    Some((operand(scope, *before)?, operand(scope, *after)?))
}

/// The one amount of a cell, or what its arithmetic gives.
fn operand(scope: &RowScope<'_, '_>, column: usize) -> Option<Formula> {
    let cell = &scope.row.cells[column];
    let text = scope.text(column);
    if cell.moneys().any(|(_, money)| money.open || money.to.is_some() || money.is_price()) {
        return None;
    }
    let arithmetic = cell.tokens.iter().any(|token| {
        matches!(token.kind, Token::Sign(Operator::Times | Operator::Over | Operator::Plus))
    });
    if arithmetic {
        let expression = text.expression(0, cell.tokens.len())?;
        return text.formulas(&expression, &scope.page.calendar).into_iter().next();
    }
    let (at, _) = cell.money().filter(|_| cell.moneys().count() == 1)?;
    text.given(at).map(Formula::from)
}
