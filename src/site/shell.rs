//! What templates are given.

use serde::Serialize;

use super::outline::Node;
use crate::page::ContentsEntry;
use crate::theme::{Entry, Strings};

/// What every page has around its content.
#[derive(Clone, Debug, Serialize)]
pub struct Shell<'a> {
    /// The words of the interface.
    pub t: &'a Strings,
    /// The theme's files for the `<head>`, from the site's root.
    pub entry: &'a Entry,
    /// What the page may load.
    pub policy: String,
    /// Where the site's root may be, for a page that is shown at any address; empty elsewhere.
    pub ladder: &'static [&'static str],
    /// The script that keeps the course for when there is no network, where it is asked for.
    pub offline: Option<String>,
    /// The language of the pages.
    pub language: &'a str,
    /// The name of the course.
    pub site_title: &'a str,
    /// The title in the browser's tab.
    pub title: String,
    /// For search engines; may be empty.
    pub description: String,
    /// The full address, where the site's is known.
    pub canonical: Option<String>,
    /// What goes before a path from the site's root.
    pub root: String,
    /// The home page.
    pub home: String,
    /// A picture beside the name.
    pub logo: Option<String>,
    /// Styles of the course after the theme's.
    pub extra_styles: Vec<String>,
    /// The outline.
    pub nav: Vec<Node>,
    /// The pages above.
    pub crumbs: Vec<Crumb>,
    /// Whether the page has tasks to be ticked off.
    pub tasked: bool,
    /// What the page is among its neighbours: `세션 1`; may be empty.
    pub here: String,
}

/// A page above.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// Its name.
    pub title: String,
    /// Where it is.
    pub href: String,
}

/// A page of the course.
#[derive(Clone, Debug, Serialize)]
pub struct CoursePage<'a> {
    /// Around the content.
    #[serde(flatten)]
    pub shell: Shell<'a>,
    /// `course`, `week`, `day`, `folder`, `session`, `lab` …: a class for styles.
    pub kind: &'static str,
    /// Where the page lies: what its reader ticks off is kept by this name.
    pub path: &'a str,
    /// The title as HTML.
    pub heading: String,
    /// The id of the title; may be empty.
    pub heading_id: &'a str,
    /// The content as HTML.
    pub body: &'a str,
    /// The addresses of its links, in the order of their numbers.
    pub addresses: &'a [String],
    /// How many diagrams are drawn in it.
    pub diagrams: usize,
    /// The headings of the content.
    pub contents: &'a [ContentsEntry],
    /// The pages below.
    pub children: Vec<Node>,
    /// The page before.
    pub previous: Option<Neighbour>,
    /// The page after.
    pub next: Option<Neighbour>,
    /// The page with all of its day.
    pub whole_day: Option<String>,
    /// The day of the source's last change, where it is known.
    pub changed: Option<&'a str>,
    /// Where the source can be edited.
    pub edit: Option<String>,
}

/// All of a day.
#[derive(Clone, Debug, Serialize)]
pub struct DayPage<'a> {
    /// Around the content.
    #[serde(flatten)]
    pub shell: Shell<'a>,
    /// The title.
    pub heading: String,
    /// Its texts.
    pub texts: Vec<DayText<'a>>,
    /// How many diagrams are drawn in them.
    pub diagrams: usize,
    /// Their titles and highest headings.
    pub contents: Vec<ContentsEntry>,
}

/// One of the texts of a day.
#[derive(Clone, Debug, Serialize)]
pub struct DayText<'a> {
    /// Its id.
    pub id: &'a str,
    /// `session`, `lab` …: a class for styles.
    pub kind: &'static str,
    /// Where the page of its own lies.
    pub path: &'a str,
    /// Its title as HTML.
    pub heading: String,
    /// The id of the title; may be empty.
    pub heading_id: &'a str,
    /// Its content as HTML.
    pub body: &'a str,
    /// The addresses of its links, in the order of their numbers.
    pub addresses: &'a [String],
}

/// The page before or after.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    /// `세션 1`; may be empty.
    pub label: String,
    /// The title beside the label.
    pub title: String,
    /// Where it is.
    pub href: String,
}

/// A text file that pages link to.
#[derive(Clone, Debug, Serialize)]
pub struct SourcePage<'a> {
    /// Around the content.
    #[serde(flatten)]
    pub shell: Shell<'a>,
    /// Its name.
    pub heading: &'a str,
    /// The file itself.
    pub file: String,
    /// How many lines it has.
    pub lines: usize,
    /// Its text as HTML.
    pub body: String,
    /// The pages that link to it.
    pub used_by: Vec<Crumb>,
}

/// A page that moved.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectPage<'a> {
    /// The words of the interface.
    pub t: &'a Strings,
    /// The theme's files for the `<head>`, from the site's root.
    pub entry: &'a Entry,
    /// What the page may load.
    pub policy: String,
    /// The language of the pages.
    pub language: &'a str,
    /// What goes before a path from the site's root.
    pub root: String,
    /// Where the page is now.
    pub href: String,
    /// Its path, to be read.
    pub title: &'a str,
    /// The full address, where the site's is known.
    pub canonical: Option<String>,
}

/// A page in the list of all.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// Its full address.
    pub address: String,
    /// The day of its last change, where it is known.
    pub changed: Option<String>,
}

/// The list of all pages.
#[derive(Clone, Debug, Serialize)]
pub struct Sitemap {
    /// Every page.
    pub pages: Vec<Place>,
}
