//! A drawn diagram, ready to be put on a page or into a file.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::outline::Outline;
use super::{said, svg};

/// A drawn diagram. It depends on the diagram's text and the icons alone, so it can be kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// The SVG with marks where ids, title and style go.
    pub(super) template: String,
    /// Width in pixels at natural size.
    pub width: f64,
    /// Height in pixels at natural size.
    pub height: f64,
    /// How many steps it has; zero when it is not stepped through.
    pub steps: u32,
    /// Where its parts lead: each address once.
    pub links: Vec<Reference>,
    /// What it says.
    pub outline: Outline,
}

/// An address that a part of a picture leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// As its author wrote it, trimmed.
    pub href: String,
    /// Every place where it is written, as bytes of the diagram's text.
    pub ranges: Vec<Range<usize>>,
}

/// Where the picture gets its looks from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style<'a> {
    /// From the page it stands on.
    Page,
    /// From this CSS, which it carries with it.
    Own(&'a str),
}

impl Picture {
    /// The SVG element. Every id in it begins with `prefix`, which must be a name of its own on the
    /// page; `title` is used when the diagram gives none itself.
    pub fn svg(&self, prefix: &str, title: &str, style: Style<'_>) -> String {
        let as_written = |href: &str| svg::is_safe(href).then(|| href.to_owned());
        self.linked_svg(prefix, title, style, as_written)
    }

    /// The same, with the address that `target` gives for each that is written; where it gives none
    /// there is no link.
    pub fn linked_svg(
        &self,
        prefix: &str,
        title: &str,
        style: Style<'_>,
        target: impl Fn(&str) -> Option<String>,
    ) -> String {
        let targets: Vec<Option<String>> =
            self.links.iter().map(|link| target(&link.href)).collect();
        svg::filled(&self.template, prefix, title, style, &targets)
    }

    /// Every text that it shows, each once.
    pub fn texts(&self) -> Vec<String> {
        said::texts(&self.outline, &self.template)
    }
}
