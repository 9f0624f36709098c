//! Where links meet the boxes, and which links share a piece of their way.

use std::collections::BTreeMap;

use super::grid::{Cell, Grid};
use super::plan::Ports;
use super::sheet::{Sheet, TRACK, Tip};

/// Where a strand meets its cells, and which strands share their way.
pub struct StrandPorts {
    /// Where each strand meets its upper cell.
    pub leaves: Vec<f64>,
    /// Where each strand meets its lower cell.
    pub enters: Vec<f64>,
    /// Strands of one bundle may lie on one another.
    pub bundles: Vec<usize>,
}

/// Where links meet the cells: beside one another, in the order of where they come from.
pub fn ports(grid: &Grid, sheet: &Sheet) -> StrandPorts {
    let mut place = vec![0.0; grid.cells.len()];
    for rank in &grid.ranks {
        for (at, cell) in rank.iter().enumerate() {
            place[*cell] = at as f64;
        }
    }
    let middle = |cell: usize| match grid.cells[cell] {
        Cell::Item(item) => sheet.items[item].middle(),
        _ => grid.sizes[cell].breadth / 2.0,
    };
    let mut ports = StrandPorts {
        leaves: grid.strands.iter().map(|strand| middle(strand.upper)).collect(),
        enters: grid.strands.iter().map(|strand| middle(strand.lower)).collect(),
        bundles: (0..grid.strands.len()).collect(),
    };
    let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut above: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, strand) in grid.strands.iter().enumerate() {
        below.entry(strand.upper).or_default().push(index);
        above.entry(strand.lower).or_default().push(index);
    }
    let settled = |strand: usize, upper: bool| {
        let chain = &grid.chains[grid.wire_of[strand]];
        let wire = &sheet.wires[grid.wire_of[strand]];
        let strand = &grid.strands[strand];
        let (tip, is_end) = if upper {
            (wire.upper, strand.upper == chain[0])
        } else {
            (wire.lower, Some(&strand.lower) == chain.last())
        };
        match tip {
            Tip::Item(_, port) if is_end => port,
            _ => None,
        }
    };
    for (cell, kind) in grid.cells.iter().enumerate() {
        let Cell::Item(item) = kind else { continue };
        let item = &sheet.items[*item];
        for upper in [true, false] {
            let side = if upper { below.get(&cell) } else { above.get(&cell) };
            let Some(side) = side else { continue };
            let (fixed, mut free): (Vec<usize>, Vec<usize>) =
                side.iter().partition(|strand| settled(**strand, upper).is_some());
            for strand in &fixed {
                let port = settled(*strand, upper).unwrap_or_default();
                if upper { ports.leaves[*strand] = port } else { ports.enters[*strand] = port }
            }
            free.sort_by(|a, b| {
                let key = |strand: usize| {
                    let strand = &grid.strands[strand];
                    if upper {
                        place[strand.lower] + strand.enters_at
                    } else {
                        place[strand.upper] + strand.leaves_at
                    }
                };
                key(*a).total_cmp(&key(*b)).then(a.cmp(b))
            });
            let others: Vec<f64> = fixed
                .iter()
                .filter_map(|strand| settled(*strand, upper))
                .map(|port| port - item.near)
                .collect();
            let offsets = match item.ports {
                Ports::Middle => vec![(item.body / 2.0).round(); free.len()],
                Ports::Spread => offsets(free.len(), item.body, PITCH, &others),
                Ports::Apart(pitch) => offsets(free.len(), item.body, pitch, &others),
            };
            for (strand, offset) in free.iter().zip(offsets) {
                let offset = item.near + offset;
                if upper { ports.leaves[*strand] = offset } else { ports.enters[*strand] = offset }
            }
            if let Some(bundle) = bundle(grid, sheet, &free, upper, &above, &below)
                && fixed.is_empty()
            {
                for strand in &free {
                    ports.bundles[*strand] = bundle;
                    let middle = item.middle().round();
                    if upper {
                        ports.leaves[*strand] = middle
                    } else {
                        ports.enters[*strand] = middle
                    }
                }
            }
        }
    }
    ports
}

/// The bundle that strands at one side of an item form: a fan whose other ends are at nothing
/// else on their side, without labels, alike in looks.
fn bundle(
    grid: &Grid,
    sheet: &Sheet,
    strands: &[usize],
    upper: bool,
    above: &BTreeMap<usize, Vec<usize>>,
    below: &BTreeMap<usize, Vec<usize>>,
) -> Option<usize> {
    let first = *strands.first().filter(|_| strands.len() > 1)?;
    let looks = sheet.wires[grid.wire_of[first]].looks;
    let alone = strands.iter().all(|strand| {
        let other = if upper { grid.strands[*strand].lower } else { grid.strands[*strand].upper };
        let touching = if upper { above.get(&other) } else { below.get(&other) };
        let wire = &sheet.wires[grid.wire_of[*strand]];
        touching.is_some_and(|strands| strands.len() == 1)
            && wire.looks == looks
            && wire.label.is_none()
    });
    alone.then_some(first)
}

/// Between two ports, where there is room.
const PITCH: f64 = 26.0;

/// Ports in the middle of a side, beside one another, away from those that are settled.
fn offsets(count: usize, body: f64, pitch: f64, settled: &[f64]) -> Vec<f64> {
    if count == 0 {
        return Vec::new();
    }
    let margin = (pitch - 12.0).max(14.0).min(body / 4.0);
    let step =
        if count > 1 { ((body - 2.0 * margin) / (count - 1) as f64).min(pitch) } else { 0.0 };
    let from = body / 2.0 - step * (count - 1) as f64 / 2.0;
    let spread = |from: f64| -> Vec<f64> {
        (0..count).map(|at| (from + step * at as f64).round()).collect()
    };
    let clear = |offsets: &[f64]| {
        offsets.iter().all(|offset| settled.iter().all(|other| (offset - other).abs() >= TRACK))
    };
    let reach = step * (count - 1) as f64;
    let candidates = (0..40).flat_map(|by| [f64::from(by) * 6.0, -f64::from(by) * 6.0]);
    candidates
        .map(|by| from + by)
        .filter(|from| *from >= margin && from + reach <= body - margin)
        .map(spread)
        .find(|offsets| clear(offsets))
        .unwrap_or_else(|| spread(from))
}
