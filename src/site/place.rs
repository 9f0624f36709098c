//! Where a page of the site lies, for the links that leave it.

use crate::course::Route;
use crate::text::{SourcePath, url};

/// A place that links start from.
#[derive(Clone, Debug)]
pub enum Place {
    /// A file in the folder of a route: links are relative.
    In(Route),
    /// Shown at any address: links begin with this path, which ends in `/`.
    Anywhere(String),
}

impl Place {
    /// Beside the text file at `path`.
    pub fn beside(path: &SourcePath) -> Self {
        Self::In(Route::of_folder(&path.parent()))
    }

    /// The `href` to a file of the site.
    pub fn href(&self, file: &str) -> String {
        match self {
            Self::In(route) => route.href(file),
            Self::Anywhere(base) => format!("{base}{}", url::encode_path(file)),
        }
    }

    /// What goes before a path from the site's root.
    pub fn root(&self) -> String {
        match self {
            Self::In(route) => "../".repeat(route.as_str().matches('/').count()),
            Self::Anywhere(base) => base.clone(),
        }
    }
}
