//! Mermaid text to a drawn diagram: text → model → `Scene` → SVG. Never panics, never hangs.

mod architecture;
mod bracketed;
mod class;
mod colour;
mod cursor;
mod drill;
mod er;
mod flowchart;
mod gantt;
mod geometry;
mod gitgraph;
mod icons;
mod journey;
mod kanban;
mod kind;
mod label;
mod layered;
#[cfg(test)]
mod legible;
mod metrics;
mod mindmap;
mod order;
mod other;
mod outline;
mod paint;
mod pairs;
mod picture;
mod pie;
mod problem;
mod quadrant;
mod said;
mod sankey;
mod scene;
mod sequence;
mod source;
mod state;
mod svg;
mod text;
mod timeline;
mod xychart;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use drill::{Failure, Promotion, failures};
pub use icons::{Icon, Icons};
pub use kind::Kind;
pub use other::{Other, serve};
pub use outline::{Outline, Place, PlaceSort, Step, StepSort};
pub use picture::{Picture, Reference, Style};
pub use problem::{Problem, ProblemCode};

use crate::diagnostic::Severity;
use scene::Scene;
use source::Source;

/// What became of a diagram's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// What the text says it is.
    pub kind: Kind,
    /// The picture; `None` exactly when a problem is an error.
    pub picture: Option<Picture>,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
}

/// What an engine makes of a source: a scene, when there is no error among the problems.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sketch {
    /// What is seen.
    scene: Option<Scene>,
    /// What is said.
    outline: Outline,
    /// What is wrong.
    problems: Vec<Problem>,
}

/// Draws a Mermaid text. The result depends on `text` and `icons` alone, unless it is a timeout.
pub fn draw(text: &str, icons: &Icons, other: &Other) -> Drawing {
    let source = Source::new(text);
    if !source.problems.is_empty() {
        return Drawing { kind: source.kind, picture: None, problems: source.problems };
    }
    let sketch = match source.kind {
        Kind::Sequence => sequence::draw(&source),
        Kind::Architecture => architecture::draw(&source, icons),
        Kind::Flowchart => flowchart::draw(&source),
        Kind::State => state::draw(&source),
        Kind::Timeline => timeline::draw(&source),
        Kind::Quadrant => quadrant::draw(&source),
        Kind::Xychart => xychart::draw(&source),
        Kind::Gantt => gantt::draw(&source),
        Kind::Mindmap => mindmap::draw(&source),
        Kind::Pie => pie::draw(&source),
        Kind::Sankey => sankey::draw(&source),
        Kind::Class => class::draw(&source),
        Kind::Er => er::draw(&source),
        Kind::Gitgraph => gitgraph::draw(&source),
        Kind::Journey => journey::draw(&source),
        Kind::Kanban => kanban::draw(&source),
        Kind::Requirement
        | Kind::Block
        | Kind::Packet
        | Kind::C4
        | Kind::Radar
        | Kind::Treemap
        | Kind::Zenuml
        | Kind::Unknown => other.draw(&source),
    };
    finished(order::ordered(&source, sketch), &source)
}

/// Adds what all kinds have in common, and writes the SVG.
fn finished(sketch: Sketch, source: &Source<'_>) -> Drawing {
    let mut problems = sketch.problems;
    problems.sort_by_key(|problem| (problem.range.start, problem.code));
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    let picture = sketch.scene.filter(|_| !broken).map(|scene| {
        let text = |piece: &Option<source::Piece>| piece.as_ref().map(|piece| piece.text.clone());
        let scene = Scene {
            heading: scene.heading.or_else(|| text(&source.title)),
            name: scene.name.or_else(|| text(&source.name)),
            description: scene.description.or_else(|| text(&source.description)),
            ..scene
        }
        .headed();
        picture::Picture {
            template: svg::template(&scene),
            width: scene.width,
            height: scene.height,
            steps: sketch.outline.count(),
            links: svg::hrefs(&scene).into_iter().map(|href| reference(href, source)).collect(),
            outline: sketch.outline,
        }
    });
    Drawing { kind: source.kind, picture, problems }
}

/// An address with every place where it is written.
fn reference(href: &str, source: &Source<'_>) -> Reference {
    let quoted = format!("\"{href}\"");
    let starts = source.text.match_indices(&quoted).map(|(at, _)| at + 1);
    let mut ranges: Vec<Range<usize>> = starts.map(|at| at..at + href.len()).collect();
    if ranges.is_empty() {
        // With blanks around it, or with escapes in it.
        let at = source.text.find(href).map(|at| at..at + href.len());
        ranges.push(at.unwrap_or_else(|| source.header.clone()));
    }
    Reference { href: href.to_owned(), ranges }
}
