//! `+$581/월` in a diagram of cumulative effects: each node adds its own step to the one before.

use std::ops::Range;

use super::arithmetic::Text;
use super::claim::{self, Claim, Way};
use super::figure::Figure;
use super::formula::Formula;
use super::memory::{Known, Role};
use super::page::Page;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind, Token};
use crate::cost::read::words::{DISCOUNT, RUNNING};

/// How many figures above a diagram may be those of rows.
const ROWS: usize = 512;

/// Whether a diagram shows cumulative sums: its words, its heading or its caption say so.
pub fn is_running(page: &Page<'_>, piece: usize, statements: &[Statement<'_>]) -> bool {
    let setting = &page.pieces[piece].setting;
    statements
        .iter()
        .map(|line| line.text)
        .chain([setting.caption])
        .chain(setting.headings.last().copied())
        .any(|text| RUNNING.within(text))
}

/// The tokens of the nodes of a line, one range for each: `A[$318] --> B[누적 $336]`.
pub fn nodes(line: &Statement<'_>) -> Vec<Range<usize>> {
    let ends = line.text.match_indices("--").map(|(at, _)| at).chain([line.text.len()]);
    let mut from = 0;
    let mut nodes = Vec::new();
    for end in ends {
        let to = line.tokens.partition_point(|token| token.at.start < end);
        if line.tokens.get(from..to).is_some_and(|own| own.iter().any(is_money)) {
            nodes.push(from..to);
        }
        from = from.max(to);
    }
    nodes
}

fn is_money(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Money(_))
}

/// The claim of a node: the node before, and what the node adds, by itself, as a row of a table, or as the net
/// effect of the step that it names.
pub fn step(
    page: &Page<'_>,
    memory: &[Known],
    piece: usize,
    (line, node): (&Statement<'_>, Range<usize>),
    last: Option<&Known>,
) -> Option<Claim> {
    let at = sum(line, node.clone())?;
    let money = line.money(at)?;
    let place = &line.tokens[at].at;
    let figure =
        Figure::of_money(page.source, money, line.start + place.start..line.start + place.end)?;
    let text =
        Text { source: page.source, text: line.text, start: line.start, tokens: &line.tokens };
    let _ = text.given(at)?;
    let last = last?;
    if let Some(own) = added(line, node.clone(), at) {
        let way = Formula::sum([last.given().into(), text.given(own)?.into()]);
        return Some(Claim::new(figure, claim::Kind::Total, "cost-total", vec![way]));
    }
    if let Some(row) = row(page, memory, piece, (line, node.clone()), at) {
        let way = Formula::sum([last.given().into(), row.given().into()]);
        let claim = Claim::new(figure, claim::Kind::Total, "cost-total", vec![way]);
        return Some(claim.supported(Way::Running, piece));
    }
    let number = step_number(line.slice(node.start, node.end - 1))?;
    let steps = memory
        .iter()
        .filter(|known| known.role == Role::Net && known.piece < piece)
        .filter(|known| {
            let setting = &page.pieces[known.piece].setting;
            // In a sample the titles are lines of their own.
            let lines = &page.statements(known.piece)[..known.line];
            let titles = lines.iter().rev().filter(|line| line.is_title()).map(|line| line.text);
            let named = titles
                .chain([setting.caption])
                .chain(setting.headings.iter().rev().copied())
                .find_map(step_number);
            named == Some(number)
        });
    let formulas: Vec<Formula> =
        steps.map(|known| Formula::sum([last.given().into(), known.given().into()])).collect();
    let claim = (!formulas.is_empty())
        .then(|| Claim::new(figure, claim::Kind::Total, "cost-total", formulas))?;
    Some(claim.conjectured(Way::Running, piece))
}

/// The token of what a node comes to: the amount called cumulative, else the first one.
pub fn sum(line: &Statement<'_>, node: Range<usize>) -> Option<usize> {
    let moneys = || node.clone().filter(|at| is_money(&line.tokens[*at]));
    let called = |at: &usize| {
        let before = moneys().rfind(|other| other < at).unwrap_or(node.start);
        RUNNING.within(line.slice(before, *at))
    };
    moneys().find(called).or_else(|| moneys().next())
}

/// The amount that a node itself adds: `+ CDN $45<br/>누적 $381/월`.
fn added(line: &Statement<'_>, node: Range<usize>, at: usize) -> Option<usize> {
    let mut others = node.clone().filter(|other| *other != at && is_money(&line.tokens[*other]));
    let own = others.next().filter(|own| *own < at && others.next().is_none())?;
    let plus = line.slice(node.start, own).contains('+');
    (plus && RUNNING.within(line.slice(own, at))).then_some(own)
}

/// The row of a table above that a node of cumulative sums has the name of: `Day 2<br/>누적 $0.05`.
fn row<'m>(
    page: &Page<'_>,
    memory: &'m [Known],
    piece: usize,
    (line, node): (&Statement<'_>, Range<usize>),
    at: usize,
) -> Option<&'m Known> {
    let said = line.slice(node.start, at);
    let name = said.rsplit_once(['[', '(', '{', '"']).map_or(said, |(_, name)| name);
    let name = name.split(['<', '\n']).next()?.trim_matches(['"', '*', ' ']);
    let named = |known: &&Known| {
        known.label == name
            && known.role == Role::Item
            && known.piece < piece
            && page.statements(known.piece).is_empty()
    };
    let running = RUNNING.within(said) && name.chars().count() > 1;
    memory.iter().rev().take(ROWS).find(named).filter(|_| running)
}

/// The claim of a node that takes a percentage off the amount of the node before: `10% 절감<br/>$18,000/월`.
pub fn reduced(
    page: &Page<'_>,
    piece: usize,
    line: &Statement<'_>,
    last: Option<&Known>,
) -> Option<Claim> {
    let at = line.main()?;
    let money = line.money(at).filter(|_| line.moneys().count() == 1)?;
    let percent =
        line.tokens[..at].iter().position(|token| matches!(token.kind, Kind::Percent(_)))?;
    let words = line.tokens[percent + 1..at].iter().filter_map(|token| match token.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    });
    let off = words.take(2).any(|word| DISCOUNT.within(word));
    let place = &line.tokens[at].at;
    let range = line.start + place.start..line.start + place.end;
    let figure = Figure::of_money(page.source, money, range)?;
    let text =
        Text { source: page.source, text: line.text, start: line.start, tokens: &line.tokens };
    let way = Formula::from(last?.given()).less(text.given(percent)?);
    let claim = Claim::new(figure, claim::Kind::Savings, "cost-amount", vec![way]);
    off.then(|| claim.supported(Way::Discount, piece))
}

/// The number of the step that a text names: 2 in `Phase 2`, `2단계`.
fn step_number(text: &str) -> Option<u32> {
    let digits = |text: &str| -> Option<u32> {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        text.get(..length)?.parse().ok()
    };
    let named = ["Phase ", "phase ", "Step ", "step ", "단계 "]
        .into_iter()
        .find_map(|word| text.find(word).and_then(|at| digits(&text[at + word.len()..])));
    named.or_else(|| {
        let (before, _) = text.split_once("단계")?;
        digits(before.trim_end_matches(' ').rsplit(|c: char| !c.is_ascii_digit()).next()?)
    })
}
