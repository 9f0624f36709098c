//! `<!-- highlight: 2, 4-6 -->`: which lines of the next block of code matter.

use std::ops::RangeInclusive;

use super::{BlockKind, Code, Document, blocks};
use crate::text::Span;

/// A comment that marks lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    /// The comment.
    pub comment: Span,
    /// The code that follows at once; `None` when something else does.
    pub code: Option<(Span, &'a Code)>,
    /// The lines, from one; `None` when they cannot be read.
    pub lines: Option<Vec<RangeInclusive<usize>>>,
}

/// Every comment of a page that marks lines of code.
pub fn marked(document: &Document) -> Vec<Marked<'_>> {
    let comments = document.comments.iter().filter_map(|comment| {
        let lines = comment.text.strip_prefix("highlight:")?;
        Some((comment.span, ranges(lines)))
    });
    let comments: Vec<_> = comments.collect();
    if comments.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::new();
    blocks(&document.blocks, &mut |block| all.push(block));
    let marked = comments.into_iter().map(|(comment, lines)| {
        // Another comment for the same block may stand between.
        let next = all.iter().filter(|block| block.span.start >= comment.end);
        let code = next.min_by_key(|block| block.span.start).and_then(|block| match &block.kind {
            BlockKind::Code(code) => Some((block.span, code)),
            _ => None,
        });
        Marked { comment, code, lines }
    });
    marked.collect()
}

/// `2, 4-6`; `None` when there is anything else, or nothing.
fn ranges(text: &str) -> Option<Vec<RangeInclusive<usize>>> {
    let number = |text: &str| text.trim().parse().ok().filter(|line| *line > 0);
    let range = |part: &str| match part.split_once(['-', '~', '–']) {
        Some((first, last)) => {
            let (first, last): (usize, usize) = (number(first)?, number(last)?);
            (first <= last).then_some(first..=last)
        }
        None => number(part).map(|line| line..=line),
    };
    text.split(',').map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbers_and_ranges() {
        assert_eq!(ranges(" 2, 4-6 "), Some(vec![2..=2, 4..=6]));
        for wrong in ["", "0", "6-4", "a", "1,,2"] {
            assert_eq!(ranges(wrong), None, "{wrong}");
        }
    }
}
