//! Timelines.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod properties;

use super::Sketch;
use super::source::Source;

/// Draws a timeline.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (timeline, problems) = parse::parse(source);
    Sketch { scene: Some(layout::scene(&timeline)), problems, ..Sketch::default() }
}
