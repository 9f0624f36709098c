//! Bare URLs in running text.

use std::ops::Range;

use super::script::is_cjk;

/// The URLs in `text`, in order.
///
/// As on GitHub (<https://github.github.com/gfm/#autolinks-extension->) they begin with `http://`,
/// `https://` or `www.` and do not end in a punctuation mark; but they also end before the first
/// CJK character, before a closing bracket that they did not open, and before a quotation mark or
/// an arrow outside ASCII, so that `https://example.com을` is right.
pub(super) fn urls(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(start) = candidate(text, from) {
        from = start + head(&text[start..]).unwrap_or(1);
        if text[from..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
            from += length(&text[from..]);
            found.push(start..from);
        }
    }
    found
}

/// Where the next URL may begin.
fn candidate(text: &str, from: usize) -> Option<usize> {
    text[from..]
        .match_indices(['h', 'H', 'w', 'W'])
        .map(|(at, _)| from + at)
        .find(|at| starts_word(&text[..*at]) && head(&text[*at..]).is_some())
}

fn starts_word(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| is_cjk(c) || !c.is_alphanumeric() && !"/.-@&=".contains(c))
}

/// How long the scheme is, or `www.`.
fn head(text: &str) -> Option<usize> {
    ["https://", "http://", "www."]
        .into_iter()
        .find(|head| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head)))
        .map(str::len)
}

fn length(text: &str) -> usize {
    let mut open = Vec::new();
    let end = text
        .char_indices()
        .find(|(_, c)| match c {
            '(' | '[' | '{' => {
                open.push(*c);
                false
            }
            ')' => open.pop_if(|last| *last == '(').is_none(),
            ']' => open.pop_if(|last| *last == '[').is_none(),
            '}' => open.pop_if(|last| *last == '{').is_none(),
            '<' | '>' | '"' | '`' | '|' | '\\' => true,
            c => {
                c.is_whitespace()
                    || c.is_control()
                    || is_cjk(*c)
                    || !c.is_ascii() && !c.is_alphanumeric()
            }
        })
        .map_or(text.len(), |(at, _)| at);
    text[..end]
        .trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '(', '[', '{'])
        .len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_ends_where_the_reader_thinks_it_does() {
        let cases: [(&str, &[&str]); 16] = [
            ("https://x.io를 본다", &["https://x.io"]),
            ("주소는https://x.io/a?b=1&c=2.", &["https://x.io/a?b=1&c=2"]),
            ("(https://x.io)", &["https://x.io"]),
            ("https://x.io/a_(b)_c)", &["https://x.io/a_(b)_c"]),
            ("[https://x.io]", &["https://x.io"]),
            ("“https://x.io”", &["https://x.io"]),
            ("https://x.io→끝", &["https://x.io"]),
            ("www.example.com, 그리고 HTTP://Y.io/", &["www.example.com", "HTTP://Y.io/"]),
            ("https://", &[]),
            ("https://${HOST}/", &[]),
            ("http://localhost:3000/api", &["http://localhost:3000/api"]),
            ("xhttps://x.io", &[]),
            ("a.www.x.io", &[]),
            ("https://x.io/가나", &["https://x.io/"]),
            ("https://x.io/%EA%B0%80#b", &["https://x.io/%EA%B0%80#b"]),
            ("https://x.io\"와", &["https://x.io"]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = urls(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
