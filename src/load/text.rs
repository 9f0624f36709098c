//! The bytes of a file that is meant as text, as a [`Source`].

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::text::{Source, SourcePath};

const IRREGULAR: &str = "보통 파일이 아닙니다. 파이프, 소켓, 장치는 읽지 않습니다";

/// The bytes of a regular file; anything else could make its reader wait for ever.
///
/// # Errors
/// When the file is none or cannot be read.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(io::Error::other(IRREGULAR));
    }
    fs::read(path)
}

/// The text of a file; when it is not UTF-8, what can be read of it, and the finding at the first
/// byte that is not.
pub(super) fn decoded(path: SourcePath, bytes: &[u8]) -> (Source, Option<Diagnostic>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (Source::new(path, text), None),
        Err(error) => error,
    };
    let source = Source::new(path, &String::from_utf8_lossy(bytes));
    let mark = '\u{fffd}'.len_utf8();
    let order_mark = if bytes.starts_with("\u{feff}".as_bytes()) { mark } else { 0 };
    let at = error.valid_up_to() - order_mark;
    let finding = Diagnostic::error(
        "file-not-utf8",
        source.span(at..at + mark),
        "UTF-8이 아닌 글자가 있어 이 파일을 읽지 않았습니다",
    )
    .help("파일을 UTF-8로 다시 저장하세요 (윈도우 메모장: 다른 이름으로 저장 → 인코딩 UTF-8)");
    (source, Some(finding))
}
