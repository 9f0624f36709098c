//! An amount and what it becomes in one cell: `월 $4,200 → $2,900 (31% 절감)`.

use super::super::claim::{Claim, Force, Kind};
use super::super::formula::{Formula, Given};
use super::row::RowScope;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{CHANGED, SURCHARGE};
use crate::money::Exact;

/// The two amounts of a cell, and the token of the second.
struct Shift {
    before: Given,
    after: Given,
    end: usize,
}

/// What a cell holds before and after its arrow.
pub fn pair(scope: &RowScope<'_, '_>, column: usize) -> Option<(Formula, Formula)> {
    let shift = shift(scope, column)?;
    Some((shift.before.into(), shift.after.into()))
}

/// The claims about what stands behind the two amounts in their cell.
pub fn claims(scope: &RowScope<'_, '_>, column: usize) -> Vec<Claim> {
    let Some(shift) = shift(scope, column) else { return Vec::new() };
    let cell = &scope.row.cells[column];
    let change = Formula::from(shift.after.clone()).minus(shift.before.clone());
    let said = CHANGED.within(cell.text) || SURCHARGE.within(cell.text);
    (shift.end + 1..cell.tokens.len())
        .filter_map(|at| {
            let figure = scope.figure(column, at)?;
            let opened = cell.tokens[at - 1].kind == Token::Open;
            let signed = figure.text.starts_with(['+', '-', '−']);
            let percent = matches!(cell.tokens[at].kind, Token::Percent(_));
            let claim = match percent {
                true => {
                    let share = change.clone().over(shift.before.clone());
                    let share = share.times(Given::known("100", Exact::whole(100)));
                    Claim::new(figure, Kind::Percent, "cost-percent", vec![share])
                }
                false if signed => {
                    Claim::new(figure, Kind::Difference, "cost-amount", vec![change.clone()])
                }
                false => {
                    let falls = Formula::from(shift.before.clone()).minus(shift.after.clone());
                    Claim::new(figure, Kind::Difference, "cost-amount", vec![falls])
                }
            };
            let sure = signed || percent && said || opened && said;
            Some(if sure { claim } else { claim.force(Force::Lookup) })
        })
        .collect()
}

/// The one arrow of a cell between two amounts, with nothing but words around it.
fn shift(scope: &RowScope<'_, '_>, column: usize) -> Option<Shift> {
    let text = scope.text(column);
    let tokens = text.tokens;
    let arrow = |at: &usize| tokens[*at].kind == Token::Sign(Operator::Arrow);
    let mut arrows = (0..tokens.len()).filter(arrow);
    let (at, None) = (arrows.next()?, arrows.next()) else { return None };
    let word = |at: &usize| matches!(tokens[*at].kind, Token::Word(_));
    let plain = |at: usize| text.money(at).is_some_and(|money| money.to.is_none() && !money.open);
    let before = (0..at).rev().find(|at| !word(at)).filter(|at| plain(*at))?;
    let end = (at + 1..tokens.len()).find(|at| !word(at)).filter(|at| plain(*at))?;
    let single = (0..before).all(|at| text.money(at).is_none());
    let alike =
        text.money(before)?.period() == text.money(end)?.period() || text.money(end)?.per.is_none();
    let currency = text.money(before)?.amount.currency() == text.money(end)?.amount.currency();
    (single && alike && currency)
        .then(|| Some(Shift { before: text.given(before)?, after: text.given(end)?, end }))?
}
