//! `Multi-AZ: $0.034/hour (2배)`: a multiple of the price above.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Kind, Way};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::Role;
use crate::cost::read::statement::Statement;
use crate::money::{Exact, Number};

/// The claim of a price that is a multiple of the one above it: as its own line says, or as a line
/// of the same name in the piece says.
pub fn multiple(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let line = scope.line();
    let base = scope
        .group()
        .next_back()
        .filter(|known| known.role == Role::Price && known.line + 1 == scope.at)?;
    let above = &scope.statements[base.line];
    let same = |other: &&Statement<'_>| other.label == line.label;
    let (text, times) = times(line).or_else(|| {
        let mut all = scope.around().iter().filter(same).filter_map(times);
        let first = all.next()?;
        // A pair of names that stands together in one group stands together in all of them.
        let paired = scope.around().windows(2).any(|pair| {
            pair[0].label == above.label && same(&&pair[1]) && self::times(&pair[1]).is_some()
        });
        (paired && all.all(|other| other.1 == first.1)).then_some(first)
    })?;
    let units = |statement: &Statement<'_>, at: usize| {
        statement.money(at).and_then(|money| money.per.clone())
    };
    if units(above, above.main()?) != units(line, main) {
        return None;
    }
    let formula = Formula::from(base.given()).times(Given::known(text, times));
    Some(
        Claim::new(scope.figure(main)?, Kind::Ratio, "cost-amount", vec![formula])
            .supported(Way::Multiple, scope.piece),
    )
}

/// The `2배` of a line.
fn times(line: &Statement<'_>) -> Option<(String, Exact)> {
    let (before, _) = line.text.split_once('배')?;
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let (number, length) = Number::read(&before[digits.len()..])?;
    (digits.len() + length == before.len() && digits.ends_with('('))
        .then(|| (format!("{number}배"), number.exact()))
}
