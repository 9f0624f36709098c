//! Walks over a document in the order of the page.

use super::{Block, BlockKind, Inline, InlineKind, Piece};

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
