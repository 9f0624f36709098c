//! The words of an architecture source.

use std::ops::Range;

/// The tokens of `code` from the byte at `start` on. Blanks are skipped, and so is `%%` with what
/// follows it on its line. Titles are one token: `title` and the rest of the line.
pub fn tokens(code: &str, start: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = start;
    while let Some(first) = code[at..].chars().next() {
        let rest = &code[at..];
        let (sort, length) = match first {
            ' ' | '\t' => (None, 1),
            '\n' => (Some(Sort::End), 1),
            '%' if rest.starts_with("%%") => (None, line(rest).len()),
            '-' if rest.starts_with("--") => (Some(Sort::DoubleDash), 2),
            '-' => (Some(Sort::Dash), 1),
            ':' => (Some(Sort::Colon), 1),
            '<' | '>' => (Some(Sort::Tip), 1),
            '{' if rest.starts_with("{group}") => (Some(Sort::Group), 7),
            '(' => closed(rest, ')', |c| is_word(c) || c == '-' || c == ':'),
            '[' => label(rest),
            '"' | '\'' => match quoted(rest) {
                Some(length) => (Some(Sort::Text), length),
                None => (Some(Sort::Stray), 1),
            },
            c if is_word(c) => match title(rest) {
                Some(length) => (Some(Sort::Title), length),
                None => (Some(Sort::Word), word(rest)),
            },
            _ => (Some(Sort::Stray), stray(rest)),
        };
        tokens.extend(sort.map(|sort| Token { sort, range: at..at + length }));
        at += length;
    }
    tokens.push(Token { sort: Sort::End, range: at..at });
    tokens
}

/// One word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub sort: Sort,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Sorts of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An id or a keyword.
    Word,
    /// `title …` to the end of the line.
    Title,
    /// `(icon)`
    Icon,
    /// `[label]`
    Label,
    /// `"text"`
    Text,
    /// `:`
    Colon,
    /// `--`
    DoubleDash,
    /// `-`
    Dash,
    /// `<` or `>`
    Tip,
    /// `{group}`
    Group,
    /// The end of a line or of the source.
    End,
    /// A bracket that is never closed on its line, or closed around what cannot be in it.
    Broken,
    /// What no statement has.
    Stray,
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

fn line(rest: &str) -> &str {
    rest.find('\n').map_or(rest, |end| &rest[..end])
}

/// Letters, digits and `_`; `-` only inside.
fn word(rest: &str) -> usize {
    let end = rest.find(|c| !(is_word(c) || c == '-')).unwrap_or(rest.len());
    rest[..end].trim_end_matches('-').len()
}

/// Mermaid reads `title` wherever a word begins with it.
fn title(rest: &str) -> Option<usize> {
    let tail = line(rest.strip_prefix("title")?);
    let end = tail.find("%%").unwrap_or(tail.len());
    Some("title".len() + if tail.starts_with([' ', '\t']) { end } else { 0 })
}

/// What cannot begin a token, as a whole.
fn stray(rest: &str) -> usize {
    rest.find(|c: char| c.is_ascii_whitespace() || is_word(c) || "-:<>{([\"'%".contains(c))
        .filter(|end| *end > 0)
        .unwrap_or_else(|| rest.chars().next().map_or(0, char::len_utf8))
}

fn closed(rest: &str, close: char, inside: fn(char) -> bool) -> (Option<Sort>, usize) {
    let line = line(rest);
    match line.find(close) {
        Some(end) if end > 1 && line[1..end].chars().all(inside) => (Some(Sort::Icon), end + 1),
        Some(end) => (Some(Sort::Broken), end + 1),
        None => (Some(Sort::Broken), line.trim_end().len()),
    }
}

/// `["…"]` and `['…']` may hold brackets and line feeds, `[…]` may not.
fn label(rest: &str) -> (Option<Sort>, usize) {
    let inner = &rest[1..];
    if let Some(length) = quoted(inner)
        && inner[length..].starts_with(']')
    {
        return (Some(Sort::Label), length + 2);
    }
    let line = line(rest);
    match line[1..].find(['[', ']']).map(|end| end + 1) {
        Some(end) if end > 1 && line[end..].starts_with(']') => (Some(Sort::Label), end + 1),
        Some(end) if line[end..].starts_with(']') => (Some(Sort::Broken), end + 1),
        _ => (Some(Sort::Broken), line.trim_end().len()),
    }
}

/// Characters; a bound, so that many open quotes are not all searched to the end.
const LONGEST_TEXT: usize = 2000;

/// How long the quoted text at the beginning is, quotes included.
fn quoted(rest: &str) -> Option<usize> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1).take(LONGEST_TEXT) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}
