//! The ledger: every figure of a course, its computation and its state.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::compute::calendar::Calendar;
use super::compute::judged::{Judged, judge_page};
use super::compute::page::Page as Read;
use super::compute::prices::Price;
use super::finding;
use super::read::sheet::Sheet;
use crate::diagnostic::Diagnostic;
use crate::markdown::Document;
use crate::money::Rounding;
use crate::text::{Source, Span};

pub use super::compute::verdict::Status;

/// A page of the course.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Its content.
    pub document: &'a Document,
}

/// Every figure of a course, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The figures, by source and place.
    pub entries: Vec<Entry>,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
}

/// A figure.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it stands, sign included.
    pub span: Span,
    /// What its row or line is about, without marks.
    pub label: String,
    /// Its kind: `row`, `total`, `statement`, …
    pub kind: &'static str,
    /// Its text.
    pub stated: String,
    /// Its exact value: a decimal, or a fraction such as `1241/84`. Percent of a percentage.
    pub computed: Option<String>,
    /// Its state.
    pub status: Status,
    /// How it is computed.
    pub expression: Option<String>,
    /// The price that it is computed with, when that stands elsewhere.
    pub price: Option<String>,
    /// Why it cannot be checked.
    pub reason: Option<String>,
}

/// Reads every page and script, and checks every figure.
pub fn ledger(pages: &[Page<'_>], scripts: &[&Source]) -> Ledger {
    let mut sheets: Vec<Sheet<'_>> =
        pages.par_iter().map(|page| Sheet::of_page(page.source, page.document)).collect();
    sheets.extend(scripts.iter().map(|source| Sheet::of_script(source)));
    let mut all: Vec<Read<'_>> =
        sheets.par_iter().map(|sheet| Read::new(sheet, Calendar::default())).collect();
    let prices: Vec<Price> = all
        .iter()
        .flat_map(|page| &page.prices)
        .filter(|price| price.choices == 1)
        .cloned()
        .collect();
    for page in &mut all {
        let own = page.source.id;
        page.others = prices.iter().filter(|price| price.span.source != own).cloned().collect();
    }
    let parts: Vec<Ledger> = all.par_iter().map(figures).collect();
    let mut ledger = Ledger::default();
    for part in parts {
        ledger.entries.extend(part.entries);
        ledger.findings.extend(part.findings);
    }
    ledger
}

fn figures(page: &Read<'_>) -> Ledger {
    let (judged, _) = judge_page(page, Rounding::HalfUp);
    let mut entries: Vec<Entry> = judged.iter().map(entry).collect();
    entries.sort_by_key(|entry| (entry.span.start, entry.span.end));
    let findings = finding::findings(page.source, &judged);
    Ledger { entries, findings }
}

fn entry(judged: &Judged) -> Entry {
    let formula = judged.formula();
    let known = judged.status != Status::Unverifiable;
    let computed =
        judged.verdict.as_ref().filter(|_| known).map(|verdict| verdict.computed.to_string());
    Entry {
        span: judged.claim.figure.span,
        label: judged.label.clone(),
        kind: judged.claim.kind.name(),
        stated: judged.claim.figure.text.clone(),
        computed,
        status: judged.status,
        expression: formula.filter(|_| known).map(ToString::to_string),
        price: None,
        reason: (!known).then(|| finding::reason(judged).to_owned()),
    }
}

impl Status {
    /// Its name in every format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Rounded => "rounded",
            Self::Mismatch => "mismatch",
            Self::Unverifiable => "unverifiable",
        }
    }
}
