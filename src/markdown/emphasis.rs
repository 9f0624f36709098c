//! Lets `*` and `~~` stand beside Hangul, so that `**용어(term)**은` is strong.
//!
//! CommonMark decides by the characters on both sides of a run of delimiters whether it can open or
//! close; beside a punctuation mark it wants a space on the other side, which Korean never has
//! before a particle. The rule of <https://github.com/tats-u/markdown-cjk-friendly>, for a run of
//! `*` or a `~~` with no blank beside it and a CJK character on one side: it can do both. Stock
//! CommonMark says the same when both neighbours are punctuation. So a sentinel, a punctuation mark
//! that the page does not hold, is set on both sides of such a run, and taken out again of all that
//! the parser says.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::script::{is_cjk, is_variation_selector};

/// A text made ready for the parser, and the way back to the text it was made of.
pub(super) struct Padded<'a> {
    text: Cow<'a, str>,
    sentinel: char,
    /// Where sentinels begin in `text`, rising.
    at: Vec<usize>,
    /// Where the text begins in its source.
    base: usize,
}

impl<'a> Padded<'a> {
    /// Makes the part of a source that begins at byte `base` ready.
    pub(super) fn new(source: &'a str, base: usize) -> Self {
        let text = &source[base..];
        let unpadded = Self { text: Cow::Borrowed(text), sentinel: '\0', at: Vec::new(), base };
        let runs = runs(text);
        let Some(sentinel) = (!runs.is_empty()).then(|| sentinel(text)).flatten() else {
            return unpadded;
        };
        let mut padded = String::with_capacity(text.len() + runs.len() * 2 * sentinel.len_utf8());
        let mut at = Vec::with_capacity(runs.len() * 2);
        let mut copied = 0;
        for place in runs.iter().flat_map(|run| [run.start, run.end]) {
            padded.push_str(&text[copied..place]);
            at.push(padded.len());
            padded.push(sentinel);
            copied = place;
        }
        padded.push_str(&text[copied..]);
        Self { text: Cow::Owned(padded), sentinel, at, base }
    }

    /// The text to parse.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The range of the source that a range of the text stands for.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let back = |offset: usize| {
            let sentinels = self.at.partition_point(|at| *at < offset);
            self.base + offset - sentinels * self.sentinel.len_utf8()
        };
        back(range.start)..back(range.end)
    }

    /// What the parser says, without sentinels.
    pub(super) fn strip<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.at.is_empty() || !text.contains(self.sentinel) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(text.replace(self.sentinel, ""))
        }
    }
}

/// A character of category P that stands nowhere in `text`, neither itself nor as `&#…;`.
fn sentinel(text: &str) -> Option<char> {
    let candidates = ('\u{2E30}'..='\u{2E4E}').rev();
    let mut present: BTreeSet<char> =
        text.chars().filter(|c| ('\u{2E30}'..='\u{2E4E}').contains(c)).collect();
    present.extend(text.match_indices("&#").filter_map(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let (digits, radix) = match rest.strip_prefix(['x', 'X']) {
            Some(rest) => (rest, 16),
            None => (rest, 10),
        };
        let end = digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
        u32::from_str_radix(&digits[..end.min(8)], radix).ok().and_then(char::from_u32)
    }));
    candidates.filter(|c| *c != '\u{2E2F}').find(|c| !present.contains(c))
}

/// The runs of delimiters that stock CommonMark may misjudge.
fn runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'~')) {
        let mut start = at + next;
        let mark = bytes[start];
        let end = start + bytes[start..].iter().take_while(|byte| **byte == mark).count();
        at = end;
        let slashes = bytes[..start].iter().rev().take_while(|byte| **byte == b'\\').count();
        start += slashes % 2;
        let known = if mark == b'*' { start < end } else { end - start == 2 };
        if known && touches_cjk(text, start, end) {
            found.push(start..end);
        }
    }
    found
}

fn touches_cjk(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().rev().find(|c| !is_variation_selector(*c));
    let (Some(before), Some(after)) = (before, text[end..].chars().next()) else { return false };
    // A bar may be the edge of a cell, where the parser knows that nothing stands before or after.
    let edge = |c: char| c.is_whitespace() || c == '|';
    !edge(before)
        && !edge(after)
        && (is_cjk(before) || is_cjk(after))
        && !begins_line(&text[..start])
}

/// Whether only the marks of quotations stand before the end of `text` in its last line.
fn begins_line(text: &str) -> bool {
    text.trim_end_matches([' ', '\t', '>'])
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n' || c == '\r')
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::*;

    #[test]
    fn the_way_back_is_exact() {
        let source = "머리\n**용어(term)**은 **b**";
        let padded = Padded::new(source, 7);
        let at = padded.text().find("은").unwrap();
        let back = padded.source(at..at + 3);
        assert_eq!(&source[back], "은");
        assert_eq!(padded.strip(padded.text()), &source[7..]);
    }

    #[test]
    fn a_sentinel_that_the_page_holds_is_not_used() {
        for own in ["\u{2E4E}", "&#x2E4E;", "&#X02e4e;", "&#11854;"] {
            let source = format!("{own} **용어(term)**은");
            let padded = Padded::new(&source, 0);
            assert_ne!(padded.sentinel, '\u{2E4E}');
            assert_eq!(padded.strip(padded.text()), source);
        }
    }

    #[test]
    fn a_page_with_every_sentinel_is_left_as_it_is() {
        let source: String = ('\u{2E00}'..='\u{2E4E}').chain("**용어(term)**은".chars()).collect();
        assert_eq!(Padded::new(&source, 0).text(), source);
    }

    #[test]
    fn the_examples_of_commonmark_are_parsed_as_before() {
        let spec = include_str!("../../tests/data/commonmark/spec.txt");
        let fence = format!("{} example\n", "`".repeat(32));
        let parts = spec.split(&fence).skip(1);
        let mut count = 0;
        for (example, _) in parts.filter_map(|part| part.split_once("\n.\n")) {
            let text = example.replace('→', "\t");
            let padded = Padded::new(&text, 0);
            let after: Vec<_> = Parser::new(padded.text())
                .into_offset_iter()
                .map(|(event, range)| (format!("{event:?}"), padded.source(range)))
                .map(|(event, range)| (padded.strip(&event).into_owned(), range))
                .collect();
            let before: Vec<_> = Parser::new(&text)
                .into_offset_iter()
                .map(|(event, range)| (format!("{event:?}"), range))
                .collect();
            assert_eq!(after, before, "{text}");
            count += 1;
        }
        assert_eq!(count, 652);
    }
}
