//! The parser's events to the tree.

use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag,
};

use super::emphasis::Padded;
use super::front_matter::front_matter;
use super::policy::{Admitted, admit, is_unsafe_url};
use super::slug::Slugger;
use super::stretch::Stretch;
use super::walk::plain_text;
use super::{
    Alert, Alignment, Block, BlockKind, Cell, Code, Comment, Document, Footnote, Heading, Html,
    Image, Inline, InlineKind, Item, Link, List, Piece, Quote, Row, Table, Task, autolink, balance,
    fence, review,
};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// Blocks within blocks, and inlines within inlines, are kept down to this depth; what lies deeper
/// keeps its text and loses its nesting.
const DEPTH: usize = 48;

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
        comments: Vec::new(),
        findings: Vec::new(),
    };
    let blocks = tree.blocks(0);
    let Tree { comments, mut findings, .. } = tree;
    let mut document =
        Document { source: source.id, front_matter, blocks, comments, findings: Vec::new() };
    findings.extend(review::findings(&document, source));
    findings.extend(fence::findings(&document.blocks, source));
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    document.findings = findings;
    document
}

type Ranged<'p> = (Event<'p>, Range<usize>);

struct Tree<'p> {
    source: &'p Source,
    padded: &'p Padded<'p>,
    events: OffsetIter<'p>,
    peeked: Option<Ranged<'p>>,
    slugger: Slugger,
    /// For each open item its check box.
    tasks: Vec<Option<Task>>,
    /// How many links and pictures are open.
    within_link: usize,
    comments: Vec<Comment>,
    findings: Vec<Diagnostic>,
}

