//! Everything that was made of a course, put together as a site.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::collector::{Collector, Owner};
use super::day::day_page;
use super::frame::Frame;
use super::offline;
use super::outline::is_bare;
use super::place::Place;
use super::redirect::redirects;
use super::shell::{CoursePage, Crumb, Place as Listed, Sitemap, SourcePage};
use super::{Listing, Parts, Site};
use crate::config::Offline;
use crate::course::{Page, PageKind, Route, Section, SectionKind, UnitKind};
use crate::diagnostic::Diagnostic;
use crate::page::{Body, listing, listing_file, without_signs};
use crate::text::{SourcePath, url};
use crate::theme::{Template, ThemeError};

/// Puts a site together. Two files that want one place are a finding.
///
/// # Errors
/// When a template of the theme fails.
pub fn assemble(parts: &Parts<'_>) -> Result<(Site, Vec<Diagnostic>), ThemeError> {
    let frame = Frame::new(parts);
    let mut collector = Collector::default();
    let pages = parts.course.pages.par_iter().map(|page| Ok((page, course_page(&frame, page)?)));
    for (page, html) in pages.collect::<Result<Vec<_>, ThemeError>>()? {
        collector.add(page.route.file(), html.into_bytes(), Owner::File(page.source.clone()));
    }
    for section in parts.course.sections() {
        let home = section.kind == SectionKind::Course;
        if section.index.is_none() && (home || !is_bare(section)) {
            let html = section_page(&frame, section)?;
            collector.add(section.route.file(), html.into_bytes(), Owner::Site);
        }
    }
    let days = parts.days.par_iter().map(|day| Ok((day, day_page(&frame, day)?)));
    for (day, html) in days.collect::<Result<Vec<_>, ThemeError>>()? {
        collector.add(day.route.file(), html.into_bytes(), Owner::Site);
    }
    add_own(&frame, &mut collector)?;
    // After what the site needs: a file of that name would break every page.
    for (path, bytes) in parts.assets {
        collector.add(path.as_str().to_owned(), bytes.clone(), Owner::File(path.clone()));
    }
    for listing in parts.listings {
        let html = source_page(&frame, listing)?;
        let owner = Owner::File(listing.path.clone());
        collector.add(listing_file(&listing.path), html.into_bytes(), owner);
    }
    let (redirects, broken) = redirects(&frame, &collector.files())?;
    for redirect in redirects {
        collector.add(redirect.file, redirect.html.into_bytes(), Owner::Setting(redirect.span));
    }
    let (mut site, mut findings) = collector.finish();
    if parts.config.site.offline == Offline::ServiceWorker
        && let Some(worker) = offline::worker(&site, parts.theme, &parts.course.root.route.file())
    {
        site.insert(offline::FILE, worker.into_bytes());
    }
    findings.extend(broken);
    Ok((site, findings))
}

/// The files that the site needs whatever is in the course.
fn add_own(frame: &Frame<'_>, collector: &mut Collector) -> Result<(), ThemeError> {
    let parts = frame.parts;
    for asset in parts.theme.assets() {
        collector.add(asset.url.clone(), asset.bytes.clone(), Owner::Site);
    }
    for (path, text) in &parts.index.files {
        collector.add(path.clone(), text.clone().into_bytes(), Owner::Site);
    }
    collector.add("robots.txt".to_owned(), robots(parts).into_bytes(), Owner::Site);
    collector.add("404.html".to_owned(), not_found(frame)?.into_bytes(), Owner::Site);
    if let Some(base) = &parts.config.site.base_url {
        let pages = parts.course.pages.iter().map(|page| Listed {
            address: address(base, &page.route),
            changed: parts.changed.get(&page.source).cloned(),
        });
        let xml = parts.theme.render(Template::Sitemap, &Sitemap { pages: pages.collect() })?;
        collector.add("sitemap.xml".to_owned(), xml.into_bytes(), Owner::Site);
    }
    if parts.config.site.offline == Offline::ServiceWorker {
        collector.reserve(offline::FILE);
    }
    Ok(())
}

fn course_page(frame: &Frame<'_>, page: &Page) -> Result<String, ThemeError> {
    let parts = frame.parts;
    let nothing = Body::default();
    let body = parts.bodies.get(&page.source).map_or(&nothing, AsRef::as_ref);
    let place = Place::In(page.route.clone());
    let folder = page.source.parent();
    let section = match page.kind {
        PageKind::Index => parts.course.section(&folder),
        _ => None,
    };
    let file = page.route.file();
    let view = frame.view(&place, &folder, &file);
    let shell = frame.shell(&view, &page.title, &body.description);
    let (previous, next) = parts.course.neighbours(&page.source);
    let context = CoursePage {
        kind: section.map_or_else(|| page_class(page.kind), |section| section_class(section.kind)),
        path: page.route.as_str(),
        heading: body
            .heading
            .as_ref()
            .map_or_else(|| crate::html::escape(&page.title), |title| title.html.clone()),
        heading_id: body.heading.as_ref().map_or("", |title| &title.id),
        body: &body.html,
        addresses: &body.addresses,
        diagrams: body.diagrams,
        contents: &body.contents,
        children: section.map(|section| view.children(section)).unwrap_or_default(),
        previous: previous.map(|page| frame.neighbour(&place, page)),
        next: next.map(|page| frame.neighbour(&place, page)),
        whole_day: frame.whole_day(&place, &folder),
        changed: parts.changed.get(&page.source).map(String::as_str),
        edit: frame.edit(&page.source),
        shell: super::shell::Shell {
            crumbs: frame.crumbs(&place, &page.trail),
            here: frame.here(page, section),
            tasked: body.tasked,
            canonical: parts.config.site.base_url.as_ref().map(|base| address(base, &page.route)),
            ..shell
        },
    };
    parts.theme.render(Template::Page, &context)
}

