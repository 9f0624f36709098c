//! Places on one axis that keep their distances: longest paths in a graph of demands.

use std::collections::VecDeque;

/// That one variable is at least `distance` above another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The lower variable.
    pub from: usize,
    /// The higher one.
    pub to: usize,
    /// Pixels; negative allows `to` to be below `from` by as much.
    pub distance: i64,
}

/// Demands that can be met together, and the least places (from zero) that meet them.
#[derive(Clone, Debug, Default)]
pub struct Solver {
    demands: Vec<Demand>,
    out: Vec<Vec<usize>>,
    least: Vec<i64>,
    /// Which variables wait for their demands to be looked at; none between two calls.
    waiting: Vec<bool>,
}

/// Two demands that fix the distance of two variables.
pub fn fixed(from: usize, to: usize, distance: i64) -> [Demand; 2] {
    [Demand { from, to, distance }, Demand { from: to, to: from, distance: -distance }]
}

impl Solver {
    /// A new variable.
    pub fn variable(&mut self) -> usize {
        self.out.push(Vec::new());
        self.least.push(0);
        self.waiting.push(false);
        self.least.len() - 1
    }

    /// The least place of a variable.
    pub fn least(&self, variable: usize) -> i64 {
        self.least[variable]
    }

    /// Adds demands if they can be met, with the others, by places up to `limit`; else changes
    /// nothing. Whether they were added.
    pub fn add(&mut self, demands: &[Demand], limit: i64) -> bool {
        let kept = self.demands.len();
        for demand in demands {
            self.out[demand.from].push(self.demands.len());
            self.demands.push(*demand);
        }
        let mut moved: Vec<(usize, i64)> = Vec::new();
        if self.settle(demands.iter().map(|demand| demand.from).collect(), limit, &mut moved) {
            return true;
        }
        for (variable, place) in moved.into_iter().rev() {
            self.least[variable] = place;
        }
        for demand in self.demands.drain(kept..) {
            self.out[demand.from].pop();
        }
        false
    }

    /// A place for every variable in the middle of the room that it has when all stay at or below
    /// `limit`, which must not be below any least place.
    pub fn balanced(&self, limit: i64) -> Vec<i64> {
        let mut mirror = Self::default();
        for _ in &self.least {
            mirror.variable();
        }
        let reversed: Vec<Demand> = self
            .demands
            .iter()
            .map(|demand| Demand { from: demand.to, to: demand.from, ..*demand })
            .collect();
        // What can be met one way can be met the other way; the limit only guards against a bug.
        mirror.add(&reversed, i64::MAX / 4);
        self.least
            .iter()
            .zip(&mirror.least)
            .map(|(least, from_end)| (least + limit - from_end).div_euclid(2))
            .collect()
    }

    fn settle(
        &mut self,
        mut open: VecDeque<usize>,
        limit: i64,
        moved: &mut Vec<(usize, i64)>,
    ) -> bool {
        open.iter().for_each(|variable| self.waiting[*variable] = true);
        let mut work = WORK;
        let mut met = true;
        while let Some(from) = open.pop_front() {
            self.waiting[from] = false;
            if !met {
                continue;
            }
            for index in 0..self.out[from].len() {
                let Demand { to, distance, .. } = self.demands[self.out[from][index]];
                let place = self.least[from] + distance;
                if place <= self.least[to] {
                    continue;
                }
                work -= 1;
                if place > limit || work == 0 {
                    met = false;
                    break;
                }
                moved.push((to, self.least[to]));
                self.least[to] = place;
                if !std::mem::replace(&mut self.waiting[to], true) {
                    open.push_back(to);
                }
            }
        }
        met
    }
}

/// Steps after which a set of demands counts as impossible.
const WORK: usize = 4_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_met_changes_nothing() {
        let mut solver = Solver::default();
        let [a, b, c] = [(); 3].map(|()| solver.variable());
        assert!(solver.add(&[Demand { from: a, to: b, distance: 10 }], 100));
        assert!(solver.add(&fixed(b, c, 5), 100));
        assert!(!solver.add(&[Demand { from: c, to: a, distance: 1 }], 100));
        assert_eq!([a, b, c].map(|v| solver.least(v)), [0, 10, 15]);
        assert_eq!(solver.balanced(35), [10, 20, 25]);
    }
}
