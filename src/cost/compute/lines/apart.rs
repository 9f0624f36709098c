//! `절감: $8.50/월 (94%)` where two results stand apart: which of them the line sets against each other.

use super::change::differs;
use super::saved::{gives, share};
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Kind};
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::heading::period_word;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::Kind as Token;
use crate::money::{Exact, Time};

/// How many results above may be set against each other.
const MOST: usize = 6;

/// From how many digits on a percentage tells of which two results it is.
const TELLING: usize = 2;

/// Two amounts, the one before first.
pub type Pair<'s> = (&'s Known, &'s Known);

/// The results of the section above a line, the last first: the last sum of each group, or else its last
/// computed amount.
pub fn results<'s>(scope: &Scope<'_, 's>) -> Vec<&'s Known> {
    let counts = |known: &&Known| {
        let sum = known.role == Role::Total;
        let own = matches!(known.role, Role::Item | Role::Aside);
        (sum || own && known.sure == Sureness::Computed) && !known.value.is_zero()
    };
    let mut ends: Vec<&Known> = Vec::new();
    for known in scope.section().rev().filter(counts) {
        let full = ends.len() == MOST;
        match ends.last_mut() {
            Some(end) if (end.piece, end.group) == (known.piece, known.group) => {
                if end.role != Role::Total && known.role == Role::Total {
                    *end = known;
                }
            }
            _ if full => break,
            _ => ends.push(known),
        }
    }
    ends
}

/// The claims of an amount and the percentage beside it, where only the percentage is that of two results: of
/// the last two, or of the only ones that give it.
pub fn told(scope: &Scope<'_, '_>, main: usize, percent: usize) -> Option<Vec<Claim>> {
    let said = scope.figure(percent)?;
    let figure = scope.figure(main)?;
    if said.significant_digits() < TELLING || scope.line().moneys().any(|(at, _)| at < main) {
        return None;
    }
    let dearer = scope.line().tokens[main + 1..].iter().any(|token| match token.kind {
        Token::Word(word) => {
            ["비싸", "비쌉", "비쌈", "증가", "추가"].iter().any(|more| word.starts_with(more))
        }
        _ => false,
    });
    let turn = |one: &'_ Known, other: &'_ Known| one.value < other.value;
    let fits = |pair: &Pair<'_>| {
        let base = if dearer { (pair.1, pair.0) } else { *pair };
        gives(scope, &said, share(&base))
    };
    let alike = |one: &Known, other: &Known| {
        !differs(one.period, other.period)
            && !differs(one.period, scope.period(main))
            && one.text.contains('$') == figure.text.contains('$')
            && other.text.contains('$') == figure.text.contains('$')
    };
    let mut near: Vec<&Known> = results(scope);
    let ends = near.len();
    let caption = scope.setting().caption;
    // `**중견 서비스를 셀프 호스티드로 바꾸면?**` sets against a row of another section.
    let called = |known: &&Known| {
        known.sure == Sureness::Computed
            && known.label.chars().count() > 2
            && caption.contains(known.label.as_str())
    };
    near.extend(scope.recent().rev().filter(called).take(2));
    let more = scope.section().rev().take(2 * MOST).filter(|known| {
        known.sure == Sureness::Computed && matches!(known.role, Role::Item | Role::Total)
    });
    for known in more {
        if near.iter().all(|other| other.span != known.span) {
            near.push(known);
        }
    }
    let mut found: Vec<Pair<'_>> = Vec::new();
    for (at, last) in near.iter().enumerate() {
        for first in &near[at + 1..] {
            let pair = if turn(last, first) { (*first, *last) } else { (*last, *first) };
            if alike(first, last) && fits(&pair) {
                found.push(pair);
            }
        }
    }
    let pair = *found.first()?;
    let value = |pair: &Pair<'_>| pair.0.value.minus(pair.1.value);
    // The last two results are meant whatever else is as far apart.
    let last = ends > 1
        && [near[0].span, near[1].span]
            .iter()
            .all(|span| *span == pair.0.span || *span == pair.1.span);
    let one = found.iter().all(|other| value(other) == value(&pair));
    // `gp3는 io2보다` names both, `prod 6개 중 3개를 Spot으로` the one that it changes.
    let text = scope.line().text;
    let told =
        |known: &Known| known.label.chars().count() > 2 && text.contains(known.label.as_str());
    let linked = pair.0.names().share(pair.1.names()) && near[0].span == pair.1.span;
    let named = told(pair.0) && told(pair.1) || linked;
    // Items of one list are paid together, unless both are named.
    let list = (pair.0.piece, pair.0.group) == (pair.1.piece, pair.1.group)
        && (pair.1.piece, pair.1.group) != (scope.piece, scope.line().group);
    let elsewhere = ["지난", "작년", "전월", "전년", "이전 달", "타사"];
    let listed = list && !named && pair.0.role != Role::Total;
    if listed || elsewhere.iter().any(|word| text.contains(word)) {
        return None;
    }
    if !(last || one && (named || !said.is_round_percentage())) {
        return None;
    }
    // The amount and its percentage may be of something else.
    let base = if dearer { pair.1 } else { pair.0 };
    let other = scope.recent().any(|known| {
        known.value != base.value
            && !known.value.is_zero()
            && gives(scope, &said, share_of(&figure, known))
    });
    if other {
        return None;
    }
    let way = Formula::from(pair.0.given()).minus(pair.1.given());
    let base = if dearer { (pair.1, pair.0) } else { pair };
    Some(vec![
        Claim::new(figure, Kind::Savings, "cost-amount", vec![way]),
        Claim::new(said, Kind::Percent, "cost-percent", vec![share(&base)]),
    ])
}

