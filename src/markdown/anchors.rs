//! Ids that authors write in HTML: each one only once on a page, and no heading's.

use std::collections::BTreeSet;

use super::policy::one_line;
use super::{Block, BlockKind, Inline, InlineKind, Piece, walk};
use crate::diagnostic::Diagnostic;

/// Takes the ids out of tags that a heading or a tag before them has already.
pub(super) fn unique(blocks: &mut [Block]) -> Vec<Diagnostic> {
    let mut given = BTreeSet::new();
    walk::blocks(blocks, &mut |block| {
        if let BlockKind::Heading(heading) = &block.kind {
            given.insert(heading.id.clone());
        }
    });
    let mut findings = Vec::new();
    each_block(blocks, &mut |piece| {
        let Piece::Open { span, name, attributes } = piece else { return };
        attributes.retain(|(key, id)| {
            if key != "id" || given.insert(id.clone()) {
                return true;
            }
            findings.push(
                Diagnostic::note(
                    "html-attribute-dropped",
                    *span,
                    format!(
                        "`<{name}>`의 `id`가 이 페이지에 이미 있어(`{}`) 뺐습니다",
                        one_line(id)
                    ),
                )
                .help("다른 이름으로 바꾸세요"),
            );
            false
        });
    });
    findings
}

fn each_block(blocks: &mut [Block], visit: &mut impl FnMut(&mut Piece)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(heading) => each_inline(&mut heading.content, visit),
            BlockKind::Paragraph(content) => each_inline(content, visit),
            BlockKind::Quote(quote) => each_block(&mut quote.blocks, visit),
            BlockKind::Footnote(footnote) => each_block(&mut footnote.blocks, visit),
            BlockKind::List(list) => {
                list.items.iter_mut().for_each(|item| each_block(&mut item.blocks, visit));
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&mut table.header).chain(&mut table.rows) {
                    row.cells.iter_mut().for_each(|cell| each_inline(&mut cell.content, visit));
                }
            }
            BlockKind::Html(html) => html.pieces.iter_mut().for_each(&mut *visit),
            BlockKind::Code(_) | BlockKind::Rule => {}
        }
    }
}

fn each_inline(inlines: &mut [Inline], visit: &mut impl FnMut(&mut Piece)) {
    for inline in inlines {
        match &mut inline.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content) => each_inline(content, visit),
            InlineKind::Link(link) => each_inline(&mut link.content, visit),
            InlineKind::Image(image) => each_inline(&mut image.alt, visit),
            InlineKind::Html(html) => html.pieces.iter_mut().for_each(&mut *visit),
            _ => {}
        }
    }
}
