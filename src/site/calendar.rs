//! On which days the course takes place.

use crate::course::{Course, Section, SectionKind};
use crate::text::Date;
use crate::theme::Strings;

/// The days of a course whose first day is known: every week begins seven days after the one before it.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    course: &'a Course,
    start: Date,
    /// The number of the first week.
    first: u32,
}

impl<'a> Calendar<'a> {
    /// The calendar of a course that begins on `start`.
    pub fn new(course: &'a Course, start: Date) -> Self {
        let weeks = course.sections().into_iter().filter_map(|section| match section.kind {
            SectionKind::Week(number) => Some(number),
            _ => None,
        });
        Self { course, start, first: weeks.min().unwrap_or(0) }
    }

    /// The date of a day, as it is shown: `11월 4일 (수)`; `None` for what is no day.
    pub fn date(&self, section: &Section, strings: &Strings) -> Option<String> {
        let SectionKind::Day(day) = section.kind else { return None };
        let mut folder = section.folder.clone();
        let mut weeks = 0;
        while !folder.as_str().is_empty() {
            folder = folder.parent();
            let above = self.course.section(&folder).map(|above| above.kind);
            if let Some(SectionKind::Week(number)) = above {
                weeks = number.checked_sub(self.first)?;
            }
        }
        let date = self.start.after(weeks.checked_mul(7)?.checked_add(day.checked_sub(1)?)?)?;
        let (month, day) = date.month_and_day();
        let words = &strings.unit;
        let weekday = words.weekdays.get(date.weekday()).map_or("", String::as_str);
        let parts = [month.to_string(), day.to_string(), weekday.to_owned()];
        Some(parts.iter().fold(words.date.clone(), |text, part| text.replacen("{}", part, 1)))
    }
}
