//! Which links lead backwards, so that the others form no cycle.

use std::collections::BTreeMap;

/// For each pair whether it leads backwards. Of two items with links both ways the majority counts, and
/// where there is none the first link; two groups then keep the order of the source. Each pair leads
/// forwards unless that closes a cycle with those before it, so that the story goes as the author
/// tells it. `groups` tells which items are groups.
pub fn backwards(groups: &[bool], pairs: &[(usize, usize)]) -> Vec<bool> {
    let mut balance: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    let mut wishes = Vec::new();
    for (from, to) in pairs {
        let key = (*from.min(to), *from.max(to));
        if !balance.contains_key(&key) {
            wishes.push((key, from < to));
        }
        *balance.entry(key).or_default() += if from < to { 1 } else { -1 };
    }
    let mut next = vec![Vec::new(); groups.len()];
    let mut forwards = BTreeMap::new();
    for (key, first_is_forwards) in wishes {
        let up = match balance[&key] {
            0 => first_is_forwards || groups[key.0] && groups[key.1],
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
        let boxes = [false; 3];
        assert_eq!(backwards(&boxes, &[(0, 1), (1, 2), (2, 0)]), [false, false, true]);
        assert_eq!(backwards(&boxes, &[(0, 1), (1, 0)]), [false, true]);
        assert_eq!(backwards(&boxes, &[(1, 0), (0, 1)]), [false, true]);
        assert_eq!(backwards(&boxes, &[(1, 0), (0, 1), (0, 1)]), [true, false, false]);
    }

    #[test]
    fn groups_with_as_many_links_to_as_fro_keep_the_order_of_the_source() {
        let groups = [true; 2];
        assert_eq!(backwards(&groups, &[(1, 0), (0, 1)]), [true, false]);
        assert_eq!(backwards(&groups, &[(1, 0), (0, 1), (1, 0)]), [false, true, false]);
    }
}
