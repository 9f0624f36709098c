//! Findings for people at a terminal: the line, a caret under it, and what to do.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Padding, Patch, Renderer, Snippet};

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

/// A longer stretch of lines, in bytes, is cut around the place: the whole of it says nothing.
const LONG: usize = 2_000;
/// What is shown before and behind a place in a long line, and of the place, in bytes.
const AROUND: usize = 300;

/// A title becomes a group by taking its first element; ours come one by one.
const NOTHING: [Padding; 0] = [];

/// Findings as blocks of text, an empty line between them.
pub fn text(findings: &[Diagnostic], sources: &Sources, paint: Paint) -> String {
    let renderer = match paint {
        Paint::Coloured => Renderer::styled(),
        Paint::Plain => Renderer::plain(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut all = String::new();
    for finding in findings {
        let mut block = renderer.render(&report(finding, sources));
        let related = finding.related.iter().map(|related| related.span);
        for span in [finding.span].into_iter().chain(related) {
            let source = sources.by_id(span.source);
            if let Some((seen, true_place)) = source.and_then(|source| correction(source, span)) {
                block = block.replacen(&seen, &true_place, 1);
            }
        }
        all.push_str(&block);
        all.push_str("\n\n");
    }
    all
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
        group = show(group, source, finding.span, label, &near);
    }
    for related in &finding.related {
        let near = primary.is_some_and(|source| is_near(source, finding.span, related.span));
        if let (false, Some(source)) = (near, sources.by_id(related.span.source)) {
            group = show(group, source, related.span, Some(related.message.as_str()), &[]);
        }
    }
    let computation = finding.figure.as_ref().and_then(|figure| figure.computation.as_deref());
    if let Some(computation) = computation {
        group = group.element(Level::NOTE.with_name("계산").message(computation));
    }
    if let Some(text) = finding.help.as_deref().or(finding.fix.as_ref().map(|_| "이렇게 고치세요"))
    {
        group = group.element(Level::HELP.with_name("도움말").message(text));
    }
    if let Some((fix, source)) =
        finding.fix.as_ref().and_then(|fix| Some((fix, sources.by_id(fix.span.source)?)))
    {
        let lines = window(source, lines_of(source, fix.span), fix.span);
        let at = fix.span.range();
        let patch = Patch::new(
            at.start - lines.start..at.end.min(lines.end) - lines.start,
            fix.text.as_str(),
        );
        group = group.element(
            Snippet::source(shown(source, &lines))
                .line_start(source.lines.line(lines.start))
                .path(source.path.as_str())
                .patch(patch),
        );
    }
    vec![group]
}

/// Adds the lines of a place with a caret under it, and those of other places near it.
fn show<'a>(
    group: Group<'a>,
    source: &'a Source,
    span: Span,
    label: Option<&'a str>,
    others: &[(Span, &'a str)],
) -> Group<'a> {
    let lines = others.iter().fold(lines_of(source, span), |lines, (other, _)| {
        spanning(lines, lines_of(source, *other))
    });
    let whole = window(source, lines, span);
    let within = |span: Span| {
        let range = span.range();
        range.start - whole.start..range.end.min(whole.end) - whole.start
    };
    let snippet = Snippet::source(shown(source, &whole))
        .line_start(source.lines.line(whole.start))
        .annotation(AnnotationKind::Primary.span(within(span)).label(label))
        .annotations(
            others
                .iter()
                .map(|(span, label)| AnnotationKind::Context.span(within(*span)).label(*label)),
        );
    group.element(snippet.path(source.path.as_str()))
}

/// Where a place in a cut line is said to be, counted from where it was cut, and where it is.
fn correction(source: &Source, span: Span) -> Option<(String, String)> {
    let lines = lines_of(source, span);
    let cut = window(source, lines.clone(), span).start;
    let place = source.place(span.start as usize);
    let seen = source.text[cut..span.start as usize].chars().count() + 1;
    let said = |column| format!("{}:{}:{column}", source.path, place.line);
    (cut != lines.start).then(|| (said(seen), said(place.column)))
}

fn spanning(a: Range<usize>, b: Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

/// As much of `lines` as is shown for a place in it.
fn window(source: &Source, lines: Range<usize>, span: Span) -> Range<usize> {
    if lines.len() <= LONG {
        return lines;
    }
    let at = span.range();
    let end = at.end.min(at.start + AROUND) + AROUND;
    let start = source.text.floor_char_boundary(at.start.saturating_sub(AROUND));
    start.max(lines.start)..source.text.floor_char_boundary(end).clamp(at.start, lines.end)
}

/// The text of these bytes. A lone `\r` ends a line here, and for the renderer only `\n` does.
fn shown<'a>(source: &'a Source, range: &Range<usize>) -> Cow<'a, str> {
    let text = &source.text[range.clone()];
    if !text.contains('\r') {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = letter == '\r' && letters.peek() != Some(&'\n');
        shown.push(if ends { '\n' } else { letter });
    }
    shown.into()
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
    a.source == b.source
        && line(a).abs_diff(line(b)) <= NEAR
        && (a == b || spanning(lines_of(source, a), lines_of(source, b)).len() <= LONG)
}
