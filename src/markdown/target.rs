//! Where the destination of a link stands in what the author wrote.

use std::ops::Range;

/// The destination in `[text](destination "title")`, without angle brackets; the text ends before
/// the byte `text`.
pub(super) fn of_link(link: &str, text: usize) -> Option<Range<usize>> {
    let open = text + link.get(text..)?.find("](")? + 2;
    Some(at(link, open))
}

/// The destination in `[label]: destination "title"`.
pub(super) fn of_definition(definition: &str) -> Option<Range<usize>> {
    let open = definition.find("]:")? + 2;
    Some(at(definition, open))
}

fn at(whole: &str, from: usize) -> Range<usize> {
    let rest = whole[from..].trim_start_matches([' ', '\t', '\r', '\n']);
    let start = whole.len() - rest.len();
    match rest.strip_prefix('<') {
        Some(rest) => start + 1..start + 1 + angled(rest),
        None => start..start + bare(rest),
    }
}

fn angled(text: &str) -> usize {
    unescaped(text).find(|(_, c)| *c == '>').map_or(text.len(), |(at, _)| at)
}

/// Up to white space or a bracket that was not opened.
fn bare(text: &str) -> usize {
    let mut depth = 0_usize;
    unescaped(text)
        .find(|(_, c)| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' if depth > 0 => {
                depth -= 1;
                false
            }
            c => *c == ')' || c.is_ascii_whitespace(),
        })
        .map_or(text.len(), |(at, _)| at)
}

/// The characters that no backslash stands before.
fn unescaped(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut escaped = false;
    text.char_indices().filter(move |(_, c)| {
        let skip = escaped || *c == '\\';
        escaped = !escaped && *c == '\\';
        !skip
    })
}
