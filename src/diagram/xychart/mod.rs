//! XY charts: bars and lines over an axis.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod properties;
mod scale;

use super::Sketch;
use super::source::Source;

/// Draws an XY chart.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (chart, problems) = parse::parse(source);
    Sketch { scene: Some(layout::scene(&chart)), problems, ..Sketch::default() }
}
