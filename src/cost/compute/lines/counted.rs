//! `회당 3,125원, 월 20회면 62,500원`: an amount as often as the line counts.

use super::saved::gives;
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::money::{Exact, Thing, Time, Unit};

/// How many amounts above may be what is counted.
const MOST: usize = 3;

/// From how many digits on a product is no coincidence; days and people are what amounts are counted by.
const TELLING: usize = 3;
const TELLING_OF_DAYS: usize = 2;

/// Numbers of days with names of their own.
const DAYS: [(&str, i64); 3] = [("이틀", 2), ("사흘", 3), ("나흘", 4)];

/// The claims of amounts that are others of the line as often as it says: each amount with what stands
/// before it.
pub fn in_line(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    moneys
        .windows(2)
        .filter_map(|pair| {
            let figure = scope.figure(pair[1])?;
            let signs = line.tokens[pair[0] + 1..pair[1]]
                .iter()
                .any(|token| matches!(token.kind, Token::Sign(sign) if sign != Operator::Arrow));
            let from = line.tokens[..pair[0]]
                .iter()
                .rposition(|token| matches!(token.kind, Token::Sign(Operator::Equals)));
            let base = scope.text().given(pair[0])?;
            // Behind its result an equation counts no more.
            let counts = from.map_or(0, |_| pair[0])..pair[1];
            found(scope, &figure, counts, &[base]).filter(|_| !signs)
        })
        .map(|claim| claim.force(Force::Lookup))
        .collect()
}

/// The claim of an amount that is one above as often as the line says.
pub fn of_above(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let signs = [Operator::Equals, Operator::Times, Operator::Over, Operator::Plus];
    if signs.iter().any(|sign| line.has(*sign)) {
        return None;
    }
    let figure = scope.figure(main)?;
    let fits = |known: &&Known| {
        matches!(known.role, Role::Item | Role::Total | Role::Aside | Role::Saving)
            && !known.value.is_zero()
    };
    let bases: Vec<Given> =
        scope.section().rev().filter(fits).take(MOST).map(Known::given).collect();
    if let Some(claim) = days(scope, main) {
        return Some(vec![claim]);
    }
    let claim = found(scope, &figure, 0..main, &bases)?;
    Some(vec![claim.force(Force::Lookup)])
}

/// `주말 이틀이면: $6.64` right below what a day comes to.
fn days(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let line = scope.line();
    let day = scope.above().next_back().filter(|known| {
        known.line + 1 == scope.at
            && known.period == Some(Time::Day)
            && known.sure == Sureness::Computed
            && matches!(known.role, Role::Item | Role::Total)
    })?;
    let mut counts = (0..main).filter_map(|at| match &line.tokens[at].kind {
        Token::Word(word) => DAYS
            .iter()
            .find(|(name, _)| word.starts_with(name))
            .map(|(name, days)| Given::known((*name).to_owned(), Exact::whole(*days))),
        Token::Count(count) if count.unit == Some(Unit::Time(Time::Day)) && !count.range => {
            scope.text().given(at)
        }
        _ => None,
    });
    let count = counts.next().filter(|_| counts.next().is_none())?;
    let alone = line.counts().count() <= 1 && line.moneys().count() == 1 && line.body > 0;
    let way = Formula::from(day.given()).times(count);
    let claim = Claim::new(scope.figure(main)?, Kind::Conversion, "cost-amount", vec![way]);
    alone.then_some(claim)
}

fn found(
    scope: &Scope<'_, '_>,
    figure: &crate::cost::compute::figure::Figure,
    range: std::ops::Range<usize>,
    bases: &[Given],
) -> Option<Claim> {
    let digits = figure.telling_digits();
    let line = scope.line();
    let counts = range.filter_map(|at| match &line.tokens[at].kind {
        // `6대 → 2대` counts what there was and what is left.
        Token::Count(count) if !count.range && !line.beside(at, Operator::Arrow) => {
            let timed = matches!(count.unit, Some(Unit::Time(time)) if time < Time::Day);
            let sized = matches!(count.unit, Some(Unit::Data(_)));
            let counts = matches!(&count.unit, Some(Unit::Time(_) | Unit::Thing(Thing::Person)));
            let enough = digits >= if counts { TELLING_OF_DAYS } else { TELLING };
            let sort = enough && !timed && !sized;
            scope.text().given(at).filter(|given| sort && given.value > Exact::ONE)
        }
        Token::Word(word) => DAYS
            .iter()
            .find(|(name, _)| digits >= TELLING_OF_DAYS && word.starts_with(name))
            .map(|(name, days)| Given::known((*name).to_owned(), Exact::whole(*days))),
        _ => None,
    });
    let way = counts
        .flat_map(|count| {
            bases.iter().map(move |base| Formula::from(base.clone()).times(count.clone()))
        })
        .find(|way| gives(scope, figure, way.clone()))?;
    Some(Claim::new(figure.clone(), Kind::Statement, "cost-amount", vec![way]))
}
