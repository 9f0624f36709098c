//! What a site is put together from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::course::{Course, Route};
use crate::page::Body;
use crate::search::Index;
use crate::text::SourcePath;
use crate::theme::Theme;

/// Everything that goes into a site.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The outline.
    pub course: &'a Course,
    /// The settings.
    pub config: &'a Config,
    /// The looks.
    pub theme: &'a Theme,
    /// The content of every page of the course, by its source.
    pub bodies: &'a BTreeMap<SourcePath, Arc<Body>>,
    /// The days that have a page with all their texts.
    pub days: &'a [Day],
    /// The day of the last change of sources that lie in a repository, `YYYY-MM-DD`.
    pub changed: &'a BTreeMap<SourcePath, String>,
    /// The text files that pages link to.
    pub listings: &'a [Listing],
    /// What can be found, and how.
    pub index: &'a Index,
    /// The files that are copied; the files of listings are among them.
    pub assets: &'a BTreeMap<SourcePath, Arc<[u8]>>,
}

/// A day as one page, for print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its folder.
    pub folder: SourcePath,
    /// Where the page lies.
    pub route: Route,
    /// Its texts in reading order, the day's own first.
    pub joints: Vec<Joint>,
}

/// One of the texts of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The page it is from.
    pub source: SourcePath,
    /// Its id; the ids in it begin with it.
    pub name: String,
    /// Its content.
    pub body: Body,
}

/// A text file that pages link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Where it lies.
    pub path: SourcePath,
    /// Its text.
    pub text: Arc<str>,
    /// Its language as a fence would name it; may be empty.
    pub language: String,
    /// Its text as coloured HTML, where its language has a grammar.
    pub coloured: Option<Arc<str>>,
    /// The pages that link to it.
    pub used_by: Vec<SourcePath>,
}
