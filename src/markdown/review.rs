//! What is wrong with a page as a whole: its headings, tables, footnotes and lost characters.

use std::collections::{BTreeMap, BTreeSet};

use super::policy::one_line;
use super::{Block, BlockKind, Document, Heading, InlineKind, Piece, Row, walk};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// What is wrong with the page.
pub(super) fn findings(document: &Document, source: &Source) -> Vec<Diagnostic> {
    let mut findings = headings(document, source);
    findings.extend(footnotes(document, source));
    findings.extend(source.text.match_indices('\u{FFFD}').map(|(at, lost)| {
        Diagnostic::warning(
            "text-replacement-character",
            source.span(at..at + lost.len()),
            "글자 하나가 깨져 `\u{FFFD}`로 남아 있습니다",
        )
        .help("원래 글자로 바꾸거나 지우세요")
    }));
    findings
}

fn headings(document: &Document, source: &Source) -> Vec<Diagnostic> {
    let mut headings: Vec<(&Block, &Heading)> = Vec::new();
    walk::blocks(&document.blocks, &mut |block| {
        if let BlockKind::Heading(heading) = &block.kind {
            headings.push((block, heading));
        }
    });
    let mut findings = Vec::new();
    let mut titles = headings.iter().filter(|(_, heading)| heading.level == 1);
    if let Some((title, _)) = titles.next() {
        findings.extend(titles.map(|(block, _)| {
            Diagnostic::warning(
                "heading-multiple-h1",
                block.span,
                "페이지에 제목(`#`)이 둘 이상입니다",
            )
            .related(title.span, "첫 제목은 여기입니다")
            .help("`##`로 낮추거나, 코드의 주석이라면 코드 블록이 제대로 닫혔는지 보세요")
        }));
    } else if !has_html_title(document) {
        let start = source.span(0..0);
        findings.push(
            Diagnostic::warning("heading-missing-h1", start, "페이지에 제목(`#`)이 없습니다")
                .help("첫 줄에 `# 제목`을 넣으세요"),
        );
    }
    findings.extend(headings.windows(2).filter(|pair| pair[1].1.level > pair[0].1.level + 1).map(
        |pair| {
            let ((before, upper), (block, lower)) = (pair[0], pair[1]);
            Diagnostic::warning(
                "heading-skip",
                block.span,
                format!("제목이 {}단계에서 {}단계로 건너뜁니다", upper.level, lower.level),
            )
            .related(before.span, "앞 제목은 여기입니다")
            .help(format!("`{}`로 바꾸세요", "#".repeat(usize::from(upper.level) + 1)))
        },
    ));
    findings
}

/// Whether a title is written as `<h1>`.
fn has_html_title(document: &Document) -> bool {
    let mut found = false;
    walk::pieces(&document.blocks, &mut |piece| {
        found |= matches!(piece, Piece::Open { name, .. } if name == "h1");
    });
    found
}

/// A row whose number of cells is not that of the header.
pub(super) fn ragged(row: &Row, columns: usize, source: &Source) -> Option<Diagnostic> {
    let line = source.slice(row.span);
    let inner = line.trim().strip_prefix('|').unwrap_or(line.trim());
    let mut bars: Vec<usize> = inner
        .match_indices('|')
        .map(|(at, _)| at)
        .filter(|at| !inner[..*at].ends_with('\\'))
        .collect();
    if bars.last().is_some_and(|last| last + 1 == inner.len()) {
        bars.pop();
    }
    let count = bars.len() + 1;
    if count == columns {
        return None;
    }
    let message = format!("표의 열은 {columns}개인데 이 줄의 칸은 {count}개");
    let finding = |message| Diagnostic::warning("table-ragged", row.span, message);
    Some(if let Some(bar) = columns.checked_sub(1).and_then(|last| bars.get(last)) {
        let lost = one_line(inner[bar + 1..].trim_end_matches('|'));
        finding(format!("{message}여서 뒤의 `{lost}` 부분이 보이지 않습니다"))
            .help("칸을 줄이거나, 글자로 쓴 `|`는 `\\|`로 바꾸세요")
    } else {
        finding(format!("{message}입니다")).help("모자란 칸을 `|`로 채우세요")
    })
}

