//! `절감률: 65%`, `예산 대비: 85.6%`: lines that state a percentage alone.

use super::saved::{FEW, TELLING, gives, pairs, share};
use super::scope::Scope;
use super::versus;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{CHANGED, SAVING};
use crate::money::Exact;

/// `절감률: 65%`: a line that states only what share is saved.
pub fn rate(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    if line.moneys().next().is_some() {
        return None;
    }
    if !scope.label_has(SAVING) {
        return versus::versus(scope)
            .or_else(|| versus::more(scope))
            .or_else(|| versus::reserved(scope))
            .or_else(|| spoken(scope));
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
                scope.recent().rev().find(|known| known.value == *value).map(Known::given)
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
    if let Some(way) = of_what_was_taken_off(scope, &above) {
        return Some(Claim::new(figure, Kind::Percent, "cost-percent", vec![way]));
    }
    let mut pairs = pairs(scope);
    if figure.significant_digits() < TELLING {
        pairs.retain(|pair| pair.0.role == Role::Total && pair.1.role == Role::Total);
        pairs.truncate(FEW);
    }
    let ways: Vec<Formula> =
        pairs.iter().map(share).filter(|way| gives(scope, &figure, way.clone())).take(1).collect();
    if ways.is_empty() {
        return spoken(scope);
    }
    Some(Claim::new(figure, Kind::Percent, "cost-percent", ways).force(Force::Lookup))
}

/// `절감액 합계: $40`, `최적화 후: $160` (which is $200 − $40), and then the rate: $40 of $200.
fn of_what_was_taken_off(scope: &Scope<'_, '_>, above: &[&Known]) -> Option<Formula> {
    let saving = above.iter().rev().find(|known| known.role == Role::Saving)?;
    let after = above.last().filter(|after| after.line + 1 == scope.at && scope.line().body > 0)?;
    let (before, _) = after.starts_from.first()?;
    let before = scope.recent().rev().find(|known| known.value == *before)?;
    let taken = before.value.minus(saving.value) == Some(after.value);
    let of = || Formula::from(saving.given()).over(before.given());
    taken.then(|| of().times(Given::known("100", Exact::whole(100))))
}

/// `할인율: 37.3%`, `무려 95% 저렴`: how much less the last of two amounts is, whichever two the section
/// sets side by side.
fn spoken(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    let mut percents =
        (0..line.tokens.len()).filter(|at| matches!(line.tokens[*at].kind, Token::Percent(_)));
    let at = percents.next().filter(|_| percents.clone().next().is_none())?;
    let named = ["할인율", "감소율", "절감률", "절감율", "증가율"];
    let named = named.iter().any(|word| line.label.contains(word));
    let behind = line.tokens[at + 1..].iter().take(2).any(|token| match token.kind {
        Token::Word(word) => CHANGED.within(word),
        _ => false,
    });
    let figure = scope.figure(at).filter(|figure| figure.significant_digits() > 1)?;
    if !named && !behind {
        return None;
    }
    let section: Vec<&Known> = scope.section().filter(|known| !known.value.is_zero()).collect();
    let change = section.windows(2).rev().find(|pair| {
        pair[0].role == Role::Before
            && pair[0].piece == pair[1].piece
            && pair[0].line == pair[1].line
    });
    if let Some(pair) =
        change.filter(|pair| named && pair[1].piece == scope.piece && pair[1].line + 1 == scope.at)
    {
        let way = share(&(pair[0], pair[1]));
        return Some(Claim::new(figure, Kind::Percent, "cost-percent", vec![way]));
    }
    let last = |fits: &dyn Fn(&Known) -> bool| -> Option<(&Known, &Known)> {
        let mut found = section.iter().rev().filter(|known| fits(known));
        let after = found.next()?;
        let before = found.find(|before| {
            before.piece != after.piece || before.line != after.line || before.group != after.group
        })?;
        Some((*before, *after))
    };
    let computed = |known: &Known| {
        known.sure == Sureness::Computed && matches!(known.role, Role::Item | Role::Total)
    };
    let first = ["처음", "최초"].iter().any(|word| line.text.contains(word));
    let ends = section
        .iter()
        .find(|known| computed(known))
        .zip(section.iter().rev().find(|known| computed(known)));
    let pairs = [
        change.map(|pair| (pair[0], pair[1])),
        ends.filter(|_| first).map(|(before, after)| (*before, *after)),
        last(&|known| known.role == Role::Price),
        last(&computed),
        last(&|known| known.role == Role::Total),
    ];
    let ways = pairs
        .into_iter()
        .flatten()
        .filter(|(a, b)| a.span != b.span)
        .flat_map(|pair| [share(&pair), share(&(pair.1, pair.0))]);
    let way = ways.into_iter().find(|way| gives(scope, &figure, way.clone()))?;
    Some(Claim::new(figure, Kind::Percent, "cost-percent", vec![way]).force(Force::Lookup))
}
