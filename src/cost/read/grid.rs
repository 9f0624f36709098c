//! A table as cells with tokens and columns with roles.

use super::column::Column;
use super::sheet::cells;
use super::statement::plain;
use super::token::{Kind, Money, Token, tokens};
use super::words::{FREE, TOTAL};
use crate::markdown::Table;
use crate::text::Source;

/// A table.
#[derive(Debug)]
pub struct Grid<'a> {
    /// Left to right.
    pub columns: Vec<Column>,
    /// The rows below the heading.
    pub rows: Vec<Row<'a>>,
}

/// A row.
#[derive(Debug)]
pub struct Row<'a> {
    /// Left to right.
    pub cells: Vec<Cell<'a>>,
    /// What the row is about: its first cell, without marks.
    pub label: String,
    /// Whether it adds up other rows, or is one.
    pub part: Part,
}

/// What part a row plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A thing that costs.
    Item,
    /// A sum, or anything said about one.
    Total,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// Its text.
    pub text: &'a str,
    /// The byte of the source where it begins.
    pub start: usize,
    /// Its pieces.
    pub tokens: Vec<Token<'a>>,
}

impl<'a> Grid<'a> {
    /// Reads a table.
    pub fn new(source: &'a Source, table: &Table) -> Self {
        let headings: Vec<String> =
            cells(source, &table.header).iter().map(|(text, _)| plain(text)).collect();
        let rows: Vec<Row<'a>> =
            table.rows.iter().map(|row| Row::new(cells(source, row))).collect();
        let mut columns: Vec<Column> =
            headings.iter().enumerate().map(|(at, heading)| Column::of(heading, at)).collect();
        if !columns.contains(&Column::Name)
            && columns
                .first()
                .is_some_and(|first| matches!(first, Column::Other | Column::Spec | Column::Note))
        {
            columns[0] = Column::Name;
        }
        correct_by_content(&mut columns, &rows);
        Self { columns, rows }
    }

    /// The columns of which `wanted` holds.
    pub fn columns_where(&self, wanted: impl Fn(&Column) -> bool) -> impl Iterator<Item = usize> {
        let found: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| wanted(column))
            .map(|(at, _)| at)
            .collect();
        found.into_iter()
    }
}

impl<'a> Row<'a> {
    fn new(cells: Vec<(&'a str, usize)>) -> Self {
        let cells: Vec<Cell<'a>> = cells
            .into_iter()
            .map(|(text, start)| Cell { text, start, tokens: tokens(text) })
            .collect();
        let label = cells.first().map_or(String::new(), |cell| plain(cell.text));
        let part = if TOTAL.begin(&label)
            || TOTAL.within(&format!("{label} ")) && label.chars().count() < 16
        {
            Part::Total
        } else {
            Part::Item
        };
        Self { cells, label, part }
    }
}

impl Cell<'_> {
    /// Its first amount, with the index of its token.
    pub fn money(&self) -> Option<(usize, &Money)> {
        self.moneys().next()
    }

    /// Its amounts, with the index of their token.
    pub fn moneys(&self) -> impl Iterator<Item = (usize, &Money)> {
        self.tokens.iter().enumerate().filter_map(|(at, token)| match &token.kind {
            Kind::Money(money) => Some((at, money)),
            _ => None,
        })
    }

    /// Whether nothing stands in it: empty, `-`, `–`.
    pub fn is_blank(&self) -> bool {
        plain(self.text).chars().all(|c| matches!(c, '-' | '–' | '—' | ' ' | '/'))
    }

    /// Whether it says that nothing is to be paid, without an amount.
    pub fn is_free(&self) -> bool {
        self.money().is_none() && FREE.within(self.text)
    }
}

/// Headings are words; what stands below them decides between a price and an amount.
fn correct_by_content(columns: &mut [Column], rows: &[Row<'_>]) {
    let moneys = |at: usize| {
        rows.iter().filter_map(move |row| row.cells.get(at)?.money().map(|(_, money)| money))
    };
    for (at, column) in columns.iter_mut().enumerate() {
        let all = moneys(at).count();
        let prices = moneys(at).filter(|money| money.is_price()).count();
        if matches!(column, Column::Amount(None) | Column::Other) && all > 0 && prices * 2 > all {
            *column = Column::Price(None);
        }
    }
    // `비용 | 실습 시간 | 예상 비용`: the first is a price.
    let is_open = |column: &Column| matches!(column, Column::Amount(None));
    let last = columns.iter().rposition(is_open);
    let time = columns.iter().rposition(|column| matches!(column, Column::Time(_)));
    let priced = columns.iter().any(|column| matches!(column, Column::Price(_)));
    if let (Some(last), Some(time), false) = (last, time, priced) {
        let first = columns.iter().position(is_open);
        if let Some(first) = first.filter(|first| *first < time && time < last) {
            columns[first] = Column::Price(None);
        }
    }
}
