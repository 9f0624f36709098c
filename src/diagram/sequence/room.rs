//! Where the text of a message stands above its line.

use super::fit::{Wish, fitted};
use super::label::Label;
use crate::diagram::text::{Block, Font};

/// The stretch above a message's line that its text may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    left: f64,
    right: f64,
    /// Whether the sender is at the left.
    from_left: bool,
}

/// Kept free beside lifelines that the text stands between.
const BESIDE: f64 = 5.0;
/// A text is put between two lifelines when that takes no more lines than this.
const FEW_LINES: usize = 2;

impl Room {
    /// Between the two ends of a line, `badge` pixels from its start and `padding` from both.
    pub fn between(start: f64, end: f64, badge: f64, padding: f64) -> Self {
        if start < end {
            Self { left: start + badge + padding, right: end - padding, from_left: true }
        } else {
            Self { left: end + padding, right: start - badge - padding, from_left: false }
        }
    }

    /// The part of it that is no further than `reach` from its middle.
    pub fn near_middle(self, reach: f64) -> Self {
        let middle = self.middle();
        Self { left: self.left.max(middle - reach), right: self.right.min(middle + reach), ..self }
    }

    /// From where to where it goes.
    pub fn ends(self) -> (f64, f64) {
        (self.left, self.right)
    }

    fn width(self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    fn middle(self) -> f64 {
        (self.left + self.right) / 2.0
    }

    /// The stretches that obstacles, ascending, leave of it.
    fn parts(self, obstacles: &[(f64, f64)]) -> Vec<Self> {
        let mut parts = Vec::with_capacity(obstacles.len() + 1);
        let mut left = self.left;
        for (from, to) in obstacles {
            parts.push(Self { left, right: from - BESIDE, ..self });
            left = left.max(to + BESIDE);
        }
        parts.push(Self { left, ..self });
        parts
    }
}

/// The text of a message and its middle: in the middle of the room when it lies on no lifeline
/// there, else between two of `lifelines` (their left and right sides, with bars), else across them.
pub fn place(label: &Label, font: Font, room: Room, lifelines: &[(f64, f64)]) -> (Block, f64) {
    let whole = fitted(label, font, room.width());
    let (left, right) =
        (room.middle() - whole.width / 2.0 - BESIDE, room.middle() + whole.width / 2.0 + BESIDE);
    if !lifelines.iter().any(|(from, to)| *from < right && left < *to) {
        return (whole, room.middle());
    }
    let mut parts = room.parts(lifelines);
    if !room.from_left {
        parts.reverse();
    }
    let wish = Wish::of(label, font);
    let away = |part: &Room| (part.middle() - room.middle()).abs();
    let fitting = parts.iter().filter(|part| wish.natural <= part.width());
    if let Some(part) = fitting.min_by(|a, b| away(a).total_cmp(&away(b))) {
        return (fitted(label, font, part.width()), part.middle());
    }
    let widest = parts.iter().max_by(|a, b| a.width().total_cmp(&b.width()));
    let Some(part) = widest else { return (whole, room.middle()) };
    let broken = fitted(label, font, part.width());
    let crosses_bar = lifelines.iter().any(|(from, to)| from < to && *from < right && left < *to);
    let is_short = broken.lines.len() <= whole.lines.len().max(FEW_LINES);
    let fits = broken.width <= part.width();
    let cuts = wish.word > part.width() && wish.word <= room.width();
    if fits && (crosses_bar || is_short && !cuts) {
        return (broken, part.middle());
    }
    (whole, room.middle())
}

/// A text and its left side, from `left` on: before, between or behind bars, where it need not be
/// broken if there is such a place, else where there is most room.
pub fn place_left(
    label: &Label,
    font: Font,
    left: f64,
    right: f64,
    bars: &[(f64, f64)],
) -> (Block, f64) {
    let room = Room { left, right, from_left: true };
    let parts = room.parts(bars);
    let wish = Wish::of(label, font);
    let fitting = parts.iter().find(|part| wish.natural <= part.width());
    let widest = || parts.iter().max_by(|a, b| a.width().total_cmp(&b.width()));
    let part = *fitting.or_else(widest).unwrap_or(&room);
    (fitted(label, font, part.width()), part.left)
}
