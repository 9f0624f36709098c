//! Amounts in a course, recomputed: the ledger.

mod amended;
pub mod book;
mod compute;
mod expected;
mod filled;
mod finding;
mod follower;
mod ledger;
pub mod offer;
mod priced;
mod read;
mod unit;

pub use ledger::{Entry, Ledger, Page, Status, ledger};
pub use priced::{Service, Terms};
