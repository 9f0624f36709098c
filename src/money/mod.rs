//! Exact amounts, quantities, units and rates: read, computed with and printed, never as floats.

mod amount;
mod exact;
mod number;
mod numeral;
mod quantity;
mod rate;
mod unit;
mod word;

pub use amount::{Amount, Currency, Sign};
pub use exact::{Exact, Rounding};
pub use number::Number;
pub use numeral::{Magnitude, Numeral};
pub use quantity::Quantity;
pub use rate::{Per, Rate};
pub use unit::{Data, Thing, Time, Unit};
