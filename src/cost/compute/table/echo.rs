//! Amounts of tables that the page computed before: restated, for several months, or one less another.

use super::super::claim::{Claim, Kind, Way};
use super::super::contest::gives;
use super::super::figure::Figure;
use super::super::formula::{Formula, Given};
use super::super::memory::{Known, Role, Sureness};
use super::super::names::Names;
use super::row::RowScope;
use crate::cost::read::token::Kind as Token;
use crate::money::{Amount, Exact, Time, Unit};

/// From how many digits on equal amounts are one amount, whatever it is called.
const ANY_NAME: usize = 5;

/// From how many digits on a difference, or a slip of the pen, is no coincidence.
const TELLING: usize = 4;

/// The same where the names agree too.
const NAMED: usize = 3;

/// How many sums are set against each other.
const SUMS: usize = 8;

/// How many amounts are looked through.
const MOST: usize = 200;

/// The claim of an amount that stands computed above. A slip of the pen is wrong where other amounts of the
/// column are restated.
pub fn claim(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Claim> {
    let (token, _) = scope.row.cells[column].money()?;
    let figure = scope.figure(column, token)?;
    let piece = scope.place.piece;
    let names = Names::of(&scope.row.label);
    // What stands before the table, in the order of the page.
    let above = &above[..above.partition_point(|known| known.piece < piece)];
    let known = restated(&figure, &names, above.iter())
        .or_else(|| under_heading(scope, &figure, column, above));
    if let Some(known) = known {
        let claim = Claim::new(figure, Kind::Restated, "cost-amount", vec![known.given().into()]);
        return Some(claim.supported(Way::Echo(column), piece));
    }
    let ways = derived(scope, &figure, above);
    if !ways.is_empty() {
        let claim = Claim::new(figure, Kind::Statement, "cost-amount", ways);
        return Some(claim.supported(Way::Echo(column), piece));
    }
    let slip = slipped(&figure, above.iter())?;
    let claim = Claim::new(figure, Kind::Restated, "cost-amount", vec![slip.given().into()]);
    Some(claim.supported(Way::Echo(column), piece))
}

fn counts(known: &Known) -> bool {
    known.sure == Sureness::Computed
        && !matches!(known.role, Role::Price | Role::Bound)
        && !known.value.is_zero()
}

/// The computed amount that a figure states again: of its name, or with more digits.
pub fn restated<'k>(
    figure: &Figure,
    names: &Names,
    above: impl DoubleEndedIterator<Item = &'k Known>,
) -> Option<&'k Known> {
    let digits = figure.significant_digits();
    let mut found = above.rev().take(MOST).filter(|known| counts(known));
    found.find(|known| {
        known.value == figure.value
            && currency(&known.text) == figure.currency()
            && (digits >= ANY_NAME || digits >= NAMED && names.share(known.names()))
    })
}

/// The computed amount of the section that is called as the column is: `v3` in a table of versions.
fn under_heading<'k>(
    scope: &RowScope<'_, '_>,
    figure: &Figure,
    column: usize,
    above: &'k [Known],
) -> Option<&'k Known> {
    let names = Names::of(scope.heading(column));
    if names.is_empty() || figure.significant_digits() < NAMED {
        return None;
    }
    let piece = scope.place.piece;
    let mut found = above.iter().rev().filter(|known| known.piece != piece && counts(known));
    found.find(|known| {
        let heading = || scope.page.pieces.get(known.piece)?.setting.headings.last().copied();
        known.value == figure.value
            && currency(&known.text) == figure.currency()
            && (names.share(&Names::of(&known.label))
                || heading().is_some_and(|heading| names.share(&Names::of(heading))))
    })
}

/// The one computed amount that a figure is but for two digits changed over, or a point set wrong.
pub fn slipped<'k>(
    figure: &Figure,
    above: impl DoubleEndedIterator<Item = &'k Known>,
) -> Option<&'k Known> {
    if figure.significant_digits() < TELLING {
        return None;
    }
    let ten = Exact::whole(10);
    let mut found: Vec<&Known> = Vec::new();
    for known in above.rev().take(MOST).filter(|known| counts(known)) {
        // What stands there to the digit is no slip of something else.
        if known.value == figure.value && currency(&known.text) == figure.currency() {
            return None;
        }
        let tenfold = known.value.times(ten) == Some(figure.value)
            || figure.value.times(ten) == Some(known.value);
        let slip = tenfold || swapped(&figure.text, &known.text);
        let new = !found.iter().any(|other| other.value == known.value);
        if slip && new && currency(&known.text) == figure.currency() {
            found.push(known);
        }
    }
    let [only] = found[..] else { return None };
    Some(only)
}

/// Whether two texts differ in two digits that stand side by side the other way round.
fn swapped(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let (one, other) = (digits(one), digits(other));
    let apart: Vec<usize> =
        (0..one.len().min(other.len())).filter(|at| one[*at] != other[*at]).collect();
    match apart[..] {
        [first, second] => {
            one.len() == other.len()
                && first + 1 == second
                && one[first] == other[second]
                && one[second] == other[first]
        }
        _ => false,
    }
}

fn currency(text: &str) -> Option<crate::money::Currency> {
    Amount::read(text).map(|(amount, _)| amount.currency())
}

/// What a figure is made of: a sum above for as many months as the row names, or one sum less another.
fn derived(scope: &RowScope<'_, '_>, figure: &Figure, above: &[Known]) -> Vec<Formula> {
    if figure.telling_digits() < NAMED {
        return Vec::new();
    }
    let piece = scope.place.piece;
    let known = || above.iter().rev().filter(|known| known.piece != piece && counts(known));
    let months = months(scope);
    let mut all: Vec<Formula> = months
        .into_iter()
        .flat_map(|count| {
            known().take(MOST).map(move |known| Formula::from(known.given()).times(count.clone()))
        })
        .filter(|way| gives(figure, way, &scope.page.judging))
        .take(1)
        .collect();
    let sums: Vec<&Known> = known().filter(|known| known.role == Role::Total).take(SUMS).collect();
    let beside = above.windows(2).rev().take(MOST).filter(|pair| {
        pair[0].piece == pair[1].piece
            && pair[0].piece != piece
            && counts(&pair[0])
            && counts(&pair[1])
    });
    let column = above.iter().rev().take(MOST).filter(|known| known.piece != piece);
    let columns = column.clone().filter_map(|known| {
        let next = above.iter().find(|next| {
            next.piece == known.piece && next.group == known.group && next.line == known.line + 1
        });
        Some((known, next?))
    });
    let pairs = sums
        .iter()
        .enumerate()
        .flat_map(|(at, last)| sums[at + 1..].iter().map(move |first| (*first, *last)))
        .chain(beside.map(|pair| (&pair[0], &pair[1])))
        .chain(columns.filter(|(a, b)| counts(a) && counts(b)));
    let mut differences = pairs
        .map(|(first, last)| match first.value > last.value {
            true => Formula::from(first.given()).minus(last.given()),
            false => Formula::from(last.given()).minus(first.given()),
        })
        .filter(|way| gives(figure, way, &scope.page.judging));
    if all.is_empty() {
        all.extend(differences.next());
    }
    all
}

/// The numbers of months that the name of the row says.
fn months(scope: &RowScope<'_, '_>) -> Vec<Given> {
    let Some(cell) = scope.row.cells.first() else { return Vec::new() };
    (0..cell.tokens.len())
        .filter(|at| match &cell.tokens[*at].kind {
            Token::Count(count) => count.unit == Some(Unit::Time(Time::Month)),
            _ => false,
        })
        .filter_map(|at| scope.text(0).given(at))
        .collect()
}
