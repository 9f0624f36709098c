//! Layered drawings of graphs whose nodes lie in nested groups: who stands where, and which way the
//! links go.

mod arrange;
mod channel;
mod nest;
mod order;
mod orient;
mod place;
mod plan;
mod rank;
mod sheet;
mod simplex;

pub use arrange::{arranged, loop_reach};
pub use plan::{Beside, Direction, Frame, Layout, Leaf, Link, Member, Plan, Ports, Size};
