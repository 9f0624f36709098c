//! `부가세 10%: $19.20 → 청구액 $211.20`: a share that comes on top.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::TAX;
use crate::money::Exact;

/// How many amounts above the line a share may be of.
const MOST: usize = 8;

/// The claims of a share of an amount above, and of the two together.
pub fn taxed(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    if !scope.label_has(TAX) || line.has(Operator::Equals) || line.has(Operator::Times) {
        return Vec::new();
    }
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    let percent = line.tokens.iter().position(|token| matches!(token.kind, Token::Percent(_)));
    let (Some(percent), [first, rest @ ..]) = (percent, moneys.as_slice()) else {
        return Vec::new();
    };
    let Some(share) = scope.text().given(percent) else { return Vec::new() };
    let with = Formula::sum([Given::known("1", Exact::ONE).into(), share.clone().into()]);
    let bases: Vec<Given> = scope
        .section()
        .rev()
        .filter(|known| matches!(known.role, Role::Total | Role::Item | Role::Aside))
        .take(MOST)
        .map(Known::given)
        .collect();
    let claim = |at: usize, factor: &Formula| {
        let ways: Vec<Formula> =
            bases.iter().map(|base| Formula::from(base.clone()).times(factor.clone())).collect();
        let figure = scope.figure(at).filter(|_| !ways.is_empty())?;
        Some(Claim::new(figure, Kind::Statement, "cost-amount", ways).force(Force::Lookup))
    };
    let whole = rest.first().and_then(|at| claim(*at, &with));
    let own = match scope.line().label.contains("포함") {
        true => claim(*first, &with),
        false => claim(*first, &share.into()),
    };
    own.into_iter().chain(whole).collect()
}
