//! The computation of an amount in another cell of its row: `| 3 × $0.0416 × 730h | $91.10 |`.

use super::super::expression::Expression;
use super::super::formula::{Factor, Formula};
use super::priced::Footing;
use super::row::RowScope;
use super::supply::{pieces, supplies};
use crate::cost::compute::conversion::convert;
use crate::cost::read::column::Column;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::money::{Thing, Time, Unit};

/// What a computation in the row gives, and whether the row must mean it.
pub struct Working {
    /// Every way, the most natural first.
    pub formulas: Vec<Formula>,
    /// Whether the column is there for computations.
    pub footing: Footing,
}

/// Words in the heading of a column of computations.
const COMPUTATION: [&str; 8] =
    ["계산", "산식", "산출", "공식", "내역", "calculation", "formula", "breakdown"];

/// The one computation with an amount in the other cells of the row.
pub fn working(scope: &RowScope<'_, '_>, column: usize) -> Option<Working> {
    let mut found = (0..scope.row.cells.len()).filter(|at| *at != column).filter_map(|at| {
        let sort = &scope.grid.columns[at];
        let free = !matches!(sort, Column::Price(_) | Column::Amount(_) | Column::Difference);
        Some((at, expression(scope, at).filter(|_| free)?))
    });
    let (at, expression) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let text = scope.text(at);
    let mut formulas = text.formulas(&expression, &scope.page.calendar);
    let plain = formulas.first()?.clone();
    // `$0.10/hour × 2` in a table of months.
    let hourly = expression.operands.iter().any(|operand| {
        text.money(*operand).is_some_and(|money| {
            money.per.as_ref().is_some_and(|per| per.units == [Unit::Time(Time::Hour)])
        })
    });
    let timed = expression.operands.iter().any(|operand| {
        text.count(*operand).is_some_and(|count| matches!(count.unit, Some(Unit::Time(_))))
    });
    if let (Some(stretch), true, false) = (scope.stretch(column), hourly, timed) {
        let ways = convert(stretch.time, Time::Hour, &scope.page.calendar);
        formulas.extend(
            ways.into_iter()
                .filter(|(factor, _)| *factor == Factor::Times)
                .map(|(_, length)| plain.clone().times(length)),
        );
    }
    let many = supplies(scope, column);
    formulas.extend(pieces(&many).map(|many| plain.clone().times(many.given.clone())));
    let heading = scope.grid.header.get(at).map_or("", |cell| cell.text).to_lowercase();
    let meant = COMPUTATION.iter().any(|word| heading.contains(word));
    Some(Working { formulas, footing: if meant { Footing::Said } else { Footing::Guessed } })
}

/// Whether a cell holds a computation with an amount.
pub fn computes(scope: &RowScope<'_, '_>, at: usize) -> bool {
    expression(scope, at).is_some()
}

/// The arithmetic of a cell, up to its `=`.
fn expression(scope: &RowScope<'_, '_>, at: usize) -> Option<Expression> {
    let text = scope.text(at);
    let end = text
        .tokens
        .iter()
        .position(|token| token.kind == Token::Sign(Operator::Equals))
        .unwrap_or(text.tokens.len());
    let found = text.last_expression(0, end)?;
    let money = found.operands.iter().any(|operand| text.money(*operand).is_some());
    // `2 Tasks` before a price is a name.
    let things = found.lead.is_empty()
        || found.lead.iter().all(|lead| {
            text.count(*lead).is_some_and(|count| count.unit == Some(Unit::Thing(Thing::Each)))
        });
    (money && things && found.operands.len() > 1).then_some(found)
}
