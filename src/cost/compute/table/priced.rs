//! A row with a price: quantities times the price.

use super::super::contest::gives;
use super::super::formula::{Formula, Given};
use super::super::names::Names;
use super::Place;
use super::need::{Surroundings, meet};
use super::row::RowScope;
use super::supply::{Supply, divisors, each_quantity, heading_counts, price_supplies, supplies};
use super::{relation, working};
use crate::cost::read::column::Column;
use crate::cost::read::grid::{Cell, Row};
use crate::cost::read::token::{Kind as Token, Operator, Token as Word};
use crate::cost::read::words::{DAILY, FREE, MONTHLY, NOT_FREE};
use crate::money::{Exact, Per, Thing, Time, Unit};

/// Why a row cannot be computed.
pub type Reason = &'static str;

/// The ways to compute an amount, and what they stand on.
pub struct Ways {
    /// Every way, the most natural first.
    pub ways: Vec<Formula>,
    /// What they stand on.
    pub footing: Footing,
}

/// What a computation of a row stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// Everything is said in the row or its headings.
    Said,
    /// Something was filled in.
    Guessed,
    /// All but that the price is for an hour.
    Hourly,
    /// The price stands behind the amount.
    Behind,
}

/// The ways to compute an amount from the price of its row.
pub fn priced(scope: &RowScope<'_, '_>, column: usize) -> Result<Ways, Reason> {
    let several = several(scope, column);
    if let Some(ways) = several {
        return Ok(ways);
    }
    let price = match choices(scope, column) {
        Some(columns) => Some(meant(scope, column, &columns).ok_or("단가가 여럿입니다")?),
        None => price_column(scope, column).or_else(|| named_price(scope, column)),
    };
    let Some(price_column) = price else {
        let free = scope.row.cells.iter().zip(&scope.grid.columns).any(|(cell, sort)| {
            !matches!(sort, Column::Name | Column::Amount(_))
                && cell.is_free()
                && !NOT_FREE.within(cell.text)
        }) || FREE.within(scope.row.cells[column].text);
        return if free {
            Ok(Ways { ways: vec![nothing()], footing: Footing::Said })
        } else {
            super::listed::ways(scope, column)
        };
    };
    by(scope, price_column, column)
}

/// The ways to compute an amount from the price in a column.
fn by(scope: &RowScope<'_, '_>, price_column: usize, column: usize) -> Result<Ways, Reason> {
    let cell = &scope.row.cells[price_column];
    if cell.is_free() {
        return match exceeds_allowance(scope, cell) {
            true => Err("무료 한도를 넘는지 알 수 없습니다"),
            false => Ok(Ways { ways: vec![nothing()], footing: Footing::Said }),
        };
    }
    let Some((at, money)) = cell.money() else { return Err("단가가 없습니다") };
    // What one costs comes from the amount before it.
    if price_column > column && relation::is_for_each(scope, price_column) {
        return Err("단가가 없습니다");
    }
    if money.amount.exact().is_some_and(Exact::is_zero) {
        return Ok(Ways { ways: vec![nothing()], footing: Footing::Said });
    }
    if let Some(ways) = added(scope, price_column, column) {
        return ways;
    }
    if cell.moneys().count() > 1 || money.to.is_some() || money.open {
        return Err("단가가 여럿이거나 범위입니다");
    }
    let heading = match &scope.grid.columns[price_column] {
        Column::Price(per) => per.clone(),
        _ => None,
    };
    let per = money.per.clone().or(heading);
    let price = scope.text(price_column).given(at).ok_or("단가가 너무 큽니다")?;
    let mut supplies = supplies(scope, column);
    supplies.extend(price_supplies(scope, price_column, at));
    let divisors = divisors(scope, price_column, at);
    let multiplied = is_multiplied(scope, price_column, price.value);
    let mut ways =
        priced_with(scope, price.clone(), per.as_ref(), &supplies, column, divisors.clone())?;
    // A price behind the amount may be computed from it.
    if price_column > column {
        ways.footing = Footing::Behind;
    }
    if multiplied {
        supplies.retain(|supply| supply.unit != Some(Unit::Thing(Thing::Each)));
        if let Ok(once) = priced_with(scope, price, per.as_ref(), &supplies, column, divisors) {
            ways.ways.splice(0..0, once.ways);
        }
    }
    Ok(ways)
}

/// Nothing to pay.
pub fn nothing() -> Formula {
    Formula::from(Given::known("무료", Exact::ZERO))
}

/// The column of the price of an amount: the nearest one to its left that has an amount in it, else
/// that has anything.
fn price_column(scope: &RowScope<'_, '_>, column: usize) -> Option<usize> {
    let filled = |at: &usize| !scope.row.cells[*at].is_blank();
    let mut columns: Vec<usize> =
        scope.grid.columns_where(|sort| matches!(sort, Column::Price(_))).filter(filled).collect();
    columns.sort_by_key(|at| {
        let cell = &scope.row.cells[*at];
        let silent = cell.money().is_none() && !cell.is_free();
        (silent, *at > column, column.abs_diff(*at))
    });
    columns.first().copied()
}

