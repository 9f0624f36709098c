//! A row of a table: quantities times a price.

use super::super::arithmetic::Text;
use super::super::claim::{Claim, Kind, Way};
use super::super::figure::Figure;
use super::super::formula::{Formula, Given};
use super::super::page::Page;
use super::Place;
use super::need::{Supply, meet};
use crate::cost::read::column::{Column, Stretch};
use crate::cost::read::grid::{Cell, Grid, Row};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{DAILY, FREE, MONTHLY, NOT_FREE};
use crate::money::{Exact, Per, Thing, Time, Unit};

/// A row with its table.
#[derive(Clone, Copy)]
pub struct RowScope<'a, 's> {
    /// The page.
    pub page: &'s Page<'a>,
    /// Where the table stands.
    pub place: Place,
    /// The table.
    pub grid: &'s Grid<'a>,
    /// The row.
    pub row: &'s Row<'a>,
}

/// Why a row cannot be computed.
pub type Reason = &'static str;

impl<'a, 's> RowScope<'a, 's> {
    /// A cell as a text to compute on.
    pub fn text(&self, column: usize) -> Text<'s> {
        let cell = &self.row.cells[column];
        Text { source: self.page.source, text: cell.text, start: cell.start, tokens: &cell.tokens }
    }

    /// The figure of a token of a cell.
    pub fn figure(&self, column: usize, at: usize) -> Option<Figure> {
        let cell = &self.row.cells[column];
        let place = &cell.tokens[at].at;
        let range = cell.start + place.start..cell.start + place.end;
        match &cell.tokens[at].kind {
            Token::Money(money) => Figure::of_money(self.page.source, money, range),
            Token::Percent(number) => Figure::of_percent(self.page.source, *number, range),
            _ => None,
        }
    }

    /// What stands around the table says about time.
    fn context(&self, words: crate::cost::read::words::Words) -> bool {
        let setting = &self.page.pieces[self.place.piece].setting;
        setting.headings.last().is_some_and(|heading| words.within(heading))
            || words.within(setting.caption)
    }
}

/// The claim about an amount of a row.
pub fn amount(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let cell = &scope.row.cells[column];
    let (at, money) = cell.money()?;
    let figure = scope.figure(column, at)?;
    if money.to.is_some() || money.open || cell.moneys().count() > 1 {
        return Some(Claim::unknown(figure, Kind::Row, "금액이 범위이거나 여럿입니다"));
    }
    let stretch = match &scope.grid.columns[column] {
        Column::Amount(stretch) => stretch.clone(),
        _ => None,
    };
    match formulas(scope, column, stretch.as_ref()) {
        Ok(mut formulas) => {
            formulas.ways.extend(super::listed::also(scope, column));
            let claim = Claim::new(figure, Kind::Row, "cost-amount", formulas.ways);
            Some(match formulas.footing {
                Footing::Said => claim,
                Footing::Guessed => claim.conjectured(Way::Row(column), scope.place.piece),
            })
        }
        Err(reason) => Some(Claim::unknown(figure, Kind::Row, reason)),
    }
}

/// The ways to compute an amount, and what they stand on.
pub struct Ways {
    /// Every way, the most natural first.
    pub ways: Vec<Formula>,
    /// What they stand on.
    pub footing: Footing,
}

/// What a computation of a row stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// Everything is said in the row or its headings.
    Said,
    /// Something was filled in.
    Guessed,
}

