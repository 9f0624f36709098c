//! Exact fractions: a third of a month is a third of a month.

use std::cmp::Ordering;
use std::fmt;

use super::Number;

/// A fraction in lowest terms with a positive denominator. Operations that leave 128 bits give
/// `None`: such a value is unknown, never wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

/// How a value is cut to a scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rounding {
    /// To the nearest; a tie goes away from zero.
    #[default]
    HalfUp,
    /// To the nearest; a tie goes to the even digit.
    HalfEven,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self { numerator: value as i128, denominator: 1 }
    }

    /// `numerator / denominator`; `None` when the denominator is zero.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let shared = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let shared = i128::try_from(shared).ok()?.max(1);
        let sign = denominator.signum();
        Some(Self {
            numerator: sign * numerator / shared,
            denominator: sign * denominator / shared,
        })
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let shared =
            i128::try_from(gcd(self.denominator.unsigned_abs(), other.denominator.unsigned_abs()))
                .ok()?;
        let left = self.numerator.checked_mul(other.denominator / shared)?;
        let right = other.numerator.checked_mul(self.denominator / shared)?;
        let denominator = (self.denominator / shared).checked_mul(other.denominator)?;
        Self::ratio(left.checked_add(right)?, denominator)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let left = Self::ratio(self.numerator, other.denominator)?;
        let right = Self::ratio(other.numerator, self.denominator)?;
        Self::ratio(
            left.numerator.checked_mul(right.numerator)?,
            left.denominator.checked_mul(right.denominator)?,
        )
    }

    /// The quotient; `None` for a division by zero.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::ratio(other.denominator, other.numerator)?)
    }

    /// With the other sign.
    pub const fn negated(self) -> Self {
        Self { numerator: -self.numerator, denominator: self.denominator }
    }

    /// Without its sign.
    pub const fn magnitude(self) -> Self {
        Self { numerator: self.numerator.abs(), denominator: self.denominator }
    }

    /// Whether this is zero.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether this is below zero.
    pub const fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether this has no fraction.
    pub const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// The sum of all.
    pub fn sum(values: impl IntoIterator<Item = Self>) -> Option<Self> {
        values.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// This value at `scale` digits behind the point.
    pub fn round(self, scale: u32, rule: Rounding) -> Option<Number> {
        let scaled = self.times(Self::ratio(10_i128.checked_pow(scale)?, 1)?)?;
        let quotient = scaled.numerator / scaled.denominator;
        let rest = (scaled.numerator % scaled.denominator).unsigned_abs();
        let half = rest.checked_mul(2)?.cmp(&scaled.denominator.unsigned_abs());
        let away = match rule {
            Rounding::Down => false,
            Rounding::Up => rest != 0,
            Rounding::HalfUp => half != Ordering::Less,
            Rounding::HalfEven => {
                half == Ordering::Greater || half == Ordering::Equal && quotient % 2 != 0
            }
        };
        let step = if away { self.numerator.signum() } else { 0 };
        Number::new(quotient.checked_add(step)?, scale)
    }

    /// The digits behind the point that this value needs; `None` when they never end.
    pub fn scale(self) -> Option<u32> {
        let mut rest = self.denominator;
        let mut count = |prime: i128| {
            let mut times = 0;
            while rest % prime == 0 {
                rest /= prime;
                times += 1;
            }
            times
        };
        let (twos, fives): (u32, u32) = (count(2), count(5));
        (rest == 1).then_some(twos.max(fives))
    }
}

impl Ord for Exact {
    /// By value, without overflow: whole parts first, then the reciprocals of what is left.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut reversed = false;
        loop {
            let whole = |x: Self| x.numerator.div_euclid(x.denominator);
            let rest = |x: Self| x.numerator.rem_euclid(x.denominator);
            let order = whole(a).cmp(&whole(b)).then_with(|| match (rest(a), rest(b)) {
                (0, 0) => Ordering::Equal,
                (0, _) => Ordering::Less,
                (_, 0) => Ordering::Greater,
                _ => Ordering::Equal,
            });
            if order != Ordering::Equal || rest(a) == 0 {
                return if reversed { order.reverse() } else { order };
            }
            a = Self { numerator: a.denominator, denominator: rest(a) };
            b = Self { numerator: b.denominator, denominator: rest(b) };
            reversed = !reversed;
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<u32> for Exact {
    fn from(value: u32) -> Self {
        Self::whole(i64::from(value))
    }
}

impl fmt::Display for Exact {
    /// As a decimal when its digits end, else as `numerator/denominator`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scale().and_then(|scale| self.round(scale, Rounding::Down)) {
            Some(number) => write!(f, "{number}"),
            None if self.denominator == 1 => write!(f, "{}", self.numerator),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};

    fn exact(text: &str) -> Exact {
        let value = Number::read(text.trim_start_matches('-')).unwrap().0.exact();
        if text.starts_with('-') { value.negated() } else { value }
    }

    #[test]
    fn a_tie_goes_away_from_zero() {
        let cases = [
            ("0.0225", 3, "0.023", "0.022", "0.022", "0.023"),
            ("-0.0225", 3, "-0.023", "-0.022", "-0.022", "-0.023"),
            ("16.425", 2, "16.43", "16.42", "16.42", "16.43"),
            ("0.0008", 2, "0.00", "0.00", "0.00", "0.01"),
            ("7", 0, "7", "7", "7", "7"),
        ];
        for (value, scale, half_up, half_even, down, up) in cases {
            let round = |rule| exact(value).round(scale, rule).unwrap().to_string();
            assert_eq!(round(Rounding::HalfUp), half_up);
            assert_eq!(round(Rounding::HalfEven), half_even);
            assert_eq!(round(Rounding::Down), down);
            assert_eq!(round(Rounding::Up), up);
        }
    }

    #[test]
    fn a_third_is_printed_as_a_fraction() {
        let third = Exact::ratio(50, 60).unwrap().times(exact("0.017")).unwrap();
        assert_eq!(third.to_string(), "17/1200");
        assert_eq!(Exact::ratio(-3, 8).unwrap().to_string(), "-0.375");
    }

    #[test]
    fn what_leaves_128_bits_is_unknown() {
        let big = Exact::ratio(i128::MAX, 1).unwrap();
        assert_eq!(big.times(Exact::whole(2)), None);
        assert_eq!(big.plus(big), None);
        assert_eq!(Exact::ONE.over(Exact::ZERO), None);
        assert!(big > Exact::ratio(i128::MAX, 2).unwrap());
    }

    proptest! {
        #[test]
        fn order_is_the_order_of_cross_products(a in -999i128..999, b in 1i128..99, c in -999i128..999, d in 1i128..99) {
            let (x, y) = (Exact::ratio(a, b).unwrap(), Exact::ratio(c, d).unwrap());
            prop_assert_eq!(x.cmp(&y), (a * d).cmp(&(c * b)));
        }

        #[test]
        fn what_is_added_can_be_taken_away(a in -9999i128..9999, b in 1i128..999, c in -9999i128..9999, d in 1i128..999) {
            let (x, y) = (Exact::ratio(a, b).unwrap(), Exact::ratio(c, d).unwrap());
            prop_assert_eq!(x.plus(y).unwrap().minus(y).unwrap(), x);
            if !y.is_zero() {
                prop_assert_eq!(x.times(y).unwrap().over(y).unwrap(), x);
            }
        }
    }
}
