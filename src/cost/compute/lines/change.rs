//! `$50 → $30 (40% 절감)` and `$30/월 (40% 할인)`: an amount after a discount.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::contest::{Reading, judge};
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::compute::verdict::{Order, Status};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{BEFORE, DISCOUNT, SAVING, SURCHARGE};
use crate::money::{Exact, Time};

/// How many amounts above the line a saving may be of.
const BASES: usize = 12;

/// How a percentage changes an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Less,
    More,
}

/// The claim of an amount behind an arrow.
pub fn arrow(scope: &Scope<'_, '_>) -> Option<Vec<Claim>> {
    let line = scope.line();
    let arrow = line.tokens.iter().rposition(|token| token.kind == Token::Sign(Operator::Arrow))?;
    let before = line.moneys().map(|(at, _)| at).filter(|at| *at < arrow).last()?;
    let after = line.moneys().map(|(at, _)| at).find(|at| *at > arrow)?;
    if let (Some(from), Some(to)) = (scope.period(before), scope.period(after))
        && from != to
    {
        return Some(
            super::conversion::between(scope, before, after, from, to).into_iter().collect(),
        );
    }
    let (percent, direction) = percent(scope, after)?;
    let base = scope.text().given(before)?;
    let claim = changed(scope, base.clone(), percent, direction, after)?;
    // Three figures that say the same: where none of them follows from the others, one is wrong.
    let value = base.value;
    let fits = agrees(scope, value, percent, direction, after)
        || gives(scope, &claim.figure, &claim.readings[0]);
    // `12억원 → 4억원 (67% 절감)`: a percentage that nobody gives is computed.
    let computed = scope.figure(percent).filter(|figure| !figure.is_round_percentage());
    let shared = computed.filter(|_| agrees(scope, value, percent, direction, after));
    if shared.is_some() {
        let own = percentage(scope, base, percent, direction, after)?;
        let both = claim.figure.significant_digits() > 2
            && gives(scope, &claim.figure, &claim.readings[0]);
        return Some(if both { vec![claim, own] } else { vec![own] });
    }
    match fits {
        // Both are right: each of them follows from the other.
        true if agrees(scope, value, percent, direction, after) => {
            let own = percentage(scope, base, percent, direction, after)?;
            Some(vec![claim, own.force(Force::Lookup)])
        }
        true => Some(vec![claim]),
        false => Some(vec![percentage(scope, base, percent, direction, after)?]),
    }
}

/// The claim of the percentage behind `$28에서 $14로, 49% 절감`.
pub fn spoken(scope: &Scope<'_, '_>) -> Option<Claim> {
    let (before, after) = scope.line().change()?;
    let (percent, direction) = percent(scope, after)?;
    let alike = !differs(scope.period(before), scope.period(after));
    // What somebody is quoted to say may be what is asked about.
    let quoted = scope.line().text.contains(['"', '“']);
    let alike = alike && !quoted;
    percentage(scope, scope.text().given(before)?, percent, direction, after).filter(|_| alike)
}

fn gives(scope: &Scope<'_, '_>, figure: &Figure, reading: &Reading) -> bool {
    judge(figure, std::slice::from_ref(reading), Order::Known, &scope.page.judging)
        .is_some_and(|verdict| verdict.status != Status::Mismatch)
}

