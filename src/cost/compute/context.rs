//! Numbers that stand around a figure and may multiply it: `(2대)` in a heading, `3개` in a caption.

use super::arithmetic::Text;
use super::formula::{Factor, Formula, Given};
use crate::cost::read::token::{Kind, Operator};
use crate::money::{Exact, Thing, Unit};

/// Words for something that stands twice.
const TWICE: [&str; 5] = ["multi-az", "multi az", "이중화", "2배", "두 배"];

/// The numbers of pieces and people that a text names, each a factor; people divide as well.
pub fn numbers(text: &Text<'_>) -> Vec<(Factor, Given)> {
    let mut all = Vec::new();
    for at in 0..text.tokens.len() {
        let Some(count) = text.count(at).filter(|count| !count.range && count.per.is_none()) else {
            continue;
        };
        let times = at > 0 && text.tokens[at - 1].kind == Kind::Sign(Operator::Times);
        let person = matches!(count.unit, Some(Unit::Thing(Thing::Person)));
        let piece = matches!(count.unit, Some(Unit::Thing(Thing::Each))) || person || times;
        let many = count.numeral.exact().is_some_and(|n| n.is_whole() && n > Exact::ONE);
        let Some(given) = text.given(at).filter(|_| piece && many) else { continue };
        if person {
            all.push((Factor::Over, given.clone()));
        }
        all.push((Factor::Times, given));
    }
    all
}

/// Two, when a text says that something stands twice.
pub fn twice(text: &str) -> Option<(Factor, Given)> {
    let lower = text.to_lowercase();
    let word = TWICE.into_iter().find(|word| lower.contains(word))?;
    Some((Factor::Times, Given::known(format!("2({word})"), Exact::whole(2))))
}

/// A computation with each of the factors that it does not hold yet.
pub fn scaled(formula: &Formula, factors: &[(Factor, Given)]) -> Vec<Formula> {
    let used = |factor: &Given| {
        formula.givens().iter().any(|given| {
            given.span.is_some() && given.span == factor.span || given.value == factor.value
        })
    };
    factors
        .iter()
        .filter(|(_, given)| !used(given))
        .map(|(factor, given)| match factor {
            Factor::Times => formula.clone().times(given.clone()),
            Factor::Over => formula.clone().over(given.clone()),
        })
        .collect()
}
