//! What a page says is not free.

use crate::cost::read::sheet::{Content, Sheet};
use crate::cost::read::words::{EXCLUDED, FREE};

/// What the page lists as not free: the items under a title that excludes, in a section about what
/// is free.
pub fn excluded(sheet: &Sheet<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for piece in &sheet.pieces {
        let Content::Lines(lines) = &piece.content else { continue };
        let free = piece.setting.headings.last().is_some_and(|heading| FREE.within(heading))
            || FREE.within(piece.setting.caption);
        let mut within = false;
        let mut about_free = free;
        for line in &lines.lines {
            let title = line.text.trim_end_matches(['*', ' ']).ends_with(':');
            if title {
                about_free = about_free || FREE.within(line.text);
                within = about_free && EXCLUDED.within(line.text);
            } else if within {
                all.extend(latin_name(line.text));
            }
        }
    }
    all
}

/// The leading words of Latin letters: `Multi-AZ` of `Multi-AZ 구성`.
fn latin_name(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .trim_start_matches('*')
        .split_whitespace()
        .take_while(|word| word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '*'))
        .collect();
    let name = words.join(" ").replace('*', "").to_lowercase();
    (name.chars().count() > 3).then_some(name)
}

/// Words right behind `프리티어` that say that something is not within it.
const OUTSIDE: [&str; 11] = [
    " 제외",
    "에서 제외",
    " 대상에서 제외",
    " 미포함",
    "에 포함되지",
    " 대상이 아",
    "가 아닙니다",
    "가 아니",
    " 대상 아님",
    " 적용 불가",
    " 적용 안",
];

/// The names of what lists and sentences say is not within the free tier.
pub fn not_free(sheet: &Sheet<'_>) -> Vec<String> {
    let mut all = excluded(sheet);
    for piece in &sheet.pieces {
        let Content::Lines(lines) = &piece.content else { continue };
        all.extend(lines.lines.iter().filter_map(|line| outside(line.text)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// What a line says is not within the free tier: `RDS Multi-AZ: 프리티어 제외`, `RDS 프리티어: 750시간
/// (Multi-AZ 제외)`.
fn outside(line: &str) -> Option<String> {
    const TIER: &str = "프리티어";
    let at = line.find(TIER)?;
    let (before, after) = (&line[..at], &line[at + TIER.len()..]);
    if OUTSIDE.iter().any(|words| after.starts_with(words)) {
        return name_before(before);
    }
    let (_, bracket) = after.split_once('(')?;
    let (inner, _) = bracket.split_once(')')?;
    let name = inner.trim_end().strip_suffix("제외")?;
    name_before(name)
}

/// The words of Latin letters that a text ends with, but for a colon or a particle.
fn name_before(text: &str) -> Option<String> {
    let bare = text.trim_end_matches([' ', ':', '*', '은', '는', '이', '가', '도']);
    let start = bare
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ' ' | '.')))
        .map_or(0, |at| at + bare[at..].chars().next().map_or(0, char::len_utf8));
    let name = bare[start..].trim().trim_start_matches("- ").to_lowercase();
    (name.len() > 1 && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_the_free_tier_leaves_out() {
        let name = |line| outside(line);
        assert_eq!(name("이 페이지의 RDS는 프리티어에서 제외됩니다.").as_deref(), Some("rds"));
        assert_eq!(name("RDS Multi-AZ: 프리티어 제외").as_deref(), Some("rds multi-az"));
        assert_eq!(name("⚠️ Multi-AZ는 프리티어 제외").as_deref(), Some("multi-az"));
        assert_eq!(name("RDS 프리티어: 750시간 (Multi-AZ 제외)").as_deref(), Some("multi-az"));
        assert_eq!(name("EC2는 프리티어이고 ALB는 제외"), None);
        assert_eq!(name("**프리티어 제외 항목**:"), None);
        assert_eq!(name("EC2는 프리티어 대상입니다"), None);
    }
}
