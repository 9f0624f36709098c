//! One amount of a row or column from another: a month from an hour, a year from a month, the whole
//! from its parts.

use super::super::arithmetic::Text;
use super::super::conversion::for_time;
use super::super::formula::{Formula, Given};
use super::super::memory::{Known, Role};
use super::super::page::is_people;
use super::super::tax;
use super::each::{self, Each};
use super::row::RowScope;
use super::share;
use crate::cost::read::column::Column;
use crate::cost::read::heading::{Stretch, period_word};
use crate::cost::read::statement::plain;
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{PER_PERSON, RUNNING, TOTAL};
use crate::money::{Currency, Exact, Per, Time, Unit};

/// How many rows above are looked at.
const MOST: usize = 64;

/// Whether an amount is the sum of those before it.
pub fn adds_up(scope: &RowScope<'_, '_>, column: usize) -> bool {
    !across(scope, column).is_empty()
}

/// The ways to compute an amount from the other amounts of its row or column.
pub fn related(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Vec<Formula> {
    let mut all = across(scope, column);
    all.extend(of_another_time(scope, column));
    all.extend(of_row_above(scope, column, above));
    all.extend(of_another_currency(scope, column));
    all.extend(of_people(scope, column));
    all.extend(share_of_sum(scope, column, above));
    all.extend(share::of_anchor(scope, column));
    all.extend(running(scope, column, above));
    all.extend(of_each(scope, column));
    all.extend(of_parts(scope, column));
    all
}

/// The amount of another column, for another time: `월 비용 | 연간 비용`.
fn of_another_time(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let Some(own) = scope.stretch(column) else { return Vec::new() };
    let mut bases: Vec<usize> = scope
        .grid
        .columns_where(|sort| matches!(sort, Column::Amount(Some(_))))
        .filter(|at| *at != column && scope.row.cells.len() > *at)
        .collect();
    bases.sort_by_key(|at| (*at > column, at.abs_diff(column)));
    bases
        .into_iter()
        .flat_map(|at| {
            let base = scope.stretch(at).filter(|base| base.time < own.time || at < column);
            let given = given(scope, at);
            match (base, given) {
                (Some(base), Some(given)) => {
                    let mut ways = stretched(scope, given, base, own);
                    // `초기 비용 | 월 비용 | 3년 총비용`: what is paid once is added.
                    let once = paid_once(scope, column);
                    if !once.is_empty() {
                        let with = |way: &Formula| {
                            Formula::sum(std::iter::once(way.clone()).chain(once.iter().cloned()))
                        };
                        let all: Vec<Formula> = ways.iter().map(with).collect();
                        ways.splice(0..0, all);
                    }
                    ways
                }
                _ => Vec::new(),
            }
        })
        .collect()
}

/// The amounts to the left that are for no stretch of time.
fn paid_once(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    (0..column)
        .filter(|at| match scope.grid.columns[*at] {
            Column::Amount(None) => true,
            Column::Other => scope.is_paid_once(*at),
            _ => false,
        })
        .filter_map(|at| given(scope, at))
        .filter(|given| !given.value.is_zero())
        .map(Formula::from)
        .collect()
}

/// `수집 | 저장 | 조회 | 월 비용`: the last amount of a row may add up the others.
fn of_parts(scope: &RowScope<'_, '_>, column: usize) -> Option<Formula> {
    let last = (column + 1..scope.row.cells.len()).all(|at| scope.row.cells[at].money().is_none());
    let amount = matches!(scope.grid.columns[column], Column::Amount(_));
    let parts: Vec<Given> = (0..column)
        .filter(|at| {
            !matches!(
                scope.grid.columns[*at],
                Column::Price(_) | Column::Difference | Column::Share
            )
        })
        .filter_map(|at| given(scope, at))
        .collect();
    (last && amount && parts.len() > 1).then(|| Formula::sum(parts.into_iter().map(Formula::from)))
}

/// `월 비용 | Pod 수 | Pod당 월 비용`: an amount of the row among what another column, or the text around the
/// table, counts.
fn of_each(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let heading = scope.heading(column);
    let Some(each) = Each::of(heading) else { return Vec::new() };
    let amount = (0..scope.row.cells.len())
        .filter(|at| *at != column && matches!(scope.grid.columns[*at], Column::Amount(_)))
        .filter_map(|at| given(scope, at))
        .next_back();
    let Some(amount) = amount else { return Vec::new() };
    let mut counts = each::counted(scope, column, &each);
    if counts.is_empty() {
        let setting = &scope.page.pieces[scope.place.piece].setting;
        let around = [heading, setting.caption].into_iter().chain(setting.headings.last().copied());
        counts.extend(around.filter_map(|text| each.said(scope, text)).take(1));
    }
    counts
        .into_iter()
        .map(|count| {
            let one = Formula::from(amount.clone()).over(count);
            match &each.many {
                Some(many) => one.times(many.clone()),
                None => one,
            }
        })
        .collect()
}

/// Whether a column is for each of what another column counts.
pub fn is_for_each(scope: &RowScope<'_, '_>, column: usize) -> bool {
    matches!(scope.grid.columns[column], Column::Price(_)) && !of_each(scope, column).is_empty()
}

/// A column of running sums: the row above and what this row adds.
fn running(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Vec<Formula> {
    if !scope.grid.header.get(column).is_some_and(|cell| RUNNING.within(cell.text)) {
        return Vec::new();
    }
    let own = above
        .iter()
        .rev()
        .take_while(|known| known.piece == scope.place.piece && known.line + 1 >= scope.place.line);
    // The first row is what it adds.
    if scope.place.line == 0 {
        return (0..column).rev().filter_map(|at| given(scope, at)).map(Formula::from).collect();
    }
    let last =
        own.filter(|known| known.line < scope.place.line).find(|known| known.group == column);
    let Some(last) = last else { return Vec::new() };
    (0..column)
        .rev()
        .filter_map(|at| given(scope, at))
        .map(|step| Formula::sum([last.given().into(), step.into()]))
        .collect()
}

/// `부가세 (10%)`: a share of the sum above.
fn share_of_sum(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Formula> {
    let cell = scope.row.cells.first().filter(|_| column > 0)?;
    let mut percents =
        (0..cell.tokens.len()).filter(|at| matches!(cell.tokens[*at].kind, Token::Percent(_)));
    let at = percents.next().filter(|_| percents.clone().next().is_none())?;
    let sum = above
        .iter()
        .rev()
        .take_while(|known| known.piece == scope.place.piece)
        .find(|known| known.group == column && known.role == Role::Total)?;
    Some(Formula::from(sum.given()).times(scope.text(0).given(at)?))
}

/// `부가세 10%`: that share of the sum above, or else of everything above.
pub fn tax(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Formula> {
    if !tax::is_tax(&scope.row.label) {
        return None;
    }
    let of_sum = share_of_sum(scope, column, above);
    of_sum.or_else(|| {
        let text = scope.text(0);
        let percent = |at: &usize| matches!(text.tokens[*at].kind, Token::Percent(_));
        let at = (0..text.tokens.len()).find(percent).filter(|_| column > 0)?;
        let own = above.iter().rev().take_while(|known| known.piece == scope.place.piece);
        let mut items: Vec<Formula> = own
            .filter(|known| known.group == column && known.role == Role::Item)
            .map(|known| known.given().into())
            .collect();
        items.reverse();
        (!items.is_empty()).then(|| text.given(at).map(|share| Formula::sum(items).times(share)))?
    })
}

/// A row that is named for a time, under one named for another: `시간당`, `월간 (730시간)`.
fn of_row_above(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Vec<Formula> {
    let Some(own) = named_stretch(&scope.row.label) else { return Vec::new() };
    let rows: Vec<&Known> = above
        .iter()
        .rev()
        .take_while(|known| known.piece == scope.place.piece)
        .filter(|known| known.group == column && known.line < scope.place.line)
        .take(MOST)
        .collect();
    rows.into_iter()
        .filter_map(|known| {
            let row = &scope.grid.rows[known.line];
            let base = match known.period {
                Some(time) => Stretch::one(time),
                None => named_stretch(&row.label)?,
            };
            Some(stretched(scope, known.given(), &base, &own))
        })
        .flatten()
        .collect()
}

/// Whether a row of this name holds amounts for a stretch of time.
pub fn is_of_amounts(label: &str) -> bool {
    matches!(Column::of(label, 1), Column::Amount(Some(_)))
}

/// Whether a row of this name holds prices for a stretch of time.
pub fn is_of_prices(label: &str) -> bool {
    matches!(Column::of(label, 1), Column::Price(Some(_))) && named_stretch(label).is_some()
}

/// The stretch of time that the name of a row names.
fn named_stretch(label: &str) -> Option<Stretch> {
    // `일 환산`, `연 기준`
    if let Some((first, rest)) = label.split_once(' ')
        && ["환산", "기준", "평균"].iter().any(|word| rest.starts_with(word))
        && let Some(time) = period_word(first)
    {
        return Some(Stretch::one(time));
    }
    match Column::of(label, 1) {
        Column::Amount(stretch) => stretch,
        Column::Price(Some(Per { numeral: None, units })) => match units.as_slice() {
            [Unit::Time(time)] => Some(Stretch::one(*time)),
            _ => None,
        },
        _ => None,
    }
}

/// The amount beside it in the other currency, at a rate that the page states.
fn of_another_currency(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let currency =
        |at: usize| scope.row.cells[at].money().map(|(_, money)| money.amount.currency());
    let Some(own) = currency(column) else { return Vec::new() };
    let other = (0..column).rev().find(|at| currency(*at).is_some_and(|other| other != own));
    let Some(given) = other.and_then(|at| given(scope, at)) else { return Vec::new() };
    scope
        .page
        .exchange
        .iter()
        .map(|rate| match own {
            Currency::Krw => Formula::from(given.clone()).times(rate.given.clone()),
            Currency::Usd => Formula::from(given.clone()).over(rate.given.clone()),
        })
        .collect()
}

/// The amounts to the left, when the heading says that they are added up: `합계`.
fn across(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let heading = scope.grid.header.get(column).map_or("", |cell| cell.text);
    if !TOTAL.within(&format!("{heading} ")) {
        return Vec::new();
    }
    // `3년 총비용` is another time than the parts are for.
    let own = scope.stretch(column).map(|stretch| (stretch.count, stretch.time));
    let other = |at: usize| {
        scope.stretch(at).is_some_and(|part| own.is_some_and(|own| own != (part.count, part.time)))
    };
    if (0..column).any(other) {
        return Vec::new();
    }
    let amounts = (0..column).filter(|at| {
        let price = matches!(scope.grid.columns[*at], Column::Price(_));
        !price && scope.row.cells[*at].money().is_some()
    });
    let parts: Option<Vec<Given>> = amounts.map(|at| given(scope, at)).collect();
    match parts {
        Some(parts) if parts.len() > 1 => {
            vec![Formula::sum(parts.into_iter().map(Formula::from))]
        }
        _ => Vec::new(),
    }
}

/// What one person pays, for many, and the other way round: `학생당 | 12명`.
fn of_people(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let heading = |at: usize| scope.grid.header.get(at);
    let people = |at: usize| {
        let cell = heading(at)?;
        let text = Text {
            source: scope.page.source,
            text: cell.text,
            start: cell.start,
            tokens: &cell.tokens,
        };
        (0..cell.tokens.len())
            .find(|at| text.count(*at).is_some_and(|count| is_people(count.unit.as_ref())))
            .and_then(|at| text.given(at))
    };
    let one = |at: usize| {
        let alone = |text: &str| matches!(plain(text).as_str(), "1인" | "1명" | "한 명" | "인당");
        heading(at).is_some_and(|cell| PER_PERSON.within(cell.text) || alone(cell.text))
    };
    let others =
        (0..scope.row.cells.len()).filter(|at| *at != column && *at < scope.grid.header.len());
    match (people(column), one(column)) {
        (Some(many), _) => others
            .filter(|at| one(*at))
            .filter_map(|at| Some(Formula::from(given(scope, at)?).times(many.clone())))
            .collect(),
        (None, true) => others
            .filter_map(|at| Some(Formula::from(given(scope, at)?).over(people(at)?)))
            .collect(),
        (None, false) => Vec::new(),
    }
}

/// The one amount of a cell that is for no unit of its own.
fn given(scope: &RowScope<'_, '_>, at: usize) -> Option<Given> {
    let cell = scope.row.cells.get(at)?;
    let (token, money) = cell.money().filter(|_| cell.moneys().count() == 1)?;
    let plain = money.to.is_none() && !money.open && !money.is_price();
    if plain { scope.text(at).given(token) } else { None }
}

/// An amount for one stretch of time, for another.
fn stretched(
    scope: &RowScope<'_, '_>,
    amount: Given,
    base: &Stretch,
    own: &Stretch,
) -> Vec<Formula> {
    let start = Formula::from(amount);
    let start = match own.count == Exact::ONE {
        true => start,
        false => start.times(Given::known(own.text.clone(), own.count)),
    };
    let start = match base.count == Exact::ONE {
        true => start,
        false => start.over(Given::known(base.text.clone(), base.count)),
    };
    if base.time == own.time {
        return if base.count == own.count { Vec::new() } else { vec![start] };
    }
    for_time(&start, base.time, own.time, &scope.page.calendar)
}

impl Stretch {
    /// One hour, one month.
    fn one(time: Time) -> Self {
        Self { count: Exact::ONE, time, text: format!("1{}", Unit::Time(time)), counted: false }
    }
}
