//! AWS's Price List: an offer file of a service to prices of a price file.

mod print;
mod read;

use std::collections::BTreeMap;

use super::book::Date;

pub use print::{Printed, print};
pub use read::{OfferError, read};

/// Which products of an offer file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Their SKUs; any when empty.
    pub skus: Vec<String>,
    /// Attributes that they all have.
    pub attributes: Vec<(String, String)>,
}

/// The products of an offer file that were wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The service: `AmazonEC2`.
    pub code: String,
    /// The day it was published.
    pub published: Date,
    /// The products, by SKU.
    pub products: BTreeMap<String, Product>,
}

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// What it is, by the names AWS uses.
    pub attributes: BTreeMap<String, String>,
    /// Its prices on demand, one for each tier.
    pub rates: Vec<Rate>,
}

/// A price on demand.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rate {
    /// For what.
    pub unit: String,
    /// From which quantity on.
    pub begin_range: Option<String>,
    /// Up to which; `Inf` for any.
    pub end_range: Option<String>,
    /// In AWS's words.
    #[serde(default)]
    pub description: String,
    /// By currency.
    pub price_per_unit: BTreeMap<String, String>,
}
