//! A row whose price stands elsewhere on the page: scenarios under a price list.

use super::super::formula::{Formula, Given};
use super::super::free::Allowance;
use super::super::lines::distinct;
use super::super::names::Names;
use super::super::prices::Price;
use super::priced::priced_with;
use super::row::RowScope;
use super::supply::{Rank, Supply, supplies};
use crate::cost::read::column::Column;
use crate::cost::read::token::{Kind as Token, Operator, Token as Words};
use crate::money::{Currency, Exact, Thing, Unit};

/// How many prices are tried.
const MOST: usize = 6;

/// The ways to compute an amount with a price from elsewhere; what is free is left out first.
pub fn ways(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let won = scope.row.cells[column]
        .money()
        .is_some_and(|(_, money)| money.amount.currency() != Currency::Usd);
    // `HTTP + SMS` does not say how much of each.
    let mixed = scope.row.cells.iter().zip(&scope.grid.columns).any(|(cell, sort)| {
        *sort == Column::Name
            && cell.tokens.windows(3).any(|three| {
                matches!(three, [one, sign, other]
                    if sign.kind == Token::Sign(Operator::Plus)
                        && [one, other].iter().all(|token| matches!(token.kind, Token::Word(_))))
            })
    });
    if won || mixed {
        return Vec::new();
    }
    let supplies = supplies(scope, column);
    let names = names(scope, column);
    let around = scope.page.around(scope.place.piece);
    let all = scope.page.prices_near(scope.start()).iter().chain(scope.page.others());
    let counted: Vec<Formula> = distinct(all, MOST * MOST)
        .into_iter()
        .flat_map(|price| {
            let supplies = counted_by_heading(scope, column, price);
            if supplies.is_empty() { Vec::new() } else { with(scope, column, &supplies, price) }
        })
        .collect();
    if !counted.is_empty() {
        return counted;
    }
    prices(scope, &names, &around, &supplies)
        .into_iter()
        .flat_map(|price| with(scope, column, &supplies, price))
        .collect()
}

/// `상태 전환 1,000건당 $0.025` over a column `상태 전환`: numbers under the price's own name.
fn counted_by_heading(scope: &RowScope<'_, '_>, column: usize, price: &Price) -> Vec<Supply> {
    let things = price.per.units.iter().all(|unit| matches!(unit, Unit::Thing(_)));
    if price.own.is_empty() || !things {
        return Vec::new();
    }
    let open = |at: &usize| {
        matches!(
            scope.grid.columns[*at],
            Column::Other | Column::Name | Column::Count(_) | Column::Usage(_)
        )
    };
    (0..column)
        .filter(open)
        .filter(|at| {
            let heading = scope.grid.header.get(*at).map_or("", |cell| cell.text);
            Names::of(heading).within(&price.own)
        })
        .filter_map(|at| {
            let text = scope.text(at);
            let [_] = text.tokens else { return None };
            let count = text.count(0).filter(|count| !count.range && count.unit.is_none())?;
            let _ = count;
            Some(Supply {
                given: text.given(0)?,
                unit: price.per.units.first().cloned(),
                each: None,
                rank: Rank::Quantity,
            })
        })
        .collect()
}

fn with(
    scope: &RowScope<'_, '_>,
    column: usize,
    supplies: &[Supply],
    price: &Price,
) -> Vec<Formula> {
    let given = Given::written(price.text.clone(), price.value, price.span);
    let all = |supplies: &[Supply]| {
        priced_with(scope, given.clone(), Some(&price.per), supplies, column, Vec::new())
            .map(|ways| ways.ways)
            .unwrap_or_default()
    };
    let section = scope.page.pieces[scope.place.piece].setting.section;
    let free = scope
        .page
        .allowances
        .iter()
        .filter(|free| free.section == section || free.section == price_section(scope, price))
        .filter(|free| price.per.units.iter().any(|unit| unit.is_kind_of(&free.unit)));
    let mut ways: Vec<Formula> = free
        .flat_map(|free| all(&supplies.iter().map(|s| less(s, free)).collect::<Vec<_>>()))
        .collect();
    ways.extend(all(supplies));
    // `500개 | 600GB`: the size may be that of all of them.
    let sizes: Vec<Supply> = supplies
        .iter()
        .filter(|supply| supply.unit != Some(Unit::Thing(Thing::Each)))
        .cloned()
        .collect();
    let sized = price.per.units.iter().any(|unit| matches!(unit, Unit::Data(_)));
    if sized && sizes.len() < supplies.len() {
        ways.extend(all(&sizes));
    }
    ways
}

fn price_section(scope: &RowScope<'_, '_>, price: &Price) -> usize {
    scope.page.pieces.get(price.piece).map_or(0, |piece| piece.setting.section)
}