/// The columns of prices, where the heading of the amount says how much it is for, but not of what:
/// `저장 (GB) | 전송 (GB) | 저장 1,000GB`.
fn choices(scope: &RowScope<'_, '_>, column: usize) -> Option<Vec<usize>> {
    let prices: Vec<usize> = scope
        .grid
        .columns_where(|sort| matches!(sort, Column::Price(_)))
        .filter(|at| *at < column)
        .collect();
    (prices.len() > 1 && heading_counts(scope, column)).then_some(prices)
}

/// The one price that is meant: the one of the amount's own name, else the one that gives the amounts of
/// other rows.
fn meant(scope: &RowScope<'_, '_>, column: usize, prices: &[usize]) -> Option<usize> {
    let own = Names::of(scope.heading(column));
    let mut named = prices.iter().filter(|at| Names::of(scope.heading(**at)).share(&own));
    if let (Some(named), None) = (named.next(), named.next()) {
        return Some(*named);
    }
    let line = scope.place.line;
    let near = line.saturating_sub(FEW)..scope.grid.rows.len().min(line + FEW);
    let fits = |price: usize| {
        near.clone()
            .filter(|other| {
                let row = &scope.grid.rows[*other];
                let place = Place { line: *other, ..scope.place };
                let other = RowScope { row, place, ..*scope };
                let figure = row.cells.get(column).and_then(|cell| {
                    let (token, _) = cell.money()?;
                    other.figure(column, token)
                });
                let filled = row.cells.get(price).is_some_and(|cell| cell.money().is_some());
                let ways = figure.filter(|_| filled).zip(by(&other, price, column).ok());
                ways.is_some_and(|(figure, ways)| {
                    ways.ways.first().is_some_and(|way| gives(&figure, way, &scope.page.judging))
                })
            })
            .count()
    };
    let found = prices.iter().map(|at| (fits(*at), *at)).max_by_key(|(fits, _)| *fits)?;
    (found.0 > 1).then_some(found.1)
}

/// `기본 단가 | IOPS 단가 | 100GB + 5,000 IOPS`: each price with the quantity that it is for, added
/// up; or one of them alone.
fn several(scope: &RowScope<'_, '_>, column: usize) -> Option<Ways> {
    let cells: Vec<usize> = scope
        .grid
        .columns_where(|sort| matches!(sort, Column::Price(_)))
        .filter(|at| {
            let cell = scope.row.cells.get(*at);
            cell.is_some_and(|cell| cell.moneys().count() == 1)
        })
        .collect();
    let per = |at: &usize| scope.row.cells[*at].money().and_then(|(_, money)| money.per.clone());
    let pers: Vec<Per> = cells.iter().filter_map(per).collect();
    let distinct = pers
        .iter()
        .enumerate()
        .all(|(at, per)| !pers[..at].iter().any(|other| other.units.first() == per.units.first()));
    if pers.len() < 2 || pers.len() != cells.len() || !distinct {
        return None;
    }
    let supplies = supplies(scope, column);
    let parts: Vec<Formula> = cells
        .iter()
        .zip(&pers)
        .filter_map(|(at, per)| {
            let (token, _) = scope.row.cells[*at].money()?;
            let price = scope.text(*at).given(token)?;
            priced_with(scope, price, Some(per), &supplies, column, Vec::new())
                .ok()?
                .ways
                .into_iter()
                .next()
        })
        .collect();
    if parts.len() < 2 {
        return None;
    }
    let whole = Formula::sum(parts.clone());
    let ways = std::iter::once(whole).chain(parts).collect();
    Some(Ways { ways, footing: Footing::Said })
}

/// `$0.045/hour + $0.045/GB`, `PUT $0.0045/1K, GET $0.00035/1K`: each price with the quantity that it is for,
/// added up.
fn added(
    scope: &RowScope<'_, '_>,
    price_column: usize,
    column: usize,
) -> Option<Result<Ways, Reason>> {
    let cell = &scope.row.cells[price_column];
    let joint = |token: &Word<'_>| matches!(token.kind, Token::Sign(Operator::Plus) | Token::Comma);
    let joints = cell.tokens.iter().filter(|token| joint(token)).count();
    let units = cell.moneys().all(|(_, money)| money.is_price() && money.to.is_none());
    if joints == 0 || joints + 1 != cell.moneys().count() || !units {
        return None;
    }
    let mut supplies = supplies(scope, column);
    if supplies.is_empty() {
        supplies = each_quantity(scope);
    }
    let parts: Result<Vec<Formula>, Reason> = cell
        .moneys()
        .map(|(at, money)| {
            let price = scope.text(price_column).given(at).ok_or("단가가 너무 큽니다")?;
            let per = money.per.clone().map(|per| named_before(cell, at, per));
            let ways = priced_with(scope, price, per.as_ref(), &supplies, column, Vec::new())?;
            ways.ways.into_iter().next().ok_or("수량이 없습니다")
        })
        .collect();
    Some(parts.map(|parts| Ways { ways: vec![Formula::sum(parts)], footing: Footing::Said }))
}

