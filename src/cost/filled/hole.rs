//! Where a page leaves a figure to be computed.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Figure};
use crate::markdown::{self, BlockKind, Document};
use crate::text::{Source, SourceId, Span};

/// What is to be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The price of the row: `{단가}`.
    Price,
    /// What the row or the computation before it comes to: `{비용}`.
    Amount,
    /// The sum of the amounts above: `{합계}`.
    Total,
    /// The total for one student: `{학생당}`.
    PerStudent,
}

/// In the order in which they are filled: each may need the ones before it.
pub const KINDS: [Kind; 4] = [Kind::Price, Kind::Amount, Kind::Total, Kind::PerStudent];

/// A place that is left to be computed.
#[derive(Clone, Debug)]
pub struct Hole {
    /// What belongs there.
    pub kind: Kind,
    /// Its bytes in the page.
    pub at: Range<usize>,
    /// What belongs there, once it is known, and how it is computed.
    pub answer: Option<Answer>,
    /// Why it is not known.
    pub reason: String,
}

/// What belongs in a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// As it is written.
    pub text: String,
    /// Its exact value.
    pub value: String,
    /// How it is computed.
    pub computation: String,
}

impl Kind {
    /// As an author writes it.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Price => "{단가}",
            Self::Amount => "{비용}",
            Self::Total => "{합계}",
            Self::PerStudent => "{학생당}",
        }
    }
}

/// Whether a text may leave anything to be computed.
pub fn has_holes(text: &str) -> bool {
    KINDS.iter().any(|kind| text.contains(kind.mark()))
}

/// The holes of a page outside code, in order.
pub fn holes(source: &Source, document: &Document) -> Vec<Hole> {
    let mut code: Vec<Range<usize>> = Vec::new();
    markdown::blocks(&document.blocks, &mut |block| {
        if matches!(block.kind, BlockKind::Code(_)) {
            code.push(block.span.range());
        }
    });
    let text: &str = &source.text;
    let mut all: Vec<Hole> = KINDS
        .iter()
        .flat_map(|kind| {
            text.match_indices(kind.mark()).map(|(at, mark)| (*kind, at..at + mark.len()))
        })
        .filter(|(_, at)| !code.iter().any(|code| code.contains(&at.start)))
        .filter(|(_, at)| !within_code_marks(text, at.start))
        .map(|(kind, at)| Hole { kind, at, answer: None, reason: String::new() })
        .collect();
    all.sort_by_key(|hole| hole.at.start);
    all
}

/// Whether a byte lies between backticks of its line.
fn within_code_marks(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |start| start + 1);
    text[line..at].matches('`').count() % 2 == 1
}

impl Hole {
    /// What is to be said of it.
    pub fn finding(&self, source: SourceId) -> Diagnostic {
        let (span, mark) = (Span::new(source, self.at.clone()), self.kind.mark());
        match &self.answer {
            Some(answer) => {
                let message = format!("`{mark}` 자리를 계산한 값은 {}입니다", answer.text);
                Diagnostic::warning("cost-placeholder", span, message)
                    .help("`seodang check --fix`로 파일에 채우세요. GitHub에서도 금액이 보입니다")
                    .fix(span, answer.text.clone())
                    .figure(Figure {
                        stated: Some(mark.to_owned()),
                        expected: Some(answer.text.clone()),
                        exact: None,
                        computation: Some(answer.computation.clone()),
                    })
            }
            None => Diagnostic::error(
                "cost-placeholder",
                span,
                format!("`{mark}` 자리를 계산할 수 없습니다: {}", self.reason),
            )
            .help(self.kind.advice()),
        }
    }

    /// The name of what belongs there, as figures are named.
    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Price => "price",
            Kind::Amount => "row",
            Kind::Total => "total",
            Kind::PerStudent => "per_student",
        }
    }
}

impl Kind {
    fn advice(self) -> &'static str {
        match self {
            Self::Price => {
                "`pricing.toml`에 이 행에 맞는 가격을 적거나, 행에 `<!-- cost: 키 -->`를 적으세요"
            }
            Self::Amount => {
                "행에 수량과 단가를 적거나, 줄에 `단가 × 수량 = {비용}`처럼 계산을 적으세요"
            }
            Self::Total => "같은 표의 위쪽 행에 금액을 모두 적으세요",
            Self::PerStudent => "앞에 합계를 적고, 전체 금액이면 `14명`처럼 학생 수를 적으세요",
        }
    }
}
