//! `순 효과: +$111/월`: benefits less costs of the lines above.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Term};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::words::{BENEFIT, COST_UP, NET};

/// The claim of what is left of benefits after costs.
pub fn net(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !scope.label_has(NET) {
        return None;
    }
    let figure = scope.figure(main)?;
    let items: Vec<&Known> =
        scope.group().filter(|known| matches!(known.role, Role::Item | Role::Saving)).collect();
    let terms: Option<Vec<(Term, Formula)>> =
        items.iter().map(|known| Some((side(known)?, known.given().into()))).collect();
    let both = items.iter().any(|known| side(known) == Some(Term::Plus))
        && items.iter().any(|known| side(known) == Some(Term::Minus));
    match terms {
        Some(mut terms) if both => {
            terms.sort_by_key(|(term, _)| *term == Term::Minus);
            Some(vec![
                Claim::new(figure, Kind::Difference, "cost-total", vec![Formula::Sum(terms)])
                    .force(Force::Binding),
            ])
        }
        _ => Some(vec![Claim::unknown(figure, Kind::Difference, "더하고 뺄 금액이 위에 없습니다")]),
    }
}

/// Whether a line is a benefit or a cost; `None` when its name does not say.
fn side(known: &Known) -> Option<Term> {
    if COST_UP.within(&known.label) {
        Some(Term::Minus)
    } else {
        BENEFIT.within(&known.label).then_some(Term::Plus)
    }
}
