//! Network simplex: integer places that keep given distances and make weighted edges short.
//!
//! After Gansner, Koutsofios, North and Vo, *A Technique for Drawing Directed Graphs*, 1993,
//! section 2. It gives both ranks and coordinates.

use std::ops::Range;

/// `place[head] - place[tail]` is at least `length`; what is more costs `weight` for each unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spring {
    /// The lower end.
    pub tail: usize,
    /// The higher end.
    pub head: usize,
    /// The least distance.
    pub length: i64,
    /// The price of one unit more.
    pub weight: i64,
}

/// How many edges are looked at before the best places so far are taken: it bounds the time.
const PATIENCE: usize = 1_000_000;

/// Places for `count` points, the lowest at zero. The springs must not form a cycle.
pub fn places(count: usize, springs: &[Spring]) -> Vec<i64> {
    if count == 0 {
        return Vec::new();
    }
    let mut tree = Tree::new(count, springs);
    let mut work = 0;
    while work < PATIENCE {
        let Some(leaving) = tree.leaving() else { break };
        let Some(entering) = tree.entering(leaving) else { break };
        tree.exchange(leaving, entering);
        work += springs.len() + count;
    }
    tree.place.truncate(count);
    let lowest = tree.place.iter().copied().min().unwrap_or(0);
    tree.place.iter().map(|place| place - lowest).collect()
}

/// A spanning tree of springs that are as short as they may be.
struct Tree {
    springs: Vec<Spring>,
    place: Vec<i64>,
    touching: Touching,
    in_tree: Vec<bool>,
    /// Those of them that are in the tree, in no order.
    branches: Vec<Vec<usize>>,
    /// Cut values; only those of tree springs mean something.
    cut: Vec<i64>,
    /// The tree spring towards the root.
    up: Vec<Option<usize>>,
    /// Points in the order in which they are left when walking the tree.
    leave: Vec<usize>,
    /// The first point that is left below each point, by its place in that order.
    first: Vec<usize>,
    /// The points in that order.
    left: Vec<usize>,
    /// Where the search for a leaving spring goes on.
    from: usize,
}

impl Tree {
    fn new(count: usize, springs: &[Spring]) -> Self {
        // A point of its own above all others connects what is not connected.
        let root = (0..count).map(|head| Spring { tail: count, head, length: 0, weight: 0 });
        let springs: Vec<Spring> = springs.iter().copied().chain(root).collect();
        let touching = Touching::new(count + 1, &springs);
        let mut tree = Self {
            place: longest_paths(count + 1, &springs, &touching),
            in_tree: vec![false; springs.len()],
            branches: vec![Vec::new(); count + 1],
            cut: vec![0; springs.len()],
            up: vec![None; count + 1],
            leave: vec![0; count + 1],
            first: vec![0; count + 1],
            left: vec![0; count + 1],
            from: 0,
            springs,
            touching,
        };
        tree.grow();
        tree.number(count);
        tree.value();
        tree
    }

    fn slack(&self, spring: usize) -> i64 {
        let Spring { tail, head, length, .. } = self.springs[spring];
        self.place[head] - self.place[tail] - length
    }

    /// Grows the tree from the root, moving what has been reached until a next spring is tight.
    fn grow(&mut self) {
        let count = self.place.len();
        let mut reached = vec![false; count];
        let mut members = vec![count - 1];
        reached[count - 1] = true;
        let mut next = 0;
        loop {
            while let Some(point) = members.get(next).copied() {
                next += 1;
                for index in self.touching.range(point) {
                    let spring = self.touching.springs[index];
                    let other = self.other(spring, point);
                    if !reached[other] && self.slack(spring) == 0 {
                        reached[other] = true;
                        self.add(spring);
                        members.push(other);
                    }
                }
            }
            if members.len() == count {
                return;
            }
            let crossing = (0..self.springs.len())
                .filter(|spring| {
                    let Spring { tail, head, .. } = self.springs[*spring];
                    reached[tail] != reached[head]
                })
                .min_by_key(|spring| self.slack(*spring))
                .expect("the root touches every point");
            let slack = self.slack(crossing);
            let by = if reached[self.springs[crossing].tail] { slack } else { -slack };
            for point in &members {
                self.place[*point] += by;
            }
            next = 0;
        }
    }

    fn add(&mut self, spring: usize) {
        let Spring { tail, head, .. } = self.springs[spring];
        self.in_tree[spring] = true;
        self.branches[tail].push(spring);
        self.branches[head].push(spring);
    }

    fn drop(&mut self, spring: usize) {
        let Spring { tail, head, .. } = self.springs[spring];
        self.in_tree[spring] = false;
        for point in [tail, head] {
            self.branches[point].retain(|branch| *branch != spring);
        }
    }

    fn other(&self, spring: usize, point: usize) -> usize {
        let Spring { tail, head, .. } = self.springs[spring];
        if tail == point { head } else { tail }
    }

