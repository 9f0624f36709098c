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
        let caption = Caption { language: language.as_deref(), file: file_name(&code.info) };
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
    box_of(&mut html, &Caption { language, file: None }, &body, strings);
    html.into_string()
}

struct Caption<'a> {
    language: Option<&'a str>,
    file: Option<&'a str>,
}

/// `body` is the code as HTML.
fn box_of(html: &mut Html, caption: &Caption<'_>, body: &str, strings: &Strings) {
    // The lines of a drawn box meet; those of a tree of folders need not.
    let class = if body.contains(['┌', '┐', '╔', '╗', '╭', '╮']) {
        "code boxes"
    } else {
        "code"
    };
    html.open("figure", &[("class", class)]);
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
    fn marked_lines_are_set_apart_and_no_letter_is_lost() {
        let html = with_marks("a\n<i class=k>b</i>\nc\n", &[2..=2, 9..=12]);
        assert_eq!(html, "a\n<mark><i class=k>b</i>\n</mark>c\n");
    }
}
