//! A text put together from pieces of the source, each of which knows where it stands.

use std::ops::Range;

/// A text and the places of its pieces.
#[derive(Default)]
pub(super) struct Stretch {
    text: String,
    parts: Vec<Part>,
}

struct Part {
    /// Where the part begins in the text.
    at: usize,
    /// Where it stands in the source.
    source: Range<usize>,
    /// Whether the source says the same there, byte for byte.
    verbatim: bool,
}

impl Stretch {
    /// Adds `text`, which stands at `range` of `source`, maybe written otherwise there.
    pub(super) fn push(&mut self, text: &str, source: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let verbatim = source.get(range.clone()) == Some(text);
        if let Some(last) = self.parts.last_mut()
            && verbatim
            && last.verbatim
            && last.source.end == range.start
        {
            last.source.end = range.end;
        } else {
            self.parts.push(Part { at: self.text.len(), source: range, verbatim });
        }
        self.text.push_str(text);
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the source after the last piece.
    pub(super) fn ends_at(&self) -> Option<usize> {
        self.parts.last().map(|part| part.source.end)
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where a range of the text stands in the source.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let part = |offset: usize| {
            let index = self.parts.partition_point(|part| part.at <= offset);
            self.parts.get(index.saturating_sub(1))
        };
        let start = part(range.start).map_or(0, |part| {
            if part.verbatim {
                (part.source.start + range.start - part.at).min(part.source.end)
            } else {
                part.source.start
            }
        });
        let end = part(range.end.saturating_sub(1)).map_or(0, |part| {
            if part.verbatim {
                (part.source.start + range.end.saturating_sub(part.at)).min(part.source.end)
            } else {
                part.source.end
            }
        });
        start..end.max(start)
    }
}