    /// Walks the tree from `top`, whose own way up is known, and notes the way up and the order of
    /// leaving of what lies below.
    fn number(&mut self, top: usize) {
        let mut clock = self.first[top];
        let mut stack = vec![(top, 0)];
        while let Some((point, next)) = stack.last_mut() {
            let point = *point;
            match self.branches[point].get(*next).copied() {
                Some(spring) => {
                    *next += 1;
                    if self.up[point] != Some(spring) {
                        let child = self.other(spring, point);
                        self.up[child] = Some(spring);
                        self.first[child] = clock;
                        stack.push((child, 0));
                    }
                }
                None => {
                    self.put(point, clock);
                    clock += 1;
                    stack.pop();
                }
            }
        }
    }

    /// Computes the cut values from the leaves to the root.
    fn value(&mut self) {
        for index in 0..self.left.len() {
            let child = self.left[index];
            let Some(up) = self.up[child] else { continue };
            self.cut[up] = self.cut_of(up, child);
        }
    }

    /// The cut value of the tree spring above `child`, when those below it are known.
    fn cut_of(&self, up: usize, child: usize) -> i64 {
        let out = self.springs[up].tail == child;
        let mut cut = 0;
        for spring in self.touching.at(child) {
            let Spring { tail, weight, .. } = self.springs[*spring];
            let leaves = tail == child;
            // Counted along the tree spring: with it when it points the same way.
            let sign = if leaves == out { 1 } else { -1 };
            cut += sign * weight;
            if *spring != up && self.in_tree[*spring] {
                cut -= sign * self.cut[*spring];
            }
        }
        cut
    }

    /// A tree spring with a negative cut value, looked for from where the last one was found.
    fn leaving(&mut self) -> Option<usize> {
        let count = self.springs.len();
        let found = (0..count)
            .map(|step| (self.from + step) % count)
            .find(|spring| self.in_tree[*spring] && self.cut[*spring] < 0)?;
        self.from = found;
        Some(found)
    }

    fn is_below(&self, point: usize, top: usize) -> bool {
        self.under(top).contains(&self.leave[point])
    }

    /// The point of a tree spring that is farther from the root.
    fn lower(&self, spring: usize) -> usize {
        let Spring { tail, head, .. } = self.springs[spring];
        if self.up[tail] == Some(spring) { tail } else { head }
    }

    /// The spring with the least slack that crosses the cut the other way.
    fn entering(&self, leaving: usize) -> Option<usize> {
        let below = self.lower(leaving);
        let tail_below = self.springs[leaving].tail == below;
        let under = self.under(below);
        let is_small = 2 * under.len() <= self.left.len();
        let (before, after) = (0..under.start, under.end..self.left.len());
        let side = if is_small { under.chain(0..0) } else { before.chain(after) };
        side.flat_map(|at| self.touching.at(self.left[at]))
            .copied()
            .filter(|spring| {
                let Spring { tail, head, .. } = self.springs[*spring];
                let (tail_in, head_in) = (self.is_below(tail, below), self.is_below(head, below));
                !self.in_tree[*spring] && tail_in != head_in && head_in == tail_below
            })
            .min_by_key(|spring| (self.slack(*spring), *spring))
    }

    /// Where `top` and the points below it lie in the order of leaving.
    fn under(&self, top: usize) -> Range<usize> {
        self.first[top]..self.leave[top] + 1
    }

    fn exchange(&mut self, leaving: usize, entering: usize) {
        let below = self.lower(leaving);
        let slack = self.slack(entering);
        let by = if self.is_below(self.springs[entering].tail, below) { slack } else { -slack };
        for at in self.under(below) {
            self.place[self.left[at]] += by;
        }
        let Spring { tail, head, .. } = self.springs[entering];
        let cut = self.cut[leaving];
        self.shift(tail, head, cut);
        self.shift(head, tail, -cut);
        self.cut[entering] = -cut;
        let (inner, outer) = if self.is_below(tail, below) { (tail, head) } else { (head, tail) };
        let start = self.make_room(below, outer);
        self.drop(leaving);
        self.add(entering);
        self.up[inner] = Some(entering);
        self.first[inner] = start;
        self.number(inner);
    }

    /// Changes the cut values on the way from `point` up to where `other` is below too: only on the
    /// way around a spring that enters the tree do they change.
    fn shift(&mut self, mut point: usize, other: usize, cut: i64) {
        while !self.is_below(other, point) {
            let Some(up) = self.up[point] else { break };
            self.cut[up] += if self.springs[up].tail == point { cut } else { -cut };
            point = self.other(up, point);
        }
    }

    /// Makes room in the order of leaving for what lies below `moved`, as the last that is left
    /// below `parent`, and says where it begins. What lies between the old and the new place moves
    /// up or down as a whole.
    fn make_room(&mut self, moved: usize, parent: usize) -> usize {
        let Range { start, end } = self.under(moved);
        let size = end - start;
        let at = self.leave[parent];
        if at >= end {
            for index in end..at {
                let point = self.left[index];
                self.put(point, index - size);
                if self.first[point] >= end {
                    self.first[point] -= size;
                }
            }
            self.walk_up(parent, |first| (*first >= end).then(|| *first -= size));
            return at - size;
        }
        for index in (at..start).rev() {
            let point = self.left[index];
            self.put(point, index + size);
            if self.first[point] > at {
                self.first[point] += size;
            }
        }
        if let Some(up) = self.up[moved] {
            let up = self.other(up, moved);
            self.walk_up(up, |first| (*first > at).then(|| *first += size));
        }
        at
    }

