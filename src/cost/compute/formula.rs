//! How a figure is computed, with where every factor came from.

use std::fmt;

use crate::money::{Amount, Currency, Exact};
use crate::text::Span;

/// A computation.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A figure that is given.
    Given(Given),
    /// Terms added up or taken away.
    Sum(Vec<(Term, Formula)>),
    /// Factors multiplied or divided by.
    Product(Vec<(Factor, Formula)>),
    /// What is below zero counts as zero: a free allowance is larger than the use.
    AtLeastZero(Box<Formula>),
}

/// What money the result of a computation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mint {
    /// That of a currency.
    Of(Currency),
    /// No money, or that of whichever currency.
    Any,
}

/// How a term of a sum counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// It is added.
    Plus,
    /// It is taken away.
    Minus,
}

/// How a factor of a product counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// It is multiplied with.
    Times,
    /// It is divided by.
    Over,
}

/// A figure that a computation starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// As people read it.
    pub text: String,
    /// Its value in the units of the computation.
    pub value: Exact,
    /// What it should be, when what is written is wrong.
    pub right: Option<Exact>,
    /// What was computed before it was rounded to what is written.
    pub unrounded: Option<Exact>,
    /// Where it is written.
    pub span: Option<Span>,
}

/// On what a computation is based.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// On the figures as written.
    Written,
    /// On what the figures should be.
    Right,
    /// On what the figures were before they were rounded.
    Unrounded,
}

impl Given {
    /// A figure that is written on the page.
    pub fn written(text: impl Into<String>, value: Exact, span: Span) -> Self {
        Self { text: text.into(), value, right: None, unrounded: None, span: Some(span) }
    }

    /// A figure that everybody knows: 730 hours in a month.
    pub fn known(text: impl Into<String>, value: Exact) -> Self {
        Self { text: text.into(), value, right: None, unrounded: None, span: None }
    }
}

impl Given {
    /// Its currency, when it is an amount.
    pub fn currency(&self) -> Option<Currency> {
        Amount::read(&self.text).map(|(amount, _)| amount.currency())
    }
}

impl From<Given> for Formula {
    fn from(given: Given) -> Self {
        Self::Given(given)
    }
}

impl Formula {
    /// A sum of positive terms.
    pub fn sum(terms: impl IntoIterator<Item = Self>) -> Self {
        let mut terms: Vec<Self> = terms.into_iter().collect();
        match terms.len() {
            1 => terms.remove(0),
            _ => Self::Sum(terms.into_iter().map(|term| (Term::Plus, term)).collect()),
        }
    }

    /// `self × factor`
    pub fn times(self, factor: impl Into<Self>) -> Self {
        self.with(Factor::Times, factor.into())
    }

    /// `self ÷ factor`
    pub fn over(self, factor: impl Into<Self>) -> Self {
        self.with(Factor::Over, factor.into())
    }

    fn with(self, how: Factor, factor: Self) -> Self {
        let mut factors = match self {
            Self::Product(factors) => factors,
            other => vec![(Factor::Times, other)],
        };
        factors.push((how, factor));
        Self::Product(factors)
    }

    /// `self − other`
    pub fn minus(self, other: impl Into<Self>) -> Self {
        let mut terms = match self {
            Self::Sum(terms) => terms,
            first => vec![(Term::Plus, first)],
        };
        terms.push((Term::Minus, other.into()));
        Self::Sum(terms)
    }

    /// `self × (1 − percent)`
    pub fn less(self, percent: Given) -> Self {
        self.times(Self::from(Given::known("1", Exact::ONE)).minus(percent))
    }

    /// The result; `None` when it is too large or divides by zero.
    pub fn value(&self, basis: Basis) -> Option<Exact> {
        match self {
            Self::Given(given) => Some(match basis {
                Basis::Written => given.value,
                Basis::Right => given.right.unwrap_or(given.value),
                Basis::Unrounded => given.unrounded.unwrap_or(given.value),
            }),
            Self::Sum(terms) => terms.iter().try_fold(Exact::ZERO, |sum, (term, formula)| {
                let value = formula.value(basis)?;
                match term {
                    Term::Plus => sum.plus(value),
                    Term::Minus => sum.minus(value),
                }
            }),
            Self::Product(factors) => {
                factors.iter().try_fold(Exact::ONE, |product, (factor, formula)| {
                    let value = formula.value(basis)?;
                    match factor {
                        Factor::Times => product.times(value),
                        Factor::Over => product.over(value),
                    }
                })
            }
            Self::AtLeastZero(formula) => Some(formula.value(basis)?.max(Exact::ZERO)),
        }
    }

