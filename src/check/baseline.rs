//! What was found before: a course that adopts the check today is told of new findings alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::markdown::{self, BlockKind};
use crate::text::{Source, SourceId, SourcePath, Sources};

/// How many characters of a row tell it from others.
const LONGEST: usize = 120;

/// Findings that are known, by where they stand and not by line: an edit elsewhere does not move them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Known, usize>);

/// Where a known finding stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    /// The file, from the course folder.
    file: String,
    /// The headings above it, from the page's title down.
    headings: Vec<String>,
    /// The first cell of its table row; elsewhere its line without what it marks.
    row: String,
    /// Its code.
    rule: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    file: String,
    headings: Vec<String>,
    row: String,
    rule: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

fn is_one(count: &usize) -> bool {
    *count == 1
}

impl Baseline {
    /// Reads a baseline file.
    ///
    /// # Errors
    /// When it is none: a line that says why.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
                format!("기준 파일이 아닙니다 ({}행 {}열)", error.line(), error.column())
            })?;
        if file.version != 1 {
            return Err(format!("기준 파일의 판 {}은 이 프로그램이 모릅니다", file.version));
        }
        let mut known = BTreeMap::new();
        for Line { file, headings, row, rule, count } in file.findings {
            *known.entry(Known { file, headings, row, rule }).or_default() += count;
        }
        Ok(Self(known))
    }

    /// The baseline of these findings.
    pub fn of(findings: &[Diagnostic], sources: &Sources) -> Self {
        let mut known = BTreeMap::new();
        for key in keys(findings, sources) {
            *known.entry(key).or_default() += 1;
        }
        Self(known)
    }

    /// As a file: JSON, sorted, a line a finding, so that versions of it merge.
    pub fn write(&self) -> String {
        let lines: Vec<String> = self
            .0
            .iter()
            .map(|(known, count)| {
                let Known { file, headings, row, rule } = known.clone();
                let line = Line { file, headings, row, rule, count: *count };
                serde_json::to_string(&line).expect("strings and numbers are JSON")
            })
            .collect();
        if lines.is_empty() {
            return "{\"version\":1,\"findings\":[]}\n".to_owned();
        }
        format!("{{\"version\":1,\"findings\":[\n{}\n]}}\n", lines.join(",\n"))
    }

    /// How many findings it knows.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// The findings that it does not know, and a note for each that is no longer there. Of several with one
    /// place the first are the known ones.
    pub fn apply(&self, findings: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
        let keys = keys(&findings, sources);
        let mut left = self.0.clone();
        let mut kept: Vec<Diagnostic> = Vec::new();
        for (finding, key) in findings.into_iter().zip(keys) {
            match left.get_mut(&key).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => kept.push(finding),
            }
        }
        let gone = left.into_iter().filter(|(_, count)| *count > 0);
        kept.extend(gone.map(|(known, count)| unmatched(&known, count, sources)));
        kept
    }
}

/// A known finding that is there no more.
fn unmatched(known: &Known, count: usize, sources: &Sources) -> Diagnostic {
    let path = SourcePath::new(&known.file).unwrap_or_default();
    let span = match sources.get(&path) {
        Some(source) => source.span(0..0),
        None => Source::new(path, "").span(0..0),
    };
    let place = known.headings.last().map_or(String::new(), |heading| format!("`{heading}`의 "));
    let times = if count > 1 { format!(" {count}개") } else { String::new() };
    let message = format!(
        "기준 파일에 적힌 {} 문제{times}가 이제 없습니다: {place}`{}`",
        known.rule, known.row
    );
    Diagnostic::note("baseline-unmatched", span, message)
        .help("`seodang check --write-baseline`으로 기준 파일을 새로 쓰세요")
}

/// Where each finding stands.
fn keys(findings: &[Diagnostic], sources: &Sources) -> Vec<Known> {
    let wanted: BTreeSet<SourceId> = findings.iter().map(|finding| finding.span.source).collect();
    let plans: BTreeMap<SourceId, Plan> = wanted
        .into_iter()
        .filter_map(|id| sources.by_id(id))
        .map(|source| (source.id, Plan::of(source)))
        .collect();
    findings
        .iter()
        .map(|finding| {
            let file = sources.path(finding.span.source).map_or("", |path| path.as_str());
            let at = finding.span.start;
            let (headings, row) = match plans.get(&finding.span.source) {
                Some(plan) => (plan.headings(at), plan.row(finding, sources)),
                None => Default::default(),
            };
            Known { file: file.to_owned(), headings, row, rule: finding.code.to_owned() }
        })
        .collect()
}

/// The headings and the rows of tables of a page.
struct Plan {
    headings: Vec<(u32, u8, String)>,
    rows: Vec<(std::ops::Range<u32>, String)>,
}

impl Plan {
    fn of(source: &Source) -> Self {
        let mut plan = Self { headings: Vec::new(), rows: Vec::new() };
        if !source.path.extension().eq_ignore_ascii_case("md") {
            return plan;
        }
        let document = markdown::parse(source);
        markdown::blocks(&document.blocks, &mut |block| match &block.kind {
            BlockKind::Heading(heading) => {
                let text = markdown::plain_text(&heading.content).trim().to_owned();
                plan.headings.push((block.span.start, heading.level, text));
            }
            BlockKind::Table(table) => {
                for row in &table.rows {
                    let name = row.cells.first().map(|cell| markdown::plain_text(&cell.content));
                    plan.rows.push((
                        row.span.start..row.span.end,
                        name.unwrap_or_default().trim().to_owned(),
                    ));
                }
            }
            _ => {}
        });
        plan
    }

    /// The headings above a place, each less deep than the next.
    fn headings(&self, at: u32) -> Vec<String> {
        let mut open: Vec<(u8, &str)> = Vec::new();
        for (_, level, text) in self.headings.iter().filter(|(start, ..)| *start <= at) {
            open.retain(|(other, _)| other < level);
            open.push((*level, text));
        }
        open.into_iter().map(|(_, text)| text.to_owned()).collect()
    }

    fn row(&self, finding: &Diagnostic, sources: &Sources) -> String {
        let at = finding.span.start;
        let named = self.rows.iter().find(|(range, _)| range.contains(&at));
        if let Some((_, name)) = named.filter(|(_, name)| !name.is_empty()) {
            return name.clone();
        }
        let Some(source) = sources.by_id(finding.span.source) else { return String::new() };
        let line = source.lines.line(at as usize);
        let start = source.lines.start(line);
        let text = &source.text[start..];
        let end = start + text.find(['\n', '\r']).unwrap_or(text.len());
        let from = (at as usize).clamp(start, end);
        let to = (finding.span.end as usize).clamp(from, end);
        let rest = format!("{}{}", &source.text[start..from], &source.text[to..end]);
        let words = rest.split_whitespace().collect::<Vec<_>>().join(" ");
        words.chars().take(LONGEST).collect()
    }
}
