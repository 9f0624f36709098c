//! Amounts of money as people write them: `$1,195.39`, `-$350`, `80원`, `20만원`.

use std::fmt;

use super::{Exact, Magnitude, Number, Numeral};

/// A currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Currency {
    /// US dollars.
    Usd,
    /// Korean won.
    Krw,
}

/// A sign as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sign {
    /// None.
    #[default]
    None,
    /// `+`
    Plus,
    /// `-` or `−`
    Minus,
}

/// How the currency is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    currency: Currency,
    text: &'static str,
    side: Side,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

const MARKS: [Mark; 12] = [
    Mark { currency: Currency::Usd, text: "US$", side: Side::Before },
    Mark { currency: Currency::Usd, text: "USD ", side: Side::Before },
    Mark { currency: Currency::Usd, text: "$ ", side: Side::Before },
    Mark { currency: Currency::Usd, text: "$", side: Side::Before },
    Mark { currency: Currency::Krw, text: "₩", side: Side::Before },
    Mark { currency: Currency::Krw, text: "KRW ", side: Side::Before },
    Mark { currency: Currency::Usd, text: "달러", side: Side::After },
    Mark { currency: Currency::Usd, text: " 달러", side: Side::After },
    Mark { currency: Currency::Usd, text: " USD", side: Side::After },
    Mark { currency: Currency::Usd, text: "USD", side: Side::After },
    Mark { currency: Currency::Krw, text: "원", side: Side::After },
    Mark { currency: Currency::Krw, text: " 원", side: Side::After },
];

/// Words that begin with the won sign's syllable after a number: `5 원칙`.
const NOT_WON: [&str; 6] = ["원칙", "원인", "원격", "원본", "원하", "원래"];

/// An amount of money with everything that its text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Its sign.
    pub sign: Sign,
    /// Its digits.
    pub numeral: Numeral,
    mark: Mark,
}

impl Amount {
    /// Reads an amount at the start of `text`, sign included, and says how many bytes it takes.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let (sign, after_sign) = Sign::read(text);
        let body = &text[after_sign..];
        let before = MARKS.iter().find(|m| m.side == Side::Before && body.starts_with(m.text));
        if let Some(mark) = before {
            // `$-5` is minus five dollars too.
            let (inner, skipped) = match sign {
                Sign::None => Sign::read(&body[mark.text.len()..]),
                _ => (Sign::None, 0),
            };
            let start = mark.text.len() + skipped;
            let (numeral, digits) = Numeral::read(&body[start..])?;
            let sign = if sign == Sign::None { inner } else { sign };
            let length = after_sign + start + digits;
            return Some((Self { sign, numeral, mark: *mark }, length));
        }
        let (mut numeral, mut digits) = Numeral::read(body)?;
        let after = |rest: &str| {
            MARKS.iter().find(|m| m.side == Side::After && rest.starts_with(m.text)).copied()
        };
        // `39만 2,000원` is one amount.
        if let Some((whole, more)) = numeral.with_ones(&body[digits..])
            && after(&body[digits + more..]).is_some()
        {
            numeral = whole;
            digits += more;
        }
        let rest = &body[digits..];
        let mark = after(rest)?;
        let tail = &rest[mark.text.len()..];
        let word = rest.trim_start();
        let other = NOT_WON.iter().any(|not| word.starts_with(not))
            || mark.text.ends_with("USD") && tail.starts_with(|c: char| c.is_ascii_alphanumeric());
        let length = after_sign + digits + mark.text.len();
        (!other).then_some((Self { sign, numeral, mark }, length))
    }

    /// Its currency.
    pub fn currency(self) -> Currency {
        self.mark.currency
    }

    /// Its value in whole dollars or won; `None` when it is too large.
    pub fn exact(self) -> Option<Exact> {
        let value = self.numeral.exact()?;
        Some(if self.sign == Sign::Minus { value.negated() } else { value })
    }

    /// How many digits stand behind its last point; `None` when it has no digits.
    pub fn scale(self) -> Option<u32> {
        self.numeral.last().0.map(Number::scale)
    }

    /// Its value in units of its last digit, without its sign; `None` when words of size
    /// follow the digits.
    pub fn units(self) -> Option<u128> {
        if self.numeral.magnitude != Magnitude::ONE {
            return None;
        }
        let power = Exact::ratio(10_i128.checked_pow(self.scale()?)?, 1)?;
        self.exact()?.magnitude().times(power)?.to_string().parse().ok()
    }

    /// What its last digits count: ten thousand in `20만원` and in `1억 5,000만원`.
    pub fn unit(self) -> Exact {
        self.numeral.last().1.exact()
    }

    /// `value` written the way this amount is: same currency mark, word of size, commas and kind of
    /// sign. The value counts what the last digits of this amount count.
    pub fn with_value(self, value: Number) -> Self {
        let sign = match (value.exact().is_negative(), self.sign) {
            (true, _) => Sign::Minus,
            (false, Sign::None) => Sign::None,
            (false, _) if value.exact().is_zero() => Sign::None,
            (false, _) => Sign::Plus,
        };
        let digits = value.magnitude();
        let digits = match self.numeral.number {
            Some(model) => digits.grouped_like(model),
            None => digits,
        };
        let (_, magnitude) = self.numeral.last();
        Self { sign, numeral: Numeral { magnitude, ..digits.into() }, ..self }
    }

    /// Dollars of this value.
    pub fn dollars(value: Number) -> Self {
        let sign = if value.exact().is_negative() { Sign::Minus } else { Sign::None };
        Self { sign, numeral: value.magnitude().into(), mark: MARKS[3] }
    }
}

