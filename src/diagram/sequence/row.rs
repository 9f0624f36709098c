//! From top to bottom: every event takes the row below the one before it.

use super::busy::{BAR, Depths, reach_left, reach_right, shift};
use super::columns::Columns;
use super::fit::fitted;
use super::frames::{Span, reach};
use super::head::Head;
use super::model::{
    Effect, Event, Frame, Head as End, Message, Note, Operator, Sequence, Side, Stroke as Pen, Who,
};
use super::room::{Room, place};
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::paint::Paint;
use crate::diagram::scene::{self, FreeText, Item, Line, Outline, Role, Shape, Stroke};
use crate::diagram::text::{Anchor, Block, Font, Text, Weight};

/// Left and right of a message's text.
pub const TEXT_PADDING: f64 = 10.0;
/// Around a note's text.
pub const NOTE_PADDING: f64 = 9.0;
/// Between a note and the lifeline beside it.
pub const NOTE_GAP: f64 = 10.0;
/// How far a note over several lifelines reaches beyond the outer ones.
pub const NOTE_REACH: f64 = 22.0;
/// How far the loop of a message to its own sender stands out.
pub const LOOP: f64 = 30.0;
/// Width of the badge of a number, half of it on either side of its lifeline.
pub const NUMBER: f64 = 22.0;

/// Between two rows.
const GAP: f64 = 12.0;
/// Between a message's text and its line.
const ABOVE_LINE: f64 = 5.0;
/// Height of the loop of a message to its own sender.
const LOOP_HEIGHT: f64 = 18.0;
/// Height of the corner of a frame that names it.
const TITLE: f64 = 22.0;
/// The least height of a bar.
const SHORTEST_BAR: f64 = 16.0;
/// How much longer than the message that ends it a lifeline is, for its cross.
const LAST_BIT: f64 = 16.0;

const TEXT: Font = Font::LABEL;
const TITLE_FONT: Font = Font { size: 13.0, weight: Weight::Bold };

/// What is drawn of the events, layer by layer, and where lifelines begin, end and are hidden.
#[derive(Debug, Default)]
pub struct Rows {
    /// Coloured grounds, the outer ones first.
    pub grounds: Vec<Item>,
    /// Borders and corners of frames, and the lines between their parts.
    pub frames: Vec<Item>,
    /// Bars on lifelines, lower ones first.
    pub bars: Vec<Item>,
    /// Messages, notes, conditions and heads that begin later, in order.
    pub front: Vec<Item>,
    /// For each participant where its lifeline begins.
    pub begins: Vec<f64>,
    /// For each participant where its lifeline ends, when it does before the diagram does.
    pub ends: Vec<Option<f64>>,
    /// Texts without a ground that lie across lifelines.
    pub veils: Vec<Area>,
    /// Where the next row would begin.
    pub bottom: f64,
}

/// What the rows are made from.
pub struct Plan<'a> {
    pub sequence: &'a Sequence,
    pub columns: &'a Columns,
    pub heads: &'a [Head],
    /// One for each event.
    pub depths: &'a [Depths],
    /// One for each event.
    pub spans: &'a [Option<Span>],
    /// One for each event.
    pub steps: &'a [u32],
}

/// A frame whose end has not come yet.
struct Open<'a> {
    frame: &'a Frame,
    top: f64,
    left: f64,
    right: f64,
    /// Where it stands among the items of its layer.
    item: usize,
    step: Option<u32>,
}

/// A bar whose end has not come yet.
struct Bar {
    top: f64,
    below: u32,
    step: Option<u32>,
    item: usize,
}

struct Writer<'a> {
    plan: &'a Plan<'a>,
    rows: Rows,
    /// Where the last row ends.
    y: f64,
    bars: Vec<Vec<Bar>>,
    open: Vec<Open<'a>>,
    /// The message of the last row and where its line ends.
    last: Option<(&'a Message, f64)>,
}

