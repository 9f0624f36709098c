//! SARIF 2.1.0, for code scanning.

use serde_json::{Value, json};

use super::locate;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Sources, Span};

/// What SARIF shows about a rule.
#[derive(Clone, Copy, Debug)]
pub struct RulePage {
    /// Its code.
    pub code: &'static str,
    /// One line.
    pub summary: &'static str,
    /// Its page, in Markdown.
    pub docs: &'static str,
}

/// Findings as one SARIF run, with a page for each rule in `rules` that found something.
pub fn sarif(findings: &[Diagnostic], sources: &Sources, rules: &[RulePage]) -> String {
    let used: Vec<&RulePage> =
        rules.iter().filter(|rule| findings.iter().any(|f| f.code == rule.code)).collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            result(finding, sources, used.iter().position(|rule| rule.code == finding.code))
        })
        .collect();
    let rules: Vec<Value> = used
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": { "text": rule.summary },
                "help": { "text": rule.docs, "markdown": rule.docs },
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "seodang",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{}\n", serde_json::to_string_pretty(&log).expect("strings and numbers are JSON"))
}

fn result(finding: &Diagnostic, sources: &Sources, rule: Option<usize>) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({
        "ruleId": finding.code,
        "level": level,
        "message": { "text": text },
        "locations": [location(finding.span, sources)],
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = json!(rule);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(id, related)| {
            let mut location = location(related.span, sources);
            location["id"] = json!(id);
            location["message"] = json!({ "text": related.message });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &finding.fix {
        let at = locate(fix.span, sources);
        result["fixes"] = json!([{
            "description": { "text": finding.help.as_deref().unwrap_or(&finding.message) },
            "artifactChanges": [{
                "artifactLocation": { "uri": crate::text::url::encode_path(at.file) },
                "replacements": [{
                    "deletedRegion": region(fix.span, sources),
                    "insertedContent": { "text": fix.text },
                }],
            }],
        }]);
    }
    result
}

fn location(span: Span, sources: &Sources) -> Value {
    let file = crate::text::url::encode_path(locate(span, sources).file);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": file },
        "region": region(span, sources),
    } })
}

fn region(span: Span, sources: &Sources) -> Value {
    let at = locate(span, sources);
    json!({
        "startLine": at.start.line,
        "startColumn": at.start.column,
        "endLine": at.end.line,
        "endColumn": at.end.column,
    })
}
