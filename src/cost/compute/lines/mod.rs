//! The figures of lines: which way each of them came about.

mod against;
mod apart;
mod between;
mod budget;
mod change;
mod conversion;
mod counted;
mod each;
mod equation;
mod exchange;
mod free;
mod left;
mod meant;
mod mixed;
mod multiple;
mod named;
mod net;
mod parts;
mod portion;
mod proration;
mod rate;
mod reduced;
mod restated;
mod saved;
mod saving;
mod scaled;
mod scope;
mod sentence;
mod share;
mod supply;
mod tax;
mod together;
mod total;
mod versus;
mod working;

use super::claim::{Claim, Force, Kind};
use super::memory::Role;
use crate::cost::read::line::Mark;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{
    BOUND, BUDGET, ESTIMATE, FREE, GAP, NET, PER_PERSON, SAVING, Words, names_a_sum,
};

use crate::money::{Time, Unit};

pub use change::differs;
pub use restated::{estimate, sum_of_tables};
pub use scope::Scope;
pub use supply::distinct;

/// What a line says: its claims, and the part that its main amount plays.
#[derive(Debug)]
pub struct Read {
    /// The token of the main amount.
    pub main: usize,
    /// Its part.
    pub role: Role,
    /// The claims about figures of the line; the one about the main amount first, if it has one.
    pub claims: Vec<Claim>,
    /// The token of the amount before an arrow.
    pub before: Option<usize>,
    /// The tokens of the other results of the line: `$0.068 × 730 = $49.64 + 캐시 $0.017 × 730 = $12.41`.
    pub others: Vec<usize>,
}

/// Ways to explain the main amount of a line, the surest first. Each gives the claims about it, or
/// `None` when the line is not of its kind.
type Explain = fn(&Scope<'_, '_>, usize) -> Option<Vec<Claim>>;
const EXPLANATIONS: &[Explain] = &[
    |scope, _| change::arrow(scope),
    reduced::total_after,
    net::net,
    between::named,
    between::margin,
    saved::accumulated,
    saving::saving,
    saved::after,
    left::left,
    left::more,
    saved::sentence,
    saved::versus,
    share::per_person,
    each::of_row,
    each::each,
    share::of_class,
    parts::in_brackets,
    conversion::of_a_sum,
    scaled::of_table,
    together::together,
    total::spoken,
    total::total,
    parts::below,
    change::discount,
    budget::budget,
    proration::proration,
    free::free,
    conversion::labelled,
    conversion::of_last_sum,
    conversion::lasting,
    quantity,
    scaled::all,
    scaled::several,
    restated::again,
    |scope, main| supply::of_subject(scope, main).map(|claim| vec![claim]),
    restated::restated,
    against::of_last,
    portion::part,
    counted::of_above,
    exchange::of_above,
    total::of_one,
];

