//! sequence diagrams.

use super::Sketch;
use super::icons::Icons;
use super::source::Source;

/// Draws it; nothing while there is no engine for it.
pub fn draw(_source: &Source<'_>, _icons: &Icons) -> Option<Sketch> {
    None
}
