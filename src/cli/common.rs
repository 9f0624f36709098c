//! What several commands share: which course is read, and how findings are denied.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use thiserror::Error;

use crate::cache::Cache;
use crate::config;
use crate::cost::book::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{Inputs, LoadError, Request, load};
use crate::output::WriteError;
use crate::pipeline::{Build, Tools, build};
use crate::serve::ServeError;
use crate::text::system_reason;
use crate::theme::ThemeError;
use crate::watch::WatchError;

/// Why a command could not run.
#[derive(Debug, Error)]
pub(super) enum Failure {
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Theme(#[from] ThemeError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Serve(#[from] ServeError),
    #[error(transparent)]
    Watch(#[from] WatchError),
    #[error("결과를 출력할 수 없습니다: {}", system_reason(.0))]
    Print(#[from] io::Error),
    #[error("{0}")]
    Usage(String),
}

/// Which course.
#[derive(Args)]
pub(super) struct CourseArguments {
    /// 과정 폴더
    #[arg(value_name = "DIR", default_value = "course")]
    pub dir: PathBuf,
    /// `DIR/pricing.toml` 대신 쓸 가격 파일
    #[arg(long, value_name = "FILE")]
    pub pricing: Option<PathBuf>,
    /// `DIR/course.toml` 대신 쓸 설정 파일
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// 캐시 폴더
    #[arg(long, value_name = "DIR", default_value = ".seodang")]
    pub cache: PathBuf,
    /// 캐시를 쓰지 않습니다
    #[arg(long, conflicts_with = "cache")]
    pub no_cache: bool,
}

/// From which severity on a finding is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// 오류가 있으면
    Error,
    /// 경고나 오류가 있으면
    Warning,
    /// 무엇이든 있으면
    Note,
}

impl Deny {
    /// Whether one of these findings is denied.
    pub fn denies(self, findings: &[Diagnostic]) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        };
        findings.iter().any(|finding| finding.severity >= least)
    }
}

impl CourseArguments {
    /// What to read; `out` is where a site may lie.
    pub fn request(&self, out: &Path, theme: Option<&Path>) -> Request {
        Request {
            course: self.dir.clone(),
            leave_out: vec![out.to_path_buf(), self.cache.clone()],
            config: self.config.clone(),
            pricing: self.pricing.clone(),
            theme: theme.map(Path::to_path_buf),
        }
    }

    /// What to build with.
    pub fn tools(&self) -> Tools {
        let cache = if self.no_cache { Cache::in_memory() } else { Cache::open(&self.cache) };
        Tools { cache, other: super::diagram::other() }
    }

    /// Reads and builds, for a command that wants what was found.
    pub fn build(&self) -> Result<(Inputs, Build), Failure> {
        self.build_on(None)
    }

    /// The same, with the day that prices must not be stale on.
    pub fn build_on(&self, today: Option<Date>) -> Result<(Inputs, Build), Failure> {
        let mut inputs = load(&self.request(Path::new("public"), None))?;
        inputs.today = today;
        let tools = self.tools();
        let built = build(&inputs, &tools)?;
        save(&tools);
        Ok((inputs, built))
    }
}

/// Keeps the cache; one that cannot be written only costs time.
pub(super) fn save(tools: &Tools) {
    if let Err(error) = tools.cache.save() {
        let file = tools.cache.file().unwrap_or(Path::new("")).display();
        let reason = system_reason(&error);
        anstream::eprintln!("참고: 캐시를 `{file}`에 저장하지 못했습니다: {reason}");
    }
}

/// Reads `--base-url`.
pub(super) fn base_url(text: &str) -> Result<String, String> {
    config::base_url(text)
}
