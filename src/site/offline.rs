//! The service worker that keeps a visited course.

use super::Site;
use crate::theme::Theme;

/// Where it lies: it looks after everything below its own folder.
pub(super) const FILE: &str = "worker.js";
/// The theme's file that it is made from.
const SCRIPT: &str = "scripts/worker.js";
/// A larger file, in bytes, is not kept: a film would fill the room of a whole course.
const LARGEST: usize = 2 << 20;

/// The script, with the files of the site that it keeps; `None` when the theme has none.
pub(super) fn worker(site: &Site, theme: &Theme, home: &str) -> Option<String> {
    let script = std::str::from_utf8(theme.file(SCRIPT)?).ok()?;
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let kept = site.files().iter().filter(|(_, bytes)| bytes.len() <= LARGEST);
    let files: Vec<String> = kept
        .map(|(path, bytes)| {
            let hash = blake3::hash(bytes).to_hex();
            format!("{}:{}", quoted(path), quoted(&hash[..8]))
        })
        .collect();
    let entry = theme.entry();
    let first =
        [home, "404.html", &entry.style, &entry.script, &entry.diagram_script, &entry.search]
            .into_iter();
    let first: Vec<String> = first
        .chain(entry.head_scripts.iter().chain(&entry.fonts).map(String::as_str))
        .map(quoted)
        .collect();
    let script = script.replace("/* files */", &files.join(",\n"));
    Some(script.replace("/* first */", &first.join(", ")))
}
