//! Short names of pages: `3일차`, `세션 1`, and titles without what such a name already says.

use crate::course::{PageKind, SectionKind, UnitKind};
use crate::page::without_signs;
use crate::theme::Strings;

/// `5주차`, `3일차`; empty for other folders.
pub fn of_section(kind: SectionKind, strings: &Strings) -> String {
    match kind {
        SectionKind::Week(number) => format!("{number}{}", strings.unit.week),
        SectionKind::Day(number) => format!("{number}{}", strings.unit.day),
        SectionKind::Course | SectionKind::Folder => String::new(),
    }
}

/// `세션 1`, `가이드`; empty for other pages.
pub fn of_page(kind: PageKind, strings: &Strings) -> String {
    let PageKind::Unit(unit, number) = kind else { return String::new() };
    let word = match unit {
        UnitKind::Session => &strings.unit.session,
        UnitKind::HandsOn => &strings.unit.handson,
        UnitKind::Lab => &strings.unit.lab,
        UnitKind::Challenge => &strings.unit.challenge,
        UnitKind::Guide => &strings.unit.guide,
    };
    number.map_or_else(|| word.clone(), |number| format!("{word} {number}"))
}

/// A label and the title beside it: `3일차` and `Week 5 Day 3: 데이터베이스` are `3일차` and
/// `데이터베이스`. Without a label the title stays whole but for its emoji; a title that says no more
/// than the label gives its place to it.
pub fn beside(label: String, title: &str) -> (String, String) {
    let title = without_signs(title);
    if label.is_empty() {
        return (label, title);
    }
    if is_numbering(&title) {
        return (String::new(), label);
    }
    let rest = [": ", " - ", " – ", " — "].iter().find_map(|mark| {
        let (before, after) = title.split_once(mark)?;
        (is_numbering(before) && !after.trim().is_empty()).then(|| after.trim().to_owned())
    });
    let title = rest.unwrap_or(title);
    (label, title)
}

/// Whether a text says only which week, day or unit this is.
fn is_numbering(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let known = |word: &str| {
        let word = word.to_lowercase();
        [
            "week",
            "day",
            "session",
            "lab",
            "hands",
            "on",
            "handson",
            "challenge",
            "guide",
            "part",
            "주차",
            "일차",
            "세션",
            "실습",
            "핸즈온",
            "챌린지",
            "도전",
            "가이드",
        ]
        .contains(&word.as_str())
    };
    text.chars().any(|c| c.is_ascii_digit()) && words.into_iter().all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_does_not_repeat_its_label() {
        let cases = [
            ("3일차", "Week 5 Day 3: 데이터베이스 & 캐싱", "데이터베이스 & 캐싱"),
            ("세션 1", "📚 Session 1: RDS 기초", "RDS 기초"),
            ("실습 1", "Lab 1 - 배포: 처음부터", "배포: 처음부터"),
            ("세션 2", "Redis: 캐싱 전략", "Redis: 캐싱 전략"),
            ("", "🚀 Day 1: 소개", "Day 1: 소개"),
        ];
        for (label, title, expected) in cases {
            let expected = (label.to_owned(), expected.to_owned());
            assert_eq!(beside(label.to_owned(), title), expected);
        }
        let alone = (String::new(), "1일차".to_owned());
        assert_eq!(beside("1일차".to_owned(), "Day 1"), alone);
    }
}
