//! Shares of a whole: `비중 40.5%` of the sum of a column, `주 리전 대비 15%` of the row at 100 %.

use super::super::claim::{Claim, Kind, Way};
use super::super::formula::{Formula, Given};
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::grid::{Part, Row};
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{DIFFERENCE, OF_WHOLE};
use crate::money::Exact;

/// The claim of a share in a column of shares.
pub fn claim(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let heading = scope.grid.header.get(column)?.text;
    let cell = &scope.row.cells[column];
    let set_against = heading.contains("대비");
    let shares = matches!(scope.grid.columns[column], Column::Share | Column::Difference);
    if !shares || DIFFERENCE.within(cell.text) || DIFFERENCE.within(heading) {
        return None;
    }
    let at = percent(scope.row, column)?;
    let amounts = amount_columns(scope, column);
    let ways: Vec<Formula> = amounts
        .into_iter()
        .filter_map(|amount| {
            let own = given(scope, scope.row, amount)?;
            let whole: Formula = match (set_against, OF_WHOLE.within(heading)) {
                (_, true) => whole(scope, amount)?,
                (true, false) => {
                    let row = anchor(scope, column)?;
                    given(scope, row, amount)?.into()
                }
                (false, false) => return None,
            };
            Some(Formula::from(own).over(whole).times(Given::known("100", Exact::whole(100))))
        })
        .collect();
    let figure = scope.figure(column, at)?;
    (!ways.is_empty()).then(|| {
        Claim::new(figure, Kind::Percent, "cost-percent", ways)
            .supported(Way::Column(column), scope.place.piece)
    })
}

/// The claim of a share in brackets behind the amount that it is of: `$620 (62%)`.
pub fn within(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let cell = scope.row.cells.get(column)?;
    if DIFFERENCE.within(cell.text) || DIFFERENCE.within(scope.heading(column)) {
        return None;
    }
    let own = scope.amount(column)?;
    let (money, _) = cell.money()?;
    let at = match cell.tokens.get(money + 1..)? {
        [open, share, close, ..]
            if open.kind == Token::Open
                && matches!(share.kind, Token::Percent(_))
                && close.kind == Token::Close =>
        {
            money + 2
        }
        _ => return None,
    };
    let share = Formula::from(own).over(whole(scope, column)?);
    let share = share.times(Given::known("100", Exact::whole(100)));
    let figure = scope.figure(column, at)?;
    let claim = Claim::new(figure, Kind::Percent, "cost-percent", vec![share]);
    let way = Way::Column(column);
    Some(match OF_WHOLE.within(scope.heading(column)) {
        true => claim.supported(way, scope.place.piece),
        false => claim.conjectured(way, scope.place.piece),
    })
}

/// A share of the amount of the row at 100 %: `50% | $189` under `100% | $378`.
pub fn of_anchor(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    (0..scope.row.cells.len())
        .filter(|at| *at != column && scope.grid.columns[*at] != Column::Share)
        .filter_map(|at| {
            let token = percent(scope.row, at)?;
            let row = anchor(scope, at).filter(|row| !std::ptr::eq(*row, scope.row))?;
            let whole = given(scope, row, column)?;
            Some(Formula::from(whole).times(scope.text(at).given(token)?))
        })
        .collect()
}

/// The percentage that is all a cell holds.
fn percent(row: &Row<'_>, column: usize) -> Option<usize> {
    let cell = row.cells.get(column)?;
    let mut found =
        cell.tokens.iter().enumerate().filter(|(_, token)| !matches!(token.kind, Token::Word(_)));
    match (found.next(), found.next()) {
        (Some((at, token)), None) if matches!(token.kind, Token::Percent(_)) => Some(at),
        _ => None,
    }
}

/// The row that stands at 100 % in a column.
fn anchor<'s>(scope: &RowScope<'_, 's>, column: usize) -> Option<&'s Row<'s>> {
    let hundred = |row: &&Row<'_>| {
        percent(row, column).is_some_and(|at| match row.cells[column].tokens[at].kind {
            Token::Percent(number) => number.exact() == Exact::whole(100),
            _ => false,
        })
    };
    let mut rows = scope.grid.rows.iter().filter(|row| row.part == Part::Item).filter(hundred);
    let row = rows.next()?;
    rows.next().is_none().then_some(row)
}

/// The columns of amounts, the nearest to the left first.
fn amount_columns(scope: &RowScope<'_, '_>, column: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..scope.row.cells.len())
        .filter(|at| {
            *at != column
                && scope.row.cells[*at].money().is_some_and(|(_, money)| !money.is_price())
                && !matches!(scope.grid.columns[*at], Column::Difference | Column::Share)
        })
        .collect();
    all.sort_by_key(|at| (*at > column, at.abs_diff(column)));
    all.truncate(1);
    all
}

/// What a column of amounts comes to: its last row of sums, else the sum of its rows.
fn whole(scope: &RowScope<'_, '_>, column: usize) -> Option<Formula> {
    let of = |part: Part| scope.grid.rows.iter().filter(move |row| row.part == part);
    if let Some(total) = of(Part::Total).filter_map(|row| given(scope, row, column)).next_back() {
        return Some(total.into());
    }
    let items: Option<Vec<Formula>> =
        of(Part::Item).map(|row| given(scope, row, column).map(Formula::from)).collect();
    items.filter(|items| items.len() > 1).map(Formula::sum)
}

fn given(scope: &RowScope<'_, '_>, row: &Row<'_>, column: usize) -> Option<Given> {
    let cell = row.cells.get(column)?;
    let (token, money) = cell.money().filter(|_| cell.moneys().count() == 1)?;
    let place = &cell.tokens[token].at;
    let span = scope.page.source.span(cell.start + place.start..cell.start + place.end);
    (money.to.is_none() && !money.open)
        .then(|| Some(Given::written(&cell.text[place.clone()], money.amount.exact()?, span)))?
}