/// The claim of an amount that a discount on an amount above gives.
pub fn discount(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    // `+$134 (지난달 $1,150, 11.7% 증가)` says itself what it is of.
    let noted = scope.line().note_after(main).is_some_and(|(from, to)| {
        scope.line().tokens[from..=to].iter().any(|token| matches!(token.kind, Token::Money(_)))
    });
    // `Right Sizing: -$240/월 (20% 절감)` is what is taken off.
    let taken_off = scope.figure(main)?.text.starts_with(['-', '−']);
    if scope.label_has(SAVING) || scope.line().label.contains("대비") || noted || taken_off {
        return None;
    }
    let (percent, direction) = percent(scope, main)?;
    let mut bases = bases(scope, main);
    // `월 $410 (Fargate 대비 50% 저렴)`: against what has that name.
    if let Some((before, _)) = scope.line().text.split_once(" 대비") {
        let name = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        bases.retain(|base| !name.is_empty() && base.label.contains(name));
    }
    // `월 $254.70, 약 64% 저렴` may be what is saved, not what is left.
    let figure = scope.figure(percent)?;
    let value = scope.figure(main)?.value;
    let saved = scope.section().rev().take(BASES).any(|base| {
        let share = value.over(base.value).and_then(|share| share.times(Exact::whole(100)));
        share.and_then(|share| figure.at_last_digit(share, scope.page.judging.rounding))
            == Some(figure.value)
    });
    let option = option(scope, main, percent);
    if saved && super::saved::is_said_of(scope, main) && option.is_none() {
        return None;
    }
    if let Some(base) = option {
        bases.retain(|other| other.span == base.span);
    }
    let mut claims: Vec<Claim> = bases
        .iter()
        .filter_map(|base| changed(scope, base.given(), percent, direction, main))
        .collect();
    let mut first = if claims.is_empty() { return None } else { claims.remove(0) };
    for other in claims {
        first.readings.extend(other.readings);
    }
    // A total right above is what the discount is on: nothing else can be meant.
    let adjacent =
        bases.first().is_some_and(|base| base.role == Role::Total && base.line + 1 == scope.at);
    let lenient = bases.iter().any(|base| agrees(scope, base.value, percent, direction, main));
    if (adjacent || option.is_some()) && !lenient {
        first.force = Force::Binding;
    }
    Some(vec![first])
}

/// The amount that an option is set against: `3년 RI: $216.37/월 (52% 절감)` under `On-Demand: $416.10/월`, or
/// `Spot (70% 할인): $20/월` right below what is computed for as long.
fn option<'s>(scope: &Scope<'_, 's>, main: usize, percent: usize) -> Option<&'s Known> {
    let line = scope.line();
    if line.body == 0 || scope.label_has(SAVING) || scope.text().given(percent).is_none() {
        return None;
    }
    let timed = |known: &&Known| known.period.is_some() && known.period == scope.period(main);
    let bracketed = line.note_after(main).is_some_and(|(from, to)| (from..=to).contains(&percent));
    let mut named = scope.group().filter(|known| BEFORE.within(&known.label)).filter(timed);
    let first = named.next().filter(|_| bracketed && named.next().is_none());
    first.or_else(|| {
        let last = scope.group().next_back().filter(timed)?;
        let counted = line.counts().any(|(at, _)| at < main && at != percent);
        let right = last.line + 1 == scope.at && last.sure == Sureness::Computed;
        (right && percent < line.body && !counted && last.role == Role::Item).then_some(last)
    })
}

/// The amounts above that a discount can be on: the total of the piece, then the line above in the
/// group, then what the group calls the price before.
fn bases<'s>(scope: &Scope<'_, 's>, main: usize) -> Vec<&'s Known> {
    let period = scope.period(main);
    let fits = |known: &&Known| match (known.period, period) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let total = scope.above().rev().filter(fits).find(|known| known.role == Role::Total);
    let named = scope.group().rev().filter(fits).find(|known| BEFORE.within(&known.label));
    let last = scope.group().rev().find(fits);
    let mut all: Vec<&Known> = Vec::new();
    for base in named.into_iter().chain(total).chain(last) {
        if base.role != Role::Price && !all.iter().any(|other| other.span == base.span) {
            all.push(base);
        }
    }
    all
}

