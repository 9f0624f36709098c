//! A request's path to what is sent back.

use super::{Preview, mime};
use crate::text::url;

/// The script that every served page gets.
const CLIENT: &str = include_str!("client.js");
const TAG: &str = "<script src=\"/__seodang/client.js\" defer></script>";

/// What a request gets.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The stream of news.
    Events,
    /// Another path of the site, percent-encoded.
    Redirect(String),
    /// A file.
    File {
        /// 200 or 404.
        status: u16,
        /// Its type.
        mime: &'static str,
        /// Its bytes.
        body: Vec<u8>,
    },
}

/// Answers a request for `url`, its path and query.
pub(super) fn route(url: &str, preview: &Preview) -> Answer {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let path = url::decode(path);
    let path = path.trim_start_matches('/');
    match path {
        "__seodang/events" => return Answer::Events,
        "__seodang/client.js" => {
            return Answer::File { status: 200, mime: mime::of("client.js"), body: CLIENT.into() };
        }
        "__seodang/findings" => return findings(query, preview),
        _ => {}
    }
    let index = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    if let Some(bytes) = preview.site.get(&index) {
        return page(200, &index, bytes);
    }
    let folder = format!("{index}/index.html");
    if preview.site.get(&folder).is_some() {
        // ASCII only: header values are.
        let encoded: String = percent(&format!("/{index}/"));
        return Answer::Redirect(encoded);
    }
    match preview.site.get("404.html") {
        Some(bytes) => page(404, "404.html", bytes),
        None => page(
            404,
            "404.html",
            "<!doctype html><meta charset=utf-8><p>페이지를 찾을 수 없습니다</p></body>".as_bytes(),
        ),
    }
}

fn findings(query: &str, preview: &Preview) -> Answer {
    let path = url::decode(query.strip_prefix("page=").unwrap_or(""));
    let path = path.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    let found = preview.findings.get(&path).map_or(&[][..], Vec::as_slice);
    let body = serde_json::to_vec(found).expect("JSON values are JSON");
    Answer::File { status: 200, mime: mime::of("findings.json"), body }
}

fn page(status: u16, path: &str, bytes: &[u8]) -> Answer {
    let mime = mime::of(path);
    let mut body = bytes.to_vec();
    if mime.starts_with("text/html") {
        let end = body.windows(7).rposition(|part| part == b"</body>").unwrap_or(body.len());
        body.splice(end..end, TAG.bytes());
    }
    Answer::File { status, mime, body }
}

/// A path with everything but plain ASCII percent-encoded.
fn percent(path: &str) -> String {
    let encoded = url::encode_path(path);
    encoded
        .bytes()
        .map(|b| if b.is_ascii() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Site;

    fn preview() -> Preview {
        let mut site = Site::default();
        site.insert("index.html", b"<body>home</body>".to_vec());
        site.insert("1주차/index.html", b"<body>week</body>".to_vec());
        site.insert("404.html", b"<body>none</body>".to_vec());
        site.insert("a.css", b"x".to_vec());
        Preview {
            site,
            findings: [("index.html".to_owned(), vec![serde_json::json!({"code": "x"})])].into(),
        }
    }

    fn body(url: &str) -> (u16, String) {
        match route(url, &preview()) {
            Answer::File { status, body, .. } => (status, String::from_utf8(body).unwrap()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn pages_are_served_with_the_script_and_files_as_they_are() {
        assert_eq!(body("/"), (200, format!("<body>home{TAG}</body>")));
        assert_eq!(body("/1%EC%A3%BC%EC%B0%A8/?x=1").0, 200);
        assert_eq!(body("/a.css"), (200, "x".to_owned()));
        assert_eq!(body("/none").0, 404);
        assert_eq!(body("/../Cargo.toml").0, 404);
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected_in_ascii() {
        assert_eq!(
            route("/1주차", &preview()),
            Answer::Redirect("/1%EC%A3%BC%EC%B0%A8/".to_owned())
        );
    }

    #[test]
    fn the_findings_of_a_page_are_asked_for_by_its_path() {
        assert_eq!(body("/__seodang/findings?page=/").1, "[{\"code\":\"x\"}]");
        assert_eq!(body("/__seodang/findings?page=/a/").1, "[]");
    }
}
