//! Running text.

use super::writer::Writer;
use crate::markdown::{Inline, InlineKind};

impl<'a> Writer<'a> {
    pub fn inlines(&mut self, content: &'a [Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.figured(inline.span, text),
            InlineKind::Code(text) => {
                self.html.open("code", &[]);
                self.figured(inline.span, text);
                self.html.close("code");
            }
            InlineKind::Emphasis(content) => self.wrapped("em", content),
            InlineKind::Strong(content) => self.wrapped("strong", content),
            InlineKind::Strikethrough(content) => self.wrapped("del", content),
            InlineKind::Link(link) => self.link(link),
            InlineKind::Image(image) => self.image(image),
            InlineKind::Html(html) => self.embedded(html),
            InlineKind::FootnoteReference(label) => self.footnote_reference(label),
            InlineKind::SoftBreak => {
                self.html.raw("\n");
            }
            InlineKind::HardBreak => {
                self.html.open("br", &[]).raw("\n");
            }
        }
    }

    fn wrapped(&mut self, name: &str, content: &'a [Inline]) {
        self.html.open(name, &[]);
        self.inlines(content);
        self.html.close(name);
    }
}
