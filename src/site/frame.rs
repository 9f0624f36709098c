//! What is the same around all pages of a site.

use super::Parts;
use super::calendar::Calendar;
use super::label;
use super::offline;
use super::outline::{View, is_bare};
use super::place::Place;
use super::policy;
use super::shell::{Crumb, Neighbour, Shell};
use crate::config::Offline;
use crate::course::{Page, PageKind, Section};
use crate::page::without_signs;
use crate::text::{SourcePath, url};

/// A site's parts with what all its pages share.
#[derive(Debug)]
pub struct Frame<'a> {
    pub parts: &'a Parts<'a>,
    pub site_title: String,
}

impl<'a> Frame<'a> {
    pub fn new(parts: &'a Parts<'a>) -> Self {
        let home = without_signs(&parts.course.root.title);
        let names = [&parts.config.site.title, &home, &parts.theme.strings().frame.course];
        let site_title = names.into_iter().find(|name| !name.is_empty());
        Self { parts, site_title: site_title.cloned().unwrap_or_default() }
    }

    pub fn view<'b>(&self, place: &'b Place, folder: &'b SourcePath, file: &'b str) -> View<'b>
    where
        'a: 'b,
    {
        let strings = self.parts.theme.strings();
        View { course: self.parts.course, strings, calendar: self.calendar(), place, folder, file }
    }

    fn calendar(&self) -> Option<Calendar<'a>> {
        Some(Calendar::new(self.parts.course, self.parts.config.course.start?))
    }

    /// The shell of a page; what only pages of the course have is still empty.
    pub fn shell(&self, view: &View<'_>, title: &str, description: &str) -> Shell<'_> {
        let site = &self.parts.config.site;
        let title = without_signs(title);
        let home = self.parts.course.root.route.file();
        let is_home = view.file == home;
        let title = if is_home || title == self.site_title {
            self.site_title.clone()
        } else {
            format!("{title} · {}", self.site_title)
        };
        let description = if is_home && !site.description.is_empty() {
            site.description.clone()
        } else {
            description.to_owned()
        };
        Shell {
            t: self.parts.theme.strings(),
            entry: self.parts.theme.entry(),
            policy: policy::of(site.remote_images),
            ladder: &[],
            offline: (site.offline == Offline::ServiceWorker)
                .then(|| view.place.href(offline::FILE)),
            language: &site.language,
            site_title: &self.site_title,
            title,
            description,
            canonical: None,
            root: view.place.root(),
            home: view.place.href(&home),
            logo: site
                .logo
                .as_ref()
                .filter(|logo| self.parts.assets.contains_key(&logo.value))
                .map(|logo| view.place.href(logo.value.as_str())),
            extra_styles: site
                .extra_css
                .iter()
                .filter(|style| self.parts.assets.contains_key(&style.value))
                .map(|style| view.place.href(style.value.as_str()))
                .collect(),
            nav: view.nodes(),
            crumbs: Vec::new(),
            tasked: false,
            here: String::new(),
        }
    }

    /// The pages above, the home page first.
    pub fn crumbs(&self, place: &Place, trail: &[SourcePath]) -> Vec<Crumb> {
        let strings = self.parts.theme.strings();
        let sections = trail.iter().filter_map(|folder| self.parts.course.section(folder));
        let crumbs = sections.filter(|section| !is_bare(section)).map(|section| {
            let label = label::of_section(section.kind, strings);
            let title = match section.folder.as_str() {
                "" => strings.frame.home.clone(),
                _ if label.is_empty() => without_signs(&section.title),
                _ => label,
            };
            Crumb { title, href: place.href(&section.route.file()) }
        });
        crumbs.collect()
    }

    /// What the page of a section is called on it, with the date of a day: `3일차 · 11월 4일 (수)`.
    pub fn here(&self, page: &Page, section: Option<&Section>) -> String {
        let strings = self.parts.theme.strings();
        let date = section.and_then(|section| self.calendar()?.date(section, strings));
        let label = self.label(page);
        date.map_or(label.clone(), |date| format!("{label} · {date}"))
    }

    /// What a page is called among its neighbours; may be empty.
    pub fn label(&self, page: &Page) -> String {
        let strings = self.parts.theme.strings();
        match page.kind {
            PageKind::Index => self
                .parts
                .course
                .section(&page.source.parent())
                .map(|section| label::of_section(section.kind, strings))
                .unwrap_or_default(),
            kind => label::of_page(kind, strings),
        }
    }

    pub fn neighbour(&self, place: &Place, page: &Page) -> Neighbour {
        let (label, title) = label::beside(self.label(page), &page.title);
        Neighbour { label, title, href: place.href(&page.route.file()) }
    }

    /// The page with all of the day in `folder`, if it has one.
    pub fn whole_day(&self, place: &Place, folder: &SourcePath) -> Option<String> {
        let day = self.parts.days.iter().find(|day| day.folder == *folder)?;
        Some(place.href(&day.route.file()))
    }

    /// Where a source can be edited: `[site] repo` names a repository, or a folder in it.
    pub fn edit(&self, source: &SourcePath) -> Option<String> {
        let repo = self.parts.config.site.repo.as_deref()?.trim_end_matches('/');
        let path = url::encode_path(source.as_str());
        Some(match repo.split_once("/tree/") {
            Some((repo, folder)) => format!("{repo}/edit/{folder}/{path}"),
            None => format!("{repo}/blob/HEAD/{path}"),
        })
    }
}