fn footnotes(document: &Document, source: &Source) -> Vec<Diagnostic> {
    let mut defined: Vec<(String, Span)> = Vec::new();
    walk::blocks(&document.blocks, &mut |block| {
        if let BlockKind::Footnote(footnote) = &block.kind {
            defined.push((one_line(&footnote.label), block.span));
        }
    });
    let mut used = BTreeSet::new();
    let mut findings = Vec::new();
    walk::inlines(&document.blocks, &mut |inline| match &inline.kind {
        InlineKind::FootnoteReference(label) => {
            used.insert(one_line(label).to_lowercase());
        }
        InlineKind::Text(_) => {
            let text = source.slice(inline.span);
            for (at, _) in text.match_indices("[^") {
                let label = &text[at + 2..];
                let Some(end) = label.find(']') else { break };
                let label = &label[..end];
                let named = label.chars().all(|c| c.is_ascii_digit())
                    || !defined.is_empty() && label.chars().all(char::is_alphanumeric);
                if !label.is_empty() && named && !text[..at].ends_with('\\') {
                    let start = inline.span.start as usize + at;
                    findings.push(
                        Diagnostic::warning(
                            "footnote-undefined",
                            source.span(start..start + end + 3),
                            format!("각주 `[^{label}]`의 내용이 없습니다"),
                        )
                        .help(format!("`[^{label}]: 내용` 줄을 넣으세요")),
                    );
                }
            }
        }
        _ => {}
    });
    let mut first = BTreeMap::new();
    for (label, span) in &defined {
        if let Some(first) = first.insert(label.to_lowercase(), *span) {
            findings.push(
                Diagnostic::warning(
                    "footnote-duplicate",
                    *span,
                    format!("각주 `[^{label}]`의 내용이 둘 이상입니다"),
                )
                .related(first, "첫 각주는 여기입니다")
                .help("이름을 바꾸거나 하나를 지우세요"),
            );
        } else if !used.contains(&label.to_lowercase()) {
            findings.push(
                Diagnostic::warning(
                    "footnote-unused",
                    *span,
                    format!("본문 어디서도 가리키지 않는 각주 `[^{label}]`입니다"),
                )
                .help(format!("본문에 `[^{label}]` 표시를 넣거나 각주를 지우세요")),
            );
        }
    }
    findings
}

/// Markdown in a block of HTML, which stays as it is written for want of a blank line.
pub(super) fn literal_markdown(pieces: &[Piece], source: &Source) -> Option<Diagnostic> {
    let mut tag = None;
    let mut verbatim = 0;
    for piece in pieces {
        match piece {
            Piece::Open { span, name, .. } => {
                verbatim += usize::from(is_verbatim(name));
                tag = is_division(name).then_some(*span).or(tag);
            }
            Piece::Close { span, name } => {
                verbatim -= usize::from(is_verbatim(name)).min(verbatim);
                tag = is_division(name).then_some(*span).or(tag);
            }
            Piece::Text { span, text } if verbatim == 0 => {
                let Some(marked) = marked_line(*span, text, source) else { continue };
                let finding = Diagnostic::warning(
                    "html-markdown-literal",
                    marked,
                    "HTML 블록 안이어서 Markdown 표시가 글자 그대로 보입니다",
                );
                let Some(tag) = tag else {
                    return Some(finding.help("태그와 글 사이에 빈 줄을 넣으세요"));
                };
                let finding = finding
                    .related(tag, "이 태그 다음에 빈 줄이 없습니다")
                    .help(format!("`{}` 다음에 빈 줄을 넣으세요", one_line(source.slice(tag))));
                return Some(match line_end(tag, source) {
                    Some(end) => finding.fix(Span { start: tag.end, ..tag }, end),
                    None => finding,
                });
            }
            Piece::Text { .. } => {}
        }
    }
    None
}

/// The line end after a tag that ends its line, when a blank line may follow it as it is: within a
/// quotation it would need its mark.
fn line_end(tag: Span, source: &Source) -> Option<&'static str> {
    let text = &*source.text;
    let before = text[..tag.start as usize].rsplit('\n').next()?;
    let after = &text[tag.end as usize..];
    let quoted = before.trim_start().starts_with('>');
    let end = ["\n", "\r\n"].into_iter().find(|end| after.starts_with(end));
    end.filter(|_| !quoted)
}

fn is_verbatim(name: &str) -> bool {
    matches!(name, "pre" | "code" | "kbd" | "samp")
}

/// Whether the element is one that Markdown may stand in, after a blank line.
fn is_division(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "p"
            | "center"
            | "details"
            | "summary"
            | "section"
            | "article"
            | "aside"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "figure"
            | "figcaption"
            | "blockquote"
            | "td"
            | "th"
            | "li"
            | "dd"
            | "dt"
    )
}

/// The first line of a text that holds Markdown, where it stands in the source.
fn marked_line(span: Span, text: &str, source: &Source) -> Option<Span> {
    let mut at = span.start as usize;
    let mut lines = text.split('\n');
    for written in source.slice(span).split_inclusive('\n') {
        let line = lines.next()?.trim();
        if is_marked(line) {
            // Marks of a quotation may stand before it; entities are written otherwise.
            let shown = if written.contains(line) { line } else { written.trim() };
            let start = at + written.find(shown).unwrap_or(0);
            return Some(source.span(start..start + shown.len()));
        }
        at += written.len();
    }
    None
}

fn is_marked(text: &str) -> bool {
    let pair = |mark: &str| text.split(mark).nth(2).is_some();
    let heading = text.starts_with('#') && text.trim_start_matches('#').starts_with(' ');
    let item = ["- ", "* ", "> ", "```", "| "].iter().any(|mark| text.starts_with(mark));
    heading || item || pair("**") || pair("`") || text.contains("](")
}
