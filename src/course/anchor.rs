//! The places on a page that a link can lead to.

use std::collections::BTreeSet;

use crate::markdown::{self, BlockKind, Document, Piece};

/// The ids of a page: its headings', and those that HTML gives.
pub fn anchors(document: &Document) -> BTreeSet<String> {
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
    ids
}
