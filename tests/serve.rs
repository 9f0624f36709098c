//! The preview server, over HTTP and server-sent events.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

use support::Sandbox;

/// Nothing here takes long; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

struct Preview {
    child: Child,
    port: u16,
    // Kept open: the server writes its findings there.
    stderr: BufReader<std::process::ChildStderr>,
}

impl Preview {
    fn start(sandbox: &Sandbox, port: u16) -> Self {
        let mut child = sandbox.spawn(&["serve", "--port", &port.to_string()]);
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let port = loop {
            let mut line = String::new();
            assert_ne!(stderr.read_line(&mut line).unwrap(), 0, "it stopped: {said}");
            said.push_str(&line);
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        Self { child, port, stderr }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    fn request(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.request(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        ))
    }

    /// Opens the stream of news and reads its greeting.
    fn listen(&self) -> BufReader<TcpStream> {
        let mut stream = self.connect();
        write!(stream, "GET /__seodang/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port)
            .unwrap();
        let mut reader = BufReader::new(stream);
        until(&mut reader, "event: hello");
        reader
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Reads lines until one begins with `start`, and gives the line after it.
fn until(reader: &mut impl BufRead, start: &str) -> String {
    loop {
        let mut line = String::new();
        assert_ne!(reader.read_line(&mut line).unwrap(), 0, "the stream ended before `{start}`");
        if line.starts_with(start) {
            let mut next = String::new();
            while next.trim().is_empty() || next.starts_with("id:") {
                next.clear();
                reader.read_line(&mut next).unwrap();
            }
            return next;
        }
    }
}

fn course() -> Sandbox {
    Sandbox::new()
        .file("course/README.md", "# 미리보기\n\n처음 글\n")
        .file("course/week_01/README.md", "# 1주차\n")
}

#[test]
fn an_edit_reaches_the_open_page() {
    let sandbox = course();
    let preview = Preview::start(&sandbox, 0);
    let page = preview.get("/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("처음 글") && page.contains("/__seodang/client.js"));
    let mut news = preview.listen();
    sandbox.write("course/README.md", "# 미리보기\n\n고친 글\n");
    let change = until(&mut news, "event: change");
    assert!(change.contains("\"index.html\""), "{change}");
    assert!(preview.get("/").contains("고친 글"));
}

#[test]
fn a_save_that_breaks_a_page_shows_its_findings_and_ends_nothing() {
    let sandbox = course();
    let preview = Preview::start(&sandbox, 0);
    let mut news = preview.listen();
    sandbox
        .write("course/README.md", "# 미리보기\n\n[없는 곳](none.md)\n\n```bash\n끝이 없는 코드\n");
    until(&mut news, "event: change");
    let found = preview.get("/__seodang/findings?page=/");
    assert!(found.contains("link-broken") && found.contains("fence-unclosed"), "{found}");
    sandbox.write("course/README.md", "# 미리보기\n\n다시 바른 글\n");
    until(&mut news, "event: change");
    assert!(preview.get("/").contains("다시 바른 글"));
    assert!(!preview.get("/__seodang/findings?page=/").contains("link-broken"));
}

/// Waits for news until the home page holds `text`.
fn until_shown(preview: &Preview, news: &mut impl BufRead, text: &str) {
    while !preview.get("/").contains(text) {
        until(news, "event: change");
    }
}

#[test]
fn a_course_that_is_replaced_is_still_watched() {
    let sandbox = course();
    let preview = Preview::start(&sandbox, 0);
    let mut news = preview.listen();
    std::fs::remove_dir_all(sandbox.path("course")).unwrap();
    sandbox.write("course/README.md", "# 미리보기\n\n되돌린 글\n");
    until_shown(&preview, &mut news, "되돌린 글");
    std::fs::rename(sandbox.path("course"), sandbox.path("away")).unwrap();
    sandbox.write("other/README.md", "# 미리보기\n\n다른 글\n");
    assert!(preview.get("/").contains("되돌린 글"), "the last site stays while the folder is away");
    std::fs::rename(sandbox.path("other"), sandbox.path("course")).unwrap();
    until_shown(&preview, &mut news, "다른 글");
    sandbox.write("course/README.md", "# 미리보기\n\n고친 글\n");
    until_shown(&preview, &mut news, "고친 글");
}

#[test]
fn an_emptied_course_leaves_the_last_site() {
    let sandbox = Sandbox::new().file("course/README.md", "# 미리보기\n\n처음 글\n");
    let mut preview = Preview::start(&sandbox, 0);
    std::fs::remove_file(sandbox.path("course/README.md")).unwrap();
    let mut line = String::new();
    while !line.contains("마지막 사이트를 계속") {
        line.clear();
        assert_ne!(preview.stderr.read_line(&mut line).unwrap(), 0);
    }
    assert!(preview.get("/").contains("처음 글"));
    let mut news = preview.listen();
    sandbox.write("course/README.md", "# 미리보기\n\n되돌린 글\n");
    until_shown(&preview, &mut news, "되돌린 글");
}

#[test]
fn a_taken_port_gives_way_to_the_next() {
    let sandbox = course();
    let first = Preview::start(&sandbox, 0);
    let second = Preview::start(&sandbox, first.port);
    assert_ne!(first.port, second.port);
    assert!(second.get("/").contains("처음 글"));
}

#[test]
fn only_local_names_and_reading_are_served() {
    let sandbox = course();
    let preview = Preview::start(&sandbox, 0);
    let foreign =
        preview.request("GET / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n");
    assert!(foreign.starts_with("HTTP/1.1 403"), "{foreign}");
    let host = format!("Host: 127.0.0.1:{}\r\n", preview.port);
    let post = preview.request(&format!(
        "POST / HTTP/1.1\r\n{host}Content-Length: 2\r\nConnection: close\r\n\r\nhi"
    ));
    assert!(post.starts_with("HTTP/1.1 405"), "{post}");
    let head = preview.request(&format!("HEAD / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    assert!(head.starts_with("HTTP/1.1 200") && !head.contains("처음 글"), "{head}");
    assert!(preview.get("/week_01").contains("Location: /week_01/"));
    assert!(preview.get("/none").starts_with("HTTP/1.1 404"));
    assert!(preview.get("/../../etc/passwd").starts_with("HTTP/1.1 404"));
}
