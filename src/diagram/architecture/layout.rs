//! Everything of an architecture at its place.

use super::arrange::{Corner, Frames, Manner, Sizes, TITLE_INSET, Titling, arrange};
use super::frame::{Frame, Size, Span, Spot};
use super::model::{Architecture, Axis, Side};
use super::nudge::nudge;
use super::place::place;
use super::ports::ports;
use super::route::{Obstacles, route};
use super::tag::{meets, tags};

/// Where everything is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Services, junctions and groups.
    pub frames: Frames,
    /// The title of every group that has one.
    pub titles: Vec<Option<Frame>>,
    /// The corners of every edge, from the end that is written first to the other.
    pub routes: Vec<Vec<Spot>>,
    /// The middle of every edge's label, when it has one.
    pub tags: Vec<Option<Spot>>,
}

/// Finds a place for everything: of several arrangements the one that reads best.
pub fn layout(architecture: &Architecture, sizes: &Sizes) -> Layout {
    let levels = place(architecture);
    let manners = WIDTHS.iter().flat_map(|width| {
        Axis::BOTH.iter().flat_map(move |tracks| {
            Axis::BOTH.iter().map(move |loose| Manner {
                width: *width,
                tracks: *tracks,
                loose: *loose,
                spread: 0,
            })
        })
    });
    let few = architecture.nodes.len() + architecture.groups.len() <= MANY;
    let mut titling = vec![Titling::default(); architecture.groups.len()];
    let best = manners
        .take(if few { usize::MAX } else { 1 })
        .map(|manner| {
            let frames = arrange(architecture, &levels, sizes, &titling, manner);
            (weight(architecture, &frames), manner)
        })
        .min_by_key(|(weight, _)| *weight);
    let Some((_, mut manner)) = best else { return Layout::default() };
    let mut done = Layout::default();
    for round in 0..ROUNDS {
        let frames = arrange(architecture, &levels, sizes, &titling, manner);
        let titles = titles(&frames, sizes, &titling);
        // Lines find their way first, then titles move out of it; in the end lines go around.
        let last = round + 1 == ROUNDS;
        let obstacles = Obstacles {
            nodes: frames.nodes.clone(),
            titles: titles.iter().copied().flatten().filter(|_| last).collect(),
        };
        let find = |known: Option<&[Vec<Spot>]>| {
            let ports = ports(architecture, &frames, known);
            nudge(route(architecture, &frames, &obstacles, &ports), &frames, &obstacles)
        };
        let routes = find(Some(&find(None)));
        let (tags, crowded) = tags(&routes, &sizes.labels, &frames, &obstacles);
        let next = retitled(&frames, &titles, sizes, &titling, &routes);
        done = Layout { frames, titles, routes, tags };
        if crowded > 0 {
            manner.spread += SPREAD;
        }
        match next {
            Some(next) => titling = next,
            None if crowded == 0 => break,
            None => {}
        }
    }
    done
}

/// Widths to try, in pixels: the column, and what shrinks text to just above 10 px in it.
const WIDTHS: [i64; 2] = [690, 890];
/// More things than this are arranged in one way only.
const MANY: usize = 120;
const ROUNDS: usize = 4;
const SPREAD: i64 = 20;

/// What speaks against an arrangement: width beyond the column, height, and long or wrong ways.
fn weight(architecture: &Architecture, frames: &Frames) -> i64 {
    let (width, height) = (frames.whole.x.length(), frames.whole.y.length());
    let ways: i64 = architecture
        .edges
        .iter()
        .map(|edge| {
            let [a, b] = edge.ends().map(|end| {
                let frame = frames.nodes[end.node];
                let middle = frame.along(end.side.axis().other()).middle();
                (Spot::on(end.side.axis(), frame.side(end.side), middle), end.side)
            });
            let wrong = |from: (Spot, Side), to: (Spot, Side)| {
                let axis = from.1.axis();
                let ahead = (to.0.along(axis) - from.0.along(axis)) as f64 * from.1.sign();
                if ahead > 0.0 { 0 } else { 300 }
            };
            let bent = i64::from(a.0.x != b.0.x && a.0.y != b.0.y) * 30;
            (a.0.x - b.0.x).abs() + (a.0.y - b.0.y).abs() + wrong(a, b) + wrong(b, a) + bent
        })
        .sum();
    (width - 720).max(0) * 2 + (width - 880).max(0) * 40 + height / 2 + ways
}

