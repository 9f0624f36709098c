//! The fences of a course: diagrams drawn and code coloured, each text once, kept by content.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::Tools;
use super::reading::{Read, Reading};
use crate::cache::{Cache, Keep, Key};
use crate::diagnostic::Diagnostic;
use crate::diagram::{self, Drawing, Icons, ProblemCode};
use crate::highlight;
use crate::load::Inputs;
use crate::markdown::{self, BlockKind, Code, Destination, Use};
use crate::text::{SourceId, Span};
use crate::theme::Theme;

/// The language of diagrams.
const MERMAID: &str = "mermaid";

/// Draws every diagram. Its problems become findings at their places.
pub(super) fn draw(
    inputs: &Inputs,
    reading: &Reading<'_>,
    theme: &Theme,
    tools: &Tools,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<Span, Arc<Drawing>> {
    let icons = icons(inputs, theme, found);
    let fences = fences(reading, |code| code.language().as_deref() == Some(MERMAID));
    let key = icons.fingerprint();
    let texts = once(fences.iter().map(|fence| fence.code.text.as_str()));
    let drawings: BTreeMap<&str, Arc<Drawing>> = texts
        .into_par_iter()
        .map(|text| (text, Arc::new(drawing(text, &icons, &key, tools))))
        .collect();
    let mut by_place = BTreeMap::new();
    for fence in fences {
        let drawing = &drawings[fence.code.text.as_str()];
        for problem in &drawing.problems {
            let span = fence.code.span(fence.source, problem.range.clone());
            let finding =
                Diagnostic::new(problem.code.name(), problem.severity, span, &problem.message);
            found.push(match &problem.help {
                Some(help) => finding.help(help),
                None => finding,
            });
        }
        by_place.insert(fence.span, Arc::clone(drawing));
    }
    by_place
}

/// Where the drawings of a page lead, each link at its place.
pub(super) fn links<'a>(
    read: &Read<'_>,
    drawings: &'a BTreeMap<Span, Arc<Drawing>>,
) -> Vec<Destination<'a>> {
    let mut links = Vec::new();
    markdown::blocks(&read.document.blocks, &mut |block| {
        let BlockKind::Code(code) = &block.kind else { return };
        let picture = drawings.get(&block.span).and_then(|drawing| drawing.picture.as_ref());
        for link in picture.into_iter().flat_map(|picture| &picture.links) {
            let span = |range: &Range<usize>| code.span(read.source.id, range.clone());
            let at = link.ranges.iter().map(span);
            links.extend(at.map(|span| Destination { url: &link.href, span, used_as: Use::Link }));
        }
    });
    links
}

fn drawing(text: &str, icons: &Icons, icons_key: &[u8], tools: &Tools) -> Drawing {
    let key = Key::of("diagram", &[icons_key, text.as_bytes()]);
    let mut made = None;
    let bytes = tools.cache.get_or_make(key, || {
        let drawing = diagram::draw(text, icons, &tools.other);
        let keep = if rests_on_time(&drawing) { Keep::No } else { Keep::Yes };
        let bytes = serde_json::to_vec(&drawing).expect("a drawing is JSON");
        made = Some(drawing);
        (bytes, keep)
    });
    // Entries are hashed and keyed by this very program: what is there reads back.
    made.or_else(|| serde_json::from_slice(&bytes).ok())
        .unwrap_or_else(|| diagram::draw(text, icons, &tools.other))
}

/// The five that Mermaid knows, the theme's, and the course's own in `icons/*.json`.
fn icons(inputs: &Inputs, theme: &Theme, found: &mut Vec<Diagnostic>) -> Icons {
    let mut icons = Icons::default();
    // A theme's pack that cannot be used leaves its icons unknown, and those have findings.
    for pack in theme.icon_packs() {
        let _ = icons.add(pack);
    }
    let own = inputs.sources.iter().filter(|source| {
        source.path.parent().as_str() == "icons" && source.path.extension() == "json"
    });
    for source in own {
        if let Err(error) = icons.add(&source.text) {
            let message = format!("아이콘 모음을 읽을 수 없습니다. {error}");
            found.push(
                Diagnostic::error("icon-pack-invalid", source.span(0..0), message)
                    .help("prefix와 icons가 있는 Iconify JSON인지 확인하세요"),
            );
        }
    }
    icons
}

