//! The numbers of a row that a price can be multiplied with.

use super::super::arithmetic::Text;
use super::super::formula::Given;
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::statement::depths;
use crate::cost::read::token::{Count, Kind as Token, Operator};
use crate::cost::read::words::DAILY;
use crate::money::{Exact, Magnitude, Thing, Time, Unit};

/// A number of the row.
#[derive(Clone, Debug)]
pub struct Supply {
    /// The number.
    pub given: Given,
    /// Of what; `None` for a bare number.
    pub unit: Option<Unit>,
    /// In each of which stretch of time: day for `8시간/일`.
    pub each: Option<Time>,
    /// Where it stands.
    pub rank: Rank,
}

/// The numbers of a row that a price can be multiplied with.
pub fn supplies(scope: &RowScope<'_, '_>, amount: usize) -> Vec<Supply> {
    // What is counted behind the amount divides it rather: `월 비용 | Pod 수 | Pod당 비용`.
    let before = scope.grid.columns[..amount.min(scope.grid.columns.len())].iter();
    let quantities =
        |sort: &Column| matches!(sort, Column::Time(_) | Column::Count(_) | Column::Usage(_));
    let told = before.clone().any(|sort| matches!(sort, Column::Price(_)));
    let mut all = Vec::new();
    for (column, sort) in scope.grid.columns.iter().enumerate() {
        let divides = told && column > amount && quantities(sort) && divides(scope, column);
        if column == amount || divides {
            continue;
        }
        let bare = match sort {
            Column::Time(time) => Some(Unit::Time(*time)),
            Column::Count(unit) => Some(unit.clone()),
            Column::Usage(unit) => unit.clone(),
            _ => None,
        };
        let rank = match sort {
            Column::Time(_) | Column::Count(_) | Column::Usage(_) => Rank::Quantity,
            Column::Spec => Rank::Spec,
            Column::Name => Rank::Name,
            _ => continue,
        };
        all.extend(cell_supplies(scope, column, rank, bare.as_ref()));
    }
    // `일 사용 시간 | 월 사용일`
    multiply_times(&mut all);
    all.extend(heading_supplies(scope, amount));
    all
}

/// Whether another column is for each of what a column counts: `Pod 수 | Pod당 비용`.
fn divides(scope: &RowScope<'_, '_>, column: usize) -> bool {
    let Some(counted) = scope.grid.header.get(column) else { return false };
    let name = counted.text.trim_end_matches('수').trim();
    !name.is_empty()
        && scope.grid.header.iter().any(|cell| cell.text.contains(&format!("{name}당")))
}

/// Whether the heading of an amount says how much it is for.
pub fn heading_counts(scope: &RowScope<'_, '_>, amount: usize) -> bool {
    heading_supplies(scope, amount)
        .iter()
        .any(|supply| !matches!(supply.unit, Some(Unit::Thing(Thing::Each | Thing::Person))))
}

/// `100GB 비용`, `12명 비용`: what the heading of an amount counts; times are its stretch.
fn heading_supplies(scope: &RowScope<'_, '_>, amount: usize) -> Vec<Supply> {
    let Some(cell) = scope.grid.header.get(amount) else { return Vec::new() };
    let text = Text {
        source: scope.page.source,
        text: cell.text,
        start: cell.start,
        tokens: &cell.tokens,
    };
    (0..cell.tokens.len())
        .filter_map(|at| {
            let count = text.count(at).filter(|count| !count.range && count.per.is_none())?;
            // `월 500만` counts whatever the price is for.
            let many = count.numeral.magnitude != Magnitude::ONE;
            let unit = count.unit.clone();
            let meant = unit.as_ref().map_or(many, |unit| !matches!(unit, Unit::Time(_)));
            let given = text.given(at).filter(|_| meant)?;
            Some(Supply { given, unit, each: None, rank: Rank::Heading })
        })
        .collect()
}

/// `8시간/일`: a day.
fn each(count: &Count) -> Option<Time> {
    match count.per.as_ref()?.units.as_slice() {
        [Unit::Time(time)] => Some(*time),
        _ => None,
    }
}

/// How much a column is meant to hold quantities; the first is the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A column of quantities.
    Quantity,
    /// The heading of the amount: `100GB 비용`.
    Heading,
    /// Beside the price.
    Price,
    /// A column of sizes.
    Spec,
    /// The name of the row.
    Name,
}

