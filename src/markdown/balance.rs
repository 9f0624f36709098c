//! Closes what an author's HTML leaves open, so that it cannot reach beyond its place on the page.

use std::collections::BTreeMap;

use super::{Block, BlockKind, Html, Inline, InlineKind, Piece};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// Balances the tags of one list of blocks. HTML that is left without a tag becomes a paragraph.
pub(super) fn blocks(blocks: &mut Vec<Block>) -> Vec<Diagnostic> {
    let mut tags = Tags::default();
    for index in 0..blocks.len() {
        if let BlockKind::Html(html) = &mut blocks[index].kind {
            html.pieces = tags.pieces(std::mem::take(&mut html.pieces), index);
            continue;
        }
        for (node, piece) in tags.widen() {
            if let BlockKind::Html(html) = &mut blocks[node].kind
                && let Some(Piece::Open { name, .. }) = html.pieces.get_mut(piece)
            {
                *name = "div".to_owned();
            }
        }
    }
    if let Some(last) = blocks.last_mut() {
        let end = Span { start: last.span.end, ..last.span };
        let missing = tags.finish(end);
        match &mut last.kind {
            BlockKind::Html(html) => html.pieces.extend(missing),
            _ if missing.is_empty() => {}
            _ => blocks.push(Block { span: end, kind: BlockKind::Html(Html { pieces: missing }) }),
        }
    }
    for block in blocks.iter_mut() {
        if let BlockKind::Html(html) = &mut block.kind
            && let Some(text) = only_text(&html.pieces)
        {
            block.kind = BlockKind::Paragraph(text);
        }
    }
    blocks.retain(|block| match &block.kind {
        BlockKind::Paragraph(content) => !content.is_empty(),
        _ => true,
    });
    tags.findings
}

/// The text of pieces without a tag, white space around it taken off.
fn only_text(pieces: &[Piece]) -> Option<Vec<Inline>> {
    let mut content = Vec::new();
    for piece in pieces {
        let Piece::Text { span, text } = piece else { return None };
        let words = text.trim_ascii();
        if words.is_empty() {
            continue;
        }
        let mut span = *span;
        // Where the source says the same, byte for byte, the place can follow.
        if (span.end - span.start) as usize == text.len() {
            span.start += (text.len() - text.trim_ascii_start().len()) as u32;
            span.end -= (text.len() - text.trim_ascii_end().len()) as u32;
        }
        content.push(Inline { span, kind: InlineKind::Text(words.to_owned()) });
    }
    Some(content)
}

/// Balances the tags of one list of inlines.
pub(super) fn inlines(inlines: &mut Vec<Inline>) -> Vec<Diagnostic> {
    let mut tags = Tags::default();
    for (index, inline) in inlines.iter_mut().enumerate() {
        if let InlineKind::Html(html) = &mut inline.kind {
            html.pieces = tags.pieces(std::mem::take(&mut html.pieces), index);
        }
    }
    if let Some(last) = inlines.last() {
        let end = Span { start: last.span.end, ..last.span };
        let missing = tags.finish(end);
        if !missing.is_empty() {
            inlines.push(Inline { span: end, kind: InlineKind::Html(Html { pieces: missing }) });
        }
    }
    inlines
        .retain(|inline| !matches!(&inline.kind, InlineKind::Html(html) if html.pieces.is_empty()));
    tags.findings
}

#[derive(Default)]
struct Tags {
    open: Vec<Open>,
    /// How many elements of each name, as written, are open.
    count: BTreeMap<String, usize>,
    /// How many of the open elements, the outermost first, hold blocks already.
    wide: usize,
    findings: Vec<Diagnostic>,
}

struct Open {
    /// The element that is open.
    name: String,
    /// What the author calls it.
    written: String,
    span: Span,
    node: usize,
    piece: usize,
}

