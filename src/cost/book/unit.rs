//! Units as a price file names them: `hour`, `GB-month`, `LCU-hour`, `any`.

use crate::money::{Number, Per, Unit};

/// The names that are offered where a unit is not known.
pub(super) const NAMES: [&str; 14] = [
    "hour",
    "month",
    "day",
    "GB",
    "GB-month",
    "GB-hour",
    "request",
    "vCPU-hour",
    "LCU-hour",
    "NLCU-hour",
    "ACU-hour",
    "IOPS-month",
    "user",
    "any",
];

/// Reads a unit: words that are units, joined by `-`. `count` is how many of them a price is for.
pub fn unit(text: &str, count: Option<Number>) -> Option<Per> {
    let units = text
        .split('-')
        .map(|word| {
            let (unit, length) = Unit::read_below(word)?;
            (length == word.len()).then_some(unit)
        })
        .collect::<Option<Vec<Unit>>>()?;
    Some(Per { numeral: count.map(Into::into), units })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_is_offered_is_a_unit() {
        for name in NAMES.into_iter().filter(|name| *name != "any") {
            assert!(unit(name, None).is_some(), "{name}");
        }
    }

    #[test]
    fn words_that_are_no_units_are_not_read() {
        for name in ["", "hourly", "GB-", "-month", "per hour", "gigabyte", "GB month"] {
            assert_eq!(unit(name, None), None, "{name}");
        }
    }
}