    fn put(&mut self, point: usize, place: usize) {
        self.left[place] = point;
        self.leave[point] = place;
    }

    /// Changes where those begin that lie above `point`, and its own beginning, as far as `change`
    /// does something.
    fn walk_up(&mut self, mut point: usize, change: impl Fn(&mut usize) -> Option<()>) {
        while change(&mut self.first[point]).is_some() {
            let Some(up) = self.up[point] else { break };
            point = self.other(up, point);
        }
    }
}

/// The springs at each point, in the order of all.
struct Touching {
    springs: Vec<usize>,
    /// Where those of each point begin; the last is where all end.
    starts: Vec<usize>,
}

impl Touching {
    fn new(count: usize, springs: &[Spring]) -> Self {
        let mut starts = vec![0; count + 1];
        for point in springs.iter().flat_map(|spring| [spring.tail, spring.head]) {
            starts[point + 1] += 1;
        }
        for point in 0..count {
            starts[point + 1] += starts[point];
        }
        let mut next = starts.clone();
        let mut touching = vec![0; 2 * springs.len()];
        for (index, spring) in springs.iter().enumerate() {
            for point in [spring.tail, spring.head] {
                touching[next[point]] = index;
                next[point] += 1;
            }
        }
        Self { springs: touching, starts }
    }

    fn range(&self, point: usize) -> Range<usize> {
        self.starts[point]..self.starts[point + 1]
    }

    fn at(&self, point: usize) -> &[usize] {
        &self.springs[self.range(point)]
    }
}

/// The least places that keep all distances. Points of a cycle stay at zero.
fn longest_paths(count: usize, springs: &[Spring], touching: &Touching) -> Vec<i64> {
    let mut waiting = vec![0usize; count];
    for spring in springs {
        waiting[spring.head] += 1;
    }
    let mut place = vec![0i64; count];
    let mut ready: Vec<usize> = (0..count).filter(|point| waiting[*point] == 0).collect();
    while let Some(point) = ready.pop() {
        for spring in touching.at(point).iter().map(|spring| springs[*spring]) {
            if spring.tail != point {
                continue;
            }
            place[spring.head] = place[spring.head].max(place[point] + spring.length);
            waiting[spring.head] -= 1;
            if waiting[spring.head] == 0 {
                ready.push(spring.head);
            }
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spring(tail: usize, head: usize, length: i64, weight: i64) -> Spring {
        Spring { tail, head, length, weight }
    }

    #[test]
    fn a_side_branch_stands_next_to_what_it_leads_to() {
        // 0 → 1 → 2 → 3 and 4 → 3: the short branch is drawn down to rank 2.
        let springs = [(0, 1), (1, 2), (2, 3), (4, 3)].map(|(a, b)| spring(a, b, 1, 1));
        assert_eq!(places(5, &springs), [0, 1, 2, 3, 2]);
    }

    #[test]
    fn heavy_springs_are_kept_short() {
        let springs = [
            spring(0, 1, 1, 1),
            spring(1, 3, 1, 1),
            spring(0, 2, 1, 1),
            spring(2, 3, 3, 1),
            spring(0, 1, 0, 5),
        ];
        assert_eq!(places(4, &springs), [0, 1, 1, 4]);
    }

    #[test]
    fn points_without_springs_stand_at_zero() {
        assert_eq!(places(3, &[]), [0, 0, 0]);
        assert_eq!(places(0, &[]), Vec::<i64>::new());
    }

    /// What springs cost at these places; nothing when a distance is not kept.
    fn cost(springs: &[Spring], place: &[i64]) -> Option<i64> {
        let cost = |spring: &Spring| {
            let more = place[spring.head] - place[spring.tail] - spring.length;
            (more >= 0).then_some(more * spring.weight)
        };
        springs.iter().map(cost).sum()
    }

    proptest! {
        #[test]
        fn no_places_are_cheaper(
            drawn in prop::collection::vec((0usize..5, 0usize..5, 0i64..2, 0i64..4), 1..12),
        ) {
            let springs: Vec<Spring> = drawn
                .into_iter()
                .filter(|(a, b, ..)| a != b)
                .map(|(a, b, length, weight)| spring(a.min(b), a.max(b), length, weight))
                .collect();
            // Five points of a cheapest drawing stand at no more than five places.
            let ways = (0..5_i64.pow(5)).map(|way| [1, 5, 25, 125, 625].map(|digit| way / digit % 5));
            let costs = ways.filter_map(|place| cost(&springs, &place));
            prop_assert_eq!(cost(&springs, &places(5, &springs)), costs.min());
        }
    }
}
