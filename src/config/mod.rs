//! `course.toml`: what a course says about itself. Everything in it is optional.

mod read;
mod syntax;
mod table;

use std::collections::BTreeMap;

use globset::{ErrorKind, Glob, GlobSet};

use crate::diagnostic::Severity;
use crate::text::{Date, SourcePath, Span};

pub use read::{base_url, read};
pub use syntax::fault;
pub use table::{Manner, Table};

/// The settings of a course; [`Config::default`] is that of a folder without `course.toml`.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// `[site]`
    pub site: Site,
    /// `[course]`
    pub course: CourseFacts,
    /// `exclude`: files that are not of the course.
    pub exclude: Exclude,
    /// `[aliases]`: a folder as links name it → the folder where its files lie now.
    pub aliases: BTreeMap<String, SourcePath>,
    /// `[redirects]`: an old path of the site → the new one, both from its root.
    pub redirects: BTreeMap<String, Redirect>,
    /// `[rules]`: code → what it counts as here.
    pub rules: BTreeMap<String, Level>,
    /// `[search.aliases]`: a word → others that mean the same.
    pub search_aliases: BTreeMap<String, Vec<String>>,
}

/// A setting with where its value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// `[site]`
#[derive(Clone, Debug)]
pub struct Site {
    /// The name of the course; the home page's H1 when empty.
    pub title: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// The language of the pages, `ko` by default.
    pub language: String,
    /// Where the site will be, ending in `/`; without it canonical links and the sitemap are left
    /// out.
    pub base_url: Option<String>,
    /// The repository's address, for edit links.
    pub repo: Option<String>,
    /// A picture beside the name.
    pub logo: Option<Placed<SourcePath>>,
    /// Styles after the theme's.
    pub extra_css: Vec<Placed<SourcePath>>,
    /// A folder of theme files, from the course folder.
    pub theme: Option<Placed<String>>,
    /// Whether pictures of other hosts are shown.
    pub remote_images: RemoteImages,
    /// How far the authors' HTML is trusted.
    pub html: HtmlTrust,
    /// Whether a service worker keeps visited pages.
    pub offline: Offline,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            language: "ko".to_owned(),
            base_url: None,
            repo: None,
            logo: None,
            extra_css: Vec::new(),
            theme: None,
            remote_images: RemoteImages::default(),
            html: HtmlTrust::default(),
            offline: Offline::default(),
        }
    }
}

/// What becomes of a picture on another host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RemoteImages {
    /// A link with its alt text: a page asks no other host.
    #[default]
    Linked,
    /// Shown.
    Shown,
}

/// What becomes of HTML in Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HtmlTrust {
    /// Known, harmless tags are kept.
    #[default]
    Harmless,
    /// `untrusted = true`: all of it is shown as text.
    Text,
}

/// Whether the site works offline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Only what the browser keeps by itself.
    #[default]
    No,
    /// By a service worker.
    ServiceWorker,
}

/// `[course]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CourseFacts {
    /// The first day, `YYYY-MM-DD`.
    pub start: Option<Date>,
    /// How many students there are.
    pub students: Option<u32>,
    /// The cloud region whose prices hold.
    pub region: Option<String>,
    /// Where that is said.
    pub region_at: Option<Span>,
}

/// Where `[redirects]` sends the readers of an old path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The new path from the site's root, or the address of another site.
    pub to: String,
    /// Where it says so.
    pub span: Span,
}

/// What `[rules]` says of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// `None` for `off`.
    pub severity: Option<Severity>,
    /// Where it says so.
    pub span: Span,
}

/// The globs of `exclude`.
#[derive(Clone, Debug, Default)]
pub struct Exclude {
    set: GlobSet,
    /// Where the settings name them, if they do.
    pub span: Option<Span>,
}

impl Exclude {
    /// Reads one glob, as ripgrep does: `*` stays within a folder name, `**` crosses.
    ///
    /// # Errors
    /// When it is not a glob: what is wrong with it.
    pub fn check(pattern: &str) -> Result<(), &'static str> {
        Glob::new(pattern).map(|_| ()).map_err(|error| match error.kind() {
            ErrorKind::InvalidRecursive => "`**`는 폴더 이름 하나를 통째로 대신해야 합니다",
            ErrorKind::UnclosedClass => "`[`를 닫는 `]`가 없습니다",
            ErrorKind::InvalidRange(_, _) => "`[`와 `]` 사이의 범위가 거꾸로입니다",
            ErrorKind::UnopenedAlternates => "`}`를 여는 `{`가 없습니다",
            ErrorKind::UnclosedAlternates => "`{`를 닫는 `}`가 없습니다",
            ErrorKind::DanglingEscape => "`\\` 뒤에 글자가 없습니다",
            _ => "읽을 수 없는 글롭입니다",
        })
    }

    /// The set of these globs; ones that are no globs are left out. A pattern that names a folder
    /// covers everything below it.
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Self {
        let mut set = GlobSet::builder();
        for pattern in patterns {
            let pattern = pattern.trim_end_matches('/');
            for pattern in [pattern.to_owned(), format!("{pattern}/**")] {
                if let Ok(glob) =
                    globset::GlobBuilder::new(&pattern).literal_separator(true).build()
                {
                    set.add(glob);
                }
            }
        }
        Self { set: set.build().unwrap_or_default(), span: None }
    }

    /// Whether a file or folder is left out.
    pub fn covers(&self, path: &SourcePath) -> bool {
        self.set.is_match(path.as_str())
    }
}
