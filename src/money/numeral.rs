//! Numbers with the words of size that follow them: `100만`, `5,000만`, `1M`, `백만`.

use std::fmt;

use super::{Exact, Number};

/// A word of size and its power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Magnitude {
    /// As written; empty for one.
    pub word: &'static str,
    /// The power of ten.
    pub power: u32,
}

/// Longer words before their beginnings.
const MAGNITUDES: [Magnitude; 14] = [
    Magnitude { word: "십만", power: 5 },
    Magnitude { word: "백만", power: 6 },
    Magnitude { word: "천만", power: 7 },
    Magnitude { word: "십억", power: 9 },
    Magnitude { word: "백억", power: 10 },
    Magnitude { word: "천억", power: 11 },
    Magnitude { word: "만", power: 4 },
    Magnitude { word: "천", power: 3 },
    Magnitude { word: "억", power: 8 },
    Magnitude { word: "조", power: 12 },
    Magnitude { word: "K", power: 3 },
    Magnitude { word: "k", power: 3 },
    Magnitude { word: "M", power: 6 },
    Magnitude { word: "B", power: 9 },
];

impl Magnitude {
    /// No word.
    pub const ONE: Self = Self { word: "", power: 0 };

    /// The word of size at the start of `text`. A Latin letter is one only where no letter follows.
    pub fn read(text: &str) -> Option<Self> {
        MAGNITUDES.into_iter().find(|magnitude| {
            let latin = magnitude.word.is_ascii();
            let alone = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
            text.strip_prefix(magnitude.word).is_some_and(|rest| !latin || alone(rest))
        })
    }

    /// Its value.
    pub fn exact(self) -> Exact {
        Exact::ratio(10_i128.pow(self.power), 1).expect("one is not zero")
    }
}

/// A number and its words of size; `1억 5,000만` is kept as two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// As written; a bare word of size (`백만`) has none.
    pub number: Option<Number>,
    /// The word after it.
    pub magnitude: Magnitude,
    /// What is added in smaller words: the `5,000만` of `1억 5,000만`.
    pub rest: Option<(Number, Magnitude)>,
    /// What is added without a word: the `2,000` of `39만 2,000원`.
    pub ones: Option<Number>,
}

impl Numeral {
    /// Reads a number with its words of size at the start of `text`, and says how many bytes they
    /// take.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let (number, digits) = Number::read(text)?;
        let Some(magnitude) = Magnitude::read(&text[digits..]) else {
            return Some((number.into(), digits));
        };
        let end = digits + magnitude.word.len();
        let one = Self { number: Some(number), magnitude, rest: None, ones: None };
        let tail = text[end..].trim_start_matches(' ');
        let smaller = Number::read(tail).and_then(|(number, digits)| {
            let word = Magnitude::read(&tail[digits..])?;
            let used = text.len() - tail.len() + digits + word.word.len();
            (word.power < magnitude.power && !word.word.is_ascii()).then_some((number, word, used))
        });
        Some(match smaller {
            Some((number, word, used)) => (Self { rest: Some((number, word)), ..one }, used),
            None => (one, end),
        })
    }

    /// The same with what follows the last word of size without one, and how many bytes at the start of
    /// `text` that takes: `39만 2,000`. Only what is known to be one amount may be read so.
    pub fn with_ones(self, text: &str) -> Option<(Self, usize)> {
        let last = self.rest.map_or(self.magnitude, |(_, magnitude)| magnitude);
        let tail = text.trim_start_matches(' ');
        let (ones, digits) = Number::read(tail)?;
        let smaller = ones.exact() < last.exact() && !last.word.is_ascii();
        smaller.then_some((Self { ones: Some(ones), ..self }, text.len() - tail.len() + digits))
    }

    /// Its last digits and what they count: `2,000` and one of `39만 2,000`.
    pub fn last(self) -> (Option<Number>, Magnitude) {
        let rest = self.rest.map(|(number, magnitude)| (Some(number), magnitude));
        let ones = self.ones.map(|ones| (Some(ones), Magnitude::ONE));
        ones.or(rest).unwrap_or((self.number, self.magnitude))
    }

    /// Reads a bare word of size (`만 건`, `백만`) at the start of `text`.
    pub fn read_word(text: &str) -> Option<(Self, usize)> {
        let magnitude = Magnitude::read(text)?;
        let word = Self { number: None, magnitude, rest: None, ones: None };
        Some((word, magnitude.word.len()))
    }

    /// Its value; `None` when it is too large.
    pub fn exact(self) -> Option<Exact> {
        let part = |number: Option<Number>, magnitude: Magnitude| {
            number.map_or(Exact::ONE, Number::exact).times(magnitude.exact())
        };
        let rest = match self.rest {
            Some((number, magnitude)) => part(Some(number), magnitude)?,
            None => Exact::ZERO,
        };
        let ones = self.ones.map_or(Exact::ZERO, Number::exact);
        part(self.number, self.magnitude)?.plus(rest)?.plus(ones)
    }
}

impl From<Number> for Numeral {
    fn from(number: Number) -> Self {
        Self { number: Some(number), magnitude: Magnitude::ONE, rest: None, ones: None }
    }
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(number) = self.number {
            write!(f, "{number}")?;
        }
        f.write_str(self.magnitude.word)?;
        if let Some((number, magnitude)) = self.rest {
            write!(f, " {number}{}", magnitude.word)?;
        }
        self.ones.map_or(Ok(()), |ones| write!(f, " {ones}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn words_of_size_multiply() {
        let cases = [
            ("100만 요청", "1000000", 6),
            ("5,000만 건", "50000000", 8),
            ("10억", "1000000000", 5),
            ("1억 5,000만", "150000000", 13),
            ("1.5만", "15000", 6),
            ("1M 요청", "1000000", 2),
            ("10K", "10000", 3),
            ("5MB", "5", 1),
            ("3KB", "3", 1),
            ("2 5", "2", 1),
        ];
        for (text, value, length) in cases {
            let (numeral, used) = Numeral::read(text).unwrap();
            assert_eq!((numeral.exact().unwrap().to_string().as_str(), used), (value, length));
        }
        assert_eq!(Numeral::read_word("만 건").unwrap().0.exact(), Some(Exact::whole(10_000)));
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(mantissa in 0i128..10_000_000, scale in 0u32..4, word in 0usize..14) {
            let number = Number::new(mantissa, scale).unwrap();
            let numeral = Numeral { magnitude: MAGNITUDES[word], ..number.into() };
            let printed = numeral.to_string();
            prop_assert_eq!(Numeral::read(&printed), Some((numeral, printed.len())));
        }
    }
}
