//! Blocks of code.

use super::writer::Writer;
use crate::html::Html;
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
        box_of(&mut self.html, &caption, &code.text, coloured, self.context.strings);
    }
}

/// The HTML of a whole text file; `coloured` is its code as HTML, if it has been coloured.
pub fn listing(text: &str, language: &str, coloured: Option<&str>, strings: &Strings) -> String {
    let mut html = Html::new();
    let language = (!language.is_empty()).then_some(language);
    box_of(&mut html, &Caption { language, file: None }, text, coloured, strings);
    html.into_string()
}

struct Caption<'a> {
    language: Option<&'a str>,
    file: Option<&'a str>,
}

fn box_of(
    html: &mut Html,
    caption: &Caption<'_>,
    text: &str,
    coloured: Option<&str>,
    strings: &Strings,
) {
    html.open("figure", &[("class", "code")]);
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
    html.open("code", &[]);
    match coloured {
        Some(coloured) => html.raw(coloured),
        None => html.text(text),
    };
    html.close("code").close("pre").close("figure").raw("\n");
}

/// The file that an info string names: `yaml title="a.yaml"`.
fn file_name(info: &str) -> Option<&str> {
    let (_, after) = info.split_once("title=")?;
    let name = match after.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => after.split_whitespace().next(),
    };
    name.filter(|name| !name.is_empty())
}
