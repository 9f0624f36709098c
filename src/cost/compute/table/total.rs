//! Rows of sums, and what is said about them.

use std::collections::BTreeSet;

use super::super::claim::{Claim, Force, Kind, Misnomer};
use super::super::contest::Reading;
use super::super::context::{numbers, scaled};
use super::super::figure::Figure;
use super::super::formula::{Formula, Given};
use super::super::memory::{Known, Role};
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::grid::Cell;
use crate::cost::read::heading::period_word;
use crate::cost::read::token::{Kind as Token, Money, Operator};
use crate::cost::read::words::{FREE, NET, OPTIONAL, PER_PERSON, TAKEN_OFF, UNKNOWN, Words};
use crate::money::{Exact, Time, Unit};

/// The claims about a cell in a row of sums; `differences` are those that set its amounts against
/// each other.
pub fn claims(
    scope: &RowScope<'_, '_>,
    column: usize,
    above: &[Known],
    differences: Vec<Claim>,
) -> Vec<Claim> {
    let sum = net(scope, column, above).or_else(|| total(scope, column, above));
    let Some(mut sum) = sum else { return differences };
    let mut rest = Vec::new();
    for other in differences {
        if other.figure.span != sum.figure.span {
            rest.push(other);
        } else if sum.readings.is_empty() {
            sum = other;
        } else {
            sum.readings.extend(other.readings);
        }
    }
    rest.insert(0, sum);
    rest
}

/// The claim about an amount in a row of sums.
fn total(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Claim> {
    let cell = &scope.row.cells[column];
    let (at, money) = cell.money()?;
    // `학생당 | $507.31 ÷ 14`: the sum is what it starts from.
    let starts = matches!(
        cell.tokens.get(at + 1).map(|token| &token.kind),
        Some(Token::Sign(Operator::Over | Operator::Times))
    );
    let figure = scope.figure(column, at).filter(|_| !starts)?;
    if let Some(mixed) = mixed(scope, column, &figure, above) {
        return Some(mixed);
    }
    let terms = terms(scope, column, money, above);
    if terms.is_endless(figure.value) {
        let sum = Formula::sum(terms.since.iter().map(|known| Formula::from(known.given())));
        return Some(Claim::new(figure, Kind::Total, "cost-total", vec![sum]));
    }
    if terms.items.is_empty() && terms.totals.is_empty() {
        return Some(Claim::unknown(figure, Kind::Total, "더할 금액이 위에 없습니다"));
    }
    let sum =
        |known: &[&Known]| Formula::sum(known.iter().map(|known| Formula::from(known.given())));
    let mut formulas: Vec<Formula> = yearly(scope, &terms).into_iter().collect();
    if !terms.named.is_empty() {
        formulas.push(sum(&terms.named));
    }
    if !terms.since.is_empty() {
        formulas.push(sum(&terms.since));
        if let Some(last) = terms.totals.last() {
            formulas.push(sum(&[&[*last], terms.since.as_slice()].concat()));
        }
    }
    let alternatives = terms.items.iter().map(|known| known.depth).max().unwrap_or(0);
    if alternatives > 0 {
        // `$0 vs $100`: the sum is of one side.
        formulas.extend((0..=alternatives).rev().map(|side| {
            sum(&terms
                .items
                .iter()
                .copied()
                .filter(|known| known.depth == side)
                .collect::<Vec<_>>())
        }));
    } else if !terms.items.is_empty() {
        formulas.push(sum(&terms.items));
    }
    // `월 비용`, `연간 비용`, `인건비`: the year is what the months come to.
    let yearly = |known: &&Known| {
        let label = &scope.grid.rows[known.line].label;
        label.split_whitespace().next().and_then(period_word) == Some(Time::Year)
    };
    let shorter: Vec<&Known> = terms.items.iter().copied().filter(|known| !yearly(known)).collect();
    if shorter.len() > 1 && shorter.len() < terms.items.len() {
        formulas.push(sum(&shorter));
    }
    if terms.totals.len() > 1 {
        formulas.push(sum(&terms.totals));
    }
    formulas.extend(derived(scope, &terms));
    let force = if terms.complete && terms.items.len() + terms.totals.len() > 1 {
        Force::Binding
    } else {
        Force::Lookup
    };
    if shares(scope) && !terms.totals.is_empty() {
        let claim = Claim::new(figure, Kind::PerStudent, "cost-amount", derived(scope, &terms));
        return Some(claim.force(Force::Lookup));
    }
    let mut claim = Claim::new(figure, Kind::Total, "cost-total", formulas).force(force);
    claim.readings.extend(allowed(scope, column, &terms, above).into_iter().map(Reading::allowed));
    Some(claim)
}

/// `$0.0225/시간` and `$50/월` added up as if they were for one time.
fn mixed(
    scope: &RowScope<'_, '_>,
    column: usize,
    figure: &Figure,
    above: &[Known],
) -> Option<Claim> {
    let rows: Vec<&Known> = above
        .iter()
        .filter(|known| known.piece == scope.place.piece && known.group == column)
        .collect();
    let last = rows.iter().rposition(|known| known.role == Role::Total).map_or(0, |at| at + 1);
    let terms = &rows[last..];
    let periods: Option<BTreeSet<Time>> = terms.iter().map(|known| known.period).collect();
    let sum = Exact::sum(terms.iter().map(|known| known.value));
    if periods?.len() < 2 || sum != Some(figure.value) {
        return None;
    }
    let way = Formula::sum(terms.iter().map(|known| Formula::from(known.given())));
    let claim = Claim::new(figure.clone(), Kind::Total, "cost-total", vec![way]);
    Some(Claim { misnamed: Some(Misnomer::MixedUnits), ..claim })
}

/// How many sums a table has before only its last part counts for the next one.
const PARTS: usize = 48;

/// No sum leaves out the beginning of a table longer than this.
const LONG: usize = 40;

/// Sums that the table allows: with the rows of prices, without what may be left out, less what is
/// taken off, of the last rows alone, for several at once.
fn allowed(
    scope: &RowScope<'_, '_>,
    column: usize,
    terms: &Terms<'_>,
    above: &[Known],
) -> Vec<Formula> {
    let sum =
        |known: &[&Known]| Formula::sum(known.iter().map(|known| Formula::from(known.given())));
    let items = &terms.items;
    let says = |known: &Known, words: Words| {
        scope.grid.rows[known.line].cells.iter().any(|cell| words.within(cell.text))
    };
    let ends = 1..items.len().saturating_sub(1);
    let mut all: Vec<Formula> = match items.len() {
        0..=LONG => ends.map(|from| sum(&items[from..])).collect(),
        _ => Vec::new(),
    };
    let all_rows: Vec<&Known> = above
        .iter()
        .filter(|known| known.group == column && known.piece == scope.place.piece)
        .filter(|known| matches!(known.role, Role::Item | Role::Price))
        .collect();
    if all_rows.len() > items.len() {
        all.push(sum(&all_rows));
    }
    let (kept, left): (Vec<&Known>, Vec<&Known>) =
        items.iter().partition(|known| !says(known, OPTIONAL));
    if !left.is_empty() && !kept.is_empty() {
        all.push(sum(&kept));
    }
    // `할인 | -$2.00` is taken off by its sign.
    let (paid, off): (Vec<&Known>, Vec<&Known>) =
        items.iter().partition(|known| !says(known, TAKEN_OFF) || known.value.is_negative());
    if !off.is_empty() && !paid.is_empty() {
        all.push(off.iter().fold(sum(&paid), |sum, known| sum.minus(known.given())));
    }
    // `합계 (2개 AZ)`
    all.extend(scaled(&sum(items), &numbers(&scope.text(0))));
    all
}

struct Terms<'k> {
    /// All amounts of the column that are no sums.
    items: Vec<&'k Known>,
    /// Those since the last sum.
    since: Vec<&'k Known>,
    /// Those whose row carries the name in the brackets of the sum: `합계 (dev)`.
    named: Vec<&'k Known>,
    /// The sums above.
    totals: Vec<&'k Known>,
    /// Whether every row above has its amount.
    complete: bool,
}

