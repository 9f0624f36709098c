//! `최적화 후: $93.90`: what is left of the amount before, once what stands between is taken off.

use super::reduced;
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::formula::Formula;
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::words::{AFTER, BEFORE, DISCOUNT};

/// From how many digits on a figure is no coincidence among a few.
const TELLING: usize = 3;

/// How many amounts may be what was taken off.
const MOST: usize = 8;

/// The claim of an amount after a change, below the amount before it.
pub fn left(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let label = &scope.line().label;
    if !AFTER.within(label) && !label.contains("조치 후") || DISCOUNT.within(label) {
        return None;
    }
    let group: Vec<&Known> = scope.group().collect();
    let figure = scope.figure(main)?;
    let signed = |known: &Known| known.text.starts_with(['+', '-', '−']);
    let steps = group.iter().rev().take_while(|known| signed(known)).count();
    if let Some(start) = group.len().checked_sub(steps + 1).filter(|_| steps > 0) {
        let together = group[start..].windows(2).all(|pair| pair[0].line + 1 == pair[1].line)
            && group.last().is_some_and(|last| last.line + 1 == scope.at)
            && group[start..].iter().all(|known| {
                known.role != Role::Price
                    && !super::change::differs(known.period, scope.period(main))
            });
        if together {
            let sum = Formula::sum(group[start..].iter().map(|known| known.given().into()));
            return Some(vec![Claim::new(figure, Kind::Total, "cost-total", vec![sum])]);
        }
    }
    if let Some(claim) = after_savings(scope, main) {
        return Some(vec![claim]);
    }
    let before = group
        .iter()
        .rev()
        .find(|known| BEFORE.within(&known.label) || known.label.contains("조치 전"))?;
    let ways: Vec<Formula> = scope
        .section()
        .rev()
        .filter(|known| matches!(known.role, Role::Total | Role::Saving))
        .filter(|known| known.span != before.span)
        .take(MOST)
        .map(|off| Formula::from(before.given()).minus(off.given()))
        .filter(|way| super::saved::gives(scope, &figure, way.clone()))
        .take(1)
        .collect();
    (!ways.is_empty() && figure.significant_digits() >= TELLING)
        .then(|| vec![Claim::new(figure, Kind::Savings, "cost-amount", ways).force(Force::Lookup)])
}

/// The claim of what is left below a line of what was saved: the last sum before the group, less that.
fn after_savings(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let saving = scope.group().next_back().filter(|known| {
        known.role == Role::Saving && known.line + 1 == scope.at && known.sure == Sureness::Computed
    })?;
    let alike = |known: &Known| {
        !super::change::differs(known.period, scope.period(main))
            && !super::change::differs(known.period, saving.period)
    };
    // What was saved of amounts of this group is less than they are.
    let other = scope.group().any(|known| known.role == Role::Total);
    let whole = scope
        .section()
        .rev()
        .filter(|known| known.role == Role::Total && known.value > saving.value && alike(known))
        .find(|known| (known.piece, known.group) < (saving.piece, saving.group))?;
    let way = Formula::from(whole.given()).minus(saving.given());
    let claim = Claim::new(scope.figure(main)?, Kind::Savings, "cost-total", vec![way]);
    // The sum that adds up everything that was reduced must be meant.
    let meant = reduced::whole(scope).is_some_and(|meant| meant.span == whole.span);
    (!other).then(|| if meant { claim } else { claim.supported(Way::Saved, scope.piece) })
}

/// The claim that `추가 비용: $22.46/일` is what the last of two amounts above is more than the first.
pub fn more(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let label = &scope.line().label;
    if ![
        "추가 비용",
        "추가 부담",
        "추가 지출",
        "증가액",
        "초과 비용",
        "초과 부담",
        "추가 요금",
        "증가분",
    ]
    .iter()
    .any(|word| label.contains(word))
    {
        return None;
    }
    let figure = scope.figure(main)?;
    let group: Vec<&Known> = scope.group().filter(|known| known.role == Role::Item).collect();
    let [.., before, after] = group[..] else { return None };
    let way = Formula::from(after.given()).minus(before.given());
    // Right below just two amounts that are computed for the same time it lies between them.
    let own = |known: &Known| known.sure == Sureness::Computed && known.period.is_some();
    let only = group.len() == 2 && own(before) && own(after) && before.period == after.period;
    let close = before.line + 1 == after.line && after.line + 1 == scope.at;
    let timed = scope.period(main) == after.period;
    // `추가 비용: $25 (로그 보관)` may be anything that comes on top.
    let said = ["부담", "증가액", "증가분", "추가 지출"].iter().any(|word| label.contains(word));
    let only = only && said;
    if only && close && timed && after.value > before.value {
        return Some(vec![Claim::new(figure, Kind::Difference, "cost-amount", vec![way])]);
    }
    let fits = !super::change::differs(before.period, after.period)
        && figure.significant_digits() >= TELLING
        && super::saved::gives(scope, &figure, way.clone());
    fits.then(|| {
        vec![Claim::new(figure, Kind::Difference, "cost-amount", vec![way]).force(Force::Lookup)]
    })
}
