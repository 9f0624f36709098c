//! Headings, and the list of them.

use serde::Serialize;

use super::sign;
use super::writer::Writer;
use crate::markdown::{self, Heading, Inline, InlineKind};
use crate::text::url;

/// A heading that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headed {
    level: u8,
    id: String,
    title: String,
}

impl Headed {
    /// Its text without its sign.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// A line of a page's contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContentsEntry {
    /// 2, or 3 for what lies below.
    pub level: u8,
    /// The id as it stands after the `#` of a link.
    pub href: String,
    /// The heading's text without its sign.
    pub title: String,
}

/// The headings of the two highest levels that the page uses below its title.
pub fn contents(headings: Vec<Headed>) -> Vec<ContentsEntry> {
    let Some(top) = headings.iter().map(|heading| heading.level).min() else { return Vec::new() };
    let entries = headings.into_iter().filter(|heading| heading.level <= top + 1);
    let entry = |heading: Headed| ContentsEntry {
        level: heading.level - top + 2,
        href: url::encode_path(&heading.id),
        title: heading.title,
    };
    entries.map(entry).collect()
}

impl<'a> Writer<'a> {
    pub fn heading(&mut self, heading: &'a Heading) {
        let name = ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(heading.level.clamp(1, 6)) - 1];
        let title = sign::without(&markdown::plain_text(&heading.content));
        let id = self.context.joined.id(&heading.id);
        self.html.open(name, &[("id", &id)]);
        self.heading_content(&heading.content);
        let href = format!("#{}", url::encode_path(&id));
        let label = format!("{}: {title}", self.context.strings.prose.anchor);
        self.html.element("a", &[("class", "anchor"), ("href", &href), ("aria-label", &label)], "");
        self.html.close(name).raw("\n");
        self.headings.push(Headed { level: heading.level, id, title });
    }

    /// What stands in a heading; the sign that it begins with is set apart.
    pub fn heading_content(&mut self, content: &'a [Inline]) {
        let Some((Inline { kind: InlineKind::Text(first), span }, rest)) = content.split_first()
        else {
            self.inlines(content);
            return;
        };
        let (sign, text) = sign::split(first);
        if !sign.is_empty() {
            self.html.element("span", &[("class", "sign"), ("aria-hidden", "true")], sign);
        }
        self.figured(*span, text);
        self.inlines(rest);
    }
}
