//! What the rules about links share: every faulty link of the course with its place.

use crate::check::Subject;
use crate::course::Fault;
use crate::diagnostic::Diagnostic;
use crate::markdown::Destination;
use crate::text::SourcePath;

/// What `word` makes of every link that has a fault.
pub(super) fn each(
    subject: &Subject<'_>,
    word: impl Fn(&Destination<'_>, &Fault) -> Option<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for page in subject.pages {
        for at in page.destinations() {
            let fault = page.links.get(at.url).and_then(|resolved| resolved.fault.as_ref());
            findings.extend(fault.and_then(|fault| word(&at, fault)));
        }
    }
    findings
}

/// The file that was perhaps meant, as help.
pub(super) fn nearest(near: Option<&SourcePath>, otherwise: &str) -> String {
    match near {
        Some(near) => format!("과정 폴더의 `{near}` 파일인지 확인하고 경로를 고치세요"),
        None => otherwise.to_owned(),
    }
}
