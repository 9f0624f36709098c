//! Columns and remarks that set one amount against another.

use super::super::claim::{Claim, Kind, Way};
use super::super::contest::judge;
use super::super::formula::{Basis, Formula, Given};
use super::super::memory::Known;
use super::super::verdict::{Order, Status};
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{DIFFERENCE, SURCHARGE};
use crate::money::Exact;

/// The claims about a cell that sets the amounts to its left against each other.
pub fn difference(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Vec<Claim> {
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
        let claims = relative(scope, column, &stated, above);
        return match claims.is_empty() {
            true => unknown(scope, column, &stated, "견줄 두 금액이 없습니다"),
            false => claims,
        };
    };
    let change = after.clone().minus(before.clone());
    // An amount that is right says what the percentage beside it is of.
    let gap = change.value(Basis::Written).map(Exact::magnitude);
    // A percentage in the next column that fits says that the two amounts are meant.
    let share_fits = (0..scope.row.cells.len()).any(|at| {
        scope.grid.columns[at] == Column::Share && at != column && fits(scope, at, &before, &after)
    });
    let gap_is_stated = cell
        .moneys()
        .any(|(_, money)| gap.is_some() && money.amount.exact().map(Exact::magnitude) == gap);
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
                    // `+$15 (+8.3%)` is of what was before.
                    let rises = figure.text.starts_with('+');
                    let bases: Vec<&Formula> = match SURCHARGE.within(cell.text) || rises {
                        true => vec![&before, &after],
                        false => vec![larger(&before, &after)],
                    };
                    let shares = bases.into_iter().map(share).collect();
                    let claim = Claim::new(figure, Kind::Percent, "cost-percent", shares);
                    match gap_is_stated {
                        true => claim,
                        false => claim.supported(Way::Column(column), scope.place.piece),
                    }
                }
                _ => {
                    let falling = before.clone().minus(after.clone());
                    let code = "cost-amount";
                    let signed = !figure.unsigned();
                    let ways = if signed { vec![change.clone()] } else { vec![falling] };
                    let claim = Claim::new(figure, Kind::Difference, code, ways);
                    match sort {
                        Column::Difference if signed || share_fits => claim,
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

/// Whether the percentage of a cell is what one amount is less than the other.
fn fits(scope: &RowScope<'_, '_>, at: usize, before: &Formula, after: &Formula) -> bool {
    let token =
        scope.row.cells[at].tokens.iter().position(|token| matches!(token.kind, Token::Percent(_)));
    let Some(figure) = token.and_then(|token| scope.figure(at, token)) else { return false };
    let way = after
        .clone()
        .minus(before.clone())
        .over(larger(before, after).clone())
        .times(Given::known("100", Exact::whole(100)));
    judge(&figure, &[way.into()], Order::Either, &scope.page.judging).is_some_and(|verdict| {
        verdict.status == Status::Verified && figure.significant_digits() > 1
    })
}

/// The one that something is saved from.
fn larger<'f>(before: &'f Formula, after: &'f Formula) -> &'f Formula {
    let grows = before.value(Basis::Written) < after.value(Basis::Written);
    if grows { after } else { before }
}

/// `45% 절감` against the first row of the table.
fn relative(
    scope: &RowScope<'_, '_>,
    column: usize,
    stated: &[usize],
    above: &[Known],
) -> Vec<Claim> {
    let own = (0..column).rev().find_map(|at| {
        let cell = &scope.row.cells[at];
        let (token, _) = cell.money().filter(|_| cell.moneys().count() == 1)?;
        Some((at, scope.text(at).given(token)?))
    });
    let Some((at, own)) = own else { return Vec::new() };
    let heading = scope.grid.header.get(column).map_or("", |cell| cell.text);
    let before = ["전월", "전년", "전주", "전일", "직전", "이전"];
    let follows = before.iter().any(|word| heading.contains(word));
    let mut rows = above.iter().filter(|known| {
        known.piece == scope.place.piece && known.group == at && known.line < scope.place.line
    });
    let base = if follows { rows.next_back() } else { rows.next() };
    let Some(base) = base else { return Vec::new() };
    let saved = Formula::from(base.given()).minus(own);
    stated
        .iter()
        .filter(|token| matches!(scope.row.cells[column].tokens[**token].kind, Token::Percent(_)))
        .filter_map(|token| {
            let share =
                saved.clone().over(base.given()).times(Given::known("100", Exact::whole(100)));
            let figure = scope.figure(column, *token)?;
            let claim = Claim::new(figure, Kind::Percent, "cost-percent", vec![share]);
            Some(claim.conjectured(Way::Column(column), scope.place.piece))
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

/// The two amounts to the left of a cell: just two may be of one kind, amounts for one time or
/// prices for one unit.
fn operands(scope: &RowScope<'_, '_>, column: usize) -> Option<(Formula, Formula)> {
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
            Some((operand(scope, *before)?, operand(scope, *after)?))
        }
        ([], [before, after]) if units(*before) == units(*after) => {
            Some((operand(scope, *before)?, operand(scope, *after)?))
        }
        _ => None,
    }
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