fn terms<'k>(
    scope: &RowScope<'_, '_>,
    column: usize,
    money: &Money,
    above: &'k [Known],
) -> Terms<'k> {
    let own = scope.place.line;
    let column_of = |known: &&Known| {
        known.group == column && known.piece == scope.place.piece && known.line < own
    };
    let same_time = |known: &&Known| match (known.period, money.period()) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let all: Vec<&Known> = above.iter().filter(column_of).filter(same_time).collect();
    let of = |role: Role| {
        all.iter().copied().filter(|known| known.role == role).collect::<Vec<&Known>>()
    };
    let items = match scope.grid.columns[column] {
        Column::Price(_) => of(Role::Price),
        Column::Difference => of(Role::Aside),
        _ => of(Role::Item),
    };
    let totals = of(Role::Total);
    let last = totals.last().map_or(0, |known| known.line + 1);
    let since: Vec<&Known> =
        items.iter().copied().filter(|known| known.line >= last && last > 0).collect();
    let qualifier =
        scope.row.label.split_once('(').map(|(_, rest)| {
            rest.trim_end_matches(')').trim().trim_end_matches('만').to_lowercase()
        });
    let named = qualifier
        .filter(|name| name.chars().count() > 1)
        .map(|name| {
            items
                .iter()
                .copied()
                .filter(|known| {
                    let row = &scope.grid.rows[known.line];
                    row.cells.iter().any(|cell| cell.text.to_lowercase().contains(&name))
                })
                .collect()
        })
        .unwrap_or_default();
    let complete = scope.grid.rows[..own].iter().all(|row| match row.cells.get(column) {
        Some(cell) => {
            // `($1.00)` may be one less.
            cell.money().is_some() && !is_bracketed(cell)
                || cell.is_blank()
                || FREE.within(cell.text) && !UNKNOWN.within(cell.text)
        }
        None => true,
    });
    Terms { items, since, named, totals, complete }
}