/// Whether another run might come out otherwise.
fn rests_on_time(drawing: &Drawing) -> bool {
    use ProblemCode::{DiagramCrashed, DiagramTimeout};
    drawing.problems.iter().any(|problem| matches!(problem.code, DiagramTimeout | DiagramCrashed))
}

/// Colours every fence of code. A language without a grammar is plain, with a note.
pub(super) fn highlight(
    reading: &Reading<'_>,
    tools: &Tools,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<Span, Arc<str>> {
    let fences =
        fences(reading, |code| code.language().is_some_and(|language| language != MERMAID));
    let texts = once(fences.iter().map(|fence| (fence.language(), fence.code.text.as_str())));
    let coloured: BTreeMap<(String, &str), Option<Arc<str>>> = texts
        .into_par_iter()
        .map(|(language, text)| {
            let html = self::coloured(&language, text, &tools.cache);
            ((language, text), html)
        })
        .collect();
    let mut by_place = BTreeMap::new();
    for fence in fences {
        match &coloured[&(fence.language(), fence.code.text.as_str())] {
            Some(html) => {
                by_place.insert(fence.span, Arc::clone(html));
            }
            None => {
                let language = fence.language();
                let message = format!("`{language}` 문법을 몰라 색을 입히지 않았습니다");
                found.push(
                    Diagnostic::note("code-language-unknown", fence.opening(), message)
                        .help("언어 이름을 확인하세요. 색이 필요 없으면 `text`로 적으세요"),
                );
            }
        }
    }
    by_place
}

/// Code as coloured HTML; `None` when there is no grammar for the language.
pub(super) fn coloured(language: &str, text: &str, cache: &Cache) -> Option<Arc<str>> {
    let key = Key::of("code", &[language.as_bytes(), text.as_bytes()]);
    let bytes = cache.get_or_make(key, || {
        let highlighted = highlight::highlight(language, text);
        let html = if highlighted.known { highlighted.html } else { String::new() };
        (html.into_bytes(), Keep::Yes)
    });
    let html = String::from_utf8(bytes).expect("highlighted code is text");
    (!html.is_empty()).then(|| html.into())
}

/// A fence where it stands.
struct Fence<'a> {
    source: SourceId,
    span: Span,
    code: &'a Code,
}

impl Fence<'_> {
    fn language(&self) -> String {
        self.code.language().unwrap_or_default()
    }

    /// Its first line.
    fn opening(&self) -> Span {
        let end =
            self.code.lines.first().map_or(self.span.end, |first| (*first).min(self.span.end));
        let end = if end > self.span.start + 1 { end - 1 } else { self.span.end };
        Span { end, ..self.span }
    }
}

fn fences<'a>(reading: &'a Reading<'_>, wanted: impl Fn(&Code) -> bool) -> Vec<Fence<'a>> {
    let mut fences = Vec::new();
    for page in &reading.pages {
        markdown::blocks(&page.document.blocks, &mut |block| {
            if let BlockKind::Code(code) = &block.kind
                && wanted(code)
            {
                fences.push(Fence { source: page.source.id, span: block.span, code });
            }
        });
    }
    fences
}

/// Every different item, the largest first: the slowest piece of work bounds the time of all.
fn once<T: Ord + Weight>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort();
    items.dedup();
    items.sort_by_key(|item| std::cmp::Reverse(item.weight()));
    items
}

trait Weight {
    fn weight(&self) -> usize;
}

impl Weight for &str {
    fn weight(&self) -> usize {
        self.len()
    }
}

impl Weight for (String, &str) {
    fn weight(&self) -> usize {
        self.1.len()
    }
}
