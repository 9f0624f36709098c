//! Mind maps.

mod layout;
mod model;
mod parse;
#[cfg(test)]
mod properties;
mod tree;

use super::Sketch;
use super::source::Source;

/// Draws a mind map.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (map, problems) = parse::parse(source);
    let scene = problems.is_empty().then(|| layout::scene(&map));
    Sketch { scene, problems, ..Sketch::default() }
}