/// Reads a line; `None` when it states no amount.
pub fn read(scope: &Scope<'_, '_>) -> Option<Read> {
    let line = scope.line();
    let Some(main) = line.main() else {
        let share = portion::shares(scope).into_iter().next();
        let claim = share.or_else(|| rate::rate(scope))?;
        return Some(Read {
            main: 0,
            role: Role::Aside,
            claims: vec![claim],
            before: None,
            others: Vec::new(),
        });
    };
    let mut claims = equation::equations(scope);
    claims.extend(working::workings(scope));
    claims.extend(sentence::sentences(scope));
    claims.extend(change::spoken(scope));
    claims.extend(against::against(scope));
    claims.extend(portion::shares(scope));
    claims.extend(portion::fractions(scope));
    claims.extend(budget::steps(scope));
    claims.extend(portion::in_line(scope));
    claims.extend(portion::since_first(scope, main));
    claims.extend(counted::in_line(scope));
    claims.extend(restated::kept(scope));
    claims.extend(scaled::supposed(scope));
    claims.extend(conversion::same_line(scope));
    claims.extend(exchange::exchanges(scope));
    claims.extend(tax::taxed(scope));
    let role = role(scope, main);
    let span = scope.text().span(main);
    let explained = claims.iter().any(|claim| claim.figure.span == span);
    if !explained && !matches!(role, Role::Price | Role::Bound) {
        // What an equation of the line gives needs no other explanation.
        let mut own = explained_by(scope, main, EXPLANATIONS);
        own.retain(|own| !claims.iter().any(|claim| claim.figure.span == own.figure.span));
        if own.is_empty() {
            claims.extend(unexplained(scope, main, role));
        } else {
            claims.splice(0..0, own).for_each(drop);
        }
    } else if !explained && role == Role::Price {
        claims.extend(multiple::multiple(scope, main));
        let sum = total::total(scope, main).unwrap_or_default();
        claims.extend(sum.into_iter().filter(|claim| !claim.readings.is_empty()));
    }
    let equation = claims.iter().find(|claim| claim.figure.span == span);
    let share = equation.and_then(|equation| saving::share_of_equation(scope, main, equation));
    claims.extend(share);
    claims.extend(saved::aside(scope, main));
    claims.extend(operands(scope));
    later(&mut claims, restated::sides(scope));
    later(&mut claims, restated::mentioned(scope));
    claims.retain({
        let mut seen = Vec::new();
        move |claim| {
            let new = !seen.contains(&claim.figure.span);
            seen.push(claim.figure.span);
            new
        }
    });
    let before = line
        .tokens
        .iter()
        .rposition(|token| token.kind == Token::Sign(Operator::Arrow))
        .and_then(|arrow| line.moneys().map(|(at, _)| at).filter(|at| *at < arrow).last())
        .or_else(|| line.change().map(|(before, _)| before));
    let others = equation::other_results(scope, main);
    // `고정 $691.20 vs 오토스케일링 $305.40`: the second is what the first is set against.
    let set = apart::versus(line);
    let (main, before) = set.map_or((main, before), |(before, after)| (after, Some(before)));
    Some(Read { main, role, claims, before, others })
}

/// The equations and workings in the labels of a diagram.
pub fn labels(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let mut claims = equation::equations(scope);
    claims.extend(working::workings(scope));
    for (at, money) in scope.line().moneys() {
        let span = scope.text().span(at);
        let own = claims.iter().any(|claim| claim.figure.span == span);
        if !own && !money.is_price() && money.to.is_none() && !money.open {
            claims.extend(restated::label(scope, at));
        }
    }
    claims
}

/// Adds claims of figures that nothing explains for sure yet.
fn later(claims: &mut Vec<Claim>, more: Vec<Claim>) {
    for claim in more {
        let same = |other: &&mut Claim| other.figure.span == claim.figure.span;
        match claims.iter_mut().find(same) {
            Some(other) if other.force == Force::Lookup => {
                // What is sure needs nothing else; what is not comes after what was there.
                let silent = other.readings.is_empty() || claim.force == Force::Binding;
                match other.otherwise {
                    _ if silent => *other = claim,
                    None => other.otherwise = Some(Box::new(claim)),
                    Some(_) => {}
                }
            }
            Some(_) => {}
            None => claims.push(claim),
        }
    }
}

/// The claims of the first explanation that is sure of itself; what less sure ones say is said
/// first, and holds if it proves right.
fn explained_by(scope: &Scope<'_, '_>, main: usize, explanations: &[Explain]) -> Vec<Claim> {
    let found =
        explanations.iter().enumerate().find_map(|(at, explain)| Some((at, explain(scope, main)?)));
    let Some((at, mut claims)) = found else { return Vec::new() };
    let unsure = claims.first().is_some_and(|claim| claim.force != Force::Binding);
    if unsure && !claims.is_empty() {
        let mut rest = explained_by(scope, main, &explanations[at + 1..]);
        if !rest.is_empty() {
            let mut last = &mut claims[0];
            while last.otherwise.is_some() {
                last = last.otherwise.as_mut().expect("it was just seen");
            }
            last.otherwise = Some(Box::new(rest.remove(0)));
        }
    }
    claims
}

