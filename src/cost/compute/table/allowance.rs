//! A free allowance beside a use: `| 50만 요청 | 100만 요청/월 | $0 |`.

use super::super::formula::{Factor, Formula, Given};
use super::priced::nothing;
use super::row::RowScope;
use super::supply::{Rank, Supply, supplies};
use crate::cost::read::column::Column;
use crate::cost::read::token::Count;
use crate::money::{Exact, Quantity, Thing, Unit};

/// Nothing, when what is used lies within what is free.
pub fn within(scope: &RowScope<'_, '_>, column: usize) -> Option<Formula> {
    let cell = scope.grid.columns_where(|sort| *sort == Column::Allowance).next()?;
    let free = counts(scope, cell)?;
    let mut used = supplies(scope, column);
    used.retain(|supply| supply.rank == Rank::Quantity);
    let inside = |used: &[&Supply], many: Exact| {
        !used.is_empty()
            && used.iter().all(|supply| {
                let Some(unit) = &supply.unit else { return false };
                let own = size(&supply.given, unit).and_then(|own| own.times(many));
                free.iter().any(|(allowed, of)| {
                    unit.is_kind_of(of) && own.zip(size(allowed, of)).is_some_and(|(a, b)| a <= b)
                })
            })
    };
    // `2대 × 2시간` of 750 hours
    let (pieces, measured): (Vec<&Supply>, Vec<&Supply>) =
        used.iter().partition(|supply| supply.unit == Some(Unit::Thing(Thing::Each)));
    let many = pieces.iter().try_fold(Exact::ONE, |many, piece| many.times(piece.given.value))?;
    (inside(&measured, many) || inside(&used.iter().collect::<Vec<_>>(), Exact::ONE)).then(nothing)
}

/// The numbers of a cell with their units.
fn counts(scope: &RowScope<'_, '_>, column: usize) -> Option<Vec<(Given, Unit)>> {
    let text = scope.text(column);
    let all: Vec<(Given, Unit)> = (0..text.tokens.len())
        .filter_map(|at| {
            let count: &Count = text.count(at)?;
            Some((text.given(at)?, count.unit.clone()?))
        })
        .collect();
    (!all.is_empty()).then_some(all)
}

/// A number in the smallest unit of its kind.
fn size(given: &Given, unit: &Unit) -> Option<Exact> {
    match unit {
        Unit::Data(data) => given.value.times(data.in_units_of(crate::money::Data::Kilobyte)),
        Unit::Time(time) => given.value.times(time.in_units_of(crate::money::Time::Second)?),
        Unit::Thing(_) => Some(given.value),
    }
}

/// A computation with what is free taken from its quantity: `(2,000분 − 100분) × $0.005`.
pub fn charged(scope: &RowScope<'_, '_>, formula: &Formula) -> Option<Formula> {
    let cell = scope.grid.columns_where(|sort| *sort == Column::Allowance).next()?;
    let free = counts(scope, cell)?;
    let Formula::Product(factors) = formula else { return None };
    let (at, rest) = factors.iter().enumerate().find_map(|(at, (how, factor))| {
        let Formula::Given(used) = factor else { return None };
        let (quantity, _) = Quantity::read(&used.text).filter(|_| *how == Factor::Times)?;
        let (allowed, of) = free.iter().find(|(_, of)| quantity.unit.is_kind_of(of))?;
        // The quantity may be in the unit of the price already.
        let scale = used.value.over(size(
            &Given { value: quantity.numeral.exact()?, ..used.clone() },
            &quantity.unit,
        )?)?;
        let value = size(allowed, of)?.times(scale)?;
        let rest = Formula::from(used.clone()).minus(Given { value, ..allowed.clone() });
        Some((at, Formula::AtLeastZero(Box::new(rest))))
    })?;
    let mut factors = factors.clone();
    factors[at].1 = rest;
    Some(Formula::Product(factors))
}
