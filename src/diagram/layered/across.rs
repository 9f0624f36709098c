//! Where every cell stands across the ranks: what it pulls at and what it keeps away from.

use std::collections::BTreeMap;

use super::grid::{Cell, Grid};
use super::place::{self, Apart, Pull, Squeeze};
use super::port::StrandPorts;
use super::sheet::{GAP, Sheet, TRACK, Tip};

/// The near side of every cell; one pixel of breadth outweighs `squeeze` straight links.
pub fn places(
    grid: &Grid,
    sheet: &Sheet,
    ports: &StrandPorts,
    item_ranks: &[usize],
    squeeze: i64,
) -> Vec<f64> {
    let mut aparts = Vec::new();
    for rank in &grid.ranks {
        for pair in rank.windows(2) {
            let length = whole(grid.sizes[pair[0]].breadth) + gap(grid, pair[0], pair[1]);
            aparts.push(Apart { near: pair[0], far: pair[1], length });
        }
    }
    let mut pulls: Vec<Pull> = grid
        .strands
        .iter()
        .enumerate()
        .map(|(index, strand)| {
            let is_bend = |cell: usize| matches!(grid.cells[cell], Cell::Bend | Cell::Border);
            let weight = match (is_bend(strand.upper), is_bend(strand.lower)) {
                (true, true) => 8,
                (false, false) => 2,
                _ => 4,
            };
            Pull {
                a: strand.upper,
                a_port: whole(ports.leaves[index]),
                b: strand.lower,
                b_port: whole(ports.enters[index]),
                weight,
            }
        })
        .collect();
    pulls.extend(columns(sheet, item_ranks));
    let last =
        |rank: &Vec<usize>| rank.last().map(|cell| (*cell, whole(grid.sizes[*cell].breadth)));
    let squeeze = Squeeze {
        weight: squeeze,
        firsts: grid.ranks.iter().filter_map(|rank| rank.first().copied()).collect(),
        lasts: grid.ranks.iter().filter_map(last).collect(),
    };
    let mut places: Vec<f64> = place::places(grid.cells.len(), &pulls, &aparts, &squeeze)
        .into_iter()
        .map(|place| place as f64)
        .collect();
    bring_title(grid, &mut places);
    places
}

/// The breadth that the broadest rank needs.
pub fn least(grid: &Grid) -> f64 {
    let breadth = |cell: &usize| whole(grid.sizes[*cell].breadth);
    let needed = |rank: &Vec<usize>| {
        let gaps = rank.windows(2).map(|pair| gap(grid, pair[0], pair[1]));
        rank.iter().map(breadth).sum::<i64>() + gaps.sum::<i64>()
    };
    grid.ranks.iter().map(needed).max().unwrap_or(0) as f64
}

/// The title stands where the drawing begins: nothing pulls it, so it is brought there.
fn bring_title(grid: &Grid, places: &mut [f64]) {
    let first = |rank: &Vec<usize>| rank.first().copied();
    let is_title = |cell: usize| grid.cells[cell] == Cell::Title;
    let Some(title) = grid.ranks.iter().filter_map(first).find(|cell| is_title(*cell)) else {
        return;
    };
    let others = grid.ranks.iter().filter_map(first).filter(|cell| *cell != title);
    let begins = others.map(|cell| places[cell]).fold(f64::MAX, f64::min);
    let neighbour = grid.ranks[grid.rank_of[title]].get(1);
    let room = neighbour.map_or(f64::MAX, |far| {
        places[*far] - grid.sizes[title].breadth - gap(grid, title, *far) as f64
    });
    if begins.min(room) == f64::MAX {
        return;
    }
    places[title] = begins.min(room);
    let nearest = places.iter().copied().fold(f64::MAX, f64::min);
    places.iter_mut().for_each(|place| *place -= nearest);
}

/// Loose items of rows above one another stand in columns.
fn columns(sheet: &Sheet, item_ranks: &[usize]) -> Vec<Pull> {
    let mut loose = vec![true; sheet.items.len()];
    for wire in &sheet.wires {
        for tip in [wire.upper, wire.lower] {
            if let Tip::Item(item, _) = tip {
                loose[item] = false;
            }
        }
    }
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (item, rank) in item_ranks.iter().enumerate().filter(|(item, _)| loose[*item]) {
        rows.entry(*rank).or_default().push(item);
    }
    let rows: Vec<Vec<usize>> = rows.into_values().collect();
    let pair = |pair: &[Vec<usize>]| -> Vec<Pull> {
        let both = pair[0].iter().zip(&pair[1]);
        both.map(|(a, b)| Pull { a: *a, a_port: 0, b: *b, b_port: 0, weight: 1 }).collect()
    };
    rows.windows(2).flat_map(pair).collect()
}

fn gap(grid: &Grid, near: usize, far: usize) -> i64 {
    let is_box = |cell: usize| matches!(grid.cells[cell], Cell::Item(_));
    let is_text = |cell: usize| matches!(grid.cells[cell], Cell::Label(_) | Cell::Title);
    whole(match (is_box(near), is_box(far)) {
        (true, true) => GAP,
        (true, false) | (false, true) => 16.0,
        _ if is_text(near) || is_text(far) => 12.0,
        _ => TRACK,
    })
}

fn whole(value: f64) -> i64 {
    value.round() as i64
}
