//! What a page says is free: `첫 100만 건 무료`, `무료: 2,000분/월`.

use super::arithmetic::Text;
use super::formula::Given;
use super::page::{Page, Said};
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Count, Kind};
use crate::cost::read::words::{FREE, NOT_FREE};
use crate::money::{Magnitude, Thing, Time, Unit};

/// A quantity that costs nothing.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// How much.
    pub given: Given,
    /// Of what.
    pub unit: Unit,
    /// The section that says so.
    pub section: usize,
}

/// Every allowance of a page.
pub fn allowances(page: &Page<'_>) -> Vec<Allowance> {
    let mut all = Vec::new();
    for piece in &page.pieces {
        let Said::Lines(_, statements) = &piece.content else { continue };
        for line in statements {
            of_line(page, line, piece.setting.section, &mut all);
        }
    }
    all
}

fn of_line(page: &Page<'_>, line: &Statement<'_>, section: usize, all: &mut Vec<Allowance>) {
    if !FREE.within(line.text) {
        return;
    }
    let text =
        Text { source: page.source, text: line.text, start: line.start, tokens: &line.tokens };
    let labelled = FREE.within(&line.label) && !NOT_FREE.within(&line.label);
    let border = |at: &usize| {
        matches!(line.tokens[*at].kind, Kind::Comma | Kind::Open | Kind::Close | Kind::Break)
    };
    for (at, count) in line.counts() {
        let from = (0..at).rev().find(border).map_or(0, |border| border + 1);
        let to = (at..line.tokens.len()).find(border).unwrap_or(line.tokens.len());
        let clause = line.slice(from, to - 1);
        let said = FREE.within(clause) && !NOT_FREE.within(clause) || labelled && at >= line.body;
        if let (true, Some(unit), Some(given)) = (said, unit(count), text.given(at)) {
            all.push(Allowance { given, unit, section });
        }
    }
}

/// Of what an allowance is; how long one holds is none.
fn unit(count: &Count) -> Option<Unit> {
    if count.range {
        return None;
    }
    match &count.unit {
        Some(Unit::Time(Time::Day | Time::Week | Time::Month | Time::Year)) => None,
        Some(Unit::Thing(Thing::Person)) => None,
        Some(unit) => Some(unit.clone()),
        None => (count.numeral.magnitude != Magnitude::ONE).then_some(Unit::Thing(Thing::Request)),
    }
}
