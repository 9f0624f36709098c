//! Amounts in a course, recomputed: the ledger.

mod compute;
mod expected;
mod finding;
mod ledger;
mod read;
mod unit;

pub use ledger::{Entry, Ledger, Page, Status, ledger};
