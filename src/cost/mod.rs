//! Amounts in a course, recomputed: the ledger.

mod amended;
mod bill;
pub mod book;
mod class;
mod compute;
mod expected;
mod filled;
mod finding;
mod follower;
mod ledger;
mod malformed;
pub mod offer;
mod priced;
mod quote;
mod read;
mod service;
mod unit;

pub use bill::{Bill, Billed, Estimate, Stated};
pub use class::{Class, Share};
pub use ledger::{Entry, Ledger, Page, Status, ledger};
pub use priced::{Service, Terms};
pub use quote::Quote;
pub use service::Named;
