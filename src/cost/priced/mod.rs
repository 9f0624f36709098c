//! A course against its price file: which price each row is for, and where the two disagree.

mod conflict;
mod direction;
mod free;
mod mismatch;
mod missing;
mod place;
mod services;
mod subject;
mod tier;

use std::collections::BTreeMap;

use super::book::{Price, PriceBook, Shelf};
use super::compute::exchange::Exchange;
use super::compute::formula::{Formula, Given};
use super::compute::judging::Judging;
use super::compute::page::Page;
use super::read::words::{DAILY, PER_PERSON, WHOLE, Words};
use crate::config::CourseFacts;
use crate::diagnostic::Diagnostic;
use crate::money::Exact;
use crate::text::Span;

pub use direction::{Directions, misspelt};
pub use missing::Service;
pub use services::listed as services_listed;
pub use subject::{Stand, Subject, subjects};

/// What a course is computed by.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// Its price file.
    pub book: &'a PriceBook,
    /// What it says of itself.
    pub course: &'a CourseFacts,
}

impl Terms<'_> {
    /// The words of the price file, by the usual ones that they mean the same as.
    fn own_words(&self) -> Vec<(Words, Vec<String>)> {
        let PriceBook { class, policy, .. } = self.book;
        vec![
            (PER_PERSON, class.per_person.clone()),
            (WHOLE, class.whole.clone()),
            (DAILY, policy.implicit_day.clone()),
        ]
    }
}

/// Tells a page what its course says: the prices of its rows, the words for one and for all, how figures are
/// judged, and the rate of exchange where the page states none.
pub fn inform<'b>(page: &mut Page<'b>, terms: &Terms<'b>, subjects: &[Subject<'b>]) {
    page.listed = listed(subjects);
    let placeless = subjects.iter().filter(|s| s.stand == Stand::Row && !s.possible.is_empty());
    page.placeless = placeless.map(|subject| (subject.piece, subject.line)).collect();
    let doubtful = page.listed.values().flatten().filter(|price| !price.is_confirmed());
    page.unconfirmed = doubtful.map(|price| price.span).collect();
    page.own_words = terms.own_words();
    page.judging = Judging::from(&terms.book.policy);
    if let Some(rate) = terms.book.exchange.get("KRW").filter(|_| page.exchange.is_empty()) {
        let text = format!("{}원 (가격 파일의 환율)", rate.rate);
        page.exchange.push(Exchange { given: Given::known(text, rate.rate), piece: usize::MAX });
    }
}

/// The prices of the rows of a page, by piece and row.
fn listed<'b>(subjects: &[Subject<'b>]) -> BTreeMap<(usize, usize), Vec<&'b Price>> {
    let rows = subjects.iter().filter(|s| s.stand == Stand::Row && !s.prices.is_empty());
    rows.map(|subject| ((subject.piece, subject.line), subject.prices.clone())).collect()
}

/// A page of a course with what its rows and lines are about.
#[derive(Debug)]
pub struct Priced<'p, 'b> {
    /// The page.
    pub page: &'p Page<'p>,
    /// Its rows and lines.
    pub subjects: &'p [Subject<'b>],
}

/// Where a course and its price file disagree, or the course with itself; `pages` are in the order of
/// the course.
pub fn findings(pages: &[Priced<'_, '_>]) -> Vec<Found> {
    let mut all = Vec::new();
    for priced in pages {
        for subject in priced.subjects {
            let found = [
                mismatch::of(subject),
                tier::of(priced.page, subject),
                free::of(priced.page, subject),
            ];
            let about = priced.page.source.span(subject.range.clone());
            all.extend(found.into_iter().flatten().map(|finding| Found { finding, about }));
        }
    }
    let conflicts = conflict::of(pages.iter().flat_map(|priced| priced.subjects));
    all.extend(conflicts.into_iter().map(|finding| Found { about: finding.span, finding }));
    all
}

/// A finding and the row or line that it is about.
#[derive(Debug)]
pub struct Found {
    /// What is wrong.
    pub finding: Diagnostic,
    /// Where the row or line stands.
    pub about: Span,
}

/// The amounts of lines that the price file gives although their own line, with one price, does not.
pub fn given(pages: &[Priced<'_, '_>]) -> BTreeMap<Span, (Formula, Exact)> {
    let all = pages.iter().flat_map(|priced| {
        priced.subjects.iter().filter_map(|subject| tier::given(priced.page, subject))
    });
    all.map(|(span, formula, value)| (span, (formula, value))).collect()
}

/// The services of a page that cost something and that its cost tables have no row for.
pub fn missing(page: &Priced<'_, '_>, services: &[Service], shelf: &Shelf) -> Vec<Diagnostic> {
    missing::of(page.page, page.subjects, services, shelf)
}
