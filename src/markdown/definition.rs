//! Definitions of links, `[label]: destination`, that nothing on the page shows.

use std::collections::{BTreeMap, BTreeSet};

use super::policy::one_line;
use super::{Block, BlockKind};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// Definitions that no link uses, and those whose label is defined already.
///
/// `definitions` are those that count, by label; `used` are the labels that links name, in lower
/// case.
pub(super) fn findings(
    definitions: &[(String, Span)],
    used: &BTreeSet<String>,
    blocks: &[Block],
    source: &Source,
) -> Vec<Diagnostic> {
    let mut findings: Vec<_> = definitions
        .iter()
        .filter(|(label, _)| !used.contains(&label.to_lowercase()))
        .map(|(label, span)| {
            let label = one_line(label);
            Diagnostic::note(
                "link-definition-unused",
                *span,
                format!("아무 링크도 쓰지 않는 정의 `[{label}]`입니다"),
            )
            .help(format!("정의를 지우거나 본문에 `[글][{label}]` 링크를 넣으세요"))
        })
        .collect();
    let by_label: BTreeMap<String, Span> =
        definitions.iter().map(|(label, span)| (label.to_lowercase(), *span)).collect();
    let ends: BTreeMap<u32, u32> =
        definitions.iter().map(|(_, span)| (span.start, span.end)).collect();
    let mut gaps = Vec::new();
    between(source.span(0..source.text.len()), blocks, &mut gaps);
    for gap in gaps {
        for (at, label) in labels(source.slice(gap)) {
            let start = gap.start + at as u32;
            let counts = ends.range(..=start).next_back().is_some_and(|(_, end)| start < *end);
            let Some(first) = by_label.get(&label.to_lowercase()).filter(|_| !counts) else {
                continue;
            };
            let start = start as usize;
            let line = source.text[start..].lines().next().unwrap_or("").trim_end().len();
            findings.push(
                Diagnostic::warning(
                    "link-definition-duplicate",
                    source.span(start..start + line),
                    format!("이미 있는 링크 정의 `[{}]`이므로 쓰이지 않습니다", one_line(label)),
                )
                .related(*first, "쓰이는 정의는 여기입니다")
                .help("이름을 바꾸거나 지우세요"),
            );
        }
    }
    findings
}

/// What of `whole` no block covers: blank lines, marks of lists and quotations, and definitions.
fn between(whole: Span, blocks: &[Block], gaps: &mut Vec<Span>) {
    let mut at = whole.start;
    let mut gap = |until: u32, next: u32| {
        if at < until {
            gaps.push(Span { start: at, end: until, ..whole });
        }
        at = at.max(next);
    };
    for block in blocks {
        match &block.kind {
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| gap(item.span.start, item.span.end));
            }
            _ => gap(block.span.start, block.span.end),
        }
    }
    gap(whole.end, whole.end);
    for block in blocks {
        match &block.kind {
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| between(item.span, &item.blocks, gaps));
            }
            BlockKind::Quote(quote) => between(block.span, &quote.blocks, gaps),
            BlockKind::Footnote(footnote) => between(block.span, &footnote.blocks, gaps),
            _ => {}
        }
    }
}

/// The labels in `[label]:` and where they begin.
fn labels(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.match_indices("]:").filter_map(move |(end, _)| {
        let open = text[from..end].rfind('[').map(|at| from + at);
        from = end;
        open.map(|open| (open, &text[open + 1..end]))
    })
}
