//! Amounts whose parts stand in columns of their own: `vCPU | 메모리 | 시간당` at prices of a vCPU and a GB,
//! `온디맨드 | Spot | 시간당 합계` at the price of each kind.

use super::super::claim::{Claim, Kind, Way};
use super::super::conversion::for_time;
use super::super::formula::{Formula, Given};
use super::super::names::Names;
use super::super::prices::Price;
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::money::{Data, Exact, Thing, Time, Unit};

/// How many columns can be parts.
const MOST: usize = 6;

/// How many prices one part may have.
const CHOICES: usize = 2;

/// The claim of an amount that adds up what the columns before it count, each at its own price of the page.
pub fn claim(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let cell = &scope.row.cells[column];
    let (token, money) = cell.money()?;
    if money.to.is_some() || money.open || cell.moneys().count() > 1 {
        return None;
    }
    let time = match &scope.grid.columns[column] {
        Column::Price(Some(per)) => match per.units.as_slice() {
            [Unit::Time(time)] => Some(*time),
            _ => return None,
        },
        Column::Amount(stretch) => stretch.as_ref().map(|stretch| stretch.time),
        Column::Price(None) => money.period(),
        _ => return None,
    };
    let mut parts: Vec<(Exact, Vec<Formula>)> = (0..column.min(MOST))
        .filter_map(|at| Some((number(scope, at)?, part(scope, at, time)?)))
        .filter(|(_, ways)| !ways.is_empty())
        .collect();
    // `Task 수 | 온디맨드 | Spot` counts all of them first.
    if let [(first, _), rest @ ..] = parts.as_slice()
        && rest.len() > 1
        && Exact::sum(rest.iter().map(|(number, _)| *number)) == Some(*first)
    {
        parts.remove(0);
    }
    if parts.len() < 2 {
        return None;
    }
    let lasting = match scope.stretch(column) {
        Some(stretch) if stretch.counted => Some(Given::known(stretch.text.clone(), stretch.count)),
        _ => None,
    };
    let sums = (0..CHOICES).filter_map(|choice| {
        // Prices of one list belong together.
        let terms: Option<Vec<Formula>> =
            parts.iter().map(|(_, ways)| ways.get(choice.min(ways.len() - 1)).cloned()).collect();
        let sum = Formula::sum(terms?);
        Some(match &lasting {
            Some(count) => sum.times(count.clone()),
            None => sum,
        })
    });
    let mut formulas: Vec<Formula> = Vec::new();
    sums.for_each(|sum| {
        if !formulas.contains(&sum) {
            formulas.push(sum);
        }
    });
    let claim = Claim::new(scope.figure(column, token)?, Kind::Row, "cost-amount", formulas);
    Some(claim.supported(Way::Elsewhere(column), scope.place.piece))
}

/// The one number of a cell.
fn number(scope: &RowScope<'_, '_>, at: usize) -> Option<Exact> {
    let text = scope.text(at);
    let [_] = text.tokens else { return None };
    text.count(0)?.numeral.exact()
}

/// What a column counts, at each price that is for it.
fn part(scope: &RowScope<'_, '_>, at: usize, time: Option<Time>) -> Option<Vec<Formula>> {
    let text = scope.text(at);
    let count = text.count(0).filter(|count| !count.range && count.per.is_none())?;
    let heading = scope.heading(at);
    let names = Names::of(heading);
    let unit = count.unit.clone().or_else(|| counted(heading));
    let fits = |price: &&Price| {
        let thing = price.per.units.first();
        let of_unit = thing.zip(unit.as_ref()).is_some_and(|(below, own)| {
            own.is_kind_of(below) && !matches!(own, Unit::Time(_) | Unit::Thing(Thing::Each))
        });
        let of_name = price.own.share(&names)
            && matches!(price.per.units.as_slice(), [Unit::Time(_)])
            && matches!(unit, None | Some(Unit::Thing(Thing::Each)));
        (of_unit || of_name) && price.piece != scope.place.piece
    };
    let mut found: Vec<Formula> = Vec::new();
    for price in scope.page.prices_near(scope.start()).iter().filter(fits) {
        let given = Given::written(price.text.clone(), price.value, price.span);
        let mut way = Formula::from(text.given(0)?).times(given);
        if let (Some(Unit::Data(own)), Some(Unit::Data(below))) = (&unit, price.per.units.first())
            && own != below
        {
            let steps = own.in_units_of(*below);
            way = way.times(Given::known(steps.to_string(), steps));
        }
        let per = price.per.units.iter().find_map(|unit| match unit {
            Unit::Time(time) => Some(*time),
            _ => None,
        });
        let ways = match (per, time) {
            (Some(from), Some(to)) => for_time(&way, from, to, &scope.page.calendar),
            _ => vec![way],
        };
        let new: Vec<Formula> = ways.into_iter().filter(|way| !found.contains(way)).collect();
        found.extend(new.into_iter().take(1));
    }
    found.truncate(CHOICES);
    Some(found)
}

/// What a heading says that bare numbers below it count.
fn counted(heading: &str) -> Option<Unit> {
    let lower = heading.to_lowercase();
    if lower.contains("vcpu") {
        return Some(Unit::Thing(Thing::Named("vCPU".to_owned())));
    }
    lower.contains("gb").then_some(Unit::Data(Data::Gigabyte))
}
