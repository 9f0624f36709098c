//! From top to bottom: every event takes the row below the one before it.

use super::across::{Across, LOOP, NUMBER, OWN_TEXT, TEXT, TEXT_PADDING};
use super::busy::{BAR, Depths, reach_left, reach_right, shift};
use super::columns::Columns;
use super::fit::{WIDEST, Wish};
use super::frames;
use super::head::Head;
use super::label::Label;
use super::model::{
    Effect, Event, Frame, Head as End, Message, Operator, Sequence, Stroke as Pen, Who,
};
use super::room::{Room, place, place_left};
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::paint::{Colour, Paint};
use crate::diagram::scene::{self, FreeText, Item, Line, Outline, Role, Shape, Stroke};
use crate::diagram::text::{Anchor, Block, Text};

/// Between two rows.
const GAP: f64 = 14.0;
/// Between a message's text and its line.
const ABOVE_LINE: f64 = 5.0;
/// Width of the dot where a message begins or ends.
const DOT: f64 = 8.0;
/// Above and below a note's text.
const NOTE_PADDING_Y: f64 = 7.0;
/// Height of the loop of a message to its own sender.
const LOOP_HEIGHT: f64 = 20.0;
/// Height of the corner of a frame that names it.
const TITLE: f64 = 22.0;
/// Between the border of a frame and a text at its left.
const INDENT: f64 = 10.0;
/// The grey of the palette.
const QUIET_TONE: usize = 7;
/// The least height of a bar.
const SHORTEST_BAR: f64 = 16.0;
/// How much longer than the message that ends it a lifeline is, for its cross.
const LAST_BIT: f64 = 16.0;

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
    pub across: &'a [Option<Across>],
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
                self.own_message(at, message, depths, step);
            }
            Event::Message(message) => self.message(message, depths, step),
            Event::Note(_) => self.note(at, step),
            Event::Activate(who) => self.begin_bar(*who, depths[0], step),
            Event::Deactivate(who) => self.end_bar(*who),
            Event::Open(frame) => self.open_frame(at, frame, step),
            Event::Divide(condition) => {
                self.y += GAP;
                self.last = None;
                let Some(open) = self.open.last() else { return };
                let (left, right) = (open.left, open.right);
                let path = Path::through(&[Point::new(left, self.y), Point::new(right, self.y)]);
                let line = Line { stroke: Stroke::Dashed, step, ..Line::new(Role::Divider, path) };
                self.rows.frames.push(Item::Line(line));
                self.y += 4.0;
                self.y += self.condition(condition, left + INDENT, right, step);
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
        if message.dot_at_end {
            end += if right_wards { -DOT / 2.0 } else { DOT / 2.0 };
        }
        let badge = if message.number.is_some() { NUMBER / 2.0 } else { 0.0 };
        let room = Room::between(start, end, badge, TEXT_PADDING).near_middle(WIDEST / 2.0);
        let bars = self.bars_within(room.ends());
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

    fn own_message(&mut self, at: usize, message: &'a Message, depths: Depths, step: Option<u32>) {
        let who = message.from;
        let x = self.plan.columns.x[who];
        let (start, end) = (x + reach_right(depths[0]), x + reach_right(depths[1]));
        let reach = start.max(end);
        let badge = if message.number.is_some() { NUMBER / 2.0 } else { 0.0 };
        let Some(block) = self.block(at) else { return };
        self.y += GAP;
        let top = self.y;
        self.y += if block.is_empty() { ABOVE_LINE } else { block.height + ABOVE_LINE };
        let line = self.y;
        let middle = top + block.height / 2.0;
        let text = block.at(reach + badge + OWN_TEXT, middle, Anchor::Start);
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
        if !text.block.is_empty() {
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
        // The head of a line that ends at a dot touches the dot's border.
        let past = if start.x < end.x { DOT / 2.0 } else { -DOT / 2.0 };
        let middle = Point::new(end.x + past, end.y);
        for (dotted, at) in [(message.dot_at_start, start), (message.dot_at_end, middle)] {
            if dotted {
                let dot = Shape::new(Role::Dot, Area::around(at, DOT, DOT), Outline::Ellipse);
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

    fn note(&mut self, at: usize, step: Option<u32>) {
        let (Some(across), Some(block)) = (&self.plan.across[at], self.block(at)) else { return };
        self.y += GAP;
        let height = block.height + 2.0 * NOTE_PADDING_Y;
        let area = Area::new(across.left, self.y, across.right - across.left, height);
        let shape = Shape::new(Role::Note, area, Outline::Rect(2.0));
        let shape = Shape { step, ..shape.text(block.centred(area.centre())) };
        self.rows.front.push(Item::Shape(shape));
        self.y = area.bottom();
        self.last = None;
    }

    fn block(&self, at: usize) -> Option<Block> {
        self.plan.across[at].as_ref()?.block.clone()
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
        let area = Area::around(Point::new(self.plan.columns.x[who], end), 12.0, 12.0);
        let stroke = |from: (f64, f64), to: (f64, f64)| {
            Path::from(Point::new(from.0, from.1)).line(Point::new(to.0, to.1))
        };
        let falling = stroke((0.0, 0.0), (12.0, 12.0));
        let rising = stroke((0.0, 12.0), (12.0, 0.0));
        let cross = Shape::new(Role::Dot, area, Outline::Path(falling, vec![rising]));
        self.rows.front.push(Item::Shape(Shape { step, ..cross }));
        self.y += 6.0;
    }

    fn open_frame(&mut self, at: usize, frame: &'a Frame, step: Option<u32>) {
        self.y += GAP;
        self.last = None;
        let (left, right) = match &self.plan.across[at] {
            Some(across) => (across.left, across.right),
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
        let beside = left + width + 8.0;
        let shown = bracketed(condition);
        let room = right - beside - INDENT;
        let words = self.plan.columns.measure.word;
        if Wish::of(&shown, TEXT).capped(room, words) <= room {
            self.y += 2.0;
            let height = self.condition(condition, beside, right, step);
            self.y += height.max(TITLE - 2.0);
        } else {
            self.y += TITLE + 2.0;
            self.y += self.condition(condition, left + INDENT, right, step);
        }
    }

    /// Draws a condition of a frame between two places, beside the bars that stand there; gives its
    /// height.
    fn condition(&mut self, condition: &Label, left: f64, right: f64, step: Option<u32>) -> f64 {
        let label = bracketed(condition);
        if label.is_empty() {
            return 0.0;
        }
        // A bar can begin left of the text and reach into it.
        let mut bars = self.bars_within((left - reach_right(u32::MAX), right));
        bars.retain(|(from, to)| from < to);
        let (block, left) = place_left(&label, TEXT, left, right - INDENT, &bars);
        let height = block.height;
        let text = block.at(left, self.y + height / 2.0, Anchor::Start);
        self.rows.veils.push(text.area());
        self.rows.front.push(Item::Text(FreeText { step, ..FreeText::new(Role::Condition, text) }));
        height
    }

    /// The corner that names a frame; gives its width.
    fn corner(&mut self, operator: Operator, left: f64, step: Option<u32>) -> f64 {
        let name = Block::plain(operator.name(), frames::TITLE_FONT);
        let area = Area::new(left, self.y, frames::title_width(operator), TITLE);
        let (width, cut) = (area.width, 7.0);
        let border =
            [(0.0, 0.0), (width, 0.0), (width, TITLE - cut), (width - cut, TITLE), (0.0, TITLE)];
        let border = border.map(|(x, y)| Point::new(x, y)).to_vec();
        let middle = Point::new(area.centre().x - 2.0, area.centre().y);
        let shape = Shape::new(Role::FrameTitle, area, Outline::Polygon(border));
        let shape = Shape { step, ..shape.text(name.centred(middle)) };
        self.rows.front.push(Item::Shape(shape));
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
                let shape = ground(area, *color);
                self.rows.grounds[open.item] = Item::Shape(Shape { step: open.step, ..shape });
            }
        }
    }

    /// The lifelines between two places, with their bars: where they begin and end.
    fn bars_within(&self, (left, right): (f64, f64)) -> Vec<(f64, f64)> {
        let x = &self.plan.columns.x;
        let range = x.partition_point(|x| *x < left)..x.partition_point(|x| *x <= right);
        let bars = range.map(|who| {
            let depth = self.bars[who].len() as u32;
            (x[who] - reach_left(depth), x[who] + reach_right(depth))
        });
        bars.collect()
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
            Self::FilledUpper => scene::Head::ArrowUpper,
            Self::FilledLower => scene::Head::ArrowLower,
            Self::OpenUpper => scene::Head::HalfUpper,
            Self::OpenLower => scene::Head::HalfLower,
        }
    }
}

/// Where a line touches a lifeline that carries bars.
fn edge(x: f64, depth: u32, on_right: bool) -> f64 {
    if on_right { x + reach_right(depth) } else { x - reach_left(depth) }
}

/// A condition as it is shown: in brackets, unless it is empty.
fn bracketed(condition: &Label) -> Label {
    let mut label = condition.clone();
    if !label.is_empty() {
        if let Some(first) = label.lines.first_mut() {
            first.insert(0, '[');
        }
        if let Some(last) = label.lines.last_mut() {
            last.push(']');
        }
    }
    label
}

/// A ground in an author's colour, or in a quiet one.
pub fn ground(area: Area, color: Option<Colour>) -> Shape {
    let paint = Paint { fill: color, ..Paint::default() };
    let tone = color.is_none().then_some(QUIET_TONE);
    Shape { paint, tone, ..Shape::new(Role::Ground, area, Outline::Rect(4.0)) }
}
