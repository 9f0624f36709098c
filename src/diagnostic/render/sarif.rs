//! SARIF 2.1.0, for code scanning.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{locate, told};
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

/// Findings as one SARIF run, with a page for each rule in `rules` that found something. `prefix` is the
/// course folder as seen from the repository's root, empty or ending in `/`.
pub fn sarif(
    findings: &[Diagnostic],
    sources: &Sources,
    rules: &[RulePage],
    prefix: &str,
) -> String {
    let used: Vec<&RulePage> =
        rules.iter().filter(|rule| findings.iter().any(|f| f.code == rule.code)).collect();
    let places = Places { sources, prefix };
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            result(finding, &places, used.iter().position(|rule| rule.code == finding.code))
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

fn result(finding: &Diagnostic, places: &Places<'_>, rule: Option<usize>) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let text = told(finding);
    let mut result = json!({
        "ruleId": finding.code,
        "level": level,
        "message": { "text": text },
        "locations": [places.location(finding.span)],
    });
    if let Some(rule) = rule {
        result["ruleIndex"] = json!(rule);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(id, related)| {
            let mut location = places.location(related.span);
            location["id"] = json!(id);
            location["message"] = json!({ "text": related.message });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if finding.fix.is_some() {
        let mut changes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for fix in finding.fixes() {
            changes.entry(locate(fix.span, places.sources).file).or_default().push(json!({
                "deletedRegion": places.region(fix.span),
                "insertedContent": { "text": fix.text },
            }));
        }
        let changes: Vec<Value> = changes
            .into_iter()
            .map(|(file, replacements)| {
                json!({ "artifactLocation": places.artifact(file), "replacements": replacements })
            })
            .collect();
        result["fixes"] = json!([{
            "description": { "text": finding.help.as_deref().unwrap_or(&finding.message) },
            "artifactChanges": changes,
        }]);
    }
    result
}

/// How places are named.
struct Places<'a> {
    sources: &'a Sources,
    prefix: &'a str,
}

impl Places<'_> {
    fn location(&self, span: Span) -> Value {
        json!({ "physicalLocation": {
            "artifactLocation": self.artifact(locate(span, self.sources).file),
            "region": self.region(span),
        } })
    }

    fn region(&self, span: Span) -> Value {
        let at = locate(span, self.sources);
        json!({
            "startLine": at.start.line,
            "startColumn": at.start.column,
            "endLine": at.end.line,
            "endColumn": at.end.column,
        })
    }

    /// A file as a URI below the root of the repository.
    fn artifact(&self, file: &str) -> Value {
        // A URI here is ASCII, unlike one in a page.
        let uri = crate::text::url::encode_path(&format!("{}{file}", self.prefix));
        let uri: String = uri
            .bytes()
            .map(|byte| match byte.is_ascii() {
                true => char::from(byte).to_string(),
                false => format!("%{byte:02X}"),
            })
            .collect();
        json!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
    }
}
