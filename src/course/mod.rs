//! The outline of a course: weeks, days and units, and where their pages lie.

mod anchor;
mod inventory;
mod link;
mod name;
mod outline;
mod route;
mod schedule;

use std::collections::BTreeMap;

use crate::text::SourcePath;

pub use anchor::Anchors;
pub use inventory::Inventory;
pub use link::{Fault, Links, Resolved, Resolver, Target, is_listing};
pub use outline::outline;
pub use route::Route;

/// A course as a tree of its folders. It follows from paths, H1s and the schedule tables alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The course folder.
    pub root: Section,
    /// Every page in reading order: an index before its units, units before the folders below.
    pub pages: Vec<Page>,
    positions: BTreeMap<SourcePath, usize>,
}

/// A folder that holds pages, itself or further down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What the folder's name says it is.
    pub kind: SectionKind,
    /// The folder.
    pub folder: SourcePath,
    /// The H1 of its index, else its name as people say it.
    pub title: String,
    /// Where its page lies; every section has one, made from its contents when there is no index.
    pub route: Route,
    /// Its `README.md`.
    pub index: Option<SourcePath>,
    /// Its pages in reading order, the index left out.
    pub units: Vec<SourcePath>,
    /// The sections right below, in reading order.
    pub sections: Vec<Section>,
}

/// What a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SectionKind {
    /// The course folder itself.
    Course,
    /// `week_05`, `5주차`
    Week(u32),
    /// `day3`, `3일차`
    Day(u32),
    /// Any other folder.
    Folder,
}

/// A page made from one Markdown file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The file.
    pub source: SourcePath,
    /// Where it lies on the site.
    pub route: Route,
    /// Its H1 as plain text, else its name.
    pub title: String,
    /// What its name says it is.
    pub kind: PageKind,
    /// The folders it lies in, from the course folder down: their routes lead there.
    pub trail: Vec<SourcePath>,
}

/// What a page is; the order is that of a day without a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// The `README.md` of a folder.
    Index,
    /// A unit of a day, with its number.
    Unit(UnitKind, Option<u32>),
    /// Any other page.
    Other,
}

/// The kinds of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitKind {
    /// `session_1`, `세션 1`
    Session,
    /// `handson_1`, `핸즈온`
    HandsOn,
    /// `lab_1`, `실습 1`
    Lab,
    /// `challenge_1`, `챌린지`
    Challenge,
    /// `…_guide`, `가이드`
    Guide,
}

impl PageKind {
    /// The unit that a text names first, such as `Lab 1` in a heading.
    pub fn named(text: &str) -> Option<Self> {
        name::unit(text).map(|(kind, number)| Self::Unit(kind, number))
    }
}

impl Course {
    fn new(root: Section, pages: Vec<Page>) -> Self {
        let positions =
            pages.iter().enumerate().map(|(at, page)| (page.source.clone(), at)).collect();
        Self { root, pages, positions }
    }

    /// The page made from `source`.
    pub fn page(&self, source: &SourcePath) -> Option<&Page> {
        self.pages.get(*self.positions.get(source)?)
    }

    /// The section of `folder`.
    pub fn section(&self, folder: &SourcePath) -> Option<&Section> {
        let mut section = &self.root;
        while section.folder != *folder {
            section = section.sections.iter().find(|below| folder.is_within(&below.folder))?;
        }
        Some(section)
    }

    /// Every section, parents before children, in reading order.
    pub fn sections(&self) -> Vec<&Section> {
        let mut all = Vec::new();
        let mut waiting = vec![&self.root];
        while let Some(section) = waiting.pop() {
            all.push(section);
            waiting.extend(section.sections.iter().rev());
        }
        all
    }

    /// Where the page lies that joins all of a day; `None` when the section is no day, has nothing
    /// to join, or a page of the course lies there.
    pub fn whole_day(&self, section: &Section) -> Option<Route> {
        let texts = section.units.len() + section.index.iter().count();
        if !matches!(section.kind, SectionKind::Day(_)) || texts < 2 {
            return None;
        }
        let route = section.route.below("all");
        let is_taken = self.pages.iter().any(|page| page.route == route)
            || self.sections().iter().any(|section| section.route == route);
        (!is_taken).then_some(route)
    }

    /// The pages before and after `source` in reading order.
    pub fn neighbours(&self, source: &SourcePath) -> (Option<&Page>, Option<&Page>) {
        let Some(at) = self.positions.get(source) else {
            return (None, None);
        };
        let before = at.checked_sub(1).and_then(|before| self.pages.get(before));
        (before, self.pages.get(at + 1))
    }
}
