//! Waiting for a change in a folder.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use thiserror::Error;

/// How long it must be quiet after a change: editors write in several steps.
const QUIET: Duration = Duration::from_millis(50);
/// How long a change may wait while others keep coming.
const LONGEST: Duration = Duration::from_millis(400);

/// Watches folders and everything below them.
pub struct Watcher {
    // Watching ends when it is dropped.
    _watcher: RecommendedWatcher,
    changes: Receiver<Vec<PathBuf>>,
}

/// Why a folder cannot be watched.
#[derive(Debug, Error)]
#[error("폴더의 변경을 지켜볼 수 없습니다: {0}")]
pub struct WatchError(#[from] notify::Error);

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
        for folder in folders {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Self { _watcher: watcher, changes })
    }

    /// Waits for a change, at most `limit`, then until it is quiet, and gives all of it at once.
    /// `ours` says which paths to overlook.
    pub fn wait(&self, limit: Duration, ours: impl Fn(&Path) -> bool) -> Waited {
        let deadline = Instant::now() + limit;
        let mut changed: Vec<PathBuf> = Vec::new();
        let mut first = None;
        loop {
            let now = Instant::now();
            let until = match first {
                None => deadline,
                Some(first) => (now + QUIET).min(first + LONGEST),
            };
            match self.changes.recv_timeout(until.saturating_duration_since(now)) {
                Ok(paths) => {
                    changed.extend(paths.into_iter().filter(|path| !ours(path)));
                    if !changed.is_empty() {
                        first.get_or_insert(now);
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected)
                    if first.is_none() =>
                {
                    return Waited::TimedOut;
                }
                Err(_) => {
                    changed.sort();
                    changed.dedup();
                    return Waited::Changed(changed);
                }
            }
        }
    }
}

fn matters(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)))
}
