//! Layered drawings of graphs whose nodes lie in nested groups: who stands where, and which way the
//! links go.

mod across;
mod arrange;
mod block;
mod border;
mod channel;
mod ease;
mod fit;
mod fold;
mod grid;
mod hang;
mod looped;
mod narrow;
mod nest;
mod order;
mod orient;
mod pack;
mod place;
mod plan;
mod port;
mod rank;
mod sheet;
mod simplex;
mod trace;
mod turn;

pub use arrange::arranged;
pub use looped::loop_reach;
pub use plan::{Beside, Direction, Frame, Layout, Leaf, Link, Member, Plan, Ports, Size};
pub use turn::readable;
