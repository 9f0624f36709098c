//! The prices of a book, found by key or by exact name.

use std::collections::BTreeMap;

use super::{Alias, Price, Region};

/// Prices with their indexes.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    prices: Vec<Price>,
    keys: BTreeMap<String, usize>,
    resources: BTreeMap<Alias, Vec<usize>>,
    /// By resource and spec in one name: `EC2 t3.micro`.
    whole: BTreeMap<Alias, Vec<usize>>,
}

impl Shelf {
    /// A shelf with these prices, in this order.
    pub fn new(prices: Vec<Price>) -> Self {
        let mut shelf = Self::default();
        for (at, price) in prices.iter().enumerate() {
            shelf.keys.entry(price.key.clone()).or_insert(at);
            for resource in price.resource_aliases() {
                for spec in price.spec_aliases() {
                    push(&mut shelf.whole, resource.with(&spec), at);
                }
                push(&mut shelf.resources, resource, at);
            }
        }
        Self { prices, ..shelf }
    }

    /// Every price, in the order of the file.
    pub fn all(&self) -> &[Price] {
        &self.prices
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.prices.is_empty()
    }

    /// The price of this key.
    pub fn by_key(&self, key: &str) -> Option<&Price> {
        self.keys.get(key).map(|at| &self.prices[*at])
    }

    /// The prices of what is named `resource` and is like `spec` in this region: several only when
    /// their units differ. A price with specs is found by one of them, or when resource and spec
    /// stand in one name.
    pub fn matching(&self, resource: &Alias, spec: &Alias, region: &Region) -> Vec<&Price> {
        let mut found = self.anywhere(resource, spec);
        found.retain(|price| price.region.covers(region));
        // A price of the region itself stands before one that holds everywhere.
        let own = |price: &Price| {
            found.iter().any(|other| other.region != price.region && other.units() == price.units())
        };
        found
            .iter()
            .copied()
            .filter(|price| price.region != Region::Anywhere || !own(price))
            .collect()
    }

    /// The prices of what is named `resource` and is like `spec`, in every region.
    pub fn anywhere(&self, resource: &Alias, spec: &Alias) -> Vec<&Price> {
        let mut found: Vec<usize> = self
            .indexes(&self.resources, resource)
            .filter(|at| {
                let price = &self.prices[*at];
                price.specs.is_empty() || price.spec_aliases().any(|known| known == *spec)
            })
            .chain(self.indexes(&self.whole, resource))
            .chain(self.indexes(&self.whole, &resource.with(spec)))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.prices[at]).collect()
    }

    /// The prices of what is named `resource`, whatever it is like and wherever it is.
    pub fn of_resource(&self, resource: &Alias) -> impl Iterator<Item = &Price> {
        let mut found: Vec<usize> = self
            .indexes(&self.resources, resource)
            .chain(self.indexes(&self.whole, resource))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.prices[at])
    }

    fn indexes<'i>(
        &self,
        index: &'i BTreeMap<Alias, Vec<usize>>,
        alias: &Alias,
    ) -> impl Iterator<Item = usize> + use<'i> {
        index.get(alias).into_iter().flatten().copied()
    }
}

fn push(index: &mut BTreeMap<Alias, Vec<usize>>, alias: Alias, at: usize) {
    let all = index.entry(alias).or_default();
    if all.last() != Some(&at) {
        all.push(at);
    }
}
