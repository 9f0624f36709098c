//! One file gets new bytes, in one step.

use std::fs;
use std::path::Path;

use super::{WriteError, beside, failed};

/// Puts `after` in the place of `before` in the file at `path`: at every moment the file is whole, and its
/// permissions stay. A link is followed.
///
/// # Errors
/// When the file no longer holds `before`, or the system refuses; the file is then as it was.
pub fn rewrite(path: &Path, before: &[u8], after: &[u8]) -> Result<(), WriteError> {
    let real = fs::canonicalize(path).map_err(failed(path))?;
    let now = fs::read(&real).map_err(failed(path))?;
    if now == after {
        // Under another name the same file was written already.
        return Ok(());
    }
    if now != before {
        return Err(WriteError::Changed(path.to_path_buf()));
    }
    let permissions = fs::metadata(&real).map_err(failed(path))?.permissions();
    let new = beside(&real, "new");
    let written = fs::write(&new, after)
        .and_then(|()| fs::set_permissions(&new, permissions))
        .and_then(|()| fs::rename(&new, &real));
    if written.is_err() {
        // What is left of a try is of no use to anybody; the first error is the one to tell.
        let _ = fs::remove_file(&new);
    }
    written.map_err(failed(path))
}
