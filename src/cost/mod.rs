//! Amounts in a course, recomputed: the ledger.

mod compute;
mod finding;
mod ledger;
mod read;

pub use ledger::{Entry, Ledger, Page, Status, ledger};
