//! `[policy]`: how a course computes.

use toml::de::DeValue;

use super::decimal::decimal;
use crate::config::Table;
use crate::diagnostic::Diagnostic;
use crate::money::{Exact, Rounding};

/// How amounts are computed and compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// How they are rounded.
    pub rounding: Rounding,
    /// How many digits a filled-in amount has.
    pub decimals: Decimals,
    /// What a total adds up.
    pub totals: Totals,
    /// The hours of a month.
    pub month_hours: u32,
    /// The days of a month.
    pub month_days: u32,
    /// How far an amount marked `~` or `약` may be off, as a share of it.
    pub tolerance: Exact,
    /// Whether an amount below the last digit may stand as one of that digit.
    pub smallest: Smallest,
    /// After how many days a price is stale.
    pub stale_after_days: u32,
    /// Words in headings that make a `-` one day.
    pub implicit_day: Vec<String>,
}

/// How many digits stand behind the point of an amount that is filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decimals {
    /// As many as the other amounts of its table have.
    #[default]
    AsWritten,
    /// This many.
    Fixed(u32),
}

/// What a total adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Totals {
    /// The amounts as they are shown.
    #[default]
    Displayed,
    /// The amounts before they were rounded.
    Exact,
}

/// What becomes of an amount that is too small to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Smallest {
    /// It is rounded like any other.
    #[default]
    Rounded,
    /// `cent_floor = true`: it may stand as one of the last digit.
    OneUnit,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            rounding: Rounding::HalfUp,
            decimals: Decimals::AsWritten,
            totals: Totals::Displayed,
            month_hours: 730,
            month_days: 30,
            tolerance: Exact::ratio(5, 100).unwrap_or(Exact::ZERO),
            smallest: Smallest::Rounded,
            stale_after_days: 180,
            implicit_day: vec!["일일".to_owned()],
        }
    }
}

/// Reads the table; what is left out keeps its default.
pub(super) fn policy(mut table: Table<'_>, findings: &mut Vec<Diagnostic>) -> Policy {
    let defaults = Policy::default();
    let rounding = table.take(
        "rounding",
        "half_up, half_even, floor, ceil 가운데 하나",
        findings,
        |value| {
            Some(match value.as_str()? {
                "half_up" => Rounding::HalfUp,
                "half_even" => Rounding::HalfEven,
                "floor" => Rounding::Down,
                "ceil" => Rounding::Up,
                _ => return None,
            })
        },
    );
    let decimals =
        table.take("decimals", "\"as_written\" 또는 0–10 사이 정수", findings, |value| {
            match (value.as_str(), value.as_integer()) {
                (Some("as_written"), _) => Some(Decimals::AsWritten),
                (_, Some(_)) => whole(value, 0..=10).map(Decimals::Fixed),
                _ => None,
            }
        });
    let totals =
        table.take("total", "\"sum_of_displayed\" 또는 \"sum_of_exact\"", findings, |value| {
            match value.as_str()? {
                "sum_of_displayed" => Some(Totals::Displayed),
                "sum_of_exact" => Some(Totals::Exact),
                _ => None,
            }
        });
    let month_hours = table
        .take("month_hours", "672–744 사이 정수", findings, |value| whole(value, 672..=744));
    let month_days =
        table.take("month_days", "28–31 사이 정수", findings, |value| whole(value, 28..=31));
    // The sizes of data are those of the bills; another reading has never been found in a course.
    table.take("bytes", "\"decimal\"", findings, |value| {
        (value.as_str()? == "decimal").then_some(())
    });
    let tolerance = table.take(
        "approx_tolerance",
        "\"0.05\"처럼 1보다 작은 십진수 문자열",
        findings,
        |value| {
            let share = decimal(value.as_str()?)?.exact();
            (share < Exact::ONE).then_some(share)
        },
    );
    let smallest = table.take("cent_floor", "true 또는 false", findings, |value| {
        Some(if value.as_bool()? { Smallest::OneUnit } else { Smallest::Rounded })
    });
    let stale_after_days =
        table.take("stale_after_days", "1–36500 사이 정수", findings, |value| {
            whole(value, 1..=36_500)
        });
    let implicit_day =
        table.take("allow_implicit_day", "[\"일일\"]처럼 문자열 목록", findings, strings);
    // Prices are before tax; a line with 부가세 says so itself.
    table.take("tax", "\"excluded\"", findings, |value| {
        (value.as_str()? == "excluded").then_some(())
    });
    table.finish(findings);
    Policy {
        rounding: rounding.unwrap_or(defaults.rounding),
        decimals: decimals.unwrap_or(defaults.decimals),
        totals: totals.unwrap_or(defaults.totals),
        month_hours: month_hours.unwrap_or(defaults.month_hours),
        month_days: month_days.unwrap_or(defaults.month_days),
        tolerance: tolerance.unwrap_or(defaults.tolerance),
        smallest: smallest.unwrap_or(defaults.smallest),
        stale_after_days: stale_after_days.unwrap_or(defaults.stale_after_days),
        implicit_day: implicit_day.unwrap_or(defaults.implicit_day),
    }
}

/// A whole number within a range.
pub(super) fn whole(value: &DeValue<'_>, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    let integer = value.as_integer()?;
    let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok()?;
    range.contains(&number).then_some(number)
}

/// A list of strings, none of them empty.
pub(super) fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    let all = value.as_array()?.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
    let all = all.collect::<Option<Vec<String>>>()?;
    (!all.iter().any(|item| item.trim().is_empty())).then_some(all)
}
