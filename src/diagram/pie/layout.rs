//! A pie chart as a ring with its names beside it.

use super::model::{Figures, Pie, Slice};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Point};
use crate::diagram::label;
use crate::diagram::scene::{FreeText, Outline, Role, Scene, Shape};
use crate::diagram::text::{Anchor, Block, Font};

const RADIUS: f64 = 130.0;
const HOLE: f64 = 58.0;
const GAP: f64 = 36.0;
const SWATCH: f64 = 13.0;
const ROW_GAP: f64 = 8.0;
/// Names are broken so that ring and names stay within a column of text.
const LONGEST_NAME: f64 = 300.0;

/// The chart: slices clockwise from noon, names from top to bottom, in the order of the source.
pub fn scene(pie: &Pie) -> Scene {
    let mut scene = Scene::new(Kind::Pie);
    scene.heading = pie.title.clone();
    let total: f64 = pie.slices.iter().map(|slice| slice.value).sum();
    let rows: Vec<Block> = pie
        .slices
        .iter()
        .map(|slice| {
            Block::wrapped(label::lines(&name(slice, pie.figures)), Font::BODY, LONGEST_NAME)
        })
        .collect();
    let height: f64 = rows.iter().map(|row| row.height + ROW_GAP).sum::<f64>() - ROW_GAP;
    let middle = RADIUS.max(height / 2.0);
    let ring = Area::around(Point::new(RADIUS, middle), RADIUS * 2.0, RADIUS * 2.0);
    let mut turned = 0.0;
    for (at, slice) in pie.slices.iter().enumerate().filter(|(_, slice)| slice.value > 0.0) {
        let share = slice.value / total;
        let piece = Outline::Ring { inner: HOLE, from: turned, to: turned + share };
        let mut shape = Shape::new(Role::Slice, ring, piece).tone(tone(at, pie.slices.len()));
        let percent = Block::plain(&percent(share), Font::BODY);
        // A text stands in its slice when the slice is wide enough where the text is.
        let radius = (RADIUS + HOLE) / 2.0;
        if share * std::f64::consts::TAU * radius > percent.width + 10.0 {
            shape =
                shape.text(percent.centred(on_ring(ring.centre(), radius, turned + share / 2.0)));
        }
        scene.push(shape);
        turned += share;
    }
    let left = RADIUS * 2.0 + GAP;
    let widest = rows.iter().map(|row| row.width).fold(0.0, f64::max);
    let mut top = middle - height / 2.0;
    for (at, (slice, row)) in pie.slices.iter().zip(rows).enumerate() {
        let y = top + row.height / 2.0;
        let swatch = Area::around(Point::new(left + SWATCH / 2.0, y), SWATCH, SWATCH);
        scene.push(
            Shape::new(Role::Swatch, swatch, Outline::Rect(3.0)).tone(tone(at, pie.slices.len())),
        );
        top += row.height + ROW_GAP;
        scene.push(FreeText::new(Role::Legend, row.at(left + SWATCH + 10.0, y, Anchor::Start)));
        let share = if total > 0.0 { slice.value / total } else { 0.0 };
        let percent = Block::plain(&percent(share), Font::BODY);
        let right = left + SWATCH + 10.0 + widest + 16.0 + 40.0;
        scene.push(FreeText::new(Role::Caption, percent.at(right, y, Anchor::End)));
    }
    scene.fitted(8.0)
}

fn name(slice: &Slice, figures: Figures) -> String {
    match figures {
        Figures::Shares => slice.label.clone(),
        Figures::Values => format!("{} [{}]", slice.label, slice.figure),
    }
}

/// A whole percentage, rounded half up.
fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0 + 0.5).floor())
}

/// A colour unlike those of both neighbours, the first and the last slice included.
fn tone(at: usize, count: usize) -> usize {
    if at > 0 && at + 1 == count && at.is_multiple_of(8) { 3 } else { at }
}

fn on_ring(centre: Point, radius: f64, turns: f64) -> Point {
    let (sin, cos) = (turns * std::f64::consts::TAU).sin_cos();
    Point::new(centre.x + radius * sin, centre.y - radius * cos)
}
