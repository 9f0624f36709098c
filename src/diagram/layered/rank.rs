//! Which rank each item stands in.

use super::simplex::{self, Spring};

/// An item as far as ranks go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// How much room it takes in its rank.
    pub breadth: f64,
    /// Whether a link holds it.
    pub held: bool,
}

/// `upper` stands at least `length` ranks above `lower`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Above {
    /// The item above.
    pub upper: usize,
    /// The item below.
    pub lower: usize,
    /// From one.
    pub length: usize,
}

/// How much room ranks have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The breadth that a rank of linked items should not exceed.
    pub breadth: f64,
    /// The breadth that a row of loose items should not exceed.
    pub loose: f64,
    /// Between two neighbours.
    pub gap: f64,
}

/// Items with the ranks they would have if these were as broad as they liked.
pub struct Ranking {
    items: Vec<Ranked>,
    /// From zero at the highest item that a link holds.
    free: Vec<usize>,
}

impl Ranking {
    /// Short links first (network simplex).
    pub fn new(items: Vec<Ranked>, aboves: &[Above]) -> Self {
        let springs: Vec<Spring> = aboves
            .iter()
            .map(|above| Spring {
                tail: above.upper,
                head: above.lower,
                length: i64::try_from(above.length).unwrap_or(1),
                weight: 1,
            })
            .collect();
        let placed = simplex::places(items.len(), &springs);
        let mut free: Vec<usize> =
            placed.into_iter().map(|place| usize::try_from(place).unwrap_or(0)).collect();
        let held = |item: &usize| items[*item].held;
        let lowest = (0..items.len()).filter(held).map(|item| free[item]).min().unwrap_or(0);
        (0..items.len()).filter(held).for_each(|item| free[item] -= lowest);
        Self { items, free }
    }

    /// The rank of every item, from zero: one that is too broad becomes several, in the order of
    /// the source, as in width-bounded layerings after Coffman and Graham, 1972; what no link holds
    /// fills the ranks up.
    pub fn ranks(&self, room: Room) -> Vec<usize> {
        let items = &self.items;
        let mut ranks = self.free.clone();
        let held: Vec<usize> = (0..items.len()).filter(|item| items[*item].held).collect();
        let mut count = part_broad_ranks(&mut ranks, &held, items, room);
        let mut used = vec![0.0; count];
        for item in &held {
            used[ranks[*item]] += items[*item].breadth + room.gap;
        }
        let loose: Vec<usize> = (0..items.len()).filter(|item| !items[*item].held).collect();
        if held.is_empty() {
            let breadths: Vec<f64> = loose.iter().map(|item| items[*item].breadth).collect();
            for (row, range) in rows(&breadths, room.gap, room.loose).into_iter().enumerate() {
                range.for_each(|at| ranks[loose[at]] = row);
            }
            return ranks;
        }
        let mut from = 0;
        for item in loose {
            let breadth = items[item].breadth;
            let fits = (from..count).find(|rank| used[*rank] + breadth <= room.loose);
            let rank = fits.unwrap_or_else(|| {
                used.push(0.0);
                count += 1;
                count - 1
            });
            used[rank] += breadth + room.gap;
            ranks[item] = rank;
            from = rank;
        }
        ranks
    }
}

/// Makes several ranks of each that is too broad, and says how many there are then.
fn part_broad_ranks(ranks: &mut [usize], held: &[usize], items: &[Ranked], room: Room) -> usize {
    let mut rank = 0;
    loop {
        let last = held.iter().map(|item| ranks[*item]).max();
        let Some(last) = last.filter(|last| rank <= *last) else {
            return last.map_or(0, |last| last + 1);
        };
        let here: Vec<usize> = held.iter().copied().filter(|item| ranks[*item] == rank).collect();
        let breadths: Vec<f64> = here.iter().map(|item| items[*item].breadth).collect();
        let rows = rows(&breadths, room.gap, room.breadth);
        let more = rows.len().saturating_sub(1);
        if more > 0 && last < 10_000 {
            held.iter()
                .filter(|item| ranks[**item] > rank)
                .copied()
                .collect::<Vec<_>>()
                .iter()
                .for_each(|item| ranks[*item] += more);
            for (row, range) in rows.into_iter().enumerate() {
                range.for_each(|at| ranks[here[at]] = rank + row);
            }
        }
        rank += more + 1;
    }
}

/// Parts a row into as few rows as fit, each about as broad as the others; the order stays.
fn rows(breadths: &[f64], gap: f64, most: f64) -> Vec<std::ops::Range<usize>> {
    let filled = filled(breadths, gap, most);
    if filled.len() < 2 {
        return filled;
    }
    // The least limit that gives no more rows, by halving.
    let widest = breadths.iter().copied().fold(0.0, f64::max);
    let (mut low, mut high) = (widest, most.max(widest));
    for _ in 0..20 {
        let middle = (low + high) / 2.0;
        if self::filled(breadths, gap, middle).len() <= filled.len() {
            high = middle;
        } else {
            low = middle;
        }
    }
    self::filled(breadths, gap, high)
}

fn filled(breadths: &[f64], gap: f64, limit: f64) -> Vec<std::ops::Range<usize>> {
    let mut rows: Vec<std::ops::Range<usize>> = Vec::new();
    let mut used = 0.0;
    for (at, breadth) in breadths.iter().enumerate() {
        match rows.last_mut() {
            Some(row) if used + gap + breadth <= limit => {
                row.end = at + 1;
                used += gap + breadth;
            }
            _ => {
                rows.push(at..at + 1);
                used = *breadth;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { breadth: 320.0, loose: 320.0, gap: 20.0 };

    #[test]
    fn loose_items_stand_in_rows_of_about_equal_breadth() {
        let item = Ranked { breadth: 90.0, held: false };
        assert_eq!(Ranking::new(vec![item; 4], &[]).ranks(ROOM), [0, 0, 1, 1]);
        assert_eq!(Ranking::new(vec![item; 3], &[]).ranks(ROOM), [0, 0, 0]);
    }

    #[test]
    fn too_many_children_stand_in_two_ranks() {
        let item = Ranked { breadth: 90.0, held: true };
        let aboves: Vec<Above> = (1..5)
            .flat_map(|child| {
                [
                    Above { upper: 0, lower: child, length: 1 },
                    Above { upper: child, lower: 5, length: 1 },
                ]
            })
            .collect();
        assert_eq!(Ranking::new(vec![item; 6], &aboves).ranks(ROOM), [0, 1, 1, 2, 2, 3]);
    }
}