/// The page of a folder without an index: its title and what lies below.
fn section_page(frame: &Frame<'_>, section: &Section) -> Result<String, ThemeError> {
    let parts = frame.parts;
    let place = Place::In(section.route.clone());
    let file = section.route.file();
    let view = frame.view(&place, &section.folder, &file);
    let title = match section.kind {
        SectionKind::Course => frame.site_title.clone(),
        _ => section.title.clone(),
    };
    let shell = frame.shell(&view, &title, "");
    let first = parts.course.pages.iter().find(|page| page.source.is_within(&section.folder));
    let context = CoursePage {
        kind: section_class(section.kind),
        path: section.route.as_str(),
        heading: crate::html::escape(&title),
        heading_id: "",
        body: "",
        addresses: &[],
        diagrams: 0,
        contents: &[],
        children: view.children(section),
        previous: None,
        next: first.map(|page| frame.neighbour(&place, page)),
        whole_day: frame.whole_day(&place, &section.folder),
        changed: None,
        edit: None,
        shell: super::shell::Shell {
            crumbs: frame.crumbs(&place, &above(&section.folder)),
            canonical: parts
                .config
                .site
                .base_url
                .as_ref()
                .map(|base| address(base, &section.route)),
            ..shell
        },
    };
    parts.theme.render(Template::Page, &context)
}

fn source_page(frame: &Frame<'_>, file: &Listing) -> Result<String, ThemeError> {
    let parts = frame.parts;
    let place = Place::beside(&file.path);
    let folder = file.path.parent();
    let own = listing_file(&file.path);
    let view = frame.view(&place, &folder, &own);
    let shell = frame.shell(&view, file.path.name(), "");
    let trail: Vec<SourcePath> = above(&folder).into_iter().chain([folder.clone()]).collect();
    let strings = parts.theme.strings();
    let used_by = file.used_by.iter().filter_map(|path| {
        let page = parts.course.page(path)?;
        let href = place.href(&page.route.file());
        Some(Crumb { title: without_signs(&page.title), href })
    });
    let context = SourcePage {
        heading: file.path.name(),
        file: place.href(file.path.as_str()),
        lines: file.text.lines().count(),
        body: listing(&file.text, &file.language, file.coloured.as_deref(), strings),
        used_by: used_by.collect(),
        shell: super::shell::Shell { crumbs: frame.crumbs(&place, &trail), ..shell },
    };
    parts.theme.render(Template::Source, &context)
}

/// What search engines may read: everything.
fn robots(parts: &Parts<'_>) -> String {
    let sitemap = parts.config.site.base_url.as_ref();
    let sitemap = sitemap.map(|base| format!("Sitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}

fn not_found(frame: &Frame<'_>) -> Result<String, ThemeError> {
    let parts = frame.parts;
    // Where the site lies is in its address, or its reader's browser finds it out.
    let base = parts.config.site.base_url.as_deref().map(|base| path_of(base).unwrap_or("/"));
    let place = Place::Anywhere(base.unwrap_or_default().to_owned());
    let root = SourcePath::default();
    let view = frame.view(&place, &root, "");
    let title = &parts.theme.strings().not_found.title;
    let ladder: &[&str] = if base.is_some() { &[] } else { &LADDER };
    let shell = super::shell::Shell { ladder, ..frame.shell(&view, title, "") };
    parts.theme.render(Template::NotFound, &shell)
}

/// From a page at an unknown depth to every folder that may be the site's root.
const LADDER: [&str; 8] = [
    "",
    "../",
    "../../",
    "../../../",
    "../../../../",
    "../../../../../",
    "../../../../../../",
    "../../../../../../../",
];

/// The full address of a page.
fn address(base: &str, route: &Route) -> String {
    format!("{base}{}", url::encode_path(route.as_str()))
}

/// The path of an absolute URL: `/repo/` of `https://host/repo/`.
fn path_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.find('/').map(|at| &rest[at..])
}

/// The folders above a folder, from the course folder down.
pub(super) fn above(folder: &SourcePath) -> Vec<SourcePath> {
    let mut all = Vec::new();
    let mut folder = folder.clone();
    while !folder.as_str().is_empty() {
        folder = folder.parent();
        all.push(folder.clone());
    }
    all.reverse();
    all
}

fn section_class(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Course => "course",
        SectionKind::Week(_) => "week",
        SectionKind::Day(_) => "day",
        SectionKind::Folder => "folder",
    }
}

pub(super) fn page_class(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Unit(UnitKind::Session, _) => "session",
        PageKind::Unit(UnitKind::HandsOn, _) => "handson",
        PageKind::Unit(UnitKind::Lab, _) => "lab",
        PageKind::Unit(UnitKind::Challenge, _) => "challenge",
        PageKind::Unit(UnitKind::Guide, _) => "guide",
        PageKind::Index | PageKind::Other => "other",
    }
}
