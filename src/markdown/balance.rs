//! Closes what an author's HTML leaves open, so that it cannot reach beyond its place on the page.

use super::{Block, BlockKind, Html, Inline, InlineKind, Piece};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// Balances the tags of one list of blocks.
pub(super) fn blocks(blocks: &mut Vec<Block>) -> Vec<Diagnostic> {
    let mut tags = Tags::default();
    for index in 0..blocks.len() {
        if let BlockKind::Html(html) = &mut blocks[index].kind {
            html.pieces = tags.pieces(std::mem::take(&mut html.pieces), index);
            // A paragraph cannot hold the blocks that follow; a division can.
            for open in tags.open.iter_mut().filter(|open| open.name == "p") {
                open.name = "div".to_owned();
                if let BlockKind::Html(html) = &mut blocks[open.node].kind
                    && let Some(Piece::Open { name, .. }) = html.pieces.get_mut(open.piece)
                {
                    *name = "div".to_owned();
                }
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
    blocks.retain(|block| !matches!(&block.kind, BlockKind::Html(html) if html.pieces.is_empty()));
    tags.findings
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
    findings: Vec<Diagnostic>,
}

struct Open {
    name: String,
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
                        self.open.push(Open { name: name.clone(), span, node, piece: out.len() });
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
        // What was a paragraph may have become a division.
        let fits = |open: &Open| open.name == name || name == "p" && open.name == "div";
        if is_void(name) {
            return;
        }
        let Some(depth) = self.open.iter().rposition(fits) else {
            self.findings.push(
                Diagnostic::warning(
                    "html-unbalanced",
                    span,
                    format!("`</{name}>`에 짝이 되는 여는 태그가 없습니다"),
                )
                .help(format!("`</{name}>`를 지우거나 앞에 `<{name}>`를 넣으세요")),
            );
            return;
        };
        let before = Span { end: span.start, ..span };
        while self.open.len() > depth + 1 {
            let left = self.open.last().map(|open| (open.span, open.name.clone()));
            if let Some((open, inner)) = left.filter(|(_, inner)| !may_stay_open(inner)) {
                self.unclosed(open, &inner);
            }
            self.close_last(before, out);
        }
        self.close_last(span, out);
    }

    fn close_last(&mut self, span: Span, out: &mut Vec<Piece>) {
        out.extend(self.open.pop().map(|open| Piece::Close { span, name: open.name }));
    }

    fn finish(&mut self, end: Span) -> Vec<Piece> {
        let mut out = Vec::new();
        while let Some(open) = self.open.pop() {
            if !may_stay_open(&open.name) {
                self.unclosed(open.span, &open.name);
            }
            out.push(Piece::Close { span: end, name: open.name });
        }
        out
    }

    fn unclosed(&mut self, span: Span, name: &str) {
        self.findings.push(
            Diagnostic::warning(
                "html-unbalanced",
                span,
                format!("`<{name}>` 태그가 닫히지 않았습니다"),
            )
            .help(format!("닫을 곳에 `</{name}>`를 넣으세요")),
        );
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
