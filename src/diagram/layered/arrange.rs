//! A level becomes a block of fixed size: what lies in it is arranged first, from the inside out.

use std::collections::BTreeMap;

use crate::diagram::geometry::{Area, Point};

use super::block::Block;
use super::border::{self, ABOVE_TITLE, Content, PAD};
use super::ease::ease;
use super::fit::{self, Limit};
use super::looped;
use super::narrow;
use super::nest::{Level, Nest};
use super::plan::{Direction, Layout, Member, Plan, Ports, Route, Size};
use super::sheet::{self, Cut, Item, Sheet, Tip, Wire};

/// Where everything of a plan stands.
pub fn arranged(plan: &Plan) -> Layout {
    let nest = Nest::new(plan);
    let narrowest = narrow::narrowest(plan, 2.0 * PAD);
    let mut arranger = Arranger { plan, nest: &nest, narrowest, known: BTreeMap::new() };
    let block = arranger.best(&nest.top, None, plan.width);
    let mut layout = Layout {
        leaves: vec![Area::default(); plan.leaves.len()],
        frames: vec![Area::default(); plan.frames.len()],
        titles: vec![Point::default(); plan.frames.len()],
        beside: block.beside,
        routes: vec![Route::default(); plan.links.len()],
        cost: block.toll + cost(block.size, plan.width),
        is_easy: block.toll == 0.0 && block.size.width <= plan.width,
    };
    for (leaf, area) in block.leaves {
        layout.leaves[leaf] = area;
    }
    for (frame, area, title) in block.frames {
        layout.frames[frame] = area;
        layout.titles[frame] = title;
    }
    let mut pieces = block.pieces;
    pieces.sort_by_key(|piece| (piece.link, piece.order));
    for piece in pieces {
        let route = &mut layout.routes[piece.link];
        route.points.extend(piece.points);
        route.label = route.label.or(piece.label);
    }
    for route in &mut layout.routes {
        route.points = straightened(&route.points);
    }
    ease(plan, &mut layout);
    layout
}

/// Levels deeper than this are arranged in one way only: the ways multiply.
const DEEP: usize = 3;
/// How tall a rank of linked boxes may be.
const TALL: f64 = 760.0;
/// How tall a row of loose boxes may be.
const LOOSE_TALL: f64 = 460.0;
/// Between a member and what stands beside it.
const BESIDE: f64 = 20.0;

struct Arranger<'p> {
    plan: &'p Plan,
    nest: &'p Nest,
    /// How narrow each group can be at most.
    narrowest: Vec<f64>,
    /// Groups that have been arranged, by group and width.
    known: BTreeMap<(usize, i64), Block>,
}

impl<'p> Arranger<'p> {
    /// A group in this width.
    fn group(&mut self, frame: usize, width: f64) -> Block {
        let width = width.max(self.narrowest[frame]);
        let key = (frame, width.round() as i64);
        if let Some(block) = self.known.get(&key) {
            return block.clone();
        }
        let block = self.best(self.nest.inside(frame), Some(frame), width);
        self.known.insert(key, block.clone());
        block
    }

