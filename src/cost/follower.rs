//! Figures that were computed from a wrong one: they are no errors of their own and change with it.

use std::collections::{BTreeMap, BTreeSet};

use super::compute::formula::Basis;
use super::compute::judged::Judged;
use super::compute::verdict::{Status, side};
use super::expected::write;
use crate::money::Exact;
use crate::text::Span;

/// From how many digits on two equal amounts are likely one.
const TELLING: usize = 3;

/// A figure that was right, given a wrong one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// Where it stands.
    pub span: Span,
    /// Its text.
    pub text: String,
    /// What it becomes when the wrong figure is put right; `None` when that does not change it.
    pub becomes: Option<String>,
}

/// Everything on the page that was computed from `cause`, directly or not, when `cause` becomes `right`.
pub fn followers(cause: &Judged, right: Exact, all: &[Judged]) -> Vec<Follower> {
    let mut new: BTreeMap<Span, Exact> = BTreeMap::from([(cause.claim.figure.span, right)]);
    let mut found: BTreeMap<Span, Follower> = BTreeMap::new();
    loop {
        let known = found.len();
        for judged in all.iter().filter(|judged| is_right(judged)) {
            let span = judged.claim.figure.span;
            let Some(mut formula) = judged.formula().cloned() else { continue };
            let changed: Vec<Span> = formula
                .givens()
                .iter()
                .filter_map(|given| given.span.filter(|span| new.contains_key(span)))
                .collect();
            if changed.is_empty() || found.contains_key(&span) {
                continue;
            }
            for from in changed {
                formula.correct(from, new[&from]);
            }
            let figure = &judged.claim.figure;
            let value =
                formula.value(Basis::Right).map(|value| side(figure, judged.claim.order, value));
            let becomes = value.and_then(|value| write(figure, value));
            let becomes = becomes.filter(|text| *text != figure.text && figure.scale.is_some());
            if let (Some(value), Some(_)) = (value, &becomes) {
                new.insert(span, value);
            }
            found.insert(span, Follower { span, text: figure.text.clone(), becomes });
        }
        if found.len() == known {
            return found.into_values().collect();
        }
    }
}

/// Amounts of computations that are the same as one that changes: likely it stated again, but nothing
/// says so.
pub fn lookalikes(texts: &[&str], all: &[Judged]) -> Vec<Span> {
    let judged: BTreeSet<Span> = all.iter().map(|judged| judged.claim.figure.span).collect();
    let telling = |text: &&str| {
        let digits = text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0');
        digits.count() >= TELLING
    };
    let texts: Vec<&str> = texts.iter().copied().filter(telling).collect();
    let found: BTreeSet<Span> = all
        .iter()
        .filter_map(Judged::formula)
        .flat_map(|formula| formula.givens())
        .filter(|given| texts.contains(&given.text.as_str()))
        .filter_map(|given| given.span.filter(|span| !judged.contains(span)))
        .collect();
    found.into_iter().collect()
}

fn is_right(judged: &Judged) -> bool {
    matches!(judged.status, Status::Verified | Status::Rounded)
}
