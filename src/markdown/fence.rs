//! Fences that were meant otherwise than they read: unclosed ones, and ones within their like.

use super::{Block, BlockKind, Code};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// What is wrong with the fences of a page, in order.
pub(super) fn findings(blocks: &[Block], source: &Source) -> Vec<Diagnostic> {
    let mut found = Found::default();
    within(blocks, source, &mut found);
    found.findings
}

#[derive(Default)]
struct Found {
    findings: Vec<Diagnostic>,
    /// Where fences were nested last: that leaves others unclosed.
    nested: Option<Span>,
}

fn within(blocks: &[Block], source: &Source, found: &mut Found) {
    let mut document: Option<Fence<'_>> = None;
    for block in blocks {
        match &block.kind {
            BlockKind::Code(code) => {
                let Some(fence) = Fence::new(block.span, code, source) else { continue };
                let inner = fence.inner();
                let is_whole = inner.is_none() && code.closed;
                if let Some(nested) = inner.or_else(|| document?.reopened_by(&fence)) {
                    found.nested = Some(nested.span);
                    found.findings.push(nested);
                }
                if !code.closed {
                    let unclosed = fence.unclosed();
                    found.findings.push(match found.nested {
                        Some(cause) => unclosed.related(cause, "코드 블록이 겹친 곳입니다"),
                        None => unclosed,
                    });
                }
                let is_document = matches!(code.language().as_deref(), Some("markdown" | "md"));
                document = (is_document && is_whole).then_some(fence);
            }
            BlockKind::Quote(quote) => within(&quote.blocks, source, found),
            BlockKind::Footnote(footnote) => within(&footnote.blocks, source, found),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| within(&item.blocks, source, found));
            }
            _ => {}
        }
    }
}

/// A block of code between fences.
#[derive(Clone, Copy)]
struct Fence<'a> {
    span: Span,
    code: &'a Code,
    source: &'a Source,
    /// The marks that open it.
    marks: &'a str,
}

impl<'a> Fence<'a> {
    fn new(span: Span, code: &'a Code, source: &'a Source) -> Option<Self> {
        Some(Self { span, code, source, marks: marks(source.slice(span))? })
    }

    /// The line that opens it, as far as it belongs to it.
    fn opening(&self) -> Span {
        let line = self.source.slice(self.span).lines().next().unwrap_or("").trim_end().len();
        let start = self.span.start as usize;
        self.source.span(start..start + line)
    }

    fn line(&self) -> usize {
        self.source.place(self.span.start as usize).line
    }

    fn unclosed(&self) -> Diagnostic {
        let (line, marks) = (self.line(), self.marks);
        let at_the_end = self.source.text[self.span.end as usize..].trim().is_empty();
        if at_the_end {
            Diagnostic::error(
                "fence-unclosed",
                self.opening(),
                format!("{line}번째 줄에서 연 코드 블록이 닫히지 않아 그 뒤가 모두 코드입니다"),
            )
            .help(format!("코드가 끝나는 곳에 {marks} 줄을 넣으세요"))
        } else {
            Diagnostic::error(
                "fence-unclosed",
                self.opening(),
                format!("{line}번째 줄에서 연 코드 블록이 닫히지 않은 채 목록이나 인용이 끝납니다"),
            )
            .help(format!("코드가 끝나는 곳에 {marks} 줄을 여는 줄과 같은 깊이로 넣으세요"))
        }
    }

    /// A line of the body that opens a fence of the same kind and names a language: the author
    /// believes that fences nest.
    fn inner(&self) -> Option<Diagnostic> {
        let (index, line, inner) =
            self.code.text.lines().enumerate().find_map(|(index, line)| {
                let indent = line.len() - line.trim_start_matches(' ').len();
                let inner = marks(&line[indent..])?;
                let info = line[indent + inner.len()..].trim();
                let opens = indent < 4
                    && inner.len() >= self.marks.len()
                    && inner.starts_with(&self.marks[..1])
                    && !info.is_empty()
                    && !info.contains([' ', '`']);
                opens.then_some((index, line, inner))
            })?;
        let start = *self.code.lines.get(index)? as usize;
        Some(self.nested(self.source.span(start..start + line.len()), inner))
    }

    /// Whether a Markdown sample ends where text follows at once, and this text runs into a fence
    /// without a language: the two fences were meant to be a block of code within the sample.
    fn reopened_by(&self, next: &Self) -> Option<Diagnostic> {
        let lines = &self.source.lines;
        let is_blank = |line: usize| {
            let text = &self.source.text[lines.start(line)..lines.start(line + 1)];
            text.trim_matches([' ', '\t', '>', '\r', '\n']).is_empty()
        };
        let runs_on = !is_blank(lines.line(self.span.end as usize) + 1)
            && !is_blank(next.line().saturating_sub(1));
        (runs_on && next.code.info.is_empty() && next.marks == self.marks).then(|| {
            let whole = self.source.slice(self.span);
            let closing = whole.len() - whole.trim_end_matches(&self.marks[..1]).len();
            let end = self.span.end as usize;
            self.nested(self.source.span(end - closing..end), self.marks)
        })
    }

    fn nested(&self, at: Span, inner: &str) -> Diagnostic {
        let longer = self.marks[..1].repeat(inner.len() + 1);
        Diagnostic::warning(
            "fence-nested",
            at,
            format!(
                "{}번째 줄에서 연 코드 블록 안에 길이가 같은 코드 블록이 있어 먼저 닫힙니다",
                self.line()
            ),
        )
        .related(self.opening(), "바깥 코드 블록을 여는 곳입니다")
        .help(format!("바깥 코드 블록을 {longer} 줄로 열고 닫으세요"))
    }
}

/// The marks of a fence at the beginning of `text`.
fn marks(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(first).len();
    (length >= 3).then(|| &text[..length])
}