impl Sign {
    /// The sign at the start of `text` and how many bytes it takes.
    fn read(text: &str) -> (Self, usize) {
        match text.chars().next() {
            Some('+') => (Self::Plus, 1),
            Some('-') => (Self::Minus, 1),
            Some('−') => (Self::Minus, '−'.len_utf8()),
            _ => (Self::None, 0),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.sign {
            Sign::None => "",
            Sign::Plus => "+",
            Sign::Minus => "-",
        })?;
        match self.mark.side {
            Side::Before => write!(f, "{}{}", self.mark.text, self.numeral),
            Side::After => write!(f, "{}{}", self.numeral, self.mark.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};
    use proptest::sample::select;

    #[test]
    fn amounts_are_read_with_their_signs() {
        let cases = [
            ("$1,195.39/월", "$1,195.39", "1195.39"),
            ("-$350 ", "-$350", "-350"),
            ("−$350", "-$350", "-350"),
            ("+$1,050", "+$1,050", "1050"),
            ("80원", "80원", "80"),
            ("20만원", "20만원", "200000"),
            ("3만 원", "3만 원", "30000"),
            ("39만 2,000원", "39만 2,000원", "392000"),
            ("39만2000원", "39만 2000원", "392000"),
            ("1억 2,000만 5,000원", "1억 2,000만 5,000원", "120005000"),
            ("₩2", "₩2", "2"),
            ("$2.5M", "$2.5M", "2500000"),
            ("5달러", "5달러", "5"),
            ("USD 7", "USD 7", "7"),
            ("$ 5.00", "$ 5.00", "5"),
            ("$0 (12개월)", "$0", "0"),
        ];
        for (text, printed, value) in cases {
            let (amount, length) = Amount::read(text).unwrap();
            assert_eq!(amount.to_string(), printed);
            assert_eq!(amount.exact().unwrap().to_string(), value);
            assert!(length <= text.len());
        }
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in ["$1.2.3", "$", "$HOME", "12", "5 원칙", "$1,23,456x1.2.3", "원"] {
            let read = Amount::read(text);
            assert!(read.is_none() || text.starts_with("$1,23"), "{text}: {read:?}");
        }
    }

    #[test]
    fn a_corrected_amount_looks_like_the_written_one() {
        let model = |text: &str| Amount::read(text).unwrap().0;
        let number = |text: &str| Number::read(text).unwrap().0;
        assert_eq!(model("$1,200.00").with_value(number("1234.50")).to_string(), "$1,234.50");
        assert_eq!(model("+$600").with_value(number("580")).to_string(), "+$580");
        assert_eq!(model("+$600").with_value(Number::new(-580, 0).unwrap()).to_string(), "-$580");
        assert_eq!(model("80원").with_value(number("94")).to_string(), "94원");
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(mantissa in 0i128..100_000_000, scale in 0u32..5, mark in 0usize..12,
            sign in select(vec![Sign::None, Sign::Plus, Sign::Minus])) {
            let numeral = Number::new(mantissa, scale).unwrap().into();
            let amount = Amount { sign, numeral, mark: MARKS[mark] };
            let printed = amount.to_string();
            prop_assert_eq!(Amount::read(&printed), Some((amount, printed.len())));
        }

        #[test]
        fn no_text_panics(text in "[-+$₩0-9.,만원억 ]{0,20}") {
            let _ = Amount::read(&text);
        }
    }
}
