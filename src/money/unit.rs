//! Units of quantities and prices, and the words they are written in.

use std::fmt;

use super::Exact;

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Of time.
    Time(Time),
    /// Of data.
    Data(Data),
    /// Of anything that is counted.
    Thing(Thing),
}

/// Units of time. How many hours a month has is the course's choice, so it is not said here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    /// 초
    Second,
    /// 분
    Minute,
    /// 시간
    Hour,
    /// 일
    Day,
    /// 주
    Week,
    /// 월
    Month,
    /// 년
    Year,
}

/// Units of data; each is a thousand of the one before, as AWS bills them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Data {
    /// KB
    Kilobyte,
    /// MB
    Megabyte,
    /// GB
    Gigabyte,
    /// TB
    Terabyte,
    /// PB
    Petabyte,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Pieces of whatever the row is about: 개, 대, nodes, tasks.
    Each,
    /// 명
    Person,
    /// Requests, calls, messages, events: what services count.
    Request,
    /// Anything with a name of its own: vCPU, LCU, 메트릭.
    Named(String),
}

impl Unit {
    /// Whether quantities of one unit can be counted in the other.
    pub fn is_kind_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Data(_), Self::Data(_)) | (Self::Time(_), Self::Time(_)) => true,
            (a, b) => a == b,
        }
    }
}

impl Time {
    /// How many of `other` one of these is, where every calendar agrees: not between months or
    /// years and anything shorter.
    pub fn in_units_of(self, other: Self) -> Option<Exact> {
        let seconds = |unit| match unit {
            Self::Second => Some(1),
            Self::Minute => Some(60),
            Self::Hour => Some(3_600),
            Self::Day => Some(86_400),
            Self::Week => Some(604_800),
            Self::Month | Self::Year => None,
        };
        match (self, other) {
            (a, b) if a == b => Some(Exact::ONE),
            (Self::Year, Self::Month) => Some(Exact::whole(12)),
            (Self::Month, Self::Year) => Exact::ratio(1, 12),
            (a, b) => Exact::ratio(seconds(a)?, seconds(b)?),
        }
    }
}

impl Data {
    /// How many of `other` one of these is.
    pub fn in_units_of(self, other: Self) -> Exact {
        let power = |unit| match unit {
            Self::Kilobyte => 0,
            Self::Megabyte => 3,
            Self::Gigabyte => 6,
            Self::Terabyte => 9,
            Self::Petabyte => 12,
        };
        Exact::ratio(10_i128.pow(power(self)), 10_i128.pow(power(other)))
            .expect("a power of ten is not zero")
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Time(Time::Second) => "초",
            Self::Time(Time::Minute) => "분",
            Self::Time(Time::Hour) => "시간",
            Self::Time(Time::Day) => "일",
            Self::Time(Time::Week) => "주",
            Self::Time(Time::Month) => "개월",
            Self::Time(Time::Year) => "년",
            Self::Data(Data::Kilobyte) => "KB",
            Self::Data(Data::Megabyte) => "MB",
            Self::Data(Data::Gigabyte) => "GB",
            Self::Data(Data::Terabyte) => "TB",
            Self::Data(Data::Petabyte) => "PB",
            Self::Thing(Thing::Each) => "개",
            Self::Thing(Thing::Person) => "명",
            Self::Thing(Thing::Request) => "요청",
            Self::Thing(Thing::Named(name)) => name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_parts_of_an_hour() {
        assert_eq!(Time::Minute.in_units_of(Time::Hour), Exact::ratio(1, 60));
        assert_eq!(Time::Hour.in_units_of(Time::Month), None);
        assert_eq!(Data::Megabyte.in_units_of(Data::Gigabyte), Exact::ratio(1, 1000).unwrap());
    }
}
