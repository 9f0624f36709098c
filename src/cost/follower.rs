//! Figures that were computed from a wrong one: they are no errors of their own and change with it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::compute::claim::{Force, Kind};
use super::compute::formula::Basis;
use super::compute::judged::Judged;
use super::compute::verdict::{Status, side};
use super::expected::{Expected, write};
use crate::cost::read::words::{PER_PERSON, WHOLE, names_a_sum};
use crate::money::Exact;
use crate::text::Span;

/// From how many digits on two equal amounts are likely one.
const TELLING: usize = 3;

/// How many computations one wrong figure is followed through.
const MOST: usize = 100;

/// A longer computation is not done anew for each of its terms.
const LONGEST: usize = 100;

/// What starts from what on a page.
#[derive(Debug)]
pub struct Uses<'a> {
    judged: &'a [Judged],
    /// What the wrong figures are fixed to, each by itself.
    fixed: BTreeMap<Span, Exact>,
    /// Where figures stand, by text and in order.
    stated: BTreeMap<&'a str, Vec<Span>>,
    /// How many figures each computation holds.
    lengths: Vec<usize>,
    /// The figures, by index, that start from the figure at a place.
    by_span: BTreeMap<Span, Vec<usize>>,
    /// Where amounts that are no figures of their own stand in computations, by text.
    by_text: BTreeMap<&'a str, BTreeSet<Span>>,
}

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

impl<'a> Uses<'a> {
    /// Gathers what the figures of a page start from.
    pub fn of(judged: &'a [Judged]) -> Self {
        let is_named = |judged: &&Judged| judged.claim.force != Force::Found;
        let own: BTreeSet<Span> =
            judged.iter().filter(is_named).map(|judged| judged.claim.figure.span).collect();
        let mut by_span: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
        let mut by_text: BTreeMap<&str, BTreeSet<Span>> = BTreeMap::new();
        let mut stated: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for figure in judged.iter().map(|judged| &judged.claim.figure) {
            stated.entry(&figure.text).or_default().push(figure.span);
        }
        stated.values_mut().for_each(|spans| spans.sort_unstable());
        let fixed = judged.iter().filter_map(|judged| {
            let expected = Expected::of(judged).filter(|expected| expected.is_only(judged))?;
            let right = judged.claim.figure.rounded(&expected.text).unwrap_or(expected.exact);
            Some((judged.claim.figure.span, right))
        });
        let fixed = fixed.collect();
        let mut lengths = vec![0; judged.len()];
        let named = judged.iter().enumerate().filter(|(_, j)| j.claim.force != Force::Found);
        for (at, formula) in named.filter_map(|(at, j)| Some((at, j.formula()?))) {
            let givens = formula.givens();
            lengths[at] = givens.len();
            for given in givens {
                let Some(span) = given.span else { continue };
                by_span.entry(span).or_default().push(at);
                if !own.contains(&span) {
                    by_text.entry(&given.text).or_default().insert(span);
                }
            }
        }
        Self { judged, fixed, stated, lengths, by_span, by_text }
    }

    /// Whether a figure that was checked starts from this one.
    pub fn is_given(&self, judged: &Judged) -> bool {
        self.from(judged.claim.figure.span).any(|(_, other)| other.status != Status::Unverifiable)
    }

    fn from(&self, span: Span) -> impl Iterator<Item = (usize, &'a Judged)> {
        let all = self.by_span.get(&span).map_or(&[][..], Vec::as_slice);
        all.iter().map(|at| (*at, &self.judged[*at]))
    }

    /// Everything that was computed from `cause`, directly or not, when `cause` becomes `right` and every
    /// other wrong figure what it is fixed to.
    pub fn followers(&self, cause: &Judged, right: Exact) -> Vec<Follower> {
        let start = cause.claim.figure.span;
        let mut new: BTreeMap<Span, Exact> = self.fixed.clone();
        new.insert(start, right);
        let mut found: BTreeMap<Span, Follower> = BTreeMap::new();
        let mut waiting = VecDeque::from([start]);
        self.restate(cause, right, &mut new, &mut found, &mut waiting);
        while let Some(span) = waiting.pop_front() {
            for (at, judged) in self.from(span).filter(|(_, judged)| is_right(judged)) {
                let figure = &judged.claim.figure;
                if found.len() >= MOST || figure.span == start || found.contains_key(&figure.span) {
                    continue;
                }
                let short = self.lengths[at] <= LONGEST;
                let value = if short { changed(judged, &new) } else { None };
                let becomes = value
                    .and_then(|value| write(figure, value))
                    .filter(|text| *text != figure.text && figure.scale.is_some());
                if let (Some(value), Some(_)) = (value, &becomes) {
                    new.insert(figure.span, value);
                    waiting.push_back(figure.span);
                    self.restate(judged, value, &mut new, &mut found, &mut waiting);
                }
                let text = figure.text.clone();
                found.insert(figure.span, Follower { span: figure.span, text, becomes });
            }
        }
        found.into_values().collect()
    }

    /// Takes over what a sum becomes into the computations below that start from it: `**14명 합계**: $0.24 × 14명`.
    fn restate(
        &self,
        sum: &Judged,
        value: Exact,
        new: &mut BTreeMap<Span, Exact>,
        found: &mut BTreeMap<Span, Follower>,
        waiting: &mut VecDeque<Span>,
    ) {
        let figure = &sum.claim.figure;
        let Some(becomes) = write(figure, value).filter(|_| sum.claim.kind == Kind::Total) else {
            return;
        };
        let spans = self.by_text.get(figure.text.as_str()).into_iter().flatten();
        for span in spans.filter(|span| self.restates(**span, sum)) {
            new.insert(*span, value);
            waiting.push_back(*span);
            let text = figure.text.clone();
            found.insert(*span, Follower { span: *span, text, becomes: Some(becomes.clone()) });
        }
    }

    /// Whether an amount that a computation starts from is this sum: the last figure of its text above it,
    /// in a line about what all or one pay.
    fn restates(&self, span: Span, sum: &Judged) -> bool {
        let own = sum.claim.figure.span;
        let same = self.stated.get(sum.claim.figure.text.as_str()).map_or(&[][..], Vec::as_slice);
        let last = same[..same.partition_point(|figure| *figure < span)].last();
        let about =
            |label: &str| names_a_sum(label) || PER_PERSON.within(label) || WHOLE.within(label);
        last == Some(&own) && self.from(span).all(|(_, user)| is_right(user) && about(&user.label))
    }

    /// Amounts of computations that are the same as one that changes: likely it stated again, but nothing
    /// says so.
    pub fn lookalikes(&self, texts: &[&str]) -> BTreeSet<Span> {
        let telling = |text: &&&str| {
            let digits =
                text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0');
            digits.count() >= TELLING
        };
        texts
            .iter()
            .filter(telling)
            .filter_map(|text| self.by_text.get(*text))
            .flatten()
            .copied()
            .collect()
    }
}

/// What a figure comes to on the new figures.
fn changed(judged: &Judged, new: &BTreeMap<Span, Exact>) -> Option<Exact> {
    let formula = judged.formula()?;
    let spans: Vec<Span> = formula.givens().iter().filter_map(|given| given.span).collect();
    let mut formula = formula.clone();
    for span in spans {
        if let Some(right) = new.get(&span) {
            formula.correct(span, *right);
        }
    }
    Some(side(&judged.claim.figure, judged.claim.order, formula.value(Basis::Right)?))
}

fn is_right(judged: &Judged) -> bool {
    matches!(judged.status, Status::Verified | Status::Rounded)
}
