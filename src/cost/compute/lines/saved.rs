//! A saving said again or in other words: in percent, for a longer time, in a sentence.

use super::apart;
use super::saving::is_after;
use super::scope::{Scope, period_of_label};
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::contest;
use crate::cost::compute::conversion::convert;
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::{Factor, Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::compute::names::Names;
use crate::cost::read::token::{Kind as Token, Operator, Token as Piece};
use crate::cost::read::words::{RUNNING, SAVED, SAVING, names_a_sum};
use crate::money::{Exact, Time};

/// From how many digits on a figure is no coincidence among many.
pub const TELLING: usize = 3;

/// How many candidates are too few for a coincidence.
pub const FEW: usize = 3;

/// How many amounts of the section are set against each other.
pub const MOST: usize = 16;

/// Whether a sentence says that an amount is saved: `$4.37 저렴`, `월 $60을 절감`.
pub fn is_said_of(scope: &Scope<'_, '_>, main: usize) -> bool {
    let line = scope.line();
    let after = line.tokens[main + 1..].iter().take_while(|token| {
        matches!(
            token.kind,
            Token::Word(_) | Token::Open | Token::Close | Token::Comma | Token::Percent(_)
        )
    });
    let after: Vec<&Token<'_>> = after.take(4).map(|token| &token.kind).collect();
    // `$431 (40% 절감)` is what is left.
    let left = matches!(after.as_slice(), [Token::Open, Token::Percent(_), Token::Word(_), ..]);
    let mut words = after.into_iter().filter(|_| !left).filter_map(|token| match token {
        Token::Word(word) => Some(*word),
        _ => None,
    });
    let arrow =
        line.tokens[..main].iter().rposition(|token| token.kind == Token::Sign(Operator::Arrow));
    let changed = arrow.is_some_and(|arrow| line.moneys().any(|(at, _)| at < arrow));
    !changed && words.any(|word| SAVED.within(word))
}

/// The claims of an amount that a sentence calls saved, and of the percentage beside it.
pub fn sentence(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !is_said_of(scope, main) || scope.label_has(SAVING) {
        return None;
    }
    said(scope, main)
}

/// The same for an amount behind the line's own result: `… = $151.84 → Fargate 대비 $13.93 저렴`.
pub fn aside(scope: &Scope<'_, '_>, main: usize) -> Vec<Claim> {
    let line = scope.line();
    let later = line.moneys().map(|(at, _)| at).filter(|at| *at > main);
    later
        .filter(|at| {
            line.tokens[at + 1..]
                .iter()
                .take(2)
                .any(|token| matches!(token.kind, Token::Word(word) if SAVED.within(word)))
        })
        .filter_map(|at| said(scope, at))
        .flatten()
        .collect()
}

/// `한 달이면 $417.60 절약` below `하루 $28.32에서 $14.40로`: what that change saves in a longer time.
fn of_change(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let line = scope.line();
    let to = scope.period(main).or_else(|| period_of_label(&line.label))?;
    let after = scope.above().next_back().filter(|known| known.line + 1 == scope.at)?;
    let change = scope
        .above()
        .rev()
        .nth(1)
        .filter(|before| before.role == Role::Before && before.line == after.line)?;
    let from = after
        .period
        .or(change.period)
        .or_else(|| period_of_label(&scope.statements[after.line].label))?;
    let ways: Vec<Formula> = convert(to, from, &scope.page.calendar)
        .into_iter()
        .filter(|(factor, _)| *factor == Factor::Times && from < to)
        .map(|(_, length)| difference(&(change, after)).times(length))
        .collect();
    let claim = Claim::new(scope.figure(main)?, Kind::Savings, "cost-amount", ways);
    (!claim.readings.is_empty()).then_some(claim)
}

pub fn said(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    // What stands before an `=` is computed with.
    let equals = |token: &Piece<'_>| token.kind == Token::Sign(Operator::Equals);
    if scope.line().tokens[main..].iter().any(equals) {
        return None;
    }
    if let Some(claim) = of_change(scope, main) {
        return Some(vec![claim]);
    }
    let figure = scope.figure(main)?;
    let percent = percent_after(scope, main).and_then(|at| scope.figure(at));
    let mut pairs = pairs(scope);
    let own: Vec<Known> = scope
        .line()
        .moneys()
        .filter(|(at, _)| *at < main)
        .filter_map(|(at, _)| scope.known(at, Role::Item))
        .collect();
    let near: Vec<&Known> = scope.section().rev().take(MOST).collect();
    for known in &own {
        for other in &near {
            let grows = known.value < other.value;
            pairs.push(if grows { (*other, known) } else { (known, *other) });
        }
    }
    // A short amount is a difference of something by chance, unless its percentage agrees.
    let agrees = |pair: &(&Known, &Known)| {
        let shares = [share(pair), share(&(pair.1, pair.0))];
        percent
            .as_ref()
            .is_some_and(|percent| shares.into_iter().any(|way| gives(scope, percent, way)))
    };
    let telling = figure.significant_digits() >= TELLING || pairs.len() <= FEW;
    let mut found = pairs.iter().filter(|pair| gives(scope, &figure, difference(pair)));
    let pair = match telling {
        true => found.next(),
        false => found.find(|pair| agrees(pair)),
    };
    let compared = apart::sums(scope, main).or_else(|| apart::columns(scope, main));
    let at = percent_after(scope, main);
    if let Some(claims) = at.filter(|_| pair.is_none()).and_then(|at| apart::told(scope, main, at))
    {
        return Some(claims);
    }
    let Some(pair) = pair.or(compared.as_ref()) else { return Some(vec![of_origin(scope, main)?]) };
    let claim = Claim::new(figure, Kind::Savings, "cost-amount", vec![difference(pair)]);
    let bound = compared
        .is_some_and(|(before, after)| (before.span, after.span) == (pair.0.span, pair.1.span));
    let mut claims = vec![if bound { claim } else { claim.supported(Way::Saved, scope.piece) }];
    if let Some(percent) = percent {
        let shares = [share(pair), share(&(pair.1, pair.0))];
        let kept: Vec<Formula> =
            shares.iter().filter(|way| gives(scope, &percent, (*way).clone())).cloned().collect();
        let shares = if kept.is_empty() { vec![shares[0].clone()] } else { kept };
        claims.push(Claim::new(percent, Kind::Percent, "cost-percent", shares));
    }
    Some(claims)
}

/// The claim that a saving is what the amount of its name, or the one right above, lost against the
/// amount that it was computed from.
fn of_origin(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let line = scope.line();
    if names_a_sum(&line.label) || RUNNING.within(&line.label) {
        return None;
    }
    let own = Names::of(&line.label);
    let named = |known: &&Known| known.role != Role::Saving && own.within(known.names());
    let above = |known: &&Known| {
        known.piece == scope.piece && known.line + 1 == scope.at && known.role != Role::Saving
    };
    let after = scope
        .section()
        .rev()
        .find(|known| named(known))
        .or_else(|| scope.group().rev().find(above))
        .filter(|known| !super::change::differs(known.period, scope.period(main)))?;
    let before = scope.section().rev().find(|known| {
        known.value > after.value
            && known.span.start < after.span.start
            && after.starts_from.iter().any(|(value, _)| *value == known.value)
    })?;
    let way = difference(&(before, after));
    let claim = Claim::new(scope.figure(main)?, Kind::Savings, "cost-amount", vec![way]);
    Some(claim.supported(Way::Saved, scope.piece))
}

/// `누적 절감: $310/월`: the savings above, added up.
pub fn accumulated(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !scope.label_has(SAVING) || !RUNNING.within(&scope.line().label) {
        return None;
    }
    let figure = scope.figure(main)?;
    let terms: Vec<Formula> = scope
        .section()
        .filter(|known| known.role == Role::Saving && !RUNNING.within(&known.label))
        .map(|known| known.given().into())
        .collect();
    let sum = (terms.len() > 1).then(|| Formula::sum(terms))?;
    let claim = Claim::new(figure, Kind::Total, "cost-total", vec![sum]);
    Some(vec![claim.supported(Way::Running, scope.piece)])
}

/// `절감 후 월 비용: $1,094.10`: an amount above less the last saving.
pub fn after(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !is_after(&scope.line().label) {
        return None;
    }
    let figure = scope.figure(main)?;
    let savings = scope.above().rev().filter(|known| known.role == Role::Saving).take(MOST);
    let bases = || {
        let fits = |known: &&Known| {
            matches!(known.role, Role::Total | Role::Item | Role::Aside) && !known.value.is_zero()
        };
        scope.recent().rev().filter(fits).take(2 * MOST)
    };
    let ways: Vec<Formula> = savings
        .flat_map(|saving| bases().map(|base| Formula::from(base.given()).minus(saving.given())))
        .filter(|way| gives(scope, &figure, way.clone()))
        .take(1)
        .collect();
    (!ways.is_empty() && figure.significant_digits() >= TELLING)
        .then(|| vec![Claim::new(figure, Kind::Savings, "cost-amount", ways).force(Force::Lookup)])
}

/// `지난달 대비: +$134.60 (지난달 $1,150.00, 11.7% 증가)`: what it is set against stands in brackets.
pub fn versus(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let (from, to) = line.note_after(main)?;
    let at = (from..=to).find(|at| line.money(*at).is_some())?;
    if !line.label.contains("대비") {
        return None;
    }
    let base = scope.text().given(at)?;
    let change = scope.text().given(main)?;
    let mut claims = Vec::new();
    let figure = scope.figure(main)?;
    let ways: Vec<Formula> = scope
        .above()
        .rev()
        .take(MOST)
        .map(|known| Formula::from(known.given()).minus(base.clone()))
        .filter(|way| gives(scope, &figure, way.clone()))
        .take(1)
        .collect();
    if !ways.is_empty() {
        claims.push(Claim::new(figure, Kind::Difference, "cost-amount", ways).force(Force::Lookup));
    }
    if let Some(percent) = percent_after(scope, main).and_then(|at| scope.figure(at)) {
        let way = Formula::from(change).over(base).times(Given::known("100", Exact::whole(100)));
        claims.push(Claim::new(percent, Kind::Percent, "cost-percent", vec![way]));
    }
    (!claims.is_empty()).then_some(claims)
}

/// `연간 절감: $1,948.80` under `절감액: $162.40/월`: the saving above for a longer time.
pub fn longer(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let own = scope.period(main)?;
    let figure = scope.figure(main)?;
    let base = scope
        .above()
        .rev()
        .find(|known| known.role == Role::Saving && known.period.is_none_or(|of| of < own))?;
    let from = base.period.unwrap_or(Time::Month);
    if from >= own {
        return None;
    }
    let formulas: Vec<Formula> = convert(own, from, &scope.page.calendar)
        .into_iter()
        .filter(|(factor, _)| *factor == Factor::Times)
        .map(|(_, length)| Formula::from(base.given()).times(length))
        .collect();
    let near = base.group == scope.line().group && base.period.is_some();
    let force = if near { Force::Binding } else { Force::Lookup };
    (!formulas.is_empty())
        .then(|| Claim::new(figure, Kind::Conversion, "cost-amount", formulas).force(force))
}

fn percent_after(scope: &Scope<'_, '_>, main: usize) -> Option<usize> {
    let tokens = &scope.line().tokens;
    (main + 1..tokens.len()).find(|at| matches!(tokens[*at].kind, Token::Percent(_)))
}

fn difference((before, after): &(&Known, &Known)) -> Formula {
    Formula::from(before.given()).minus(after.given())
}

/// What share of the one before the other of a pair is less.
pub fn share(pair: &(&Known, &Known)) -> Formula {
    difference(pair).over(pair.0.given()).times(Given::known("100", Exact::whole(100)))
}

/// Whether a computation gives a figure at its digits, whichever of its amounts is taken off.
pub fn gives(scope: &Scope<'_, '_>, figure: &Figure, formula: Formula) -> bool {
    contest::gives(figure, &formula, &scope.page.judging)
}

/// The pair of an amount of the page and the last one above the line whose difference is the figure.
pub fn against_page<'s>(scope: &Scope<'_, 's>, figure: &Figure) -> Option<(&'s Known, &'s Known)> {
    let counts = |known: &&Known| {
        matches!(known.role, Role::Total | Role::Item | Role::Aside) && !known.value.is_zero()
    };
    let last = scope.above().rev().find(counts)?;
    let telling = figure.significant_digits() > 2;
    let mut all = scope.recent().rev().filter(counts).filter(|known| {
        known.span != last.span && !super::change::differs(known.period, last.period)
    });
    let pair =
        all.find(|known| gives(scope, figure, Formula::from(known.given()).minus(last.given())));
    pair.filter(|_| telling).map(|known| (known, last))
}

/// The pairs of amounts of the section that can be set against each other, sums first, the larger
/// one before.
pub fn pairs<'s>(scope: &Scope<'_, 's>) -> Vec<(&'s Known, &'s Known)> {
    let fits = |role: fn(Role) -> bool| {
        let found = scope.section().rev().filter(move |known| role(known.role));
        found.filter(|known| !known.value.is_zero()).take(MOST).collect::<Vec<_>>()
    };
    let sums = fits(|role| role == Role::Total);
    let all = fits(|role| matches!(role, Role::Total | Role::Item | Role::Aside | Role::Before));
    let mut pairs: Vec<(&Known, &Known)> = Vec::new();
    for amounts in [sums, all] {
        for (at, last) in amounts.iter().enumerate() {
            for first in &amounts[at + 1..] {
                // Amounts of one row are of one kind, and so are those of one column or of lines.
                let beside = first.piece != last.piece
                    || first.line == last.line
                    || first.group == last.group
                    || scope.page.statements(first.piece).len() > first.line;
                if beside && !super::change::differs(first.period, last.period) {
                    let grows = first.value < last.value;
                    pairs.push(if grows { (last, first) } else { (first, last) });
                }
            }
        }
    }
    pairs
}
