//! The pages that join all of a day.

use std::collections::BTreeMap;

use super::reading::{Read, Reading};
use crate::course::{Route, Section};
use crate::page::{Body, Joined};
use crate::site::{Day, Joint};
use crate::text::SourcePath;

/// The texts of a day, rendered anew for one page; `None` when the day has no such page.
pub(super) fn join(
    day: &Section,
    reading: &Reading<'_>,
    render: &impl Fn(&Read<'_>, &Route, &Joined) -> Body,
) -> Option<Day> {
    let route = reading.course.whole_day(day)?;
    let sources: Vec<&SourcePath> = day.index.iter().chain(&day.units).collect();
    let names: BTreeMap<SourcePath, String> = (1..)
        .zip(&sources)
        .map(|(number, source)| ((*source).clone(), format!("u{number}")))
        .collect();
    let joints = sources.into_iter().filter_map(|source| {
        let read = reading.pages.iter().find(|read| read.source.path == *source)?;
        let joined = Joined { name: names[source].clone(), names: names.clone() };
        let body = render(read, &route, &joined);
        Some(Joint { source: source.clone(), name: joined.name, body })
    });
    Some(Day { folder: day.folder.clone(), joints: joints.collect(), route })
}
