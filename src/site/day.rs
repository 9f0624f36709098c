//! All of a day on one page, for print.

use super::assemble::page_class;
use super::frame::Frame;
use super::label;
use super::parts::Day;
use super::place::Place;
use super::shell::{DayPage, DayText, Shell};
use crate::html::escape;
use crate::page::{ContentsEntry, without_signs};
use crate::text::SourcePath;
use crate::theme::{Template, ThemeError};

/// The page that joins the texts of a day.
pub(super) fn day_page(frame: &Frame<'_>, day: &Day) -> Result<String, ThemeError> {
    let parts = frame.parts;
    let strings = parts.theme.strings();
    let place = Place::In(day.route.clone());
    let file = day.route.file();
    let view = frame.view(&place, &day.folder, &file);
    let section = parts.course.section(&day.folder);
    let (label, title) = section.map_or_else(Default::default, |section| {
        label::beside(label::of_section(section.kind, strings), &section.title)
    });
    let title = format!("{label} {title}").trim().to_owned();
    let mut trail: Vec<SourcePath> = super::assemble::above(&day.folder);
    trail.push(day.folder.clone());
    let mut contents = Vec::new();
    let mut texts = Vec::new();
    let mut diagrams = 0;
    for joint in &day.joints {
        let Some(page) = parts.course.page(&joint.source) else { continue };
        let (label, name) = label::beside(frame.label(page), &page.title);
        contents.push(ContentsEntry {
            level: 2,
            href: joint.name.clone(),
            title: format!("{label} {name}").trim().to_owned(),
        });
        let below = joint.body.contents.iter().filter(|entry| entry.level == 2);
        contents.extend(below.map(|entry| ContentsEntry { level: 3, ..entry.clone() }));
        let heading = joint.body.heading.as_ref();
        diagrams += joint.body.diagrams;
        texts.push(DayText {
            id: &joint.name,
            kind: page_class(page.kind),
            path: page.route.as_str(),
            heading: heading
                .map_or_else(|| escape(&without_signs(&page.title)), |title| title.html.clone()),
            heading_id: heading.map_or("", |title| &title.id),
            body: &joint.body.html,
            addresses: &joint.body.addresses,
        });
    }
    let context = DayPage {
        heading: title.clone(),
        texts,
        diagrams,
        contents,
        shell: Shell {
            crumbs: frame.crumbs(&place, &trail),
            here: strings.frame.whole_day.clone(),
            tasked: day.joints.iter().any(|joint| joint.body.tasked),
            ..frame.shell(&view, &format!("{title} · {}", strings.frame.whole_day), "")
        },
    };
    parts.theme.render(Template::Day, &context)
}
