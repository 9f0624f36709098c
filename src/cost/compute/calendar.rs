//! How long a month is: a course's choice, so every usual one is tried.

use super::formula::Given;
use crate::money::{Exact, Time};

/// The lengths of a month that are tried, the course's own first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    hours: Vec<u32>,
    days: Vec<u32>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { hours: vec![730, 720, 744], days: vec![30, 31] }
    }
}

impl Calendar {
    /// With this many hours and days before the usual ones.
    pub fn preferring(self, hours: u32, days: u32) -> Self {
        let first = |wanted: u32, all: Vec<u32>| {
            std::iter::once(wanted)
                .chain(all.into_iter().filter(|other| *other != wanted))
                .collect()
        };
        Self { hours: first(hours, self.hours), days: first(days, self.days) }
    }

    /// The one length that a page names, if it names one.
    pub fn declared(text: &str) -> Option<u32> {
        let mut named = [730_u32, 720, 744].into_iter().filter(|hours| {
            let digits = hours.to_string();
            text.match_indices(&digits).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = &text[at + digits.len()..];
                let hour = ["시간", "h", " h", "H"].iter().any(|unit| after.starts_with(unit));
                let factor = text[..at].trim_end().ends_with(['×', '*', 'x', '÷']);
                let whole =
                    !after.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
                !before.is_some_and(|c| c.is_ascii_digit() || c == '.' || c == ',' || c == '$')
                    && whole
                    && (hour || factor)
            })
        });
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }

    /// How many of `small` one `big` is, each usual way with its words: `730시간`.
    pub fn lengths(&self, big: Time, small: Time) -> Vec<Given> {
        let given =
            |number: u32, unit: &str| Given::known(format!("{number}{unit}"), Exact::from(number));
        match (big, small) {
            (Time::Month, Time::Hour) => {
                self.hours.iter().map(|hours| given(*hours, "시간")).collect()
            }
            (Time::Month, Time::Day) => self.days.iter().map(|days| given(*days, "일")).collect(),
            (Time::Month, Time::Minute) => {
                self.hours.iter().map(|hours| given(hours * 60, "분")).collect()
            }
            (Time::Month, Time::Second) => {
                self.hours.iter().map(|hours| given(hours * 3600, "초")).collect()
            }
            (Time::Month, Time::Week) => {
                let mean = Exact::ratio(730, 168).map(|weeks| Given::known("730/168주", weeks));
                let year = Exact::ratio(52, 12).map(|weeks| Given::known("52/12주", weeks));
                mean.into_iter().chain(year).chain([given(4, "주")]).collect()
            }
            (Time::Year, Time::Hour) => vec![given(8760, "시간"), given(8640, "시간")],
            (Time::Year, Time::Day) => vec![given(365, "일"), given(360, "일")],
            (Time::Year, Time::Week) => vec![given(52, "주")],
            (big, small) => match big.in_units_of(small) {
                Some(count) if count > Exact::ONE => {
                    vec![Given::known(format!("{count}{}", crate::money::Unit::Time(small)), count)]
                }
                _ => Vec::new(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_declares_its_month() {
        assert_eq!(Calendar::declared("**월간** (730시간 기준)\n$1 × 730 = $730"), Some(730));
        assert_eq!(Calendar::declared("$0.01 × 720"), Some(720));
        assert_eq!(Calendar::declared("730시간, 720시간"), None);
        assert_eq!(Calendar::declared("$730, 1,730시간"), None);
    }

    #[test]
    fn an_hour_has_sixty_minutes_on_every_calendar() {
        let lengths = Calendar::default().lengths(Time::Hour, Time::Minute);
        assert_eq!(lengths, [Given::known("60분", Exact::whole(60))]);
    }
}