fn cell_supplies(
    scope: &RowScope<'_, '_>,
    column: usize,
    rank: Rank,
    bare: Option<&Unit>,
) -> Vec<Supply> {
    let text = scope.text(column);
    let lasting = matches!(scope.grid.columns[column], Column::Time(_));
    let daily = (lasting && DAILY.within(scope.grid.header[column].text)).then_some(Time::Day);
    let depths = depths(text.tokens);
    let mut all = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let Token::Count(count) = &token.kind else { continue };
        if count.range || count.per.is_some() && each(count).is_none() {
            continue;
        }
        // `2시간 (실습 100분)` says again what stands before the brackets.
        let again = depths[at] > 0
            && text.tokens.iter().zip(&depths).any(|(other, depth)| match &other.kind {
                Token::Count(other) => {
                    *depth == 0 && other.unit.iter().zip(&count.unit).any(|(a, b)| a.is_kind_of(b))
                }
                _ => false,
            });
        if again && rank == Rank::Quantity {
            continue;
        }
        let times = at > 0 && text.tokens[at - 1].kind == Token::Sign(Operator::Times);
        let unit = match (&count.unit, rank) {
            (Some(unit), _) => Some(unit.clone()),
            // A bare number in a name is part of it, unless it is multiplied with.
            (None, Rank::Name | Rank::Spec) if !times => continue,
            (None, Rank::Name | Rank::Spec) => Some(Unit::Thing(Thing::Each)),
            (None, _) if times => Some(Unit::Thing(Thing::Each)),
            (None, _) => bare.cloned(),
        };
        let Some(given) = text.given(at) else { continue };
        all.push(Supply { given, unit, each: each(count).or(daily), rank });
    }
    if rank == Rank::Quantity {
        multiply_times(&mut all);
    }
    let added = text.tokens.iter().any(|token| token.kind == Token::Sign(Operator::Plus));
    if added && rank == Rank::Quantity { added_up(&all) } else { all }
}

/// `20GB + 30GB` is one quantity, `100 PUT + 1,000 GET` is none.
fn added_up(all: &[Supply]) -> Vec<Supply> {
    let [first, rest @ ..] = all else { return Vec::new() };
    let alike = rest.iter().all(|other| other.unit == first.unit && other.each == first.each);
    let Some(value) = Exact::sum(all.iter().map(|supply| supply.given.value)).filter(|_| alike)
    else {
        return Vec::new();
    };
    let texts: Vec<&str> = all.iter().map(|supply| supply.given.text.as_str()).collect();
    let text = format!("({})", texts.join(" + "));
    vec![Supply { given: Given { text, value, ..first.given.clone() }, ..first.clone() }]
}

/// The quantities of the row, each by itself: both of `100 PUT + 1,000 GET`.
pub fn each_quantity(scope: &RowScope<'_, '_>) -> Vec<Supply> {
    let held =
        |sort: &Column| matches!(sort, Column::Time(_) | Column::Count(_) | Column::Usage(_));
    let columns = scope.grid.columns.iter().enumerate().filter(|(_, sort)| held(sort));
    columns
        .flat_map(|(column, _)| {
            let text = scope.text(column);
            let given = move |at: usize| {
                let count = text.count(at).filter(|count| !count.range && count.per.is_none())?;
                let (given, unit) = (text.given(at)?, count.unit.clone());
                Some(Supply { given, unit, each: None, rank: Rank::Quantity })
            };
            (0..text.tokens.len()).filter_map(given)
        })
        .collect()
}

/// `8시간 × 22일` is one stretch of time: hours of each day, for days.
fn multiply_times(all: &mut Vec<Supply>) {
    let time = |supply: &Supply| {
        matches!(supply.unit, Some(Unit::Time(_))) && supply.rank == Rank::Quantity
    };
    let places: Vec<usize> = (0..all.len()).filter(|at| time(&all[*at])).collect();
    let [first, second] = places[..] else { return };
    if all[first].unit == all[second].unit {
        return;
    }
    let (small, large) = match all[first].unit < all[second].unit {
        true => (first, second),
        false => (second, first),
    };
    let Some(value) = all[small].given.value.times(all[large].given.value) else { return };
    let text = format!("{} × {}", all[small].given.text, all[large].given.text);
    all[small].given = Given { value, text, ..all[small].given.clone() };
    all[small].each = None;
    all.remove(large);
}

/// `$0.0116/hour × 4`: a number of pieces beside the price.
pub fn price_supplies(scope: &RowScope<'_, '_>, column: usize, price: usize) -> Vec<Supply> {
    let text = scope.text(column);
    let mut all = Vec::new();
    for at in price + 1..text.tokens.len() {
        let Token::Count(count) = &text.tokens[at].kind else { continue };
        let times = text.tokens[at - 1].kind == Token::Sign(Operator::Times);
        let Some(given) = text.given(at).filter(|_| times) else { continue };
        let unit = count.unit.clone().unwrap_or(Unit::Thing(Thing::Each));
        all.push(Supply { given, unit: Some(unit), each: None, rank: Rank::Price });
    }
    all
}

/// `$0.092/GB/월 ÷ 730`
pub fn divisors(scope: &RowScope<'_, '_>, column: usize, price: usize) -> Vec<Given> {
    let text = scope.text(column);
    (price + 1..text.tokens.len())
        .filter(|at| {
            matches!(text.tokens[*at].kind, Token::Count(_))
                && text.tokens[*at - 1].kind == Token::Sign(Operator::Over)
        })
        .filter_map(|at| text.given(at))
        .collect()
}

/// Of numbers, those that count pieces of whatever the row is about.
pub fn pieces(supplies: &[Supply]) -> impl Iterator<Item = &Supply> {
    supplies.iter().filter(|supply| {
        let each = matches!(supply.unit, Some(Unit::Thing(Thing::Each | Thing::Person)));
        let whole = supply.given.value.is_whole() || supply.rank == Rank::Quantity;
        each && whole && !supply.given.value.is_zero()
    })
}
