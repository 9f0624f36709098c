//! Figures that are right only if a price is for another unit than the quantity beside it.

use super::compute::figure::Figure;
use super::compute::formula::{Factor, Formula, Given};
use crate::money::{Exact, Quantity, Time, Unit};

/// A unit that was changed in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// The quantity as written: `43분/월`.
    pub quantity: String,
    /// The unit that the price must be for: `시간`.
    pub price: &'static str,
}

/// The change of unit that alone gives the stated figure instead of `computed`.
pub fn forgotten(figure: &Figure, formula: &Formula, computed: Exact) -> Option<Forgotten> {
    let quantity =
        times(formula).into_iter().find_map(|given| match Quantity::read(&given.text)?.0.unit {
            Unit::Time(time) => Some((given.text.clone(), time)),
            _ => None,
        });
    let (quantity, time) = quantity?;
    let (many, price) = match time {
        Time::Minute => (60, "시간"),
        Time::Hour => (24, "일"),
        _ => return None,
    };
    let value = computed.over(Exact::whole(many))?;
    figure.scale?;
    let gives = figure.at_last_digit(value, figure.rounding)? == figure.value;
    (gives && !figure.value.is_zero()).then_some(Forgotten { quantity, price })
}

/// The factors that are multiplied with a price whose own unit is not written.
fn times(formula: &Formula) -> Vec<&Given> {
    match formula {
        Formula::Product(factors) => {
            let unit_said = factors.iter().any(|(_, factor)| match factor {
                Formula::Given(given) => given.text.contains('/') && given.text.contains('$'),
                _ => false,
            });
            let all = factors.iter().filter(|(how, _)| *how == Factor::Times && !unit_said);
            all.flat_map(|(_, factor)| match factor {
                Formula::Given(given) => vec![given],
                other => times(other),
            })
            .collect()
        }
        Formula::Sum(terms) => terms.iter().flat_map(|(_, term)| times(term)).collect(),
        Formula::AtLeastZero(inner) => times(inner),
        Formula::Given(_) => Vec::new(),
    }
}
