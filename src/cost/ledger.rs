//! The ledger: every figure of a course, its computation and its state.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::amended::amended;
use super::bill::{Bill, bill};
use super::book::{Policy, Region};
use super::class::Class;
use super::compute::calendar::Calendar;
use super::compute::formula::Formula;
use super::compute::judged::{Judged, judge_page};
use super::compute::page::Page as Read;
use super::compute::prices::Price;
use super::filled::{Filled, as_written, fill};
use super::finding;
use super::malformed;
use super::priced::{self, Directions, Found, Priced, Service, Stand, Subject, Terms};
use super::quote::Quote;
use super::read::sheet::Sheet;
use crate::diagnostic::{Diagnostic, Severity};
use crate::markdown::Document;
use crate::money::Exact;
use crate::text::{Source, SourceId, Span};

pub use super::compute::verdict::Status;

/// A page of the course.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Its content.
    pub document: &'a Document,
    /// The services in its diagrams.
    pub services: &'a [Service],
}

/// Every figure of a course, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The figures, by source and place.
    pub entries: Vec<Entry>,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// The keys of the prices that rows and lines are checked against.
    pub used: BTreeSet<String>,
    /// What each page says about its cost.
    pub bills: BTreeMap<SourceId, Bill>,
    /// What classes pay, by source and place.
    pub classes: Vec<Class>,
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
    /// Its value as written; percent of a percentage.
    pub value: Exact,
    /// How many digits stand behind its point; `None` when words of size follow the digits.
    pub scale: Option<u32>,
    /// Its exact value: a decimal, or a fraction such as `1241/84`. Percent of a percentage.
    pub computed: Option<String>,
    /// Its state.
    pub status: Status,
    /// How it is computed.
    pub expression: Option<String>,
    /// The price that it is computed with, when that stands elsewhere.
    pub price: Option<String>,
    /// The prices of the price file for its row.
    pub quote: Option<Quote>,
    /// Why it cannot be checked.
    pub reason: Option<String>,
    /// What stands for it on the page, when the author left it to be computed.
    pub filled: Option<String>,
}

/// Reads every page and script, and checks every figure by `terms`. What authors left to be computed is
/// filled in first.
pub fn ledger(pages: &[Page<'_>], scripts: &[&Source], terms: &Terms<'_>) -> Ledger {
    let filled: Vec<Option<Filled>> =
        pages.par_iter().map(|page| fill(page.source, page.document, terms)).collect();
    let texts: Vec<Text<'_>> = pages
        .iter()
        .zip(&filled)
        .map(|(page, filled)| match filled {
            Some(filled) => Text { source: &filled.source, document: &filled.document },
            None => Text { source: page.source, document: page.document },
        })
        .collect();
    let services: Vec<Vec<Service>> = pages.iter().map(services).collect();
    let (ledger, missing) = checked(&texts, &services, scripts, terms);
    let filled: Vec<&Filled> = filled.iter().flatten().collect();
    let mut ledger = as_written(ledger, &filled);
    ledger.findings.extend(missing);
    ledger
}

/// A page as it is checked.
#[derive(Clone, Copy)]
struct Text<'a> {
    source: &'a Source,
    document: &'a Document,
}

