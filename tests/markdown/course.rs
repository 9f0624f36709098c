//! A real course, when its folder lies beside this one: what a plain look at its lines counts is
//! what the parser finds.

use std::path::{Path, PathBuf};

use seodang::markdown::{
    BlockKind, Document, InlineKind, Use, blocks, destinations, inlines, parse,
};
use seodang::text::{Source, SourcePath};

#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    fences: usize,
    tables: usize,
    tasks: usize,
    headings: usize,
    links: usize,
    images: usize,
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn parsed(document: &Document) -> Counts {
    let mut counts = Counts::default();
    blocks(&document.blocks, &mut |block| match &block.kind {
        BlockKind::Code(_) => counts.fences += 1,
        BlockKind::Table(_) => counts.tables += 1,
        BlockKind::Heading(_) => counts.headings += 1,
        BlockKind::List(list) => {
            counts.tasks += list.items.iter().filter(|item| item.task.is_some()).count();
        }
        _ => {}
    });
    for destination in destinations(document) {
        match destination.used_as {
            Use::Link => counts.links += 1,
            Use::Image => counts.images += 1,
            Use::Media => {}
        }
    }
    counts
}

/// Counts by looking at one line after the other.
fn counted(text: &str) -> Counts {
    let mut counts = Counts::default();
    let mut fence: Option<usize> = None;
    for line in text.lines() {
        let line = line.trim();
        let marks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(open) => {
                if marks >= open && line.len() == marks {
                    fence = None;
                }
                continue;
            }
            None if marks >= 3 => {
                counts.fences += 1;
                fence = Some(marks);
                continue;
            }
            None => {}
        }
        let is_delimiter = line.contains("-|") || line.contains("--") && line.starts_with('|');
        counts.tables += usize::from(is_delimiter && line.chars().all(|c| "|-: ".contains(c)));
        let task = ["- [ ] ", "- [x] ", "- [X] "].iter().any(|mark| line.starts_with(mark));
        counts.tasks += usize::from(task);
        let level = line.len() - line.trim_start_matches('#').len();
        counts.headings += usize::from((1..=6).contains(&level) && line[level..].starts_with(' '));
        let bare: String = line.split('`').step_by(2).collect();
        let images = bare.matches("![").count();
        counts.images += images + bare.matches("<img ").count();
        counts.links += bare.matches("](").count() - images;
        // A URL that is no destination already.
        counts.links += bare
            .match_indices("http")
            .filter(|(at, _)| !bare[..*at].ends_with("](") && bare[*at..].contains("://"))
            .count();
    }
    counts
}

#[test]
fn every_construct_of_a_course_is_found() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bundled = package.join("course");
    assert!(pages(&bundled).len() > 10, "the bundled course has pages");
    // Real pages, where they are at hand.
    for folder in [bundled, package.join("../shared/real-course")] {
        constructs_are_found(&folder);
    }
}

fn constructs_are_found(folder: &Path) {
    let mut stars = 0;
    for page in pages(folder) {
        let text = std::fs::read_to_string(&page).unwrap();
        let name = page.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        let source = Source::new(SourcePath::new(&name).unwrap(), &text);
        let document = parse(&source);
        assert_eq!(parsed(&document), counted(&text), "{name}");
        inlines(&document.blocks, &mut |inline| {
            if let InlineKind::Text(text) = &inline.kind {
                stars += text.matches("**").count();
            }
        });
        let codes: Vec<_> = document.findings.iter().map(|finding| finding.code).collect();
        assert!(codes.iter().all(|code| *code == "html-markdown-literal"), "{name}: {codes:?}");
    }
    assert_eq!(stars, 0);
}
