//! Keys and values between `@{` and `}`: YAML as far as anyone writes it there.

use std::ops::Range;

/// More characters than this are no data of one box.
const LONGEST: usize = 4000;

/// A key and its value, without quotation marks around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What stands before the colon.
    pub key: String,
    /// What stands behind it; its lines are parted by `<br/>`.
    pub value: String,
    /// The bytes of both, counted from the beginning of the text, without blanks around them.
    pub range: Range<usize>,
}

/// The pairs between commas and line feeds up to `}`, and where the text goes on behind it; nothing
/// when there is no `}`.
pub fn pairs(text: &str) -> Option<(Vec<Pair>, usize)> {
    let pieces = pieces(text)?;
    let end = pieces.last().map_or(0, |piece| piece.end) + 1;
    let pairs = pieces.into_iter().filter_map(|piece| {
        let written = &text[piece.clone()];
        let (key, value) = written.split_once(':')?;
        let start = piece.start + written.len() - written.trim_start().len();
        let range = start..start + written.trim().len();
        Some(Pair { key: unquoted(key), value: unquoted(value), range })
    });
    Some((pairs.collect(), end))
}

/// The parts between commas and line feeds up to `}`; the last one ends before it.
fn pieces(text: &str) -> Option<Vec<Range<usize>>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut quote = None;
    for (at, character) in text.char_indices().take(LONGEST) {
        match (quote, character) {
            (Some(mark), _) if mark == character => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some('"'),
            (None, '\'') if text[start..at].trim_end().ends_with(':') => quote = Some('\''),
            (None, ',' | '\n' | '}') => {
                pieces.push(start..at);
                start = at + 1;
                if character == '}' {
                    return Some(pieces);
                }
            }
            _ => {}
        }
    }
    None
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    let bare = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
    let lines: Vec<&str> = bare.unwrap_or(text).split('\n').map(str::trim).collect();
    lines.join("<br/>")
}
