//! Everything of an architecture at its place.

use super::arrange::{Frames, arrange};
use super::frame::{Frame, Spot};
use super::measure::{Fold, Manner, Sizes, Style};
use super::model::{Architecture, Axis, Edge, Side};
use super::nudge::nudge;
use super::place::{Block, place};
use super::plan::sisters;
use super::ports::ports;
use super::route::{Care, Obstacles, route};
use super::tag::tags;
use super::title::{Titling, Verdict, retitled, titles};

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
    let mut titling = vec![Titling::default(); architecture.groups.len()];
    let mut manner = best_manner(architecture, &levels, sizes, &titling);
    let rounds = if is_large(architecture) { 1 } else { ROUNDS };
    let mut firm = false;
    let mut done = Layout::default();
    for round in 0..rounds {
        let frames = arrange(architecture, &levels, sizes, &titling, &manner);
        let titles = titles(&frames.groups, sizes, &titling);
        // Lines find their way first, and titles make way for them; in the end lines go around.
        firm |= round + 1 == rounds;
        let obstacles = Obstacles {
            nodes: frames.nodes.clone(),
            titles: titles.iter().copied().flatten().filter(|_| firm).collect(),
        };
        let find = |known: Option<&[Vec<Spot>]>, care: Care| {
            let ports = ports(architecture, &frames, known);
            let routes = route(architecture, &frames, &obstacles, &ports, care);
            nudge(routes, &frames, &obstacles)
        };
        // Ends get their order from routes, if only from those of the round before.
        if done.routes.is_empty() {
            done.routes = find(None, Care::Sketch);
        }
        let routes = find(Some(&done.routes), Care::Final);
        let (tags, crowded) = tags(&routes, &sizes.labels, &frames, &obstacles);
        let room = widest(sizes) - frames.whole.x.length();
        let verdict = retitled(&frames.groups, &titles, &titling, &routes, room);
        done = Layout { frames, titles, routes, tags };
        match verdict {
            Verdict::Clear if crowded == 0 => break,
            Verdict::Better(better) if !firm => titling = better,
            Verdict::Stuck if !firm => firm = true,
            _ => {}
        }
        if crowded > 0 {
            manner.spread += SPREAD;
        }
    }
    done
}

/// The column, less the margins of the picture.
const COLUMN: i64 = 690;
const MANY: usize = 120;
const ROUNDS: usize = 4;
const SPREAD: i64 = 20;

/// Whether there is so much that it is arranged in one way only.
fn is_large(architecture: &Architecture) -> bool {
    let things = architecture.nodes.len() + architecture.groups.len();
    things.max(architecture.edges.len()) > MANY
}

/// The width at which the smallest text is just above 10 px once the picture is shrunk into the
/// column: 14 px, or 13 px with labels on lines.
fn widest(sizes: &Sizes) -> i64 {
    if sizes.labels.iter().any(|label| label.width > 0) { 890 } else { 960 }
}

/// Tries manners of arranging, then changes the style of one group after the other.
fn best_manner(
    architecture: &Architecture,
    levels: &[Vec<Block>],
    sizes: &Sizes,
    titling: &[Titling],
) -> Manner {
    let widest = widest(sizes);
    let judge = |manner: &Manner| {
        weight(architecture, &arrange(architecture, levels, sizes, titling, manner), widest)
    };
    let manner = |width: i64, tracks: Axis, spread: i64| {
        let styles = vec![Style::default(); levels.len()];
        Manner { width, tracks, spread, styles }
    };
    let usual = manner(COLUMN, Axis::Y, 0);
    if is_large(architecture) {
        return usual;
    }
    let mut best = (judge(&usual), usual);
    let consider = |best: &mut (i64, Manner), manner: Manner| {
        let weight = judge(&manner);
        if weight < best.0 {
            *best = (weight, manner);
        }
    };
    for (width, spread) in [(COLUMN, 0), (COLUMN, -12), (widest, 0), (widest, -12)] {
        for tracks in Axis::BOTH {
            consider(&mut best, manner(width, tracks, spread));
        }
    }
    for level in 0..levels.len() {
        let first = sisters(architecture, level).next() == Some(level);
        if !first || sisters(architecture, level).all(|sister| levels[sister].is_empty()) {
            continue;
        }
        let changed = |manner: &Manner, style: Style| {
            let mut manner = manner.clone();
            sisters(architecture, level).for_each(|sister| manner.styles[sister] = style);
            manner
        };
        for loose in Axis::BOTH {
            let style = Style { loose: Some(loose), ..best.1.styles[level] };
            let next = changed(&best.1, style);
            consider(&mut best, next);
        }
        let style = Style { fold: Fold::Turn, ..best.1.styles[level] };
        let next = changed(&best.1, style);
        consider(&mut best, next);
    }
    best.1
}

/// What speaks against an arrangement: width beyond the column, height, and ways that are long, lead
/// backwards or through a box.
fn weight(architecture: &Architecture, frames: &Frames, widest: i64) -> i64 {
    let (width, height) = (frames.whole.x.length(), frames.whole.y.length());
    let way = |edge: &Edge| {
        let ends = edge.ends().map(|end| {
            let frame = frames.nodes[end.node];
            let axis = end.side.axis();
            (Spot::on(axis, frame.side(end.side), frame.along(axis.other()).middle()), end.side)
        });
        let [(a, side), (b, other)] = ends;
        let backwards = |from: Spot, side: Side, to: Spot| {
            let ahead = (to.along(side.axis()) - from.along(side.axis())) as f64 * side.sign();
            i64::from(ahead <= 0.0)
        };
        let wrong = backwards(a, side, b) + backwards(b, other, a);
        let mut corners = vec![a];
        if side.axis() == other.axis() {
            let middle = (a.along(side.axis()) + b.along(side.axis())) / 2;
            corners.extend([a.with(side.axis(), middle), b.with(side.axis(), middle)]);
        } else {
            corners.push(a.with(side.axis(), b.along(side.axis())));
        }
        corners.push(b);
        let through = frames
            .nodes
            .iter()
            .enumerate()
            .filter(|(node, frame)| {
                *node != edge.from.node
                    && *node != edge.to.node
                    && corners.windows(2).any(|pair| frame.meets(pair[0], pair[1]))
            })
            .count() as i64;
        let bent = i64::from(a.x != b.x && a.y != b.y);
        (a.x - b.x).abs() + (a.y - b.y).abs() + 30 * bent + 300 * wrong + 200 * through
    };
    let ways: i64 = architecture.edges.iter().map(way).sum();
    let folds = frames.folds as i64;
    (width - COLUMN).max(0) * 2 + (width - widest).max(0) * 40 + height / 2 + ways + 300 * folds
}
