//! `theme.toml`: what a theme is made of.

use serde::Deserialize;

/// The parts of a theme that every page names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Style sheets, joined in this order into one file.
    pub styles: Vec<String>,
    /// Scripts that run before the first paint; a few lines each.
    pub head_scripts: Vec<String>,
    /// The script of a page that does not know where it is shown.
    pub lost: String,
    /// Scripts that run when the page has been read, joined in this order into one file.
    pub scripts: Vec<String>,
    /// Scripts that run after those on pages with diagrams, joined into one function.
    pub diagram_scripts: Vec<String>,
    /// Scripts of the search, joined in this order into one file that is asked for on first use.
    pub search: Vec<String>,
    /// The fonts that a page asks for before it knows that it needs them.
    pub fonts: Vec<String>,
    /// The picture in the browser's tab.
    pub favicon: String,
    /// Files that are served although no style sheet names them, such as a font's licence.
    pub served: Vec<String>,
}
