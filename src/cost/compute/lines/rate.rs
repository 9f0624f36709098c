//! `절감률: 65%`, `예산 대비: 85.6%`: lines that state a percentage alone.

use super::saved::{FEW, MOST, TELLING, gives, pairs, share};
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::SAVING;
use crate::money::Exact;

/// `절감률: 65%`: a line that states only what share is saved.
pub fn rate(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    if line.moneys().next().is_some() {
        return None;
    }
    if !scope.label_has(SAVING) {
        return ratio(scope);
    }
    let mut percents =
        (0..line.tokens.len()).filter(|at| matches!(line.tokens[*at].kind, Token::Percent(_)));
    let at = percents.next().filter(|at| *at >= line.body)?;
    if percents.next().is_some() {
        return None;
    }
    let figure = scope.figure(at)?;
    let above: Vec<&Known> = scope.group().collect();
    // The saving right above says what it is of.
    let saving = above.iter().rev().find(|known| known.role == Role::Saving);
    let own = saving.and_then(|saving| match saving.starts_from.as_slice() {
        [(before, _), (after, _)] => {
            let find = |value: &Exact| {
                scope.memory.iter().rev().find(|known| known.value == *value).map(Known::given)
            };
            Some((find(before)?, find(after)?))
        }
        _ => None,
    });
    if let Some((before, after)) = own {
        let way = Formula::from(before.clone())
            .minus(after)
            .over(before)
            .times(Given::known("100", Exact::whole(100)));
        let claim = Claim::new(figure, Kind::Percent, "cost-percent", vec![way]);
        // `IA로 옮기면 91.8% 절감` below it may be of something else.
        let meant = line.body > 0 && saving.is_some_and(|saving| saving.line + 1 == scope.at);
        return Some(if meant { claim } else { claim.force(Force::Lookup) });
    }
    let mut pairs = pairs(scope);
    if figure.significant_digits() < TELLING {
        pairs.retain(|pair| pair.0.role == Role::Total && pair.1.role == Role::Total);
        pairs.truncate(FEW);
    }
    let ways: Vec<Formula> =
        pairs.iter().map(share).filter(|way| gives(scope, &figure, way.clone())).take(1).collect();
    (!ways.is_empty())
        .then(|| Claim::new(figure, Kind::Percent, "cost-percent", ways).force(Force::Lookup))
}

/// `예산 대비: 85.6%`: one of the amounts of the group against the one that the label names.
fn ratio(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    let (name, _) = line.label.split_once("대비")?;
    let at = (line.body..line.tokens.len())
        .find(|at| matches!(line.tokens[*at].kind, Token::Percent(_)))?;
    let figure = scope.figure(at)?;
    let names = |known: &&Known| !name.trim().is_empty() && known.label.contains(name.trim());
    let base = scope.section().rev().find(names)?;
    let most = if figure.significant_digits() < TELLING { FEW } else { MOST };
    let ways: Vec<Formula> = scope
        .section()
        .rev()
        .filter(|known| known.span != base.span)
        .take(most)
        .flat_map(|known| {
            let own = Formula::from(known.given());
            let change = own.clone().minus(base.given());
            [own, change]
                .map(|of| of.over(base.given()).times(Given::known("100", Exact::whole(100))))
        })
        .filter(|way| gives(scope, &figure, way.clone()))
        .take(1)
        .collect();
    (!ways.is_empty())
        .then(|| Claim::new(figure, Kind::Percent, "cost-percent", ways).force(Force::Lookup))
}
