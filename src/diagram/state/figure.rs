//! How large a state is, and what its border looks like.

use crate::diagram::flowchart;
use crate::diagram::geometry::{Path, Point};
use crate::diagram::layered::{Ports, Size};
use crate::diagram::scene::Outline;
use crate::diagram::text::{Block, Font};

use super::model::{Form, State};

/// Labels of states are broken at this width.
const LIMIT: f64 = 200.0;
/// The thickness of a bar.
const BAR: f64 = 8.0;
/// The length of a bar at which few lines end.
const SHORT: f64 = 70.0;
/// Between two lines that end at a bar.
const STEP: f64 = 26.0;
/// Between two lines that end at a state where many do.
const CLOSE: f64 = 12.0;
/// Around the text of a state with details.
const PAD: f64 = 10.0;

/// A state that has been measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// How large it is.
    pub size: Size,
    /// Its border.
    pub outline: Outline,
    /// Its texts, each with its middle, counted from the upper left corner.
    pub texts: Vec<(Block, Point)>,
    /// Where transitions meet it.
    pub ports: Ports,
}

/// Which way a bar lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// From left to right.
    Level,
    /// From top to bottom.
    Upright,
}

/// The figure of a state. `bar` is how a bar lies where it stands, `lines` how many transitions meet
/// one side of it at most, `loops` the sizes of the labels of those that lead back to it.
pub fn figure(state: &State, bar: Bar, lines: usize, loops: &[Size]) -> Figure {
    let bare = |size: Size, outline: Outline, ports: Ports| Figure {
        size,
        outline,
        texts: Vec::new(),
        ports,
    };
    let of_flowchart = |form: flowchart::Form| {
        let figure = flowchart::figure(form, None);
        bare(figure.size, figure.outline, figure.ports)
    };
    match state.form {
        Form::Start => of_flowchart(flowchart::Form::Start),
        Form::End => of_flowchart(flowchart::Form::Stop),
        Form::Choice => bare(Size::new(32.0, 32.0), Outline::Diamond, Ports::Middle),
        Form::Fork | Form::Join => {
            let length = SHORT.max(STEP * (lines + 1) as f64);
            let size = match bar {
                Bar::Level => Size::new(length, BAR),
                Bar::Upright => Size::new(BAR, length),
            };
            bare(size, Outline::Rect(BAR / 2.0), Ports::Spread)
        }
        Form::History => labelled(state, flowchart::Form::Stadium).holding(lines, loops, bar),
        Form::Plain if state.details.is_empty() => {
            labelled(state, flowchart::Form::Rounded).holding(lines, loops, bar)
        }
        Form::Plain => detailed(state),
    }
}

impl Figure {
    /// Large enough that the ends of many transitions can be told apart, and that the labels of
    /// several loops have room one after the other at its side.
    fn holding(mut self, lines: usize, loops: &[Size], bar: Bar) -> Self {
        if !matches!(self.outline, Outline::Rect(_) | Outline::Stadium) {
            return self;
        }
        let longest = |length: fn(&Size) -> f64| loops.iter().map(length).fold(16.0, f64::max);
        let several = if loops.len() > 1 { loops.len() as f64 } else { 0.0 };
        let across = CLOSE * (lines + 2) as f64;
        let least = match bar {
            Bar::Level => Size::new(across, several * (longest(|s| s.height) + 8.0)),
            Bar::Upright => Size::new(several * (longest(|s| s.width) + 16.0), across),
        };
        let before = self.size;
        self.size =
            Size::new(before.width.max(even(least.width)), before.height.max(even(least.height)));
        let by = Point::new(
            (self.size.width - before.width) / 2.0,
            (self.size.height - before.height) / 2.0,
        );
        self.texts.iter_mut().for_each(|(_, at)| *at = at.moved(by));
        self
    }
}

fn labelled(state: &State, form: flowchart::Form) -> Figure {
    let block = Block::wrapped(state.label.clone(), Font::BODY, LIMIT);
    let size = (!block.is_empty()).then(|| Size::new(block.width, block.height));
    let figure = flowchart::figure(form, size);
    let texts = if block.is_empty() { Vec::new() } else { vec![(block, figure.text)] };
    Figure { size: figure.size, outline: figure.outline, texts, ports: figure.ports }
}

/// A title, a line and the details below it.
fn detailed(state: &State) -> Figure {
    let title = Block::wrapped(state.label.clone(), Font::STRONG, LIMIT);
    let details = Block::wrapped(state.details.clone(), Font::BODY, LIMIT);
    let width = even(title.width.max(details.width) + 2.0 * PAD + 8.0).max(56.0);
    let line = title.height + 1.6 * PAD;
    let height = even(line + details.height + 1.6 * PAD);
    let frame = rounded(width, height, 10.0);
    let rule = Path::through(&[Point::new(0.0, line), Point::new(width, line)]);
    Figure {
        size: Size::new(width, height),
        outline: Outline::Path(frame, vec![rule]),
        texts: vec![
            (title, Point::new(width / 2.0, line / 2.0)),
            (details, Point::new(width / 2.0, (line + height) / 2.0)),
        ],
        ports: Ports::Spread,
    }
}

fn rounded(width: f64, height: f64, radius: f64) -> Path {
    use crate::diagram::geometry::Turn::Right;
    let point = Point::new;
    Path::from(point(radius, 0.0))
        .line(point(width - radius, 0.0))
        .arc(radius, Right, point(width, radius))
        .line(point(width, height - radius))
        .arc(radius, Right, point(width - radius, height))
        .line(point(radius, height))
        .arc(radius, Right, point(0.0, height - radius))
        .line(point(0.0, radius))
        .arc(radius, Right, point(radius, 0.0))
        .close()
}

fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
