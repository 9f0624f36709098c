//! The tracks between two neighbouring ranks: level pieces that do not lie on one another.
//!
//! A pair of pieces is ordered the way that gives fewer crossings, and the tracks are the longest
//! paths through these orders, as in the orthogonal routing of ELK Layered (Schulze, Spönemann and
//! von Hanxleden, *Drawing layered graphs with port constraints*, 2014).

/// A link's way across a channel: it comes from above at `top` and goes on below at `bottom`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// Where it comes from.
    pub top: f64,
    /// Where it goes on.
    pub bottom: f64,
    /// Links that share their upper or lower end share their track when they have the same bundle.
    pub bundle: usize,
}

/// Two upright pieces nearer than this must not meet the same stretch.
const NEAR: f64 = 7.0;

/// The track of each crossing, from zero at the top, and how many tracks there are. A crossing that
/// is straight needs none.
pub fn tracks(crossings: &[Crossing]) -> (Vec<Option<usize>>, usize) {
    let mut bundles: Vec<(usize, Vec<usize>)> = Vec::new();
    for (index, crossing) in crossings.iter().enumerate() {
        if (crossing.top - crossing.bottom).abs() < 0.5 {
            continue;
        }
        match bundles.iter_mut().find(|(bundle, _)| *bundle == crossing.bundle) {
            Some((_, members)) => members.push(index),
            None => bundles.push((crossing.bundle, vec![index])),
        }
    }
    let spans: Vec<Span> =
        bundles.iter().map(|(_, members)| Span::of(crossings, members)).collect();
    let levels = levels(&spans);
    let mut tracks = vec![None; crossings.len()];
    for ((_, members), level) in bundles.iter().zip(&levels) {
        for member in members {
            tracks[*member] = Some(*level);
        }
    }
    let count = levels.iter().max().map_or(0, |last| last + 1);
    (tracks, count)
}

/// The level piece that a bundle needs, and the upright pieces that end at it.
struct Span {
    left: f64,
    right: f64,
    tops: Vec<f64>,
    bottoms: Vec<f64>,
}

impl Span {
    fn of(crossings: &[Crossing], members: &[usize]) -> Self {
        let tops: Vec<f64> = members.iter().map(|member| crossings[*member].top).collect();
        let bottoms: Vec<f64> = members.iter().map(|member| crossings[*member].bottom).collect();
        let all = || tops.iter().chain(&bottoms).copied();
        Self {
            left: all().fold(f64::MAX, f64::min),
            right: all().fold(f64::MIN, f64::max),
            tops,
            bottoms,
        }
    }

    fn covers(&self, at: f64) -> bool {
        self.left - NEAR < at && at < self.right + NEAR
    }

    /// What it costs when this one lies above `other`.
    fn cost_above(&self, other: &Self) -> usize {
        let crossed = other.tops.iter().filter(|top| self.covers(**top)).count()
            + self.bottoms.iter().filter(|bottom| other.covers(**bottom)).count();
        // An upright piece of the one on an upright piece of the other cannot be told apart.
        let overlaid = self
            .bottoms
            .iter()
            .filter(|bottom| other.tops.iter().any(|top| (**bottom - top).abs() < NEAR))
            .count();
        crossed + 20 * overlaid
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right + NEAR && other.left < self.right + NEAR
    }
}

/// A level for each span so that spans that meet have different ones.
fn levels(spans: &[Span]) -> Vec<usize> {
    let count = spans.len();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| spans[*a].left.total_cmp(&spans[*b].left));
    // `above[i]` holds the spans that should lie above `i`, with what it costs if they do not.
    let mut above: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
    for (at, first) in order.iter().copied().enumerate() {
        for second in order[at + 1..].iter().copied() {
            if spans[second].left >= spans[first].right + NEAR {
                break;
            }
            if !spans[first].meets(&spans[second]) {
                continue;
            }
            let over = spans[first].cost_above(&spans[second]);
            let under = spans[second].cost_above(&spans[first]);
            match over.cmp(&under) {
                std::cmp::Ordering::Less => above[second].push((first, under - over)),
                std::cmp::Ordering::Greater => above[first].push((second, over - under)),
                std::cmp::Ordering::Equal => {}
            }
        }
    }
    let sequence = sequence(&above);
    let mut level: Vec<Option<usize>> = vec![None; count];
    for index in sequence {
        let after = above[index].iter().filter_map(|(other, _)| level[*other]).map(|l| l + 1).max();
        let mut wanted = after.unwrap_or(0);
        while (0..count)
            .any(|other| level[other] == Some(wanted) && spans[other].meets(&spans[index]))
        {
            wanted += 1;
        }
        level[index] = Some(wanted);
    }
    level.into_iter().map(|level| level.unwrap_or(0)).collect()
}

/// An order in which what should lie above comes first; cycles are cut where it costs least.
fn sequence(above: &[Vec<(usize, usize)>]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..above.len()).collect();
    let mut done = vec![false; above.len()];
    let mut sequence = Vec::with_capacity(above.len());
    while !left.is_empty() {
        let missing = |index: usize| -> usize {
            above[index].iter().filter(|(other, _)| !done[*other]).map(|(_, cost)| cost).sum()
        };
        let at = (0..left.len()).min_by_key(|at| missing(left[*at])).expect("some are left");
        let next = left.remove(at);
        done[next] = true;
        sequence.push(next);
    }
    sequence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crossing(top: f64, bottom: f64, bundle: usize) -> Crossing {
        Crossing { top, bottom, bundle }
    }

    #[test]
    fn straight_links_need_no_track_and_distant_ones_share_one() {
        let (tracks, count) =
            tracks(&[crossing(0.0, 0.0, 0), crossing(10.0, 50.0, 1), crossing(100.0, 150.0, 2)]);
        assert_eq!((tracks, count), (vec![None, Some(0), Some(0)], 1));
    }

    #[test]
    fn nested_links_lie_so_that_they_do_not_cross() {
        // Both go to the right; the one that begins farther left must turn later.
        let (tracks, count) = tracks(&[crossing(0.0, 100.0, 0), crossing(30.0, 130.0, 1)]);
        assert_eq!((tracks, count), (vec![Some(1), Some(0)], 2));
    }

    #[test]
    fn links_of_one_bundle_share_a_track() {
        let (tracks, count) = tracks(&[crossing(50.0, 0.0, 7), crossing(50.0, 100.0, 7)]);
        assert_eq!((tracks, count), (vec![Some(0), Some(0)], 1));
    }
}