/// Lays out all events below `top`.
pub fn rows(plan: &Plan<'_>, top: f64) -> Rows {
    let count = plan.heads.len();
    let rows = Rows { begins: vec![top; count], ends: vec![None; count], ..Rows::default() };
    let bars = std::iter::repeat_with(Vec::new).take(count).collect();
    let mut writer = Writer { plan, rows, y: top + 4.0, bars, open: Vec::new(), last: None };
    for (at, event) in plan.sequence.events.iter().enumerate() {
        writer.event(at, event);
    }
    writer.finish()
}

impl<'a> Writer<'a> {
    fn event(&mut self, at: usize, event: &'a Event) {
        let step = Some(self.plan.steps[at]).filter(|step| *step > 0);
        let depths = self.plan.depths[at];
        match event {
            Event::Message(message) if message.from == message.to => {
                self.own_message(message, depths, step);
            }
            Event::Message(message) => self.message(message, depths, step),
            Event::Note(note) => self.note(note, depths, step),
            Event::Activate(who) => self.begin_bar(*who, depths[0], step),
            Event::Deactivate(who) => self.end_bar(*who),
            Event::Open(frame) => self.open_frame(frame, self.plan.spans[at], step),
            Event::Divide(condition) => {
                self.y += GAP;
                self.last = None;
                if let Some(open) = self.open.last() {
                    let (left, right) = (open.left, open.right);
                    let path =
                        Path::through(&[Point::new(left, self.y), Point::new(right, self.y)]);
                    let line =
                        Line { stroke: Stroke::Dashed, step, ..Line::new(Role::Divider, path) };
                    self.rows.frames.push(Item::Line(line));
                    let block = conditioned(condition, right - left - 24.0);
                    self.y += 4.0;
                    self.caption(block, left + 12.0, step);
                }
            }
            Event::Close => self.close_frame(),
        }
    }

    fn message(&mut self, message: &'a Message, depths: Depths, step: Option<u32>) {
        let columns = self.plan.columns;
        let (from, to) = (message.from, message.to);
        let right_wards = from < to;
        let start = edge(columns.x[from], depths[0], right_wards);
        let mut end = edge(columns.x[to], depths[1], !right_wards);
        let half = self.plan.heads[to].width / 2.0;
        let created = message.effect == Some(Effect::Creates);
        if created {
            end = columns.x[to] + if right_wards { -half } else { half };
        }
        let badge = if message.number.is_some() { NUMBER / 2.0 } else { 0.0 };
        let room = Room::between(start, end, badge, TEXT_PADDING);
        let bars: Vec<(f64, f64)> = self.bars_between(from, to);
        let (block, middle) = place(&message.label, TEXT, room, &bars);
        let before = self.y;
        self.y += GAP;
        let text_top = self.y;
        self.y += if block.is_empty() { ABOVE_LINE } else { block.height + ABOVE_LINE };
        if created {
            self.y = self.y.max(before + GAP + self.plan.heads[to].height / 2.0);
        }
        let line = self.y;
        let text_middle =
            (line - ABOVE_LINE - block.height / 2.0).max(text_top + block.height / 2.0);
        let text = block.centred(Point::new(middle, text_middle));
        let path = Path::through(&[Point::new(start, line), Point::new(end, line)]);
        self.draw(message, path, text, step);
        self.y += 2.0;
        self.last = Some((message, line));
        if created {
            let head = &self.plan.heads[to];
            let area = Area::around(Point::new(columns.x[to], line), head.width, head.height);
            let items = head.items(&self.plan.sequence.participants[to], area, step);
            self.rows.front.extend(items);
            self.rows.begins[to] = area.bottom();
            self.y = area.bottom();
        }
        if let Some(Effect::Destroys(who)) = message.effect {
            self.destroy(who, line, step);
        }
    }

