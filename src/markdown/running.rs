//! The parser's events to running text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use super::policy::{is_unsafe_url, one_line};
use super::stretch::Stretch;
use super::tree::{DEPTH, Tree, is_block};
use super::{Html, Image, Inline, InlineKind, Link, Piece, Task, autolink, balance, target};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

impl<'p> Tree<'p> {
    /// The inlines up to the end of the open element, which is taken.
    pub(super) fn closed_inlines(&mut self) -> Vec<Inline> {
        self.deeper_inlines(0)
    }

    fn deeper_inlines(&mut self, depth: usize) -> Vec<Inline> {
        let content = self.inlines(depth);
        self.next();
        content
    }

    /// The inlines up to the end of the open element or the beginning of a block, which is left.
    pub(super) fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut text = Stretch::default();
        let mut flattened = 0;
        // Links written as tags, within which a bare URL is no link of its own.
        let outside = self.within_link;
        let mut anchors = 0;
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
                    self.flush(&mut text, &mut content);
                    for piece in &pieces {
                        match piece {
                            Piece::Open { name, .. } if name == "a" => anchors += 1,
                            Piece::Close { name, .. } if name == "a" && anchors > 0 => anchors -= 1,
                            _ => continue,
                        }
                        self.within_link = outside + anchors;
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
        self.within_link = outside;
        self.findings.extend(balance::inlines(&mut content));
        content
    }

    fn nest(&mut self, tag: Tag<'p>, range: Range<usize>, depth: usize, content: &mut Vec<Inline>) {
        let span = self.source.span(self.padded.source(range));
        let is_link = matches!(tag, Tag::Link { .. } | Tag::Image { .. });
        self.within_link += usize::from(is_link);
        let mut inner = self.deeper_inlines(depth + 1);
        self.within_link -= usize::from(is_link);
        let kind = match tag {
            Tag::Emphasis => Some(InlineKind::Emphasis(std::mem::take(&mut inner))),
            Tag::Strong => Some(InlineKind::Strong(std::mem::take(&mut inner))),
            Tag::Strikethrough => Some(InlineKind::Strikethrough(std::mem::take(&mut inner))),
            Tag::Link { link_type, dest_url, title, id } => self
                .destination(link_type, &dest_url, &id, span, &inner)
                .map(|(destination, target)| {
                    let (title, content) = (self.plain(&title), std::mem::take(&mut inner));
                    InlineKind::Link(Link { destination, target, title, content })
                }),
            Tag::Image { link_type, dest_url, title, id } => self
                .destination(link_type, &dest_url, &id, span, &inner)
                .map(|(destination, target)| {
                    let (title, alt) = (self.plain(&title), std::mem::take(&mut inner));
                    InlineKind::Image(Image { destination, target, title, alt })
                }),
            // No other kind of inline is switched on.
            _ => None,
        };
        match kind {
            Some(kind) => content.push(Inline { span, kind }),
            None => content.extend(inner),
        }
    }

    /// The destination of a link and where it stands, unless it must not be followed.
    fn destination(
        &mut self,
        link_type: LinkType,
        url: &CowStr<'_>,
        id: &CowStr<'_>,
        span: Span,
        inner: &[Inline],
    ) -> Option<(String, Span)> {
        let mut url = self.plain(url);
        if is_unsafe_url(&url) {
            self.findings.push(
                Diagnostic::error(
                    "link-scheme",
                    span,
                    format!("쓸 수 없는 주소(`{}`)라서 링크를 뺐습니다", one_line(&url)),
                )
                .help("`https://` 주소나 과정 안의 파일로 바꾸세요"),
            );
            return None;
        }
        let within = |span: Span, range: Range<usize>| {
            let start = span.start as usize;
            self.source.span(start + range.start..start + range.end)
        };
        let whole = self.source.slice(span);
        let target = match link_type {
            LinkType::Email => {
                url.insert_str(0, "mailto:");
                within(span, 1..whole.len() - 1)
            }
            LinkType::Autolink => within(span, 1..whole.len() - 1),
            LinkType::Inline => {
                let text = inner.last().map_or(0, |last| (last.span.end - span.start) as usize);
                target::of_link(whole, text).map_or(span, |range| within(span, range))
            }
            _ => self.events.reference_definitions().get(id).map_or(span, |definition| {
                let place = self.source.span(self.padded.source(definition.span.clone()));
                target::of_definition(self.source.slice(place))
                    .map_or(place, |range| within(place, range))
            }),
        };
        self.referred.insert(self.padded.strip(id).to_lowercase());
        Some((url, target))
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
}
