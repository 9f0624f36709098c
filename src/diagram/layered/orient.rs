//! Which links lead backwards, so that the others form no cycle.

use std::collections::BTreeMap;

/// For each pair whether it leads backwards. Of two items with links both ways the majority counts;
/// then each pair leads forwards unless that closes a cycle with those before it, so that the story
/// goes as the author tells it.
pub fn backwards(count: usize, pairs: &[(usize, usize)]) -> Vec<bool> {
    let mut balance: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    let mut wishes = Vec::new();
    for (from, to) in pairs {
        let key = (*from.min(to), *from.max(to));
        if !balance.contains_key(&key) {
            wishes.push((key, from < to));
        }
        *balance.entry(key).or_default() += if from < to { 1 } else { -1 };
    }
    let mut next = vec![Vec::new(); count];
    let mut forwards = BTreeMap::new();
    for (key, first_is_forwards) in wishes {
        let up = match balance[&key] {
            0 => first_is_forwards,
            balance => balance > 0,
        };
        let (from, to) = if up { key } else { (key.1, key.0) };
        let (from, to, up) = if leads(&next, to, from) { (to, from, !up) } else { (from, to, up) };
        next[from].push(to);
        forwards.insert(key, up);
    }
    pairs
        .iter()
        .map(|(from, to)| forwards[&(*from.min(to), *from.max(to))] != (from < to))
        .collect()
}

/// Whether a way leads from one item to another.
fn leads(next: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; next.len()];
    let mut waiting = vec![from];
    while let Some(item) = waiting.pop() {
        if item == to {
            return true;
        }
        if !std::mem::replace(&mut seen[item], true) {
            waiting.extend(&next[item]);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_that_closes_a_cycle_leads_backwards() {
        assert_eq!(backwards(3, &[(0, 1), (1, 2), (2, 0)]), [false, false, true]);
        assert_eq!(backwards(2, &[(0, 1), (1, 0)]), [false, true]);
        assert_eq!(backwards(2, &[(1, 0), (0, 1), (0, 1)]), [true, false, false]);
    }
}
