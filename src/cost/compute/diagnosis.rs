//! Which mistake a wrong figure is: a unit that was passed over, a free tier that was not, a total
//! called a share.

use super::claim::{Claim, Kind};
use super::formula::{Basis, Factor, Formula, Given};
use super::verdict::side;
use crate::diagnostic::Code;
use crate::money::{Data, Exact, Quantity, Unit};

/// The rule that a figure breaks whose computation is `formula`.
pub fn code(claim: &Claim, formula: &Formula) -> Code {
    let Some(computed) = formula.value(Basis::Written) else { return claim.code };
    if claim.kind == Kind::PerStudent && is_whole(claim, formula) {
        return "cost-label-per-student";
    }
    if claim.code != "cost-amount" {
        return claim.code;
    }
    if is_free(formula) {
        return "cost-free-tier";
    }
    if let Some(passed_over) = passed_over(claim, formula) {
        let lasting = formula.givens().iter().any(|given| is_storage(given));
        let month = passed_over.text.ends_with("시간") || passed_over.text.ends_with('일');
        return if lasting && month { "cost-proration" } else { "cost-unit-mismatch" };
    }
    if misses_thousands(claim, formula, computed) { "cost-unit-mismatch" } else { claim.code }
}

/// Whether a value is what the figure states.
fn states(claim: &Claim, value: Exact) -> bool {
    let value = side(&claim.figure, claim.order, value);
    let stated = claim.figure.at_last_digit(value, claim.figure.rounding);
    stated == Some(claim.figure.value) && !claim.figure.value.is_zero()
}

/// Whether nothing is to be paid at all.
fn is_free(formula: &Formula) -> bool {
    matches!(formula, Formula::Given(given) if given.span.is_none() && given.value.is_zero())
}

/// Whether the figure is the whole that should be divided among people, or that times them.
fn is_whole(claim: &Claim, formula: &Formula) -> bool {
    let Formula::Product(factors) = formula else { return false };
    let [(Factor::Times, whole), (Factor::Over, people)] = factors.as_slice() else { return false };
    let whole = whole.value(Basis::Written);
    let all = whole.zip(people.value(Basis::Written)).and_then(|(whole, n)| whole.times(n));
    whole.into_iter().chain(all).any(|value| states(claim, value))
}

/// The change of units without which the computation gives what is stated.
fn passed_over<'f>(claim: &Claim, formula: &'f Formula) -> Option<&'f Given> {
    let Formula::Product(factors) = formula else { return None };
    (0..factors.len()).find_map(|at| {
        let (_, Formula::Given(given)) = &factors[at] else { return None };
        let mut rest = factors.clone();
        rest.remove(at);
        // Without its divisor a time is passed over too: `20GB × $0.08` for three hours.
        let timeless = rest.iter().filter(|(_, factor)| !is_time(factor)).cloned().collect();
        let gives = |factors: Vec<(Factor, Formula)>| {
            Formula::Product(factors).value(Basis::Written).is_some_and(|v| states(claim, v))
        };
        (given.span.is_none() && (gives(rest) || gives(timeless))).then_some(given)
    })
}

fn is_time(formula: &Formula) -> bool {
    let Formula::Given(given) = formula else { return false };
    matches!(Quantity::read(&given.text), Some((Quantity { unit: Unit::Time(_), .. }, _)))
}

/// `$0.08/GB-월`: a price for something that lasts.
fn is_storage(given: &Given) -> bool {
    let lower = given.text.to_lowercase();
    lower.contains("/gb") && ["월", "month", "mo"].iter().any(|month| lower.contains(month))
}

/// Whether a size was taken for one a thousand times larger or smaller.
fn misses_thousands(claim: &Claim, formula: &Formula, computed: Exact) -> bool {
    let sized = formula.givens().iter().any(|given| {
        matches!(Quantity::read(&given.text), Some((Quantity { unit: Unit::Data(_), .. }, _)))
    });
    let steps = [
        Data::Gigabyte.in_units_of(Data::Megabyte),
        Data::Megabyte.in_units_of(Data::Gigabyte),
        Data::Gigabyte.in_units_of(Data::Kilobyte),
        Data::Kilobyte.in_units_of(Data::Gigabyte),
    ];
    sized
        && steps
            .into_iter()
            .any(|step| computed.times(step).is_some_and(|value| states(claim, value)))
}
