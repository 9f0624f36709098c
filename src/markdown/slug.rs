//! Heading ids by GitHub's rule.

use std::collections::BTreeMap;

use super::{Inline, InlineKind};

/// Gives out ids that are unique on a page, in the order of the page.
///
/// The rule is that of <https://github.com/Flet/github-slugger> 2.0, which GitHub's own follows.
#[derive(Default)]
pub(super) struct Slugger {
    /// Every id given out, and how often it was asked for again.
    given: BTreeMap<String, usize>,
}

impl Slugger {
    /// The id of a heading with this text; never empty.
    pub(super) fn id(&mut self, text: &str) -> String {
        let slug = slug(text);
        let wanted = if slug.is_empty() { "section".to_owned() } else { slug };
        let mut id = wanted.clone();
        while self.given.contains_key(&id) {
            let times = self.given.entry(wanted.clone()).or_default();
            *times += 1;
            id = format!("{wanted}-{times}");
        }
        self.given.insert(id.clone(), 0);
        id
    }
}

/// The text of a heading that counts for its id: pictures, tags and line breaks do not.
pub(super) fn text(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => text.clone(),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content) => self::text(content),
            InlineKind::Link(link) => self::text(&link.content),
            _ => String::new(),
        })
        .collect()
}

/// Lower case; letters, marks, decimal digits, `_` and `-` stay, spaces become `-`, all else goes.
fn slug(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| *c == ' ' || stays(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn stays(c: char) -> bool {
    c == '-' || is_connector(c) || is_mark(c) || c.is_alphanumeric() && !is_other_number(c)
}

/// Category Pc.
fn is_connector(c: char) -> bool {
    matches!(
        c,
        '_' | '\u{203F}' | '\u{2040}' | '\u{2054}' | '\u{FE33}' | '\u{FE34}' | '\u{FE4D}'
            ..='\u{FE4F}' | '\u{FF3F}'
    )
}

/// Category M as far as it stands on the scripts of a Korean course and on emoji; the marks of
/// other scripts mostly count as letters already.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x1AB0..=0x1AC0 | 0x1DC0..=0x1DFF | 0x20D0..=0x20F0
        | 0x302A..=0x302F | 0x3099..=0x309A | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xE0100..=0xE01EF)
}

/// Category No, numbers that are no digits, such as ① and ½.
fn is_other_number(c: char) -> bool {
    matches!(u32::from(c), 0xB2..=0xB3 | 0xB9 | 0xBC..=0xBE | 0x2070 | 0x2074..=0x2079
        | 0x2080..=0x2089 | 0x2150..=0x215F | 0x2189 | 0x2460..=0x249B | 0x24EA..=0x24FF
        | 0x2776..=0x2793 | 0x3192..=0x3195 | 0x3220..=0x3229 | 0x3248..=0x324F
        | 0x3251..=0x325F | 0x3280..=0x3289 | 0x32B1..=0x32BF | 0x1F100..=0x1F10C)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_githubs_rule() {
        let cases = [
            ("배포 전략", "배포-전략"),
            ("🛠️ 실습", "\u{FE0F}-실습"),
            ("🎯 학습 목표", "-학습-목표"),
            ("1️⃣ 첫 단계", "1\u{FE0F}\u{20E3}-첫-단계"),
            ("① 개요", "-개요"),
            ("GET /users/{id}", "get-usersid"),
            ("C++ & C#", "c--c"),
            ("snake_case-kebab", "snake_case-kebab"),
            ("ÀÉ İ", "àé-i\u{307}"),
            ("가·나 — 다", "가나--다"),
            ("🎉", "section"),
        ];
        for (text, id) in cases {
            assert_eq!(Slugger::default().id(text), id, "{text}");
        }
    }

    #[test]
    fn ids_are_unique_even_against_those_that_look_numbered() {
        let mut slugger = Slugger::default();
        let ids: Vec<_> =
            ["a", "a", "a-1", "a", "a-1"].iter().map(|text| slugger.id(text)).collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1", "a-2", "a-1-2"]);
    }
}
