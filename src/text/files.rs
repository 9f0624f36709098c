//! The files of a folder as values: their paths now, their bytes when somebody asks.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::{Arc, OnceLock};

use super::SourcePath;

/// Bytes that may not have been read yet.
#[derive(Clone)]
pub struct File(Arc<Promise>);

struct Promise {
    bytes: OnceLock<Arc<[u8]>>,
    read: Box<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync>,
}

impl File {
    /// A file whose bytes are here.
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Self {
        let read = || unreachable!("the bytes are set below");
        Self(Arc::new(Promise { bytes: OnceLock::from(bytes.into()), read: Box::new(read) }))
    }

    /// A file that `read` gives, once.
    pub fn from_reader(read: impl Fn() -> io::Result<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(Promise { bytes: OnceLock::new(), read: Box::new(read) }))
    }

    /// The bytes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bytes(&self) -> io::Result<Arc<[u8]>> {
        if let Some(bytes) = self.0.bytes.get() {
            return Ok(Arc::clone(bytes));
        }
        let bytes: Arc<[u8]> = (self.0.read)()?.into();
        Ok(Arc::clone(self.0.bytes.get_or_init(|| bytes)))
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("File").field(&self.0.bytes.get().map(|bytes| bytes.len())).finish()
    }
}

/// Every file of a folder, sorted by path.
pub type Files = BTreeMap<SourcePath, File>;
