//! What goes into an index: pages cut at their headings.

/// A page that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The folder of its file on the site, percent-encoded: empty, else ending in `/`.
    pub folder: String,
    /// `세션 1`; may be empty.
    pub label: String,
    /// Its title beside the label.
    pub title: String,
    /// The week and day it belongs to, as they are shown: `5주차 3일차`.
    pub group: String,
    /// What readers call it: found like its title, though it may not stand in its text.
    pub name: Name,
    /// Its text; the first begins with the page itself.
    pub sections: Vec<Section>,
}

/// What a page is called by its place in the course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The sections around it: `5주차 3일차`; may be empty.
    pub way: String,
    /// Its own: `실습 1`; may be empty.
    pub own: String,
}

/// A heading with the text below it, up to the next heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading without its sign; for the first section of a page its title.
    pub heading: String,
    /// The id of the heading; empty for the top of the page.
    pub anchor: String,
    /// Paragraphs, rows and lines of code, none of them empty.
    pub lines: Vec<String>,
}
