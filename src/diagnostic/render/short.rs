//! One line a finding: `path:line:column: severity[code]: message`.

use super::locate;
use crate::diagnostic::Diagnostic;
use crate::text::Sources;

/// Findings in the form that editors and `grep` understand.
pub fn short(findings: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        let at = locate(finding.span, sources);
        out.push_str(&format!(
            "{}:{}:{}: {}[{}]: {}\n",
            at.file,
            at.start.line,
            at.start.column,
            finding.severity.name(),
            finding.code,
            finding.message
        ));
    }
    out
}