fn formulas(
    scope: &RowScope<'_, '_>,
    column: usize,
    stretch: Option<&Stretch>,
) -> Result<Ways, Reason> {
    let own = scope.text(column);
    if own.tokens.iter().any(|token| {
        matches!(token.kind, Token::Sign(Operator::Equals | Operator::Times | Operator::Over))
    }) {
        return Err("칸 안에 계산이 있습니다");
    }
    let price = price_column(scope, column);
    let Some(price_column) = price else {
        let free = scope.row.cells.iter().zip(&scope.grid.columns).any(|(cell, sort)| {
            !matches!(sort, Column::Name | Column::Amount(_))
                && cell.is_free()
                && !NOT_FREE.within(cell.text)
        }) || FREE.within(scope.row.cells[column].text);
        return if free {
            Ok(Ways { ways: vec![nothing()], footing: Footing::Said })
        } else {
            super::listed::ways(scope, column)
        };
    };
    let cell = &scope.row.cells[price_column];
    if cell.is_free() {
        return match exceeds_allowance(scope, cell) {
            true => Err("무료 한도를 넘는지 알 수 없습니다"),
            false => Ok(Ways { ways: vec![nothing()], footing: Footing::Said }),
        };
    }
    let Some((at, money)) = cell.money() else { return Err("단가가 없습니다") };
    if money.amount.exact().is_some_and(Exact::is_zero) {
        return Ok(Ways { ways: vec![nothing()], footing: Footing::Said });
    }
    if cell.moneys().count() > 1 || money.to.is_some() || money.open {
        return Err("단가가 여럿이거나 범위입니다");
    }
    let heading = match &scope.grid.columns[price_column] {
        Column::Price(per) => per.clone(),
        _ => None,
    };
    let per = money.per.clone().or(heading);
    let price = scope.text(price_column).given(at).ok_or("단가가 너무 큽니다")?;
    let mut supplies = supplies(scope, column);
    supplies.extend(price_supplies(scope, price_column, at));
    let divisors = divisors(scope, price_column, at);
    with_price(scope, price, per, &supplies, stretch, divisors)
}

/// Nothing to pay.
pub fn nothing() -> Formula {
    Formula::from(Given::known("무료", Exact::ZERO))
}

/// The column of the price of an amount: the nearest one to its left that has something in it.
fn price_column(scope: &RowScope<'_, '_>, column: usize) -> Option<usize> {
    let priced = |at: &usize| !scope.row.cells[*at].is_blank();
    let mut columns: Vec<usize> =
        scope.grid.columns_where(|sort| matches!(sort, Column::Price(_))).filter(priced).collect();
    columns.sort_by_key(|at| (*at > column, column.abs_diff(*at)));
    columns.first().copied()
}

/// `무료 (10개까지)` with more than ten.
fn exceeds_allowance(scope: &RowScope<'_, '_>, cell: &Cell<'_>) -> bool {
    let allowed = cell.tokens.iter().find_map(|token| match &token.kind {
        Token::Count(count) => Some((count.numeral.exact()?, count.unit.clone())),
        _ => None,
    });
    let Some((allowed, unit)) = allowed else { return NOT_FREE.within(cell.text) };
    let used = scope
        .row
        .cells
        .iter()
        .zip(&scope.grid.columns)
        .filter(|(_, column)| {
            matches!(column, Column::Count(_) | Column::Usage(_) | Column::Time(_))
        })
        .flat_map(|(cell, _)| &cell.tokens)
        .find_map(|token| match &token.kind {
            Token::Count(count) if count.unit == unit => count.numeral.exact(),
            _ => None,
        });
    used.is_some_and(|used| used > allowed)
}

/// The ways to meet a price with the quantities of the row.
pub fn with_price(
    scope: &RowScope<'_, '_>,
    price: Given,
    per: Option<Per>,
    supplies: &[Supply],
    stretch: Option<&Stretch>,
    divisors: Vec<Given>,
) -> Result<Ways, Reason> {
    let daily = scope.context(DAILY);
    let monthly = scope.context(MONTHLY);
    let met = meet(
        &price,
        per.as_ref(),
        supplies,
        &super::need::Surroundings {
            stretch,
            calendar: &scope.page.calendar,
            implied: match (daily, monthly) {
                (true, false) => Some(Time::Day),
                (false, true) => Some(Time::Month),
                _ => None,
            },
            time_column: scope.grid.columns.iter().any(|column| matches!(column, Column::Time(_))),
            divided: !divisors.is_empty(),
        },
    )?;
    let ways = met
        .ways
        .into_iter()
        .map(|formula| divisors.iter().cloned().fold(formula, Formula::over))
        .collect();
    Ok(Ways { ways, footing: met.footing })
}

