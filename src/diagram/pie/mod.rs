//! Pie charts.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod properties;

use super::Sketch;
use super::source::Source;

/// Draws a pie chart.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (pie, problems) = parse::parse(source);
    Sketch { scene: Some(layout::scene(&pie)), problems, ..Sketch::default() }
}
