//! Rows that set the rows above against each other: `| **절감액** | $55,000 |`.

use super::super::claim::{Claim, Force, Kind};
use super::super::contest::{Reading, judge};
use super::super::figure::{Figure, Measure};
use super::super::formula::{Formula, Given};
use super::super::memory::{Known, Role};
use super::super::verdict::{Order, Status};
use super::row::RowScope;
use crate::cost::read::words::{AFTER, BEFORE, GAP, SAVING};
use crate::money::Exact;

/// Two amounts that a row can set against each other.
#[derive(Clone, Copy)]
struct Pair<'k> {
    before: &'k Known,
    after: &'k Known,
    /// Whether the table leaves no doubt that they are meant.
    force: Force,
}

/// How many figures above a row are looked through.
const NEAR: usize = 512;

/// The claims about a cell of such a row; none when the row is another.
pub fn claims(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Vec<Claim> {
    let label = &scope.row.label;
    if !SAVING.within(label) && !GAP.within(label) {
        return Vec::new();
    }
    let pairs = pairs(scope, column, above);
    let cell = &scope.row.cells[column];
    let figures: Vec<Figure> =
        (0..cell.tokens.len()).filter_map(|at| scope.figure(column, at)).collect();
    // The pair that gives the amount, else the one that gives the percentage, is the one meant.
    let gives = |figure: &Figure, pair: &Pair<'_>| {
        judge(figure, &readings(figure, pair), Order::Either, &scope.page.judging)
            .is_some_and(|verdict| verdict.status == Status::Verified)
    };
    let chosen = figures
        .iter()
        .find_map(|figure| pairs.iter().find(|pair| gives(figure, pair)))
        .map(|pair| Pair { force: Force::Binding, ..*pair });
    let Some(pair) = chosen.or_else(|| pairs.first().copied()) else { return Vec::new() };
    figures
        .into_iter()
        .map(|figure| {
            let percent = figure.measure == Measure::Percent;
            let directed = !percent && SAVING.within(label) && is_directed(&pair);
            let (kind, code) = match (percent, directed) {
                (true, _) => (Kind::Percent, "cost-percent"),
                (false, true) => (Kind::Savings, "cost-amount"),
                (false, false) => (Kind::Difference, "cost-amount"),
            };
            let saved = Formula::from(pair.before.given()).minus(pair.after.given());
            let ways = match directed {
                true => vec![saved.into()],
                false => readings(&figure, &pair),
            };
            let mut claim = Claim::new(figure, kind, code, Vec::new()).force(pair.force);
            claim.readings = ways;
            if directed { claim.directed() } else { claim }
        })
        .collect()
}

/// The ways in which a figure can come from a pair.
fn readings(figure: &Figure, pair: &Pair<'_>) -> Vec<Reading> {
    let saved = Formula::from(pair.before.given()).minus(pair.after.given());
    if figure.measure == Measure::Percent {
        let grows = pair.before.value < pair.after.value;
        let base = if grows { pair.after } else { pair.before };
        let share = saved.over(base.given()).times(Given::known("100", Exact::whole(100)));
        return vec![share.into()];
    }
    if figure.unsigned() {
        return vec![saved.into()];
    }
    let change = Formula::from(pair.after.given()).minus(pair.before.given());
    vec![change.into(), saved.into()]
}

/// The pairs of amounts, the most natural first: the two sums of the row above a lone difference,
/// those named before and after in the column, its only two rows, its last two sums, the two sums of
/// the row above.
fn pairs<'k>(scope: &RowScope<'_, '_>, column: usize, above: &'k [Known]) -> Vec<Pair<'k>> {
    let table: Vec<&Known> = above[above.len().saturating_sub(NEAR)..]
        .iter()
        .filter(|known| known.piece == scope.place.piece && known.line < scope.place.line)
        .collect();
    let here: Vec<&Known> = table.iter().copied().filter(|known| known.group == column).collect();
    let of =
        |role: Role| here.iter().copied().filter(|known| known.role == role).collect::<Vec<_>>();
    let named = |words: crate::cost::read::words::Words| {
        let mut found = here.iter().copied().filter(|known| words.within(&known.label));
        found.next_back()
    };
    let lone = scope.row.cells.iter().filter(|cell| cell.money().is_some()).count() == 1;
    let row = scope.place.line.checked_sub(1);
    let beside: Vec<&Known> = table
        .iter()
        .copied()
        .filter(|known| Some(known.line) == row)
        .filter(|known| matches!(known.role, Role::Total | Role::Item))
        .collect();
    let beside = match beside[..] {
        [before, after] => Some((before, after)),
        _ => None,
    };
    let sums = beside
        .filter(|(before, after)| lone && before.role == Role::Total && after.role == Role::Total);
    let mut all: Vec<Pair<'k>> = Vec::new();
    let mut push = |pair: Option<(&'k Known, &'k Known)>, force| {
        all.extend(pair.map(|(before, after)| Pair { before, after, force }));
    };
    push(sums, Force::Binding);
    push(
        named(BEFORE).zip(named(AFTER)).filter(|(before, after)| before.span != after.span),
        Force::Binding,
    );
    if let [before, after] = of(Role::Item)[..] {
        push(Some((before, after)), Force::Binding);
    }
    if let [.., before, after] = of(Role::Total)[..] {
        push(Some((before, after)), Force::Lookup);
    }
    push(beside, Force::Lookup);
    let extremes = ["최대", "최소"].iter().all(|word| scope.row.label.contains(word));
    let by_value = |known: &&&Known| known.value;
    let items = || here.iter().filter(|known| matches!(known.role, Role::Item | Role::Aside));
    if extremes {
        push(
            items().max_by_key(by_value).copied().zip(items().min_by_key(by_value).copied()),
            Force::Binding,
        );
    }
    all
}

fn is_directed(pair: &Pair<'_>) -> bool {
    BEFORE.within(&pair.before.label) && !BEFORE.within(&pair.after.label)
        || AFTER.within(&pair.after.label) && !AFTER.within(&pair.before.label)
}