    fn own_message(&mut self, message: &'a Message, depths: Depths, step: Option<u32>) {
        let columns = self.plan.columns;
        let who = message.from;
        let start = columns.x[who] + reach_right(depths[0]);
        let end = columns.x[who] + reach_right(depths[1]);
        let reach = start.max(end);
        let badge = if message.number.is_some() { NUMBER / 2.0 } else { 0.0 };
        let limit = columns.x[who] + columns.room_right(who) - reach - badge - 2.0 * TEXT_PADDING;
        let block = fitted(&message.label, TEXT, limit);
        self.y += GAP;
        let top = self.y;
        self.y += if block.is_empty() { ABOVE_LINE } else { block.height + ABOVE_LINE };
        let line = self.y;
        let text = block.clone().at(reach + badge + 6.0, top + block.height / 2.0, Anchor::Start);
        let turn = reach + LOOP;
        let low = line + LOOP_HEIGHT;
        let corners = [(start, line), (turn, line), (turn, low), (end, low)];
        let path = Path::rounded(&corners.map(|(x, y)| Point::new(x, y)), 6.0);
        self.draw(message, path, text, step);
        self.y = low + 3.0;
        self.last = Some((message, low));
        if let Some(Effect::Destroys(who)) = message.effect {
            self.destroy(who, low, step);
        }
    }

    fn draw(&mut self, message: &Message, path: Path, text: Text, step: Option<u32>) {
        let id = |who: Who| self.plan.sequence.participants[who].id.clone();
        let (start, end) = (path.start, path.end());
        if text.block.is_empty() {
            // Nothing to be veiled.
        } else {
            self.rows.veils.push(text.area());
        }
        let line = Line {
            tail: message.arrow.start.drawn(),
            head: message.arrow.end.drawn(),
            stroke: match message.arrow.stroke {
                Pen::Solid => Stroke::Solid,
                Pen::Dashed => Stroke::Dashed,
            },
            labels: if text.block.is_empty() { Vec::new() } else { vec![text] },
            step,
            ..Line::new(Role::Message, path).between(id(message.from), id(message.to))
        };
        self.rows.front.push(Item::Line(line));
        for (dotted, at) in [(message.dot_at_start, start), (message.dot_at_end, end)] {
            if dotted {
                let dot = Shape::new(Role::Dot, Area::around(at, 8.0, 8.0), Outline::Ellipse);
                self.rows.front.push(Item::Shape(Shape { step, ..dot }));
            }
        }
        if let Some(number) = &message.number {
            let block = Block::plain(number, TEXT);
            let width = (block.width + 8.0).max(NUMBER);
            let area = Area::around(start, width, 20.0);
            let shape = Shape::new(Role::Number, area, Outline::Rect(10.0));
            self.rows.front.push(Item::Shape(Shape { step, ..shape.text(block.centred(start)) }));
        }
    }

    fn note(&mut self, note: &Note, depths: Depths, step: Option<u32>) {
        let columns = self.plan.columns;
        let x = |who: Who| columns.x[who];
        let pads = 2.0 * NOTE_PADDING;
        let (block, left, width) = match note.side {
            Side::LeftOf(who) => {
                let right = x(who) - reach_left(depths[0]) - NOTE_GAP;
                let limit = columns.room_left(who) - 2.0 * NOTE_GAP - reach_left(depths[0]) - pads;
                let block = fitted(&note.label, TEXT, limit);
                let width = block.width + pads;
                (block, right - width, width)
            }
            Side::RightOf(who) => {
                let left = x(who) + reach_right(depths[0]) + NOTE_GAP;
                let limit =
                    columns.room_right(who) - 2.0 * NOTE_GAP - reach_right(depths[0]) - pads;
                let block = fitted(&note.label, TEXT, limit);
                let width = block.width + pads;
                (block, left, width)
            }
            Side::Over(a, b) if a == b => {
                let room = 2.0 * columns.room_left(a).min(columns.room_right(a)) - 2.0 * NOTE_GAP;
                let block = fitted(&note.label, TEXT, room - pads);
                let width = (block.width + pads).max(2.0 * NOTE_REACH);
                (block, x(a) - width / 2.0, width)
            }
            Side::Over(a, b) => {
                let (first, last) = (a.min(b), a.max(b));
                let least = x(last) - x(first) + 2.0 * NOTE_REACH;
                let block = fitted(&note.label, TEXT, least - pads);
                let width = (block.width + pads).max(least);
                (block, (x(first) + x(last) - width) / 2.0, width)
            }
        };
        self.y += GAP;
        let area = Area::new(left, self.y, width, block.height + 14.0);
        let (first, _) = note.side.ends();
        let shape = Shape::new(Role::Note, area, Outline::Rect(2.0))
            .id(&self.plan.sequence.participants[first].id)
            .text(block.centred(area.centre()));
        self.rows.front.push(Item::Shape(Shape { id: None, step, ..shape }));
        self.y = area.bottom();
        self.last = None;
    }

