//! What the names of folders and files say.

use std::cmp::Ordering;

use super::{PageKind, SectionKind, UnitKind};

/// Words that a folder's name may begin with, or end with in Korean.
const WEEKS: [&str; 3] = ["week", "wk", "주차"];
const DAYS: [&str; 2] = ["day", "일차"];

/// Words of a unit's name. The first one found decides.
const UNITS: [(&str, UnitKind); 14] = [
    ("session", UnitKind::Session),
    ("세션", UnitKind::Session),
    ("handson", UnitKind::HandsOn),
    ("hands_on", UnitKind::HandsOn),
    ("hands-on", UnitKind::HandsOn),
    ("hands on", UnitKind::HandsOn),
    ("핸즈온", UnitKind::HandsOn),
    ("lab", UnitKind::Lab),
    ("실습", UnitKind::Lab),
    ("challenge", UnitKind::Challenge),
    ("챌린지", UnitKind::Challenge),
    ("도전", UnitKind::Challenge),
    ("guide", UnitKind::Guide),
    ("가이드", UnitKind::Guide),
];

/// What a folder is, by its name.
pub(super) fn section_kind(name: &str) -> SectionKind {
    let name = name.to_lowercase();
    let numbered = |words: &[&str]| words.iter().find_map(|word| number_beside(&name, word));
    if let Some(week) = numbered(&WEEKS) {
        SectionKind::Week(week)
    } else if let Some(day) = numbered(&DAYS) {
        SectionKind::Day(day)
    } else {
        SectionKind::Folder
    }
}

/// What a page is, by the name of its file without extension.
pub(super) fn page_kind(stem: &str) -> PageKind {
    match unit(stem) {
        Some((kind, number)) => PageKind::Unit(kind, number),
        None => PageKind::Other,
    }
}

/// The first unit that a text names, such as `Session 2` in a cell of a schedule.
pub(super) fn unit(text: &str) -> Option<(UnitKind, Option<u32>)> {
    let text = text.to_lowercase();
    UNITS
        .iter()
        .filter_map(|(word, kind)| Some((word_at(&text, word)?, word, kind)))
        .min_by_key(|(at, _, _)| *at)
        .map(|(_, word, kind)| (*kind, number_beside(&text, word)))
}

/// A name as people say it: `week_05` is `5주차`, `day3` is `Day 3`, `setup_guide` is `setup guide`.
pub(super) fn spoken(name: &str) -> String {
    let rest = |word: &str| {
        let rest = name.trim_start_matches(|c: char| c.is_ascii_alphabetic() || "_- ".contains(c));
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.replace(['_', '-'], " ");
        if name.contains(word) || rest.trim().is_empty() {
            String::new()
        } else {
            format!(" {}", rest.trim())
        }
    };
    match section_kind(name) {
        SectionKind::Week(week) => format!("{week}주차{}", rest("주차")),
        SectionKind::Day(day) => format!("Day {day}{}", rest("일차")),
        _ => name.replace(['_', '-'], " ").trim().to_owned(),
    }
}

/// Compares names so that their numbers count as numbers: `lab_2` before `lab_10`; case and
/// separators matter only between names that are otherwise equal.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    natural_key(a).cmp(&natural_key(b)).then_with(|| a.cmp(b))
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u64),
    Text(String),
}

fn natural_key(name: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for character in name.to_lowercase().chars() {
        let digit = character.to_digit(10).map(u64::from);
        match (digit, parts.last_mut()) {
            (Some(digit), Some(Part::Number(number))) => {
                *number = number.saturating_mul(10).saturating_add(digit);
            }
            (Some(digit), _) => parts.push(Part::Number(digit)),
            (None, _) if "_- .".contains(character) => parts.push(Part::Text(String::new())),
            (None, Some(Part::Text(text))) => text.push(character),
            (None, _) => parts.push(Part::Text(character.to_string())),
        }
    }
    parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
    parts
}

/// Where `word` stands as a word of its own: no letter right before or after it. Hangul needs no
/// such border, particles and numbers adjoin it.
fn word_at(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let letter = |c: char| c.is_ascii_alphabetic();
        !word.is_ascii()
            || (!text[..*at].ends_with(letter) && !text[at + word.len()..].starts_with(letter))
    })
}

/// The number beside `word`: after it (`week_05`, `Session 1`), or for Hangul before it (`5주차`).
fn number_beside(text: &str, word: &str) -> Option<u32> {
    let at = word_at(text, word)?;
    let after = text[at + word.len()..].trim_start_matches(['_', '-', ' ', '.', '#']);
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let after = digits(after);
    if !after.is_empty() {
        return after.parse().ok();
    }
    if word.is_ascii() {
        return None;
    }
    let before = text[..at].trim_end();
    let start = before
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    before[start..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_weeks_and_days_by_name() {
        let cases = [
            ("week_05", SectionKind::Week(5)),
            ("Week-12", SectionKind::Week(12)),
            ("5주차", SectionKind::Week(5)),
            ("day3", SectionKind::Day(3)),
            ("3일차", SectionKind::Day(3)),
            ("theory", SectionKind::Folder),
            ("weekend", SectionKind::Folder),
            ("holiday1", SectionKind::Folder),
        ];
        for (name, kind) in cases {
            assert_eq!(section_kind(name), kind, "{name}");
        }
    }

    #[test]
    fn pages_are_units_by_name() {
        let cases = [
            ("session_1", Some((UnitKind::Session, Some(1)))),
            ("lab_2", Some((UnitKind::Lab, Some(2)))),
            ("lab_1_backup_20251031_012405", Some((UnitKind::Lab, Some(1)))),
            ("ECR_GITHUB_ACTIONS_GUIDE", Some((UnitKind::Guide, None))),
            ("실습1", Some((UnitKind::Lab, Some(1)))),
            ("hands-on-3", Some((UnitKind::HandsOn, Some(3)))),
            ("labels", None),
            ("collaboration", None),
        ];
        for (stem, expected) in cases {
            assert_eq!(unit(stem), expected, "{stem}");
        }
        assert_eq!(unit("📚 Session 2"), Some((UnitKind::Session, Some(2))));
    }

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let mut names = ["lab_10", "lab_2", "Lab_1", "day10", "day9"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["day9", "day10", "Lab_1", "lab_2", "lab_10"]);
    }

    #[test]
    fn names_read_as_people_say_them() {
        assert_eq!(spoken("week_05"), "5주차");
        assert_eq!(spoken("week_03_supplement"), "3주차 supplement");
        assert_eq!(spoken("day3"), "Day 3");
        assert_eq!(spoken("3일차"), "Day 3");
        assert_eq!(spoken("setup_guide"), "setup guide");
    }
}
