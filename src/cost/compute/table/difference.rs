//! Columns and remarks that set one amount against another.

use super::super::claim::{Claim, Kind, Way};
use super::super::contest::judge;
use super::super::conversion::for_time;
use super::super::figure::Measure;
use super::super::formula::{Basis, Formula, Given};
use super::super::memory::Known;
use super::super::verdict::{Order, Status};
use super::Place;
use super::operands::{Operands, Sureness, operands, shifted};
use super::relative;
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::heading::stretch;
use crate::cost::read::statement::plain;
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{DIFFERENCE, DISCOUNT, GAP, SAVING, SURCHARGE};
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
    if let Some(claim) = converted(scope, column, &stated) {
        return vec![claim];
    }
    let found = operands(scope, column).or_else(|| shifted(scope, column));
    let Some(Operands { before, after, sureness }) = found else {
        let claims = relative::claims(scope, column, &stated, above);
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
    let saves = counts_savings(scope, column);
    stated
        .iter()
        .filter_map(|at| {
            let figure = scope.figure(column, *at)?;
            Some(match cell.tokens[*at].kind {
                // `-$10` below `$40` is ten more: a saving has the sign that its column gives it.
                Token::Percent(_) if saves && figure.value.is_negative() => {
                    let share = before.clone().minus(after.clone()).over(before.clone());
                    let share = share.times(Given::known("100", Exact::whole(100)));
                    Claim::new(figure, Kind::Percent, "cost-percent", vec![share])
                        .directed()
                        .supported(Way::Column(column), scope.place.piece)
                }
                Token::Money(_) if saves && sureness == Sureness::Said => {
                    let falling = before.clone().minus(after.clone());
                    Claim::new(figure, Kind::Difference, "cost-amount", vec![falling])
                        .directed()
                        .supported(Way::Column(column), scope.place.piece)
                }
                Token::Percent(_) => {
                    let share = |base: &Formula| {
                        change
                            .clone()
                            .over(base.clone())
                            .times(Given::known("100", Exact::whole(100)))
                    };
                    // `+$15 (+8.3%)` is of what was before.
                    let rises = figure.text.starts_with('+');
                    // `차이 25%` may be of either.
                    let open = GAP.within(scope.heading(column)) && !DISCOUNT.within(cell.text);
                    let bases: Vec<&Formula> = match SURCHARGE.within(cell.text) || rises || open {
                        true => vec![&before, &after],
                        false => vec![larger(&before, &after)],
                    };
                    let mut shares: Vec<Formula> = bases.into_iter().map(share).collect();
                    let ratio = rate(scope, column, &before, &after);
                    if scope.heading(column).contains("대비") {
                        shares.extend(ratio);
                    } else if let Some(ratio) = ratio {
                        shares = vec![ratio];
                    }
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
                        _ if sureness == Sureness::Filled => {
                            claim.supported(Way::Column(column), scope.place.piece)
                        }
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

/// How many rows before and after one tell which way its column counts.
const NEAR: usize = 20;

/// Whether a column of savings says of another row, without a sign, what the first amount of that is more than
/// the second.
fn counts_savings(scope: &RowScope<'_, '_>, column: usize) -> bool {
    if !SAVING.within(scope.heading(column)) {
        return false;
    }
    let line = scope.place.line;
    let near = line.saturating_sub(NEAR)..scope.grid.rows.len().min(line + NEAR);
    near.filter(|other| *other != line).any(|other| {
        let row = &scope.grid.rows[other];
        let place = Place { line: other, ..scope.place };
        let scope = RowScope { row, place, ..*scope };
        let figure = row.cells.get(column).and_then(|cell| {
            let at = cell
                .tokens
                .iter()
                .position(|token| matches!(token.kind, Token::Money(_) | Token::Percent(_)))?;
            scope.figure(column, at)
        });
        let falls = operands(&scope, column).and_then(|operands| {
            let gap = operands.before.minus(operands.after).value(Basis::Written)?;
            Some(!gap.is_negative() && !gap.is_zero())
        });
        figure.is_some_and(|figure| figure.unsigned() && !figure.value.is_zero())
            && falls == Some(true)
    })
}

/// `월 절감 | 연 절감`: a difference for another time.
fn converted(scope: &RowScope<'_, '_>, column: usize, stated: &[usize]) -> Option<Claim> {
    let lasting = |at: usize| {
        let heading = plain(scope.heading(at)).to_lowercase();
        stretch(&heading).filter(|_| scope.grid.columns[at] == Column::Difference)
    };
    let own = lasting(column)?;
    let [at] = stated else { return None };
    let (base, amount) = (0..column).rev().find_map(|at| {
        let base = lasting(at).filter(|base| base.time != own.time && base.count == own.count)?;
        Some((base, scope.amount(at)?))
    })?;
    let calendar = &scope.page.calendar;
    let ways = for_time(&Formula::from(amount), base.time, own.time, calendar);
    let figure = scope.figure(column, *at)?;
    if figure.measure == Measure::Percent || ways.is_empty() || own.count != Exact::ONE {
        return None;
    }
    let claim = Claim::new(figure, Kind::Conversion, "cost-amount", ways);
    Some(claim.supported(Way::Related(column), scope.place.piece))
}

/// Words for how much of the first amount the second uses up.
const RATES: [&str; 6] = ["소진율", "집행률", "사용률", "달성률", "이행률", "사용 비율"];

/// How much one amount is of the other in percent, where the heading asks for that: `집행률`, `예산 대비`.
fn rate(
    scope: &RowScope<'_, '_>,
    column: usize,
    before: &Formula,
    after: &Formula,
) -> Option<Formula> {
    let heading = scope.heading(column);
    let against = heading.contains("대비") && !DIFFERENCE.within(heading);
    let asked = RATES.iter().any(|word| heading.contains(word)) || against;
    asked.then(|| after.clone().over(before.clone()).times(Given::known("100", Exact::whole(100))))
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
