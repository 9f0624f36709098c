//! What a page says that its subject costs: its estimates, the sum of its table, the hours it counts.

use super::compute::claim::Kind;
use super::compute::judged::Judged;
use super::compute::page::{Page, Said};
use super::compute::verdict::Status;
use super::read::column::Column;
use super::read::grid::{Grid, Part};
use super::read::sheet::Medium;
use super::read::statement::{Statement, plain};
use super::read::token::Kind as Token;
use super::read::words::{ESTIMATE, SAVING};
use crate::money::{Exact, Time, Unit};
use crate::text::{SourceId, Span};

/// What a page says about its cost.
#[derive(Clone, Debug)]
pub struct Bill {
    /// The page.
    pub source: SourceId,
    /// Its `예상 비용: $0.20`, in order.
    pub estimates: Vec<Estimate>,
    /// The one sum of its tables that is about its cost.
    pub total: Option<Stated>,
    /// The longest time in the table of that sum.
    pub billed: Option<Billed>,
    /// Numbers of people that it names.
    pub people: Vec<Exact>,
}

/// An amount as stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Where.
    pub span: Span,
    /// As written.
    pub text: String,
    /// Its value.
    pub value: Exact,
    /// How many digits stand behind its point; none when words of size follow.
    pub scale: Option<u32>,
}

/// An expected cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The amount.
    pub amount: Stated,
    /// The headings above it without marks, the page's title left out.
    pub headings: Vec<String>,
    /// For how many minutes it says to be.
    pub minutes: Option<Exact>,
}

/// A time that a table counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Billed {
    /// Where.
    pub span: Span,
    /// As written.
    pub text: String,
    /// In minutes.
    pub minutes: Exact,
}

impl Bill {
    /// Every place that it names.
    pub fn spans(&mut self) -> impl Iterator<Item = &mut Span> {
        self.estimates
            .iter_mut()
            .map(|estimate| &mut estimate.amount.span)
            .chain(self.total.as_mut().map(|total| &mut total.span))
            .chain(self.billed.as_mut().map(|billed| &mut billed.span))
    }
}

/// Reads what a page says about its cost.
pub fn bill(page: &Page<'_>, judged: &[Judged]) -> Bill {
    let mut estimates = Vec::new();
    for piece in &page.pieces {
        let Said::Lines(Medium::Prose, statements) = &piece.content else { continue };
        let headings: Vec<String> =
            piece.setting.headings.iter().skip(1).map(|heading| plain(heading)).collect();
        estimates.extend(statements.iter().filter_map(|line| estimate(page, line, &headings)));
    }
    let sum = sum(page, judged);
    Bill {
        source: page.source.id,
        estimates,
        billed: sum.as_ref().and_then(|(_, grid)| longest(page, grid)),
        total: sum.map(|(total, _)| total),
        people: page.people.iter().map(|people| people.count).collect(),
    }
}

fn estimate(page: &Page<'_>, line: &Statement<'_>, headings: &[String]) -> Option<Estimate> {
    if !ESTIMATE.within(line.text) || line.moneys().count() != 1 {
        return None;
    }
    let (at, money) = line.moneys().next()?;
    if money.to.is_some() || money.open || money.is_price() {
        return None;
    }
    let place = &line.tokens[at].at;
    let amount = Stated {
        span: page.source.span(line.start + place.start..line.start + place.end),
        text: line.text[place.clone()].to_owned(),
        value: money.amount.exact()?,
        scale: money.amount.scale(),
    };
    let minutes = line.counts().find_map(|(_, count)| match (&count.unit, &count.per) {
        (Some(Unit::Time(time)), None) => minutes(count.numeral.exact()?, *time),
        _ => None,
    });
    Some(Estimate { amount, headings: headings.to_vec(), minutes })
}

/// The one sum of the page's tables; of several, the one in a section about what is expected.
fn sum<'p, 'a>(page: &'p Page<'a>, judged: &[Judged]) -> Option<(Stated, &'p Grid<'a>)> {
    let mut sums: Vec<&Judged> = judged
        .iter()
        .filter(|judged| {
            judged.claim.kind == Kind::Total
                && matches!(judged.status, Status::Verified | Status::Rounded)
        })
        .collect();
    sums.sort_by_key(|judged| judged.claim.figure.span);
    let mut found: Vec<(bool, Stated, &Grid<'_>)> = Vec::new();
    for piece in &page.pieces {
        let Said::Table(grid) = &piece.content else { continue };
        let cells = || grid.rows.iter().flat_map(|row| &row.cells);
        let start = cells().map(|cell| cell.start).min().unwrap_or(0);
        let end = cells().map(|cell| cell.start + cell.text.len()).max().unwrap_or(0);
        let expected = piece.setting.headings.iter().any(|heading| ESTIMATE.within(heading));
        // What is saved is not what the page costs.
        if !expected && grid.header.iter().any(|cell| SAVING.within(cell.text)) {
            continue;
        }
        let at = |judged: &&&Judged| judged.claim.figure.span.range();
        let first = sums.partition_point(|judged| at(&judged).start < start);
        let totals = sums[first..].iter().take_while(|judged| at(judged).end <= end);
        for total in totals {
            let figure = &total.claim.figure;
            let stated = Stated {
                span: figure.span,
                text: figure.text.clone(),
                value: figure.value,
                scale: figure.scale,
            };
            found.push((expected, stated, grid));
        }
    }
    if found.len() > 1 {
        found.retain(|(expected, ..)| *expected);
    }
    match found.len() {
        1 => found.pop().map(|(_, total, grid)| (total, grid)),
        _ => None,
    }
}

/// The longest time that a row of a table counts.
fn longest(page: &Page<'_>, grid: &Grid<'_>) -> Option<Billed> {
    let mut all: Vec<Billed> = Vec::new();
    for row in grid.rows.iter().filter(|row| row.part == Part::Item) {
        for (cell, column) in row.cells.iter().zip(&grid.columns) {
            let bare = match column {
                Column::Time(time) => Some(*time),
                Column::Usage(_) | Column::Spec | Column::Count(_) => None,
                _ => continue,
            };
            for token in &cell.tokens {
                let Token::Count(count) = &token.kind else { continue };
                let time = match &count.unit {
                    Some(Unit::Time(time)) => Some(*time),
                    None => bare,
                    Some(_) => None,
                };
                let value = count.numeral.exact().zip(time);
                let Some(minutes) = value.and_then(|(many, time)| minutes(many, time)) else {
                    continue;
                };
                let at = cell.start + token.at.start..cell.start + token.end;
                let text = page.source.text[at.clone()].trim().to_owned();
                all.push(Billed { span: page.source.span(at), text, minutes });
            }
        }
    }
    all.into_iter().max_by(|a, b| a.minutes.cmp(&b.minutes))
}

fn minutes(many: Exact, time: Time) -> Option<Exact> {
    let each = match time {
        Time::Minute => 1,
        Time::Hour => 60,
        Time::Day => 24 * 60,
        _ => return None,
    };
    many.times(Exact::whole(each))
}
