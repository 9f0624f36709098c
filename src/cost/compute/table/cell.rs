//! What the cells of a row hold, as something to compute with.

use super::super::formula::Given;
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::grid::Part;
use crate::cost::read::token::Kind as Token;
use crate::money::{Data, Unit};

/// The number that is all a cell holds, a percentage as a part of one; beside its amount, that percentage.
pub fn number(scope: &RowScope<'_, '_>, column: usize) -> Option<Given> {
    let text = (column < scope.row.cells.len()).then(|| scope.text(column))?;
    let told = |at: &usize| !matches!(text.tokens[*at].kind, Token::Word(_));
    let share = |at: &usize| matches!(text.tokens[*at].kind, Token::Percent(_));
    let mut shares = (0..text.tokens.len()).filter(share);
    if let (Some(at), None) = (shares.next(), shares.next()) {
        let alone = (0..text.tokens.len()).filter(told).count() == 1;
        let beside = scope.row.cells[column].moneys().count() == 1;
        return text.given(at).filter(|_| alone || beside);
    }
    let [_] = text.tokens else { return None };
    let count = text.count(0).filter(|count| !count.range && count.per.is_none())?;
    let given = text.given(0)?;
    // Sizes of one column may be in several units.
    let value = match count.unit {
        Some(Unit::Data(data)) => given.value.times(data.in_units_of(Data::Gigabyte))?,
        _ => given.value,
    };
    Some(Given { value, ..given })
}

/// Whether a cell holds a percentage.
pub fn is_share(scope: &RowScope<'_, '_>, column: usize) -> bool {
    let percent = |token: &Token<'_>| matches!(token, Token::Percent(_));
    scope.row.cells[column].tokens.iter().any(|token| percent(&token.kind))
}

/// Whether the numbers of a column are all of one kind.
pub fn is_even(scope: &RowScope<'_, '_>, column: usize) -> bool {
    let units = scope.grid.rows.iter().filter(|row| row.part == Part::Item).filter_map(|row| {
        match row.cells.get(column)?.tokens.first().map(|token| &token.kind) {
            Some(Token::Count(count)) => Some(count.unit.clone()),
            _ => None,
        }
    });
    let units: Vec<Option<Unit>> = units.collect();
    let size = |unit: &Option<Unit>| matches!(unit, Some(Unit::Data(_)));
    units.windows(2).all(|pair| pair[0] == pair[1]) || units.iter().all(size)
}

/// The unit of a number.
pub fn unit(scope: &RowScope<'_, '_>, column: usize) -> Option<Unit> {
    scope.text(column).count(0)?.unit.clone()
}

/// The amount that is all a cell holds.
pub fn amount(scope: &RowScope<'_, '_>, column: usize) -> Option<Given> {
    let set = matches!(scope.grid.columns.get(column)?, Column::Difference | Column::Share);
    scope.amount(column).filter(|_| !set)
}

/// The same of what is saved, too.
pub fn paid(scope: &RowScope<'_, '_>, column: usize) -> Option<Given> {
    scope.amount(column).filter(|_| scope.grid.columns.get(column) != Some(&Column::Share))
}
