//! Links from a member to itself: they lie beside it, and it takes more room for them.

use super::nest::Level;
use super::plan::{Plan, Size};
use super::sheet::{Cut, Item};

/// How far a loop reaches out.
const LOOP: f64 = 18.0;

/// A link from a member to itself.
pub struct Loop {
    /// Which link.
    pub link: usize,
    /// The item that it leads to and from.
    pub member: usize,
    /// Its corners, across and along, counted from the near corner of the member.
    pub corners: Vec<(f64, f64)>,
    /// The middle of its label, counted so too.
    pub label: Option<(f64, f64)>,
}

/// How far a loop reaches from its middle along a side, of which it has so much.
pub fn loop_reach(slot: f64) -> f64 {
    (slot * 0.26).min(26.0)
}

/// Makes room for loops, and gives their corners counted from their items.
pub fn loops(
    plan: &Plan,
    level: &Level,
    items: &mut [Item],
    cut: impl Fn(Size) -> Cut,
) -> Vec<Loop> {
    let mut loops = Vec::new();
    for (at, item) in items.iter_mut().enumerate() {
        let own: Vec<usize> =
            level.loops.iter().filter(|(_, it)| *it == at).map(|(link, _)| *link).collect();
        if own.is_empty() {
            continue;
        }
        // Loops of a member lie one after the other along its far side, and so do their labels.
        let slot = (item.size.depth - item.above - item.below) / own.len() as f64;
        let labels: Vec<Option<Cut>> =
            own.iter().map(|link| plan.links[*link].label.map(&cut)).collect();
        let mut low = f64::NEG_INFINITY;
        let mut middles = Vec::new();
        for (turn, label) in labels.iter().enumerate() {
            let half = label.map_or(0.0, |label| label.depth / 2.0);
            let middle = (slot * (turn as f64 + 0.5)).max(low + half);
            middles.push(middle);
            low = middle + half + 2.0;
        }
        let body = slot * own.len() as f64;
        // What sticks out above and below the member, made even.
        let above = labels[0].map_or(0.0, |label| label.depth / 2.0) - middles[0];
        let below = low - 2.0 - body;
        let up = ((below - above.max(0.0)) / 2.0).max(0.0).ceil();
        let (early, late) = ((above + up).max(0.0).ceil(), (below - up).max(0.0).ceil());
        item.size.depth += (early - item.above).max(0.0) + (late - item.below).max(0.0);
        (item.above, item.below) = (item.above.max(early), item.below.max(late));
        let side = item.near + item.body;
        let out = side + LOOP;
        for (turn, link) in own.into_iter().enumerate() {
            let middle = item.above + slot * (turn as f64 + 0.5);
            let (first, second) = (middle - loop_reach(slot), middle + loop_reach(slot));
            let corners = vec![(side, first), (out, first), (out, second), (side, second)];
            let breadth = out + labels[turn].map_or(4.0, |label| 10.0 + label.breadth);
            item.size.breadth = item.size.breadth.max(breadth);
            let label = labels[turn]
                .map(|label| (out + 6.0 + label.breadth / 2.0, item.above + middles[turn] - up));
            loops.push(Loop { link, member: at, corners, label });
        }
    }
    loops
}
