//! A parsed page as what can be found on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Section;
use crate::diagram::Drawing;
use crate::markdown::{self, Block, BlockKind, Document, Html, Inline, Piece, Row};
use crate::page::without_signs;
use crate::text::{Span, nfc};

/// The text of a page cut at its headings: running text, tables, code, and the words of diagrams.
/// The first section is the top of the page, headed by its H1, or by `title` when it does not
/// begin with one.
pub fn sections(
    document: &Document,
    title: &str,
    drawings: &BTreeMap<Span, Arc<Drawing>>,
) -> Vec<Section> {
    let first = Section { heading: without_signs(title), ..Section::default() };
    let mut reader = Reader { sections: vec![first], drawings };
    let mut blocks = document.blocks.as_slice();
    // The page's own heading needs no anchor.
    if let Some((Block { kind: BlockKind::Heading(heading), .. }, rest)) = blocks.split_first()
        && heading.level == 1
    {
        reader.sections[0].heading = headed(&heading.content);
        blocks = rest;
    }
    reader.blocks(blocks);
    reader.sections
}

fn headed(content: &[Inline]) -> String {
    nfc(&without_signs(&markdown::plain_text(content)))
}

struct Reader<'a> {
    sections: Vec<Section>,
    drawings: &'a BTreeMap<Span, Arc<Drawing>>,
}

impl Reader<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.sections.push(Section {
                heading: headed(&heading.content),
                anchor: heading.id.clone(),
                lines: Vec::new(),
            }),
            BlockKind::Paragraph(content) => self.line(&markdown::plain_text(content)),
            BlockKind::Quote(quote) => self.blocks(&quote.blocks),
            BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
            BlockKind::Footnote(footnote) => self.blocks(&footnote.blocks),
            BlockKind::Table(table) => {
                std::iter::once(&table.header).chain(&table.rows).for_each(|row| self.row(row));
            }
            BlockKind::Code(code) => {
                let picture = self.drawings.get(&block.span).and_then(|d| d.picture.as_ref());
                match picture {
                    Some(picture) => picture.texts().iter().for_each(|text| self.line(text)),
                    None => code.text.lines().for_each(|line| self.line(line)),
                }
            }
            BlockKind::Html(html) => self.html(html),
            BlockKind::Rule => {}
        }
    }

    fn row(&mut self, row: &Row) {
        let cells = row.cells.iter().map(|cell| markdown::plain_text(&cell.content));
        let cells: Vec<String> = cells.filter(|cell| !cell.trim().is_empty()).collect();
        self.line(&cells.join(" | "));
    }

    fn html(&mut self, html: &Html) {
        for piece in &html.pieces {
            if let Piece::Text { text, .. } = piece {
                text.lines().for_each(|line| self.line(line));
            }
        }
    }

    /// Adds a line with its spaces joined, unless it says nothing.
    fn line(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(section) = self.sections.last_mut()
            && text.contains(char::is_alphanumeric)
        {
            section.lines.push(nfc(&text));
        }
    }
}
