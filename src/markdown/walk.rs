//! Walks over a document in the order of the page.

use super::{Block, BlockKind, Document, Inline, InlineKind, Piece};
use crate::text::Span;

/// Calls `visit` for every block, parents before children.
pub fn blocks<'a>(all: &'a [Block], visit: &mut impl FnMut(&'a Block)) {
    for block in all {
        visit(block);
        match &block.kind {
            BlockKind::Quote(quote) => blocks(&quote.blocks, visit),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| blocks(&item.blocks, visit));
            }
            BlockKind::Footnote(footnote) => blocks(&footnote.blocks, visit),
            _ => {}
        }
    }
}

/// Calls `visit` for every inline of every block, parents before children.
pub fn inlines<'a>(all: &'a [Block], visit: &mut impl FnMut(&'a Inline)) {
    blocks(all, &mut |block| match &block.kind {
        BlockKind::Heading(heading) => each(&heading.content, visit),
        BlockKind::Paragraph(content) => each(content, visit),
        BlockKind::Table(table) => {
            for row in std::iter::once(&table.header).chain(&table.rows) {
                row.cells.iter().for_each(|cell| each(&cell.content, visit));
            }
        }
        _ => {}
    });
}

fn each<'a>(all: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in all {
        visit(inline);
        match &inline.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content) => each(content, visit),
            InlineKind::Link(link) => each(&link.content, visit),
            InlineKind::Image(image) => each(&image.alt, visit),
            _ => {}
        }
    }
}

/// Calls `visit` for every tag and text of every piece of HTML, in blocks and in running text.
/// Blocks come before the text of the page.
pub fn pieces<'a>(all: &'a [Block], visit: &mut impl FnMut(&'a Piece)) {
    blocks(all, &mut |block| {
        if let BlockKind::Html(html) = &block.kind {
            html.pieces.iter().for_each(&mut *visit);
        }
    });
    inlines(all, &mut |inline| {
        if let InlineKind::Html(html) = &inline.kind {
            html.pieces.iter().for_each(&mut *visit);
        }
    });
}

/// The text of inlines without any markup; line breaks are spaces, a picture is its alt text.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    each(content, &mut |inline| match &inline.kind {
        InlineKind::Text(part) | InlineKind::Code(part) => text.push_str(part),
        InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
        InlineKind::Html(html) => {
            for piece in &html.pieces {
                match piece {
                    Piece::Text { text: part, .. } => text.push_str(part),
                    Piece::Open { name, .. } if name == "br" => text.push(' '),
                    _ => {}
                }
            }
        }
        _ => {}
    });
    text
}

/// A URL or path that the page names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination<'a> {
    /// As it stands in the tree: entities and escapes resolved, percent signs kept.
    pub url: &'a str,
    /// Where it stands; in HTML the tag that it stands in.
    pub span: Span,
    /// What the page does with it.
    pub used_as: Use,
}

/// What a page does with a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// The reader may follow it.
    Link,
    /// The page shows the picture that is there.
    Image,
    /// The page plays what is there.
    Media,
}

/// Every link, picture, video and sound of a page, Markdown or HTML, in the order of the source.
pub fn destinations(document: &Document) -> Vec<Destination<'_>> {
    let mut found = Vec::new();
    inlines(&document.blocks, &mut |inline| match &inline.kind {
        InlineKind::Link(link) => found.push(Destination {
            url: &link.destination,
            span: link.target,
            used_as: Use::Link,
        }),
        InlineKind::Image(image) => found.push(Destination {
            url: &image.destination,
            span: image.target,
            used_as: Use::Image,
        }),
        _ => {}
    });
    pieces(&document.blocks, &mut |piece| {
        let Piece::Open { span, name, attributes } = piece else { return };
        for (key, url) in attributes {
            let used_as = match (name.as_str(), key.as_str()) {
                ("a", "href") => Use::Link,
                ("img", "src") | (_, "poster") => Use::Image,
                (_, "src") => Use::Media,
                _ => continue,
            };
            found.push(Destination { url, span: *span, used_as });
        }
    });
    found.sort_by_key(|destination| destination.span);
    found
}