fn share_of(figure: &Figure, base: &Known) -> Formula {
    let amount = Given::known(figure.text.clone(), figure.value);
    Formula::from(amount).over(base.given()).times(Given::known("100", Exact::whole(100)))
}

/// The two sums of one name that are the only ones right above a line: of one block, or of two that follow
/// each other; the larger one first.
pub fn sums<'s>(scope: &Scope<'_, 's>, main: usize) -> Option<Pair<'s>> {
    let line = scope.line();
    let end = line.tokens[main..].iter().position(|token| match token.kind {
        Token::Word(word) => word.ends_with('.'),
        _ => false,
    });
    let end = end.map_or(line.tokens.len(), |end| main + end);
    let bare = line.moneys().filter(|(at, _)| *at < end).count() == 1
        && line.counts().all(|(at, _)| at > end)
        && line.body == 0;
    if !bare || !scope.is_short() {
        return None;
    }
    let mut all = scope
        .section()
        .rev()
        .filter(|known| !matches!(known.role, Role::Price | Role::Bound | Role::Share));
    // What comes behind the sums may be compared instead.
    let last = all.next().filter(|known| known.role == Role::Total)?;
    let mut sums = all.filter(|known| known.role == Role::Total);
    let first = sums.next()?;
    let only = sums.next().is_none();
    let alike = first.label == last.label
        && (first.piece, first.group) != (last.piece, last.group)
        && !differs(first.period, last.period)
        && !differs(last.period, scope.period(main));
    let time = last.period.unwrap_or(Time::Month);
    let other = line.tokens[..main].iter().any(|token| match token.kind {
        Token::Word(word) => period_word(word).is_some_and(|named| named != time),
        _ => false,
    });
    let grows = first.value < last.value;
    (only && alike && !other).then_some(if grows { (last, first) } else { (first, last) })
}

/// The amounts of the two columns of a table whose row of sums is the last thing above a line.
pub fn columns<'s>(scope: &Scope<'_, 's>, main: usize) -> Option<Pair<'s>> {
    let line = scope.line();
    let bare = line.moneys().count() == 1 && line.counts().next().is_none();
    let last = scope.section().next_back().filter(|known| known.role == Role::Total)?;
    let table = scope.page.statements(last.piece).is_empty() && bare;
    let row: Vec<&Known> = scope
        .section()
        .rev()
        .take_while(|known| known.piece == last.piece)
        .filter(|known| known.role == Role::Total && known.line == last.line)
        .collect();
    let [after, before] = row[..] else { return None };
    let alike = !differs(before.period, after.period)
        && before.text.contains('$') == after.text.contains('$')
        && !differs(after.period, scope.period(main));
    (table && alike && before.value > after.value).then_some((before, after))
}

/// The only two amounts of a line, where `vs` sets the one against the other.
pub fn versus(line: &Statement<'_>) -> Option<(usize, usize)> {
    let mut moneys = line.moneys().filter(|(_, money)| !money.is_price()).map(|(at, _)| at);
    let (before, after) = (moneys.next()?, moneys.next()?);
    let only = moneys.next().is_none();
    let between = &line.tokens[before + 1..after];
    let set = between.iter().any(|token| match token.kind {
        Token::Word(word) => matches!(word, "vs" | "VS" | "vs."),
        _ => false,
    });
    let signs = line.tokens.iter().any(|token| matches!(token.kind, Token::Sign(_)));
    (only && set && !signs).then_some((before, after))
}
