//! How many digits a filled-in amount has.

use crate::cost::book::{Decimals, Policy};
use crate::money::{Exact, Rounding};

/// The fewest digits behind the point of an amount of dollars.
const CENTS: u32 = 2;
/// The most digits that are shown of an amount without an end.
const MOST: u32 = 8;

/// The digits for amounts of these values that stand together; `written` is what the author's own
/// amounts beside them have.
pub fn scale(policy: &Policy, written: Option<u32>, values: &[Exact]) -> u32 {
    match (policy.decimals, written) {
        (Decimals::Fixed(scale), _) => scale,
        // What the author's digits would show as nothing, or as hardly anything, has its own.
        (Decimals::AsWritten, written) => {
            let needed = values.iter().map(|value| telling(*value)).max().unwrap_or(CENTS);
            let enough = |scale: &u32| values.iter().all(|value| is_told(*value, *scale));
            written.filter(enough).unwrap_or(needed.max(written.unwrap_or(0)))
        }
    }
}

/// Whether a value shows two digits that count at a scale, or all that it has.
fn is_told(value: Exact, scale: u32) -> bool {
    value.scale().is_some_and(|needed| needed <= scale) || !is_small(value, scale)
}

/// The digits that show two that count of a value, cents at least.
fn telling(value: Exact) -> u32 {
    let needed = value.scale().unwrap_or(MOST).min(MOST);
    (CENTS..MOST).find(|scale| !is_small(value, *scale)).unwrap_or(MOST).min(needed.max(CENTS))
}

/// Whether a value shows fewer than two digits that count at a scale.
fn is_small(value: Exact, scale: u32) -> bool {
    let Some(tenth) = Exact::ratio(1, 10) else { return false };
    let rounded = value.round(scale, Rounding::HalfUp).map(|number| number.exact());
    let unit = (0..scale.saturating_sub(1)).try_fold(Exact::ONE, |unit, _| unit.times(tenth));
    matches!((rounded, unit), (Some(rounded), Some(unit)) if rounded.magnitude() < unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_count_and_cents_are_the_least() {
        let value = |numerator, denominator| Exact::ratio(numerator, denominator).unwrap();
        let policy = Policy::default();
        let digits = |values: &[Exact]| scale(&policy, None, values);
        assert_eq!(digits(&[value(5, 1)]), 2);
        assert_eq!(digits(&[value(102, 1000)]), 2);
        assert_eq!(digits(&[value(208, 10_000)]), 3);
        assert_eq!(digits(&[value(1, 3)]), 2);
        assert_eq!(digits(&[value(5, 1), value(3, 10_000)]), 4);
        assert_eq!(digits(&[value(1, 7_000)]), 5);
        assert_eq!(scale(&policy, Some(4), &[value(5, 1)]), 4);
        assert_eq!(scale(&policy, Some(0), &[value(5, 1)]), 0);
        assert_eq!(scale(&policy, Some(0), &[value(45, 1000)]), 3);
        assert_eq!(scale(&policy, Some(1), &[value(45, 1000)]), 3);
    }
}
