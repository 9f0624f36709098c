//! A row whose price stands in the price file.

use super::super::claim::REGION_UNSAID;
use super::super::formula::{Formula, Given};
use super::priced::{Footing, Reason, Ways, nothing, priced_with};
use super::row::RowScope;
use super::supply::supplies;
use crate::cost::book::{Allowance, Price, Tariff};
use crate::money::{Exact, Number, Per, Rounding, Unit};

/// The ways to compute an amount with the price that the file has for its row.
pub fn ways(scope: &RowScope<'_, '_>, column: usize) -> Result<Ways, Reason> {
    let prices = scope.page.listed.get(&(scope.place.piece, scope.place.line));
    let placeless = scope.page.placeless.contains(&(scope.place.piece, scope.place.line));
    let Some(prices) = prices else {
        return Err(if placeless { REGION_UNSAID } else { "단가가 없습니다" });
    };
    let all: Vec<Result<Ways, Reason>> =
        prices.iter().map(|price| with(scope, column, price)).collect();
    let fitting = all.iter().filter(|ways| ways.is_ok()).count();
    if fitting > 1 {
        return Err("가격 파일의 가격이 여럿 맞습니다");
    }
    let unfit = Err("가격 파일의 단가를 이 행의 수량에 곱할 수 없습니다");
    all.into_iter().find(Result::is_ok).unwrap_or(unfit)
}

/// What else may explain the amount of a row that states its price: the tiers and the free allowance
/// that the price file knows of.
pub fn also(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let prices = scope.page.listed.get(&(scope.place.piece, scope.place.line));
    let [price] = prices.map_or(&[][..], Vec::as_slice) else { return Vec::new() };
    if matches!(price.tariff, Tariff::Flat(_)) && price.free.is_none() {
        return Vec::new();
    }
    with(scope, column, price).map(|ways| ways.ways).unwrap_or_default()
}

/// The ways to compute an amount with a price of the file.
pub fn with(scope: &RowScope<'_, '_>, column: usize, price: &Price) -> Result<Ways, Reason> {
    let Some(per) = &price.per else {
        return Ok(Ways { ways: vec![nothing()], footing: Footing::Said });
    };
    match &price.tariff {
        Tariff::Flat(number) => {
            let given = Given::written(format!("${number}{per}"), number.exact(), price.span);
            let mut met = times(scope, column, given.clone(), per)?;
            if let Some(free) = price.free.as_ref().filter(|free| allows(free, price, scope)) {
                met.ways.extend(beyond(scope, column, per, free, &given));
            }
            Ok(met)
        }
        Tariff::Tiers(_) => {
            let used = quantities(scope, column, per)?;
            let ways: Vec<Formula> =
                used.iter().filter_map(|(_, used)| tiered(price, per, *used)).collect();
            Ok(Ways { ways, footing: Footing::Said })
        }
        Tariff::Parts(parts) => {
            let mut terms = Vec::new();
            for part in parts {
                let units = part.take.units.iter().chain(&per.units).cloned().collect();
                let per = Per { numeral: None, units };
                let text = format!("${}{per}", part.price);
                let given = Given::written(text, part.price.exact(), price.span);
                let met = times(scope, column, given, &per)?;
                terms.extend(met.ways.into_iter().next());
            }
            Ok(Ways { ways: vec![Formula::sum(terms)], footing: Footing::Said })
        }
    }
}

/// A price times the quantities of a row.
fn times(scope: &RowScope<'_, '_>, column: usize, price: Given, per: &Per) -> Result<Ways, Reason> {
    let supplies = supplies(scope, column);
    priced_with(scope, price, Some(per), &supplies, column, Vec::new())
}

/// How much of the unit of `per` a row uses, each way, with its value.
pub fn quantities(
    scope: &RowScope<'_, '_>,
    column: usize,
    per: &Per,
) -> Result<Vec<(Formula, Exact)>, Reason> {
    let one = Given::known("1", Exact::ONE);
    let per = Per { numeral: None, units: per.units.clone() };
    let met = times(scope, column, one.clone(), &per)?;
    let without = |formula: Formula| match formula {
        Formula::Product(factors) => Formula::Product(
            factors
                .into_iter()
                .filter(|(_, factor)| *factor != Formula::Given(one.clone()))
                .collect(),
        ),
        other => other,
    };
    Ok(met
        .ways
        .into_iter()
        .filter_map(|way| {
            let value = way.value(super::super::formula::Basis::Written)?;
            Some((without(way), value))
        })
        .collect())
}

/// What a quantity costs tier by tier.
pub fn tiered(price: &Price, per: &Per, used: Exact) -> Option<Formula> {
    let Tariff::Tiers(tiers) = &price.tariff else { return None };
    let mut below = Exact::ZERO;
    let mut terms = Vec::new();
    for tier in tiers {
        let end = tier.up_to.map_or(used, |up_to| up_to.exact().min(used));
        let within = end.minus(below)?;
        if within > Exact::ZERO || terms.is_empty() {
            let unit = per.units.first().map(Unit::to_string).unwrap_or_default();
            let amount =
                Given::known(format!("{}{unit}", grouped(within)), within.max(Exact::ZERO));
            let given =
                Given::written(format!("${}{per}", tier.price), tier.price.exact(), price.span);
            let term = Formula::from(amount).times(given);
            terms.push(match per.numeral {
                Some(numeral) => term.over(Given::known(numeral.to_string(), per.count()?)),
                None => term,
            });
        }
        below = end;
    }
    Some(Formula::sum(terms))
}

/// A quantity with commas between its thousands.
pub fn grouped(quantity: Exact) -> String {
    let number = quantity.scale().and_then(|scale| quantity.round(scale, Rounding::HalfUp));
    match number.zip(Number::new(0, 0)) {
        Some((number, model)) => number.grouped_like(model).to_string(),
        None => quantity.to_string(),
    }
}

/// Whether an allowance of the file holds for a row.
fn allows(free: &Allowance, price: &Price, scope: &RowScope<'_, '_>) -> bool {
    let excluded = free
        .not_for
        .iter()
        .any(|word| scope.row.cells.iter().any(|cell| cell.text.contains(word.as_str())));
    let same = price.per.as_ref().is_some_and(|per| per.units == free.unit.units);
    same && !excluded
}

/// What is paid beyond what is free.
fn beyond(
    scope: &RowScope<'_, '_>,
    column: usize,
    per: &Per,
    free: &Allowance,
    price: &Given,
) -> Vec<Formula> {
    let unit = free.unit.units.first().map(Unit::to_string).unwrap_or_default();
    let allowance = Given::known(format!("무료 {}{unit}", free.amount), free.amount.exact());
    let used = quantities(scope, column, per).unwrap_or_default();
    used.into_iter()
        .filter_map(|(used, _)| {
            let rest = Formula::AtLeastZero(Box::new(used.minus(allowance.clone())));
            let paid = rest.times(price.clone());
            Some(match per.numeral {
                Some(numeral) => paid.over(Given::known(numeral.to_string(), per.count()?)),
                None => paid,
            })
        })
        .collect()
}