/// A quantity less what is free of it.
fn less(supply: &Supply, free: &Allowance) -> Supply {
    let unit = match &supply.unit {
        Some(unit) if unit.is_kind_of(&free.unit) => unit,
        None => &free.unit,
        _ => return supply.clone(),
    };
    let allowed = match (unit, &free.unit) {
        (Unit::Data(own), Unit::Data(of)) => free.given.value.times(of.in_units_of(*own)),
        (Unit::Time(own), Unit::Time(of)) => {
            of.in_units_of(*own).and_then(|length| free.given.value.times(length))
        }
        _ => Some(free.given.value),
    };
    let left = allowed.and_then(|allowed| supply.given.value.minus(allowed));
    match left {
        Some(left) => Supply {
            given: Given {
                text: format!("({} − {})", supply.given.text, free.given.text),
                value: left.max(Exact::ZERO),
                ..supply.given.clone()
            },
            ..supply.clone()
        },
        None => supply.clone(),
    }
}

/// The names of a row.
fn names(scope: &RowScope<'_, '_>, column: usize) -> Names {
    let named = scope.row.cells.iter().zip(&scope.grid.columns).filter(|(cell, sort)| match sort {
        Column::Name | Column::Spec => true,
        // `저장 위치` names things as well.
        Column::Other => {
            let word = |token: &Words<'_>| matches!(token.kind, Token::Word(_));
            cell.tokens.iter().all(word)
        }
        _ => false,
    });
    let heading = scope.grid.header.get(column).map_or("", |cell| cell.text);
    Names::of_all(named.map(|(cell, _)| cell.text).chain([heading]))
}

/// The prices that can be meant, the surest first: of the section and the row's name, of the
/// section, of the row's name.
fn prices<'p>(
    scope: &RowScope<'_, 'p>,
    names: &Names,
    around: &Names,
    supplies: &[Supply],
) -> Vec<&'p Price> {
    let section = scope.page.pieces[scope.place.piece].setting.section;
    let counted = |price: &&Price| {
        price.per.units.iter().any(|unit| {
            !matches!(unit, Unit::Time(_))
                && supplies.iter().any(|supply| {
                    supply.unit.as_ref().is_none_or(|own| {
                        own.is_kind_of(unit)
                            || matches!((own, unit), (Unit::Thing(_), Unit::Thing(_)))
                    })
                })
        })
    };
    let own = |price: &&Price| !price.own.is_empty() && names.share(&price.own);
    let near = |price: &&Price| price_section(scope, price) == section;
    let titled = |price: &&Price| around.share(&price.own) || around.share(&price.around);
    let elsewhere = |price: &&Price| price.piece != scope.place.piece;
    let tests: [&dyn Fn(&&Price) -> bool; 5] = [
        &|price| near(price) && price.own.within(names),
        &|price| near(price) && own(price),
        &|price| near(price) && counted(price),
        &|price| own(price),
        &|price| titled(price) && counted(price),
    ];
    tests
        .into_iter()
        .map(|test| {
            let found = scope
                .page
                .prices_near(scope.start())
                .iter()
                .filter(elsewhere)
                .filter(|price| test(price));
            for_supplies(distinct(found, MOST), supplies)
        })
        .find(|found| !found.is_empty())
        .unwrap_or_else(|| only_size(scope, supplies))
}

/// Of several prices those that are for what the row counts, if any are: `8개` at `$0.40/개`, and not at
/// `$0.05/10,000 calls`.
fn for_supplies<'p>(found: Vec<&'p Price>, supplies: &[Supply]) -> Vec<&'p Price> {
    let meets = |price: &&&Price| {
        let mut units = price.per.units.iter().filter(|unit| !matches!(unit, Unit::Time(_)));
        units.all(|unit| {
            let mut own = supplies.iter().filter_map(|supply| supply.unit.as_ref());
            own.any(|own| own.is_kind_of(unit))
        })
    };
    let met: Vec<&Price> = found.iter().filter(meets).copied().collect();
    if met.is_empty() { found } else { met }
}

/// The one price of the page for a size, where the row has one size.
fn only_size<'p>(scope: &RowScope<'_, 'p>, supplies: &[Supply]) -> Vec<&'p Price> {
    let size = |unit: &Unit| matches!(unit, Unit::Data(_));
    let sizes = supplies.iter().filter(|supply| supply.unit.as_ref().is_some_and(size)).count();
    let lasting = |price: &&Price| {
        price.per.units.iter().any(size)
            && price.per.units.iter().any(|unit| matches!(unit, Unit::Time(_)))
    };
    let found = distinct(scope.page.prices_near(scope.start()).iter().filter(lasting), 2);
    if sizes == 1 && found.len() == 1 { found } else { Vec::new() }
}
