//! What a page may load: its own site's files and nothing else.

use crate::config::RemoteImages;

/// The Content-Security-Policy of every page. No script and no style stands in a page itself, so
/// what an author's HTML might smuggle in does not run.
pub fn of(remote_images: RemoteImages) -> String {
    let elsewhere = match remote_images {
        RemoteImages::Linked => "",
        RemoteImages::Shown => " https: http:",
    };
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        &format!("img-src 'self' data:{elsewhere}"),
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}
