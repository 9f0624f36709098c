//! The first words of a page, for search engines and previews.

use super::sign;
use crate::markdown::{self, BlockKind, Document};

/// How many characters a description has at most.
const LENGTH: usize = 140;

/// The text of the first paragraph that says something, cut at a word.
pub fn of(document: &Document) -> String {
    let mut first = String::new();
    markdown::blocks(&document.blocks, &mut |block| {
        if let BlockKind::Paragraph(content) = &block.kind
            && first.chars().count() < 10
        {
            first = sign::without(&markdown::plain_text(content));
        }
    });
    if first.chars().count() <= LENGTH {
        return first;
    }
    let cut: String = first.chars().take(LENGTH).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}
