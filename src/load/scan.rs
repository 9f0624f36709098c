//! The walk over a course folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{Inputs, LoadError};
use crate::course;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{File, Source, SourcePath};
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
                inputs.refuse(
                    root,
                    error.path().unwrap_or(root),
                    "file-unreadable",
                    &reason(&error),
                );
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let folder = entry.file_type().is_dir();
        let path = course_path(root, entry.path());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let excluded = path.as_ref().is_some_and(|path| inputs.config.exclude.covers(path));
        if hidden || excluded || (folder && leave_out.contains(&real(entry.path()))) {
            if folder {
                walk.skip_current_dir();
            }
        } else if entry.path_is_symlink() && !real(entry.path()).starts_with(&real_root) {
            inputs.refuse(
                root,
                entry.path(),
                "file-outside",
                "심볼릭 링크가 과정 폴더 밖을 가리킵니다",
            );
            if folder {
                walk.skip_current_dir();
            }
        } else if let Some(path) = path {
            if !folder {
                read(&entry, path, inputs);
            }
        } else if !folder {
            inputs.refuse(root, entry.path(), "file-unreadable", "파일 이름이 유니코드가 아닙니다");
        }
    }
}

impl Inputs {
    /// Notes a file that is not read; an empty source gives the finding its place.
    fn refuse(&mut self, root: &Path, path: &Path, code: Code, message: &str) {
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let source = Source::new(SourcePath::new(&name).unwrap_or_default(), "");
        let help = match code {
            "file-outside" => {
                "파일을 과정 폴더 안으로 옮기거나 링크를 지우세요. 나머지는 그대로 빌드했습니다"
            }
            _ => "파일의 이름, 권한, 링크를 확인하세요. 나머지는 그대로 빌드했습니다",
        };
        self.findings.push(Diagnostic::error(code, source.span(0..0), message).help(help));
        self.sources.insert(source);
    }
}

fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Every file of a theme folder, by its path in it.
pub(super) fn theme(folder: &Path) -> Result<theme::Files, LoadError> {
    let failed = |error: std::io::Error| LoadError::File { path: folder.to_path_buf(), error };
    if !folder.is_dir() {
        return Err(LoadError::NoFolder(folder.to_path_buf()));
    }
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
    match fs::read(entry.path()).map(String::from_utf8) {
        Ok(Ok(text)) => {
            if page {
                inputs.pages.push(path.clone());
            }
            inputs.sources.insert(Source::new(path, &text));
        }
        // Bytes that are not text are an asset, unless somebody meant a page.
        Ok(Err(_)) if !page => {}
        Ok(Err(error)) => {
            let at = error.utf8_error().valid_up_to();
            let source = Source::new(path, &String::from_utf8_lossy(error.as_bytes()));
            let mark = '\u{fffd}'.len_utf8();
            let at =
                if error.as_bytes().starts_with("\u{feff}".as_bytes()) { at - mark } else { at };
            inputs.findings.push(
                Diagnostic::error("file-not-utf8", source.span(at..at + mark), "UTF-8이 아닌 글자가 있어 이 파일을 읽지 않았습니다")
                    .help("파일을 UTF-8로 다시 저장하세요 (윈도우 메모장: 다른 이름으로 저장 → 인코딩 UTF-8)"),
            );
            inputs.sources.insert(source);
        }
        Err(error) => {
            let message = format!("읽을 수 없습니다: {error}");
            inputs.refuse(Path::new(""), Path::new(path.as_str()), "file-unreadable", &message);
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

fn reason(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "심볼릭 링크가 자기 위의 폴더를 가리킵니다".to_owned(),
        (None, Some(error)) => format!("읽을 수 없습니다: {error}"),
        (None, None) => format!("읽을 수 없습니다: {error}"),
    }
}
