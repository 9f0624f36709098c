//! A level becomes a block of fixed size: what lies in it is arranged first, from the inside out.

use std::collections::BTreeMap;

use crate::diagram::geometry::{Area, Point};

use super::fit::{self, Limit};
use super::narrow;
use super::nest::{Level, Nest};
use super::plan::{Beside, Direction, Layout, Member, Plan, Ports, Route, Size};
use super::sheet::{self, Cut, Drawn, Item, Sheet, Tip, Wire};

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
    layout
}

/// A level with everything in it at its place, counted from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq)]
struct Block {
    size: Size,
    leaves: Vec<(usize, Area)>,
    frames: Vec<(usize, Area, Point)>,
    pieces: Vec<Piece>,
    /// What stands beside a member, near and far.
    beside: BTreeMap<Member, [Area; 2]>,
    /// Where links cross the border, across the ranks.
    ports: BTreeMap<usize, f64>,
    /// What is less good about it than about a plain drawing, in pixels of its size.
    toll: f64,
}

/// A piece of a link, from its beginning to its end.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    link: usize,
    /// Which piece of the link it is.
    order: i64,
    points: Vec<Point>,
    label: Option<Point>,
}

/// Around the members of a group.
const PAD: f64 = 16.0;
/// Above the title of a group.
const ABOVE_TITLE: f64 = 8.0;
/// Below the title of a group.
const BELOW_TITLE: f64 = 8.0;
/// Levels deeper than this are arranged in one way only: the ways multiply.
const DEEP: usize = 3;
/// How tall a rank of linked boxes may be.
const TALL: f64 = 760.0;
/// How tall a row of loose boxes may be.
const LOOSE_TALL: f64 = 460.0;
/// How far a loop reaches out.
const LOOP: f64 = 18.0;
/// Between a member and what stands beside it.
const BESIDE: f64 = 20.0;

