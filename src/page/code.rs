//! Blocks of code.

use std::ops::RangeInclusive;

use super::writer::Writer;
use crate::html::{Html, escape};
use crate::markdown::Code;
use crate::text::Span;
use crate::theme::Strings;

impl Writer<'_> {
    pub fn fence(&mut self, span: Span, code: &Code) {
        let language = code.language();
        if let Some(drawing) = self.context.drawings.get(&span) {
            self.diagram(code, drawing);
            return;
        }
        let coloured = self.context.code.get(&span).map(AsRef::as_ref);
        let caption = Caption {
            language: language.as_deref(),
            file: file_name(&code.info),
            class: class_of(&code.text),
        };
        let body = match coloured {
            Some(coloured) => coloured.to_owned(),
            None => escape(&code.text),
        };
        let marked = self.marked.get(&span).map_or(&[][..], Vec::as_slice);
        box_of(&mut self.html, &caption, &with_marks(&body, marked), self.context.strings);
    }
}

/// The HTML of a whole text file; `coloured` is its code as HTML, if it has been coloured.
pub fn listing(text: &str, language: &str, coloured: Option<&str>, strings: &Strings) -> String {
    let mut html = Html::new();
    let language = (!language.is_empty()).then_some(language);
    let body = coloured.map_or_else(|| escape(text), str::to_owned);
    let caption = Caption { language, file: None, class: class_of(text) };
    box_of(&mut html, &caption, &body, strings);
    html.into_string()
}

struct Caption<'a> {
    language: Option<&'a str>,
    file: Option<&'a str>,
    class: &'static str,
}

/// How a block looks. The lines of a drawn box meet; those of a tree of folders need not. Where lines
/// are drawn or columns are set with spaces, a syllable of Hangul is as wide as two Latin letters.
fn class_of(text: &str) -> &'static str {
    if text.contains(['┌', '┐', '╔', '╗', '╭', '╮']) {
        "code grid boxes"
    } else if text.contains(|c| matches!(c, '\u{2500}'..='\u{257f}'))
        || text.lines().any(has_columns)
    {
        "code grid"
    } else {
        "code"
    }
}

/// Whether something stands in a column after Hangul: `이름    상태`.
fn has_columns(line: &str) -> bool {
    let Some((before, _)) = line.trim().split_once("  ") else { return false };
    before.contains(|c| matches!(c, '가'..='힣'))
}

/// `body` is the code as HTML.
fn box_of(html: &mut Html, caption: &Caption<'_>, body: &str, strings: &Strings) {
    html.open("figure", &[("class", caption.class)]);
    if caption.language.is_some() || caption.file.is_some() {
        html.open("figcaption", &[]);
        if let Some(file) = caption.file {
            html.element("span", &[("class", "file")], file);
        }
        if let Some(language) = caption.language {
            html.element("span", &[("class", "language")], language);
        }
        html.close("figcaption");
    }
    let label = match caption.language {
        Some(language) => format!("{}: {language}", strings.code.label),
        None => strings.code.label.clone(),
    };
    html.open("pre", &[("tabindex", "0"), ("role", "group"), ("aria-label", &label)]);
    html.open("code", &[]).raw(body);
    html.close("code").close("pre").close("figure").raw("\n");
}

/// Code as HTML with the lines that matter set apart; no element of it crosses a line end.
fn with_marks(body: &str, marked: &[RangeInclusive<usize>]) -> String {
    if marked.is_empty() {
        return body.to_owned();
    }
    let mut html = String::with_capacity(body.len() + 64);
    for (index, line) in body.split_inclusive('\n').enumerate() {
        if marked.iter().any(|lines| lines.contains(&(index + 1))) {
            html.push_str(&format!("<mark>{line}</mark>"));
        } else {
            html.push_str(line);
        }
    }
    html
}

/// The file that an info string names: `yaml title="a.yaml"`, `yaml:a.yaml`.
fn file_name(info: &str) -> Option<&str> {
    let word = info.split_whitespace().next().unwrap_or("");
    let name = match info.split_once("title=") {
        Some((_, after)) => match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split(quote).next(),
            _ => after.split_whitespace().next(),
        },
        None => word.split_once(':').map(|(_, name)| name),
    };
    name.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_title_or_after_the_language() {
        let cases = [
            ("yaml title=\"a b.yaml\"", Some("a b.yaml")),
            ("yaml title='a.yaml'", Some("a.yaml")),
            ("yaml title=a.yaml x", Some("a.yaml")),
            ("yaml:deploy/a.yaml", Some("deploy/a.yaml")),
            ("yaml", None),
            ("yaml:", None),
            ("yaml title=", None),
            ("", None),
        ];
        for (info, expected) in cases {
            assert_eq!(file_name(info), expected, "{info}");
        }
    }

    #[test]
    fn what_is_set_in_columns_is_told_from_other_code() {
        let cases = [
            ("┌──┐\n│가│\n└──┘\n", "code grid boxes"),
            ("a/\n└── 나\n", "code grid"),
            ("이름    상태\nweb     실행\n", "code grid"),
            ("# 설정\nkey: 1\n    # 들여 쓴 주석\n", "code"),
            ("a  b\n", "code"),
        ];
        for (text, expected) in cases {
            assert_eq!(class_of(text), expected, "{text}");
        }
    }

    #[test]
    fn marked_lines_are_set_apart_and_no_letter_is_lost() {
        let html = with_marks("a\n<i class=k>b</i>\nc\n", &[2..=2, 9..=12]);
        assert_eq!(html, "a\n<mark><i class=k>b</i>\n</mark>c\n");
    }
}