    fn begin_bar(&mut self, who: Who, below: u32, step: Option<u32>) {
        let top = match self.last {
            Some((message, line)) if message.from == who || message.to == who => line,
            _ => self.y + GAP / 2.0,
        };
        // Its place among the bars: what begins later lies above.
        let item = self.rows.bars.len();
        self.rows.bars.push(Item::Shape(Shape::new(
            Role::Activation,
            Area::default(),
            Outline::Bare,
        )));
        self.bars[who].push(Bar { top, below, step, item });
    }

    fn end_bar(&mut self, who: Who) {
        let bottom = match self.last {
            Some((message, line)) if message.from == who || message.to == who => line,
            _ => self.y + GAP / 2.0,
        };
        let Some(bar) = self.bars[who].pop() else { return };
        self.draw_bar(who, &bar, bottom);
    }

    fn draw_bar(&mut self, who: Who, bar: &Bar, bottom: f64) {
        let bottom = bottom.max(bar.top + SHORTEST_BAR);
        self.y = self.y.max(bottom);
        let left = self.plan.columns.x[who] - BAR / 2.0 + shift(bar.below);
        let area = Area::new(left, bar.top, BAR, bottom - bar.top);
        let shape = Shape::new(Role::Activation, area, Outline::Rect(1.0));
        let shape = Shape { step: bar.step, ..shape };
        self.rows.bars[bar.item] = Item::Shape(shape);
    }

    fn destroy(&mut self, who: Who, line: f64, step: Option<u32>) {
        while let Some(bar) = self.bars[who].pop() {
            self.draw_bar(who, &bar, line);
        }
        let end = (line + LAST_BIT).max(self.y);
        self.rows.ends[who] = Some(end);
        self.y = end;
        let x = self.plan.columns.x[who];
        let strokes = [[(-6.0, -6.0), (6.0, 6.0)], [(-6.0, 6.0), (6.0, -6.0)]];
        for stroke in strokes {
            let points = stroke.map(|(dx, dy)| Point::new(x + dx, end + dy));
            let line = Line::new(Role::Axis, Path::through(&points));
            self.rows.front.push(Item::Line(Line { step, ..line }));
        }
        self.y += 6.0;
    }

    fn open_frame(&mut self, frame: &'a Frame, span: Option<Span>, step: Option<u32>) {
        self.y += GAP;
        self.last = None;
        let x = &self.plan.columns.x;
        let (left, right) = match span {
            Some(span) => (x[span.first] - reach(span.inside), x[span.last] + reach(span.inside)),
            None => (0.0, 160.0),
        };
        let layer = match frame {
            Frame::Titled { .. } => &mut self.rows.frames,
            Frame::Ground(_) => &mut self.rows.grounds,
        };
        let item = layer.len();
        let area = Area::new(left, self.y, right - left, 0.0);
        layer.push(Item::Shape(Shape::new(Role::Frame, area, Outline::Bare)));
        self.open.push(Open { frame, top: self.y, left, right, item, step });
        let Frame::Titled { operator, condition } = frame else { return };
        let width = self.corner(*operator, left, step);
        let beside = right - left - width - 18.0;
        let block = conditioned(condition, beside);
        if block.width <= beside {
            let height = block.height.max(TITLE);
            if !block.is_empty() {
                let middle = self.y + height.min(TITLE.max(block.height)) / 2.0;
                let text = block.at(left + width + 8.0, middle, Anchor::Start);
                self.free(text, step);
            }
            self.y += height;
        } else {
            self.y += TITLE + 2.0;
            let block = conditioned(condition, right - left - 24.0);
            self.caption(block, left + 12.0, step);
        }
    }

