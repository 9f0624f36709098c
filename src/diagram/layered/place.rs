//! Where the cells of every rank stand across it: links as straight as they can be.
//!
//! The distances are kept and the bends priced by network simplex, as Gansner, Koutsofios, North
//! and Vo, 1993, do in section 4.2, with the ports of the cells as in section 7 of the same paper;
//! what may move without costing anything is then brought to the middle.

use super::simplex::{self, Spring};

/// A piece of a link between cells of two neighbouring ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pull {
    /// The upper cell.
    pub a: usize,
    /// Where the link meets it, from its near side.
    pub a_port: i64,
    /// The lower cell.
    pub b: usize,
    /// Where the link meets it, from its near side.
    pub b_port: i64,
    /// How much a bend costs.
    pub weight: i64,
}

/// Two neighbours in a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The nearer one.
    pub near: usize,
    /// The farther one.
    pub far: usize,
    /// The least distance between their near sides.
    pub length: i64,
}

/// How much the whole breadth costs, against bends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Squeeze {
    /// What one unit of breadth costs; zero leaves the breadth alone.
    pub weight: i64,
    /// The first cell of each rank.
    pub firsts: Vec<usize>,
    /// The last cell of each rank, and how broad it is.
    pub lasts: Vec<(usize, i64)>,
}

/// The near sides of `count` cells; the nearest is at zero.
pub fn places(count: usize, pulls: &[Pull], aparts: &[Apart], squeeze: &Squeeze) -> Vec<i64> {
    let mut springs: Vec<Spring> = aparts
        .iter()
        .map(|apart| Spring { tail: apart.near, head: apart.far, length: apart.length, weight: 0 })
        .collect();
    for (index, pull) in pulls.iter().enumerate() {
        let tail = count + index;
        let least = pull.a_port.min(pull.b_port);
        let spring = |head, length| Spring { tail, head, length, weight: pull.weight };
        springs.push(spring(pull.a, pull.b_port - least));
        springs.push(spring(pull.b, pull.a_port - least));
    }
    let (near, far) = (count + pulls.len(), count + pulls.len() + 1);
    if squeeze.weight > 0 {
        let loose = |tail, head, length| Spring { tail, head, length, weight: 0 };
        springs.extend(squeeze.firsts.iter().map(|first| loose(near, *first, 0)));
        springs.extend(squeeze.lasts.iter().map(|(last, breadth)| loose(*last, far, *breadth)));
        springs.push(Spring { tail: near, head: far, length: 0, weight: squeeze.weight });
    }
    let mut place = simplex::places(far + 1, &springs);
    let bounds = (place[near], place[far]);
    place.truncate(count);
    let mut room = vec![(i64::MIN / 4, i64::MAX / 4); count];
    if squeeze.weight > 0 {
        squeeze.firsts.iter().for_each(|first| room[*first].0 = bounds.0);
        squeeze.lasts.iter().for_each(|(last, breadth)| room[*last].1 = bounds.1 - breadth);
    }
    for _ in 0..3 {
        centre(&mut place, pulls, aparts, &room);
    }
    let nearest = place.iter().copied().min().unwrap_or(0);
    place.iter().map(|place| place - nearest).collect()
}

