//! What was computed, for the pages that show it.

use std::collections::BTreeMap;

use crate::cost::{Ledger, Share, Status};
use crate::money::{Amount, Exact, Number, Rounding};
use crate::page::{Bill, Figure, Fixed, Quote, State};
use crate::text::{SourceId, with_particle};

/// The figures of each source, for its page.
pub(super) fn figures(ledger: &Ledger) -> BTreeMap<SourceId, Vec<Figure>> {
    let mut figures: BTreeMap<SourceId, Vec<Figure>> = BTreeMap::new();
    for entry in &ledger.entries {
        let state = match entry.status {
            Status::Verified => State::Verified,
            Status::Rounded => State::Rounded,
            Status::Mismatch => State::Mismatch,
            Status::Unverifiable => State::Unverifiable,
        };
        let computation = match (&entry.expression, &entry.computed) {
            (Some(expression), Some(computed)) => {
                let shown = entry.filled.as_ref().unwrap_or(&entry.stated);
                let sign = if shown.contains('$') { "$" } else { "" };
                let result = result(computed, sign);
                match is_bare(expression) {
                    // `$0.215 = $0.215` says nothing.
                    true => {
                        format!("다른 곳의 {} 같은 금액", with_particle(expression, "과", "와"))
                    }
                    false => format!("{expression} {result}"),
                }
            }
            (Some(expression), None) => expression.clone(),
            (None, _) => entry.reason.clone().unwrap_or_default(),
        };
        figures.entry(entry.span.source).or_default().push(Figure {
            span: entry.span,
            label: entry.label.clone(),
            text: entry.stated.clone(),
            shown: entry.filled.clone(),
            state,
            computation,
            quote: entry.quote.as_ref().map(|quote| Quote {
                region: quote.region.clone(),
                retrieved: quote.retrieved.to_string(),
            }),
        });
    }
    figures
}

/// What classes pay, for the page of each source.
pub(super) fn bills(ledger: &Ledger) -> BTreeMap<SourceId, Vec<Bill>> {
    let mut bills: BTreeMap<SourceId, Vec<Bill>> = BTreeMap::new();
    for class in &ledger.classes {
        let (from, result) = (class.from.to_string(), class.result.to_string());
        let (fixed, one, all) = match class.share {
            Share::Each => (Fixed::One, from, result.clone()),
            Share::Together => (Fixed::All, result.clone(), from),
        };
        let digits = |text: &str, end: bool| {
            let at = if end {
                text.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1)
            } else {
                text.find(|c: char| c.is_ascii_digit())
            };
            at.unwrap_or(0)
        };
        let (Some(units), Some(digits_from), Some(scale)) =
            (class.from.units(), class.from.scale(), class.result.scale())
        else {
            continue;
        };
        bills.entry(class.span.source).or_default().push(Bill {
            span: class.span,
            fixed,
            one,
            all,
            people: class.people,
            units,
            digits: digits_from,
            scale,
            before: result[..digits(&result, false)].to_owned(),
            after: result[digits(&result, true)..].to_owned(),
        });
    }
    bills
}

/// Whether a computation only takes over one amount.
fn is_bare(expression: &str) -> bool {
    Amount::read(expression).is_some_and(|(_, length)| length == expression.len())
}

/// What a computation gives, for readers: `= $0.025`; a fraction without an end as `≈ $0.014167`.
fn result(computed: &str, sign: &str) -> String {
    let decimal = |(numerator, denominator): (&str, &str)| {
        let value = Exact::ratio(numerator.parse().ok()?, denominator.parse().ok()?)?;
        value.round(6, Rounding::HalfUp)
    };
    match computed.split_once('/').and_then(decimal) {
        Some(number) => format!("≈ {sign}{number}"),
        None => {
            let number = Number::read(computed).filter(|(_, length)| *length == computed.len());
            let grouped =
                number.zip(Number::new(0, 0)).map(|((n, _), model)| n.grouped_like(model));
            match grouped {
                Some(number) => format!("= {sign}{number}"),
                None => format!("= {sign}{computed}"),
            }
        }
    }
}
