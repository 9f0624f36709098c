//! sequence diagrams.

mod across;
mod arrow;
mod busy;
mod columns;
mod config;
mod draft;
mod fit;
mod frames;
mod head;
mod label;
mod layout;
mod model;
mod needs;
mod parse;
#[cfg(test)]
mod properties;
mod room;
mod row;
mod said;
mod steps;
mod token;

use super::Sketch;
use super::source::Source;
use crate::diagnostic::Severity;
use layout::Feet;

/// Draws it.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (sequence, problems) = parse::parse(source);
    let outline = said::said(&sequence);
    let feet = match source.setting("mirrorActors") {
        Some("false") => Feet::Never,
        _ => Feet::WhenTall,
    };
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    let scene = (!broken).then(|| layout::layout(&sequence, feet));
    Sketch { scene, outline, problems }
}
