//! How large a class is, and where its texts stand: name, attributes and methods above one another.

use crate::diagram::geometry::{Path, Point};
use crate::diagram::label;
use crate::diagram::layered::Size;
use crate::diagram::scene::Outline;
use crate::diagram::text::{Anchor, Block, Font, Run, Text};

use super::member::{Mark, Member, generic};
use super::model::Class;

/// Names of classes are broken at this width.
const NAME_LIMIT: f64 = 260.0;
/// Attributes and methods are broken at this width.
const MEMBER_LIMIT: f64 = 320.0;
/// Left and right of a text.
const SIDE: f64 = 10.0;
/// Above and below the texts of a compartment.
const EDGE: f64 = 6.0;
/// Between two members.
const GAP: f64 = 2.0;
/// A compartment with nothing in it is so high.
const EMPTY: f64 = 8.0;

/// A class that has been measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Compartments {
    /// How large it is.
    pub size: Size,
    /// Its texts, counted from the upper left corner.
    pub texts: Vec<Text>,
    /// Where the lines between the compartments stand.
    parted: [f64; 2],
}

impl Compartments {
    /// Measures a class; it becomes at least so large.
    pub fn new(class: &Class, least: Size) -> Self {
        let annotations = class.annotations.iter().map(|annotation| {
            let text = format!("«{}»", label::plain(annotation));
            Block::wrapped(vec![vec![Run::plain(text)]], Font::LABEL, NAME_LIMIT)
        });
        let mut heads: Vec<Block> = annotations.collect();
        heads.push(name(class));
        let parts = [&class.attributes, &class.methods]
            .map(|members| members.iter().map(block).collect::<Vec<_>>());
        let widest = heads.iter().chain(parts.iter().flatten());
        let widest = widest.map(|block| block.width + 2.0 * SIDE).fold(80.0, f64::max);
        let width = even(widest.max(least.width));
        let mut texts = Vec::new();
        let mut y = EDGE + 2.0;
        for head in heads {
            let middle = y + head.height / 2.0;
            y += head.height;
            texts.push(head.centred(Point::new(width / 2.0, middle)));
        }
        y += EDGE + 2.0;
        let mut parted = [0.0; 2];
        for (top, part) in parted.iter_mut().zip(parts) {
            *top = y;
            y += if part.is_empty() { EMPTY } else { 2.0 * EDGE - GAP };
            let mut at = *top + EDGE;
            for block in part {
                let height = block.height;
                y += height + GAP;
                texts.push(block.at(SIDE, at + height / 2.0, Anchor::Start));
                at += height + GAP;
            }
        }
        let size = Size::new(width, even(y.max(least.height)));
        Self { size, texts, parted }
    }

    /// Its border, with the lines in it.
    pub fn outline(&self) -> Outline {
        let Size { width, height } = self.size;
        let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
        let frame = Path::through(&corners.map(|(x, y)| Point::new(x, y))).close();
        let line = |y: f64| Path::through(&[Point::new(0.0, y), Point::new(width, y)]);
        Outline::Path(frame, self.parted.map(line).to_vec())
    }
}

fn name(class: &Class) -> Block {
    let mut lines = label::emphasised(label::lines(&class.label));
    if class.label == class.id {
        lines = label::lines(&class.label);
    }
    if let (Some(inner), Some(last)) = (&class.generic, lines.last_mut()) {
        last.push(Run::plain(format!("<{}>", generic(inner))));
    }
    Block::wrapped(lines, Font::STRONG, NAME_LIMIT)
}

fn block(member: &Member) -> Block {
    let mut lines = label::lines(&member.text);
    for run in lines.iter_mut().flatten() {
        run.italic |= member.mark == Mark::Abstract;
        run.underlined = member.mark == Mark::Static;
    }
    Block::wrapped(lines, Font::LABEL, MEMBER_LIMIT)
}

fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
