//! The parser's events to the tree.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, CowStr, Event, OffsetIter, Options, Parser, Tag,
};

use super::emphasis::Padded;
use super::front_matter::front_matter;
use super::policy::{Admitted, admit};
use super::slug::{self, Slugger};
use super::stretch::Stretch;
use super::{
    Alert, Alignment, Block, BlockKind, Cell, Code, Comment, Document, Footnote, Heading, Html,
    Item, List, Piece, Quote, Row, Table, Task, anchors, balance, definition, fence, review,
};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, Span};

/// Blocks within blocks, and inlines within inlines, are kept down to this depth; what lies deeper
/// keeps its text and loses its nesting.
pub(super) const DEPTH: usize = 48;

/// Parses a page. Whatever the text, there is a document; what is wrong is among its findings.
pub fn parse(source: &Source) -> Document {
    let (front_matter, start) = front_matter(source);
    let padded = Padded::new(&source.text, start);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    let mut tree = Tree {
        source,
        padded: &padded,
        events: Parser::new_ext(padded.text(), options).into_offset_iter(),
        peeked: None,
        slugger: Slugger::default(),
        tasks: Vec::new(),
        within_link: 0,
        flat: false,
        referred: BTreeSet::new(),
        comments: Vec::new(),
        findings: Vec::new(),
    };
    let mut blocks = tree.blocks(0);
    let definitions = tree.definitions();
    let Tree { comments, mut findings, referred, .. } = tree;
    findings.extend(definition::findings(&definitions, &referred, &blocks, source));
    findings.extend(anchors::unique(&mut blocks));
    let mut document =
        Document { source: source.id, front_matter, blocks, comments, findings: Vec::new() };
    findings.extend(review::findings(&document, source));
    findings.extend(fence::findings(&document.blocks, source));
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    document.findings = findings;
    document
}

type Ranged<'p> = (Event<'p>, Range<usize>);

/// A page that is being read.
pub(super) struct Tree<'p> {
    pub(super) source: &'p Source,
    pub(super) padded: &'p Padded<'p>,
    pub(super) events: OffsetIter<'p>,
    pub(super) peeked: Option<Ranged<'p>>,
    slugger: Slugger,
    /// For each open item its check box.
    pub(super) tasks: Vec<Option<Task>>,
    /// How many links and pictures are open.
    pub(super) within_link: usize,
    /// Whether something was nested too deep already.
    flat: bool,
    /// The labels of definitions that a link or picture uses, in lower case.
    pub(super) referred: BTreeSet<String>,
    comments: Vec<Comment>,
    pub(super) findings: Vec<Diagnostic>,
}

