//! Decimals of a price file: `"0.0104"`, `"10_000"`.

use crate::money::Number;

/// Reads a decimal without a sign, `_` allowed between digits; `None` for anything else.
pub fn decimal(text: &str) -> Option<Number> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let set_right =
        text.match_indices('_').all(|(at, _)| digit(at.checked_sub(1)) && digit(at.checked_add(1)));
    let plain: String = text.chars().filter(|c| *c != '_').collect();
    if !set_right || plain.contains(',') {
        return None;
    }
    Number::read(&plain).filter(|(_, length)| *length == plain.len()).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn only_plain_decimals_are_read() {
        let read = |text| decimal(text).map(|number| number.to_string());
        assert_eq!(read("0.0104"), Some("0.0104".into()));
        assert_eq!(read("1_000_000"), Some("1000000".into()));
        for text in [
            "", "-1", "+1", "1e3", ".5", "5.", "1,000", "_1", "1_", "1__0", "1_.5", "$1", " 1",
            "1.2.3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(mantissa in 0i128..1_000_000_000_000, scale in 0u32..10) {
            let number = Number::new(mantissa, scale).unwrap();
            prop_assert_eq!(decimal(&number.to_string()), Some(number));
        }

        #[test]
        fn no_text_panics(text in "[-+0-9_.,e만 ]{0,20}") {
            let _ = decimal(&text);
        }
    }
}
