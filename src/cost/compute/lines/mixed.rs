//! `$10/월 + $0.5/시간`: amounts for different stretches of time are added in vain, unless the sum
//! turns them into one.

use super::scope::Scope;
use crate::cost::compute::contest::Reading;
use crate::cost::compute::conversion::for_time;
use crate::cost::compute::expression::{Expression, Node};
use crate::cost::compute::formula::Formula;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::money::{Time, Unit};

/// Whether amounts for different stretches of time, or units, are added.
pub fn mixes_units(scope: &Scope<'_, '_>, expression: &Expression) -> bool {
    let line = scope.line();
    let added = expression.operands.windows(2).all(|pair| {
        line.tokens[pair[0]..pair[1]]
            .iter()
            .all(|token| !matches!(token.kind, Token::Sign(Operator::Times | Operator::Over)))
    });
    let units: Vec<_> = expression
        .operands
        .iter()
        .filter_map(|at| line.money(*at))
        .filter_map(|money| money.per.as_ref())
        .map(|per| &per.units)
        .collect();
    let all_said = units.len() == expression.operands.len();
    added && all_said && units.windows(2).any(|pair| pair[0] != pair[1])
}

/// Whether a price for a time is multiplied with a size, or one for a size with a time, and nothing else says
/// how: `10GB × $0.0225/hour`.
pub fn misses_unit(scope: &Scope<'_, '_>, expression: &Expression) -> bool {
    let text = scope.text();
    let Node::Product(_) = expression.node else { return false };
    let prices: Vec<_> =
        expression.operands.iter().filter_map(|at| text.money(*at)?.per.as_ref()).collect();
    let counted: Vec<_> = expression
        .operands
        .iter()
        .filter_map(|at| text.count(*at)?.unit.as_ref())
        .filter(|unit| !matches!(unit, Unit::Thing(_)))
        .collect();
    let bare = expression.operands.len() > prices.len() + counted.len();
    match (prices.as_slice(), counted.as_slice()) {
        ([price], [unit]) if price.numeral.is_none() && !bare => matches!(
            (price.units.as_slice(), unit),
            ([Unit::Time(Time::Hour)], Unit::Data(_)) | ([Unit::Data(_)], Unit::Time(_))
        ),
        _ => false,
    }
}

/// The sums of the amounts once all are for one of their stretches of time: `$10/월 + $0.5/시간 = $375/월`.
pub fn turned(scope: &Scope<'_, '_>, expression: &Expression) -> Vec<Reading> {
    if !mixes_units(scope, expression) {
        return Vec::new();
    }
    let line = scope.line();
    let time = |at: &usize| match line.money(*at)?.per.as_ref()?.units.as_slice() {
        [Unit::Time(time)] => Some(*time),
        _ => None,
    };
    let times: Option<Vec<Time>> = expression.operands.iter().map(time).collect();
    let Some(times) = times else { return Vec::new() };
    let mut targets = times.clone();
    targets.sort();
    targets.dedup();
    let into = |target: &Time| -> Option<Vec<Formula>> {
        let mut sums: Vec<Option<Formula>> = vec![None];
        for (at, own) in expression.operands.iter().zip(&times) {
            let given = Formula::from(scope.text().given(*at)?);
            let ways = for_time(&given, *own, *target, &scope.page.calendar);
            let less = *at > 0 && line.tokens[*at - 1].kind == Token::Sign(Operator::Minus);
            sums = sums
                .iter()
                .flat_map(|sum| {
                    ways.iter().map(move |way| {
                        Some(match sum {
                            None => way.clone(),
                            Some(sum) if less => sum.clone().minus(way.clone()),
                            Some(sum) => Formula::sum([sum.clone(), way.clone()]),
                        })
                    })
                })
                .collect();
        }
        Some(sums.into_iter().flatten().collect())
    };
    targets.iter().filter_map(into).flatten().map(Reading::allowed).collect()
}