    /// The corner that names a frame; gives its width.
    fn corner(&mut self, operator: Operator, left: f64, step: Option<u32>) -> f64 {
        let name = Block::plain(operator.name(), TITLE_FONT);
        let area = Area::new(left, self.y, name.width + 22.0, TITLE);
        let (width, cut) = (area.width, 7.0);
        let border =
            [(0.0, 0.0), (width, 0.0), (width, TITLE - cut), (width - cut, TITLE), (0.0, TITLE)];
        let border = border.map(|(x, y)| Point::new(x, y)).to_vec();
        let middle = Point::new(area.centre().x - 2.0, area.centre().y);
        let shape = Shape::new(Role::FrameTitle, area, Outline::Polygon(border));
        let shape = Shape { step, ..shape.text(name.centred(middle)) };
        self.rows.frames.push(Item::Shape(shape));
        width
    }

    fn close_frame(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.y += GAP;
        self.last = None;
        let area = Area::new(open.left, open.top, open.right - open.left, self.y - open.top);
        match open.frame {
            Frame::Titled { .. } => {
                let shape = Shape::new(Role::Frame, area, Outline::Rect(0.0));
                self.rows.frames[open.item] = Item::Shape(Shape { step: open.step, ..shape });
            }
            Frame::Ground(color) => {
                let shape = Shape::new(Role::Ground, area, Outline::Rect(4.0));
                let paint = Paint { fill: *color, ..Paint::default() };
                self.rows.grounds[open.item] =
                    Item::Shape(Shape { paint, step: open.step, ..shape });
            }
        }
    }

    /// A text of a frame at the left of a row of its own.
    fn caption(&mut self, block: Block, left: f64, step: Option<u32>) {
        if block.is_empty() {
            return;
        }
        let height = block.height;
        let text = block.at(left, self.y + height / 2.0, Anchor::Start);
        self.free(text, step);
        self.y += height;
    }

    fn free(&mut self, text: Text, step: Option<u32>) {
        self.rows.veils.push(text.area());
        self.rows.front.push(Item::Text(FreeText { step, ..FreeText::new(Role::Caption, text) }));
    }

    /// The bars between two lifelines that a text should not lie on, as left and right ends.
    fn bars_between(&self, from: Who, to: Who) -> Vec<(f64, f64)> {
        let (first, last) = (from.min(to), from.max(to));
        (first + 1..last)
            .map(|who| {
                let x = self.plan.columns.x[who];
                let depth = self.bars[who].len() as u32;
                (x - reach_left(depth), x + reach_right(depth))
            })
            .collect()
    }

    fn finish(mut self) -> Rows {
        self.y += GAP;
        let bottom = self.y;
        for who in 0..self.bars.len() {
            while let Some(bar) = self.bars[who].pop() {
                self.draw_bar(who, &bar, bottom);
            }
        }
        self.rows.bottom = self.y;
        self.rows
    }
}

impl End {
    fn drawn(self) -> scene::Head {
        match self {
            Self::Plain => scene::Head::None,
            Self::Filled => scene::Head::Arrow,
            Self::Cross => scene::Head::Cross,
            Self::Open => scene::Head::Open,
            Self::FilledUpper | Self::OpenUpper => scene::Head::HalfUpper,
            Self::FilledLower | Self::OpenLower => scene::Head::HalfLower,
        }
    }
}

/// Where a line touches a lifeline that carries bars.
fn edge(x: f64, depth: u32, on_right: bool) -> f64 {
    if on_right { x + reach_right(depth) } else { x - reach_left(depth) }
}

/// A condition as it is shown: in brackets, unless it is empty.
fn conditioned(condition: &super::label::Label, limit: f64) -> Block {
    let mut label = condition.clone();
    if !label.is_empty() {
        if let Some(first) = label.lines.first_mut() {
            first.insert(0, '[');
        }
        if let Some(last) = label.lines.last_mut() {
            last.push(']');
        }
    }
    fitted(&label, TEXT, limit)
}
