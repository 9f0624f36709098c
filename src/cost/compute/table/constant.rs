//! Columns whose amounts are those of another column times one number that the page states: node hours at
//! the price of one, hours without service at what an hour earns, shares of one budget.

use super::super::claim::{Claim, Force, Kind};
use super::super::contest::gives;
use super::super::figure::{Figure, Measure};
use super::super::formula::Basis;
use super::Place;
use super::row::RowScope;
use super::way::{Way, ways};
use crate::cost::read::grid::Part;
use crate::cost::read::token::Kind as Token;
use crate::money::Exact;

/// Tables of more rows are not searched.
const ROWS: usize = 40;

/// How many other rows are tried before all are.
const PROBES: usize = 2;

/// How many digits the figure and one other must have together to be right alone.
const DIGITS: usize = 5;

/// What proves that a way is meant.
enum Proof {
    /// Two other rows at least, and most of them.
    Rows,
    /// One other row, with this many digits.
    Digits(usize),
    /// Nothing.
    None,
}

/// The claim of a cell that comes about as two other rows of its table do; they are what says that it is
/// wrong.
pub fn claim(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let own = figure(scope, column)?;
    if scope.grid.rows.len() > ROWS {
        return None;
    }
    let rows: Vec<(RowScope<'_, '_>, Figure)> = (0..scope.grid.rows.len())
        .filter(|line| scope.grid.rows[*line].part == Part::Item)
        .filter_map(|line| {
            let place = Place { line, ..scope.place };
            let row = RowScope { row: &scope.grid.rows[line], place, ..*scope };
            let figure = figure(&row, column)?;
            Some((row, figure))
        })
        .collect();
    let others = || rows.iter().filter(|(row, _)| row.place.line != scope.place.line);
    let telling = |figure: &Figure| !figure.value.is_zero() && figure.significant_digits() > 1;
    // Those that say the most are tried first; one of them may be the wrong one.
    let mut probes: Vec<&(RowScope<'_, '_>, Figure)> =
        others().filter(|(_, figure)| telling(figure)).collect();
    probes.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.significant_digits()));
    probes.truncate(PROBES);
    let meets = |row: &RowScope<'_, '_>, figure: &Figure, way: &Way<'_>| {
        let formula = way.of(row);
        formula.is_some_and(|formula| gives(figure, &formula, &scope.page.judging))
    };
    // How many other rows a way gives, and with how many digits.
    let proof = |way: &Way<'_>| {
        if !probes.iter().any(|(row, figure)| meets(row, figure, way)) {
            return Proof::None;
        }
        let met = others().filter(|(row, figure)| meets(row, figure, way));
        let met: Vec<&Figure> = met.map(|(_, figure)| figure).collect();
        let told: Vec<&&Figure> = met.iter().filter(|figure| telling(figure)).collect();
        match told.as_slice() {
            // One amount in several rows tells nothing of how others come about.
            [one, rest @ ..] if rest.iter().all(|other| other.value == one.value) => {
                Proof::Digits(one.significant_digits())
            }
            [_, _, ..] if 2 * met.len() > others().count() => Proof::Rows,
            [one, ..] => Proof::Digits(one.significant_digits()),
            [] => Proof::None,
        }
    };
    let mut first: Option<Way<'_>> = None;
    let mut chosen: Option<(Way<'_>, Force)> = None;
    for way in ways(scope, column, &own) {
        let fits = meets(scope, &own, &way);
        match proof(&way) {
            Proof::Rows if fits => {
                // An amount that stays the same in other rows may be another in this one.
                let force = if way.is_same() { Force::Lookup } else { Force::Binding };
                chosen = Some((way, force));
                break;
            }
            Proof::Rows => first = first.or_else(|| Some(way).filter(|way| !way.is_same())),
            Proof::Digits(digits) if fits && digits + own.significant_digits() >= DIGITS => {
                chosen = chosen.or(Some((way, Force::Lookup)));
            }
            _ => {}
        }
    }
    let (way, force) = chosen.or_else(|| first.map(|way| (way, Force::Binding)))?;
    let formula = way.of(scope)?;
    // `2.0 × $23.08` where the $23.08 was rounded: the last digit may come out otherwise.
    let off = formula.value(Basis::Written).and_then(|value| value.minus(own.value));
    let last = own.scale.and_then(|scale| Exact::ratio(1, 10_i128.checked_pow(scale)?));
    let close = matches!((off, last), (Some(off), Some(last)) if off.magnitude() <= last);
    let force = if close && own.scale != Some(0) { Force::Lookup } else { force };
    let (kind, code) = match own.measure {
        Measure::Percent => (Kind::Percent, "cost-percent"),
        Measure::Money(_) if way.is_rest() => (Kind::Difference, "cost-amount"),
        Measure::Money(_) => (Kind::Row, "cost-amount"),
    };
    Some(Claim::new(own, kind, code, vec![formula]).force(force))
}

/// The figure of a cell: its one amount, else its one percentage.
fn figure(scope: &RowScope<'_, '_>, column: usize) -> Option<Figure> {
    let cell = scope.row.cells.get(column)?;
    let of = |wanted: fn(&Token<'_>) -> bool| {
        let found = cell.tokens.iter().enumerate().filter(move |(_, token)| wanted(&token.kind));
        found.map(|(at, _)| at)
    };
    let mut moneys = of(|kind| matches!(kind, Token::Money(_)));
    let mut percents = of(|kind| matches!(kind, Token::Percent(_)));
    let at = match (moneys.next(), moneys.next()) {
        (Some(at), None) => at,
        (None, _) => percents.next().filter(|_| percents.next().is_none())?,
        _ => return None,
    };
    scope.figure(column, at)
}
