//! A sheet is drawn: ranks get their depth, channels their tracks, links their corners.

use super::channel::{self, Crossing};
use super::grid::{Cell, Grid};
use super::port::StrandPorts;
use super::sheet::{Cut, Drawn, Sheet, TRACK};

/// From a rank to the first track.
const LEAD: f64 = 13.0;
/// From the last track to a rank: room for the head of an arrow.
const TAIL: f64 = 22.0;
/// Between two ranks with links.
const RANK_GAP: f64 = 36.0;
/// Between two ranks without links.
const ROW_GAP: f64 = 18.0;

/// The sheet with its cells at these places across.
pub fn drawn(grid: &Grid, sheet: &Sheet, ports: &StrandPorts, across: &[f64]) -> Drawn {
    let depths = depths(grid);
    let mut between = vec![Vec::new(); grid.ranks.len()];
    for (index, strand) in grid.strands.iter().enumerate() {
        between[grid.rank_of[strand.upper]].push(index);
    }
    let mut starts = Vec::with_capacity(depths.len());
    let mut turns: Vec<Option<f64>> = vec![None; grid.strands.len()];
    let mut along = 0.0;
    for (rank, depth) in depths.iter().enumerate() {
        starts.push(along);
        along += depth;
        if rank + 1 == depths.len() {
            break;
        }
        let crossings: Vec<Crossing> = between[rank]
            .iter()
            .map(|index| Crossing {
                top: across[grid.strands[*index].upper] + ports.leaves[*index],
                bottom: across[grid.strands[*index].lower] + ports.enters[*index],
                bundle: ports.bundles[*index],
            })
            .collect();
        let (tracks, count) = channel::tracks(&crossings);
        let (lead, gap) = channel(grid, rank, crossings.is_empty(), count);
        for (index, track) in between[rank].iter().zip(&tracks) {
            turns[*index] = track.map(|track| along + lead + TRACK * track as f64);
        }
        along += gap;
    }
    let reach = (0..grid.cells.len()).map(|cell| across[cell] + grid.sizes[cell].breadth);
    let corner = |cell: usize| {
        let rank = grid.rank_of[cell];
        let spare = match grid.cells[cell] {
            Cell::Item(item) if sheet.items[item].is_frame => 0.0,
            _ => depths[rank] - grid.sizes[cell].depth,
        };
        (across[cell], starts[rank] + (spare / 2.0).floor())
    };
    let mut drawn = Drawn {
        size: Cut { breadth: reach.fold(0.0, f64::max), depth: along },
        items: (0..sheet.items.len()).map(corner).collect(),
        wires: Vec::new(),
        labels: vec![None; sheet.wires.len()],
        title: None,
        toll: 0.0,
    };
    for (cell, kind) in grid.cells.iter().enumerate() {
        let (near, start) = corner(cell);
        let size = grid.sizes[cell];
        match kind {
            Cell::Label(wire) => {
                let middle = (near + size.breadth / 2.0, start + size.depth / 2.0);
                drawn.labels[*wire] = Some(middle);
            }
            Cell::Title => drawn.title = Some((near, start)),
            _ => {}
        }
    }
    let mut strand = 0;
    for chain in &grid.chains {
        let mut points = Vec::new();
        for (at, pair) in chain.windows(2).enumerate() {
            let leaves = across[pair[0]] + ports.leaves[strand];
            let enters = across[pair[1]] + ports.enters[strand];
            if at == 0 {
                let along = match grid.cells[pair[0]] {
                    Cell::Item(item) => {
                        corner(pair[0]).1 + grid.sizes[pair[0]].depth - sheet.items[item].below
                    }
                    _ => starts[grid.rank_of[pair[0]]],
                };
                points.push((leaves, along));
            }
            if let Some(turn) = turns[strand] {
                points.extend([(leaves, turn), (enters, turn)]);
            }
            if at + 2 == chain.len() {
                let rank = grid.rank_of[pair[1]];
                let along = match grid.cells[pair[1]] {
                    Cell::Item(item) => corner(pair[1]).1 + sheet.items[item].above,
                    _ => starts[rank] + depths[rank],
                };
                points.push((enters, along));
            }
            strand += 1;
        }
        drawn.wires.push(points);
    }
    drawn
}

/// The depth of every rank.
fn depths(grid: &Grid) -> Vec<f64> {
    let depth =
        |rank: &Vec<usize>| rank.iter().map(|cell| grid.sizes[*cell].depth).fold(0.0, f64::max);
    grid.ranks.iter().map(depth).collect()
}

/// The depth of the drawing if every link were straight or had a track with all others.
pub fn least(grid: &Grid) -> f64 {
    let mut empty = vec![true; grid.ranks.len()];
    grid.strands.iter().for_each(|strand| empty[grid.rank_of[strand.upper]] = false);
    let gap = |rank: usize| {
        let gap = |tracks: usize| channel(grid, rank, empty[rank], tracks).1;
        gap(0).min(gap(1))
    };
    let gaps: f64 = (1..grid.ranks.len()).map(|rank| gap(rank - 1)).sum();
    depths(grid).into_iter().sum::<f64>() + gaps
}

/// From a rank to the first track below it, and to the next rank.
fn channel(grid: &Grid, rank: usize, empty: bool, tracks: usize) -> (f64, f64) {
    let is_border = |rank: usize| {
        grid.ranks[rank].iter().all(|cell| matches!(grid.cells[*cell], Cell::Border | Cell::Title))
    };
    if empty {
        let beside_border = is_border(rank) || is_border(rank + 1);
        return (0.0, if beside_border { 0.0 } else { ROW_GAP });
    }
    let lead = if is_border(rank) { 8.0 } else { LEAD };
    let to_text = grid.label_ranks[rank + 1] || is_border(rank + 1);
    let tail = if to_text { 9.0 } else { TAIL };
    if tracks > 0 {
        let least =
            if to_text || grid.label_ranks[rank] || is_border(rank) { 0.0 } else { RANK_GAP };
        return (lead, (lead + TRACK * (tracks - 1) as f64 + tail).max(least));
    }
    let gap = match (grid.label_ranks[rank], to_text) {
        (_, true) => 14.0,
        (true, false) => 22.0,
        (false, false) if is_border(rank) => 20.0,
        _ => RANK_GAP,
    };
    (0.0, gap)
}