fn titles(frames: &Frames, sizes: &Sizes, titling: &[Titling]) -> Vec<Option<Frame>> {
    (0..frames.groups.len())
        .map(|group| {
            let size = sizes.titles[group];
            (size.height > 0).then(|| title(frames.groups[group], size, titling[group].corner))
        })
        .collect()
}

fn title(group: Frame, size: Size, corner: Corner) -> Frame {
    let low = |span: Span, length: i64| Span {
        low: span.low + TITLE_INSET,
        high: span.low + TITLE_INSET + length,
    };
    let high = |span: Span, length: i64| Span {
        low: span.high - TITLE_INSET - length,
        high: span.high - TITLE_INSET,
    };
    let (x, y) = match corner {
        Corner::TopLeft => (low(group.x, size.width), low(group.y, size.height)),
        Corner::TopRight => (high(group.x, size.width), low(group.y, size.height)),
        Corner::BottomLeft => (low(group.x, size.width), high(group.y, size.height)),
        Corner::BottomRight => (high(group.x, size.width), high(group.y, size.height)),
    };
    Frame { x, y }
}

/// Titles that no line crosses; nothing when that is so already.
fn retitled(
    frames: &Frames,
    titles: &[Option<Frame>],
    sizes: &Sizes,
    titling: &[Titling],
    routes: &[Vec<Spot>],
) -> Option<Vec<Titling>> {
    let pieces: Vec<[Spot; 2]> =
        routes.iter().flat_map(|route| route.windows(2)).map(|pair| [pair[0], pair[1]]).collect();
    let crossed =
        |frame: Frame| pieces.iter().any(|[a, b]| meets(*a, *b, frame.grown(TITLE_MARGIN)));
    let mut next = titling.to_vec();
    for (index, placed) in titles.iter().enumerate() {
        let Some(placed) = placed else { continue };
        if !crossed(*placed) {
            continue;
        }
        let (group, size) = (frames.groups[index], sizes.titles[index]);
        // At the bottom there is no room yet: what crosses the border there will cross the title.
        let free = |corner: Corner| {
            let frame = title(group, size, corner);
            let bottom = Span::between(group.y.high - 2, group.y.high + 2);
            match corner {
                Corner::TopLeft | Corner::TopRight => !crossed(frame),
                Corner::BottomLeft | Corner::BottomRight => !crossed(Frame { y: bottom, ..frame }),
            }
        };
        let first = pieces
            .iter()
            .filter(|[a, b]| a.x == b.x && meets(*a, *b, Frame { y: placed.y, ..group }))
            .map(|[a, _]| a.x)
            .min();
        let missing = first
            .map_or(0, |first| group.x.low + TITLE_INSET + size.width + 2 * TITLE_MARGIN - first);
        let usual = [
            (0, Corner::TopLeft),
            (20, Corner::TopRight),
            (70, Corner::BottomLeft),
            (80, Corner::BottomRight),
        ];
        let plain = usual
            .into_iter()
            .filter(|(_, corner)| free(*corner))
            .map(|(cost, corner)| (cost, Titling { corner, inset: titling[index].inset }));
        let inset = titling[index].inset + missing;
        let wider = (missing > 0 && missing <= group.x.length())
            .then_some((30 + missing, Titling { corner: Corner::TopLeft, inset }));
        if let Some((_, best)) = plain.chain(wider).min_by_key(|(cost, _)| *cost) {
            next[index] = best;
        }
    }
    (next != titling).then_some(next)
}

/// Between a title and a line.
const TITLE_MARGIN: i64 = 4;