/// The part that the main amount of a line plays.
fn role(scope: &Scope<'_, '_>, main: usize) -> Role {
    let line = scope.line();
    let Some(money) = line.money(main) else { return Role::Aside };
    let label = |words: Words| scope.label_has(words);
    let discounted =
        line.tokens[main + 1..].iter().any(|token| matches!(token.kind, Token::Percent(_)))
            && !line.has(Operator::Arrow)
            && !line.has(Operator::Equals);
    let stands_alone = line.mark == Mark::Item
        || line.body > 0
        || line.has(Operator::Equals)
        || matches!(
            scope.page.pieces[scope.piece].content,
            super::page::Said::Lines(crate::cost::read::sheet::Medium::Code, _)
        ) && line.main() == Some(main);
    let total = names_a_sum(&line.label);
    // `시간당: $0.136`
    let hourly = money.per.is_none() && scope.period(main) == Some(Time::Hour) && !total;
    if money.is_price() || hourly && !line.has(Operator::Equals) {
        Role::Price
    } else if bounded(line, main) {
        Role::Bound
    } else if between::is_margin(line, main) {
        Role::Aside
    } else if label(NET) {
        Role::Net
    } else if label(PER_PERSON) || per_each(line, main) || each::thing(&line.label).is_some() {
        Role::Share
    } else if (label(SAVING) || label(GAP) || saved::is_said_of(scope, main))
        && !saving::is_after(&line.label)
    {
        Role::Saving
    } else if total && !line.has(Operator::Equals) {
        Role::Total
    } else if label(ESTIMATE) || discounted || label(FREE) || !stands_alone {
        Role::Aside
    } else {
        Role::Item
    }
}

/// Whether the amount is a bound: a budget, a goal, `$10 이하`.
fn bounded(line: &Statement<'_>, main: usize) -> bool {
    let after = match line.tokens.get(main + 1).map(|token| &token.kind) {
        Some(Token::Word(word)) => BOUND.begin(word),
        _ => false,
    };
    let before = line.text[..line.tokens[main].at.start].trim_end().ends_with(['<', '>', '≤', '≥']);
    after
        || before
        || BUDGET.within(&line.label) && !between::is_margin(line, main)
        || ["목표", "상한"].iter().any(|word| line.label.contains(word))
}

fn per_each(line: &Statement<'_>, main: usize) -> bool {
    line.tokens[..main.min(line.body)].iter().any(|token| match &token.kind {
        Token::Per(per) => !matches!(per.units.as_slice(), [Unit::Time(_)]),
        _ => false,
    })
}

/// A quantity on the line whose price stands elsewhere.
fn quantity(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let counts: Vec<usize> = line.counts().map(|(at, _)| at).filter(|at| *at < main).collect();
    // `1.2GB × 30개 = 36GB → $3.60`: what the multiplication gives is what is paid for.
    let result = |at: &&usize| {
        let before = at.checked_sub(1).map(|before| &line.tokens[before].kind);
        matches!(before, Some(Token::Sign(Operator::Equals)))
            && line.tokens[**at..main]
                .iter()
                .any(|token| token.kind == Token::Sign(Operator::Arrow))
    };
    let given = counts.iter().rev().find(result).copied();
    given
        .into_iter()
        .chain(counts)
        .find_map(|at| supply::of_quantity(scope, at, main))
        .map(|claim| vec![claim])
}

/// Amounts that a sum on the line adds up may themselves be prices for a month.
fn operands(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let Some(equals) =
        line.tokens.iter().position(|token| token.kind == Token::Sign(Operator::Equals))
    else {
        return Vec::new();
    };
    let arithmetic = line.tokens[..equals]
        .iter()
        .any(|token| matches!(token.kind, Token::Sign(Operator::Times | Operator::Over)));
    if arithmetic {
        return Vec::new();
    }
    line.moneys()
        .map(|(at, _)| at)
        .filter(|at| *at < equals)
        .filter_map(|at| supply::of_subject(scope, at))
        .map(|claim| claim.force(Force::Lookup))
        .collect()
}

/// An item without anything to compute it from.
fn unexplained(scope: &Scope<'_, '_>, main: usize, role: Role) -> Option<Claim> {
    let figure = scope.figure(main)?;
    let item = role == Role::Item && scope.line().body > 0;
    item.then(|| Claim::unknown(figure, Kind::Row, "수량이나 단가가 없습니다"))
}
