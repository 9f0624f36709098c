//! Numbers with a unit: `2시간`, `500MB`, `100만 요청`.

use std::fmt;

use super::{Numeral, Unit};

/// A number of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How many.
    pub numeral: Numeral,
    /// Of what.
    pub unit: Unit,
}

impl Quantity {
    /// Reads a number with a unit at the start of `text`, one space allowed between them, and says
    /// how many bytes they take.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let (numeral, digits) = Numeral::read(text)?;
        let rest = &text[digits..];
        let gap = usize::from(rest.starts_with(' '));
        let (unit, word) = Unit::read(&rest[gap..])?;
        Some((Self { numeral, unit }, digits + gap + word))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A Latin word of size would run into a Latin unit.
        let gap = if self.numeral.magnitude.power > 0 { " " } else { "" };
        write!(f, "{}{gap}{}", self.numeral, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Number;
    use proptest::prelude::{prop_assert_eq, proptest};
    use proptest::sample::select;

    #[test]
    fn quantities_are_printed_in_one_form() {
        let cases = [
            ("2시간", "2시간"),
            ("50 minutes", "50분"),
            ("730h", "730시간"),
            ("500MB", "500MB"),
            ("100만 요청", "100만 요청"),
            ("5,000만 건", "5,000만 요청"),
            ("4대", "4개"),
            ("0.25 vCPU", "0.25vCPU"),
            ("1M requests", "1M 요청"),
            ("1개월", "1개월"),
        ];
        for (text, printed) in cases {
            let (quantity, length) = Quantity::read(text).unwrap();
            assert_eq!((quantity.to_string().as_str(), length), (printed, text.len()));
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(mantissa in 0i128..100_000_000, scale in 0u32..5,
            word in select(vec!["", "만", "M", "억"]), unit in select(vec!["시간", "분", "GB", "개", "요청", "vCPU", "개월"])) {
            let number = Number::new(mantissa, scale).unwrap();
            let text = format!("{number}{word} {unit}");
            let (quantity, _) = Quantity::read(&text).unwrap();
            let printed = quantity.to_string();
            prop_assert_eq!(Quantity::read(&printed), Some((quantity, printed.len())));
        }

        #[test]
        fn no_text_panics(text in "[0-9.,만억KMG시간분개월 ]{0,20}") {
            let _ = Quantity::read(&text);
        }
    }
}
