//! What is in the course folder: the files that links may lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::SourcePath;

/// The files and folders of a course, with a way to find one by the end of its path.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    files: BTreeSet<SourcePath>,
    folders: BTreeSet<SourcePath>,
    by_name: BTreeMap<String, Vec<SourcePath>>,
    by_lower_case: BTreeMap<String, SourcePath>,
}

impl Inventory {
    /// The inventory of these files.
    pub fn new<'a>(paths: impl IntoIterator<Item = &'a SourcePath>) -> Self {
        let mut inventory = Self::default();
        for path in paths {
            let mut folder = path.parent();
            while inventory.folders.insert(folder.clone()) {
                folder = folder.parent();
            }
            inventory.by_name.entry(path.name().to_lowercase()).or_default().push(path.clone());
            inventory.by_lower_case.entry(path.as_str().to_lowercase()).or_insert(path.clone());
            inventory.files.insert(path.clone());
        }
        inventory
    }

    /// Whether a file lies at `path`.
    pub fn has_file(&self, path: &SourcePath) -> bool {
        self.files.contains(path)
    }

    /// Whether a folder with files lies at `path`.
    pub fn has_folder(&self, path: &SourcePath) -> bool {
        self.folders.contains(path)
    }

    /// The file whose path differs from `path` in capital letters only.
    pub fn ignoring_case(&self, path: &SourcePath) -> Option<&SourcePath> {
        self.by_lower_case.get(&path.as_str().to_lowercase())
    }

    /// The file elsewhere whose path ends most like `path`: the same name, and as many of the
    /// folders before it as possible; the first of equals. It is where a moved file went. A name
    /// alone says so only when no other file has it and it is not that of every index.
    pub fn same_tail(&self, path: &SourcePath) -> Option<&SourcePath> {
        let shared = |other: &SourcePath| {
            let pairs = other.parts().rev().zip(path.parts().rev());
            pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
        };
        let name = path.name().to_lowercase();
        let candidates = self.by_name.get(&name)?;
        let distinctive =
            candidates.len() == 1 && !matches!(name.as_str(), "readme.md" | "index.md");
        let found = candidates.iter().rev().max_by_key(|other| shared(other))?;
        (distinctive || shared(found) >= 2).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_file_is_found_by_its_tail() {
        let paths = ["a/x/icon.svg", "Assets/db/48/icon.svg", "b/icon.svg"]
            .map(|path| SourcePath::new(path).unwrap());
        let inventory = Inventory::new(&paths);
        let missing = SourcePath::new("Assets_0131/db/48/icon.svg").unwrap();
        assert_eq!(inventory.same_tail(&missing).unwrap().as_str(), "Assets/db/48/icon.svg");
        assert!(inventory.has_folder(&SourcePath::new("Assets/db").unwrap()));
        assert_eq!(inventory.same_tail(&SourcePath::new("none.svg").unwrap()), None);
    }

    #[test]
    fn a_name_that_many_files_have_is_no_suggestion() {
        let path = |path: &str| SourcePath::new(path).unwrap();
        let files = ["README.md", "a/lab.md", "b/lab.md", "w/day1/README.md"].map(path);
        let inventory = Inventory::new(&files);
        assert_eq!(inventory.same_tail(&path("day9/README.md")), None);
        assert_eq!(inventory.same_tail(&path("x/lab.md")), None);
        assert_eq!(inventory.same_tail(&path("v/day1/README.md")), Some(&files[3]));
        assert_eq!(inventory.same_tail(&path("x/b/lab.md")), Some(&files[2]));
    }
}