    /// The figures it starts from, in order.
    pub fn givens(&self) -> Vec<&Given> {
        match self {
            Self::Given(given) => vec![given],
            Self::Sum(terms) => terms.iter().flat_map(|(_, formula)| formula.givens()).collect(),
            Self::Product(factors) => {
                factors.iter().flat_map(|(_, formula)| formula.givens()).collect()
            }
            Self::AtLeastZero(formula) => formula.givens(),
        }
    }

    /// Whether it comes to money of a currency: amounts of one are not added to those of the other, and become
    /// those of the other only by a rate, another amount.
    pub fn comes_to(&self, currency: Currency) -> bool {
        self.mint().is_some_and(|mint| match mint {
            Mint::Of(own) => own == currency,
            Mint::Any => true,
        })
    }

    /// What money its result is; `None` when it adds up what cannot be added.
    fn mint(&self) -> Option<Mint> {
        match self {
            Self::Given(given) => Some(given.currency().map_or(Mint::Any, Mint::Of)),
            Self::AtLeastZero(formula) => formula.mint(),
            Self::Sum(terms) => {
                terms.iter().try_fold(Mint::Any, |sum, (_, term)| match (sum, term.mint()?) {
                    (Mint::Any, other) | (other, Mint::Any) => Some(other),
                    (Mint::Of(one), Mint::Of(other)) => (one == other).then_some(sum),
                })
            }
            Self::Product(factors) => {
                let mints: Option<Vec<Mint>> =
                    factors.iter().map(|(_, factor)| factor.mint()).collect();
                let mut moneys = mints?.into_iter().filter(|mint| *mint != Mint::Any);
                // A second amount is a rate, or the whole of a share; a rate may stand there as a bare number.
                Some(match (moneys.next(), moneys.next()) {
                    (Some(one), None) if !factors.iter().any(|(_, factor)| factor.is_bare()) => one,
                    _ => Mint::Any,
                })
            }
        }
    }

    /// Whether it is a number without a unit.
    fn is_bare(&self) -> bool {
        matches!(self, Self::Given(given) if given.text.bytes().all(|b| b.is_ascii_digit() || b",.".contains(&b)))
    }

    /// The same with what it takes away the other way round, where it is a difference of two, or a share of
    /// one.
    pub fn turned(&self) -> Option<Self> {
        match self {
            Self::Sum(terms) => match terms.as_slice() {
                [(Term::Plus, one), (Term::Minus, other)] => {
                    Some(Self::Sum(vec![(Term::Plus, other.clone()), (Term::Minus, one.clone())]))
                }
                _ => None,
            },
            Self::Product(factors) => {
                let mut factors = factors.clone();
                let (_, first) = factors.first_mut()?;
                *first = first.turned()?;
                Some(Self::Product(factors))
            }
            Self::Given(_) | Self::AtLeastZero(_) => None,
        }
    }

    /// This computation as it gives `value`, when that is its result but for the sign.
    pub fn giving(&self, value: Exact) -> Self {
        let against = self.value(Basis::Written).filter(|own| !own.is_zero());
        let turned = against.filter(|own| own.negated() == value).and_then(|_| self.turned());
        turned.unwrap_or_else(|| self.clone())
    }

    /// The same with the figures that a basis puts in place of the written ones.
    pub fn on(&self, basis: Basis) -> Self {
        match self {
            Self::Given(given) => {
                let value = match basis {
                    Basis::Written => None,
                    Basis::Right => given.right,
                    Basis::Unrounded => given.unrounded,
                };
                // A value without an end cannot be shown in the place of one.
                let shown = |value: &Exact| *value != given.value && value.scale().is_some();
                let Some(value) = value.filter(shown) else {
                    return self.clone();
                };
                let sign = if given.text.contains('$') { "$" } else { "" };
                let text = format!("{sign}{value}");
                Self::Given(Given { text, value, right: None, unrounded: None, span: given.span })
            }
            Self::Sum(terms) => {
                Self::Sum(terms.iter().map(|(how, term)| (*how, term.on(basis))).collect())
            }
            Self::Product(factors) => {
                Self::Product(factors.iter().map(|(how, one)| (*how, one.on(basis))).collect())
            }
            Self::AtLeastZero(formula) => Self::AtLeastZero(Box::new(formula.on(basis))),
        }
    }

    /// Whether it is nothing because more is free than is used.
    pub fn is_all_free(&self) -> bool {
        let free = match self {
            Self::Product(factors) => {
                factors.iter().any(|(_, factor)| matches!(factor, Self::AtLeastZero(_)))
            }
            other => matches!(other, Self::AtLeastZero(_)),
        };
        free && self.value(Basis::Written).is_some_and(Exact::is_zero)
    }

