//! The order of the cells in every rank: few crossings, and the order of the source where it costs
//! none.
//!
//! Barycentres after Sugiyama, Tagawa and Toda, 1981; exchanges of neighbours after Gansner,
//! Koutsofios, North and Vo, 1993; crossings are counted as inversions, as Barth, Jünger and
//! Mutzel, 2004, do.

/// A piece of a link between two neighbouring ranks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strand {
    /// The cell in the upper rank.
    pub upper: usize,
    /// The cell in the lower rank.
    pub lower: usize,
    /// Where it meets the upper cell, from 0 to 1 of its breadth.
    pub leaves_at: f64,
    /// Where it meets the lower cell, from 0 to 1 of its breadth.
    pub enters_at: f64,
}

/// How often the ranks are swept.
const SWEEPS: usize = 16;
/// Beyond so many strands exchanges of neighbours take too long.
const MANY: usize = 3000;

/// `ranks` in an order with fewer crossings. `sources` is the place of a cell in the source, for
/// those that have one. Cells in no rank are passed over.
pub fn ordered(
    ranks: Vec<Vec<usize>>,
    strands: &[Strand],
    sources: &[Option<usize>],
) -> Vec<Vec<usize>> {
    let net = Net::new(&ranks, strands, sources.len());
    let mut best = ranks;
    let mut least = net.crossings(&best);
    let mut current = best.clone();
    for sweep in 0..SWEEPS {
        if least == 0 {
            break;
        }
        net.sweep(&mut current, sweep % 2 == 0);
        if strands.len() < MANY {
            net.exchange(&mut current, |change, _, _| change < 0);
        }
        let crossings = net.crossings(&current);
        if crossings < least {
            least = crossings;
            best.clone_from(&current);
        }
    }
    if strands.len() < MANY {
        net.exchange(&mut best, |change, left, right| {
            let disordered = sources[left] > sources[right]
                && sources[left].is_some()
                && sources[right].is_some();
            change < 0 || change == 0 && disordered
        });
    }
    best
}

/// The strands by rank and by cell.
struct Net<'s> {
    strands: &'s [Strand],
    /// Strands between each rank and the next.
    between: Vec<Vec<usize>>,
    /// Strands upwards from each cell.
    above: Vec<Vec<usize>>,
    /// Strands downwards from each cell.
    below: Vec<Vec<usize>>,
}

impl<'s> Net<'s> {
    fn new(ranks: &[Vec<usize>], strands: &'s [Strand], cells: usize) -> Self {
        let mut net = Self {
            strands,
            between: vec![Vec::new(); ranks.len()],
            above: vec![Vec::new(); cells],
            below: vec![Vec::new(); cells],
        };
        let mut rank_of = vec![0; cells];
        for (rank, cells) in ranks.iter().enumerate() {
            for cell in cells {
                rank_of[*cell] = rank;
            }
        }
        for (index, strand) in strands.iter().enumerate() {
            net.between[rank_of[strand.upper]].push(index);
            net.below[strand.upper].push(index);
            net.above[strand.lower].push(index);
        }
        net
    }

    fn crossings(&self, ranks: &[Vec<usize>]) -> usize {
        let place = places(ranks, self.above.len());
        self.between.iter().map(|strands| self.crossings_between(strands, &place)).sum()
    }

    fn crossings_between(&self, strands: &[usize], place: &[f64]) -> usize {
        let mut ends: Vec<(f64, f64)> = strands
            .iter()
            .map(|strand| self.strands[*strand])
            .map(|s| (place[s.upper] + s.leaves_at, place[s.lower] + s.enters_at))
            .collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut lower: Vec<f64> = ends.into_iter().map(|(_, lower)| lower).collect();
        inversions(&mut lower)
    }

