//! The kinds without an engine of ours, drawn by mermaid-rs-renderer behind our own checks.

use super::Drawing;
use super::problem::{Problem, ProblemCode};
use super::source::Source;

/// How the other renderer is run.
#[derive(Clone, Debug, Default)]
pub struct Other;

impl Other {
    /// Draws a diagram of any kind.
    pub fn draw(&self, source: &Source<'_>) -> Drawing {
        let problem = Problem::error(
            ProblemCode::DiagramUnknownKind,
            source.header.clone(),
            format!("{} 다이어그램은 아직 그릴 수 없습니다", source.kind.name()),
        );
        Drawing { kind: source.kind, picture: None, problems: vec![problem] }
    }
}
