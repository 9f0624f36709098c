//! From what a page says to what it should say.

pub mod accused;
pub mod arithmetic;
pub mod calendar;
pub mod claim;
pub mod contest;
pub mod context;
pub mod conversion;
pub mod diagnosis;
pub mod exchange;
pub mod excluded;
pub mod expression;
pub mod figure;
pub mod formula;
pub mod free;
pub mod judged;
pub mod judging;
pub mod lines;
pub mod memory;
pub mod names;
pub mod page;
pub mod prices;
pub mod proof;
pub mod quoted;
pub mod running;
pub mod table;
mod tax;
pub mod verdict;
