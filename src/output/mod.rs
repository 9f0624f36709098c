//! The only writer of a site, staged beside the target and swapped, and of a course's own files.

mod create;
mod exchange;
mod rewrite;

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::site::Site;
use crate::text::system_reason;

pub use rewrite::{put, rewrite};

pub use create::create;

/// The file that says a folder was written here: only such a folder is ever replaced.
const MARKER: &str = ".seodang-site";

/// What writing changed, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// New files.
    pub created: usize,
    /// Files with other bytes than before.
    pub changed: usize,
    /// Files that are gone.
    pub removed: usize,
    /// Files that keep their bytes and their time.
    pub unchanged: usize,
}

/// Why a site was not written; the old one is whole.
#[derive(Debug, Error)]
pub enum WriteError {
    /// There are files in the folder, and none says that it is ours.
    #[error(
        "`{0}` 폴더는 비어 있지 않고 seodang이 만든 폴더도 아닙니다. 다른 폴더를 --out으로 지정하세요"
    )]
    NotOurs(PathBuf),
    /// The target is a file.
    #[error("`{0}` 자리에 폴더가 아닌 파일이 있습니다. 다른 폴더를 --out으로 지정하세요")]
    NotAFolder(PathBuf),
    /// A new file would replace one that is there.
    #[error("`{0}` 파일이 이미 있습니다. 있는 파일은 바꾸지 않습니다")]
    Exists(PathBuf),
    /// Another build writes to the same folder.
    #[error("다른 빌드가 `{0}` 폴더에 쓰고 있습니다. 끝난 뒤 다시 실행하세요")]
    Busy(PathBuf),
    /// Somebody else wrote to the file meanwhile.
    #[error("`{0}` 파일이 그 사이 바뀌어 고치지 않았습니다. 다시 실행하세요")]
    Changed(PathBuf),
    /// The system refused.
    #[error("`{path}`에 쓸 수 없습니다: {}", system_reason(.error))]
    Io {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Writes `site` as the whole content of `folder`. Files with the same bytes keep their time, and
/// when nothing differs nothing is touched. Whenever it stops short, the old site is whole.
///
/// # Errors
/// When the folder is not ours or the system refuses.
pub fn write(site: &Site, folder: &Path) -> Result<Written, WriteError> {
    let folder = resolve(folder)?;
    let old = list(&folder)?;
    let written = compare(site, &folder, &old)?;
    if folder.join(MARKER).exists() && written.created + written.changed + written.removed == 0 {
        return Ok(written);
    }
    let stage = Stage::prepare(&folder)?;
    for (path, bytes) in site.files() {
        let target = stage.path.join(path);
        let parent = target.parent().expect("a file of a site lies in a folder");
        fs::create_dir_all(parent).map_err(failed(parent))?;
        let before = folder.join(path);
        let same = fs::read(&before).is_ok_and(|old| old == **bytes);
        if !(same && keep(&before, &target)) {
            fs::write(&target, bytes).map_err(failed(&target))?;
        }
    }
    stage.publish(&folder)?;
    Ok(written)
}

/// The folder itself where `folder` is a link to one; refuses what must not be replaced.
fn resolve(folder: &Path) -> Result<PathBuf, WriteError> {
    let folder = match fs::canonicalize(folder) {
        Ok(folder) => folder,
        Err(_) => {
            // A path that ends in a name is needed to stage beside it.
            let absolute = std::path::absolute(folder).map_err(failed(folder))?;
            let parent = absolute.parent().unwrap_or(Path::new("/"));
            fs::create_dir_all(parent).map_err(failed(parent))?;
            let parent = fs::canonicalize(parent).map_err(failed(parent))?;
            parent.join(absolute.file_name().unwrap_or_default())
        }
    };
    match fs::metadata(&folder) {
        Ok(found) if !found.is_dir() => Err(WriteError::NotAFolder(folder)),
        Ok(_) if !folder.join(MARKER).exists() => {
            let mut entries = fs::read_dir(&folder).map_err(failed(&folder))?;
            if entries.next().is_none() { Ok(folder) } else { Err(WriteError::NotOurs(folder)) }
        }
        _ => Ok(folder),
    }
}

/// Every file below `folder`, relative, with `/`; the marker left out.
fn list(folder: &Path) -> Result<Vec<String>, WriteError> {
    let mut files = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), String::new())];
    while let Some((path, prefix)) = waiting.pop() {
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(files),
            Err(error) => return Err(failed(&path)(error)),
        };
        for entry in entries {
            let entry = entry.map_err(failed(&path))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(failed(&entry.path()))?.is_dir() {
                waiting.push((entry.path(), format!("{name}/")));
            } else if name != MARKER {
                files.push(name);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn compare(site: &Site, folder: &Path, old: &[String]) -> Result<Written, WriteError> {
    let mut written = Written::default();
    for (path, bytes) in site.files() {
        if old.binary_search_by(|name| name.as_str().cmp(path)).is_err() {
            written.created += 1;
        } else if fs::read(folder.join(path)).map_err(failed(&folder.join(path)))? == **bytes {
            written.unchanged += 1;
        } else {
            written.changed += 1;
        }
    }
    written.removed = old.len() - written.changed - written.unchanged;
    Ok(written)
}

/// Brings an unchanged file over with its time: as a second name, else as a copy.
fn keep(before: &Path, target: &Path) -> bool {
    if fs::hard_link(before, target).is_ok() {
        return true;
    }
    let copied = fs::copy(before, target).is_ok();
    if let (true, Ok(time)) = (copied, fs::metadata(before).and_then(|found| found.modified())) {
        // A time that cannot be set costs a download, nothing more.
        let _ = File::options().write(true).open(target).and_then(|file| file.set_modified(time));
    }
    copied
}

/// The folder beside the target in which a site is put together.
struct Stage {
    path: PathBuf,
    /// Held while this build runs; the system lets go of it whatever happens.
    lock: File,
    lock_path: PathBuf,
}

impl Stage {
    fn prepare(folder: &Path) -> Result<Self, WriteError> {
        let path = beside(folder, "stage");
        let lock_path = beside(folder, "lock");
        let lock = File::create(&lock_path).map_err(failed(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(WriteError::Busy(folder.to_path_buf())),
            Err(TryLockError::Error(error)) => return Err(failed(&lock_path)(error)),
        }
        // What a killed build left behind.
        for leftover in [&path, &beside(folder, "old")] {
            if leftover.exists() {
                fs::remove_dir_all(leftover).map_err(failed(leftover))?;
            }
        }
        fs::create_dir(&path).map_err(failed(&path))?;
        let marker = path.join(MARKER);
        fs::write(&marker, "This folder was written by seodang; every build replaces it.\n")
            .map_err(failed(&marker))?;
        Ok(Self { path, lock, lock_path })
    }

    /// Puts the stage in the place of `folder` and removes what was there.
    fn publish(self, folder: &Path) -> Result<(), WriteError> {
        let old = beside(folder, "old");
        if !folder.exists() {
            fs::rename(&self.path, folder).map_err(failed(folder))?;
        } else if exchange::exchange(&self.path, folder).is_ok() {
            fs::remove_dir_all(&self.path).map_err(failed(&self.path))?;
        } else {
            fs::rename(folder, &old).map_err(failed(folder))?;
            if let Err(error) = fs::rename(&self.path, folder) {
                fs::rename(&old, folder).map_err(failed(folder))?;
                return Err(failed(folder)(error));
            }
            fs::remove_dir_all(&old).map_err(failed(&old))?;
        }
        drop(self.lock);
        // Another build may have taken it meanwhile; it is an empty file either way.
        let _ = fs::remove_file(&self.lock_path);
        Ok(())
    }
}

/// A hidden neighbour of `folder`: on the same file system, so that it can be renamed.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(format!(".seodang-{what}"));
    folder.with_file_name(name)
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
    let path = path.to_path_buf();
    move |error| WriteError::Io { path, error }
}
