//! What the operating system says when it refuses, in Korean.

use std::io;

/// The reason of an error, as it stands after a colon. What another part of the program put into
/// it is given as it is.
pub fn system_reason(error: &io::Error) -> String {
    if error.get_ref().is_some() {
        return error.to_string();
    }
    let known = match error.kind() {
        io::ErrorKind::NotFound => "파일이나 폴더가 없습니다",
        io::ErrorKind::PermissionDenied => "권한이 없습니다",
        io::ErrorKind::AlreadyExists => "같은 이름의 파일이나 폴더가 이미 있습니다",
        io::ErrorKind::IsADirectory => "파일이 아니라 폴더입니다",
        io::ErrorKind::NotADirectory => "경로 가운데에 폴더가 아닌 파일이 있습니다",
        io::ErrorKind::DirectoryNotEmpty => "폴더가 비어 있지 않습니다",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "저장할 자리가 없습니다",
        io::ErrorKind::ReadOnlyFilesystem => "읽기만 할 수 있는 디스크입니다",
        io::ErrorKind::InvalidFilename => "이름이 너무 길거나 쓸 수 없는 글자가 있습니다",
        io::ErrorKind::InvalidData => "UTF-8이 아닌 글자가 있습니다",
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            "다른 프로그램이 쓰고 있습니다"
        }
        _ => return unknown(error),
    };
    known.to_owned()
}

fn unknown(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(number) => format!("시스템 오류 {number}번입니다"),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_of_the_system_is_said_in_korean() {
        let said = |kind: io::ErrorKind| system_reason(&io::Error::from(kind));
        assert_eq!(said(io::ErrorKind::PermissionDenied), "권한이 없습니다");
        assert_eq!(said(io::ErrorKind::IsADirectory), "파일이 아니라 폴더입니다");
        assert_eq!(system_reason(&io::Error::from_raw_os_error(9_999)), "시스템 오류 9999번입니다");
        assert_eq!(
            system_reason(&io::Error::other("가격 파일이 아닙니다")),
            "가격 파일이 아닙니다"
        );
    }
}