    /// Orders every rank by the mean place of its neighbours in the rank before.
    fn sweep(&self, ranks: &mut [Vec<usize>], downwards: bool) {
        let count = ranks.len();
        let mut place = places(ranks, self.above.len());
        for step in 1..count {
            let rank = if downwards { step } else { count - 1 - step };
            let mean = |cell: usize| {
                let strands = if downwards { &self.above[cell] } else { &self.below[cell] };
                let sum: f64 = strands
                    .iter()
                    .map(|strand| self.strands[*strand])
                    .map(|s| {
                        if downwards {
                            place[s.upper] + s.leaves_at
                        } else {
                            place[s.lower] + s.enters_at
                        }
                    })
                    .sum();
                (!strands.is_empty()).then(|| sum / strands.len() as f64)
            };
            let means: Vec<Option<f64>> = ranks[rank].iter().map(|cell| mean(*cell)).collect();
            let mut moved: Vec<(f64, usize)> = ranks[rank]
                .iter()
                .zip(&means)
                .filter_map(|(cell, mean)| Some(((*mean)?, *cell)))
                .collect();
            moved.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut moved = moved.into_iter();
            for (slot, mean) in ranks[rank].iter_mut().zip(&means) {
                if mean.is_some() {
                    *slot = moved.next().expect("a cell for every slot with a mean").1;
                }
            }
            for (at, cell) in ranks[rank].iter().enumerate() {
                place[*cell] = at as f64;
            }
        }
    }

    /// Exchanges neighbours as long as `wanted` says so, given the change in crossings.
    fn exchange(&self, ranks: &mut [Vec<usize>], wanted: impl Fn(i64, usize, usize) -> bool) {
        let mut place = places(ranks, self.above.len());
        for _ in 0..24 {
            let mut changed = false;
            for rank in ranks.iter_mut() {
                for at in 1..rank.len() {
                    let (left, right) = (rank[at - 1], rank[at]);
                    let change = self.change(left, right, &place);
                    if wanted(change, left, right) {
                        rank.swap(at - 1, at);
                        place.swap(left, right);
                        changed = true;
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// How many crossings more there are when two neighbours are exchanged.
    fn change(&self, left: usize, right: usize, place: &[f64]) -> i64 {
        let above = |cell: usize| {
            self.above[cell].iter().map(|s| self.strands[*s]).map(|s| place[s.upper] + s.leaves_at)
        };
        let below = |cell: usize| {
            self.below[cell].iter().map(|s| self.strands[*s]).map(|s| place[s.lower] + s.enters_at)
        };
        let mut change = 0;
        for a in above(left) {
            change += above(right).map(|b| compared(a, b)).sum::<i64>();
        }
        for a in below(left) {
            change += below(right).map(|b| compared(a, b)).sum::<i64>();
        }
        change
    }
}

fn compared(left: f64, right: f64) -> i64 {
    match left.total_cmp(&right) {
        std::cmp::Ordering::Less => 1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => -1,
    }
}

fn places(ranks: &[Vec<usize>], cells: usize) -> Vec<f64> {
    let mut place = vec![0.0; cells];
    for rank in ranks {
        for (at, cell) in rank.iter().enumerate() {
            place[*cell] = at as f64;
        }
    }
    place
}

/// How many pairs stand in the wrong order, by merge sort.
fn inversions(values: &mut [f64]) -> usize {
    if values.len() < 2 {
        return 0;
    }
    let (left, right) = values.split_at_mut(values.len() / 2);
    let mut count = inversions(left) + inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i] <= right[j] {
            merged.push(left[i]);
            i += 1;
        } else {
            count += left.len() - i;
            merged.push(right[j]);
            j += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    values.copy_from_slice(&merged);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strand(upper: usize, lower: usize) -> Strand {
        Strand { upper, lower, leaves_at: 0.5, enters_at: 0.5 }
    }

    #[test]
    fn crossings_go_and_the_order_of_the_source_stays_where_it_can() {
        let sources: Vec<Option<usize>> = (0..6).map(Some).collect();
        let ranks = vec![vec![0, 1, 2], vec![3, 4, 5]];
        let crossed = [strand(0, 5), strand(1, 4), strand(2, 3)];
        let free = ordered(ranks.clone(), &crossed, &sources);
        assert_eq!(Net::new(&free, &crossed, 6).crossings(&free), 0);
        let straight = [strand(0, 3), strand(1, 4), strand(2, 5)];
        assert_eq!(ordered(ranks.clone(), &straight, &sources), ranks);
        assert_eq!(ordered(vec![vec![2, 0, 1], vec![]], &[], &sources), [vec![0, 1, 2], vec![]]);
    }
}
