//! A figure as an author states it.

use crate::cost::read::token::Money;
use crate::money::{Amount, Currency, Exact, Number, Rounding, Sign};
use crate::text::{Source, Span};

/// A stated figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it stands, sign included.
    pub span: Span,
    /// Its text.
    pub text: String,
    /// Its value as written; percent of a percentage.
    pub value: Exact,
    /// How many digits stand behind its point; `None` when several words of size follow the digits.
    pub scale: Option<u32>,
    /// What its digits count: thousands in `$600K`.
    pub unit: Exact,
    /// What it measures.
    pub measure: Measure,
    /// How exact it claims to be.
    pub claim: Precision,
    /// How what it should be is rounded.
    pub rounding: Rounding,
}

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Money.
    Money(Amount),
    /// A share of a hundred.
    Percent,
}

/// How exact a figure claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// At the digits written.
    Exact,
    /// About: `~`, `약`.
    About,
    /// At least: `$500+`.
    Open,
    /// Between two ends.
    Range,
}

impl Figure {
    /// The amount at these bytes of the source.
    pub fn of_money(source: &Source, money: &Money, range: std::ops::Range<usize>) -> Option<Self> {
        let claim = if money.to.is_some() {
            Precision::Range
        } else if money.open {
            Precision::Open
        } else if money.approximate {
            Precision::About
        } else {
            Precision::Exact
        };
        Some(Self {
            text: source.text.get(range.clone())?.to_owned(),
            span: source.span(range),
            value: money.amount.exact()?,
            scale: money.amount.scale(),
            unit: money.amount.unit(),
            measure: Measure::Money(money.amount),
            claim,
            rounding: Rounding::HalfUp,
        })
    }

    /// The percentage at these bytes of the source.
    pub fn of_percent(
        source: &Source,
        number: Number,
        range: std::ops::Range<usize>,
    ) -> Option<Self> {
        let text = source.text.get(range.clone())?.to_owned();
        let falls = text.starts_with(['-', '−']);
        Some(Self {
            text,
            span: source.span(range),
            value: if falls { number.exact().negated() } else { number.exact() },
            scale: Some(number.scale()),
            unit: Exact::ONE,
            measure: Measure::Percent,
            claim: Precision::Exact,
            rounding: Rounding::HalfUp,
        })
    }

    /// Whether it is written without a sign: then a difference counts by its size.
    pub fn unsigned(&self) -> bool {
        match self.measure {
            Measure::Money(amount) => amount.sign == Sign::None,
            Measure::Percent => true,
        }
    }

    /// Whether it is a percentage that people give rather than compute: `40%`, not `41%` or `40.0%`.
    pub fn is_round_percentage(&self) -> bool {
        let fifths = self.value.over(Exact::whole(5));
        self.measure == Measure::Percent
            && self.scale == Some(0)
            && fifths.is_some_and(|fifths| fifths.is_whole())
    }

    /// How many of its digits count: zeros before the first other digit do not.
    pub fn significant_digits(&self) -> usize {
        self.text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').count()
    }

    /// Its currency, when it is an amount.
    pub fn currency(&self) -> Option<Currency> {
        match self.measure {
            Measure::Money(amount) => Some(amount.currency()),
            Measure::Percent => None,
        }
    }

    /// How many digits tell it from other figures: those of `significant_digits` but zeros at the end.
    pub fn telling_digits(&self) -> usize {
        let zeros =
            self.text.chars().rev().filter(char::is_ascii_digit).take_while(|digit| *digit == '0');
        self.significant_digits().saturating_sub(zeros.count())
    }

    /// `value` in this figure's form, at `scale` digits behind the point.
    pub fn write_at(&self, value: Exact, scale: u32) -> Option<String> {
        let rounded = value.over(self.unit)?.round(scale, self.rounding)?;
        let sign = self.text.starts_with('+') && !rounded.exact().is_negative();
        Some(match self.measure {
            Measure::Money(amount) => amount.with_value(rounded).to_string(),
            Measure::Percent => format!("{}{rounded}%", if sign { "+" } else { "" }),
        })
    }

    /// `value` at the place of this figure's last digit.
    pub fn at_last_digit(&self, value: Exact, rule: Rounding) -> Option<Exact> {
        value.over(self.unit)?.round(self.scale.unwrap_or(0), rule)?.exact().times(self.unit)
    }

    /// What a text in this figure's form says.
    pub fn rounded(&self, text: &str) -> Option<Exact> {
        match self.measure {
            Measure::Money(_) => Amount::read(text)?.0.exact(),
            Measure::Percent => {
                let number = Number::read(text.trim_start_matches(['+', '-', '−']))?.0.exact();
                Some(if text.starts_with(['-', '−']) { number.negated() } else { number })
            }
        }
    }

    /// `value` in this figure's form, to the last digit where there is one; a fraction without an end
    /// to six digits.
    pub fn write_exact(&self, value: Exact) -> Option<String> {
        self.write_at(value, value.over(self.unit)?.scale().unwrap_or(6))
    }
}
