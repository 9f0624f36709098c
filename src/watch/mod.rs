//! Waiting for a change in a folder.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use thiserror::Error;

use crate::text::system_reason;

/// How long it must be quiet after a change: editors write in several steps.
const QUIET: Duration = Duration::from_millis(50);
/// How long a change may wait while others keep coming.
const LONGEST: Duration = Duration::from_millis(400);

/// How often a folder that is away is looked for.
const AWAY: Duration = Duration::from_millis(500);

/// Watches folders and everything below them, also when they are taken away and put back.
pub struct Watcher {
    watcher: RecommendedWatcher,
    changes: Receiver<Vec<PathBuf>>,
    folders: Vec<Folder>,
}

/// A watched folder or file, by its absolute path.
struct Folder {
    path: PathBuf,
    presence: Presence,
}

/// Whether the system tells of changes in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    Watched,
    Away,
}

/// Why a folder cannot be watched.
#[derive(Debug, Error)]
#[error("폴더의 변경을 지켜볼 수 없습니다: {}", reason(.0))]
pub struct WatchError(#[from] notify::Error);

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::Io(error) => system_reason(error),
        notify::ErrorKind::PathNotFound => "폴더가 없습니다".to_owned(),
        notify::ErrorKind::MaxFilesWatch => {
            "시스템이 지켜볼 수 있는 폴더의 수를 넘었습니다 (fs.inotify.max_user_watches)"
                .to_owned()
        }
        _ => error.to_string(),
    }
}

/// What came of waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waited {
    /// These paths may have changed. A hint only: what is true is in the files.
    Changed(Vec<PathBuf>),
    /// Nothing happened in time.
    TimedOut,
}

impl Watcher {
    /// Watches `folders`, and single files too.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn new(folders: &[&Path]) -> Result<Self, WatchError> {
        let (send, changes) = channel();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // An error may have swallowed events: better build once too often.
                let paths = match event {
                    Ok(event) if !matters(event.kind) => return,
                    Ok(event) => event.paths,
                    Err(error) => error.paths,
                };
                // Nobody listens any more when the watcher is being dropped.
                let _ = send.send(paths);
            })?;
        let mut watched = Vec::new();
        for folder in folders {
            let path = std::path::absolute(folder).map_err(notify::Error::io)?;
            watcher.watch(&path, RecursiveMode::Recursive)?;
            watch_above(&mut watcher, &path);
            watched.push(Folder { path, presence: Presence::Watched });
        }
        Ok(Self { watcher, changes, folders: watched })
    }

    /// Waits for a change, at most `limit`, then until it is quiet, and gives all of it at once.
    /// `ours` says which paths to overlook.
    pub fn wait(&mut self, limit: Duration, ours: impl Fn(&Path) -> bool) -> Waited {
        let deadline = Instant::now() + limit;
        let mut changed: Vec<PathBuf> = Vec::new();
        let mut first = None;
        loop {
            let now = Instant::now();
            let until = match first {
                None if self.is_away() => deadline.min(now + AWAY),
                None => deadline,
                Some(first) => (now + QUIET).min(first + LONGEST),
            };
            match self.changes.recv_timeout(until.saturating_duration_since(now)) {
                Ok(paths) => {
                    changed.extend(self.within(paths).into_iter().filter(|path| !ours(path)));
                }
                Err(_) if first.is_some() => {
                    // What was put back is watched before it is read, so that nothing is missed.
                    self.watch_again(&changed);
                    changed.sort();
                    changed.dedup();
                    return Waited::Changed(changed);
                }
                Err(_) => {
                    changed.extend(self.watch_again(&[]));
                    if changed.is_empty() && Instant::now() >= deadline {
                        return Waited::TimedOut;
                    }
                }
            }
            if !changed.is_empty() {
                first.get_or_insert(now);
            }
        }
    }

    fn is_away(&self) -> bool {
        self.folders.iter().any(|folder| folder.presence == Presence::Away)
    }

    /// Those of `paths` that lie in the folders; the folders themselves when it is not known what
    /// changed.
    fn within(&self, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        if paths.is_empty() {
            return self.folders.iter().map(|folder| folder.path.clone()).collect();
        }
        let inside =
            |path: &PathBuf| self.folders.iter().any(|folder| path.starts_with(&folder.path));
        paths.into_iter().filter(inside).collect()
    }

    /// Watches anew the folders that `changed` names themselves, and those that were away: the
    /// system watches what stood at a path, not what is put there later. Gives those that came back.
    fn watch_again(&mut self, changed: &[PathBuf]) -> Vec<PathBuf> {
        let mut back = Vec::new();
        for folder in &mut self.folders {
            if folder.presence == Presence::Watched && !changed.contains(&folder.path) {
                continue;
            }
            // There is nothing to end when the system has ended it.
            let _ = self.watcher.unwatch(&folder.path);
            let watched = self.watcher.watch(&folder.path, RecursiveMode::Recursive).is_ok();
            let before = folder.presence;
            folder.presence = if watched { Presence::Watched } else { Presence::Away };
            if watched {
                watch_above(&mut self.watcher, &folder.path);
                if before == Presence::Away {
                    back.push(folder.path.clone());
                }
            }
        }
        back
    }
}

/// Watches the folder that holds `path`, which tells when another is put in its place. Where the
/// system refuses, the folder itself still tells when it goes.
fn watch_above(watcher: &mut RecommendedWatcher, path: &Path) {
    if let Some(above) = path.parent() {
        let _ = watcher.watch(above, RecursiveMode::NonRecursive);
    }
}

fn matters(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)))
}