/// The percentage behind an amount with a word that says what it does to it.
fn percent(scope: &Scope<'_, '_>, after: usize) -> Option<(usize, Direction)> {
    let tokens = &scope.line().tokens;
    let is_percent = |at: &usize| matches!(tokens[*at].kind, Token::Percent(_));
    let labelled = || (0..scope.line().body.min(after)).find(is_percent);
    // `70% 절감 ($0.052 → $0.0156)`
    let said_before = || {
        let open = (0..after).rev().find(|at| tokens[*at].kind == Token::Open)?;
        let bare = tokens[open + 1..after].iter().all(|token| {
            matches!(token.kind, Token::Money(_) | Token::Per(_) | Token::Sign(Operator::Arrow))
        });
        let at = (0..open).rev().find(is_percent)?;
        let close = tokens[at + 1..open].iter().all(|token| matches!(token.kind, Token::Word(_)));
        (bare && close).then_some(at)
    };
    let at = (after + 1..tokens.len()).find(is_percent).or_else(labelled).or_else(said_before)?;
    let words: Vec<&str> = tokens[at + 1..]
        .iter()
        .take(2)
        .filter_map(|token| match token.kind {
            Token::Word(word) => Some(word),
            _ => None,
        })
        .collect();
    let words = words.join(" ");
    // `절감: $50 → $30 (40%)`
    let labelled = words.is_empty() && scope.label_has(SAVING);
    // `$13,000 → $4,500 수준으로 절감 (약 65%)`
    let between = tokens.get(after + 1..at).unwrap_or_default();
    let said = between.iter().any(|token| match token.kind {
        Token::Word(word) => DISCOUNT.within(word),
        _ => false,
    });
    if DISCOUNT.within(&words) || labelled || words.is_empty() && said {
        Some((at, Direction::Less))
    } else {
        SURCHARGE.within(&words).then_some((at, Direction::More))
    }
}

fn changed(
    scope: &Scope<'_, '_>,
    base: Given,
    percent: usize,
    direction: Direction,
    after: usize,
) -> Option<Claim> {
    let share = scope.text().given(percent)?;
    let factor = match direction {
        Direction::Less => Formula::from(Given::known("1", Exact::ONE)).minus(share),
        Direction::More => Formula::sum([Given::known("1", Exact::ONE).into(), share.into()]),
    };
    let value = base.value;
    let formula = Formula::from(base.clone()).times(factor);
    let claim = Claim::new(scope.figure(after)?, Kind::Savings, "cost-amount", vec![formula])
        .supported(Way::Discount, scope.piece);
    // The percentage may have been computed from the two amounts instead.
    let agrees = agrees(scope, value, percent, direction, after);
    let other = agrees.then(|| percentage(scope, base, percent, direction, after)).flatten();
    Some(Claim { otherwise: other.map(Box::new), ..claim })
}

/// Whether the percentage is the rounded one of the two amounts.
fn agrees(
    scope: &Scope<'_, '_>,
    base: Exact,
    percent: usize,
    direction: Direction,
    after: usize,
) -> bool {
    let Some(figure) = scope.figure(percent) else { return false };
    let Some(value) = scope.figure(after).map(|figure| figure.value) else { return false };
    let share = match direction {
        Direction::Less => base.minus(value),
        Direction::More => value.minus(base),
    };
    let exact = share.and_then(|share| share.over(base)?.times(Exact::whole(100)));
    let rounded = exact.and_then(|exact| figure.at_last_digit(exact, scope.page.judging.rounding));
    rounded == Some(figure.value.magnitude())
}

fn percentage(
    scope: &Scope<'_, '_>,
    base: Given,
    percent: usize,
    direction: Direction,
    after: usize,
) -> Option<Claim> {
    let value = scope.text().given(after)?;
    let (high, low) = match direction {
        Direction::Less => (Formula::from(base.clone()), value),
        Direction::More => (Formula::from(value), base.clone()),
    };
    let formula = high.minus(low).over(base).times(Given::known("100", Exact::whole(100)));
    // `$50 → $60 (20% 절감)` goes the other way.
    Some(
        Claim::new(scope.figure(percent)?, Kind::Percent, "cost-percent", vec![formula]).directed(),
    )
}

/// The stretches of time that two amounts of one line can differ by.
pub fn differs(from: Option<Time>, to: Option<Time>) -> bool {
    matches!((from, to), (Some(from), Some(to)) if from != to)
}
