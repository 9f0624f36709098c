//! The places on a page that a link can lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::markdown::{self, BlockKind, Document, Piece};
use crate::text::nearest;

/// How many ids on either side of a word, in the order of the alphabet, may be meant by it on a
/// page with very many.
const BESIDE: usize = 50;

/// The ids of a page, with ways to find one that was nearly written.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    ids: BTreeSet<String>,
    /// By what authors do not get wrong; `None` where several are alike.
    lenient: BTreeMap<String, Option<String>>,
}

impl Anchors {
    /// The ids of a page: its headings', and those that HTML gives.
    pub fn of(document: &Document) -> Self {
        let mut ids = BTreeSet::new();
        markdown::blocks(&document.blocks, &mut |block| {
            if let BlockKind::Heading(heading) = &block.kind {
                ids.insert(heading.id.clone());
            }
        });
        markdown::pieces(&document.blocks, &mut |piece| {
            if let Piece::Open { attributes, .. } = piece {
                let named = attributes.iter().filter(|(key, _)| key == "id" || key == "name");
                ids.extend(named.map(|(_, id)| id.clone()));
            }
        });
        Self::new(ids)
    }

    /// These ids.
    pub fn new(ids: BTreeSet<String>) -> Self {
        let mut lenient: BTreeMap<String, Option<String>> = BTreeMap::new();
        for id in &ids {
            let alike = lenient.entry(key(id)).or_insert_with(|| Some(id.clone()));
            if alike.as_ref() != Some(id) {
                *alike = None;
            }
        }
        Self { ids, lenient }
    }

    /// Whether there is this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The only id that differs from `id` in what authors get wrong.
    pub fn alike(&self, id: &str) -> Option<&str> {
        let key = key(id);
        self.lenient.get(&key).filter(|_| !key.is_empty())?.as_deref()
    }

    /// The id that was perhaps meant by `id`.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        if self.ids.len() <= 2 * BESIDE {
            return nearest(id, self.ids.iter().map(String::as_str));
        }
        let before = self.ids.range(..id.to_owned()).rev().take(BESIDE);
        let after = self.ids.range(id.to_owned()..).take(BESIDE);
        nearest(id, before.chain(after).map(String::as_str))
    }
}

/// An id without what authors get wrong: case, U+FE0F, and how many hyphens stand where.
fn key(id: &str) -> String {
    let letters: String =
        id.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_very_many_ids_one_that_begins_alike_is_nearest() {
        let anchors = Anchors::new((0..3_000).map(|at| format!("절-{at}")).collect());
        assert_eq!(anchors.nearest("절-2999x"), Some("절-2999"));
        assert_eq!(anchors.alike("절--17"), Some("절-17"));
        let anchors = Anchors::new(["a-b".to_owned(), "a--b".to_owned()].into());
        assert_eq!(anchors.alike("A-B"), None);
    }
}