/// The numbers of a row that a price can be multiplied with.
pub fn supplies(scope: &RowScope<'_, '_>, amount: usize) -> Vec<Supply> {
    let mut all = Vec::new();
    for (column, sort) in scope.grid.columns.iter().enumerate() {
        if column == amount {
            continue;
        }
        let bare = match sort {
            Column::Time(time) => Some(Unit::Time(*time)),
            Column::Count(unit) => Some(unit.clone()),
            Column::Usage(unit) => unit.clone(),
            _ => None,
        };
        let rank = match sort {
            Column::Time(_) | Column::Count(_) | Column::Usage(_) => Rank::Quantity,
            Column::Spec => Rank::Spec,
            Column::Name => Rank::Name,
            _ => continue,
        };
        all.extend(cell_supplies(scope, column, rank, bare.as_ref()));
    }
    all
}

/// How much a column is meant to hold quantities; the first is the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A column of quantities.
    Quantity,
    /// Beside the price.
    Price,
    /// A column of sizes.
    Spec,
    /// The name of the row.
    Name,
}

fn cell_supplies(
    scope: &RowScope<'_, '_>,
    column: usize,
    rank: Rank,
    bare: Option<&Unit>,
) -> Vec<Supply> {
    let text = scope.text(column);
    let mut all = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let Token::Count(count) = &token.kind else { continue };
        if count.range || count.per.is_some() {
            continue;
        }
        let times = at > 0 && text.tokens[at - 1].kind == Token::Sign(Operator::Times);
        let unit = match (&count.unit, rank) {
            (Some(unit), _) => Some(unit.clone()),
            // A bare number in a name is part of it, unless it is multiplied with.
            (None, Rank::Name | Rank::Spec) if !times => continue,
            (None, Rank::Name | Rank::Spec) => Some(Unit::Thing(Thing::Each)),
            (None, _) if times => Some(Unit::Thing(Thing::Each)),
            (None, _) => bare.cloned(),
        };
        let Some(given) = text.given(at) else { continue };
        all.push(Supply { given, unit, rank });
    }
    // `100 PUT + 1,000 GET` is not one quantity.
    let added = text.tokens.iter().any(|token| token.kind == Token::Sign(Operator::Plus));
    if added && rank == Rank::Quantity { Vec::new() } else { all }
}

/// `$0.0116/hour × 4`: a number of pieces beside the price.
fn price_supplies(scope: &RowScope<'_, '_>, column: usize, price: usize) -> Vec<Supply> {
    let text = scope.text(column);
    let mut all = Vec::new();
    for at in price + 1..text.tokens.len() {
        let Token::Count(count) = &text.tokens[at].kind else { continue };
        let times = text.tokens[at - 1].kind == Token::Sign(Operator::Times);
        let Some(given) = text.given(at).filter(|_| times) else { continue };
        let unit = count.unit.clone().unwrap_or(Unit::Thing(Thing::Each));
        all.push(Supply { given, unit: Some(unit), rank: Rank::Price });
    }
    all
}

/// `$0.092/GB/월 ÷ 730`
fn divisors(scope: &RowScope<'_, '_>, column: usize, price: usize) -> Vec<Given> {
    let text = scope.text(column);
    (price + 1..text.tokens.len())
        .filter(|at| {
            matches!(text.tokens[*at].kind, Token::Count(_))
                && text.tokens[*at - 1].kind == Token::Sign(Operator::Over)
        })
        .filter_map(|at| text.given(at))
        .collect()
}
