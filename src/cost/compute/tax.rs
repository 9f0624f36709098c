//! Amounts with tax: prices are before it, unless a text says `부가세 포함`.

use super::claim::{Claim, Kind};
use super::contest::{Reading, Standing};
use super::formula::{Formula, Given};
use crate::money::Exact;

/// What the tax is called.
const NAMES: [&str; 3] = ["부가세", "부가가치세", "vat"];

/// Whether a label is that of the tax itself: `부가세 (10%)`, but not `부가세 포함`.
pub fn is_tax(label: &str) -> bool {
    let label = label.trim().to_ascii_lowercase();
    let others = ["포함", "전", "후", "별도"];
    NAMES.iter().any(|name| label.starts_with(name))
        && !others.iter().any(|other| label.contains(other))
}

/// Whether a text says that tax is in its amounts: `(부가세 10% 포함)`, but not `부가세 미포함`.
pub fn is_included(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    NAMES.iter().filter_map(|name| text.find(name)).any(|place| {
        let rest = &text[place..];
        let clause = rest.split([',', ')', '.', ';', '\n']).next().unwrap_or(rest);
        clause.contains("포함") && !["미포함", "불포함"].iter().any(|not| clause.contains(not))
    })
}

/// Puts the tax on computations of an amount; what the amount would be before it may have been meant.
pub fn put_on(claim: &mut Claim) {
    if claim.kind == Kind::Percent {
        return;
    }
    let tenth = Exact::ratio(1, 10).expect("ten is not zero");
    let taxed = Formula::sum([
        Given::known("1", Exact::ONE).into(),
        Given::known("부가세 10%", tenth).into(),
    ]);
    let with = |reading: &Reading| Reading {
        formula: reading.formula.clone().times(taxed.clone()),
        ..reading.clone()
    };
    let all: Vec<Reading> = claim.readings.iter().map(with).collect();
    claim.readings.iter_mut().for_each(|reading| reading.standing = Standing::Allowed);
    claim.readings.splice(0..0, all);
    if let Some(other) = &mut claim.otherwise {
        put_on(other);
    }
}
