//! `예시 2와 합치면 $79.05`, `숨은 비용까지 합치면 $310.08`: amounts that a sentence adds up.

use super::change::differs;
use super::named::{How, Phrase};
use super::saved::gives;
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::Formula;
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::token::Kind as Token;

/// What says that amounts are added up.
const ADDED: [&str; 8] =
    ["합치면", "더하면", "합하면", "합산하면", "합쳐도", "더해도", "합해도", "합친"];

/// How many amounts a name may mean.
const MOST: usize = 4;

/// The claim of an amount behind such words: of the two that they name, of one that they name and the one
/// right above, or of everything right above.
pub fn together(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let signs = line.tokens.iter().any(|token| matches!(token.kind, Token::Sign(_)));
    let said = &line.text[..line.tokens[main].at.start];
    let (head, rest) = ADDED.iter().find_map(|word| said.split_once(word))?;
    if signs || line.moneys().count() > 1 || rest.chars().count() > MOST {
        return None;
    }
    let figure = scope.figure(main)?;
    let head = head.trim().trim_matches('*').trim_start_matches(['→', ' ']);
    let head = ["까지", "만", "을", "를"].iter().fold(head, |head, end| head.trim_end_matches(end));
    let fits = |known: &&Known| {
        matches!(known.role, Role::Item | Role::Total | Role::Aside)
            && !known.value.is_zero()
            && !differs(known.period, scope.period(main))
    };
    let last = scope.above().next_back().filter(|known| known.line + 1 == scope.at).filter(fits);
    let sum = |one: &Known, other: &Known| Formula::sum([one.given().into(), other.given().into()]);
    let (left, right) = match ["와 ", "과 "].iter().find_map(|word| head.split_once(word)) {
        Some((left, right)) => (left, Some(right)),
        None => match head.strip_suffix(['와', '과']) {
            Some(left) => (left, None),
            // `숨은 비용까지 합치면`: everything of the list.
            None => return everything(scope, main),
        },
    };
    let called = |name: &str| -> Vec<&Known> {
        let phrase = Phrase::new(name);
        let named =
            |known: &&Known| phrase.names(scope, known).is_some_and(|how| how <= How::Within);
        scope.section().rev().filter(fits).filter(named).take(MOST).collect()
    };
    let titled = |name: &str| -> Vec<&Known> {
        let under = |known: &&Known| {
            let setting = &scope.page.pieces[known.piece].setting;
            known.role == Role::Total && setting.caption.trim_start_matches('*').starts_with(name)
                || scope.page.statements(known.piece).get(known.line).is_some_and(|line| {
                    known.role == Role::Total
                        && line.titles.iter().any(|title| {
                            let title = scope.page.statements(known.piece)[*title].text;
                            title.trim_start_matches('*').starts_with(name)
                        })
                })
        };
        scope.section().rev().filter(fits).filter(under).take(MOST).collect()
    };
    let find = |name: &str| {
        let own = titled(name);
        if own.is_empty() { called(name) } else { own }
    };
    let ones = find(left);
    let others = match right {
        Some(right) => find(right),
        None => vec![last?],
    };
    let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
    let mut ways: Vec<Formula> = pairs
        .filter(|(one, other)| one.span != other.span)
        .map(|(one, other)| sum(one, other))
        .collect();
    let right = ways.iter().position(|way| gives(scope, &figure, way.clone()));
    let clear = ones.len() == 1 && others.len() == 1;
    if let Some(right) = right {
        ways.swap(0, right);
    }
    let claim = Claim::new(figure, Kind::Total, "cost-total", ways);
    (!claim.readings.is_empty() && (clear || right.is_some()))
        .then(|| vec![if clear { claim } else { claim.force(Force::Lookup) }])
}

/// The claim that an amount is the sum of the list right above.
fn everything(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let items: Vec<&Known> = scope.group().filter(|known| known.role == Role::Item).collect();
    let only = scope.group().count() == items.len() && items.len() > 1;
    let together = items.windows(2).all(|pair| pair[0].line + 1 == pair[1].line)
        && items.last().is_some_and(|last| last.line + 1 == scope.at)
        && items.iter().all(|item| item.sure == Sureness::Computed);
    let way = Formula::sum(items.iter().map(|known| known.given().into()));
    let claim = Claim::new(scope.figure(main)?, Kind::Total, "cost-total", vec![way]);
    (only && together).then(|| vec![claim])
}
