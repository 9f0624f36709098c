//! Days of the calendar, without a clock.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Days from the first of March of the year zero to the first of January 1970.
const EPOCH: i64 = 719_468;

impl Date {
    /// That day, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=length).contains(&day).then_some(Self { year, month, day })
    }

    /// Reads `2026-10-01`.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| {
            let part = parts.next()?;
            let whole = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            whole.then_some(part)
        };
        let date =
            Self::new(part(4)?.parse().ok()?, part(2)?.parse().ok()?, part(2)?.parse().ok()?);
        date.filter(|_| parts.next().is_none())
    }

    /// The day this many days after the first of January 1970.
    pub fn since_epoch(days: u64) -> Option<Self> {
        // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March.
        let shifted = days.checked_add(EPOCH.unsigned_abs())?;
        let (era, of_era) = (shifted / 146_097, shifted % 146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }

    /// How many days after `earlier` this is; negative before it.
    pub fn days_after(self, earlier: Self) -> i64 {
        self.number() - earlier.number()
    }

    /// This many days later; `None` beyond the years that there are.
    pub fn after(self, days: u32) -> Option<Self> {
        let day = self.number() - EPOCH + i64::from(days);
        Self::since_epoch(day.try_into().ok()?)
    }

    /// The month and the day, from one.
    pub fn month_and_day(self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// The day of the week: Monday is zero.
    pub fn weekday(self) -> usize {
        // The first of March of the year zero was a Wednesday.
        usize::try_from((self.number() + 2).rem_euclid(7)).unwrap_or(0)
    }

    /// Days, counted from the first of March of the year zero.
    fn number(self) -> i64 {
        let before_march = self.month <= 2;
        let year = i64::from(self.year) - i64::from(before_march);
        let month = i64::from(self.month) + if before_march { 9 } else { -3 };
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn days_pass_over_months_and_weeks() {
        let monday = Date::new(2026, 11, 2).unwrap();
        assert_eq!((monday.weekday(), monday.month_and_day()), (0, (11, 2)));
        let after = |days| monday.after(days).unwrap();
        assert_eq!((after(29), after(29).weekday()), (Date::new(2026, 12, 1).unwrap(), 1));
        assert_eq!(Date::new(1970, 1, 1).unwrap().weekday(), 3);
        assert_eq!(monday.after(u32::MAX), None);
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        assert_eq!(
            Date::read("2026-10-01").map(|date| date.to_string()),
            Some("2026-10-01".into())
        );
        assert!(Date::read("2024-02-29").is_some());
        for text in
            ["2026-02-29", "2026-13-01", "2026-1-1", "2026-10-01x", "26-10-01", "", "2026-10"]
        {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        let date = |text| Date::read(text).unwrap();
        assert_eq!(date("2024-03-01").days_after(date("2024-02-28")), 2);
        assert_eq!(date("2026-10-01").days_after(date("2026-11-01")), -31);
        assert_eq!(Date::since_epoch(0), Date::read("1970-01-01"));
    }

    proptest! {
        #[test]
        fn a_count_of_days_leads_back(days in 0u64..2_000_000) {
            let date = Date::since_epoch(days).unwrap();
            prop_assert_eq!(date.days_after(Date::since_epoch(0).unwrap()), i64::try_from(days).unwrap());
            prop_assert_eq!(Date::read(&date.to_string()), Some(date));
        }
    }
}
