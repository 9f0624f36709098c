//! Readings of a row that can only clear its amount: with a number from around the table, or for a
//! month that the heading names.

use super::super::arithmetic::Text;
use super::super::claim::Claim;
use super::super::contest::Reading;
use super::super::context::{numbers, scaled, twice};
use super::super::formula::{Factor, Formula, Given};
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::token::tokens;
use crate::money::{Time, Unit};

/// How many readings of a claim are taken further.
const FIRST: usize = 3;

/// A claim with the readings that its surroundings allow.
pub fn with_allowed(scope: &RowScope<'_, '_>, column: usize, mut claim: Claim) -> Claim {
    let around = around(scope, column);
    let mut all: Vec<Formula> = monthly(scope, column);
    all.extend(repeated(scope, column));
    for reading in claim.readings.iter().take(FIRST) {
        all.extend(scaled(&reading.formula, &around));
    }
    claim.readings.extend(all.into_iter().map(Reading::allowed));
    claim
}

/// The numbers that stand in the other cells, in the heading of the amount and above the table.
fn around(scope: &RowScope<'_, '_>, column: usize) -> Vec<(Factor, Given)> {
    let mut all = Vec::new();
    for (at, sort) in scope.grid.columns.iter().enumerate() {
        let said = matches!(sort, Column::Name | Column::Note | Column::Other | Column::Spec);
        if at != column && said && at < scope.row.cells.len() && !scope.counts_up(at) {
            all.extend(numbers(&scope.text(at)));
        }
    }
    if let Some(cell) = scope.grid.header.get(column) {
        let text = Text {
            source: scope.page.source,
            text: cell.text,
            start: cell.start,
            tokens: &cell.tokens,
        };
        all.extend(numbers(&text));
        all.extend(twice(cell.text));
    }
    let setting = &scope.page.pieces[scope.place.piece].setting;
    for text in setting.headings.last().copied().into_iter().chain([setting.caption]) {
        let start = (text.as_ptr() as usize).wrapping_sub(scope.page.source.text.as_ptr() as usize);
        if text.is_empty() || start >= scope.page.source.text.len() {
            continue;
        }
        let tokens = tokens(text);
        all.extend(numbers(&Text { source: scope.page.source, text, start, tokens: &tokens }));
    }
    all
}

/// `일 8시간 | 월 (22일)`: an amount to the left as often as the heading counts.
fn repeated(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let Some(stretch) = scope.stretch(column).filter(|stretch| stretch.counted) else {
        return Vec::new();
    };
    let count = Given::known(stretch.text.clone(), stretch.count);
    (0..column)
        .filter(|at| matches!(scope.grid.columns[*at], Column::Amount(_)))
        .filter_map(|at| {
            let (token, _) = scope.row.cells.get(at)?.money()?;
            Some(Formula::from(scope.text(at).given(token)?).times(count.clone()))
        })
        .collect()
}

/// The price for an hour times a month, where the heading begins with a month but counts something
/// else: `월 2,000분 사용 시`.
fn monthly(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let Some(stretch) = scope.stretch(column).filter(|stretch| stretch.counted) else {
        return Vec::new();
    };
    let heading = scope.grid.header.get(column).map_or("", |cell| cell.text);
    let lengths = scope.page.calendar.lengths(Time::Month, Time::Hour);
    let whole = lengths.iter().any(|length| length.value == stretch.count);
    if stretch.time == Time::Hour && whole {
        return Vec::new();
    }
    if stretch.time > Time::Hour || !heading.trim_start_matches('*').trim_start().starts_with('월')
    {
        return Vec::new();
    }
    let hourly = (0..scope.row.cells.len()).filter(|at| *at != column).find_map(|at| {
        let (token, money) = scope.row.cells[at].money()?;
        let own = money.per.as_ref().is_some_and(|per| per.units == [Unit::Time(Time::Hour)]);
        scope.text(at).given(token).filter(|_| own)
    });
    let Some(price) = hourly else { return Vec::new() };
    lengths.into_iter().map(|length| Formula::from(price.clone()).times(length)).collect()
}
