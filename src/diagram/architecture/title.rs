//! Titles of groups: which corner they stand in, and what room they take.

use super::frame::{Frame, Size, Span, Spot};
use super::measure::Sizes;
use super::model::Axis;

/// Where the title of a group stands, and how much farther than usual the group's content keeps
/// away from the side that the title begins at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Titling {
    /// In which corner.
    pub corner: Corner,
    /// Pixels more to the left or right of the content.
    pub inset: i64,
}

/// A corner of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Corner {
    /// Where titles usually stand.
    #[default]
    TopLeft,
    /// Where lines come in from above on the left.
    TopRight,
    /// Where lines come in from above.
    BottomLeft,
    /// Where lines come in everywhere else.
    BottomRight,
}

/// What a group keeps free inside of its border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// Before and after its content, from left to right.
    pub x: [i64; 2],
    /// Before and after its content, from top to bottom.
    pub y: [i64; 2],
    /// How wide the group is at least.
    pub width: i64,
}

/// The distance between a group's border and what it holds.
pub const PADDING: i64 = 22;
/// The distance from a group's border to its title.
const INSET: i64 = 10;
/// Between a title and the content.
const GAP: i64 = 16;
/// Between a title and a line.
const CLEAR: i64 = 4;

impl Margins {
    /// The margins of a group with a title of this size.
    pub fn of(titling: Titling, title: Size) -> Self {
        let room = if title.height > 0 { title.height + INSET + GAP } else { PADDING };
        let inset = PADDING + titling.inset;
        let (x, y) = match titling.corner {
            Corner::TopLeft => ([inset, PADDING], [room, PADDING]),
            Corner::TopRight => ([PADDING, inset], [room, PADDING]),
            Corner::BottomLeft => ([inset, PADDING], [PADDING, room]),
            Corner::BottomRight => ([PADDING, inset], [PADDING, room]),
        };
        Self { x, y, width: title.width + 2 * INSET }
    }

    /// Before and after the content along an axis.
    pub fn along(self, axis: Axis) -> [i64; 2] {
        match axis {
            Axis::X => self.x,
            Axis::Y => self.y,
        }
    }
}

/// Where the titles of `groups` lie; nothing for a group without one.
pub fn titles(groups: &[Frame], sizes: &Sizes, titling: &[Titling]) -> Vec<Option<Frame>> {
    let each = groups.iter().zip(&sizes.titles).zip(titling);
    each.map(|((group, size), titling)| {
        (size.height > 0).then(|| place(*group, *size, titling.corner))
    })
    .collect()
}

/// What lines do to titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No line crosses a title.
    Clear,
    /// Titles can make way by standing like this.
    Better(Vec<Titling>),
    /// Titles cannot make way; lines have to.
    Stuck,
}

/// Looks for titles that lines cross, and for better places. The picture may grow wider by `room`.
pub fn retitled(
    groups: &[Frame],
    titles: &[Option<Frame>],
    titling: &[Titling],
    routes: &[Vec<Spot>],
    room: i64,
) -> Verdict {
    let pieces: Vec<[Spot; 2]> =
        routes.iter().flat_map(|route| route.windows(2)).map(|pair| [pair[0], pair[1]]).collect();
    let next: Vec<Titling> = groups
        .iter()
        .zip(titles)
        .zip(titling)
        .map(|((group, title), known)| match title {
            Some(title) if crossed(*title, &pieces) => {
                better(*group, *title, *known, &pieces, room)
            }
            _ => *known,
        })
        .collect();
    if titles.iter().flatten().all(|title| !crossed(*title, &pieces)) {
        Verdict::Clear
    } else if next == titling {
        Verdict::Stuck
    } else {
        Verdict::Better(next)
    }
}

/// Whether a line comes too near.
fn crossed(title: Frame, pieces: &[[Spot; 2]]) -> bool {
    pieces.iter().any(|[a, b]| title.grown(CLEAR).meets(*a, *b))
}

fn better(group: Frame, title: Frame, known: Titling, pieces: &[[Spot; 2]], room: i64) -> Titling {
    let size = Size { width: title.x.length(), height: title.y.length() };
    let free = |corner: Corner| {
        let frame = place(group, size, corner);
        // At the bottom there is no room yet: what crosses the border there will cross the title.
        let bottom = Span::between(group.y.high - 2, group.y.high + 2);
        match corner {
            Corner::TopLeft | Corner::TopRight => !crossed(frame, pieces),
            Corner::BottomLeft | Corner::BottomRight => {
                !crossed(Frame { y: bottom, ..frame }, pieces)
            }
        }
    };
    let mut choices: Vec<(i64, Titling)> = [
        (0, Corner::TopLeft),
        (20, Corner::TopRight),
        (70, Corner::BottomLeft),
        (80, Corner::BottomRight),
    ]
    .into_iter()
    .filter(|(_, corner)| free(*corner))
    .map(|(cost, corner)| (cost, Titling { corner, ..known }))
    .collect();
    // Or the content moves, so that the first line passes on the right of the title.
    let band = Frame { y: title.y, ..group };
    let upright = pieces.iter().filter(|[a, b]| a.x == b.x && band.meets(*a, *b));
    if let Some(first) = upright.map(|[a, _]| a.x).min() {
        let missing = group.x.low + INSET + size.width + 2 * CLEAR - first;
        if 0 < missing && missing <= room.min(group.x.length()) {
            let inset = known.inset + missing;
            choices.push((30 + missing, Titling { corner: Corner::TopLeft, inset }));
        }
    }
    choices.into_iter().min_by_key(|(cost, _)| *cost).map_or(known, |(_, best)| best)
}

fn place(group: Frame, size: Size, corner: Corner) -> Frame {
    let low =
        |span: Span, length: i64| Span { low: span.low + INSET, high: span.low + INSET + length };
    let high =
        |span: Span, length: i64| Span { low: span.high - INSET - length, high: span.high - INSET };
    let x = match corner {
        Corner::TopLeft | Corner::BottomLeft => low(group.x, size.width),
        Corner::TopRight | Corner::BottomRight => high(group.x, size.width),
    };
    let y = match corner {
        Corner::TopLeft | Corner::TopRight => low(group.y, size.height),
        Corner::BottomLeft | Corner::BottomRight => high(group.y, size.height),
    };
    Frame { x, y }
}
