//! What of a course can be found, under the names that its readers see.

use std::collections::BTreeMap;

use super::label;
use super::outline::is_bare;
use crate::course::{Course, Page, PageKind, Section, SectionKind};
use crate::page::without_signs;
use crate::search::{self, Entry, Name};
use crate::text::{SourcePath, url};
use crate::theme::Strings;

/// The pages of a course with their texts, in reading order.
pub fn entries(
    course: &Course,
    strings: &Strings,
    mut texts: BTreeMap<SourcePath, Vec<search::Section>>,
) -> Vec<Entry> {
    let entry = |page: &Page| {
        let label = match (page.kind, course.section(&page.source.parent())) {
            (PageKind::Index, Some(section)) => label::of_section(section.kind, strings),
            (kind, _) => label::of_page(kind, strings),
        };
        let own = label.clone();
        let (label, title) = label::beside(label, &page.title);
        Entry {
            folder: url::encode_path(page.route.as_str()),
            label,
            title,
            group: group(course, page, strings),
            name: Name { way: way(course, page, strings), own },
            sections: texts.remove(&page.source).unwrap_or_default(),
        }
    };
    course.pages.iter().map(entry).collect()
}

/// What the sections around a page are called, without its own: `5주차 3일차`.
fn way(course: &Course, page: &Page, strings: &Strings) -> String {
    let folder = page.source.parent();
    let around = course.sections().into_iter().filter(|section| {
        folder.is_within(&section.folder)
            && (page.kind != PageKind::Index || folder != section.folder)
    });
    let labels = around.map(|section| label::of_section(section.kind, strings));
    labels.filter(|label| !label.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The sections that a page lies in, as they are called: `5주차 · 3일차 · 데이터베이스`.
fn group(course: &Course, page: &Page, strings: &Strings) -> String {
    let folder = page.source.parent();
    let way = course.sections().into_iter().filter(|section| {
        folder.is_within(&section.folder)
            && section.kind != SectionKind::Course
            && !is_bare(section)
    });
    let way: Vec<&Section> = way.collect();
    let mut names: Vec<String> = way
        .iter()
        .map(|section| match label::of_section(section.kind, strings) {
            label if label.is_empty() => without_signs(&section.title),
            label => label,
        })
        .collect();
    if let Some(last) = way.last() {
        let label = label::of_section(last.kind, strings);
        let (label, title) = label::beside(label, &last.title);
        if !label.is_empty() {
            names.push(title);
        }
    }
    names.join(" · ")
}
