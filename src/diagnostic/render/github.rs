//! Workflow commands that GitHub shows at the lines of a pull request.

use super::{locate, told};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Sources;

/// Findings as annotations, the gravest first: GitHub shows about ten of a kind. `prefix` is the
/// course folder as seen from the repository's root, empty or ending in `/`.
pub fn github(findings: &[Diagnostic], sources: &Sources, prefix: &str) -> String {
    let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
    sorted.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    sorted.iter().map(|finding| annotation(finding, sources, prefix)).collect()
}

fn annotation(finding: &Diagnostic, sources: &Sources, prefix: &str) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let at = locate(finding.span, sources);
    let file = property(&format!("{prefix}{}", at.file));
    let mut place = format!("file={file},line={},endLine={}", at.start.line, at.end.line);
    // GitHub refuses columns of a range over several lines.
    if at.start.line == at.end.line {
        place.push_str(&format!(",col={},endColumn={}", at.start.column, at.end.column));
    }
    let message = told(finding);
    format!("::{command} {place},title={}::{}\n", property(finding.code), data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
