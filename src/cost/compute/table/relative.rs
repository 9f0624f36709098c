//! Remarks and columns that set the amount of a row against another row: `31.5% 절감`, `m5 대비 -20%`,
//! `이전 단계 대비 +$60`.

use super::super::claim::{Claim, Force, Kind, Way};
use super::super::formula::{Formula, Given};
use super::super::memory::Known;
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{BEFORE, BOUND, DIFFERENCE};
use crate::money::Exact;

/// Words in a heading for the row right above.
const PREVIOUS: [&str; 8] = ["전월", "전년", "전주", "전일", "전달", "직전", "이전", "전 단계"];

/// The row that others are set against.
struct Anchor {
    line: usize,
    /// How surely it is the one.
    mark: Mark,
}

/// How surely a row is the one that others are set against.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// The table says so: `기준`, `On-Demand`, a blank in the first row.
    Named,
    /// The heading says so, or the column leaves it out.
    Meant,
    /// It is the first one.
    First,
}

/// The claims about the figures of a cell that set its row against another.
pub fn claims(
    scope: &RowScope<'_, '_>,
    column: usize,
    stated: &[usize],
    above: &[Known],
) -> Vec<Claim> {
    let Some(anchor) = anchor(scope, column) else { return Vec::new() };
    let Some(base) = scope.beside(anchor.line) else { return Vec::new() };
    let mut own: Vec<usize> =
        (0..column).rev().filter(|at| scope.amount(*at).is_some() && is_free(scope, *at)).collect();
    if own.is_empty() {
        own.extend((column + 1..scope.row.cells.len()).filter(|at| is_free(scope, *at)));
    }
    let pairs: Vec<(Formula, Formula)> = own
        .into_iter()
        .filter_map(|at| {
            let known = above.iter().find(|known| {
                known.piece == scope.place.piece && known.group == at && known.line == anchor.line
            });
            let before = base.amount(at)?;
            let before = known.map_or(before, Known::given);
            Some((before.into(), scope.amount(at)?.into()))
        })
        .collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    let cell = &scope.row.cells[column];
    stated
        .iter()
        .filter_map(|at| {
            let figure = scope.figure(column, *at)?;
            let percent = matches!(cell.tokens[*at].kind, Token::Percent(_));
            let way = |(before, after): &(Formula, Formula)| match percent {
                true => before
                    .clone()
                    .minus(after.clone())
                    .over(before.clone())
                    .times(Given::known("100", Exact::whole(100))),
                false if figure.unsigned() => before.clone().minus(after.clone()),
                false => after.clone().minus(before.clone()),
            };
            let (kind, code, many) = match percent {
                true => (Kind::Percent, "cost-percent", pairs.len()),
                // Amounts for several times differ by several amounts.
                false => (Kind::Difference, "cost-amount", 1),
            };
            let ways = pairs.iter().take(many).map(way).collect();
            let claim = Claim::new(figure, kind, code, ways);
            let way = Way::Column(column);
            let said = DIFFERENCE.within(cell.text) || scope.heading(column).contains("대비");
            let loose = BOUND.within(cell.text) || cell.text.contains(['~', '약']);
            Some(match (anchor.mark, said && !loose) {
                (Mark::First, _) if !percent => return None,
                (Mark::Named, true) if percent => claim.force(Force::Binding),
                (Mark::Named, _) => claim.supported(way, scope.place.piece),
                (_, true) => claim.presumed(way, scope.place.piece),
                (_, false) => claim.conjectured(way, scope.place.piece),
            })
        })
        .collect()
}

/// The row above where the heading says so; else the one that the column leaves out, else the first.
fn anchor(scope: &RowScope<'_, '_>, column: usize) -> Option<Anchor> {
    let heading = scope.heading(column);
    let line = scope.place.line;
    if PREVIOUS.iter().any(|word| heading.contains(word)) {
        return line.checked_sub(1).map(|line| Anchor { line, mark: Mark::Meant });
    }
    let silent = |at: &usize| {
        let row = &scope.grid.rows[*at];
        let figures = |cell: &crate::cost::read::grid::Cell<'_>| {
            cell.tokens
                .iter()
                .any(|token| matches!(token.kind, Token::Money(_) | Token::Percent(_)))
        };
        row.cells.get(column).is_some_and(|cell| !figures(cell))
            && row.cells.iter().any(|cell| cell.money().is_some())
    };
    let mut left = (0..scope.grid.rows.len()).filter(silent);
    match (left.next(), left.next()) {
        (Some(at), None) if at != line => {
            let row = &scope.grid.rows[at];
            let named = BEFORE.within(&row.label)
                || row.cells[column].text.contains("기준")
                || row.cells[column].is_blank() && at == 0;
            Some(Anchor { line: at, mark: if named { Mark::Named } else { Mark::Meant } })
        }
        (None, _) => (line > 0).then_some(Anchor { line: 0, mark: Mark::First }),
        _ => (line > 0 && silent(&0)).then_some(Anchor { line: 0, mark: Mark::First }),
    }
}

/// Whether a column holds amounts of its own.
fn is_free(scope: &RowScope<'_, '_>, at: usize) -> bool {
    !matches!(scope.grid.columns[at], Column::Difference | Column::Share)
}
