//! Everything of an architecture at its place.

use super::arrange::{Frames, Manner, Sizes, TITLE_INSET, arrange};
use super::frame::{Frame, Span, Spot};
use super::model::{Architecture, Axis, Side};
use super::nudge::nudge;
use super::place::place;
use super::ports::ports;
use super::route::{Obstacles, route};
use super::tag::tags;

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
    let best = manners
        .take(if few { usize::MAX } else { 1 })
        .map(|manner| (weight(architecture, &arrange(architecture, &levels, sizes, manner)), manner))
        .min_by_key(|(weight, _)| *weight);
    let Some((_, mut manner)) = best else { return Layout::default() };
    let mut done = Layout::default();
    for _ in 0..TRIES {
        let frames = arrange(architecture, &levels, sizes, manner);
        let titles = titles(&frames, sizes);
        let obstacles = Obstacles {
            nodes: frames.nodes.clone(),
            titles: titles.iter().copied().flatten().collect(),
        };
        let ports = ports(architecture, &frames);
        let routes = route(architecture, &frames, &obstacles, &ports);
        let routes = nudge(routes, &frames, &obstacles);
        let (tags, crowded) = tags(&routes, &sizes.labels, &frames, &obstacles);
        done = Layout { frames, titles, routes, tags };
        if crowded == 0 {
            break;
        }
        manner.spread += SPREAD;
    }
    done
}

/// Widths to try, in pixels: the column, and what shrinks text to just above 10 px in it.
const WIDTHS: [i64; 2] = [690, 860];
/// More things than this are arranged in one way only.
const MANY: usize = 120;
const TRIES: usize = 3;
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
                if ahead > 0.0 { 0 } else { 160 }
            };
            let bent = i64::from(a.0.x != b.0.x && a.0.y != b.0.y) * 30;
            (a.0.x - b.0.x).abs() + (a.0.y - b.0.y).abs() + wrong(a, b) + wrong(b, a) + bent
        })
        .sum();
    (width - 720).max(0) * 2 + (width - 880).max(0) * 40 + height / 2 + ways
}

fn titles(frames: &Frames, sizes: &Sizes) -> Vec<Option<Frame>> {
    frames
        .groups
        .iter()
        .zip(&sizes.titles)
        .map(|(group, title)| {
            let (left, top) = (group.x.low + TITLE_INSET, group.y.low + TITLE_INSET);
            (title.height > 0).then_some(Frame {
                x: Span { low: left, high: left + title.width },
                y: Span { low: top, high: top + title.height },
            })
        })
        .collect()
}