/// Every figure of these texts, and what the cost tables lack.
fn checked(
    texts: &[Text<'_>],
    services: &[Vec<Service>],
    scripts: &[&Source],
    terms: &Terms<'_>,
) -> (Ledger, Vec<Diagnostic>) {
    let policy = &terms.book.policy;
    let calendar = Calendar::default().preferring(policy.month_hours, policy.month_days);
    let mut sheets: Vec<Sheet<'_>> =
        texts.par_iter().map(|text| Sheet::of_page(text.source, text.document)).collect();
    sheets.extend(scripts.iter().map(|source| Sheet::of_script(source)));
    let mut all: Vec<Read<'_>> =
        sheets.par_iter().map(|sheet| Read::new(sheet, calendar.clone())).collect();
    let prices: Arc<[Price]> = all
        .iter()
        .flat_map(|page| &page.prices)
        .filter(|price| price.choices == 1)
        .cloned()
        .collect();
    for page in &mut all {
        page.all_prices = Arc::clone(&prices);
    }
    let directions: Vec<Directions> =
        texts.iter().map(|text| Directions::of(text.document)).collect();
    let none = Directions::default();
    let subjects: Vec<Vec<Subject<'_>>> = all
        .par_iter()
        .enumerate()
        .map(|(at, page)| priced::subjects(terms, page, directions.get(at).unwrap_or(&none)))
        .collect();
    for (page, subjects) in all.iter_mut().zip(&subjects) {
        priced::inform(page, terms, subjects);
    }
    let pages = all.par_iter().zip(&subjects);
    let parts: Vec<Ledger> =
        pages.map(|(page, subjects)| figures(page, subjects, policy)).collect();
    let mut ledger = Ledger::default();
    for part in parts {
        ledger.entries.extend(part.entries);
        ledger.findings.extend(part.findings);
        ledger.bills.extend(part.bills);
        ledger.classes.extend(part.classes);
    }
    ledger.forget_restated();
    let priced = all.iter().zip(&subjects).map(|(page, subjects)| Priced { page, subjects });
    let priced: Vec<Priced<'_, '_>> = priced.collect();
    ledger.clear(&priced::given(&priced));
    let found = priced::findings(&priced);
    ledger.contradict(&found);
    ledger.findings.extend(found.into_iter().map(|found| found.finding));
    ledger.findings.extend(directions.iter().flat_map(|all| all.check(terms.book)));
    let course = terms.course.region.as_deref().map(Region::named).zip(terms.course.region_at);
    let misspelt = course.and_then(|(region, at)| priced::misspelt(&region, at, terms.book));
    ledger.findings.extend(misspelt);
    let used = subjects.iter().flatten().flat_map(|subject| &subject.prices);
    ledger.used = used.map(|price| price.key.clone()).collect();
    let missing = priced
        .iter()
        .zip(services)
        .flat_map(|(page, services)| priced::missing(page, services, &terms.book.shelf));
    let missing = missing.collect();
    (ledger, missing)
}

/// The services that a page says it uses: in its diagrams, then in its list.
fn services(page: &Page<'_>) -> Vec<Service> {
    let listed = priced::services_listed(page.source, page.document);
    page.services.iter().cloned().chain(listed).collect()
}

fn figures(page: &Read<'_>, subjects: &[Subject<'_>], policy: &Policy) -> Ledger {
    let (judged, _) = judge_page(page);
    let judged = amended(judged, policy);
    let mut entries: Vec<Entry> =
        judged.iter().map(|judged| Entry { price: price(page, judged), ..entry(judged) }).collect();
    entries.sort_by_key(|entry| (entry.span.start, entry.span.end));
    quote(&mut entries, subjects);
    let mut findings = finding::findings(page.source, &judged);
    findings.extend(malformed::findings(page));
    let mut classes: Vec<Class> = judged.iter().filter_map(Class::of).collect();
    classes.sort_by_key(|class| class.span);
    let bills = BTreeMap::from([(page.source.id, bill(page, &judged))]);
    Ledger { entries, findings, used: BTreeSet::new(), bills, classes }
}

/// The price of the price file that a figure is computed with, its source and its date.
fn price(page: &Read<'_>, judged: &Judged) -> Option<String> {
    let formula = judged.formula().filter(|_| judged.status != Status::Unverifiable)?;
    let spans: Vec<Span> = formula.givens().iter().filter_map(|given| given.span).collect();
    let mut listed = page.listed.values().flatten();
    let price = listed.find(|price| spans.contains(&price.span))?;
    Some(format!("{} ({}, {})", price.key, price.source, price.retrieved))
}

