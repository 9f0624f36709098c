//! What the rows and lines of a page are about, and the prices that are for it.

use std::cell::OnceCell;

use super::place::{Regions, region, region_of_row, start, table_start};
use super::{Directions, Terms};
use crate::cost::book::{Alias, Price, Region};
use crate::cost::compute::page::{Page, Said};
use crate::cost::read::column::Column;
use crate::cost::read::grid::{Grid, Part, Row};
use crate::cost::read::sheet::Medium;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::Money;
use crate::money::{Currency, Exact, Per};
use crate::text::Span;

/// What a row or a line is about.
#[derive(Debug)]
pub struct Subject<'b> {
    /// The piece of the page.
    pub piece: usize,
    /// The row or line, from zero.
    pub line: usize,
    /// Whether it is a row of a table.
    pub stand: Stand,
    /// Its name as written, for messages.
    pub name: String,
    /// Its name and what that is like.
    pub alias: (Alias, Alias),
    /// Where it is; `None` when the page does not decide.
    pub region: Option<Region>,
    /// The prices of the book that are for it; several differ in their units.
    pub prices: Vec<&'b Price>,
    /// The prices that may be for it where the page does not decide on a region.
    pub possible: Vec<&'b Price>,
    /// The one price that it states.
    pub stated: Option<Stated>,
    /// All its text.
    pub text: String,
    /// Its bytes in the page.
    pub range: std::ops::Range<usize>,
}

/// In what something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// A row of a table.
    Row,
    /// A line of text.
    Line,
}

/// A price as a page states it.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Where.
    pub span: Span,
    /// As written, with its unit.
    pub text: String,
    /// As written, without its unit: what stands at `span`.
    pub written: String,
    /// As a number.
    pub value: Exact,
    /// The digits behind its point, when no word of size follows.
    pub scale: Option<u32>,
    /// For what, if it is said.
    pub per: Option<Per>,
    /// Whether it is marked as approximate.
    pub approximate: bool,
}

/// What the rows and lines of a page are about.
pub fn subjects<'b>(
    terms: &Terms<'b>,
    page: &Page<'_>,
    directions: &Directions,
) -> Vec<Subject<'b>> {
    let mut all = Vec::new();
    let regions = OnceCell::new();
    for (piece, content) in page.pieces.iter().enumerate() {
        let region = OnceCell::new();
        let about = About { terms, page, directions, piece, regions: &regions, region };
        match &content.content {
            Said::Table(grid) => {
                let rows = grid.rows.iter().enumerate();
                all.extend(rows.filter_map(|(line, row)| about.row(grid, line, row)));
            }
            Said::Lines(Medium::Prose | Medium::Code, statements) => {
                let lines = statements.iter().enumerate();
                all.extend(lines.filter_map(|(line, statement)| about.line(line, statement)));
            }
            Said::Lines(Medium::Diagram, _) | Said::Nothing => {}
        }
    }
    all
}

struct About<'s, 'p, 'b> {
    terms: &'s Terms<'b>,
    page: &'s Page<'p>,
    directions: &'s Directions,
    piece: usize,
    /// What regions the page names, once it is asked for.
    regions: &'s OnceCell<Regions>,
    /// The region of the piece, once it is asked for.
    region: OnceCell<Option<Region>>,
}

