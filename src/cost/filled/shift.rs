//! From places in a page whose holes are filled to places in the page as written.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::text::{SourceId, Span};

/// Pieces of a page that were replaced by others of another length, in order.
#[derive(Clone, Debug, Default)]
pub struct Shift {
    /// What was there, and what is there now.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

impl Shift {
    /// The text with the pieces replaced, and the way back. The pieces are in order and apart.
    pub fn replace(text: &str, pieces: &[(Range<usize>, &str)]) -> (String, Self) {
        let mut out = String::with_capacity(text.len());
        let mut shift = Self::default();
        let mut at = 0;
        for (piece, with) in pieces {
            out.push_str(&text[at..piece.start]);
            let start = out.len();
            out.push_str(with);
            shift.pieces.push((piece.clone(), start..out.len()));
            at = piece.end;
        }
        out.push_str(&text[at..]);
        (out, shift)
    }

    /// Where a piece that was replaced stands now.
    pub fn now(&self, written: &Range<usize>) -> Option<Range<usize>> {
        self.pieces.iter().find(|(was, _)| was == written).map(|(_, now)| now.clone())
    }

    /// A span as written; of what lies in a replaced piece, the whole piece.
    pub fn back(&self, span: Span) -> Span {
        let start = self.byte(span.start as usize, |piece| piece.start);
        let end = self.byte(span.end as usize, |piece| piece.end);
        Span::new(span.source, start..end.max(start))
    }

    /// A byte as written; within a replaced piece the `edge` of what was there.
    fn byte(&self, at: usize, edge: impl Fn(&Range<usize>) -> usize) -> usize {
        let before =
            self.pieces.iter().take_while(|(_, now)| now.start < at || now.is_empty()).last();
        match before {
            None => at,
            Some((was, now)) if at < now.end => edge(was),
            Some((was, now)) => at - now.end + was.end,
        }
    }

    /// A finding with its places as written.
    pub fn finding(&self, source: SourceId, mut finding: Diagnostic) -> Diagnostic {
        let back = |span: Span| if span.source == source { self.back(span) } else { span };
        finding.span = back(finding.span);
        for related in &mut finding.related {
            related.span = back(related.span);
            if let Some(fix) = &mut related.fix {
                fix.span = back(fix.span);
            }
        }
        if let Some(fix) = &mut finding.fix {
            fix.span = back(fix.span);
        }
        finding
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SourcePath;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn places_lead_back() {
        let (text, shift) = Shift::replace("a{비용}b{합계}c", &[(1..9, "$10"), (10..18, "$10.00")]);
        assert_eq!(text, "a$10b$10.00c");
        let source = SourceId::of(&SourcePath::new("a.md").unwrap());
        let back = |range: Range<usize>| shift.back(Span::new(source, range)).range();
        assert_eq!(back(1..4), 1..9);
        assert_eq!(back(4..5), 9..10);
        assert_eq!(back(5..11), 10..18);
        assert_eq!(back(11..12), 18..19);
        assert_eq!(back(0..12), 0..19);
    }

    proptest! {
        #[test]
        fn what_was_not_replaced_stays_itself(parts in proptest::collection::vec("[a-z]{1,5}", 1..6), with in "[0-9]{1,8}") {
            let text = parts.join("{비용}");
            let mark = "{비용}".len();
            let holes: Vec<(Range<usize>, &str)> =
                text.match_indices("{비용}").map(|(at, _)| (at..at + mark, with.as_str())).collect();
            let (filled, shift) = Shift::replace(&text, &holes);
            prop_assert_eq!(&filled, &parts.join(&with));
            let source = SourceId::of(&SourcePath::new("a.md").unwrap());
            let mut at = 0;
            for part in &parts {
                let back = shift.back(Span::new(source, at..at + part.len()));
                prop_assert_eq!(&text[back.range()], part);
                at += part.len() + with.len();
            }
        }
    }
}
