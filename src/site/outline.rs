//! The outline as one page shows it: what lies on its way is open.

use serde::Serialize;

use super::calendar::Calendar;
use super::label;
use super::place::Place;
use crate::course::{Course, PageKind, Section, SectionKind};
use crate::text::SourcePath;
use crate::theme::Strings;

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// `3일차`, `세션 1`; may be empty.
    pub label: String,
    /// The title beside the label.
    pub title: String,
    /// The date of a day, when the course has one; empty otherwise.
    pub date: String,
    /// Its page.
    pub href: String,
    /// Whether it is the page that shows the outline.
    pub current: bool,
    /// Whether what lies below is in sight.
    pub open: bool,
    /// The lines below.
    pub below: Vec<Node>,
}

/// What an outline is made from.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The course.
    pub course: &'a Course,
    /// The words of the interface.
    pub strings: &'a Strings,
    /// When it takes place, if that is known.
    pub calendar: Option<Calendar<'a>>,
    /// The page that shows it.
    pub place: &'a Place,
    /// The folder that the page lies in or is the page of.
    pub folder: &'a SourcePath,
    /// The file of the page on the site.
    pub file: &'a str,
}

impl View<'_> {
    /// The outline of the whole course. Below a week that the page does not lie in stand its days
    /// alone: an outline of everything would weigh more than most pages.
    pub fn nodes(&self) -> Vec<Node> {
        let root = &self.course.root;
        self.units(root).into_iter().chain(self.sections(root, Depth::Everything)).collect()
    }

    /// The pages and folders right below a section, with what lies below those.
    pub fn children(&self, section: &Section) -> Vec<Node> {
        let depth = match section.kind {
            SectionKind::Course => Depth::Sections,
            _ => Depth::Nothing,
        };
        self.units(section).into_iter().chain(self.sections(section, depth)).collect()
    }

    fn sections(&self, section: &Section, depth: Depth) -> Vec<Node> {
        let nodes = section.sections.iter().flat_map(|below| {
            // A folder that only holds others is no step on the way.
            if is_bare(below) {
                self.sections(below, depth)
            } else {
                vec![self.section(below, depth)]
            }
        });
        nodes.collect()
    }

    fn section(&self, section: &Section, depth: Depth) -> Node {
        let label = label::of_section(section.kind, self.strings);
        let (label, title) = label::beside(label, &section.title);
        let file = section.route.file();
        let open = self.folder.is_within(&section.folder) || self.is_alone(section);
        let own = Node {
            label: String::new(),
            title: self.strings.frame.overview.clone(),
            date: String::new(),
            href: self.place.href(&file),
            current: file == self.file,
            open: false,
            below: Vec::new(),
        };
        let below: Vec<Node> = match depth {
            Depth::Nothing => Vec::new(),
            Depth::Sections => self.sections(section, Depth::Nothing),
            Depth::Everything => {
                let units =
                    if open || self.is_sibling(section) { self.units(section) } else { Vec::new() };
                let sections = self.sections(section, Depth::Everything);
                let below: Vec<Node> = units.into_iter().chain(sections).collect();
                if below.is_empty() {
                    below
                } else {
                    std::iter::once(own.clone()).chain(below).collect()
                }
            }
        };
        let date = self.calendar.and_then(|calendar| calendar.date(section, self.strings));
        Node { label, title, date: date.unwrap_or_default(), open, below, ..own }
    }

    /// Whether a section is the only one of the course: there is nothing to choose from.
    fn is_alone(&self, section: &Section) -> bool {
        let parent = self.course.section(&section.folder.parent());
        parent.is_some_and(|parent| {
            parent.sections.len() == 1
                && (parent.kind == SectionKind::Course || self.is_alone(parent))
        })
    }

    /// Whether the page lies in a section beside this one.
    fn is_sibling(&self, section: &Section) -> bool {
        let parent = section.folder.parent();
        !parent.as_str().is_empty() && self.folder.is_within(&parent)
    }

    fn units(&self, section: &Section) -> Vec<Node> {
        let pages = section.units.iter().filter_map(|unit| self.course.page(unit));
        let node = |page: &crate::course::Page| {
            let label = label::of_page(page.kind, self.strings);
            let (label, title) = label::beside(label, &page.title);
            let file = page.route.file();
            Node {
                title,
                label,
                date: String::new(),
                href: self.place.href(&file),
                current: file == self.file,
                open: false,
                below: Vec::new(),
            }
        };
        pages.filter(|page| page.kind != PageKind::Index).map(node).collect()
    }
}

/// How much of what lies below a section is shown.
#[derive(Clone, Copy, Debug)]
enum Depth {
    Nothing,
    Sections,
    Everything,
}

/// Whether a section is nothing but the folder of others.
pub fn is_bare(section: &Section) -> bool {
    section.kind == SectionKind::Folder
        && section.index.is_none()
        && section.units.is_empty()
        && !section.sections.is_empty()
}