impl<'b> About<'_, '_, 'b> {
    fn row(&self, grid: &Grid<'_>, line: usize, row: &Row<'_>) -> Option<Subject<'b>> {
        let (first, last) = (row.cells.first()?, row.cells.last()?);
        if row.part == Part::Total {
            return None;
        }
        let range = first.start..last.start + last.text.len();
        let whole = table_start(&self.page.source.text, start(self.page, self.piece)?);
        let text = self.page.source.text.get(range.clone())?;
        let of = |wanted: Column| {
            row.cells.iter().zip(&grid.columns).filter(move |(_, column)| **column == wanted)
        };
        let spec: Vec<&str> = of(Column::Spec).map(|(cell, _)| cell.text).collect();
        let spec = Alias::of(&spec.join(" "));
        let names: Vec<&str> = of(Column::Name).map(|(cell, _)| cell.text).collect();
        let name = names.first()?;
        let key = self.directions.key(self.page.source, &range, whole);
        let mut subject = self.subject(line, Stand::Row, name, spec, (text, &range), key)?;
        // `구분 | 리소스`: the name that has a price is the resource.
        for name in &names[1..] {
            if subject.prices.is_empty() {
                let other = self.subject(
                    line,
                    Stand::Row,
                    name,
                    subject.alias.1.clone(),
                    (text, &range),
                    None,
                )?;
                if !other.prices.is_empty() {
                    subject = other;
                }
            }
        }
        subject.stated = stated_in_row(self.page, grid, row);
        Some(subject)
    }

    fn line<'l>(&self, line: usize, statement: &'l Statement<'_>) -> Option<Subject<'b>> {
        // `$0.045/hour × 2시간 = $0.09`: the price of a computation is the one for each of something.
        let only = |mut moneys: Box<dyn Iterator<Item = (usize, &'l Money)> + 'l>| {
            moneys.next().filter(|_| moneys.next().is_none())
        };
        let prices = statement.moneys().filter(|(_, money)| money.is_price());
        let (at, money) = only(Box::new(statement.moneys())).or_else(|| only(Box::new(prices)))?;
        let range = statement.start..statement.start + statement.text.len();
        let key = self.directions.key(self.page.source, &range, statement.start);
        let spec = Alias::default();
        let mut subject =
            self.subject(line, Stand::Line, &statement.label, spec, (statement.text, &range), key)?;
        if subject.prices.is_empty() {
            return None;
        }
        let token = &statement.tokens[at];
        let place = statement.start + token.at.start..statement.start + token.at.end;
        let end = statement.start + token.end;
        subject.stated = money
            .is_price()
            .then(|| stated(self.page, money, money.per.clone(), place, end))
            .flatten();
        Some(subject)
    }

    fn subject(
        &self,
        line: usize,
        stand: Stand,
        name: &str,
        spec: Alias,
        (text, range): (&str, &std::ops::Range<usize>),
        key: Option<&str>,
    ) -> Option<Subject<'b>> {
        let resource = Alias::of(name);
        let shelf = &self.terms.book.shelf;
        let keyed = key.and_then(|key| shelf.by_key(key));
        if resource.is_empty() && keyed.is_none() {
            return None;
        }
        let directed = start(self.page, self.piece)
            .is_some_and(|start| self.directions.region(start).is_some());
        let own = region_of_row(text).filter(|_| !directed);
        let region = own.unwrap_or_else(|| {
            let of_piece = || {
                let regions = self.regions.get_or_init(|| Regions::of(&self.page.source.text));
                region(self.terms, self.page, self.directions, regions, self.piece)
            };
            self.region.get_or_init(of_piece).clone()
        });
        let prices = match (keyed, &region) {
            (Some(price), _) => vec![price],
            (None, Some(region)) => shelf.matching(&resource, &spec, region),
            (None, None) => Vec::new(),
        };
        // Where nobody says a region, prices of regions are for no row.
        let nowhere = region == Some(Region::Anywhere) && keyed.is_none() && prices.is_empty();
        let region = region.filter(|_| !nowhere || shelf.anywhere(&resource, &spec).is_empty());
        let possible = match (keyed, &region) {
            (None, None) => shelf.anywhere(&resource, &spec),
            _ => Vec::new(),
        };
        Some(Subject {
            piece: self.piece,
            line,
            stand,
            name: crate::cost::read::statement::plain(name),
            alias: (resource, spec),
            region,
            prices,
            possible,
            stated: None,
            text: text.to_owned(),
            range: range.clone(),
        })
    }
}

/// The only price of a row.
fn stated_in_row(page: &Page<'_>, grid: &Grid<'_>, row: &Row<'_>) -> Option<Stated> {
    let mut all = row.cells.iter().zip(&grid.columns).flat_map(|(cell, column)| {
        let heading = match column {
            Column::Price(per) => Some(per.clone()),
            _ => None,
        };
        let price = heading.is_some();
        let moneys = cell.moneys().filter(move |(_, money)| price || money.is_price());
        moneys.map(move |(at, money)| {
            (cell, at, money, money.per.clone().or(heading.clone().flatten()))
        })
    });
    let (cell, at, money, per) = all.next()?;
    if all.next().is_some() {
        return None;
    }
    let token = &cell.tokens[at];
    let place = cell.start + token.at.start..cell.start + token.at.end;
    stated(page, money, per, place, cell.start + token.end)
}

fn stated(
    page: &Page<'_>,
    money: &Money,
    per: Option<Per>,
    place: std::ops::Range<usize>,
    end: usize,
) -> Option<Stated> {
    let dollars = money.amount.currency() == Currency::Usd && money.to.is_none() && !money.open;
    let text = page.source.text.get(place.start..end)?.trim().to_owned();
    let written = page.source.text.get(place.clone())?.to_owned();
    dollars.then_some(Stated {
        span: page.source.span(place),
        text,
        written,
        value: money.amount.exact()?,
        scale: money.amount.scale(),
        per,
        approximate: money.approximate,
    })
}
