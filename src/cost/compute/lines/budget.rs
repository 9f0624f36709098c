//! `알림 1: 80% 도달 시 ($160)`: a share of a budget.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Kind};
use crate::cost::compute::formula::Formula;
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::token::Kind as Token;

/// The claim of an amount behind a percentage of the one budget above.
pub fn budget(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let percent =
        line.tokens[..main].iter().rposition(|token| matches!(token.kind, Token::Percent(_)))?;
    let budgets: Vec<&Known> = scope.group().filter(|known| known.role == Role::Bound).collect();
    let [budget] = budgets.as_slice() else { return None };
    let formula = Formula::from(budget.given()).times(scope.text().given(percent)?);
    Some(vec![Claim::new(scope.figure(main)?, Kind::Percent, "cost-percent", vec![formula])])
}
