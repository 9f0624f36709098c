//! A table as cells with tokens and columns with roles.

use super::column::Column;
use super::heading::{bracketed, stretch, unit_alone};
use super::lexer::tokens;
use super::sheet::cells;
use super::statement::plain;
use super::token::{Kind, Money, Operator, Token};
use super::words::{FREE, PER_PERSON, TOTAL, names_a_sum};
use crate::markdown::Table;
use crate::money::{Exact, Magnitude, Per, Thing, Time, Unit};
use crate::text::Source;

/// A table.
#[derive(Debug)]
pub struct Grid<'a> {
    /// Left to right.
    pub columns: Vec<Column>,
    /// The cells of the heading, left to right.
    pub header: Vec<Cell<'a>>,
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
        let rows = table.rows.iter().map(|row| cells(source, row)).collect();
        Self::of_cells(cells(source, &table.header), rows)
    }

    /// Reads a table by its cells, each with the byte of the source where it begins.
    pub fn of_cells(header: Vec<(&'a str, usize)>, rows: Vec<Vec<(&'a str, usize)>>) -> Self {
        let made = |row: Vec<(&'a str, usize)>| row.into_iter().map(Cell::new).collect();
        let header: Vec<Cell<'a>> = made(header);
        let rows: Vec<Vec<Cell<'a>>> = rows.into_iter().map(made).collect();
        let (header, rows) = match lies_on_its_side(&header, &rows) {
            true => turned(header, rows),
            false => (header, rows),
        };
        let rows: Vec<Row<'a>> = rows.into_iter().map(Row::new).collect();
        let mut columns: Vec<Column> =
            header.iter().enumerate().map(|(at, cell)| Column::of(cell.text, at)).collect();
        if !columns.contains(&Column::Name)
            && columns
                .first()
                .is_some_and(|first| matches!(first, Column::Other | Column::Spec | Column::Note))
        {
            columns[0] = Column::Name;
        }
        correct_by_content(&mut columns, &header, &rows);
        Self { columns, header, rows }
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
    fn new(cells: Vec<Cell<'a>>) -> Self {
        // `| | | 합계 | $5 |`: the name may stand further right.
        let named = cells.iter().find(|cell| !cell.is_blank());
        let label = named.map_or(String::new(), |cell| plain(cell.text));
        let part = if TOTAL.begin(&label)
            || PER_PERSON.within(&label)
            || names_a_sum(&label) && label.chars().count() < 16
        {
            Part::Total
        } else {
            Part::Item
        };
        Self { cells, label, part }
    }
}

impl<'a> Cell<'a> {
    fn new((text, start): (&'a str, usize)) -> Self {
        Self { text, start, tokens: tokens(text) }
    }

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

    /// Whether it multiplies a quantity with an amount.
    fn multiplies(&self) -> bool {
        self.tokens.windows(2).any(|pair| {
            pair[0].kind == Kind::Sign(Operator::Times) && matches!(pair[1].kind, Kind::Money(_))
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

/// Whether a table has its headings in the first column: a quantity, a price and an amount are
/// named there, and none of them above.
fn lies_on_its_side(header: &[Cell<'_>], rows: &[Vec<Cell<'_>>]) -> bool {
    let quantity =
        |column: &Column| matches!(column, Column::Time(_) | Column::Count(_) | Column::Usage(_));
    let price = |column: &Column| matches!(column, Column::Price(_));
    let amount = |column: &Column| matches!(column, Column::Amount(_));
    let above: Vec<Column> =
        header.iter().enumerate().skip(1).map(|(at, cell)| Column::of(cell.text, at)).collect();
    if above.iter().any(|column| quantity(column) || price(column) || amount(column)) {
        return false;
    }
    let width = header.len();
    let beside: Vec<(Column, bool)> = rows
        .iter()
        .filter(|row| row.len() == width)
        .filter_map(|row| {
            let (first, rest) = row.split_first()?;
            let money = rest.iter().any(|cell| cell.money().is_some());
            Some((Column::of(first.text, 1), money))
        })
        .collect();
    let has = |wanted: &dyn Fn(&Column) -> bool, money: bool| {
        beside.iter().any(|(column, holds)| wanted(column) && *holds == money)
    };
    // A price that follows from an amount stands below it, and words say what an indicator is.
    let place = |wanted: &dyn Fn(&Column) -> bool| beside.iter().position(|(at, _)| wanted(at));
    let follows = place(&price) > place(&amount);
    let worded = |cell: &Cell<'_>| cell.text.contains(['÷', '×']) && cell.money().is_none();
    if follows || rows.iter().flatten().any(worded) {
        return false;
    }
    // Of names and values only one thing may be told.
    let amounts = beside.iter().filter(|(column, _)| amount(column)).count();
    (width > 2 || width == 2 && amounts == 1)
        && beside.len() == rows.len()
        && has(&quantity, false)
        && has(&price, true)
        && has(&amount, true)
}

/// The table with rows as columns.
fn turned<'a>(
    header: Vec<Cell<'a>>,
    rows: Vec<Vec<Cell<'a>>>,
) -> (Vec<Cell<'a>>, Vec<Vec<Cell<'a>>>) {
    let width = header.len();
    let mut columns: Vec<Vec<Cell<'a>>> = vec![Vec::new(); width];
    for row in std::iter::once(header).chain(rows) {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.push(cell);
        }
    }
    let header = columns.remove(0);
    (header, columns)
}

/// Headings are words; what stands below them decides between a price and an amount.
fn correct_by_content(columns: &mut [Column], header: &[Cell<'_>], rows: &[Row<'_>]) {
    let moneys = |at: usize| {
        rows.iter().filter_map(move |row| row.cells.get(at)?.money().map(|(_, money)| money))
    };
    for (at, column) in columns.iter_mut().enumerate() {
        let all = moneys(at).count();
        let prices = moneys(at).filter(|money| money.is_price()).count();
        // `(10억 - 100만) × $0.40/100만` is a computation with a price in it.
        let computed = rows.iter().filter_map(|row| row.cells.get(at)).any(Cell::multiplies);
        if computed && *column == Column::Other {
            continue;
        }
        if matches!(column, Column::Amount(None) | Column::Other) && all > 0 && prices * 2 > all {
            *column = Column::Price(None);
        }
    }
    for (at, column) in columns.iter_mut().enumerate().skip(1) {
        let filled = || {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            cells.filter(|cell| !cell.is_blank())
        };
        let money = filled().filter(|cell| cell.money().is_some()).count();
        // `8시간 | 24시간` over amounts says for how long they are; `월 사용일` over days is a time.
        match column {
            Column::Time(_) | Column::Count(_) | Column::Usage(_)
                if money > 0 && money == filled().count() =>
            {
                let heading = header.get(at).map_or(String::new(), |cell| plain(cell.text));
                *column = Column::Amount(stretch(&heading.to_lowercase()));
            }
            Column::Amount(_) if money == 0 => {
                let time = |cell: &Cell<'_>| match cell.tokens.as_slice() {
                    [Token { kind: Kind::Count(count), .. }] => match count.unit {
                        Some(Unit::Time(time)) => Some(time),
                        _ => None,
                    },
                    _ => None,
                };
                // `월 트레이스` over bare numbers counts them.
                let bare = |cell: &Cell<'_>| match cell.tokens.as_slice() {
                    [Token { kind: Kind::Count(count), .. }] => {
                        matches!(count.unit, None | Some(Unit::Thing(_)))
                    }
                    _ => false,
                };
                if filled().next().is_some() && filled().all(bare) {
                    *column = Column::Usage(None);
                    continue;
                }
                let mut times = filled().map(time);
                if let Some(Some(first)) = times.next()
                    && times.all(|time| time.is_some())
                {
                    *column = Column::Time(first);
                }
            }
            _ => {}
        }
        let amounts = money > 0 && money == filled().count();
        // `평균 기준 손실` names nothing.
        let alone = |cell: &Cell<'_>| {
            matches!(cell.tokens.as_slice(), [Token { kind: Kind::Money(_), .. }])
        };
        if *column == Column::Name && amounts && filled().all(alone) {
            *column = Column::Other;
        }
        if *column == Column::Other && amounts {
            *column = by_quantity(header.get(at).map_or("", |cell| cell.text));
        }
        let open = matches!(column, Column::Name | Column::Other);
        if open && holds_numbers_of_pieces(at, rows) {
            *column = Column::Count(Unit::Thing(Thing::Each));
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

/// What a column of amounts holds whose heading names no more than a quantity: `저장 (GB)` a price, `4주
/// (672시간)`, `10TB 보관 시` what that much costs.
fn by_quantity(heading: &str) -> Column {
    let text = plain(heading).to_lowercase();
    let size = |per: &Per| matches!(per.units.as_slice(), [Unit::Data(_)]);
    if let Some(per) = bracketed(&text).and_then(unit_alone).filter(size) {
        return Column::Price(Some(per));
    }
    // `하루 방치`
    if ["하루", "한 달", "한달", "일주일"].iter().any(|word| text.starts_with(word)) {
        return Column::Amount(stretch(&text));
    }
    let counted = tokens(heading).iter().any(|token| match &token.kind {
        // `9월` is a month, and not nine of them; `2024년` is a year.
        Kind::Count(count) => match &count.unit {
            Some(Unit::Time(Time::Month)) => text.contains("개월"),
            Some(Unit::Time(Time::Year)) => {
                count.numeral.exact().is_some_and(|many| many < Exact::whole(100))
            }
            Some(_) => true,
            None => count.numeral.magnitude != Magnitude::ONE,
        },
        _ => false,
    });
    if counted { Column::Amount(stretch(&text)) } else { Column::Other }
}

/// Whether every cell of a column that says anything is a bare number of pieces: `NAT Gateway | 2`.
fn holds_numbers_of_pieces(at: usize, rows: &[Row<'_>]) -> bool {
    let mut cells = rows
        .iter()
        .filter(|row| row.part == Part::Item)
        .filter_map(|row| row.cells.get(at))
        .filter(|cell| !cell.is_blank())
        .peekable();
    cells.peek().is_some()
        && cells.all(|cell| match cell.tokens.as_slice() {
            [Token { kind: Kind::Count(count), .. }] => {
                matches!(count.unit, None | Some(Unit::Thing(Thing::Each))) && count.per.is_none()
            }
            _ => false,
        })
}
