//! Results kept on disk by content: a cache only makes a build faster.

mod pack;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

/// What a result depends on, hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of the result that this seodang makes of `parts`. Another version, or one with
    /// another theme, has other keys.
    pub fn of(kind: &str, parts: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in [env!("SEODANG_FINGERPRINT").as_bytes(), kind.as_bytes()].iter().chain(parts) {
            // Lengths keep ["ab", "c"] and ["a", "bc"] apart.
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        Self(*hasher.finalize().as_bytes())
    }
}

/// Results by key: what earlier runs left and what this one made. It never fails: an absent, torn
/// or foreign file on disk is an empty cache.
#[derive(Debug, Default)]
pub struct Cache {
    file: Option<PathBuf>,
    kept: BTreeMap<Key, Vec<u8>>,
    /// What this run asked for or made; only that is saved.
    used: Mutex<BTreeMap<Key, Vec<u8>>>,
}

impl Cache {
    /// A cache that forgets.
    pub fn in_memory() -> Self {
        Self::default()
    }

    /// The cache in `folder`, which need not exist.
    pub fn open(folder: &Path) -> Self {
        let file = folder.join("cache");
        let kept = fs::read(&file).ok().and_then(|bytes| pack::read(&bytes)).unwrap_or_default();
        Self { file: Some(file), kept, used: Mutex::default() }
    }

    /// The file that it is saved to, if it is.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The result for `key`, or the one that `make` makes; that one is kept when `make` says so.
    pub fn get_or_make(&self, key: Key, make: impl FnOnce() -> (Vec<u8>, Keep)) -> Vec<u8> {
        if let Some(found) = self.kept.get(&key) {
            self.note(key, found);
            return found.clone();
        }
        if let Some(made) = self.used.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return made.clone();
        }
        let (made, keep) = make();
        if keep == Keep::Yes {
            self.note(key, &made);
        }
        made
    }

    fn note(&self, key: Key, result: &[u8]) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.entry(key).or_insert_with(|| result.to_vec());
    }

    /// Saves what was used, when it differs from what is there; results that nobody asked for are
    /// dropped.
    ///
    /// # Errors
    /// When the folder cannot be written; nothing is lost by it but time.
    pub fn save(&self) -> io::Result<()> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(file) = self.file.as_ref().filter(|_| !used.keys().eq(self.kept.keys())) else {
            return Ok(());
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let ignore = folder.join(".gitignore");
        if !ignore.exists() {
            fs::write(ignore, "*\n")?;
        }
        let staged = folder.join(format!("cache-{}", std::process::id()));
        let written =
            fs::write(&staged, pack::write(&used)).and_then(|()| fs::rename(&staged, file));
        if written.is_err() {
            let _ = fs::remove_file(&staged);
        }
        written
    }
}

/// Whether a result may be kept: one that depended on time may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It depends on its key alone.
    Yes,
    /// It might come out otherwise another time.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_found_and_what_was_not_used_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (Key::of("x", &[b"a"]), Key::of("x", &[b"b"]));
        let cache = Cache::open(folder.path());
        assert_eq!(cache.get_or_make(a, || (b"1".to_vec(), Keep::Yes)), b"1");
        cache.get_or_make(b, || (b"2".to_vec(), Keep::No));
        cache.save().unwrap();
        let again = Cache::open(folder.path());
        assert_eq!(again.get_or_make(a, || (b"other".to_vec(), Keep::Yes)), b"1");
        assert_eq!(again.get_or_make(b, || (b"3".to_vec(), Keep::Yes)), b"3");
        let third = Cache::open(folder.path());
        third.get_or_make(b, || (b"4".to_vec(), Keep::Yes));
        third.save().unwrap();
        let last = Cache::open(folder.path());
        assert_eq!(last.get_or_make(a, || (b"5".to_vec(), Keep::Yes)), b"5");
    }

    #[test]
    fn a_torn_file_is_an_empty_cache() {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::of("x", &[b"a"]);
        let cache = Cache::open(folder.path());
        cache.get_or_make(key, || (b"1".to_vec(), Keep::Yes));
        cache.save().unwrap();
        let file = folder.path().join("cache");
        let mut bytes = fs::read(&file).unwrap();
        let last = bytes.len() - 40;
        bytes[last] ^= 1;
        fs::write(&file, bytes).unwrap();
        assert_eq!(Cache::open(folder.path()).get_or_make(key, || (b"2".to_vec(), Keep::No)), b"2");
    }
}
