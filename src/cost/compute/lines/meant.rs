//! The two amounts above a line that it must set against each other.

use super::scope::Scope;
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::words::{AFTER, BEFORE};

/// The two amounts that nothing else can be meant by: the one change of the group, or the only two amounts
/// that stand right above and are computed, or are called before and after.
pub fn pair<'s>(scope: &Scope<'_, 's>, main: usize) -> Option<(&'s Known, &'s Known)> {
    let amounts = |known: &&Known| matches!(known.role, Role::Item | Role::Total | Role::Aside);
    let group: Vec<&Known> = scope.group().filter(amounts).collect();
    let Some(last) = group.last() else { return apart(scope, main) };
    let mut changes = scope.group().filter(|known| known.role == Role::Before);
    if let Some(before) = changes.next() {
        let only = changes.next().is_none() && before.line == last.line;
        return only.then_some((before, *last));
    }
    // `과금: … = $690`, and under the next title `과금: … = $100`.
    if let [after] = group[..] {
        let before = scope.above().rev().filter(|known| known.group < after.group).find(amounts)?;
        let computed = before.sure == Sureness::Computed && after.sure == Sureness::Computed;
        let namesakes = computed && before.label == after.label && after.line + 1 == scope.at;
        let alike = !super::change::differs(before.period, after.period)
            && !super::change::differs(after.period, scope.period(main));
        return (namesakes && alike).then_some((before, after));
    }
    let (before, after) = match group[..] {
        [before, after] => (before, after),
        // `… = 240만원`, `… = 60만원` below what they are computed from.
        [.., first, before, after] => {
            let own = |known: &Known| known.sure == Sureness::Computed;
            let apart = !own(first) && own(before) && own(after);
            let close = before.line + 1 == after.line && after.line + 1 == scope.at;
            (apart && close).then_some((before, after))?
        }
        _ => return None,
    };
    let timed = before.period.is_some() && before.period == after.period;
    let computed = before.sure == Sureness::Computed && after.sure == Sureness::Computed;
    let alike = !super::change::differs(before.period, after.period)
        && !super::change::differs(after.period, scope.period(main));
    let meant = timed || computed || is_directed(&(before, after));
    (alike && meant).then_some((before, after))
}

/// The two amounts of one name that are all that stands above in the piece, each in its own group: what is paid
/// with the one way and with the other. Nothing to pay is an amount, too.
fn apart<'s>(scope: &Scope<'_, 's>, main: usize) -> Option<(&'s Known, &'s Known)> {
    let above: Vec<&Known> = scope.above().collect();
    let [before, after] = above[..] else { return None };
    let own = |known: &Known| known.sure == Sureness::Computed || known.value.is_zero();
    let titles = |known: &Known| &scope.statements[known.line].titles;
    let alike = before.label == after.label
        && own(before)
        && own(after)
        && titles(before) != titles(after)
        && after.line + 1 == scope.at
        && !super::change::differs(before.period, after.period)
        && !super::change::differs(after.period, scope.period(main));
    alike.then_some((before, after))
}

/// Whether the names of two amounts tell which is before and which after.
pub fn is_directed((before, after): &(&Known, &Known)) -> bool {
    BEFORE.within(&before.label) && !BEFORE.within(&after.label)
        || AFTER.within(&after.label) && !AFTER.within(&before.label)
}
