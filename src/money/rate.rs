//! Prices for a number of units: `$0.034/hour`, `$0.095/GB-month`, `$0.0075/10K`.

use std::fmt;

use super::{Amount, Exact, Magnitude, Numeral, Thing, Unit};

/// What a price is for: the part below the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Per {
    /// How many at once: the `10K` of `/10K`.
    pub numeral: Option<Numeral>,
    /// Of what; all of them at once: GB and month for `/GB-month`.
    pub units: Vec<Unit>,
}

/// An amount for a number of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The price.
    pub amount: Amount,
    /// What it is for.
    pub per: Per,
}

impl Rate {
    /// Reads an amount with what follows its `/` at the start of `text`, and says how many bytes
    /// it takes.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let (amount, length) = Amount::read(text)?;
        let (per, more) = Per::read(&text[length..])?;
        Some((Self { amount, per }, length + more))
    }
}

impl Per {
    /// Reads `/hour`, `/GB-month`, `/GB/월`, `/100만 요청`, ` per 1M requests`, at the start of
    /// `text`, and says how many bytes it takes.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let start = ["/", " / ", " per ", " Per "].into_iter().find(|s| text.starts_with(s))?;
        let (mut per, mut end) = Self::read_units(&text[start.len()..])?;
        // `$120 / 12` is divided.
        let large = per.numeral.is_some_and(|numeral| numeral.magnitude != Magnitude::ONE);
        if start == " / " && per.units.is_empty() && !large {
            return None;
        }
        end += start.len();
        while !per.units.is_empty() {
            let Some(joint) = ["/", "-", "·", "*"].into_iter().find(|j| text[end..].starts_with(j))
            else {
                break;
            };
            let Some((unit, word)) = Unit::read_below(&text[end + joint.len()..]) else { break };
            per.units.push(unit);
            end += joint.len() + word;
        }
        Some((per, end))
    }

    /// Reads what stands below the line without the line: `hour`, `10K`, `100만 요청`, `만 건`,
    /// or one word that is no known unit.
    pub fn read_units(text: &str) -> Option<(Self, usize)> {
        let numeral = Numeral::read(text).or_else(|| Numeral::read_word(text));
        let (numeral, digits) = numeral.map_or((None, 0), |(n, length)| (Some(n), length));
        let rest = &text[digits..];
        let gap = usize::from(digits > 0 && rest.starts_with(' '));
        let word = &rest[gap..];
        if let Some((unit, length)) = Unit::read_below(word) {
            return Some((Self { numeral, units: vec![unit] }, digits + gap + length));
        }
        let letters = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        let name = word[..letters].trim_end_matches('당');
        // After digits only a word set right behind them or in Latin letters names the unit.
        let named = !name.is_empty() && (digits == 0 || gap == 1);
        match (named, numeral) {
            (true, _) => {
                let units = vec![Unit::Thing(Thing::Named(name.to_owned()))];
                Some((Self { numeral, units }, digits + gap + name.len()))
            }
            (false, Some(_)) => Some((Self { numeral, units: Vec::new() }, digits)),
            (false, None) => None,
        }
    }

    /// How many units the price is for: one unless said.
    pub fn count(&self) -> Option<Exact> {
        self.numeral.map_or(Some(Exact::ONE), Numeral::exact)
    }
}

impl fmt::Display for Per {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("/")?;
        if let Some(numeral) = self.numeral {
            write!(f, "{numeral}")?;
            if !self.units.is_empty() {
                f.write_str(" ")?;
            }
        }
        for (at, unit) in self.units.iter().enumerate() {
            let joint = if at > 0 { "-" } else { "" };
            write!(f, "{joint}{unit}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.per)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};
    use proptest::sample::select;

    #[test]
    fn prices_are_read_in_all_spellings() {
        let cases = [
            ("$0.034/hour", "$0.034/시간"),
            ("$0.095/GB-month", "$0.095/GB-개월"),
            ("$0.095/GB/월", "$0.095/GB-개월"),
            ("$0.095/GB-월", "$0.095/GB-개월"),
            ("$0.095/GB/month", "$0.095/GB-개월"),
            ("$0.04048/vCPU/시간", "$0.04048/vCPU-시간"),
            ("$0.008/LCU-hour", "$0.008/LCU-시간"),
            ("$0.0075/10K", "$0.0075/10K"),
            ("$0.40/1M", "$0.40/1M"),
            ("$0.20/100만 요청", "$0.20/100만 요청"),
            ("$0.004/만 건", "$0.004/만 요청"),
            ("$0.40/백만", "$0.40/백만"),
            ("$0.005/1K PUT", "$0.005/1K PUT"),
            ("$0.01/1000", "$0.01/1000"),
            ("$0.20 per 1M requests", "$0.20/1M 요청"),
            ("$3/대시보드", "$3/대시보드"),
            ("$0.50/100만 검색", "$0.50/100만 검색"),
            ("$12.41/월", "$12.41/개월"),
        ];
        for (text, printed) in cases {
            let (rate, length) = Rate::read(text).unwrap();
            assert_eq!((rate.to_string().as_str(), length), (printed, text.len()));
        }
        assert_eq!(Rate::read("$0.5/$1"), None);
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(text in select(vec!["$0.1/hour", "$5/GB-월", "$1/10K", "₩3/만 건", "$2/vCPU/시간", "$1/1M 요청", "$4/widget"])) {
            let (rate, _) = Rate::read(text).unwrap();
            let printed = rate.to_string();
            prop_assert_eq!(Rate::read(&printed), Some((rate, printed.len())));
        }

        #[test]
        fn no_text_panics(text in "[$0-9./만건GB월hour -]{0,20}") {
            let _ = Rate::read(&text);
        }
    }
}
