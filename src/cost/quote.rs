//! By which prices of the price file a row is checked.

use super::book::{Date, Price, Region};

/// Where and when the prices hold that a row is checked by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// The code of their region; `None` when they hold anywhere.
    pub region: Option<String>,
    /// The day the oldest of them was read.
    pub retrieved: Date,
}

impl Quote {
    /// What some prices for one row have in common; `None` without any.
    pub fn of(prices: &[&Price]) -> Option<Self> {
        let retrieved = prices.iter().map(|price| price.retrieved).min()?;
        let region = prices.iter().find_map(|price| match &price.region {
            Region::In(code) => Some(code.clone()),
            Region::Anywhere => None,
        });
        Some(Self { region, retrieved })
    }
}
