//! `$18,420로 예산 $18,000를 $420 초과 (2.3%)`: what a sentence says that one of its amounts is more or less
//! than another.

use super::saved::gives;
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::CHANGED;
use crate::money::Exact;

/// How many amounts above may be what the sentence sets its own against.
const MOST: usize = 6;

/// From how many digits on a difference of the last two amounts is no coincidence.
const TELLING: usize = 3;

/// How many words may stand between a difference and what it is called.
const NEAR: usize = 5;

/// The claims of differences and of the percentages behind them.
pub fn against(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    let mut claims = Vec::new();
    for (index, at) in moneys.iter().enumerate() {
        let plain = line.money(*at).is_some_and(|money| money.to.is_none() && !money.open);
        let called = is_called_saving(scope, *at);
        if !plain || !called && !is_change(scope, *at) || is_result(scope, *at) {
            continue;
        }
        let Some(figure) = scope.figure(*at) else { continue };
        let base = index.checked_sub(1).map(|before| moneys[before]);
        let base = base.filter(|base| joined(scope, *base, *at));
        let first = index.checked_sub(2).map(|before| moneys[before]);
        let first = first.zip(base).filter(|(first, base)| joined(scope, *first, *base));
        match (first, base) {
            (Some((first, base)), _)
                if linked(scope, first, base, *at) || called && is_arrow(scope, first, base) =>
            {
                let pair = (scope.text().given(first), scope.text().given(base));
                let (Some(first), Some(other)) = pair else { continue };
                let way = Formula::from(first.clone()).minus(other.clone());
                let own = Claim::new(figure, Kind::Difference, "cost-amount", vec![way]);
                claims.push(own);
                let changed = line.tokens[..base]
                    .iter()
                    .any(|token| token.kind == Token::Sign(Operator::Arrow));
                claims.extend(share(scope, *at, if changed { first } else { other }));
            }
            (_, Some(base)) if sets_against(scope, base) => {
                let Some(other) = scope.text().given(base) else { continue };
                let near =
                    recent(scope).map(|known| Formula::from(known.given()).minus(other.clone()));
                let found = near.take(MOST).find(|way| gives(scope, &figure, way.clone()));
                claims.extend(found.map(|way| {
                    Claim::new(figure, Kind::Difference, "cost-amount", vec![way])
                        .supported(Way::Saved, scope.piece)
                }));
                claims.extend(share(scope, *at, other));
            }
            _ => {}
        }
    }
    claims
}

/// The claim of a change between the two last amounts above.
pub fn of_last(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let figure = scope.figure(main).filter(|figure| figure.significant_digits() >= TELLING)?;
    let last: Vec<&Known> = recent(scope).take(2).collect();
    let [after, before] = last[..] else { return None };
    let way = Formula::from(before.given()).minus(after.given());
    let alike = !super::change::differs(before.period, after.period);
    let fits = alike && is_change(scope, main) && gives(scope, &figure, way.clone());
    let claim = Claim::new(figure, Kind::Difference, "cost-amount", vec![way]);
    fits.then(|| vec![claim.supported(Way::Saved, scope.piece)])
}

/// The amounts of the section above, the nearest first.
fn recent<'s>(scope: &Scope<'_, 's>) -> impl Iterator<Item = &'s Known> {
    scope
        .section()
        .rev()
        .filter(|known| !matches!(known.role, Role::Price | Role::Bound) && !known.value.is_zero())
}

/// Whether words right behind an amount say that it is a difference.
fn is_change(scope: &Scope<'_, '_>, at: usize) -> bool {
    let behind = scope.line().tokens[at + 1..].iter().take(NEAR).take_while(|token| {
        matches!(token.kind, Token::Word(_) | Token::Open | Token::Close | Token::Percent(_))
    });
    let mut words = behind.filter_map(|token| match token.kind {
        Token::Word(word) => Some(word),
        _ => None,
    });
    words.any(|word| CHANGED.within(word))
}

/// `… → $0.84M, 절감액 $360K`: whether the word right before an amount calls it a saving.
fn is_called_saving(scope: &Scope<'_, '_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &scope.line().tokens[before].kind);
    matches!(before, Some(Token::Word(word)) if ["절감액", "절약액", "차액"].contains(word))
}

/// Whether nothing but an arrow stands between two amounts of one kind.
fn is_arrow(scope: &Scope<'_, '_>, first: usize, base: usize) -> bool {
    let between = &scope.line().tokens[first + 1..base];
    matches!(between, [arrow] if arrow.kind == Token::Sign(Operator::Arrow))
        && !super::change::differs(scope.period(first), scope.period(base))
}

/// Whether arithmetic of the line gives an amount.
fn is_result(scope: &Scope<'_, '_>, at: usize) -> bool {
    let tokens = &scope.line().tokens;
    let sign = |at: usize| match tokens.get(at).map(|token| &token.kind) {
        Some(Token::Sign(sign)) => !matches!(sign, Operator::Arrow),
        _ => false,
    };
    at > 0 && sign(at - 1) || sign(at + 1)
}

/// Whether nothing but words stands between two amounts of one sentence.
fn joined(scope: &Scope<'_, '_>, from: usize, to: usize) -> bool {
    scope.line().tokens[from + 1..to].iter().all(|token| match token.kind {
        Token::Word(word) => !word.ends_with('.') && !word.contains("환율"),
        Token::Comma | Token::Sign(Operator::Arrow) => true,
        _ => false,
    })
}

/// Whether the words behind an amount make it what another is set against.
fn sets_against(scope: &Scope<'_, '_>, base: usize) -> bool {
    match scope.line().tokens.get(base + 1).map(|token| &token.kind) {
        Some(Token::Word(word)) => ["대비", "보다"].iter().any(|set| word.starts_with(set)),
        _ => false,
    }
}

/// Whether a sentence says of which two amounts one is the difference: `A로 B를 D 초과`, `A → B, 즉 D`.
fn linked(scope: &Scope<'_, '_>, first: usize, base: usize, at: usize) -> bool {
    let tokens = &scope.line().tokens;
    let particle = match tokens.get(base + 1).map(|token| &token.kind) {
        Some(Token::Word(word)) => {
            ["를", "을", "대비", "보다", "로", "으로"].iter().any(|link| word == link)
                || sets_against(scope, base)
        }
        _ => false,
    };
    let arrow = tokens[first..base].iter().any(|token| token.kind == Token::Sign(Operator::Arrow));
    let so = tokens[base..at].iter().any(|token| matches!(token.kind, Token::Word("즉")));
    let alike = !super::change::differs(scope.period(first), scope.period(base));
    let alike = alike && !super::change::differs(scope.period(first), scope.period(at));
    alike && (particle && !arrow || arrow && so)
}

/// The claim of a percentage behind a difference.
fn share(scope: &Scope<'_, '_>, at: usize, base: Given) -> Option<Claim> {
    let tokens = &scope.line().tokens;
    let percent = (at + 1..tokens.len())
        .take(NEAR)
        .take_while(|at| !matches!(tokens[*at].kind, Token::Money(_)))
        .find(|at| matches!(tokens[*at].kind, Token::Percent(_)))?;
    let change = Formula::from(scope.text().given(at)?);
    let way = change.over(base).times(Given::known("100", Exact::whole(100)));
    Some(
        Claim::new(scope.figure(percent)?, Kind::Percent, "cost-percent", vec![way])
            .force(Force::Binding),
    )
}
