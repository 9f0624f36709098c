//! Ways in which all amounts of a column can come about with numbers that the page states once.

use super::super::figure::{Figure, Measure};
use super::super::formula::{Formula, Given};
use super::super::names::Names;
use super::super::quoted::Quoted;
use super::cell::{amount, is_even, is_share, number, paid, unit};
use super::length::{Length, lengths};
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::words::OF_WHOLE;
use crate::money::{Exact, Per, Unit};

/// How many amounts of the page are tried, the nearest ones.
const MOST: usize = 48;

/// How many amounts of one column's name are tried.
const FEW: usize = 3;

/// Words in the heading of what is left of an amount, or goes beyond it.
const REST: [&str; 6] = ["잔액", "남은", "여유", "잔여", "초과", "remaining"];

/// One way for all rows.
pub enum Way<'p> {
    /// Numbers of columns, each times an amount, added up.
    Priced(Vec<(usize, &'p Quoted)>),
    /// The amount of a column in percent of another.
    Share(usize, &'p Quoted),
    /// How much less the amount of a column is than another, in percent.
    Less(usize, &'p Quoted),
    /// What is left of an amount after that of a column.
    Rest(usize, &'p Quoted),
    /// An amount again.
    Same(&'p Quoted),
    /// Numbers and the amount of columns, times numbers that stand around the table.
    Product(Vec<usize>, usize, Vec<Given>),
}

impl Way<'_> {
    /// Whether it gives the same for all rows.
    pub fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }

    /// Whether it gives what is left, or goes beyond.
    pub fn is_rest(&self) -> bool {
        matches!(self, Self::Rest(..))
    }

    /// What it gives for a row.
    pub fn of(&self, scope: &RowScope<'_, '_>) -> Option<Formula> {
        let hundred = || Given::known("100", Exact::whole(100));
        match self {
            Self::Priced(parts) => {
                let terms: Option<Vec<Formula>> = parts
                    .iter()
                    .map(|(at, price)| {
                        Some(Formula::from(number(scope, *at)?).times(price.given.clone()))
                    })
                    .collect();
                let mut terms = terms?;
                Some(if terms.len() == 1 { terms.remove(0) } else { Formula::sum(terms) })
            }
            Self::Share(at, whole) => {
                Some(Formula::from(amount(scope, *at)?).over(whole.given.clone()).times(hundred()))
            }
            Self::Less(at, whole) => Some(
                Formula::from(whole.given.clone())
                    .minus(amount(scope, *at)?)
                    .over(whole.given.clone())
                    .times(hundred()),
            ),
            Self::Rest(at, whole) => {
                Some(Formula::from(whole.given.clone()).minus(amount(scope, *at)?))
            }
            Self::Same(quoted) => Some(quoted.given.clone().into()),
            Self::Product(numbers, price, many) => {
                let factors: Option<Vec<Given>> =
                    numbers.iter().map(|at| number(scope, *at)).collect();
                let all = factors?.into_iter().chain(many.iter().cloned());
                Some(all.fold(Formula::from(paid(scope, *price)?), Formula::times))
            }
        }
    }
}

/// Every way to try, the nearest amounts first.
pub fn ways<'p>(scope: &RowScope<'_, 'p>, column: usize, own: &Figure) -> Vec<Way<'p>> {
    let quoted = nearest(scope);
    let columns = 0..scope.row.cells.len();
    match own.measure {
        Measure::Percent => {
            let amounts = columns.rev().filter(|at| *at != column);
            let amounts: Vec<usize> = amounts.filter(|at| amount(scope, *at).is_some()).collect();
            amounts
                .iter()
                .flat_map(|at| {
                    quoted
                        .iter()
                        .flat_map(move |whole| [Way::Share(*at, whole), Way::Less(*at, whole)])
                })
                .collect()
        }
        Measure::Money(stated) => {
            let own_value = own.value;
            let heading = scope.heading(column);
            let quoted: Vec<&Quoted> =
                quoted.into_iter().filter(|quoted| quoted.currency == stated.currency()).collect();
            let numbers: Vec<usize> =
                columns.clone().filter(|at| number(scope, *at).is_some()).collect();
            // A share behind an amount comes from it, and so does one of the whole.
            let numbers: Vec<usize> = numbers
                .into_iter()
                .filter(|at| {
                    !is_share(scope, *at) || *at <= column && !OF_WHOLE.within(scope.heading(*at))
                })
                .filter(|at| is_even(scope, *at))
                .collect();
            let mut all: Vec<Way<'p>> = Vec::new();
            let own = Names::of(heading);
            let same =
                |quoted: &&&Quoted| quoted.given.value == own_value && own.share(&quoted.names);
            all.extend(quoted.iter().filter(same).take(1).map(|quoted| Way::Same(quoted)));
            if REST.iter().any(|word| heading.contains(word)) {
                let spent = columns.clone().rev().filter(|at| *at != column);
                let spent: Vec<usize> = spent.filter(|at| amount(scope, *at).is_some()).collect();
                let rest = |at: &usize| {
                    let at = *at;
                    quoted.iter().map(move |whole| Way::Rest(at, whole)).collect::<Vec<_>>()
                };
                all.extend(spent.iter().flat_map(rest));
            }
            all.extend(named(scope, &numbers, &quoted));
            let each = numbers
                .iter()
                .rev()
                .flat_map(|at| quoted.iter().map(move |price| Way::Priced(vec![(*at, *price)])));
            all.extend(each);
            let beside: Vec<usize> = numbers.into_iter().filter(|at| *at < column).collect();
            all.extend(products(scope, column, &beside));
            all
        }
    }
}

/// Each number at the price of its column's own name, added up: `vCPU | 메모리` at `(vCPU $19, GB $4.75)`.
fn named<'p>(scope: &RowScope<'_, '_>, numbers: &[usize], quoted: &[&'p Quoted]) -> Vec<Way<'p>> {
    let mut all: Vec<Vec<(usize, &'p Quoted)>> = vec![Vec::new()];
    for at in numbers {
        let heading = Names::of(scope.heading(*at));
        let size = unit(scope, *at).is_some_and(|unit| matches!(unit, Unit::Data(_)));
        let gigabytes = Names::of("GB");
        let fits = |price: &&&Quoted| {
            heading.share(&price.names)
                || size
                    && (matches!(price.unit, Some(Unit::Data(_))) && price.names.is_empty()
                        || gigabytes.within(&price.names))
        };
        let prices: Vec<&'p Quoted> = quoted.iter().filter(fits).copied().take(FEW).collect();
        if !prices.is_empty() {
            all = all
                .iter()
                .flat_map(|way| {
                    prices.iter().map(|price| way.iter().copied().chain([(*at, *price)]).collect())
                })
                .collect();
        }
    }
    all.into_iter().filter(|parts| parts.len() > 1).map(Way::Priced).collect()
}

/// The amounts of the page, each once, the nearest to the table first.
fn nearest<'p>(scope: &RowScope<'_, 'p>) -> Vec<&'p Quoted> {
    let mut kept: Vec<&'p Quoted> = Vec::new();
    let own = scope.place.piece;
    let above = scope.page.quoted.iter().rev().filter(|quoted| quoted.piece < own);
    let here = scope.page.quoted.iter().filter(|quoted| quoted.piece == own);
    let below = scope.page.quoted.iter().filter(|quoted| quoted.piece > own);
    for quoted in here.chain(above).chain(below) {
        let known = kept
            .iter()
            .any(|other| other.given.value == quoted.given.value && other.names == quoted.names);
        if !known && !quoted.given.value.is_zero() && kept.len() < MOST {
            kept.push(quoted);
        }
    }
    kept
}

/// The amounts of columns, with their numbers of pieces and without, times one or two of the numbers that
/// stand around the table or in the heading: `11시간 중지`, `한 달 (30일)`.
fn products<'p>(scope: &RowScope<'_, 'p>, column: usize, numbers: &[usize]) -> Vec<Way<'p>> {
    let around = lengths(scope, column);
    let mut several: Vec<Vec<&Length>> = around.iter().map(|one| vec![one]).collect();
    for (at, first) in around.iter().enumerate() {
        let pairs = around[at + 1..].iter().filter(|other| other.given.value != first.given.value);
        several.extend(pairs.map(|second| vec![first, second]));
    }
    let prices = (0..column).rev().filter(|at| paid(scope, *at).is_some()).take(FEW);
    let size = |unit: &Unit| matches!(unit, Unit::Data(_));
    let pieces: Vec<usize> = numbers
        .iter()
        .copied()
        .filter(|at| !unit(scope, *at).is_some_and(|unit| size(&unit)))
        .collect();
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    if !pieces.is_empty() {
        sets.push(pieces);
    }
    let mut all = Vec::new();
    for price in prices {
        // A price for an hour is none for a size.
        let per = per(scope, price);
        let sized = per.is_none_or(|per| per.units.iter().any(size));
        let fit = |many: &&Vec<&Length>| sized || !many.iter().any(|one| size(&one.unit));
        for numbers in &sets {
            all.extend(several.iter().filter(fit).map(|many| {
                let many = many.iter().map(|one| one.given.clone()).collect();
                Way::Product(numbers.clone(), price, many)
            }));
        }
    }
    all
}

/// What the amounts of a column are for each of.
fn per(scope: &RowScope<'_, '_>, column: usize) -> Option<Per> {
    let (_, money) = scope.row.cells[column].money()?;
    match &scope.grid.columns[column] {
        Column::Price(heading) => money.per.clone().or_else(|| heading.clone()),
        _ => money.per.clone(),
    }
}
