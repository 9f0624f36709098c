//! Every file of the built site, in memory.

mod assemble;
mod calendar;
mod collector;
mod compress;
mod day;
mod entries;
mod frame;
mod label;
mod offline;
mod outline;
mod parts;
mod place;
mod policy;
mod redirect;
mod shell;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use assemble::assemble;
pub use compress::precompress;
pub use entries::entries;
pub use parts::{Day, Joint, Listing, Parts};

/// A built site: paths from its root, with `/`, and their bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Site {
    /// Every file, sorted by path.
    pub fn files(&self) -> &BTreeMap<String, Arc<[u8]>> {
        &self.files
    }

    /// The bytes of one file.
    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// Adds a file; gives the bytes that lay there before.
    pub fn insert(
        &mut self,
        path: impl Into<String>,
        bytes: impl Into<Arc<[u8]>>,
    ) -> Option<Arc<[u8]>> {
        self.files.insert(path.into(), bytes.into())
    }

    /// Takes away the file whose path is `path` but for capital letters.
    fn remove_ignoring_case(&mut self, path: &str) {
        self.files.retain(|other, _| other.to_lowercase() != path);
    }

    /// The paths that are not the same in `before`: new, changed or gone.
    pub fn changed<'a>(&'a self, before: &'a Self) -> Vec<&'a str> {
        let new = self.files.iter().filter(|(path, bytes)| before.files.get(*path) != Some(bytes));
        let gone = before.files.keys().filter(|path| !self.files.contains_key(*path));
        let mut changed: Vec<&str> =
            new.map(|(path, _)| path).chain(gone).map(String::as_str).collect();
        changed.sort_unstable();
        changed
    }
}

#[cfg(test)]
mod tests;
