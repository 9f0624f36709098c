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
            let looks = |strand: usize| sheet.wires[grid.wire_of[strand]].looks;
            let runs: Vec<&[usize]> = free.chunk_by(|a, b| looks(*a) == looks(*b)).collect();
            let mut slots: Vec<Slot> = Vec::new();
            for run in runs {
                let merges = fixed.is_empty() && is_fan(grid, sheet, run, upper, &above, &below);
                let is_crowded = free.len() as f64 * CROWDED > item.body - 2.0 * MARGIN;
                match slots.iter_mut().find(|slot| looks(slot.strands[0]) == looks(run[0])) {
                    // Where there is but the middle, all that look the same meet in one place.
                    Some(slot) if item.ports == Ports::Middle => {
                        slot.strands.extend(run);
                        slot.is_bundle &= merges;
                    }
                    _ if merges || is_crowded || item.ports == Ports::Middle => {
                        slots.push(Slot { strands: run.to_vec(), is_bundle: merges });
                    }
                    _ => slots.extend(
                        run.iter().map(|one| Slot { strands: vec![*one], is_bundle: false }),
                    ),
                }
            }
            let pitch = match item.ports {
                Ports::Apart(pitch) => pitch,
                Ports::Spread | Ports::Middle => PITCH,
            };
            let offsets = offsets(slots.len(), item.body, pitch, &others);
            for (slot, offset) in slots.iter().zip(offsets) {
                let port = item.near + offset;
                for strand in &slot.strands {
                    if upper {
                        ports.leaves[*strand] = port
                    } else {
                        ports.enters[*strand] = port
                    }
                    if slot.is_bundle {
                        ports.bundles[*strand] = slot.strands[0];
                    }
                }
            }
        }
    }
    ports
}

/// Strands that meet an item in one place.
struct Slot {
    strands: Vec<usize>,
    /// Whether they may lie on one another further on.
    is_bundle: bool,
}

/// Whether strands at one side of an item, alike in looks, form a fan: their other ends are at
/// nothing else on their side, and they have no labels.
fn is_fan(
    grid: &Grid,
    sheet: &Sheet,
    strands: &[usize],
    upper: bool,
    above: &BTreeMap<usize, Vec<usize>>,
    below: &BTreeMap<usize, Vec<usize>>,
) -> bool {
    strands.len() > 1
        && strands.iter().all(|strand| {
            let ends = &grid.strands[*strand];
            let touching = if upper { above.get(&ends.lower) } else { below.get(&ends.upper) };
            touching.is_some_and(|strands| strands.len() == 1)
                && sheet.wires[grid.wire_of[*strand]].label.is_none()
        })
}

/// Between two ports, where there is room.
const PITCH: f64 = 26.0;
/// From a corner of a box to the first port, where there is room.
const MARGIN: f64 = 14.0;
/// Ports that would be nearer to one another than this become one, where they look the same.
const CROWDED: f64 = 5.0;

/// Ports in the middle of a side, beside one another, away from those that are settled.
fn offsets(count: usize, body: f64, pitch: f64, settled: &[f64]) -> Vec<f64> {
    if count == 0 {
        return Vec::new();
    }
    let margin = (pitch - 12.0).max(MARGIN).min(body / 4.0);
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