/// Whether a cell is nothing but an amount in brackets.
fn is_bracketed(cell: &Cell<'_>) -> bool {
    let kinds: Vec<&Token<'_>> = cell.tokens.iter().map(|token| &token.kind).collect();
    matches!(kinds[..], [Token::Open, Token::Money(_), Token::Close])
}

impl Terms<'_> {
    /// Whether so many parts stand above, each with its sum, that only the last one can be meant, as neither
    /// all amounts nor all sums give this one.
    fn is_endless(&self, value: Exact) -> bool {
        let sum = |terms: &[&Known]| Exact::sum(terms.iter().map(|known| known.value));
        self.totals.len() > PARTS
            && self.since.len() > 1
            && self.complete
            && sum(&self.items) != Some(value)
            && sum(&self.totals) != Some(value)
    }
}

/// `연 합계` below `월 합계`.
fn yearly(scope: &RowScope<'_, '_>, terms: &Terms<'_>) -> Option<Formula> {
    let last = terms.totals.last()?;
    let of = |label: &str| label.split_whitespace().next().and_then(period_word);
    let year = of(&scope.row.label) == Some(Time::Year);
    let month = of(&last.label).is_none_or(|time| time == Time::Month);
    let twelve = || Given::known("12개월", Exact::whole(12));
    (year && month).then(|| Formula::from(last.given()).times(twelve()))
}

/// Whether the row is about one person's part: `학생당`, `학생 부담`.
fn shares(scope: &RowScope<'_, '_>) -> bool {
    PER_PERSON.within(&scope.row.label)
}

/// What is computed from a sum above: `40분 비용` from the hour's, `학생당` from the class's.
fn derived(scope: &RowScope<'_, '_>, terms: &Terms<'_>) -> Vec<Formula> {
    let Some(total) = terms.totals.last().copied() else { return Vec::new() };
    let first = &scope.row.cells[0];
    let mut all = Vec::new();
    for (at, token) in first.tokens.iter().enumerate() {
        let Token::Count(count) = &token.kind else { continue };
        let Some(given) = scope.text(0).given(at) else { continue };
        match &count.unit {
            Some(Unit::Time(Time::Minute)) => {
                all.push(
                    Formula::from(total.given())
                        .times(given)
                        .over(Given::known("60분", Exact::whole(60))),
                );
            }
            Some(Unit::Time(_)) => all.push(Formula::from(total.given()).times(given)),
            Some(Unit::Thing(crate::money::Thing::Person)) => {
                all.push(Formula::from(total.given()).times(given.clone()));
                all.push(Formula::from(total.given()).over(given));
            }
            _ => {}
        }
    }
    if shares(scope) && all.is_empty() {
        let people = scope.page.people_near(scope.start()).iter().map(|people| {
            let end = people.start + people.text.len();
            let span = scope.page.source.span(people.start..end);
            Given::written(people.text.clone(), people.count, span)
        });
        all.extend(people.map(|people| Formula::from(total.given()).over(people)));
    }
    if scope.row.label.contains('월') {
        all.extend(
            scope
                .page
                .calendar
                .lengths(Time::Month, Time::Hour)
                .into_iter()
                .chain(scope.page.calendar.lengths(Time::Month, Time::Day))
                .map(|length| Formula::from(total.given()).times(length)),
        );
    }
    all
}

/// The net benefit of a table of differences: costs that rise count against it, those that fall
/// and benefits count for it.
fn net(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Claim> {
    if !NET.within(&scope.row.label) {
        return None;
    }
    let cell = &scope.row.cells[column];
    let (at, _) = cell.money()?;
    let figure = scope.figure(column, at)?;
    let difference = scope.grid.columns_where(|sort| *sort == Column::Difference).next()?;
    let rows: Vec<&Known> = above
        .iter()
        .filter(|known| {
            known.piece == scope.place.piece
                && known.group == difference
                && known.role == Role::Aside
        })
        .collect();
    if rows.len() < 2 {
        return Some(Claim::unknown(figure, Kind::Total, "더하고 뺄 금액이 위에 없습니다"));
    }
    let of_costs = |known: &Known| {
        scope.grid.rows[known.line]
            .cells
            .iter()
            .enumerate()
            .any(|(at, cell)| at != difference && cell.money().is_some())
    };
    let terms = rows
        .iter()
        .map(|known| {
            use super::super::formula::Term::{Minus, Plus};
            (if of_costs(known) { Minus } else { Plus }, Formula::from(known.given()))
        })
        .collect();
    Some(Claim::new(figure, Kind::Total, "cost-total", vec![Formula::Sum(terms)]))
}
