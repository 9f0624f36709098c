//! `pricing.toml`: the unit prices that a course is checked against.

mod alias;
mod class;
mod decimal;
mod overlap;
mod policy;
mod price;
mod read;
mod record;
mod region;
mod shelf;
mod unit;

use std::collections::BTreeMap;

use crate::money::Exact;
use crate::text::Span;

pub use crate::text::Date;
pub use alias::Alias;
pub use class::Class;
pub use decimal::decimal;
pub use policy::{Decimals, Policy, Smallest, Totals};
pub use price::{Allowance, Part, Price, Tariff, Tier, Trust};
pub use read::read;
pub use region::Region;
pub use shelf::Shelf;
pub use unit::unit;

/// The prices of a course, and how they are to be used. A book holds no two prices that match one
/// row: what would is refused when it is read.
#[derive(Clone, Debug, Default)]
pub struct PriceBook {
    /// The region of prices that name none.
    pub region: Region,
    /// How amounts are computed.
    pub policy: Policy,
    /// Who the course is for.
    pub class: Class,
    /// A currency's code → what one dollar is in it.
    pub exchange: BTreeMap<String, Exchange>,
    /// Where prices are from, by name.
    pub sources: BTreeMap<String, Origin>,
    /// The prices.
    pub shelf: Shelf,
}

/// A rate of exchange.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// Units of the currency for one dollar.
    pub rate: Exact,
    /// How many digits amounts in it have behind the point.
    pub decimals: u32,
    /// The day it was read.
    pub retrieved: Date,
    /// Who says so.
    pub source: String,
    /// Where the date stands.
    pub dated: Span,
}

/// Where prices are from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The page they were read on.
    pub url: String,
    /// The day they were read.
    pub retrieved: Date,
    /// Where the date stands.
    pub dated: Span,
}
