//! The author's preview server: a site in memory, on loopback, and news of changes.

mod events;
mod mime;
mod router;

use std::io::{self, Read};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::Value;
use thiserror::Error;
use tiny_http::{Header, Method, Request, Response, StatusCode};

use crate::site::Site;
use crate::text::system_reason;
use events::Events;
use router::Answer;

/// How many ports after the wanted one are tried.
const PORTS_TRIED: u16 = 20;
/// Requests answered at the same time, event streams aside.
const WORKERS: usize = 4;

/// A built site as the server shows it.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The site.
    pub site: Site,
    /// For each page of it, by path of its file, its findings in the JSON shape of `check`.
    pub findings: std::collections::BTreeMap<String, Vec<Value>>,
}

/// A running server.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    preview: Mutex<Arc<Preview>>,
    events: Events,
}

/// Why no server could be started.
#[derive(Debug, Error)]
pub enum ServeError {
    /// All the ports are taken.
    #[error(
        "{0}번부터 {1}번까지 모든 포트를 다른 프로그램이 쓰고 있습니다. --port로 다른 번호를 지정하세요"
    )]
    NoPort(u16, u16),
    /// The system refused.
    #[error("미리보기 서버를 열 수 없습니다: {}", system_reason(.0))]
    Io(io::Error),
}

impl Server {
    /// Starts a server on loopback at `port`, or at the next free one; 0 is any free one. It runs
    /// until the program ends.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(port: u16) -> Result<Self, ServeError> {
        let (http, address) = bind(port)?;
        let shared = Arc::new(Shared {
            preview: Mutex::new(Arc::new(Preview::default())),
            events: Events::default(),
        });
        let http = Arc::new(http);
        for _ in 0..WORKERS {
            let (http, shared) = (Arc::clone(&http), Arc::clone(&shared));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // A reader that has gone away is no reason to stop.
                    let _ = answer(request, &shared, address.port());
                }
            });
        }
        Ok(Self { address, shared })
    }

    /// The port in use.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Shows `preview` from now on, and tells the open pages what changed.
    pub fn publish(&self, preview: Preview) {
        let new = Arc::new(preview);
        let mut shown = self.shared.preview.lock().unwrap_or_else(PoisonError::into_inner);
        let old = std::mem::replace(&mut *shown, Arc::clone(&new));
        drop(shown);
        let mut changed: Vec<&str> = new.site.changed(&old.site);
        let noted =
            new.findings.iter().filter(|(path, found)| old.findings.get(*path) != Some(found));
        changed.extend(noted.map(|(path, _)| path.as_str()));
        let cleared = old.findings.keys().filter(|path| !new.findings.contains_key(*path));
        changed.extend(cleared.map(String::as_str));
        self.shared.events.send(&changed);
    }
}

fn bind(port: u16) -> Result<(tiny_http::Server, SocketAddr), ServeError> {
    for port in port..=port.saturating_add(PORTS_TRIED) {
        match std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                let address = listener.local_addr().map_err(ServeError::Io)?;
                let http = tiny_http::Server::from_listener(listener, None);
                let http =
                    http.map_err(|error| ServeError::Io(io::Error::other(error.to_string())))?;
                return Ok((http, address));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(ServeError::Io(error)),
        }
    }
    Err(ServeError::NoPort(port, port.saturating_add(PORTS_TRIED)))
}

fn answer(request: Request, shared: &Shared, port: u16) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return plain(request, 405, "GET과 HEAD 요청만 받습니다\n");
    }
    // Another site's script must not read a preview through a name that it points here.
    if !request
        .headers()
        .iter()
        .any(|header| header.field.equiv("Host") && is_local(header.value.as_str(), port))
    {
        return plain(request, 403, "이 컴퓨터의 주소로만 열 수 있습니다\n");
    }
    let preview = Arc::clone(&shared.preview.lock().unwrap_or_else(PoisonError::into_inner));
    match router::route(request.url(), &preview) {
        Answer::Events => shared.events.stream(request),
        Answer::Redirect(location) => {
            let response =
                Response::empty(StatusCode(308)).with_header(header("Location", &location));
            request.respond(response)
        }
        Answer::File { status, mime, body } => {
            let response = Response::from_data(body)
                .with_status_code(status)
                .with_header(header("Content-Type", mime))
                .with_header(header("Cache-Control", "no-store"))
                .with_header(header("X-Content-Type-Options", "nosniff"));
            request.respond(response)
        }
    }
}

fn plain(mut request: Request, status: u16, text: &str) -> io::Result<()> {
    // What was sent is read away, a little of it: the rest is cut off with the connection.
    let _ = request.as_reader().take(1 << 16).read_to_end(&mut Vec::new());
    let response = Response::from_string(text)
        .with_status_code(status)
        .with_header(header("Content-Type", "text/plain; charset=utf-8"))
        .with_header(header("Connection", "close"));
    request.respond(response)
}

fn is_local(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || *rest == format!(":{port}"))
    })
}

/// A header of ours; nothing of a request ever gets into one.
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("our headers are ASCII")
}
