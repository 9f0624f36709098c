//! Rows that set the rows above against each other: `| **절감액** | $55,000 |`.

use super::super::claim::{Claim, Force, Kind};
use super::super::formula::{Formula, Given};
use super::super::memory::{Known, Role};
use super::row::RowScope;
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{AFTER, BEFORE, GAP, SAVING};
use crate::money::Exact;

/// Two amounts that a row sets against each other, and how sure that is.
struct Pair<'k> {
    before: &'k Known,
    after: &'k Known,
    force: Force,
}

/// The claims about a cell of such a row; none when the row is another.
pub fn claims(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Vec<Claim> {
    let label = &scope.row.label;
    if !SAVING.within(label) && !GAP.within(label) {
        return Vec::new();
    }
    let Some(pair) = pair(scope, column, above) else { return Vec::new() };
    let saved = Formula::from(pair.before.given()).minus(pair.after.given());
    let cell = &scope.row.cells[column];
    cell.tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| {
            let figure = scope.figure(column, at)?;
            let claim = match token.kind {
                Token::Percent(_) => {
                    let grows = pair.before.value < pair.after.value;
                    let base = if grows { pair.after } else { pair.before };
                    let share = saved
                        .clone()
                        .over(base.given())
                        .times(Given::known("100", Exact::whole(100)));
                    Claim::new(figure, Kind::Percent, "cost-percent", vec![share])
                }
                _ if SAVING.within(label) && is_directed(&pair) => {
                    Claim::new(figure, Kind::Savings, "cost-amount", vec![saved.clone()]).directed()
                }
                _ if figure.unsigned() => {
                    Claim::new(figure, Kind::Difference, "cost-amount", vec![saved.clone()])
                }
                _ => {
                    let change = Formula::from(pair.after.given()).minus(pair.before.given());
                    Claim::new(figure, Kind::Difference, "cost-amount", vec![change, saved.clone()])
                }
            };
            Some(claim.force(pair.force))
        })
        .collect()
}

/// The two amounts: those named before and after in the column, the last two sums of it, its only
/// two rows, or the two sums of the row above.
fn pair<'k>(scope: &RowScope<'_, '_>, column: usize, above: &'k [Known]) -> Option<Pair<'k>> {
    let table: Vec<&Known> = above
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
    if let (Some(before), Some(after)) = (named(BEFORE), named(AFTER))
        && before.span != after.span
    {
        return Some(Pair { before, after, force: Force::Binding });
    }
    for (role, force) in [(Role::Total, Force::Lookup), (Role::Item, Force::Binding)] {
        if let [before, after] = of(role)[..] {
            return Some(Pair { before, after, force });
        }
    }
    let row = scope.place.line.checked_sub(1)?;
    let beside: Vec<&Known> = table
        .iter()
        .copied()
        .filter(|known| known.line == row && matches!(known.role, Role::Total | Role::Item))
        .collect();
    match beside[..] {
        [before, after] => Some(Pair { before, after, force: Force::Lookup }),
        _ => None,
    }
}

fn is_directed(pair: &Pair<'_>) -> bool {
    BEFORE.within(&pair.before.label) && !BEFORE.within(&pair.after.label)
        || AFTER.within(&pair.after.label) && !AFTER.within(&pair.before.label)
}
