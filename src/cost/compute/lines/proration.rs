//! `업무 시간만 (10시간/일, 5일/주): $14.89/월`: a part of a month.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::contest::{Reading, Standing};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::heading::period_word;
use crate::cost::read::token::{Count, Kind as Token};
use crate::money::{Exact, Rounding, Time, Unit};

/// Hours that something runs.
struct Use {
    /// How many, as written.
    text: String,
    /// How many.
    hours: Exact,
    /// In which stretch of time.
    each: Time,
}

/// The claim of an amount for a part of the month, under one for all of it.
pub fn proration(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let used = usage(scope, main)?;
    let base = scope.group().rev().find(|known| is_all_day(known))?;
    let figure = scope.figure(main)?;
    let mut readings = Vec::new();
    let hours = Given::known(used.text.clone(), used.hours);
    let all = match used.each {
        Time::Week => Given::known("168시간", Exact::whole(168)),
        Time::Day => Given::known("24시간", Exact::whole(24)),
        _ => scope.page.calendar.lengths(Time::Month, Time::Hour).into_iter().next()?,
    };
    let share = used.hours.over(all.value)?;
    readings.push(Reading::from(Formula::from(base.given()).times(hours.clone()).over(all)));
    if used.each == Time::Week && scope.page.declared.is_none() {
        let month = scope.page.calendar.lengths(Time::Month, Time::Hour).into_iter().next()?;
        for weeks in [Exact::whole(4), Exact::ratio(52, 12)?] {
            let formula = Formula::from(base.given())
                .times(hours.clone())
                .times(Given::known(format!("{weeks}주"), weeks));
            readings.push(Reading::from(formula.over(month.clone())));
        }
    }
    let percent = share.times(Exact::whole(100))?.round(0, Rounding::HalfUp)?;
    let rounded = Given::known(format!("{percent}%"), percent.exact().over(Exact::whole(100))?);
    readings.push(Reading {
        formula: Formula::from(base.given()).times(rounded),
        sloppy: Some("비율부터 반올림"),
        standing: Standing::Preferred,
    });
    let mut claim = Claim::new(figure, Kind::Statement, "cost-proration", Vec::new());
    claim.readings = readings;
    let _ = line;
    Some(vec![claim.force(Force::Binding)])
}

/// Whether an amount is for the whole of a month.
fn is_all_day(known: &Known) -> bool {
    let all = ["24/7", "24시간", "상시", "항상", "연중무휴", "풀타임", "24x7"]
        .iter()
        .any(|word| known.label.contains(word));
    all && known.role == Role::Item
}

/// The hours that the label names: `10시간/일, 5일/주`, `주 20시간`, `하루 8시간`.
fn usage(scope: &Scope<'_, '_>, main: usize) -> Option<Use> {
    let line = scope.line();
    let counts: Vec<(usize, &Count)> = line.counts().filter(|(at, _)| *at < main).collect();
    let time = |count: &Count| match &count.unit {
        Some(Unit::Time(time)) => Some(*time),
        _ => None,
    };
    let each = |at: usize, count: &Count| {
        let below = count.per.as_ref().and_then(|per| match per.units.as_slice() {
            [Unit::Time(time)] => Some(*time),
            _ => None,
        });
        let before = at.checked_sub(1).and_then(|before| match line.tokens[before].kind {
            Token::Word(word) => period_word(word.trim_start_matches("매")),
            _ => None,
        });
        below.or(before)
    };
    let (at, hours) = counts.iter().find(|(_, count)| time(count) == Some(Time::Hour))?;
    let value = hours.numeral.exact()?;
    let shown = scope.text().shown(*at).to_owned();
    let days = counts.iter().find(|(_, count)| time(count) == Some(Time::Day));
    match (each(*at, hours)?, days) {
        (Time::Day, Some((day, count))) => {
            let span = each(*day, count)?;
            let text = format!("{shown} × {}", scope.text().shown(*day));
            Some(Use { text, hours: value.times(count.numeral.exact()?)?, each: span })
        }
        (each, None) => Some(Use { text: shown, hours: value, each }),
        _ => None,
    }
}
