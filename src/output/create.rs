//! New files in a course folder, never in the place of others.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::{WriteError, failed};
use crate::text::SourcePath;

/// Writes `files` below `folder`, which may be new.
///
/// # Errors
/// When one of them is there already (then none is written) or the system refuses.
pub fn create(files: &BTreeMap<SourcePath, String>, folder: &Path) -> Result<(), WriteError> {
    if let Some(path) =
        files.keys().map(|path| folder.join(path.as_str())).find(|path| path.exists())
    {
        return Err(WriteError::Exists(path));
    }
    for (path, text) in files {
        let path = folder.join(path.as_str());
        let parent = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(parent).map_err(failed(parent))?;
        let mut file = File::create_new(&path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => WriteError::Exists(path.clone()),
            _ => failed(&path)(error),
        })?;
        file.write_all(text.as_bytes()).map_err(failed(&path))?;
    }
    Ok(())
}
