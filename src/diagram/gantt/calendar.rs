//! Moments and dates of the Gregorian calendar, without time zones.

/// Milliseconds since the beginning of 1970.
pub type Moment = i64;

/// Milliseconds of a second.
pub const SECOND: i64 = 1000;
/// Milliseconds of a minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Milliseconds of an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Milliseconds of a day.
pub const DAY: i64 = 24 * HOUR;
/// Milliseconds of a week.
pub const WEEK: i64 = 7 * DAY;

/// Days of the week, as Mermaid names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weekday {
    /// 일요일
    #[default]
    Sunday,
    /// 월요일
    Monday,
    /// 화요일
    Tuesday,
    /// 수요일
    Wednesday,
    /// 목요일
    Thursday,
    /// 금요일
    Friday,
    /// 토요일
    Saturday,
}

/// All days of the week, and their English names.
pub const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Sunday, "sunday"),
    (Weekday::Monday, "monday"),
    (Weekday::Tuesday, "tuesday"),
    (Weekday::Wednesday, "wednesday"),
    (Weekday::Thursday, "thursday"),
    (Weekday::Friday, "friday"),
    (Weekday::Saturday, "saturday"),
];

/// The English names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date and a time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year; the year before 1 is 0.
    pub year: i64,
    /// 1 to 12; what is more runs on into the next year.
    pub month: i64,
    /// From 1; what is more runs on into the next month.
    pub day: i64,
    /// Milliseconds since midnight.
    pub time: i64,
}

impl Date {
    /// The date of a moment.
    pub fn of(moment: Moment) -> Self {
        let (days, time) = (moment.div_euclid(DAY), moment.rem_euclid(DAY));
        let (year, month, day) = civil(days);
        Self { year, month, day, time }
    }

    /// The moment of this date.
    pub fn moment(self) -> Moment {
        let months = self.year * 12 + self.month - 1;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        (days(year, month, 1) + self.day - 1) * DAY + self.time
    }

    /// Whether month and day exist.
    pub fn is_real(self) -> bool {
        Self::of(self.moment()) == self
    }

    /// The day of the year, from 1.
    pub fn day_of_year(self) -> i64 {
        days(self.year, self.month, self.day) - days(self.year, 1, 1) + 1
    }
}

/// The day of the week of a moment.
pub fn weekday(moment: Moment) -> Weekday {
    // The first of January 1970 was a Thursday.
    let at = (moment.div_euclid(DAY) + 4).rem_euclid(7);
    usize::try_from(at).map_or(Weekday::Sunday, |at| WEEKDAYS[at].0)
}

/// Days since 1970 of a date, after Howard Hinnant's `days_from_civil`.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of days since 1970, after Howard Hinnant's `civil_from_days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_moments_turn_into_each_other() {
        for days in (-800_000..800_000).step_by(137) {
            let date = Date::of(days * DAY + 5);
            assert_eq!(date.moment(), days * DAY + 5);
            assert!(date.is_real());
        }
        let leap = Date { year: 2024, month: 2, day: 29, time: 0 };
        assert!(leap.is_real() && !Date { year: 2023, ..leap }.is_real());
        assert_eq!(weekday(leap.moment()), Weekday::Thursday);
        assert_eq!(
            Date { year: 2024, month: 14, day: 1, time: 0 }.moment(),
            Date { year: 2025, month: 2, day: 1, time: 0 }.moment()
        );
    }
}
