//! Where a page lies on the site.

use std::fmt;

use crate::text::{SourcePath, url};

/// The folder of a page on the site: empty for the home page, else ending in `/`. Its file is
/// `index.html` in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

impl Route {
    /// The route of the folder at `path`.
    pub fn of_folder(path: &SourcePath) -> Self {
        Self(if path.as_str().is_empty() { String::new() } else { format!("{path}/") })
    }

    /// The route of the page made from the file at `path`: its path without the extension.
    pub fn of_file(path: &SourcePath) -> Self {
        let folder = Self::of_folder(&path.parent());
        Self(format!("{}{}/", folder.0, path.stem()))
    }

    /// The route of a folder in this one.
    pub fn below(&self, folder: &str) -> Self {
        Self(format!("{}{folder}/", self.0))
    }

    /// This route with `-number` at the end of its last folder: a way out when two files want one.
    pub fn numbered(&self, number: usize) -> Self {
        Self(format!("{}-{number}/", self.0.trim_end_matches('/')))
    }

    /// As in an address: folders joined and ended by `/`, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of its file from the root of the site.
    pub fn file(&self) -> String {
        format!("{}index.html", self.0)
    }

    /// The `href` from this page to a file of the site, percent-encoded. It is relative, so that a
    /// site works under any address and from a folder.
    pub fn href(&self, file: &str) -> String {
        let here: Vec<&str> = self.0.split('/').filter(|part| !part.is_empty()).collect();
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        let there: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
        let mut href = "../".repeat(here.len() - shared);
        for part in &there[shared..] {
            href.push_str(part);
            href.push('/');
        }
        href.push_str(name);
        let encoded = url::encode_path(&href);
        // A first part with a colon would read as a scheme.
        match encoded.split('/').next() {
            Some(first) if first.contains(':') => format!("./{encoded}"),
            _ => encoded,
        }
    }

    /// The `href` from this page to another.
    pub fn href_to(&self, other: &Self) -> String {
        self.href(&other.file())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(path: &str) -> Route {
        Route::of_folder(&SourcePath::new(path).unwrap())
    }

    #[test]
    fn links_are_relative_and_name_their_file() {
        assert_eq!(folder("a/b").href_to(&folder("a/c")), "../c/index.html");
        assert_eq!(folder("").href_to(&folder("a")), "a/index.html");
        assert_eq!(folder("a/b").href_to(&folder("")), "../../index.html");
        assert_eq!(folder("a").href_to(&folder("a")), "index.html");
        assert_eq!(folder("a").href("assets/x y.css"), "../assets/x%20y.css");
        assert_eq!(folder("").href("a:b/c.html"), "./a:b/c.html");
    }

    #[test]
    fn a_file_becomes_a_folder_of_its_name() {
        let route = Route::of_file(&SourcePath::new("week_05/day3/session_1.md").unwrap());
        assert_eq!(route.file(), "week_05/day3/session_1/index.html");
    }
}
