//! The only reader of files: a folder becomes [`Inputs`].

mod history;
mod scan;
mod text;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::config::{self, Config};
use crate::cost::book::{self, Date, PriceBook};
use crate::cost::offer::{self, Offer, OfferError, Wanted};
use crate::diagnostic::Diagnostic;
use crate::text::{
    Files, Source, SourceId, SourcePath, Sources, Span, system_reason, with_particle,
};
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
    #[error("과정 폴더 {} 찾을 수 없습니다. 폴더 경로를 확인하세요", quoted(.0, "을", "를"))]
    NoFolder(PathBuf),
    /// It is a file.
    #[error("{} 폴더가 아닙니다. Markdown 파일이 든 폴더를 지정하세요", quoted(.0, "은", "는"))]
    NotAFolder(PathBuf),
    /// The theme that was named is no folder.
    #[error("테마 폴더 {} 찾을 수 없습니다. --theme의 경로를 확인하세요", quoted(.0, "을", "를"))]
    NoTheme(PathBuf),
    /// A file that was named cannot be read.
    #[error("`{path}` 파일을 읽을 수 없습니다: {}", system_reason(.error))]
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
    if let Some(settings) = inputs.named(root, "course.toml", request.config.as_deref())? {
        let (config, findings) = config::read(&settings);
        inputs.config = config;
        inputs.findings.extend(findings);
        inputs.sources.insert(settings);
    }
    scan::scan(root, &request.leave_out, &mut inputs);
    inputs.changed = history::changes(root);
    if let Some(prices) = inputs.named(root, "pricing.toml", request.pricing.as_deref())? {
        let (book, findings) = book::read(&prices);
        inputs.prices = book;
        inputs.findings.extend(findings);
        inputs.sources.insert(prices);
    }
    if inputs.pages.is_empty() {
        inputs.say_empty(root);
    }
    match (&request.theme, &inputs.config.site.theme) {
        (Some(theme), _) if !theme.is_dir() => return Err(LoadError::NoTheme(theme.clone())),
        (Some(theme), _) => inputs.theme = scan::theme(theme)?,
        (None, Some(theme)) => match root.join(&theme.value) {
            folder if folder.is_dir() => inputs.theme = scan::theme(&folder)?,
            _ => {
                let name = with_particle(&format!("`{}`", theme.value), "이", "가");
                let message = format!("테마 폴더 {name} 과정 폴더에 없습니다");
                let finding = Diagnostic::error("config-file-missing", theme.span, message);
                inputs.findings.push(
                    finding
                        .help("과정 폴더를 기준으로 한 경로로 고치세요. 기본 테마로 빌드했습니다"),
                );
            }
        },
        (None, None) => {}
    }
    Ok(inputs)
}

impl Inputs {
    /// A file that the request names, else the one of that name in the course folder, if there is
    /// one that can be read.
    fn named(
        &mut self,
        root: &Path,
        name: &str,
        asked: Option<&Path>,
    ) -> Result<Option<Source>, LoadError> {
        let bytes = match asked {
            // Whoever names a pipe wants it read.
            Some(path) => std::fs::read(path)
                .map_err(|error| LoadError::File { path: path.to_path_buf(), error })?,
            None => match text::bytes(&root.join(name)) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => {
                    self.unreadable(Path::new(name), &error);
                    return Ok(None);
                }
            },
        };
        let name = SourcePath::new(name).expect("a plain name is a path");
        Ok(match text::decoded(name, &bytes) {
            (source, None) => Some(source),
            (source, Some(finding)) => {
                self.findings.push(finding);
                self.sources.insert(source);
                None
            }
        })
    }

    /// Says that the folder has no page, where that can be changed.
    fn say_empty(&mut self, root: &Path) {
        let index = SourcePath::new("README.md").expect("a plain name is a path");
        let span = self.config.exclude.span.unwrap_or_else(|| {
            if self.sources.get(&index).is_none() {
                self.sources.insert(Source::new(index.clone(), ""));
            }
            Span::new(SourceId::of(&index), 0..0)
        });
        let help = if self.config.exclude.span.is_some() {
            "`exclude`가 모든 Markdown 파일을 빼는지, 과정 폴더가 맞는지 확인하세요"
        } else {
            "폴더 경로를 확인하거나 첫 페이지를 README.md에 쓰세요"
        };
        let folder = root.display();
        let message = format!("과정 폴더 `{folder}`에 페이지가 될 Markdown 파일이 없습니다");
        self.findings.push(Diagnostic::warning("course-empty", span, message).help(help));
    }
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

fn quoted(path: &Path, after_consonant: &str, after_vowel: &str) -> String {
    with_particle(&format!("`{}`", path.display()), after_consonant, after_vowel)
}
