//! One file gets its bytes in one step.

use std::fs::{self, Permissions};
use std::io;
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
    replace(&real, after, Some(permissions)).map_err(failed(path))
}

/// Writes a file of its own, new or in the place of one that is there, in one step.
///
/// # Errors
/// When the system refuses; what was there is then as it was.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let permissions = fs::metadata(&real).ok().map(|found| found.permissions());
    replace(&real, bytes, permissions).map_err(failed(path))
}

fn replace(path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let new = beside(path, "new");
    let written = fs::write(&new, bytes)
        .and_then(|()| permissions.map_or(Ok(()), |set| fs::set_permissions(&new, set)))
        .and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        // What is left of a try is of no use to anybody; the first error is the one to tell.
        let _ = fs::remove_file(&new);
    }
    written
}
