//! The ledger of filled pages, with its places in the pages as written.

use std::collections::BTreeMap;

use super::fill::Filled;
use super::hole::{Answer, Hole};
use crate::cost::ledger::{Entry, Ledger, Status};
use crate::money::{Amount, Exact};
use crate::text::{SourceId, Span};

/// The ledger with its places in the pages as written, and what is to be said of the holes.
pub fn as_written(mut ledger: Ledger, filled: &[&Filled]) -> Ledger {
    if filled.is_empty() {
        return ledger;
    }
    let pages: BTreeMap<SourceId, &Filled> =
        filled.iter().map(|page| (page.source.id, *page)).collect();
    for entry in &mut ledger.entries {
        if let Some(page) = pages.get(&entry.span.source) {
            entry.span = page.shift.back(entry.span);
        }
    }
    for class in &mut ledger.classes {
        if let Some(page) = pages.get(&class.span.source) {
            class.span = page.shift.back(class.span);
        }
    }
    for (source, bill) in &mut ledger.bills {
        if let Some(page) = pages.get(source) {
            bill.spans().for_each(|span| *span = page.shift.back(*span));
        }
    }
    let back = |finding| pages.iter().fold(finding, |f, (id, page)| page.shift.finding(*id, f));
    ledger.findings = ledger.findings.into_iter().map(back).collect();
    for page in filled {
        for hole in &page.holes {
            let span = Span::new(page.source.id, hole.at.clone());
            if let Some(answer) = &hole.answer {
                answered(&mut ledger, hole, answer, span);
            }
            ledger.findings.push(hole.finding(page.source.id));
        }
    }
    let mut order: BTreeMap<SourceId, usize> = BTreeMap::new();
    for entry in &ledger.entries {
        let next = order.len();
        order.entry(entry.span.source).or_insert(next);
    }
    ledger
        .entries
        .sort_by_key(|entry| (order[&entry.span.source], entry.span.start, entry.span.end));
    ledger
}

/// A hole is a figure with its computation. That others cannot check it says nothing of it.
fn answered(ledger: &mut Ledger, hole: &Hole, answer: &Answer, span: Span) {
    ledger.findings.retain(|f| f.span != span || f.code != "cost-unverifiable");
    let known = ledger.entries.iter_mut().find(|entry| entry.span == span);
    let mark = hole.kind.mark().to_owned();
    match known {
        Some(entry) if entry.status != Status::Unverifiable => {
            entry.filled = Some(std::mem::replace(&mut entry.stated, mark));
        }
        known => {
            let label = known.as_ref().map(|entry| entry.label.clone()).unwrap_or_default();
            let entry = Entry {
                span,
                label,
                kind: hole.name(),
                stated: mark,
                value: Amount::read(&answer.text)
                    .and_then(|(amount, _)| amount.exact())
                    .unwrap_or(Exact::ZERO),
                scale: None,
                computed: Some(answer.value.clone()),
                status: Status::Verified,
                expression: Some(answer.computation.clone()),
                price: None,
                quote: None,
                reason: None,
                filled: Some(answer.text.clone()),
            };
            match known {
                Some(known) => *known = entry,
                None => ledger.entries.push(entry),
            }
        }
    }
}
