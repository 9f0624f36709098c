//! Where the lifelines stand: as near to each other as the texts between them allow, and nearer
//! with broken texts where the picture would become wider than a column of text.

use super::fit::Wish;
use super::model::Who;

/// The places of the lifelines, in pixels from the left border of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// One for each participant, ascending.
    pub x: Vec<f64>,
    /// The right border.
    pub width: f64,
    /// How texts are broken and heads are set.
    pub measure: Measure,
}

/// How wide a picture may be, and what is done to make it so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The width, without the margin.
    width: f64,
    /// Texts that are wider are broken between words.
    cap: f64,
    /// Words that are wider are broken.
    pub word: f64,
    /// Left and right of the name in a head together.
    pub padding: f64,
    /// Between two heads.
    apart: f64,
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

/// The first measure with which a picture is narrow enough is taken: first those that make it as wide
/// as the column, then those with which a text of 13 px is shown in 10 px at least.
const MEASURES: [Measure; 18] = [
    easy(COLUMN, 300.0),
    easy(COLUMN, 250.0),
    easy(COLUMN, 210.0),
    easy(COLUMN, 180.0),
    easy(COLUMN, 155.0),
    easy(COLUMN, 135.0),
    easy(WIDER, 135.0),
    easy(COLUMN, 120.0),
    easy(WIDER, 120.0),
    easy(COLUMN, 105.0),
    easy(WIDER, 105.0),
    easy(WIDEST, 120.0),
    easy(WIDEST, 105.0),
    easy(WIDEST, 90.0),
    tight(WIDEST, 90.0, 90.0),
    tight(WIDEST, 72.0, 80.0),
    tight(WIDEST, 60.0, 70.0),
    tight(WIDEST, 54.0, 54.0),
];
/// When nothing helps: then the picture scrolls.
const HARD: Measure = easy(f64::INFINITY, 105.0);
const COLUMN: f64 = 704.0;
const WIDER: f64 = 780.0;
const WIDEST: f64 = 912.0;
/// The least width of a head.
pub const LEAST_HEAD: f64 = 48.0;
/// The most that a name in a head takes.
const WIDEST_NAME: f64 = 150.0;

const fn easy(width: f64, cap: f64) -> Measure {
    Measure { width, cap, word: 100.0, padding: 24.0, apart: 16.0 }
}

const fn tight(width: f64, cap: f64, word: f64) -> Measure {
    Measure { width, cap, word, padding: 12.0, apart: 8.0 }
}

/// Against the rounding of sums: a text for which there is just room must not be broken.
const SLACK: f64 = 1.0;
/// Between two lifelines when there is room.
const COMFORT: f64 = 130.0;

/// Puts the lifelines of participants whose names wish this width where all needs are met.
/// `borders` is what stands in the gaps, of which the first is left of the first lifeline and the
/// last right of the last one.
pub fn columns(names: &[Wish], borders: &[f64], needs: &[Need]) -> Columns {
    let mut needs = needs.to_vec();
    needs.sort_by_key(|need| need.right - need.left);
    let mut tries = MEASURES.iter().map(|measure| placed(names, borders, &needs, *measure));
    tries
        .find(|columns| columns.width <= columns.measure.width)
        .unwrap_or_else(|| placed(names, borders, &needs, HARD))
}

fn placed(names: &[Wish], borders: &[f64], needs: &[Need], measure: Measure) -> Columns {
    let half = |who: usize| measure.head(names[who]) / 2.0;
    let mut gaps: Vec<f64> = (0..=names.len())
        .map(|gap| match gap {
            0 if names.is_empty() => 0.0,
            0 => half(0),
            gap if gap == names.len() => half(gap - 1),
            gap => {
                let heads = half(gap - 1) + measure.apart + half(gap);
                heads.max(measure.cap.min(COMFORT))
            }
        })
        .collect();
    gaps.iter_mut().zip(borders).for_each(|(gap, border)| *gap += border);
    for need in needs {
        let wanted = measure.text(need.wish) * need.part + need.besides + SLACK;
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
    let mut x = Vec::with_capacity(gaps.len());
    let mut at = 0.0;
    for gap in &gaps {
        at += gap;
        x.push(at);
    }
    let width = x.pop().unwrap_or(0.0);
    Columns { x, width, measure }
}

impl Default for Measure {
    fn default() -> Self {
        easy(COLUMN, WIDEST_NAME)
    }
}

impl Measure {
    /// How wide a text becomes.
    fn text(self, wish: Wish) -> f64 {
        wish.capped(self.cap, self.word)
    }

    /// How wide a name in a head becomes.
    pub fn name(self, wish: Wish) -> f64 {
        wish.capped(self.cap.min(WIDEST_NAME), self.word)
    }

    /// How wide a head with this name is.
    pub fn head(self, wish: Wish) -> f64 {
        (self.name(wish) + self.padding).max(LEAST_HEAD)
    }
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
