//! Parts of a sheet that no link joins: each is drawn alone, and they stand beside one another in
//! rows.

use std::collections::BTreeMap;

use super::sheet::{Cut, Drawn, GAP, Sheet, Tip};

/// Between two rows of parts.
const ROW_GAP: f64 = 40.0;

/// The sheet with its parts in rows of its breadth, each drawn by `draw`; `None` when it is all one
/// part, or links lead out of it.
pub fn packed(sheet: &Sheet, draw: impl Fn(&Sheet) -> Drawn) -> Option<Drawn> {
    let parts = parts(sheet)?;
    let mut whole = Drawn {
        items: vec![(0.0, 0.0); sheet.items.len()],
        wires: vec![Vec::new(); sheet.wires.len()],
        labels: vec![None; sheet.wires.len()],
        ..Drawn::default()
    };
    // Where the next part goes, and where the row below begins.
    let (mut across, mut along, mut below) = (0.0, 0.0, 0.0_f64);
    for part in parts {
        let drawn = draw(&part.sheet(sheet));
        if across > 0.0 && across + drawn.size.breadth > sheet.breadth {
            (across, along) = (0.0, below + ROW_GAP);
        }
        let at = |(x, y): (f64, f64)| (across + x, along + y);
        for (item, place) in part.items.iter().zip(drawn.items) {
            whole.items[*item] = at(place);
        }
        for ((wire, points), label) in part.wires.iter().zip(drawn.wires).zip(drawn.labels) {
            whole.wires[*wire] = points.into_iter().map(at).collect();
            whole.labels[*wire] = label.map(at);
        }
        let Cut { breadth, depth } = drawn.size;
        below = below.max(along + depth);
        whole.size.breadth = whole.size.breadth.max(across + breadth);
        whole.toll += drawn.toll;
        across += breadth + GAP;
    }
    whole.size.depth = below;
    Some(whole)
}

/// Items and links of a sheet, by their indices.
#[derive(Default)]
struct Part {
    items: Vec<usize>,
    wires: Vec<usize>,
}

impl Part {
    fn sheet(&self, whole: &Sheet) -> Sheet {
        let own: BTreeMap<usize, usize> =
            self.items.iter().enumerate().map(|(own, item)| (*item, own)).collect();
        let tip = |tip: Tip| match tip {
            Tip::Item(item, port) => Tip::Item(own[&item], port),
            Tip::Border => Tip::Border,
        };
        let mut wires: Vec<_> = self.wires.iter().map(|wire| whole.wires[*wire]).collect();
        for wire in &mut wires {
            (wire.upper, wire.lower) = (tip(wire.upper), tip(wire.lower));
        }
        let items = self.items.iter().map(|item| whole.items[*item]).collect();
        Sheet { items, wires, ..whole.clone() }
    }
}

/// What links join, in the order of the first item of each; all that no link touches is the last.
fn parts(sheet: &Sheet) -> Option<Vec<Part>> {
    let mut leaders: Vec<usize> = (0..sheet.items.len()).collect();
    fn leader(leaders: &mut [usize], mut item: usize) -> usize {
        while leaders[item] != item {
            leaders[item] = leaders[leaders[item]];
            item = leaders[item];
        }
        item
    }
    let mut joined = vec![false; sheet.items.len()];
    for wire in &sheet.wires {
        let (Tip::Item(upper, _), Tip::Item(lower, _)) = (wire.upper, wire.lower) else {
            return None;
        };
        (joined[upper], joined[lower]) = (true, true);
        let (a, b) = (leader(&mut leaders, upper), leader(&mut leaders, lower));
        leaders[a.max(b)] = a.min(b);
    }
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    for (item, is_joined) in joined.iter().enumerate() {
        let key = if *is_joined { leader(&mut leaders, item) } else { usize::MAX };
        parts.entry(key).or_default().items.push(item);
    }
    for (index, wire) in sheet.wires.iter().enumerate() {
        if let Tip::Item(item, _) = wire.upper {
            let key = leader(&mut leaders, item);
            parts.entry(key).or_default().wires.push(index);
        }
    }
    (parts.len() > 1).then(|| parts.into_values().collect())
}
