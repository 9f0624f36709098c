//! Paths, H1s and schedules to the outline.

use std::collections::BTreeMap;

use super::schedule::Schedule;
use super::{Course, Page, PageKind, Route, Section, SectionKind, name};
use crate::diagnostic::Diagnostic;
use crate::markdown::{self, BlockKind, Document};
use crate::text::{Source, SourcePath, with_particle};

/// The outline of the course made of these pages, sorted by path. Two pages that want one place on
/// the site both get one; a finding names them.
pub fn outline(pages: &[(&Source, &Document)]) -> (Course, Vec<Diagnostic>) {
    let mut folders: BTreeMap<SourcePath, Vec<(&Source, &Document)>> = BTreeMap::new();
    folders.entry(SourcePath::default()).or_default();
    for (source, document) in pages {
        let mut folder = source.path.parent();
        folders.entry(folder.clone()).or_default().push((source, document));
        while !folder.as_str().is_empty() {
            folder = folder.parent();
            folders.entry(folder.clone()).or_default();
        }
    }
    let mut builder = Builder { folders: &folders, pages: Vec::new() };
    let root = builder.section(&SourcePath::default(), &[]);
    let mut pages = builder.pages;
    let findings = part(&mut pages, folders.keys());
    (Course::new(root, pages), findings
        .into_iter()
        .filter_map(|(source, other)| {
            let find = |path: &SourcePath| folders.values().flatten().find(|(s, _)| s.path == *path);
            let (source, other) = (find(&source)?.0, find(&other)?.0);
            let message = format!("{} 같은 주소를 씁니다", with_particle(&format!("`{}`", other.path), "과", "와"));
            let finding = Diagnostic::warning("route-conflict", source.span(0..0), message)
                .help("두 파일 가운데 하나의 이름을 바꾸세요. 지금은 주소 뒤에 번호를 붙여 모두 만들었습니다")
                .related(other.span(0..0), "같은 주소의 페이지");
            Some(finding)
        })
        .collect())
}

struct Builder<'a> {
    folders: &'a BTreeMap<SourcePath, Vec<(&'a Source, &'a Document)>>,
    pages: Vec<Page>,
}

impl Builder<'_> {
    fn section(&mut self, folder: &SourcePath, trail: &[SourcePath]) -> Section {
        let files = &self.folders[folder];
        let index = ["readme", "index"].iter().find_map(|wanted| {
            files.iter().find(|(source, _)| source.path.stem().eq_ignore_ascii_case(wanted))
        });
        let root = folder.as_str().is_empty();
        let kind = if root { SectionKind::Course } else { name::section_kind(folder.name()) };
        let route = Route::of_folder(folder);
        let title = index
            .and_then(|(_, document)| first_heading(document))
            .unwrap_or_else(|| name::spoken(folder.name()));
        let trail: Vec<SourcePath> = trail.iter().chain([folder]).cloned().collect();
        if let Some((source, _)) = index {
            self.pages.push(Page {
                source: source.path.clone(),
                route: route.clone(),
                title: title.clone(),
                kind: PageKind::Index,
                trail: trail[..trail.len() - 1].to_vec(),
            });
        }
        let schedule =
            index.map(|(_, document)| Schedule::of(document, folder)).unwrap_or_default();
        let mut units: Vec<Page> = files
            .iter()
            .filter(|(source, _)| index.is_none_or(|(index, _)| index.id != source.id))
            .map(|(source, document)| Page {
                source: source.path.clone(),
                route: Route::of_file(&source.path),
                title: first_heading(document).unwrap_or_else(|| name::spoken(source.path.stem())),
                kind: name::page_kind(source.path.stem()),
                trail: trail.clone(),
            })
            .collect();
        units.sort_by(|a, b| {
            let position =
                |page: &Page| schedule.position(&page.source, page.kind).unwrap_or(usize::MAX);
            position(a)
                .cmp(&position(b))
                .then(a.kind.cmp(&b.kind))
                .then_with(|| name::natural(a.source.name(), b.source.name()))
        });
        let unit_paths = units.iter().map(|page| page.source.clone()).collect();
        self.pages.extend(units);
        let mut below: Vec<&SourcePath> = self
            .folders
            .keys()
            .filter(|other| *other != folder && other.parent() == *folder)
            .collect();
        below.sort_by(|a, b| name::natural(a.name(), b.name()));
        let sections = below.into_iter().map(|below| self.section(below, &trail)).collect();
        let index = index.map(|(source, _)| source.path.clone());
        Section { kind, folder: folder.clone(), title, route, index, units: unit_paths, sections }
    }
}

/// Gives every page a route of its own, folders first; capital letters do not tell routes apart,
/// some file systems do not either. Returns the pages that had to move, with whom they met.
fn part<'a>(
    pages: &mut [Page],
    folders: impl Iterator<Item = &'a SourcePath>,
) -> Vec<(SourcePath, SourcePath)> {
    let key = |route: &Route| route.as_str().to_lowercase();
    let mut taken: BTreeMap<String, Option<SourcePath>> =
        folders.map(|folder| (key(&Route::of_folder(folder)), None)).collect();
    for page in pages.iter().filter(|page| page.kind == PageKind::Index) {
        taken.insert(key(&page.route), Some(page.source.clone()));
    }
    let mut met = Vec::new();
    for page in pages.iter_mut().filter(|page| page.kind != PageKind::Index) {
        let wanted = page.route.clone();
        if let Some(other) = taken.get(&key(&wanted)) {
            met.extend(other.clone().map(|other| (page.source.clone(), other)));
            let free = (2..)
                .map(|number| wanted.numbered(number))
                .find(|route| !taken.contains_key(&key(route)));
            page.route = free.expect("there are more numbers than pages");
        }
        taken.insert(key(&page.route), Some(page.source.clone()));
    }
    met
}

/// The text of the first H1.
fn first_heading(document: &Document) -> Option<String> {
    let mut title = None;
    markdown::blocks(&document.blocks, &mut |block| {
        if let BlockKind::Heading(heading) = &block.kind
            && heading.level == 1
            && title.is_none()
        {
            title = Some(markdown::plain_text(&heading.content).trim().to_owned());
        }
    });
    title.filter(|title| !title.is_empty())
}
