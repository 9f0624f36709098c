//! The emoji that headings begin with.

/// A text parted into the emoji it begins with and the rest, space included.
pub fn split(text: &str) -> (&str, &str) {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let keycap = character.is_ascii_digit() && matches!(next, Some('\u{fe0f}' | '\u{20e3}'));
        let continued = end > 0 && joins(character);
        if !(keycap || continued || is_emoji(character)) {
            break;
        }
        end = at + character.len_utf8();
    }
    text.split_at(end)
}

/// A text without emoji, its spaces joined: for titles, contents and descriptions. A text of emoji
/// alone stays as it is.
pub fn without(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (sign, after) = split(rest);
        if sign.is_empty() {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            plain.push(' ');
            rest = after;
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() { text.trim().to_owned() } else { words.join(" ") }
}

fn joins(character: char) -> bool {
    matches!(character, '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_emoji(character: char) -> bool {
    matches!(character,
        '\u{1f000}'..='\u{1faff}'
        | '\u{2600}'..='\u{27bf}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23fa}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_what_the_text_begins_with() {
        let cases = [
            ("🎯 학습 목표", "🎯", " 학습 목표"),
            ("🛠️ 실습", "🛠️", " 실습"),
            ("1️⃣ 첫째", "1️⃣", " 첫째"),
            ("👨‍💻 개발", "👨‍💻", " 개발"),
            ("🇰🇷 서울", "🇰🇷", " 서울"),
            ("1. 첫째", "", "1. 첫째"),
            ("목표 🎯", "", "목표 🎯"),
            ("", "", ""),
        ];
        for (text, sign, rest) in cases {
            assert_eq!(split(text), (sign, rest), "{text}");
        }
    }

    #[test]
    fn a_title_has_no_emoji_unless_it_is_nothing_else() {
        assert_eq!(without("🏗️ Day 3 🔧 구성"), "Day 3 구성");
        assert_eq!(without("🎉"), "🎉");
        assert_eq!(without("RDS 10️⃣ 개"), "RDS 1 개");
    }
}
