//! Quadrant charts.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod properties;

use super::Sketch;
use super::source::Source;

/// Draws a quadrant chart.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (chart, problems) = parse::parse(source);
    Sketch { scene: Some(layout::scene(&chart)), problems, ..Sketch::default() }
}
