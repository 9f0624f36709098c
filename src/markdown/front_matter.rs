//! The `key: value` lines that may stand at the very start of a file.

use super::FrontMatter;
use crate::text::Source;

/// The front matter of a source, and the byte where its Markdown begins.
///
/// It counts only when its first line is `---` at byte 0, it is closed, and every line between is
/// `key: value`, a comment, blank, or the indented rest of a value. Anything else is a rule between
/// two parts of a page.
pub(super) fn front_matter(source: &Source) -> (Option<FrontMatter>, usize) {
    read(source).map_or((None, 0), |(front, end)| (Some(front), end))
}

fn read(source: &Source) -> Option<(FrontMatter, usize)> {
    let mut lines = source.text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut at = first.len();
    for line in lines {
        let text = line.trim_end();
        if text == "---" && !entries.is_empty() {
            let span = source.span(0..at + text.len());
            return Some((FrontMatter { span, entries }, at + line.len()));
        }
        at += line.len();
        let continues = text.starts_with([' ', '\t']) || text.starts_with("- ") || text == "-";
        match entries.last_mut() {
            _ if text.is_empty() || text.starts_with('#') => {}
            Some((_, value)) if continues => {
                value.push('\n');
                value.push_str(text.trim());
            }
            _ => entries.push(entry(text)?),
        }
    }
    None
}

fn entry(line: &str) -> Option<(String, String)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c));
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && apart).then(|| (key.to_owned(), value.trim().to_owned()))
}