/// How far a loop reaches from its middle along a side, of which it has so much.
pub fn loop_reach(slot: f64) -> f64 {
    (slot * 0.26).min(26.0)
}

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
                let beside = self.beside(*member);
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
        let loops = self.loops(level, &mut items, cut);
        for (member, item) in level.members.iter().zip(&mut items) {
            let far = cut(self.beside(*member).far);
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
        self.framed(level, frame, content, inside)
    }

    /// What stands beside a member.
    fn beside(&self, member: Member) -> Beside {
        match member {
            Member::Leaf(leaf) => self.plan.leaves[leaf].beside,
            Member::Frame(frame) => self.plan.frames[frame].beside,
        }
    }

    /// Makes room for loops, and gives their corners counted from their items.
    fn loops(&self, level: &Level, items: &mut [Item], cut: impl Fn(Size) -> Cut) -> Vec<Loop> {
        let mut loops = Vec::new();
        for (at, item) in items.iter_mut().enumerate() {
            let own: Vec<usize> =
                level.loops.iter().filter(|(_, it)| *it == at).map(|(link, _)| *link).collect();
            if own.is_empty() {
                continue;
            }
            // Loops of a member lie one after the other along its far side, and so do their labels.
            let slot = (item.size.depth - item.above - item.below) / own.len() as f64;
            let labels: Vec<Option<Cut>> =
                own.iter().map(|link| self.plan.links[*link].label.map(&cut)).collect();
            let mut low = f64::NEG_INFINITY;
            let mut middles = Vec::new();
            for (turn, label) in labels.iter().enumerate() {
                let half = label.map_or(0.0, |label| label.depth / 2.0);
                let middle = (slot * (turn as f64 + 0.5)).max(low + half);
                middles.push(middle);
                low = middle + half + 2.0;
            }
            let body = slot * own.len() as f64;
            // What sticks out above and below the member, made even.
            let above = labels[0].map_or(0.0, |label| label.depth / 2.0) - middles[0];
            let below = low - 2.0 - body;
            let up = ((below - above.max(0.0)) / 2.0).max(0.0).ceil();
            let (early, late) = ((above + up).max(0.0).ceil(), (below - up).max(0.0).ceil());
            item.size.depth += (early - item.above).max(0.0) + (late - item.below).max(0.0);
            (item.above, item.below) = (item.above.max(early), item.below.max(late));
            let side = item.near + item.body;
            let out = side + LOOP;
            for (turn, link) in own.into_iter().enumerate() {
                let middle = item.above + slot * (turn as f64 + 0.5);
                let (first, second) = (middle - loop_reach(slot), middle + loop_reach(slot));
                let corners = vec![(side, first), (out, first), (out, second), (side, second)];
                let breadth = out + labels[turn].map_or(4.0, |label| 10.0 + label.breadth);
                item.size.breadth = item.size.breadth.max(breadth);
                let label = labels[turn].map(|label| {
                    (out + 6.0 + label.breadth / 2.0, item.above + middles[turn] - up)
                });
                loops.push(Loop { link, member: at, corners, label });
            }
        }
        loops
    }

    /// Puts the border around what is drawn, and turns it the way it runs.
    fn framed(
        &self,
        level: &Level,
        frame: Option<usize>,
        content: Content,
        inside: Vec<Option<Block>>,
    ) -> Block {
        let Content { mut drawn, ends, loops, items } = content;
        let upright = level.direction.is_upright();
        let title = frame.map(|frame| self.plan.frames[frame].title).unwrap_or_default();
        let band = if title.width > 0.0 { ABOVE_TITLE + title.height + BELOW_TITLE } else { PAD };
        let opens_at = |start: bool| level.stubs.iter().any(|stub| stub.at_start == start);
        let (mut near, mut far, mut start, mut end) = (0.0, 0.0, 0.0, 0.0);
        if frame.is_some() {
            (near, far) = (PAD, PAD);
            let on_top = |direction| level.direction == direction;
            let pad = |direction| if on_top(direction) { band } else { PAD };
            start = if opens_at(true) { 0.0 } else { pad(Direction::Down) };
            end = if opens_at(false) { 0.0 } else { pad(Direction::Up) };
            if !upright {
                near = band;
            }
            // The border is never narrower than its title.
            let needed = title.width + 2.0 * PAD;
            if upright {
                let missing = ((needed - drawn.size.breadth - near - far) / 2.0).max(0.0);
                near += missing;
                far += missing;
            } else {
                let missing = (needed - drawn.size.depth - start - end).max(0.0);
                drawn.stretch(missing);
            }
        }
        let total = Cut {
            breadth: (drawn.size.breadth + near + far).ceil(),
            depth: drawn.size.depth + start + end,
        };
        let turn = Turn { direction: level.direction, depth: total.depth, near, start };
        let mut block = Block {
            size: match upright {
                true => Size::new(total.breadth, total.depth),
                false => Size::new(total.depth, total.breadth),
            },
            toll: drawn.toll,
            ..Block::default()
        };
        let corners: Vec<(f64, f64)> = drawn.items.clone();
        for (index, (member, inner)) in level.members.iter().zip(inside).enumerate() {
            let size = match (member, &inner) {
                (Member::Leaf(leaf), _) => self.plan.leaves[*leaf].size,
                (Member::Frame(_), Some(inner)) => inner.size,
                (Member::Frame(_), None) => Size::default(),
            };
            let item = &items[index];
            let (across, along) = corners[index];
            let area = turn.area((across + item.near, along + item.above), item.body, size);
            let beside = self.beside(*member);
            if beside != Beside::default() {
                let place = |size: Size, is_far: bool| {
                    let size_cut = turn.cut(size);
                    let from = if is_far { item.size.breadth - size_cut.breadth } else { 0.0 };
                    let spare = ((item.size.depth - size_cut.depth) / 2.0).floor();
                    turn.area((across + from, along + spare), size_cut.breadth, size)
                };
                block.beside.insert(*member, [place(beside.near, false), place(beside.far, true)]);
            }
            match (member, inner) {
                (Member::Leaf(leaf), _) => block.leaves.push((*leaf, area)),
                (Member::Frame(_), inner) => {
                    block.take_in(inner.unwrap_or_default(), Point::new(area.x, area.y));
                }
            }
        }
        for (((link, order, turned), wire), label) in
            ends.into_iter().zip(&drawn.wires).zip(&drawn.labels)
        {
            let mut points: Vec<Point> = wire.iter().map(|point| turn.point(*point)).collect();
            if order != 0 {
                let at_border = if order > 0 { turned } else { !turned };
                let border = if at_border { points.last() } else { points.first() };
                if let Some(point) = border {
                    block.ports.insert(link, if upright { point.x } else { point.y });
                }
            }
            if turned {
                points.reverse();
            }
            let label = label.map(|middle| turn.point(middle));
            block.pieces.push(Piece { link, order, points, label });
        }
        for Loop { link, member, corners: loop_corners, label } in loops {
            let (c, a) = corners[member];
            let at = |(across, along): (f64, f64)| turn.point((c + across, a + along));
            let points = loop_corners.into_iter().map(at).collect();
            block.pieces.push(Piece { link, order: 0, points, label: label.map(at) });
        }
        if let Some(frame) = frame {
            let area = Area::new(0.0, 0.0, block.size.width, block.size.height);
            let left = match drawn.title {
                Some((across, _)) => near + across,
                None => PAD,
            };
            let middle = Point::new(left + title.width / 2.0, ABOVE_TITLE + title.height / 2.0);
            block.frames.push((frame, area, middle));
        }
        block
    }
}

