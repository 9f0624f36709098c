//! `{비용}`, `{합계}`, `{학생당}` and `{단가}`: places that an author leaves to be computed.

mod cell;
mod fill;
mod hole;
mod ledger;
mod scale;
mod shift;

pub use fill::{Filled, fill};
pub use ledger::as_written;