    /// Takes note of what the figure at `span` should be.
    pub fn correct(&mut self, span: Span, right: Exact) {
        match self {
            Self::Given(given) if given.span == Some(span) => given.right = Some(right),
            Self::Given(_) => {}
            Self::Sum(terms) => {
                terms.iter_mut().for_each(|(_, formula)| formula.correct(span, right))
            }
            Self::Product(factors) => {
                factors.iter_mut().for_each(|(_, formula)| formula.correct(span, right))
            }
            Self::AtLeastZero(formula) => formula.correct(span, right),
        }
    }

    /// The factors of `self` behind those of `other`, when `self` is `other` multiplied further.
    pub fn beyond(&self, other: &Self) -> Option<&[(Factor, Self)]> {
        let (Self::Product(own), Self::Product(others)) = (self, other) else { return None };
        let rest = own.strip_prefix(others.as_slice())?;
        (!rest.is_empty()).then_some(rest)
    }

    /// Whether one of its figures was rounded.
    pub fn starts_from_a_rounding(&self) -> bool {
        self.givens().iter().any(|given| given.unrounded.is_some_and(|exact| exact != given.value))
    }

    /// Whether one of its figures is known to be wrong.
    pub fn starts_from_an_error(&self) -> bool {
        self.givens().iter().any(|given| given.right.is_some_and(|right| right != given.value))
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(given) => f.write_str(&given.text),
            Self::Sum(terms) => {
                for (at, (term, formula)) in terms.iter().enumerate() {
                    match (at, term) {
                        (0, Term::Plus) => {}
                        (0, Term::Minus) => f.write_str("−")?,
                        (_, Term::Plus) => f.write_str(" + ")?,
                        (_, Term::Minus) => f.write_str(" − ")?,
                    }
                    match formula {
                        Self::Sum(_) => write!(f, "({formula})")?,
                        _ => write!(f, "{formula}")?,
                    }
                }
                Ok(())
            }
            Self::Product(factors) => {
                for (at, (factor, formula)) in factors.iter().enumerate() {
                    match (at, factor) {
                        (0, Factor::Times) => {}
                        (0, Factor::Over) => f.write_str("1 ÷ ")?,
                        (_, Factor::Times) => f.write_str(" × ")?,
                        (_, Factor::Over) => f.write_str(" ÷ ")?,
                    }
                    match formula {
                        Self::Sum(_) | Self::Product(_) | Self::AtLeastZero(_) => {
                            write!(f, "({formula})")?;
                        }
                        _ => write!(f, "{formula}")?,
                    }
                }
                Ok(())
            }
            Self::AtLeastZero(formula) => match formula.value(Basis::Written) {
                Some(value) if !value.is_negative() => write!(f, "{formula}"),
                _ => write!(f, "최소 0: {formula}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str, value: i64) -> Given {
        Given::known(text, Exact::whole(value))
    }

    #[test]
    fn a_discount_is_shown_as_it_is_computed() {
        let percent = Given::known("40%", Exact::ratio(40, 100).unwrap());
        let formula = Formula::from(known("$100", 100)).less(percent);
        assert_eq!(formula.to_string(), "$100 × (1 − 40%)");
        assert_eq!(formula.value(Basis::Written), Some(Exact::whole(60)));
    }

    #[test]
    fn a_difference_is_shown_the_way_round_that_gives_its_amount() {
        let less = Formula::from(known("$0", 0)).minus(known("$60", 60));
        assert_eq!(less.giving(Exact::whole(60)).to_string(), "$60 − $0");
        assert_eq!(less.giving(Exact::whole(-60)).to_string(), "$0 − $60");
        let share = less.over(known("$60", 60)).times(known("100", 100));
        assert_eq!(share.giving(Exact::whole(100)).to_string(), "($60 − $0) ÷ $60 × 100");
    }

    #[test]
    fn what_is_free_is_told_from_what_is_beyond_it() {
        let used = |hours: i64| {
            let rest = Formula::from(known("시간", hours)).minus(known("무료 750시간", 750));
            Formula::AtLeastZero(Box::new(rest)).times(known("$2", 2))
        };
        assert_eq!(used(800).to_string(), "(시간 − 무료 750시간) × $2");
        assert!(used(1).is_all_free() && !used(800).is_all_free());
    }

    #[test]
    fn an_error_that_is_built_on_can_be_put_right() {
        let wrong = Given { right: Some(Exact::whole(7)), ..known("$70", 70) };
        let formula = Formula::sum([wrong.into(), known("$3", 3).into()]);
        assert_eq!(formula.value(Basis::Written), Some(Exact::whole(73)));
        assert_eq!(formula.value(Basis::Right), Some(Exact::whole(10)));
        assert!(formula.starts_from_an_error());
    }
}