/// What lies inside of a border.
struct Content {
    drawn: Drawn,
    /// For each wire its link, which piece of it, and whether the link runs upwards.
    ends: Vec<(usize, i64, bool)>,
    loops: Vec<Loop>,
    items: Vec<Item>,
}

/// A link from a member to itself.
struct Loop {
    link: usize,
    member: usize,
    /// Its corners, across and along, counted from the near corner of the member.
    corners: Vec<(f64, f64)>,
    /// The middle of its label, counted so too.
    label: Option<(f64, f64)>,
}

impl Block {
    fn take_in(&mut self, inner: Block, by: Point) {
        self.toll += inner.toll;
        let moved = |(leaf, area): (usize, Area)| (leaf, area.moved(by));
        self.leaves.extend(inner.leaves.into_iter().map(moved));
        self.frames.extend(
            inner.frames.into_iter().map(|(frame, area, at)| (frame, area.moved(by), at.moved(by))),
        );
        let both = |[near, far]: [Area; 2]| [near.moved(by), far.moved(by)];
        self.beside.extend(inner.beside.into_iter().map(|(member, areas)| (member, both(areas))));
        self.pieces.extend(inner.pieces.into_iter().map(|piece| Piece {
            points: piece.points.iter().map(|point| point.moved(by)).collect(),
            label: piece.label.map(|label| label.moved(by)),
            ..piece
        }));
    }
}

/// From across and along to right and down.
struct Turn {
    direction: Direction,
    depth: f64,
    near: f64,
    start: f64,
}

impl Turn {
    fn point(&self, (across, along): (f64, f64)) -> Point {
        let (across, along) = (across + self.near, along + self.start);
        match self.direction {
            Direction::Down => Point::new(across, along),
            Direction::Up => Point::new(across, self.depth - along),
            Direction::Right => Point::new(along, across),
            Direction::Left => Point::new(self.depth - along, across),
        }
    }

    fn cut(&self, size: Size) -> Cut {
        match self.direction.is_upright() {
            true => Cut { breadth: size.width, depth: size.height },
            false => Cut { breadth: size.height, depth: size.width },
        }
    }

    fn area(&self, (across, along): (f64, f64), breadth: f64, size: Size) -> Area {
        let depth = if self.direction.is_upright() { size.height } else { size.width };
        let (a, b) = (self.point((across, along)), self.point((across + breadth, along + depth)));
        Area::new(a.x.min(b.x), a.y.min(b.y), size.width, size.height)
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
