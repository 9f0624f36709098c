//! The walk over a course folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{Inputs, LoadError, text};
use crate::course;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{File, Source, SourcePath, system_reason};
use crate::theme;

/// A text file larger than this is taken for data: nobody reads it as a page.
const LARGEST_TEXT: u64 = 8 << 20;

/// Reads the names of all files and the text of pages and listings. Hidden files, the folders to
/// leave out and what `exclude` covers are not of the course.
pub(super) fn scan(root: &Path, leave_out: &[PathBuf], inputs: &mut Inputs) {
    let real_root = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    let leave_out: Vec<PathBuf> =
        leave_out.iter().filter_map(|folder| fs::canonicalize(folder).ok()).collect();
    let mut walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                inputs.unwalkable(root, &error);
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let folder = entry.file_type().is_dir();
        let name = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let path = course_path(root, entry.path());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let excluded = path.as_ref().is_some_and(|path| inputs.config.exclude.covers(path));
        if hidden || excluded || (folder && leave_out.contains(&real(entry.path()))) {
            if folder {
                walk.skip_current_dir();
            }
        } else if entry.path_is_symlink() && !real(entry.path()).starts_with(&real_root) {
            inputs.refuse(
                name,
                "file-outside",
                "심볼릭 링크가 과정 폴더 밖을 가리킵니다",
                "파일을 과정 폴더 안으로 옮기거나 링크를 지우세요. 나머지는 그대로 빌드했습니다",
            );
            if folder {
                walk.skip_current_dir();
            }
        } else if let Some(path) = path {
            if !folder {
                read(&entry, path, inputs);
            }
        } else if !folder {
            inputs.refuse(
                name,
                "file-unreadable",
                "파일 이름이 유니코드가 아닙니다",
                "파일의 이름을 바꾸세요. 나머지는 그대로 빌드했습니다",
            );
        }
    }
}

impl Inputs {
    /// Notes a file that cannot be read.
    pub(super) fn unreadable(&mut self, path: &Path, error: &io::Error) {
        let message = format!("읽을 수 없습니다: {}", system_reason(error));
        let help = match error.kind() {
            io::ErrorKind::PermissionDenied => {
                "파일과 그 폴더의 읽기 권한을 확인하세요. 나머지는 그대로 빌드했습니다"
            }
            _ => "보통의 파일로 바꾸거나 `exclude`에 적으세요. 나머지는 그대로 빌드했습니다",
        };
        self.refuse(path, "file-unreadable", &message, help);
    }

    /// Notes what the walk could not enter.
    fn unwalkable(&mut self, root: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(root);
        let name = path.strip_prefix(root).unwrap_or(path);
        let dangling = path.is_symlink() && !path.exists();
        match (error.loop_ancestor(), error.io_error()) {
            (Some(_), _) => self.refuse(
                name,
                "file-unreadable",
                "심볼릭 링크가 자기 위의 폴더를 가리킵니다",
                "링크를 지우거나 다른 폴더를 가리키게 하세요. 나머지는 그대로 빌드했습니다",
            ),
            (None, Some(_)) if dangling => self.refuse(
                name,
                "file-unreadable",
                "심볼릭 링크가 가리키는 파일이 없습니다",
                "링크를 지우거나 있는 파일을 가리키게 하세요. 나머지는 그대로 빌드했습니다",
            ),
            (None, Some(error)) => self.unreadable(name, error),
            (None, None) => self.unreadable(name, &io::Error::other(error.to_string())),
        }
    }

    /// Notes a file that is not read, once; an empty source gives the finding its place.
    fn refuse(&mut self, name: &Path, code: Code, message: &str, help: &str) {
        let name = name.to_string_lossy().replace('\\', "/");
        let source = Source::new(SourcePath::new(&name).unwrap_or_default(), "");
        let span = source.span(0..0);
        if self.findings.iter().all(|other| (other.code, other.span) != (code, span)) {
            self.findings.push(Diagnostic::error(code, span, message).help(help));
        }
        self.sources.insert(source);
    }
}

fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Every file of a theme folder, by its path in it.
pub(super) fn theme(folder: &Path) -> Result<theme::Files, LoadError> {
    let failed = |error: io::Error| LoadError::File { path: folder.to_path_buf(), error };
    let mut files: Vec<(String, Arc<[u8]>)> = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| failed(error.into()))?;
        if let (true, Some(path)) = (entry.file_type().is_file(), course_path(folder, entry.path()))
        {
            files.push((path.as_str().to_owned(), fs::read(entry.path()).map_err(failed)?.into()));
        }
    }
    Ok(files.into_iter().collect())
}

/// Takes a file: its name always, its text when it is a page or a listing.
fn read(entry: &DirEntry, path: SourcePath, inputs: &mut Inputs) {
    if !entry.file_type().is_file() {
        let error = text::bytes(entry.path()).err();
        return inputs.unreadable(
            Path::new(path.as_str()),
            &error.unwrap_or_else(|| io::Error::other("파일이 그 사이 바뀌었습니다")),
        );
    }
    let absolute = entry.path().to_path_buf();
    inputs.sources.name(&path);
    inputs.places.insert(path.clone(), absolute.clone());
    inputs.files.insert(path.clone(), File::from_reader(move || fs::read(&absolute)));
    let page = path.extension().eq_ignore_ascii_case("md");
    let small = entry.metadata().is_ok_and(|found| found.len() <= LARGEST_TEXT);
    let wanted = page || (small && course::is_listing(&path));
    if !wanted {
        return;
    }
    let bytes = match text::bytes(entry.path()) {
        Ok(bytes) => bytes,
        Err(error) => return inputs.unreadable(Path::new(path.as_str()), &error),
    };
    match text::decoded(path, &bytes) {
        (source, None) => {
            if page {
                inputs.pages.push(source.path.clone());
            }
            inputs.sources.insert(source);
        }
        // Bytes that are not text are an asset, unless somebody meant a page.
        (_, Some(_)) if !page => {}
        (source, Some(finding)) => {
            inputs.findings.push(finding);
            inputs.sources.insert(source);
        }
    }
}

/// `path` as seen from the folder; `None` for the folder itself and for names that are no Unicode.
fn course_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    let path = SourcePath::new(&parts?.join("/")).ok()?;
    (!path.as_str().is_empty()).then_some(path)
}
