//! Where the boxes of a tree stand: beside each other by depth, below each other in their order.

/// A box of a tree and what hangs on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// The place of its parent, which stands before it.
    pub parent: Option<usize>,
    /// Pixels.
    pub width: f64,
    /// Pixels.
    pub height: f64,
}

/// Where boxes stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Left side, by knot.
    pub left: Vec<f64>,
    /// Middle, by knot.
    pub middle: Vec<f64>,
    /// From the left side of the first to the right side of the farthest.
    pub width: f64,
    /// From the top of the highest to the bottom of the lowest.
    pub height: f64,
}

/// How far each knot is from the first.
pub fn depths(knots: &[Knot]) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(knots.len());
    for knot in knots {
        depths.push(knot.parent.map_or(0, |parent| depths[parent] + 1));
    }
    depths
}

/// Columns by depth, `across` apart; boxes of a column `along` apart. A parent stands in the middle
/// of its children.
pub fn columns(knots: &[Knot], across: f64, along: f64) -> Placed {
    let depths = depths(knots);
    let deepest = depths.iter().copied().max().unwrap_or(0);
    let mut widths = vec![0f64; deepest + 1];
    for (knot, depth) in knots.iter().zip(&depths) {
        widths[*depth] = widths[*depth].max(knot.width);
    }
    let mut lefts = vec![0.0];
    for width in &widths {
        lefts.push(lefts[lefts.len() - 1] + width + across);
    }
    // How high a knot with all that hangs on it is; children stand after their parents.
    let mut below = vec![0f64; knots.len()];
    let mut spans = vec![0f64; knots.len()];
    for (at, knot) in knots.iter().enumerate().rev() {
        spans[at] = knot.height.max(below[at] - along);
        if let Some(parent) = knot.parent {
            below[parent] += spans[at] + along;
        }
    }
    let mut tops = vec![0f64; knots.len()];
    let mut used = vec![0f64; knots.len()];
    for (at, knot) in knots.iter().enumerate() {
        if let Some(parent) = knot.parent {
            let slack = (spans[parent] - (below[parent] - along)) / 2.0;
            tops[at] = tops[parent] + slack.max(0.0) + used[parent];
            used[parent] += spans[at] + along;
        }
    }
    Placed {
        left: depths.iter().map(|depth| lefts[*depth]).collect(),
        middle: tops.iter().zip(&spans).map(|(top, span)| top + span / 2.0).collect(),
        width: widths.iter().sum::<f64>() + across * deepest as f64,
        height: spans.first().copied().unwrap_or(0.0),
    }
}

/// Below each other in their order, children `indent` to the right of their parent.
pub fn rows(knots: &[Knot], indent: f64, along: f64) -> Placed {
    let depths = depths(knots);
    let mut middle = Vec::with_capacity(knots.len());
    let mut top = 0.0;
    for knot in knots {
        middle.push(top + knot.height / 2.0);
        top += knot.height + along;
    }
    let left: Vec<f64> = depths.iter().map(|depth| *depth as f64 * indent).collect();
    let right = knots.iter().zip(&left).map(|(knot, left)| left + knot.width);
    Placed { width: right.fold(0.0, f64::max), left, middle, height: top - along }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_stand_beside_their_parent_and_never_on_each_other() {
        let knot = |parent, height| Knot { parent, width: 50.0, height };
        let knots = [
            knot(None, 30.0),
            knot(Some(0), 200.0),
            knot(Some(1), 20.0),
            knot(Some(1), 20.0),
            knot(Some(0), 20.0),
        ];
        let placed = columns(&knots, 10.0, 5.0);
        assert_eq!(placed.left, [0.0, 60.0, 120.0, 120.0, 60.0]);
        assert_eq!(placed.height, 225.0);
        assert_eq!((placed.middle[2] + placed.middle[3]) / 2.0, placed.middle[1]);
        assert!(placed.middle[4] - placed.middle[1] >= 115.0);
    }
}
