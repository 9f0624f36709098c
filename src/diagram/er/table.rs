//! How large a table is, and where its texts stand.

use crate::diagram::geometry::{Path, Point};
use crate::diagram::label;
use crate::diagram::layered::Size;
use crate::diagram::scene::Outline;
use crate::diagram::text::{Anchor, Block, Font, Text};

use super::model::{Attribute, Entity};

/// Names of tables are broken at this width.
const NAME_LIMIT: f64 = 240.0;
/// What the author says of a column is broken at this width.
const COMMENT_LIMIT: f64 = 190.0;
/// The other parts of a column are broken at this width.
const PART_LIMIT: f64 = 170.0;
/// Left and right of a text.
const SIDE: f64 = 10.0;
/// Above and below a text.
const EDGE: f64 = 5.0;

/// A table that has been measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How large it is.
    pub size: Size,
    /// Its border, with the lines between its parts.
    pub outline: Outline,
    /// Its texts, counted from the upper left corner.
    pub texts: Vec<Text>,
}

impl Table {
    /// Measures a table.
    pub fn new(entity: &Entity) -> Self {
        let name = Block::wrapped(label::lines(&entity.label), Font::STRONG, NAME_LIMIT);
        let rows: Vec<[Block; 4]> = entity.attributes.iter().map(parts).collect();
        let mut widths = [0.0_f64; 4];
        for row in &rows {
            for (width, block) in widths.iter_mut().zip(row) {
                if !block.is_empty() {
                    *width = width.max((block.width + 2.0 * SIDE).ceil());
                }
            }
        }
        let least = (name.width + 2.0 * SIDE + 8.0).max(90.0);
        let spare = (least - widths.iter().sum::<f64>()).max(0.0);
        if let Some(last) = widths.iter_mut().rev().find(|width| **width > 0.0) {
            *last += spare;
        }
        let width = even(widths.iter().sum::<f64>().max(least));
        let head = name.height + 4.0 * EDGE;
        let mut texts = vec![name.centred(Point::new(width / 2.0, head / 2.0))];
        let mut lines = Vec::new();
        let mut y = head;
        for row in rows {
            lines.push(Path::through(&[Point::new(0.0, y), Point::new(width, y)]));
            let height = row.iter().map(|block| block.height).fold(0.0, f64::max) + 2.0 * EDGE;
            let mut x = 0.0;
            for (block, width) in row.into_iter().zip(widths) {
                if !block.is_empty() {
                    texts.push(block.at(x + SIDE, y + height / 2.0, Anchor::Start));
                }
                x += width;
            }
            y += height;
        }
        let mut x = 0.0;
        let parted = widths.iter().filter(|width| **width > 0.0).count();
        for width in widths.iter().filter(|width| **width > 0.0).take(parted.saturating_sub(1)) {
            x += width;
            lines.push(Path::through(&[Point::new(x, head), Point::new(x, y)]));
        }
        let height = even(y);
        let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
        let frame = Path::through(&corners.map(|(x, y)| Point::new(x, y))).close();
        Self { size: Size::new(width, height), outline: Outline::Path(frame, lines), texts }
    }
}

/// Type, name, keys and comment.
fn parts(attribute: &Attribute) -> [Block; 4] {
    let block = |text: &str, limit: f64| Block::wrapped(label::lines(text), Font::LABEL, limit);
    [
        block(&attribute.sort, PART_LIMIT),
        block(&attribute.name, PART_LIMIT),
        block(&attribute.keys, PART_LIMIT),
        block(&attribute.comment, COMMENT_LIMIT),
    ]
}

fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
