//! A text of a sequence diagram: its lines, and whether they may be broken.

use crate::diagram::label::decoded;

/// Text in lines, with entities read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// One for each `<br/>` and one more; at least one.
    pub lines: Vec<String>,
    /// Whether its lines must not be broken further: the author wrote `nowrap:`.
    pub is_fixed: bool,
}

impl Label {
    /// Reads a text as it stands in the source: `wrap:` and `nowrap:` before it, `<br/>` and entities
    /// in it. Other tags stay as they are written, as in mermaid.
    pub fn read(raw: &str) -> Self {
        let text = raw.trim();
        let marked = text.strip_prefix(':').unwrap_or(text);
        let fixed = marked.strip_prefix("nowrap:");
        // Texts are broken where they must be, so `wrap:` asks for nothing.
        let text = fixed.or_else(|| marked.strip_prefix("wrap:")).unwrap_or(text);
        let lines = broken(text).into_iter().map(tidy).collect();
        Self { lines, is_fixed: fixed.is_some() }
    }

    /// The whole text on one line.
    pub fn to_line(&self) -> String {
        self.lines.join(" ").trim().to_owned()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }
}

/// The parts between `<br>`, `<br/>`, `<BR />`.
fn broken(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('<') {
        let Some(after) = text.get(at + 1..at + 3).filter(|tag| tag.eq_ignore_ascii_case("br"))
        else {
            continue;
        };
        let rest = &text[at + 1 + after.len()..];
        let close = rest.trim_start();
        let close = close.strip_prefix('/').unwrap_or(close);
        if at >= start
            && let Some(next) = close.strip_prefix('>')
        {
            parts.push(&text[start..at]);
            start = text.len() - next.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Entities as characters, blanks as one, none at the ends.
fn tidy(line: &str) -> String {
    let blank = |c: char| c.is_whitespace() && c != '\u{a0}';
    let words: Vec<&str> = line.split(blank).filter(|word| !word.is_empty()).collect();
    decoded(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_breaks_and_entities_mean_something() {
        let lines = |raw| Label::read(raw).lines;
        assert_eq!(lines(" 가<br>나<BR/>다 <br />라"), ["가", "나", "다", "라"]);
        assert_eq!(lines("값 #35;1  #quot;x#quot;"), ["값 #1 \"x\""]);
        assert_eq!(lines("<b>굵게</b> a < b > c <br"), ["<b>굵게</b> a < b > c <br"]);
        assert_eq!(lines(""), [""]);
    }

    #[test]
    fn wrap_and_nowrap_are_no_text() {
        for (raw, line, is_fixed) in [
            ("wrap: 긴 글", "긴 글", false),
            (":nowrap:글", "글", true),
            ("wrapped: 글", "wrapped: 글", false),
        ] {
            assert_eq!(Label::read(raw), Label { lines: vec![line.to_owned()], is_fixed }, "{raw}");
        }
    }
}
