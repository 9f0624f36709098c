//! Decimals as people write them: the scale and the thousands separators are kept.

use std::fmt;

use rust_decimal::Decimal;

use super::Exact;

/// A decimal with the scale it was written at.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    digits: Decimal,
    grouped: bool,
}

impl Number {
    /// `mantissa / 10^scale`; `None` beyond 28 digits.
    pub fn new(mantissa: i128, scale: u32) -> Option<Self> {
        let digits = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
        Some(Self { digits, grouped: false })
    }

    /// Reads the digits at the start of `text`, with `,` between thousands and one point, and says
    /// how many bytes they take. What is no number (`1.2.3`, `1,234,56`) gives `None`.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let bytes = text.as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let mut end = digits(0);
        if end == 0 {
            return None;
        }
        let grouped = end <= 3 && bytes.get(end) == Some(&b',') && digits(end + 1) == 3;
        if grouped {
            while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
                end += 4;
            }
        }
        if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
            end += 1 + digits(end + 1);
        }
        let follows = |a: u8| bytes.get(end) == Some(&a) && digits(end + 1) > 0;
        if follows(b'.') || grouped && follows(b',') {
            return None;
        }
        let plain: String = text[..end].chars().filter(|c| *c != ',').collect();
        let digits = Decimal::from_str_exact(&plain).ok()?;
        Some((Self { digits, grouped }, end))
    }

    /// Its value.
    pub fn exact(self) -> Exact {
        let power = 10_i128.pow(self.digits.scale());
        Exact::ratio(self.digits.mantissa(), power).expect("a power of ten is not zero")
    }

    /// How many digits stand behind the point.
    pub fn scale(self) -> u32 {
        self.digits.scale()
    }

    /// Whether thousands are set apart by commas.
    pub fn grouped(self) -> bool {
        self.grouped
    }

    /// The same number with commas between thousands as `model` has them.
    pub fn grouped_like(self, model: Self) -> Self {
        let long = self.digits.abs() >= Decimal::ONE_THOUSAND;
        let small = model.digits.abs() < Decimal::ONE_THOUSAND;
        Self { grouped: long && (model.grouped || small), ..self }
    }

    /// Without its sign.
    pub fn magnitude(self) -> Self {
        Self { digits: self.digits.abs(), ..self }
    }
}

impl PartialEq for Number {
    /// The same digits written the same way: `1.0` is not `1`.
    fn eq(&self, other: &Self) -> bool {
        self.digits == other.digits
            && self.scale() == other.scale()
            && self.grouped == other.grouped
    }
}

impl Eq for Number {}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.digits.to_string();
        if !self.grouped {
            return f.write_str(&plain);
        }
        let (whole, fraction) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
        let (sign, whole) = whole.split_at(usize::from(whole.starts_with('-')));
        let head = whole.len() % 3;
        let mut groups: Vec<&str> = Vec::new();
        if head > 0 {
            groups.push(&whole[..head]);
        }
        groups.extend((head..whole.len()).step_by(3).map(|at| &whole[at..at + 3]));
        write!(f, "{sign}{}{fraction}", groups.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    #[test]
    fn numbers_end_where_they_end() {
        let read = |text| Number::read(text).map(|(number, length)| (number.to_string(), length));
        let number = |text: &str, length| Some((text.to_owned(), length));
        assert_eq!(read("1,195.39/월"), number("1,195.39", 8));
        assert_eq!(read("12.41."), number("12.41", 5));
        assert_eq!(read("3, 5"), number("3", 1));
        assert_eq!(read("007"), number("7", 3));
        assert_eq!(read("1.2.3"), None);
        assert_eq!(read("1,234,56"), None);
        assert_eq!(read(".5"), None);
        assert_eq!(read("123456789012345678901234567890123"), None);
    }

    #[test]
    fn commas_are_copied_from_a_model() {
        let read = |text| Number::read(text).unwrap().0;
        assert_eq!(read("1401.6").grouped_like(read("140.1")).to_string(), "1,401.6");
        assert_eq!(read("1401.6").grouped_like(read("1402")).to_string(), "1401.6");
        assert_eq!(read("140").grouped_like(read("1,402")).to_string(), "140");
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(mantissa in 0i128..1_000_000_000_000, scale in 0u32..9, grouped in any::<bool>()) {
            let plain = Number::new(mantissa, scale).unwrap();
            let number = Number { grouped: grouped && plain.digits >= Decimal::ONE_THOUSAND, ..plain };
            let printed = number.to_string();
            prop_assert_eq!(Number::read(&printed), Some((number, printed.len())));
        }

        #[test]
        fn no_text_panics(text in "[0-9.,]{0,40}") {
            let _ = Number::read(&text);
        }
    }
}
