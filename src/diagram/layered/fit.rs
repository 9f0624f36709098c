//! A sheet is drawn in the way that suits the room best: as it is when that fits, else folded, hung
//! up, squeezed or in narrower ranks.

use super::fold;
use super::hang;
use super::pack;
use super::rank::Room;
use super::sheet::{self, Cut, Drawn, GAP, Ordered, Sheet};

/// Which side of a sheet is limited, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// Ranks stand above one another.
    Breadth(f64),
    /// Ranks stand beside one another.
    Depth(f64),
}

/// What a pixel beyond the limit costs, in pixels of the other side.
pub const BEYOND: f64 = 3.0;
/// What a squeezed drawing costs against a plain one.
const SQUEEZED: f64 = 20.0;
/// What narrower ranks cost against a plain drawing.
const PARTED: f64 = 10.0;
/// What a corner of a link costs, in pixels of size.
const CORNER: f64 = 3.0;
/// What two links that cross cost, in pixels of size.
const CROSSING: f64 = 8.0;
/// Beyond so many pieces of links crossings are not counted: nobody follows them anyway.
const MANY: usize = 600;

/// Beyond so many items and links only a few ways are tried: it bounds the time.
const LARGE: usize = 150;

/// The sheet, drawn.
pub fn drawn(sheet: &Sheet, limit: Limit) -> Drawn {
    let ranking = sheet::ranking(sheet);
    let ranks = ranking.ranks(Room { breadth: sheet.breadth, loose: sheet.loose, gap: GAP });
    let plain = sheet::drawn_in(sheet, &ranks);
    if beyond(plain.size, limit) <= 0.0 {
        return plain;
    }
    let mut choice = Choice { limit, least: cost(&plain, limit), best: plain };
    if let Limit::Depth(depth) = limit {
        let folded = fold::folded(sheet, &ranks, &choice.best, depth);
        folded.into_iter().for_each(|folded| choice.offer(folded));
        return choice.best;
    }
    if let Some(packed) = pack::packed(sheet, |part| drawn(part, limit)) {
        choice.offer(packed);
    }
    let is_large = sheet.items.len() + sheet.wires.len() > LARGE;
    for family in hang::families(sheet, if is_large { 2..=2 } else { 1..=4 }) {
        let hung = hang::hung(&family, |size, toll| choice.may_take(size, toll));
        hung.into_iter().for_each(|hung| choice.offer(hung));
    }
    let mut seen = vec![(ranks, 0)];
    let stages: &[&[f64]] = if is_large { &[&[0.8]] } else { &[&[1.0, 0.8, 0.65], &[0.5, 0.35]] };
    for (stage, parts) in stages.iter().enumerate() {
        let squeeze = if stage == 0 { 4 } else { 100 };
        for part in *parts {
            let breadth = part * sheet.breadth;
            let ranks = ranking.ranks(Room { breadth, loose: breadth, gap: GAP });
            for (squeeze, toll) in [(0, PARTED), (squeeze, SQUEEZED)] {
                let way = (ranks.clone(), squeeze);
                if seen.contains(&way) {
                    continue;
                }
                let ordered = Ordered::new(sheet, &ranks);
                if choice.may_take(ordered.least(), toll) {
                    choice.offer(Drawn { toll, ..ordered.drawn(squeeze) });
                }
                seen.push(way);
            }
        }
        if beyond(choice.best.size, limit) <= 0.0 {
            break;
        }
    }
    choice.best
}

/// The best of what has been offered.
struct Choice {
    limit: Limit,
    least: f64,
    best: Drawn,
}

impl Choice {
    fn offer(&mut self, drawn: Drawn) {
        let cost = cost(&drawn, self.limit);
        if cost < self.least {
            self.least = cost;
            self.best = drawn;
        }
    }

    /// Whether a drawing that is not smaller than `size` could be the best.
    fn may_take(&self, size: Cut, toll: f64) -> bool {
        toll + price(size, self.limit) < self.least
    }
}

fn beyond(size: Cut, limit: Limit) -> f64 {
    match limit {
        Limit::Breadth(limit) => size.breadth - limit,
        Limit::Depth(limit) => size.depth - limit,
    }
}

fn cost(drawn: &Drawn, limit: Limit) -> f64 {
    drawn.toll + price(drawn.size, limit) + unrest(&drawn.wires)
}

/// What a size costs.
fn price(size: Cut, limit: Limit) -> f64 {
    let other = match limit {
        Limit::Breadth(_) => size.depth,
        Limit::Depth(_) => size.breadth,
    };
    other + BEYOND * beyond(size, limit).max(0.0)
}

/// What corners and crossings cost.
fn unrest(wires: &[Vec<(f64, f64)>]) -> f64 {
    let mut across = Vec::new();
    let mut along = Vec::new();
    let mut corners = 0;
    for points in wires {
        let mut before = None;
        for pair in points.windows(2) {
            let ((c1, a1), (c2, a2)) = (pair[0], pair[1]);
            let runs_across = (c1 - c2).abs() > 0.5;
            if !runs_across && (a1 - a2).abs() < 0.5 {
                continue;
            }
            if before.replace(runs_across).is_some_and(|before| before != runs_across) {
                corners += 1;
            }
            if runs_across {
                across.push((a1, c1.min(c2) + 1.0, c1.max(c2) - 1.0));
            } else {
                along.push((c1, a1.min(a2) + 1.0, a1.max(a2) - 1.0));
            }
        }
    }
    let mut crossings = 0;
    if across.len() + along.len() < MANY {
        for (at, from, to) in &across {
            let crosses =
                |(c, first, last): &&(f64, f64, f64)| from < c && c < to && first < at && at < last;
            crossings += along.iter().filter(crosses).count();
        }
    }
    CORNER * corners as f64 + CROSSING * crossings as f64
}
