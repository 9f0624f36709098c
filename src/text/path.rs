//! Paths inside a course folder, written the same on every system.

use std::fmt;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// `text` in Unicode form NFC, in which a Hangul syllable is one character.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A path relative to the course folder: parts joined by `/`, none of them empty, `.` or `..`, in
/// Unicode form NFC. The empty path is the course folder itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(String);

/// Why a text is no path inside the course folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PathError {
    /// More `..` than there are folders above.
    #[error("과정 폴더 밖을 가리킵니다")]
    LeavesRoot,
    /// Begins with `/` or a drive letter.
    #[error("절대 경로입니다")]
    Absolute,
}

impl SourcePath {
    /// Reads a path as written from the course folder; `\` counts as `/`, `.` and `..` are resolved.
    ///
    /// # Errors
    /// When the path is absolute or leads out of the folder.
    pub fn new(path: &str) -> Result<Self, PathError> {
        Self::default().join(path)
    }

    /// Resolves `path` as written in this folder.
    ///
    /// # Errors
    /// When the path is absolute or leads out of the course folder.
    pub fn join(&self, path: &str) -> Result<Self, PathError> {
        let path = path.replace('\\', "/");
        let drive = path.as_bytes().get(1) == Some(&b':');
        if path.starts_with('/') || drive {
            return Err(PathError::Absolute);
        }
        let mut parts: Vec<&str> = self.0.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop().ok_or(PathError::LeavesRoot)?;
                }
                part => parts.push(part),
            }
        }
        Ok(Self(nfc(&parts.join("/"))))
    }

    /// The path as text, `/` between parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds this file or folder; the root's parent is the root.
    pub fn parent(&self) -> Self {
        Self(self.0.rsplit_once('/').map_or("", |(parent, _)| parent).to_owned())
    }

    /// The last part; empty for the root.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or("")
    }

    /// The last part without its extension.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// What follows the last dot of the name, as written; empty when there is none.
    pub fn extension(&self) -> &str {
        self.name()
            .rsplit_once('.')
            .map_or("", |(stem, end)| if stem.is_empty() { "" } else { end })
    }

    /// The parts from the root down.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/').filter(|part| !part.is_empty())
    }

    /// Whether this path is `folder` or lies below it.
    pub fn is_within(&self, folder: &Self) -> bool {
        folder.0.is_empty()
            || self.0 == folder.0
            || self.0.strip_prefix(&folder.0).is_some_and(|rest| rest.starts_with('/'))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_resolved_and_never_leave_the_root() {
        let day = SourcePath::new("theory/week_05/day3").unwrap();
        assert_eq!(
            day.join("../day4/./README.md").unwrap().as_str(),
            "theory/week_05/day4/README.md"
        );
        assert_eq!(day.join("../../../../x"), Err(PathError::LeavesRoot));
        assert_eq!(SourcePath::new("/etc/passwd"), Err(PathError::Absolute));
        assert_eq!(SourcePath::new("C:\\x"), Err(PathError::Absolute));
        assert_eq!(SourcePath::new("a\\b//c").unwrap().as_str(), "a/b/c");
    }

    #[test]
    fn a_decomposed_name_is_composed() {
        assert_eq!(SourcePath::new("\u{1112}\u{1161}\u{11ab}.md").unwrap().as_str(), "한.md");
    }

    #[test]
    fn a_hidden_name_has_no_extension() {
        let hidden = SourcePath::new("a/.env").unwrap();
        assert_eq!((hidden.stem(), hidden.extension()), (".env", ""));
    }
}
