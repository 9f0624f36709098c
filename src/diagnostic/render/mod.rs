//! Findings as text for people and tools: one format a file.

mod github;
mod json;
mod sarif;
mod short;
mod text;

use serde::Serialize;

use super::{Diagnostic, Severity};
use crate::text::{Place, Sources, Span};

pub use github::github;
pub use json::{json, value};
pub use sarif::{RulePage, sarif};
pub use short::short;
pub use text::{Paint, text};

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// For people: `오류 1개, 경고 2개, 참고 3개`; `None` when there is nothing to say.
    pub fn sentence(self) -> Option<String> {
        let parts: Vec<String> =
            [("오류", self.errors), ("경고", self.warnings), ("참고", self.notes)]
                .iter()
                .filter(|(_, count)| *count > 0)
                .map(|(name, count)| format!("{name} {count}개"))
                .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// A span as lines and columns, both from one; columns count Unicode scalar values.
struct Located<'a> {
    file: &'a str,
    start: Place,
    end: Place,
}

/// A finding in a few lines: what is, how it was computed, what to do.
fn told(finding: &Diagnostic) -> String {
    let computation = finding.figure.as_ref().and_then(|figure| figure.computation.as_deref());
    let computation = computation.map(|computation| format!("계산: {computation}"));
    let lines = [Some(finding.message.clone()), computation, finding.help.clone()];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn locate(span: Span, sources: &Sources) -> Located<'_> {
    match sources.by_id(span.source) {
        Some(source) => Located {
            file: source.path.as_str(),
            start: source.place(span.start as usize),
            end: source.place(span.end as usize),
        },
        None => {
            let place = Place { line: 1, column: 1 };
            let file = sources.path(span.source).map_or("", |path| path.as_str());
            Located { file, start: place, end: place }
        }
    }
}