/// `PUT $0.0045/1K`: what a price is for may stand before it.
fn named_before(cell: &Cell<'_>, at: usize, mut per: Per) -> Per {
    let before = at.checked_sub(1).map(|before| &cell.tokens[before].kind);
    if let (true, Some(Token::Word(word))) = (per.units.is_empty(), before)
        && let Some((unit, length)) = Unit::read(word)
        && length == word.len()
    {
        per.units.push(unit);
    }
    per
}

/// How many rows before and after one tell which price is meant.
const FEW: usize = 12;

/// How many rows before and after one are its neighbours: a table of ten thousand is read in one go.
const NEAR: usize = 100;

/// Whether the prices of a column count the pieces of their rows already: a row near has the same
/// price for each of another number of pieces.
fn is_multiplied(scope: &RowScope<'_, '_>, price_column: usize, price: Exact) -> bool {
    let pieces = |row: &Row<'_>| {
        scope.grid.columns.iter().zip(&row.cells).find_map(|(sort, cell)| match sort {
            Column::Count(Unit::Thing(Thing::Each)) => {
                cell.tokens.iter().find_map(|token| match &token.kind {
                    Token::Count(count) => count.numeral.exact(),
                    _ => None,
                })
            }
            _ => None,
        })
    };
    let Some(each) = pieces(scope.row).and_then(|own| Some((own, price.over(own)?))) else {
        return false;
    };
    let line = scope.place.line;
    let near = line.saturating_sub(NEAR)..scope.grid.rows.len().min(line + NEAR);
    scope.grid.rows[near].iter().any(|row| {
        let other = row.cells.get(price_column).and_then(|cell| cell.money()?.1.amount.exact());
        let count = pieces(row);
        count.is_some_and(|count| count != each.0)
            && other.zip(count).and_then(|(price, count)| price.over(count)) == Some(each.1)
    })
}

/// `gp3 ($0.08/GB)`: the one price in the names and remarks of the row.
fn named_price(scope: &RowScope<'_, '_>, column: usize) -> Option<usize> {
    let mut found = (0..scope.row.cells.len()).filter(|at| {
        let named = matches!(
            scope.grid.columns[*at],
            Column::Name | Column::Spec | Column::Note | Column::Other
        );
        let cell = &scope.row.cells[*at];
        // `t3.medium × 2 ($30.37/월)` is a price for each of two.
        let many = cell.tokens.iter().any(|token| token.kind == Token::Sign(Operator::Times))
            && scope.grid.columns[*at] != Column::Other;
        let price =
            cell.money().is_some_and(|(_, money)| money.is_price() || many && money.per.is_some());
        let computed = working::computes(scope, *at) && !many;
        *at != column && named && price && !computed && cell.moneys().count() == 1
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// `무료 (10개까지)` with more than ten.
fn exceeds_allowance(scope: &RowScope<'_, '_>, cell: &Cell<'_>) -> bool {
    let allowed = cell.tokens.iter().find_map(|token| match &token.kind {
        Token::Count(count) => Some((count.numeral.exact()?, count.unit.clone())),
        _ => None,
    });
    let Some((allowed, unit)) = allowed else { return NOT_FREE.within(cell.text) };
    let used = scope
        .row
        .cells
        .iter()
        .zip(&scope.grid.columns)
        .filter(|(_, column)| {
            matches!(column, Column::Count(_) | Column::Usage(_) | Column::Time(_))
        })
        .flat_map(|(cell, _)| &cell.tokens)
        .find_map(|token| match &token.kind {
            Token::Count(count) if count.unit == unit => count.numeral.exact(),
            _ => None,
        });
    used.is_some_and(|used| used > allowed)
}

/// The ways to meet a price with the quantities of the row.
pub fn priced_with(
    scope: &RowScope<'_, '_>,
    price: Given,
    per: Option<&Per>,
    supplies: &[Supply],
    column: usize,
    divisors: Vec<Given>,
) -> Result<Ways, Reason> {
    let daily = scope.context(DAILY);
    let monthly = scope.context(MONTHLY);
    let met = meet(
        &price,
        per,
        supplies,
        &Surroundings {
            stretch: scope.stretch(column),
            calendar: &scope.page.calendar,
            implied: match (daily, monthly) {
                (true, false) => Some(Time::Day),
                (false, true) => Some(Time::Month),
                _ => None,
            },
            time_column: scope.grid.columns.iter().any(|column| matches!(column, Column::Time(_))),
            divided: divisors.first().map(|divisor| divided_into(divisor.value)),
        },
    )?;
    let ways = met
        .ways
        .into_iter()
        .map(|formula| divisors.iter().cloned().fold(formula, Formula::over))
        .collect();
    Ok(Ways { ways, footing: met.footing })
}

/// What a month is divided into by a number: `÷ 730` gives hours, `÷ 30` days.
fn divided_into(divisor: Exact) -> Time {
    if divisor > Exact::whole(31) { Time::Hour } else { Time::Day }
}
