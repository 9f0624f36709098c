//! `예산 대비: 85.6%`, `On-Demand 대비 65% 저렴`: the amounts above against what the line names.

use super::named::{How, Phrase, meant};
use super::saved::{FEW, MOST, TELLING, gives};
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::CHANGED;
use crate::money::Exact;

/// How many amounts may be named before none of them is meant.
const CLEAR: usize = 3;

/// The claim of a percentage that a line sets against what it names.
pub fn versus(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    let at = (line.body..line.tokens.len())
        .find(|at| matches!(line.tokens[*at].kind, Token::Percent(_)))?;
    let (before, _) = line.text[..line.tokens[at].at.start].split_once("대비")?;
    let name = before.trim_matches(['*', ' ', '(', '→', '-']);
    let figure = scope.figure(at)?;
    let bases = meant(scope, name);
    let own = own(scope, bases.first()?);
    let changed = line.tokens[at + 1..]
        .iter()
        .take(2)
        .any(|token| matches!(token.kind, Token::Word(word) if CHANGED.within(word)));
    let ways = |known: &Known, base: &Known| {
        let own = Formula::from(known.given());
        let change = own.clone().minus(base.given());
        let of = |of: Formula| of.over(base.given()).times(Given::known("100", Exact::whole(100)));
        match changed {
            true => vec![of(change)],
            false => vec![of(own), of(change)],
        }
    };
    let alike = |known: &Known, base: &Known| {
        known.span != base.span && !super::change::differs(known.period, base.period)
    };
    let sure: Vec<&Known> =
        bases.iter().copied().filter(|base| own.is_some_and(|own| alike(own, base))).collect();
    let named = bases.iter().all(|base| name_is_sure(scope, name, base));
    if let Some(own) = own.filter(|_| named && !sure.is_empty() && sure.len() <= CLEAR) {
        let ways: Vec<Formula> = sure.iter().flat_map(|base| ways(own, base)).collect();
        let right = ways.iter().position(|way| gives(scope, &figure, way.clone()));
        let mut ways = ways;
        if let Some(right) = right {
            ways.swap(0, right);
        }
        return Some(Claim::new(figure, Kind::Percent, "cost-percent", ways));
    }
    let most = if figure.significant_digits() < TELLING { FEW } else { MOST };
    let near = || scope.section().rev().filter(|known| known.role != Role::Bound).take(most);
    let way = bases
        .iter()
        .flat_map(|base| {
            near().filter(|known| alike(known, base)).flat_map(|known| ways(known, base))
        })
        .find(|way| gives(scope, &figure, way.clone()))?;
    Some(Claim::new(figure, Kind::Percent, "cost-percent", vec![way]).force(Force::Lookup))
}

/// `추가 부담: 2.7%` below a sum of just two amounts: what share of the first the second is.
pub fn more(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    let said = ["추가 부담", "추가 비용", "비용 증가", "부담 증가"];
    let at = (line.body..line.tokens.len())
        .find(|at| matches!(line.tokens[*at].kind, Token::Percent(_)))?;
    let sum = scope.above().next_back().filter(|known| {
        known.role == Role::Total && known.line + 1 == scope.at && known.starts_from.len() == 2
    })?;
    let term = |at: usize| {
        let (value, span) = sum.starts_from[at];
        scope.recent().rev().find(|known| known.value == value && Some(known.span) == span)
    };
    let (first, second) = (term(0)?, term(1)?);
    let way = Formula::from(second.given())
        .over(first.given())
        .times(Given::known("100", Exact::whole(100)));
    let meant = line.body > 0 && said.iter().any(|word| line.label.contains(word));
    let claim = Claim::new(scope.figure(at)?, Kind::Percent, "cost-percent", vec![way]);
    meant.then_some(claim)
}

/// `할인율: 37.3%` below the one price of `m5.large RI`: against the price of `m5.large` above.
pub fn reserved(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    let named = ["할인율", "절감률", "절감율"].iter().any(|word| line.label.contains(word));
    let at = (line.body..line.tokens.len())
        .find(|at| matches!(line.tokens[*at].kind, Token::Percent(_)))?;
    let mut own = scope.group().filter(|known| known.role == Role::Price);
    let own = own.next().filter(|_| named && own.next().is_none())?;
    let fits = |known: &&Known| {
        known.role == Role::Price
            && known.period == own.period
            && known.section != own.section
            && known.value > own.value
            && known.names() != own.names()
            && known.names().within(own.names())
    };
    let mut bases: Vec<&Known> = Vec::new();
    for known in scope.recent().rev().filter(fits) {
        if bases.iter().all(|other| other.value != known.value) {
            bases.push(known);
        }
    }
    let [base] = bases[..] else { return None };
    let way = Formula::from(base.given())
        .minus(own.given())
        .over(base.given())
        .times(Given::known("100", Exact::whole(100)));
    Some(Claim::new(scope.figure(at)?, Kind::Percent, "cost-percent", vec![way]))
}

fn name_is_sure(scope: &Scope<'_, '_>, name: &str, base: &Known) -> bool {
    Phrase::new(name).names(scope, base).is_some_and(|how| how < How::Under)
}

/// The amount that is set against the base: the one right above, or the last of the base's own row of sums.
fn own<'s>(scope: &Scope<'_, 's>, base: &Known) -> Option<&'s Known> {
    let plain = |known: &&Known| !matches!(known.role, Role::Price | Role::Bound | Role::Saving);
    let above = scope.above().next_back().filter(|known| known.line + 1 == scope.at);
    above.filter(plain).or_else(|| {
        let last = scope.above().next().is_none();
        let table = scope.page.statements(base.piece).is_empty() && base.role == Role::Total;
        let mut row = scope.recent().filter(|known| {
            known.piece == base.piece && known.line == base.line && known.group > base.group
        });
        row.next().filter(|known| last && table && known.role == Role::Total)
    })
}
