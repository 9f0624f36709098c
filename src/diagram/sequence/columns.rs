//! Where the lifelines stand: as near to each other as the texts between them allow, and nearer
//! with broken texts where the picture would become wider than a column of text.

use super::fit::Wish;
use super::model::Who;

/// The places of the lifelines, in pixels from the left border of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// One for each participant, ascending.
    pub x: Vec<f64>,
    /// The right border.
    pub width: f64,
    /// How wide a head may be.
    pub head: f64,
    /// How wide a text may be that nothing else limits.
    pub text: f64,
}

/// Room that is wanted between two places: lifelines, or the borders of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// The left place: zero is the border, `who + 1` a lifeline.
    left: usize,
    /// The right place; one more than the last lifeline is the border.
    right: usize,
    /// The text that wants it.
    wish: Wish,
    /// The part of the text that lies here: a note above a lifeline has its half on either side.
    part: f64,
    /// Pixels that are wanted besides.
    besides: f64,
}

impl Need {
    /// Between two lifelines, in any order.
    pub fn between(a: Who, b: Who, wish: Wish, besides: f64) -> Self {
        Self { left: a.min(b) + 1, right: a.max(b) + 1, wish, part: 1.0, besides }
    }

    /// Left of a lifeline.
    pub fn left_of(who: Who, wish: Wish, besides: f64) -> Self {
        Self { left: who, right: who + 1, wish, part: 1.0, besides }
    }

    /// Right of a lifeline.
    pub fn right_of(who: Who, wish: Wish, besides: f64) -> Self {
        Self { left: who + 1, right: who + 2, wish, part: 1.0, besides }
    }

    /// On both sides of a lifeline, the same on each.
    pub fn around(who: Who, wish: Wish, besides: f64) -> [Self; 2] {
        let half = |need: Self| Self { part: 0.5, besides: besides / 2.0, ..need };
        [half(Self::left_of(who, wish, 0.0)), half(Self::right_of(who, wish, 0.0))]
    }
}

/// Wide texts are broken at the first of these widths with which the picture is narrow enough.
const CAPS: [f64; 11] = [300.0, 250.0, 210.0, 180.0, 155.0, 135.0, 115.0, 100.0, 86.0, 70.0, 54.0];
/// How wide a picture should be.
const COLUMN: f64 = 720.0;
/// How wide it may be before texts are broken hard: texts of 13 px are still shown in 10 px.
const ROOMY: f64 = 900.0;
/// The cap from which on texts are broken hard.
const HARD: f64 = 100.0;
/// Words up to this width are not broken.
pub const WHOLE_WORD: f64 = 100.0;
/// Between two heads.
const APART: f64 = 16.0;

/// Puts the lifelines of participants whose heads wish this width where all needs are met.
/// `besides` is what a head takes besides its text; `borders` is what stands in the gaps, of which the
/// first is left of the first lifeline and the last right of the last one.
pub fn columns(heads: &[Wish], besides: f64, borders: &[f64], needs: &[Need]) -> Columns {
    let mut needs = needs.to_vec();
    needs.sort_by_key(|need| need.right - need.left);
    let tries = || CAPS.iter().map(|cap| placed(heads, besides, borders, &needs, *cap));
    tries()
        .find(|columns| columns.width <= COLUMN && columns.text >= HARD)
        .or_else(|| tries().find(|columns| columns.width <= ROOMY))
        .unwrap_or_else(|| placed(heads, besides, borders, &needs, HARD))
}

fn placed(heads: &[Wish], besides: f64, borders: &[f64], needs: &[Need], cap: f64) -> Columns {
    let head = cap.min(150.0);
    let half = |who: usize| (heads[who].capped(head, WHOLE_WORD) + besides) / 2.0;
    let mut gaps: Vec<f64> = (0..=heads.len())
        .map(|gap| match gap {
            0 if heads.is_empty() => 0.0,
            0 => half(0),
            gap if gap == heads.len() => half(gap - 1),
            gap => (half(gap - 1) + APART + half(gap)).max(cap.min(90.0)),
        })
        .collect();
    gaps.iter_mut().zip(borders).for_each(|(gap, border)| *gap += border);
    for need in needs {
        let wanted = need.wish.capped(cap, WHOLE_WORD) * need.part + need.besides;
        let between = &mut gaps[need.left..need.right];
        // Gaps are never small, so this ends long before the end of a long row of them.
        let mut there = 0.0;
        for gap in between.iter() {
            there += gap;
            if there >= wanted {
                break;
            }
        }
        if there < wanted {
            let more = (wanted - there) / between.len() as f64;
            between.iter_mut().for_each(|gap| *gap += more);
        }
    }
    let mut x = Vec::with_capacity(heads.len());
    let mut at = 0.0;
    for gap in &gaps {
        at += gap;
        x.push(at);
    }
    let width = x.pop().unwrap_or(0.0);
    Columns { x, width, head, text: cap }
}

impl Columns {
    /// The room left of a lifeline, to the next one or to the border.
    pub fn room_left(&self, who: Who) -> f64 {
        self.x[who] - who.checked_sub(1).map_or(0.0, |left| self.x[left])
    }

    /// The room right of a lifeline, to the next one or to the border.
    pub fn room_right(&self, who: Who) -> f64 {
        self.x.get(who + 1).copied().unwrap_or(self.width) - self.x[who]
    }
}