impl<'p> Tree<'p> {
    fn next(&mut self) -> Option<Ranged<'p>> {
        self.peeked.take().or_else(|| self.events.next())
    }

    fn peek(&mut self) -> Option<&Ranged<'p>> {
        if self.peeked.is_none() {
            self.peeked = self.events.next();
        }
        self.peeked.as_ref()
    }

    /// A range of the parser's as a span, without white space at its end.
    fn span(&self, range: Range<usize>) -> Span {
        let range = self.padded.source(range);
        let text = &self.source.text[range.clone()];
        self.source.span(range.start..range.start + text.trim_end_matches(WHITE).len())
    }

    fn plain(&self, text: &CowStr<'_>) -> String {
        self.padded.strip(text).into_owned()
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
                let id = self.slugger.id(&plain_text(&content));
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
            html.push(&self.padded.strip(&line), &self.source.text, self.padded.source(range));
        }
        let pieces = self.admit(&html);
        if pieces.iter().any(|piece| !matches!(piece, Piece::Text { .. })) {
            self.findings.extend(review::literal_markdown(&pieces, self.source));
            return Some(Block { span, kind: BlockKind::Html(Html { pieces }) });
        }
        // Nothing but text: tags that are none, or what follows a comment.
        let content: Vec<_> = pieces
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Text { span, text } if !text.trim().is_empty() => {
                    Some(Inline { span, kind: InlineKind::Text(text.trim().to_owned()) })
                }
                _ => None,
            })
            .collect();
        (!content.is_empty()).then_some(Block { span, kind: BlockKind::Paragraph(content) })
    }

    fn admit(&mut self, html: &Stretch) -> Vec<Piece> {
        let Admitted { pieces, comments, findings } = admit(html, self.source);
        self.comments.extend(comments);
        self.findings.extend(findings);
        pieces
    }

    /// The inlines up to the end of the open element, which is taken.
    fn closed_inlines(&mut self) -> Vec<Inline> {
        self.deeper_inlines(0)
    }

    fn deeper_inlines(&mut self, depth: usize) -> Vec<Inline> {
        let content = self.inlines(depth);
        self.next();
        content
    }

    /// The inlines up to the end of the open element or the beginning of a block, which is left.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut text = Stretch::default();
        let mut flattened = 0;
        while let Some((event, range)) = self.next() {
            let ends = match &event {
                Event::End(_) => flattened == 0,
                Event::Start(tag) => is_block(tag),
                Event::Rule => true,
                _ => false,
            };
            if ends {
                self.peeked = Some((event, range));
                break;
            }
            let kind = match event {
                Event::Text(chunk) => {
                    self.push_text(&mut text, &chunk, range);
                    continue;
                }
                Event::InlineHtml(tag) | Event::Html(tag) => {
                    let mut html = Stretch::default();
                    html.push(
                        &self.padded.strip(&tag),
                        &self.source.text,
                        self.padded.source(range.clone()),
                    );
                    let pieces = self.admit(&html);
                    if let [Piece::Text { text: refused, .. }] = pieces.as_slice() {
                        text.push(refused, &self.source.text, self.padded.source(range));
                        continue;
                    }
                    if pieces.is_empty() {
                        continue;
                    }
                    InlineKind::Html(Html { pieces })
                }
                Event::TaskListMarker(done) => {
                    let span = self.span(range);
                    if let Some(task) = self.tasks.last_mut() {
                        *task = Some(Task { span, done });
                    }
                    continue;
                }
                Event::End(_) => {
                    flattened -= 1;
                    continue;
                }
                Event::Start(_) if depth >= DEPTH => {
                    self.too_deep(range);
                    flattened += 1;
                    continue;
                }
                Event::Start(tag) => {
                    self.flush(&mut text, &mut content);
                    self.nest(tag, range.clone(), depth, &mut content);
                    continue;
                }
                Event::Code(code) => InlineKind::Code(self.plain(&code)),
                Event::FootnoteReference(label) => {
                    InlineKind::FootnoteReference(self.plain(&label))
                }
                Event::SoftBreak => InlineKind::SoftBreak,
                Event::HardBreak => InlineKind::HardBreak,
                // Rules end a paragraph above; mathematics is switched off.
                Event::Rule | Event::InlineMath(_) | Event::DisplayMath(_) => continue,
            };
            self.flush(&mut text, &mut content);
            content.push(Inline { span: self.source.span(self.padded.source(range)), kind });
        }
        self.flush(&mut text, &mut content);
        self.findings.extend(balance::inlines(&mut content));
        content
    }

    fn nest(&mut self, tag: Tag<'p>, range: Range<usize>, depth: usize, content: &mut Vec<Inline>) {
        let span = self.source.span(self.padded.source(range));
        let is_link = matches!(tag, Tag::Link { .. } | Tag::Image { .. });
        self.within_link += usize::from(is_link);
        let inner = self.deeper_inlines(depth + 1);
        self.within_link -= usize::from(is_link);
        let kind = match tag {
            Tag::Emphasis => InlineKind::Emphasis(inner),
            Tag::Strong => InlineKind::Strong(inner),
            Tag::Strikethrough => InlineKind::Strikethrough(inner),
            Tag::Link { link_type, dest_url, title, .. } => {
                let mut destination = self.plain(&dest_url);
                if matches!(link_type, LinkType::Email) {
                    destination.insert_str(0, "mailto:");
                }
                if is_unsafe_url(&destination) {
                    self.refuse_url(span, &destination);
                    content.extend(inner);
                    return;
                }
                let target = self.target(link_type, span, inner.last().map(|last| last.span));
                InlineKind::Link(Link {
                    destination,
                    target,
                    title: self.plain(&title),
                    content: inner,
                })
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                let destination = self.plain(&dest_url);
                if is_unsafe_url(&destination) {
                    self.refuse_url(span, &destination);
                    content.extend(inner);
                    return;
                }
                let target = self.target(link_type, span, inner.last().map(|last| last.span));
                InlineKind::Image(Image {
                    destination,
                    target,
                    title: self.plain(&title),
                    alt: inner,
                })
            }
            // No other kind of inline is switched on.
            _ => {
                content.extend(inner);
                return;
            }
        };
        content.push(Inline { span, kind });
    }

    /// Where the destination of a link stands.
    fn target(&self, link_type: LinkType, span: Span, last: Option<Span>) -> Span {
        let whole = self.source.slice(span);
        let inside = |start: usize, len: usize| {
            let start = span.start as usize + start;
            self.source.span(start..start + len)
        };
        match link_type {
            LinkType::Autolink | LinkType::Email => inside(1, whole.len().saturating_sub(2)),
            LinkType::Inline => {
                let from = last.map_or(0, |last| (last.end.saturating_sub(span.start)) as usize);
                let Some(open) = whole.get(from..).and_then(|rest| rest.find("](")) else {
                    return span;
                };
                let rest = &whole[from + open + 2..];
                let start = whole.len() - rest.trim_start_matches(LINK_WHITE).len();
                let start = start + usize::from(whole[start..].starts_with('<'));
                inside(start, destination_length(&whole[start..], whole[..start].ends_with('<')))
            }
            _ => span,
        }
    }

    fn push_text(&self, text: &mut Stretch, chunk: &CowStr<'_>, range: Range<usize>) {
        let mut place = self.padded.source(range);
        // The backslash of an escape belongs to what it escapes.
        let escaped = self.source.text[..place.start].ends_with('\\')
            && self.source.text[place.start..].starts_with(|c: char| c.is_ascii_punctuation());
        let chunk = self.padded.strip(chunk);
        if escaped && text.ends_at() != Some(place.start) {
            let first = chunk.chars().next().map_or(0, char::len_utf8);
            text.push(&chunk[..first], &self.source.text, place.start - 1..place.start + first);
            place.start += first;
            text.push(&chunk[first..], &self.source.text, place);
        } else {
            text.push(&chunk, &self.source.text, place);
        }
    }

    /// Turns the text collected so far into inlines, bare URLs into links.
    fn flush(&self, text: &mut Stretch, content: &mut Vec<Inline>) {
        if text.is_empty() {
            return;
        }
        let text = std::mem::take(text);
        let whole = text.text();
        let piece = |range: Range<usize>| Inline {
            span: self.source.span(text.source(range.clone())),
            kind: InlineKind::Text(whole[range].to_owned()),
        };
        let urls = if self.within_link > 0 { Vec::new() } else { autolink::urls(whole) };
        let mut at = 0;
        for url in urls {
            if at < url.start {
                content.push(piece(at..url.start));
            }
            at = url.end;
            let inner = piece(url.clone());
            let written = &whole[url];
            let scheme = if written.contains("://") { "" } else { "http://" };
            let link = Link {
                destination: format!("{scheme}{written}"),
                target: inner.span,
                title: String::new(),
                content: vec![inner.clone()],
            };
            content.push(Inline { span: inner.span, kind: InlineKind::Link(link) });
        }
        if at < whole.len() {
            content.push(piece(at..whole.len()));
        }
    }

    fn refuse_url(&mut self, span: Span, url: &str) {
        self.findings.push(
            Diagnostic::error(
                "link-unsafe",
                span,
                format!("주소 `{url}`는 쓸 수 없어 링크를 뺐습니다"),
            )
            .help("`https://` 주소나 과정 안의 파일로 바꾸세요"),
        );
    }

    fn too_deep(&mut self, range: Range<usize>) {
        if self.findings.iter().all(|finding| finding.code != "nesting-too-deep") {
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
const LINK_WHITE: [char; 4] = WHITE;

/// How long the destination of an inline link is that begins `text`.
fn destination_length(text: &str, in_angles: bool) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '>' if in_angles => return at,
            _ if in_angles => {}
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            c if c.is_ascii_whitespace() => return at,
            _ => {}
        }
    }
    text.len()
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Whether blocks stand within.
fn is_nest(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_))
}
