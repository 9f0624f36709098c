//! Findings for people at a terminal: the line, a caret under it, and what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Padding, Patch, Renderer, Snippet,
};

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, Sources, Span};

/// Whether the text carries terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Escape sequences for colours.
    Coloured,
    /// None.
    Plain,
}

/// Lines that two places of one finding may lie apart and still be shown together.
const NEAR: usize = 12;

/// A title becomes a group by taking its first element; ours come one by one.
const NOTHING: [Padding; 0] = [];

/// Findings as blocks of text, an empty line between them.
pub fn text(findings: &[Diagnostic], sources: &Sources, paint: Paint) -> String {
    let renderer = match paint {
        Paint::Coloured => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let blocks: Vec<String> =
        findings.iter().map(|finding| renderer.render(&report(finding, sources))).collect();
    blocks.iter().map(|block| format!("{block}\n\n")).collect()
}

fn report<'a>(finding: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name("오류"),
        Severity::Warning => Level::WARNING.with_name("경고"),
        Severity::Note => Level::NOTE.with_name("참고"),
    };
    let mut group =
        level.primary_title(finding.message.as_str()).id(finding.code).elements(NOTHING);
    let primary = sources.by_id(finding.span.source);
    if let Some(source) = primary {
        let near: Vec<(Span, &str)> = finding
            .related
            .iter()
            .filter(|related| is_near(source, finding.span, related.span))
            .map(|related| (related.span, related.message.as_str()))
            .collect();
        let label = finding.label.as_deref();
        group = group.element(snippet(source, finding.span, label, &near));
    }
    for related in &finding.related {
        let near = primary.is_some_and(|source| is_near(source, finding.span, related.span));
        if let (false, Some(source)) = (near, sources.by_id(related.span.source)) {
            let at = snippet(source, related.span, Some(related.message.as_str()), &[]);
            group = group.element(at);
        }
    }
    let computation = finding.figure.as_ref().and_then(|figure| figure.computation.as_deref());
    if let Some(computation) = computation {
        group = group.element(Level::NOTE.with_name("계산").message(computation));
    }
    let help = Level::HELP.with_name("도움말");
    match (&finding.help, &finding.fix) {
        (Some(help_text), None) => vec![group.element(help.message(help_text.as_str()))],
        (help_text, Some(fix)) => {
            let title = help_text.as_deref().unwrap_or("이렇게 고치세요");
            let mut mend = help.secondary_title(title).elements(NOTHING);
            if let Some(source) = sources.by_id(fix.span.source) {
                let lines = lines_of(source, fix.span);
                let at = fix.span.range();
                let patch =
                    Patch::new(at.start - lines.start..at.end - lines.start, fix.text.as_str());
                mend = mend.element(
                    Snippet::source(&source.text[lines.clone()])
                        .line_start(source.lines.line(lines.start))
                        .path(source.path.as_str())
                        .patch(patch),
                );
            }
            vec![group, mend]
        }
        (None, None) => vec![group],
    }
}

fn snippet<'a>(
    source: &'a Source,
    span: Span,
    label: Option<&'a str>,
    others: &[(Span, &'a str)],
) -> Snippet<'a, Annotation<'a>> {
    let whole = others.iter().fold(lines_of(source, span), |lines, (other, _)| {
        let other = lines_of(source, *other);
        lines.start.min(other.start)..lines.end.max(other.end)
    });
    let within = |span: Span| {
        let range = span.range();
        range.start - whole.start..range.end.min(whole.end) - whole.start
    };
    Snippet::source(&source.text[whole.clone()])
        .line_start(source.lines.line(whole.start))
        .path(source.path.as_str())
        .annotation(AnnotationKind::Primary.span(within(span)).label(label))
        .annotations(
            others
                .iter()
                .map(|(span, label)| AnnotationKind::Context.span(within(*span)).label(*label)),
        )
}

/// The bytes of the lines that a span touches; of a long one only the first.
fn lines_of(source: &Source, span: Span) -> Range<usize> {
    let first = source.lines.line(span.start as usize);
    let last = source.lines.line((span.end as usize).max(span.start as usize + 1) - 1);
    let last = last.clamp(first, first + NEAR);
    let end =
        if last < source.lines.count() { source.lines.start(last + 1) } else { source.text.len() };
    let start = source.lines.start(first);
    let text = source.text[start..end].trim_end_matches(['\n', '\r']);
    start..(start + text.len()).max(start)
}

fn is_near(source: &Source, a: Span, b: Span) -> bool {
    let line = |span: Span| source.lines.line(span.start as usize);
    a.source == b.source && line(a).abs_diff(line(b)) <= NEAR
}
