//! Lengths of time and sizes that stand around a table: `11시간 중지`, `한 달 (30일)`, `로그 1TB`.

use super::super::arithmetic::Text;
use super::super::formula::Given;
use super::row::RowScope;
use crate::cost::read::token::tokens;
use crate::money::{Data, Exact, Time, Unit};

/// How many lengths and sizes are tried.
const LENGTHS: usize = 5;

/// A length of time, or a size in GB.
pub struct Length {
    /// How much.
    pub given: Given,
    /// Of what.
    pub unit: Unit,
}

/// The lengths of time and sizes that the heading of a column and the text above the table name, and the
/// lengths of a month.
pub fn lengths(scope: &RowScope<'_, '_>, column: usize) -> Vec<Length> {
    let setting = &scope.page.pieces[scope.place.piece].setting;
    let heading = scope.heading(column);
    let texts = [heading, setting.caption].into_iter().chain(setting.headings.last().copied());
    let mut all: Vec<Length> = Vec::new();
    for text in texts {
        let start = (text.as_ptr() as usize).wrapping_sub(scope.page.source.text.as_ptr() as usize);
        if text.is_empty() || start >= scope.page.source.text.len() {
            continue;
        }
        let tokens = tokens(text);
        let text = Text { source: scope.page.source, text, start, tokens: &tokens };
        let told = (0..tokens.len()).filter_map(|at| {
            let count = text.count(at).filter(|count| !count.range && count.per.is_none())?;
            let given = text.given(at)?;
            let unit = count.unit.clone()?;
            let value = match &unit {
                Unit::Time(_) => given.value,
                // `로그 1TB`
                Unit::Data(data) => given.value.times(data.in_units_of(Data::Gigabyte))?,
                Unit::Thing(_) => return None,
            };
            Some(Length { given: Given { value, ..given }, unit })
        });
        all.extend(told);
    }
    if heading.contains('월') || heading.contains("달") || heading.contains("24시간") {
        let calendar = &scope.page.calendar;
        for time in [Time::Hour, Time::Day] {
            let usual = calendar.lengths(Time::Month, time).into_iter().take(1);
            all.extend(usual.map(|given| Length { given, unit: Unit::Time(time) }));
        }
    }
    let mut kept: Vec<Length> = Vec::new();
    for one in all {
        let value = one.given.value;
        let new = !kept.iter().any(|other| other.given.value == value) && value != Exact::ONE;
        if new && kept.len() < LENGTHS {
            kept.push(one);
        }
    }
    kept
}