/// Tells the figures of each row which prices are for it.
fn quote(entries: &mut [Entry], subjects: &[Subject<'_>]) {
    for subject in subjects.iter().filter(|subject| subject.stand == Stand::Row) {
        let place = |at: usize| entries.partition_point(|entry| (entry.span.start as usize) < at);
        let own = place(subject.range.start)..place(subject.range.end);
        for entry in &mut entries[own] {
            entry.quote = Quote::of(&subject.prices);
        }
    }
}

/// From how many digits on two equal amounts are one amount stated twice.
const TELLING: usize = 3;

impl Ledger {
    /// Drops the notes on amounts that another line of the course computes, and on estimates: a rule compares
    /// those with what they are of.
    fn forget_restated(&mut self) {
        let telling = |text: &str| {
            let digits = text.chars().filter(char::is_ascii_digit);
            digits.skip_while(|digit| *digit == '0').count() >= TELLING
        };
        let computed: BTreeSet<&str> = self
            .entries
            .iter()
            .filter(|entry| matches!(entry.status, Status::Verified | Status::Rounded))
            .map(|entry| entry.stated.as_str())
            .filter(|text| telling(text))
            .collect();
        let estimates: BTreeSet<Span> = self
            .bills
            .values()
            .flat_map(|bill| bill.estimates.iter().map(|estimate| estimate.amount.span))
            .collect();
        self.findings.retain(|finding| {
            let stated = finding.figure.as_ref().and_then(|figure| figure.stated.as_deref());
            finding.code != "cost-unverifiable"
                || !estimates.contains(&finding.span)
                    && !stated.is_some_and(|stated| computed.contains(stated))
        });
    }

    /// A figure that the price file gives is right, although its own line makes something else of it.
    fn clear(&mut self, given: &BTreeMap<Span, (Formula, Exact)>) {
        self.findings
            .retain(|finding| finding.code != "cost-amount" || !given.contains_key(&finding.span));
        for entry in &mut self.entries {
            if let Some((formula, value)) = given.get(&entry.span) {
                entry.status = Status::Verified;
                entry.reason = None;
                entry.expression = Some(formula.to_string());
                entry.computed = Some(value.to_string());
            }
        }
    }

    /// A figure that an error of the price file's rules is about is wrong, whatever its own line makes of it:
    /// the one at its place, or what a row called free says is to be paid.
    fn contradict(&mut self, found: &[Found]) {
        let places: BTreeMap<Span, usize> =
            self.entries.iter().enumerate().map(|(at, entry)| (entry.span, at)).collect();
        for Found { finding, about } in
            found.iter().filter(|f| f.finding.severity == Severity::Error)
        {
            let free = finding.code == "cost-free-tier";
            let (start, end) = (about.start as usize, about.end as usize);
            let row = Span::new(about.source, start..start)..=Span::new(about.source, end..end);
            for at in places.range(row).map(|(_, at)| *at) {
                let entry = &mut self.entries[at];
                if entry.span != finding.span && !(free && entry.value.is_zero()) {
                    continue;
                }
                let figure = finding.figure.as_ref();
                let computation = figure.and_then(|figure| figure.computation.as_deref());
                entry.status = Status::Mismatch;
                entry.reason = Some(finding.message.clone()).filter(|_| computation.is_none());
                entry.computed = figure.and_then(|figure| figure.exact.clone());
                entry.expression =
                    computation.and_then(|all| Some(all.rsplit_once(" = ")?.0.to_owned()));
            }
        }
    }

    /// What a page says about its cost.
    pub fn bill(&self, source: SourceId) -> Option<&Bill> {
        self.bills.get(&source)
    }

    /// The figures of a source, by place.
    pub fn figures(&self, source: SourceId) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.span.source == source)
    }
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
        value: judged.claim.figure.value,
        scale: judged.claim.figure.scale,
        computed,
        status: judged.status,
        expression: formula.filter(|_| known).map(|formula| match &judged.verdict {
            Some(verdict) => formula.giving(verdict.computed).to_string(),
            None => formula.to_string(),
        }),
        price: None,
        quote: None,
        reason: (!known).then(|| finding::reason(judged).to_owned()),
        filled: None,
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
