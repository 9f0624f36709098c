//! How amounts of one unit become amounts of another.

use super::calendar::Calendar;
use super::formula::{Factor, Formula, Given};
use crate::cost::read::token::Count;
use crate::money::{Data, Exact, Time, Unit};

/// How the one time among the counts becomes the time below the price.
pub fn time_steps(below: Time, counts: &[&Count], calendar: &Calendar) -> Vec<(Factor, Given)> {
    let times: Vec<Time> = counts
        .iter()
        .filter_map(|count| match (&count.unit, &count.per) {
            (Some(Unit::Time(time)), None) => Some(*time),
            (Some(Unit::Time(_)), Some(_)) => Some(below),
            _ => None,
        })
        .collect();
    // Two times are a number of days with hours each: they are meant as they stand.
    let [time] = times.as_slice() else { return Vec::new() };
    convert(*time, below, calendar)
}

/// The ways from one unit of time to another; none when they are the same.
pub fn convert(from: Time, to: Time, calendar: &Calendar) -> Vec<(Factor, Given)> {
    if from == to {
        return Vec::new();
    }
    let down = calendar.lengths(from, to);
    if down.is_empty() {
        calendar.lengths(to, from).into_iter().map(|given| (Factor::Over, given)).collect()
    } else {
        down.into_iter().map(|given| (Factor::Times, given)).collect()
    }
}

/// An amount for one stretch of time, for another; the usual lengths of a month each give one.
pub fn for_time(amount: &Formula, from: Time, to: Time, calendar: &Calendar) -> Vec<Formula> {
    if from == to {
        return vec![amount.clone()];
    }
    let steps = convert(to, from, calendar).into_iter();
    let taken = steps.map(|(factor, length)| match factor {
        Factor::Times => amount.clone().times(length),
        Factor::Over => amount.clone().over(length),
    });
    taken.collect()
}

/// How the one size among the counts becomes the size below the price.
pub fn data_steps(below: Data, counts: &[&Count]) -> Vec<(Factor, Given)> {
    let sizes: Vec<_> = counts
        .iter()
        .filter_map(|count| match (&count.unit, &count.per) {
            (Some(Unit::Data(data)), None) => Some(*data),
            _ => None,
        })
        .collect();
    let [size] = sizes.as_slice() else { return Vec::new() };
    if *size == below {
        return Vec::new();
    }
    let count = size.in_units_of(below);
    let text = |count: Exact| count.to_string();
    if count >= Exact::ONE {
        vec![(Factor::Times, Given::known(text(count), count))]
    } else {
        let back = below.in_units_of(*size);
        vec![(Factor::Over, Given::known(text(back), back))]
    }
}
