//! The only reader of files: a folder becomes [`Inputs`].

mod history;
mod scan;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::config::{self, Config};
use crate::cost::book::{self, Date, PriceBook};
use crate::cost::offer::{self, Offer, OfferError, Wanted};
use crate::diagnostic::Diagnostic;
use crate::text::{Files, Source, SourcePath, Sources};
use crate::theme;

/// What to read.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The course folder.
    pub course: PathBuf,
    /// Folders that are not of the course wherever they lie: the output, the cache.
    pub leave_out: Vec<PathBuf>,
    /// Instead of `course.toml` in the course folder.
    pub config: Option<PathBuf>,
    /// Instead of `pricing.toml` in the course folder.
    pub pricing: Option<PathBuf>,
    /// A folder with theme files, before `[site] theme`.
    pub theme: Option<PathBuf>,
}

/// Everything that a build depends on.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Every text file: pages, settings, prices, listings; also those that were refused, so that
    /// findings have a place.
    pub sources: Sources,
    /// The Markdown files that become pages, sorted.
    pub pages: Vec<SourcePath>,
    /// Every file of the course, read when somebody asks.
    pub files: Files,
    /// Where each of them lies on disk, from the folder of the command.
    pub places: BTreeMap<SourcePath, PathBuf>,
    /// `course.toml`
    pub config: Config,
    /// `pricing.toml`; empty when there is none.
    pub prices: PriceBook,
    /// The day that prices must not be stale on: only checks know one, a build knows no clock.
    pub today: Option<Date>,
    /// Theme files that replace or add to the default theme's.
    pub theme: theme::Files,
    /// The day of the last change of files that lie in a repository, `YYYY-MM-DD`.
    pub changed: BTreeMap<SourcePath, String>,
    /// What reading found.
    pub findings: Vec<Diagnostic>,
}

/// Why nothing could be read at all.
#[derive(Debug, Error)]
pub enum LoadError {
    /// There is no such folder.
    #[error("과정 폴더 `{0}`을(를) 찾을 수 없습니다. 폴더 경로를 확인하세요")]
    NoFolder(PathBuf),
    /// It is a file.
    #[error("`{0}`은(는) 폴더가 아닙니다. Markdown 파일이 든 폴더를 지정하세요")]
    NotAFolder(PathBuf),
    /// A file that was named cannot be read.
    #[error("`{path}` 파일을 읽을 수 없습니다: {error}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file of AWS prices is none, or has nothing that is wanted.
    #[error(transparent)]
    Offer(#[from] OfferError),
}

/// Reads a course.
///
/// # Errors
/// When the folder, or a file that the request names, cannot be read. Anything else that is wrong
/// is in `findings`, and the rest is read.
pub fn load(request: &Request) -> Result<Inputs, LoadError> {
    let root = &request.course;
    match root.metadata() {
        Err(_) => return Err(LoadError::NoFolder(root.clone())),
        Ok(found) if !found.is_dir() => return Err(LoadError::NotAFolder(root.clone())),
        Ok(_) => {}
    }
    let mut inputs = Inputs::default();
    let settings = named(root, "course.toml", request.config.as_deref())?;
    if let Some(settings) = settings {
        let (config, findings) = config::read(&settings);
        inputs.config = config;
        inputs.findings = findings;
        inputs.sources.insert(settings);
    }
    scan::scan(root, &request.leave_out, &mut inputs);
    inputs.changed = history::changes(root);
    if let Some(prices) = named(root, "pricing.toml", request.pricing.as_deref())? {
        let (book, findings) = book::read(&prices);
        inputs.prices = book;
        inputs.findings.extend(findings);
        inputs.sources.insert(prices);
    }
    let theme = match (&request.theme, &inputs.config.site.theme) {
        (Some(theme), _) => Some(theme.clone()),
        (None, Some(theme)) => Some(root.join(theme)),
        (None, None) => None,
    };
    if let Some(theme) = theme {
        inputs.theme = scan::theme(&theme)?;
    }
    Ok(inputs)
}

/// Reads the wanted products of an AWS offer file.
///
/// # Errors
/// When the file cannot be read, is no offer file or has none of them.
pub fn offer(path: &Path, wanted: &Wanted) -> Result<Offer, LoadError> {
    let failed = |error| LoadError::File { path: path.to_path_buf(), error };
    let file = std::fs::File::open(path).map_err(failed)?;
    Ok(offer::read(io::BufReader::with_capacity(1 << 20, file), wanted)?)
}

/// A file that the request names, else the one of that name in the course folder, if there is one.
fn named(root: &Path, name: &str, asked: Option<&Path>) -> Result<Option<Source>, LoadError> {
    let path = asked.map_or_else(|| root.join(name), Path::to_path_buf);
    match std::fs::read(&path) {
        Ok(bytes) => {
            let name = SourcePath::new(name).expect("a plain name is a path");
            Ok(Some(Source::new(name, &String::from_utf8_lossy(&bytes))))
        }
        Err(error) if asked.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(LoadError::File { path, error }),
    }
}
