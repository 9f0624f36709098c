//! Two prices that would match one row.

use std::collections::BTreeMap;

use super::{Alias, Price, Region};
use crate::diagnostic::Diagnostic;
use crate::money::Unit;
use crate::text::with_particle;

/// The prices that match nothing an earlier one matches, and a finding for each of the others.
pub(super) fn apart(prices: Vec<Price>, findings: &mut Vec<Diagnostic>) -> Vec<Price> {
    let mut taken = Taken::default();
    let mut kept: Vec<Price> = Vec::new();
    for price in prices {
        match taken.by(&price) {
            Some((at, name)) => {
                let first: &Price = &kept[at];
                let message = format!(
                    "`{}` 가격과 `{}` 가격이 {} 행에 모두 맞습니다",
                    first.key,
                    price.key,
                    with_particle(&format!("`{name}`"), "이라는", "라는")
                );
                findings.push(
                    Diagnostic::error("pricing-overlap", price.span, message)
                        .related(first.span, "먼저 적은 가격")
                        .help("`match`의 resource나 spec, `region`, `unit` 가운데 하나를 다르게 적으세요. 뒤의 가격은 쓰지 않았습니다"),
                );
            }
            None => {
                taken.add(&price, kept.len());
                kept.push(price);
            }
        }
    }
    kept
}

/// A resource in a region.
type Thing = (Alias, Region);

/// The units of a price.
type Units = Option<Vec<Unit>>;

/// What a price of `any` unit clashes with: everything.
const ANY: Units = None;

/// Which price matches what.
#[derive(Default)]
struct Taken {
    /// By resource, spec and unit; without a spec for prices that match any.
    exact: BTreeMap<(Thing, Option<Alias>, Units), usize>,
    /// Some price by resource, spec and whatever unit.
    units: BTreeMap<(Thing, Option<Alias>), usize>,
    /// Some price by resource, whatever spec, and unit.
    specs: BTreeMap<(Thing, Units), usize>,
    /// Some price by resource.
    things: BTreeMap<Thing, usize>,
}

impl Taken {
    /// The price that matches something this one matches, and the name of what.
    fn by(&self, price: &Price) -> Option<(usize, String)> {
        let unit = price.units();
        let every = price.resources.iter().flat_map(|name| {
            let thing = (Alias::of(name), price.region.clone());
            specs(price).map(move |spec| (name, thing.clone(), spec))
        });
        for (name, thing, spec) in every {
            let any_spec = [spec.clone(), None];
            let mut found = None;
            for spec in any_spec.iter().take(if spec.is_some() { 2 } else { 1 }) {
                let key = |unit: &Units| (thing.clone(), spec.clone(), unit.clone());
                found = found.or_else(|| self.exact.get(&key(&unit)));
                found = found.or_else(|| self.exact.get(&key(&ANY)));
                if unit == ANY {
                    found = found.or_else(|| self.units.get(&(thing.clone(), spec.clone())));
                }
            }
            if spec.is_none() {
                found = found.or_else(|| self.specs.get(&(thing.clone(), unit.clone())));
                found = found.or_else(|| self.specs.get(&(thing.clone(), ANY)));
                if unit == ANY {
                    found = found.or_else(|| self.things.get(&thing));
                }
            }
            if let Some(at) = found {
                return Some((*at, name.clone()));
            }
        }
        None
    }

    fn add(&mut self, price: &Price, at: usize) {
        let unit = price.units();
        for resource in price.resource_aliases() {
            let thing = (resource, price.region.clone());
            for spec in specs(price) {
                self.exact.entry((thing.clone(), spec.clone(), unit.clone())).or_insert(at);
                self.units.entry((thing.clone(), spec)).or_insert(at);
            }
            self.specs.entry((thing.clone(), unit.clone())).or_insert(at);
            self.things.entry(thing).or_insert(at);
        }
    }
}

fn specs(price: &Price) -> impl Iterator<Item = Option<Alias>> {
    let any = price.specs.is_empty().then_some(None);
    any.into_iter().chain(price.spec_aliases().map(Some))
}
