//! Findings for tools; the shape is a promise.

use serde::Serialize;

use super::{Summary, locate};
use crate::diagnostic::{self, Diagnostic};
use crate::text::Sources;

/// `{"version":1,"summary":…,"findings":[…]}`, indented, with a line break at the end.
pub fn json(findings: &[Diagnostic], sources: &Sources) -> String {
    let report = Report {
        version: 1,
        summary: Summary::of(findings),
        findings: findings.iter().map(|finding| Finding::of(finding, sources)).collect(),
    };
    let text = serde_json::to_string_pretty(&report).expect("strings and numbers are JSON");
    format!("{text}\n")
}

/// One finding in the same shape, for a reader that gets them one by one.
pub fn value(finding: &Diagnostic, sources: &Sources) -> serde_json::Value {
    serde_json::to_value(Finding::of(finding, sources)).expect("strings and numbers are JSON")
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    summary: Summary,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    stated: Option<&'a str>,
    expected: Option<&'a str>,
    exact: Option<&'a str>,
    computation: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
}

impl<'a> Finding<'a> {
    fn of(finding: &'a Diagnostic, sources: &'a Sources) -> Self {
        let at = locate(finding.span, sources);
        let figure = finding.figure.as_ref();
        Self {
            code: finding.code,
            severity: finding.severity.name(),
            file: at.file,
            line: at.start.line,
            column: at.start.column,
            end_line: at.end.line,
            end_column: at.end.column,
            message: &finding.message,
            label: finding.label.as_deref(),
            help: finding.help.as_deref(),
            stated: figure.and_then(|figure| figure.stated.as_deref()),
            expected: figure.and_then(|figure| figure.expected.as_deref()),
            exact: figure.and_then(|figure| figure.exact.as_deref()),
            computation: figure.and_then(|figure| figure.computation.as_deref()),
            related: finding
                .related
                .iter()
                .map(|related| {
                    let at = locate(related.span, sources);
                    Related {
                        file: at.file,
                        line: at.start.line,
                        column: at.start.column,
                        message: &related.message,
                        fix: related.fix.as_ref().map(|fix| Fix::of(fix, sources)),
                    }
                })
                .collect(),
            fix: finding.fix.as_ref().map(|fix| Fix::of(fix, sources)),
        }
    }
}

impl<'a> Fix<'a> {
    fn of(fix: &'a diagnostic::Fix, sources: &'a Sources) -> Self {
        let at = locate(fix.span, sources);
        Self {
            line: at.start.line,
            column: at.start.column,
            end_line: at.end.line,
            end_column: at.end.column,
            text: &fix.text,
        }
    }
}
