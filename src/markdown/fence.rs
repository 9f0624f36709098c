//! Fences that were meant otherwise than they read: unclosed ones, and ones within their like.

use super::{Block, BlockKind, Code, walk};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// What is wrong with the fences of a page.
pub(super) fn findings(blocks: &[Block], source: &Source) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    walk::blocks(blocks, &mut |block| {
        if let BlockKind::Code(code) = &block.kind {
            findings.extend(nested(block.span, code, source));
            if !code.closed {
                findings.push(unclosed(block.span, source));
            }
        }
    });
    findings
}

/// The line that opens a fence, as far as it is written in its block.
fn opening(span: Span, source: &Source) -> Span {
    let line = source.slice(span).lines().next().unwrap_or("").trim_end().len();
    source.span(span.start as usize..span.start as usize + line)
}

fn unclosed(span: Span, source: &Source) -> Diagnostic {
    let opening = opening(span, source);
    let line = source.place(span.start as usize).line;
    let fence = marks(source.slice(opening)).unwrap_or("```");
    Diagnostic::error(
        "fence-unclosed",
        opening,
        format!("{line}번째 줄에서 연 코드 블록이 닫히지 않아 그 뒤가 모두 코드입니다"),
    )
    .help(format!("코드가 끝나는 곳에 `{fence}` 줄을 넣으세요"))
}

/// A line of the body that opens a fence of the same kind and names a language: the author
/// believes that fences nest.
fn nested(span: Span, code: &Code, source: &Source) -> Option<Diagnostic> {
    let opening = opening(span, source);
    let outer = marks(source.slice(opening))?;
    let (index, inner) = code.text.lines().enumerate().find(|(_, line)| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        marks(&line[indent..]).is_some_and(|marks| {
            let info = line[indent + marks.len()..].trim();
            indent < 4
                && marks.len() >= outer.len()
                && marks.starts_with(&outer[..1])
                && !info.is_empty()
                && !info.contains([' ', '`'])
        })
    })?;
    let start = *code.lines.get(index)? as usize;
    let place = source.span(start..start + inner.len());
    let longer = outer[..1].repeat(marks(inner.trim_start()).map_or(3, str::len) + 1);
    let line = source.place(span.start as usize).line;
    Some(
        Diagnostic::warning(
            "fence-nested",
            place,
            format!(
                "{line}번째 줄에서 연 코드 블록 안에 같은 길이의 코드 블록이 있어 먼저 닫힙니다"
            ),
        )
        .related(opening, "바깥 코드 블록이 여기에서 열립니다")
        .help(format!("바깥 코드 블록을 `{longer}`로 열고 닫으세요")),
    )
}

/// The marks of a fence at the beginning of `text`.
fn marks(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(first).len();
    (length >= 3).then(|| &text[..length])
}
