//! One thing with two prices in a course.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::mismatch::explains;
use super::subject::{Stand, Stated, Subject};
use crate::cost::book::{Alias, Region};
use crate::cost::compute::names::Names;
use crate::cost::read::words::DISCOUNT;
use crate::diagnostic::Diagnostic;
use crate::money::{Exact, Unit};
use crate::text::with_particle;

/// What a price is of: a resource, what it is like, where, and in which units.
type Thing = (Alias, Alias, Region, Vec<Unit>);

/// Words beside prices that are not the usual ones.
const SPECIAL: [&str; 8] =
    ["예약", "약정", "스팟", "spot", "reserved", "savings plan", "upfront", "선결제"];

/// The findings of rows that state another price for a thing than an earlier row did. What the book
/// has a price for is compared with that instead.
pub fn of<'s, 'b: 's>(subjects: impl Iterator<Item = &'s Subject<'b>>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<Thing, (&Stated, Exact)> = BTreeMap::new();
    let mut findings = Vec::new();
    for subject in subjects.filter(|subject| subject.stand == Stand::Row) {
        let (Some(stated), Some(region)) = (&subject.stated, &subject.region) else { continue };
        let Some((units, value)) = single(stated) else { continue };
        if !subject.prices.is_empty() || is_special(subject) || !is_definite(subject) {
            continue;
        }
        let (resource, spec) = subject.alias.clone();
        match first.entry((resource, spec, region.clone(), units)) {
            Entry::Vacant(entry) => {
                entry.insert((stated, value));
            }
            Entry::Occupied(entry) => {
                let (earlier, known) = entry.get();
                let many = stated.per.as_ref().and_then(|per| per.count());
                let same = many
                    .and_then(|many| known.times(many))
                    .is_some_and(|known| explains(subject, stated, known));
                if same || *known == value {
                    continue;
                }
                let message = format!(
                    "{} 단가가 여기서는 {}, 다른 곳에서는 {}입니다",
                    subject.name, stated.text, earlier.text
                );
                findings.push(
                    Diagnostic::warning("cost-price-conflict", stated.span, message)
                        .related(earlier.span, format!("{} 적은 곳", with_particle(&earlier.text, "을", "를")))
                        .help("맞는 쪽으로 고치세요. 리전이 다르면 표 앞에 `<!-- region: 리전 -->`을 적으세요"),
                );
            }
        }
    }
    findings
}

/// The units of a price, and its value for one of each.
fn single(stated: &Stated) -> Option<(Vec<Unit>, Exact)> {
    let per = stated.per.as_ref()?;
    let mut units = per.units.clone();
    units.sort();
    let value = stated.value.over(per.count()?)?;
    (!units.is_empty() && !stated.approximate).then_some((units, value))
}

fn is_special(subject: &Subject<'_>) -> bool {
    let lower = subject.text.to_lowercase();
    DISCOUNT.within(&subject.text) || SPECIAL.iter().any(|word| lower.contains(word))
}

/// Whether the row names one thing: a kind of machine. `RDS` alone has many prices.
fn is_definite(subject: &Subject<'_>) -> bool {
    Names::of(&subject.text).machines().len() == 1
}
