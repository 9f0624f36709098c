//! `$0 (프리티어 범위 내)`: nothing is to be paid.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::statement::plain;
use crate::cost::read::words::{ESTIMATE, FREE, FREE_TIER, NOT_FREE};
use crate::money::Exact;

/// The claim of an amount that is said to be free.
pub fn free(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let figure = scope.figure(main)?;
    if !FREE.within(line.text) || scope.label_has(ESTIMATE) {
        return None;
    }
    let nothing = Formula::from(Given::known("무료", Exact::ZERO));
    if figure.value.is_zero() {
        if let Some(claim) = excluded(scope, main) {
            return Some(vec![claim]);
        }
        return Some(vec![Claim::new(figure, Kind::Statement, "cost-free-tier", vec![nothing])]);
    }
    // `$0.50 (100GB 무료)` is what is left after the allowance; only a bare `(무료)` is nothing.
    let (from, to) = line.note_after(main)?;
    let note = plain(line.slice(from, to));
    let bare = FREE.begin(&note)
        && !NOT_FREE.within(&note)
        && !note.contains(|c: char| c.is_ascii_digit())
        && [
            "무료",
            "프리티어",
            "프리 티어",
            "프리티어 범위 내",
            "프리티어 범위",
            "무료 범위 내",
            "무료 범위",
            "Free Tier",
            "free tier",
        ]
        .contains(&note.as_str());
    bare.then(|| vec![Claim::new(figure, Kind::Statement, "cost-free-tier", vec![nothing])])
}

/// A free tier that the page says does not hold for what the piece is about.
fn excluded(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    if !scope.label_has(FREE_TIER) || scope.page.excluded.is_empty() {
        return None;
    }
    let above = scope.around().iter().take_while(|line| line.start < scope.line().start);
    let piece: Vec<String> = above.map(|line| line.text.to_lowercase()).collect();
    let caption = scope.setting().caption.to_lowercase();
    let not_free = scope
        .page
        .excluded
        .iter()
        .any(|name| piece.iter().chain([&caption]).any(|text| text.contains(name.as_str())));
    let total = scope.above().rev().find(|known| known.role == Role::Total);
    let figure = scope.figure(main)?;
    let formula = total.map(Known::given).map(Formula::from)?;
    not_free.then(|| {
        Claim::new(figure, Kind::Statement, "cost-free-tier", vec![formula]).force(Force::Binding)
    })
}