    /// The best of several ways to part the breadth among the groups of a level.
    fn best(&mut self, level: &Level, frame: Option<usize>, width: f64) -> Block {
        let inner = if frame.is_some() { width - 2.0 * PAD } else { width };
        let has_frames = level.members.iter().any(|member| matches!(member, Member::Frame(_)));
        let shares: &[f64] =
            if has_frames && level.depth < DEEP { &[1.0, 0.5, 0.333] } else { &[1.0] };
        let mut best: Option<(f64, Block)> = None;
        let mut before: Vec<Option<Block>> = vec![None; level.members.len()];
        for share in shares {
            // Widths are rounded so that different ways to part them come to the same.
            let part = (inner * share - sheet::GAP * (1.0 - share)).max(120.0);
            let part = if *share < 1.0 { (part / 20.0).floor() * 20.0 } else { part };
            let mut inside = before.clone();
            for (block, member) in inside.iter_mut().zip(&level.members) {
                let Member::Frame(frame) = member else { continue };
                // What fits into less than it was given stays as it is.
                if block.as_ref().is_none_or(|block| block.size.width > part) {
                    *block = Some(self.group(*frame, part));
                }
            }
            if best.is_some() && inside == before {
                continue;
            }
            before.clone_from(&inside);
            let block = self.composed(level, frame, inner, inside);
            let cost = block.toll + cost(block.size, width);
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, block));
            }
        }
        best.map(|(_, block)| block).unwrap_or_default()
    }

    fn composed(
        &self,
        level: &Level,
        frame: Option<usize>,
        width: f64,
        inside: Vec<Option<Block>>,
    ) -> Block {
        let upright = level.direction.is_upright();
        let cut = |size: Size| match upright {
            true => Cut { breadth: size.width, depth: size.height },
            false => Cut { breadth: size.height, depth: size.width },
        };
        let mut items: Vec<Item> = level
            .members
            .iter()
            .zip(&inside)
            .map(|(member, block)| {
                let (size, ports) = match (member, block) {
                    (Member::Leaf(leaf), _) => {
                        (self.plan.leaves[*leaf].size, self.plan.leaves[*leaf].ports)
                    }
                    (Member::Frame(_), Some(block)) => (block.size, Ports::Spread),
                    (Member::Frame(_), None) => (Size::default(), Ports::Spread),
                };
                let beside = self.plan.beside(*member);
                let (near, far) = (cut(beside.near), cut(beside.far));
                let body = cut(size);
                let depth = body.depth.max(near.depth).max(far.depth);
                let above = ((depth - body.depth) / 2.0).floor();
                let near = if near.breadth > 0.0 { near.breadth + BESIDE } else { 0.0 };
                Item {
                    size: Cut { breadth: near + body.breadth, depth },
                    near,
                    body: body.breadth,
                    above,
                    below: depth - body.depth - above,
                    ports,
                    is_frame: block.is_some(),
                }
            })
            .collect();
        let loops = looped::loops(self.plan, level, &mut items, cut);
        for (member, item) in level.members.iter().zip(&mut items) {
            let far = cut(self.plan.beside(*member).far);
            if far.breadth > 0.0 {
                item.size.breadth += BESIDE + far.breadth;
            }
        }
        let (breadth, loose) = if upright { (width, width) } else { (TALL, LOOSE_TALL) };
        let nears: Vec<f64> = items.iter().map(|item| item.near).collect();
        let port = |member: usize, link: usize| {
            let port = inside[member].as_ref().and_then(|block| block.ports.get(&link))?;
            Some(nears[member] + port)
        };
        // What leads to a member and what leads away from it lie apart.
        let looks =
            |link: usize, backwards: bool| 2 * self.plan.links[link].looks + usize::from(backwards);
        let mut wires: Vec<Wire> = Vec::new();
        let mut ends = Vec::new();
        for joint in &level.joints {
            let link = &self.plan.links[joint.link];
            let (upper, lower) =
                if joint.backwards { (joint.to, joint.from) } else { (joint.from, joint.to) };
            wires.push(Wire {
                upper: Tip::Item(upper, port(upper, joint.link)),
                lower: Tip::Item(lower, port(lower, joint.link)),
                label: link.label.map(cut),
                length: link.length,
                looks: looks(joint.link, joint.backwards),
            });
            ends.push((joint.link, 0, joint.backwards));
        }
        let has_joint = |link: usize| {
            let (from, to) = (self.plan.links[link].from, self.plan.links[link].to);
            frame.is_none_or(|frame| from != Member::Frame(frame) && to != Member::Frame(frame))
        };
        let depth = i64::try_from(level.depth).unwrap_or(0);
        for stub in &level.stubs {
            let link = &self.plan.links[stub.link];
            let backwards = stub.at_start == stub.outwards;
            let tip = Tip::Item(stub.member, port(stub.member, stub.link));
            let (upper, lower) =
                if stub.at_start { (Tip::Border, tip) } else { (tip, Tip::Border) };
            wires.push(Wire {
                upper,
                lower,
                label: link.label.map(cut).filter(|_| !has_joint(stub.link)),
                length: 1,
                looks: looks(stub.link, backwards),
            });
            let order = if stub.outwards { -depth } else { depth };
            ends.push((stub.link, order, backwards));
        }
        let opens_at = |start: bool| level.stubs.iter().any(|stub| stub.at_start == start);
        let title = frame.map(|frame| self.plan.frames[frame].title).unwrap_or_default();
        let title_cell = |start: bool| {
            let band = Cut { breadth: title.width, depth: ABOVE_TITLE + title.height };
            let on_this_side =
                level.direction == if start { Direction::Down } else { Direction::Up };
            (frame.is_some() && title.width > 0.0 && on_this_side && opens_at(start))
                .then_some(band)
        };
        let sheet = Sheet {
            items,
            wires,
            first_title: title_cell(true),
            last_title: title_cell(false),
            breadth,
            loose,
        };
        let limit = if upright { Limit::Breadth(width) } else { Limit::Depth(width) };
        let drawn = fit::drawn(&sheet, limit);
        let content = Content { drawn, ends, loops, items: sheet.items };
        border::framed(self.plan, level, frame, content, inside)
    }
}

/// What a size costs: height, and width that does not fit.
fn cost(size: Size, width: f64) -> f64 {
    let over = (size.width - width).max(0.0);
    size.height + 3.0 * over + 0.05 * size.width
}

/// Corners alone: no double points, none in the middle of a straight piece.
fn straightened(points: &[Point]) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::new();
    for point in points {
        if out.last().is_some_and(|last| last.distance(*point) < 0.01) {
            continue;
        }
        if let [.., a, b] = out.as_slice() {
            let level = (a.y - b.y).abs() < 0.01 && (b.y - point.y).abs() < 0.01;
            let upright = (a.x - b.x).abs() < 0.01 && (b.x - point.x).abs() < 0.01;
            if level || upright {
                out.pop();
            }
        }
        out.push(*point);
    }
    out
}