impl Tags {
    fn pieces(&mut self, pieces: Vec<Piece>, node: usize) -> Vec<Piece> {
        let mut out = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match piece {
                Piece::Open { span, name, attributes } => {
                    let before = Span { end: span.start, ..span };
                    while self.open.last().is_some_and(|open| ends_at(&open.name, &name)) {
                        self.close_last(before, &mut out);
                    }
                    if !is_void(&name) {
                        *self.count.entry(name.clone()).or_default() += 1;
                        let (name, written) = (name.clone(), name.clone());
                        self.open.push(Open { name, written, span, node, piece: out.len() });
                    }
                    out.push(Piece::Open { span, name, attributes });
                }
                Piece::Close { span, name } => self.close(span, &name, &mut out),
                text @ Piece::Text { .. } => out.push(text),
            }
        }
        out
    }

    fn close(&mut self, span: Span, name: &str, out: &mut Vec<Piece>) {
        if is_void(name) {
            return;
        }
        if self.count.get(name).is_none_or(|count| *count == 0) {
            self.findings.push(
                Diagnostic::warning(
                    "html-unbalanced",
                    span,
                    format!("`</{name}>`에 짝이 되는 여는 태그가 없습니다"),
                )
                .help(format!("`</{name}>` 태그를 지우거나 앞에 `<{name}>` 태그를 넣으세요")),
            );
            return;
        }
        let before = Span { end: span.start, ..span };
        while self.open.last().is_some_and(|open| open.written != name) {
            out.extend(self.leave_open(before));
        }
        self.close_last(span, out);
    }

    fn close_last(&mut self, span: Span, out: &mut Vec<Piece>) {
        out.extend(self.pop().map(|open| Piece::Close { span, name: open.name }));
    }

    fn finish(&mut self, end: Span) -> Vec<Piece> {
        std::iter::from_fn(|| self.leave_open(end)).collect()
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.wide = self.wide.min(self.open.len());
        if let Some(count) = self.count.get_mut(&open.written) {
            *count -= 1;
        }
        Some(open)
    }

    /// Makes divisions of the open paragraphs, which cannot hold the block that follows, and says
    /// which tags these are.
    fn widen(&mut self) -> Vec<(usize, usize)> {
        let from = std::mem::replace(&mut self.wide, self.open.len());
        let paragraphs = self.open[from..].iter_mut().filter(|open| open.name == "p");
        paragraphs
            .map(|open| {
                open.name = "div".to_owned();
                (open.node, open.piece)
            })
            .collect()
    }

    /// Closes the last element for its author.
    fn leave_open(&mut self, at: Span) -> Option<Piece> {
        let Open { name, written, span, .. } = self.pop()?;
        if !may_stay_open(&name) {
            self.findings.push(
                Diagnostic::warning(
                    "html-unbalanced",
                    span,
                    format!("`<{written}>` 태그가 닫히지 않았습니다"),
                )
                .help(format!("닫을 곳에 `</{written}>` 태그를 넣으세요")),
            );
        }
        Some(Piece::Close { span: at, name })
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "col" | "hr" | "img" | "source" | "track" | "wbr")
}

/// Whether HTML lets the end of this element be left out.
fn may_stay_open(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "caption"
            | "rt"
            | "rp"
    )
}

/// Whether an open element ends where `next` begins.
fn ends_at(open: &str, next: &str) -> bool {
    match open {
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "thead" | "tfoot"),
        "thead" | "tbody" | "tfoot" => matches!(next, "tbody" | "thead" | "tfoot"),
        "caption" | "colgroup" => matches!(next, "tr" | "tbody" | "thead" | "tfoot" | "colgroup"),
        "rt" | "rp" => matches!(next, "rt" | "rp"),
        "p" => matches!(
            next,
            "p" | "div"
                | "ul"
                | "ol"
                | "dl"
                | "table"
                | "pre"
                | "blockquote"
                | "details"
                | "hr"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "center"
                | "figure"
                | "section"
        ),
        _ => false,
    }
}