/// Moves every straight chain of cells to the middle of where it is free, within the bounds of each.
fn centre(place: &mut [i64], pulls: &[Pull], aparts: &[Apart], bounds: &[(i64, i64)]) {
    let bend =
        |place: &[i64], pull: &Pull| place[pull.a] + pull.a_port - place[pull.b] - pull.b_port;
    let mut below = vec![0; place.len()];
    let mut above = vec![0; place.len()];
    for pull in pulls {
        below[pull.a] += 1;
        above[pull.b] += 1;
    }
    let mut blocks = Blocks::new(place.len());
    for pull in pulls {
        if below[pull.a] == 1 && above[pull.b] == 1 && bend(place, pull) == 0 {
            blocks.join(pull.a, pull.b);
        }
    }
    let block: Vec<usize> = (0..place.len()).map(|cell| blocks.of(cell)).collect();
    let mut pulls_of = vec![Vec::new(); place.len()];
    for pull in pulls.iter().filter(|pull| block[pull.a] != block[pull.b]) {
        pulls_of[block[pull.a]].push((pull, 1i64));
        pulls_of[block[pull.b]].push((pull, -1i64));
    }
    let mut aparts_of = vec![Vec::new(); place.len()];
    for apart in aparts.iter().filter(|apart| block[apart.near] != block[apart.far]) {
        aparts_of[block[apart.near]].push((apart, 1i64));
        aparts_of[block[apart.far]].push((apart, -1i64));
    }
    let mut cells_of = vec![Vec::new(); place.len()];
    for (cell, block) in block.iter().enumerate() {
        cells_of[*block].push(cell);
    }
    for index in 0..place.len() {
        if cells_of[index].is_empty() || pulls_of[index].is_empty() {
            continue;
        }
        // The moves that would make each link straight, with what it costs not to.
        let mut wishes: Vec<(i64, i64)> = pulls_of[index]
            .iter()
            .map(|(pull, sign)| (-sign * bend(place, pull), pull.weight))
            .collect();
        wishes.sort_unstable();
        let (low, high) = median(&wishes);
        let mut room = (i64::MIN / 4, i64::MAX / 4);
        for cell in &cells_of[index] {
            let (least, most) = bounds[*cell];
            room = (room.0.max(least - place[*cell]), room.1.min(most - place[*cell]));
        }
        for (apart, sign) in &aparts_of[index] {
            let free = place[apart.far] - place[apart.near] - apart.length;
            if *sign > 0 {
                room.1 = room.1.min(free);
            } else {
                room.0 = room.0.max(-free);
            }
        }
        let by = (low + high) / 2;
        let by = by.clamp(room.0.min(0), room.1.max(0));
        for cell in &cells_of[index] {
            place[*cell] += by;
        }
    }
}

/// The values between which the sum of weighted distances is least.
fn median(wishes: &[(i64, i64)]) -> (i64, i64) {
    let total: i64 = wishes.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0;
    let mut low = None;
    for (value, weight) in wishes {
        sum += weight;
        if low.is_none() && 2 * sum >= total {
            low = Some(*value);
        }
        if 2 * sum > total {
            return (low.unwrap_or(*value), *value);
        }
    }
    let last = wishes.last().map_or(0, |(value, _)| *value);
    (low.unwrap_or(last), last)
}

/// Union and find.
struct Blocks(Vec<usize>);

impl Blocks {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn of(&mut self, cell: usize) -> usize {
        let mut root = cell;
        while self.0[root] != root {
            root = self.0[root];
        }
        let mut at = cell;
        while self.0[at] != root {
            at = std::mem::replace(&mut self.0[at], root);
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parent_stands_above_the_middle_of_two_children() {
        let pull = |a, b| Pull { a, a_port: 50, b, b_port: 50, weight: 1 };
        let aparts = [Apart { near: 1, far: 2, length: 130 }];
        let place = places(3, &[pull(0, 1), pull(0, 2)], &aparts, &Squeeze::default());
        assert_eq!(place, [65, 0, 130]);
    }

    #[test]
    fn a_chain_is_straight() {
        let pull = |a, b, wide| Pull { a, a_port: 50, b, b_port: wide, weight: 1 };
        assert_eq!(
            places(
                3,
                &[pull(0, 1, 30), Pull { a_port: 30, ..pull(1, 2, 80) }],
                &[],
                &Squeeze::default()
            ),
            [30, 50, 0]
        );
    }

    #[test]
    fn a_squeezed_drawing_bends_its_links_rather_than_be_broad() {
        // 1 and 2 stand in one rank, 3 in the next, below the link that ends at 2.
        let pull = |a, b| Pull { a, a_port: 50, b, b_port: 50, weight: 1 };
        let aparts =
            [Apart { near: 1, far: 2, length: 130 }, Apart { near: 3, far: 4, length: 130 }];
        let squeeze =
            |weight| Squeeze { weight, firsts: vec![1, 3], lasts: vec![(2, 100), (4, 100)] };
        let broad = |weight| {
            let place = places(5, &[pull(2, 3), pull(0, 1)], &aparts, &squeeze(weight));
            place.iter().max().copied()
        };
        assert_eq!((broad(0), broad(9)), (Some(260), Some(130)));
    }
}
