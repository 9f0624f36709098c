//! Where the next week, day or unit goes, named as those before it are.

use std::collections::BTreeMap;

use super::{Files, Part, StarterError, filled};
use crate::course::{Course, PageKind, Section, SectionKind, UnitKind};
use crate::text::SourcePath;

/// The file that begins the next `part` of `course`, in the folder `within`, else where the last one
/// of its kind lies.
///
/// # Errors
/// When the course has no place for it.
pub fn next(
    course: &Course,
    part: Part,
    within: Option<&SourcePath>,
    title: &str,
) -> Result<Files, StarterError> {
    if title.trim().is_empty() || title.contains(char::is_control) {
        return Err(StarterError::Title);
    }
    let asked = match within {
        Some(folder) => {
            let section = course.section(folder);
            Some(section.ok_or_else(|| StarterError::NoFolder(folder.clone()))?)
        }
        None => None,
    };
    let last = |is: fn(SectionKind) -> bool| {
        course.sections().into_iter().rfind(|section| is(section.kind))
    };
    let is_week = |kind| matches!(kind, SectionKind::Week(_));
    let is_day = |kind| matches!(kind, SectionKind::Day(_));
    if let Some(section) = asked {
        let inside =
            |what, instead| Err(StarterError::Misplaced(section.folder.clone(), what, instead));
        match (part, section.kind) {
            (Part::Week, SectionKind::Week(_) | SectionKind::Day(_)) => {
                return inside("주차를", "주차 폴더들이 든 폴더를");
            }
            (Part::Day, SectionKind::Day(_)) => return inside("일차를", "주차 폴더를"),
            _ => {}
        }
    }
    match part {
        Part::Week => {
            let beside = last(is_week).map(|week| week.folder.parent());
            let folder = asked.map(|section| section.folder.clone()).or(beside);
            Ok(section(course, &folder.unwrap_or_default(), is_week, title))
        }
        Part::Day => {
            let week = asked.or_else(|| last(is_week)).ok_or(StarterError::NoWeek)?;
            Ok(section(course, &week.folder, is_day, title))
        }
        Part::Unit(kind) => {
            let day = asked.or_else(|| last(is_day)).ok_or(StarterError::NoDay)?;
            Ok(unit(course, day, kind, title))
        }
    }
}

/// The next folder in `parent`, with its index.
fn section(
    course: &Course,
    parent: &SourcePath,
    is: fn(SectionKind) -> bool,
    title: &str,
) -> Files {
    let number = |kind| match kind {
        SectionKind::Week(number) | SectionKind::Day(number) => number,
        _ => 0,
    };
    let siblings = course
        .sections()
        .into_iter()
        .filter(|section| is(section.kind) && section.folder.parent() == *parent);
    let last = siblings.max_by_key(|section| number(section.kind));
    let number = last.map_or(0, |last| number(last.kind)) + 1;
    let week = is(SectionKind::Week(0));
    let name = last
        .and_then(|last| successor(last.folder.name(), number - 1))
        .unwrap_or_else(|| if week { format!("week_{number:02}") } else { format!("day{number}") });
    let of_week = course.section(parent).map_or(number, |section| match section.kind {
        SectionKind::Week(week) => week,
        _ => number,
    });
    let page = if week { include_str!("pages/week.md") } else { include_str!("pages/day.md") };
    file(parent, &format!("{name}/README.md"), filled(page, of_week, number, title))
}

/// The next page of `kind` in `day`.
fn unit(course: &Course, day: &Section, kind: UnitKind, title: &str) -> Files {
    let numbered: BTreeMap<u32, &SourcePath> = day
        .units
        .iter()
        .filter_map(|path| match course.page(path)?.kind {
            PageKind::Unit(found, Some(number)) if found == kind => Some((number, path)),
            _ => None,
        })
        .collect();
    let (word, page) = match kind {
        UnitKind::Session => ("session", include_str!("pages/session.md")),
        UnitKind::HandsOn => ("handson", include_str!("pages/handson.md")),
        UnitKind::Lab => ("lab", include_str!("pages/lab.md")),
        UnitKind::Challenge => ("challenge", include_str!("pages/challenge.md")),
        UnitKind::Guide => ("guide", include_str!("pages/guide.md")),
    };
    let last = numbered.last_key_value();
    let number = last.map_or(0, |(number, _)| *number) + 1;
    let name = last
        .and_then(|(number, path)| successor(path.stem(), *number))
        .unwrap_or_else(|| format!("{word}_{number}"));
    file(&day.folder, &format!("{name}.md"), filled(page, number, number, title))
}

fn file(folder: &SourcePath, path: &str, text: String) -> Files {
    let path = folder.join(path).expect("a name in a folder of the course");
    [(path, text)].into()
}

/// A name with its only number raised by one, as wide as it was: `week_05` gives `week_06`.
/// `None` when the name has another number too.
fn successor(name: &str, number: u32) -> Option<String> {
    let start = name.find(|c: char| c.is_ascii_digit())?;
    let digits = name[start..].chars().take_while(char::is_ascii_digit).count();
    let (before, rest) = name.split_at(start);
    let (digits, after) = rest.split_at(digits);
    if after.contains(|c: char| c.is_ascii_digit()) || digits.parse() != Ok(number) {
        return None;
    }
    Some(format!("{before}{:0width$}{after}", number + 1, width = digits.len()))
}