impl<'p> Tree<'p> {
    pub(super) fn next(&mut self) -> Option<Ranged<'p>> {
        self.peeked.take().or_else(|| self.events.next())
    }

    fn peek(&mut self) -> Option<&Ranged<'p>> {
        if self.peeked.is_none() {
            self.peeked = self.events.next();
        }
        self.peeked.as_ref()
    }

    /// A range of the parser's as a span, without white space at its end and without last lines
    /// that hold only the marks of quotations around it.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let range = self.padded.source(range);
        let mut text = self.source.text[range.clone()].trim_end_matches(WHITE);
        while let Some((before, last)) = text.rsplit_once('\n')
            && last.trim_matches(['>', ' ', '\t']).is_empty()
        {
            text = before.trim_end_matches(WHITE);
        }
        self.source.span(range.start..range.start + text.len())
    }

    pub(super) fn plain(&self, text: &CowStr<'_>) -> String {
        self.padded.strip(text).into_owned()
    }

    /// The definitions of links, by label.
    fn definitions(&self) -> Vec<(String, Span)> {
        let place = |range: Range<usize>| self.source.span(self.padded.source(range));
        self.events
            .reference_definitions()
            .iter()
            .map(|(label, found)| {
                (self.padded.strip(label).into_owned(), place(found.span.clone()))
            })
            .collect()
    }

    /// The blocks up to the end of the open element, which is taken.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut flattened = 0;
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(tag) if is_block(&tag) => {
                    if depth >= DEPTH && is_nest(&tag) {
                        self.too_deep(range);
                        flattened += 1;
                    } else {
                        blocks.extend(self.block(tag, range, depth));
                    }
                }
                Event::End(_) if flattened > 0 => flattened -= 1,
                Event::End(_) => break,
                Event::Rule => blocks.push(Block { span: self.span(range), kind: BlockKind::Rule }),
                inline => {
                    self.peeked = Some((inline, range));
                    blocks.extend(self.bare_paragraph());
                }
            }
        }
        self.findings.extend(balance::blocks(&mut blocks));
        blocks
    }

    /// The text of an item in a tight list.
    fn bare_paragraph(&mut self) -> Option<Block> {
        let content = self.inlines(0);
        let span = content.first()?.span.to(content.last()?.span);
        Some(Block { span, kind: BlockKind::Paragraph(content) })
    }

    fn block(&mut self, tag: Tag<'p>, range: Range<usize>, depth: usize) -> Option<Block> {
        let span = self.span(range.clone());
        let kind = match tag {
            Tag::Heading { level, .. } => {
                let content = self.closed_inlines();
                let id = self.slugger.id(&slug::text(&content));
                BlockKind::Heading(Heading { level: level as u8, id, content })
            }
            Tag::BlockQuote(alert) => {
                let alert = alert.map(|alert| match alert {
                    BlockQuoteKind::Note => Alert::Note,
                    BlockQuoteKind::Tip => Alert::Tip,
                    BlockQuoteKind::Important => Alert::Important,
                    BlockQuoteKind::Warning => Alert::Warning,
                    BlockQuoteKind::Caution => Alert::Caution,
                });
                BlockKind::Quote(Quote { alert, blocks: self.blocks(depth + 1) })
            }
            Tag::List(start) => BlockKind::List(self.list(start, depth)),
            Tag::FootnoteDefinition(label) => BlockKind::Footnote(Footnote {
                label: self.plain(&label),
                blocks: self.blocks(depth + 1),
            }),
            Tag::CodeBlock(kind) => BlockKind::Code(self.code(&kind, range)),
            Tag::Table(alignments) => {
                let alignments = alignments
                    .into_iter()
                    .map(|alignment| match alignment {
                        pulldown_cmark::Alignment::None => Alignment::None,
                        pulldown_cmark::Alignment::Left => Alignment::Left,
                        pulldown_cmark::Alignment::Center => Alignment::Center,
                        pulldown_cmark::Alignment::Right => Alignment::Right,
                    })
                    .collect();
                BlockKind::Table(self.table(alignments, span))
            }
            Tag::HtmlBlock => return self.html(span),
            // A paragraph; no other kind of block is switched on.
            _ => BlockKind::Paragraph(self.closed_inlines()),
        };
        Some(Block { span, kind })
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> List {
        let mut items = Vec::new();
        let mut tight = true;
        while let Some((Event::Start(Tag::Item), range)) = self.next() {
            self.tasks.push(None);
            tight &= !matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _)));
            let blocks = self.blocks(depth + 1);
            let task = self.tasks.pop().flatten();
            items.push(Item { span: self.span(range), task, blocks });
        }
        List { start, tight, items }
    }

    fn code(&mut self, kind: &CodeBlockKind<'p>, range: Range<usize>) -> Code {
        let (mut text, mut lines) = (String::new(), Vec::new());
        let mut body_end = None;
        // Spaces that stand for the rest of a tab at the beginning of a line.
        let mut spaces = String::new();
        while let Some((Event::Text(chunk), range)) = self.next() {
            let place = self.padded.source(range);
            if place.is_empty() {
                spaces.push_str(&chunk);
                continue;
            }
            let mut at = place.start;
            for line in self.padded.strip(&chunk).split_inclusive('\n') {
                if text.is_empty() || text.ends_with('\n') {
                    lines.push(self.source.span(at..at).start.saturating_sub(spaces.len() as u32));
                    text.push_str(&std::mem::take(&mut spaces));
                }
                text.push_str(line);
                at += line.len();
            }
            body_end = Some(place.end);
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        let CodeBlockKind::Fenced(info) = kind else {
            return Code { info: String::new(), text, lines, closed: true };
        };
        let fence = self.padded.source(range);
        let whole = &self.source.text[fence.clone()];
        let opening = whole.find(['\n', '\r']).unwrap_or(whole.len());
        let after = body_end.map_or(opening, |end| end - fence.start);
        let closed = whole[after..].contains(['`', '~']);
        Code { info: self.plain(info).trim().to_owned(), text, lines, closed }
    }

    fn table(&mut self, alignments: Vec<Alignment>, span: Span) -> Table {
        let mut rows = Vec::new();
        while let Some((Event::Start(Tag::TableHead | Tag::TableRow), range)) = self.next() {
            let span = self.span(range);
            rows.push(Row { span, cells: self.cells(span) });
        }
        let header = if rows.is_empty() {
            Row { span: Span { end: span.start, ..span }, cells: Vec::new() }
        } else {
            rows.remove(0)
        };
        for row in &rows {
            self.findings.extend(review::ragged(row, alignments.len(), self.source));
        }
        Table { alignments, header, rows }
    }

    fn cells(&mut self, row: Span) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), range)) = self.next() {
            let place = self.padded.source(range);
            let text = &self.source.text[place.clone()];
            let start = place.start + text.len() - text.trim_start_matches(WHITE).len();
            let end = place.start + text.trim_end_matches(WHITE).len();
            let span =
                self.source.span(start.min(row.end as usize)..end.max(start).min(row.end as usize));
            cells.push(Cell { span, content: self.closed_inlines() });
        }
        cells
    }

    fn html(&mut self, span: Span) -> Option<Block> {
        let mut html = Stretch::default();
        while let Some((Event::Html(line) | Event::Text(line), range)) = self.next() {
            let place = self.padded.source(range);
            // Spaces that stand for the rest of a tab mean nothing in HTML.
            if !place.is_empty() {
                html.push(&self.padded.strip(&line), &self.source.text, place);
            }
        }
        let refused = self.findings.len();
        let pieces = self.admit(&html);
        // What is refused is no Markdown, whatever it looks like.
        if self.findings[refused..].iter().all(|finding| finding.severity < Severity::Error) {
            self.findings.extend(review::literal_markdown(&pieces, self.source));
        }
        (!pieces.is_empty()).then_some(Block { span, kind: BlockKind::Html(Html { pieces }) })
    }

    pub(super) fn admit(&mut self, html: &Stretch) -> Vec<Piece> {
        let Admitted { pieces, comments, findings } = admit(html, self.source);
        self.comments.extend(comments);
        self.findings.extend(findings);
        pieces
    }

    pub(super) fn too_deep(&mut self, range: Range<usize>) {
        if !std::mem::replace(&mut self.flat, true) {
            let start = self.padded.source(range).start;
            self.findings.push(
                Diagnostic::warning(
                    "nesting-too-deep",
                    self.source.span(start..start),
                    format!("{DEPTH}단계보다 깊게 겹친 내용은 겹침 없이 보입니다"),
                )
                .help("겹침을 줄이세요"),
            );
        }
    }
}

const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether a block begins.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Whether blocks stand within.
fn is_nest(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_))
}
