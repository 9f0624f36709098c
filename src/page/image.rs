//! Pictures.

use super::link::href;
use super::size;
use super::writer::Writer;
use crate::config::RemoteImages;
use crate::course::Target;
use crate::markdown::{self, Image};

impl<'a> Writer<'a> {
    pub fn image(&mut self, image: &'a Image) {
        let alt = markdown::plain_text(&image.alt);
        let title = [("title".to_owned(), image.title.clone())];
        let title = if image.title.is_empty() { &[] } else { title.as_slice() };
        self.picture(&image.destination, &alt, title);
    }

    /// A picture of Markdown or of HTML, with further attributes.
    pub fn picture(&mut self, destination: &str, alt: &str, further: &[(String, String)]) {
        let target = self.target(destination);
        let shown = match target {
            Target::External(url) if self.context.remote_images == RemoteImages::Linked => {
                self.remote(url, alt, &self.context.strings.prose.remote_image);
                return;
            }
            Target::Asset(_) | Target::Listing(_) | Target::External(_) => match target {
                // A picture is its file, not a page about it.
                Target::Listing(path) => Some(self.context.route.href(path.as_str())),
                target => href(self.context, target),
            },
            Target::Page(..) | Target::Folder(_) | Target::Nowhere => None,
        };
        let Some(source) = shown else {
            let text = if alt.is_empty() { destination } else { alt };
            let title = format!("{}: {destination}", self.context.strings.prose.missing_image);
            self.html.element("span", &[("class", "missing"), ("title", &title)], text);
            return;
        };
        if is_video(destination) {
            self.video(&source, alt, further);
            return;
        }
        let mut attributes = vec![("src", source.as_str()), ("alt", alt)];
        let of = |key: &str| {
            further.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
        };
        let room = match target {
            Target::Asset(path) | Target::Listing(path) => self.context.sizes.get(path),
            _ => None,
        };
        // With both sides the page keeps the picture's room before it has come.
        let room = room.and_then(|size| size::given(*size, of("width"), of("height")));
        let mut further: Vec<(&str, &str)> =
            further.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        if let Some((width, height)) = &room {
            further.retain(|(key, _)| !matches!(*key, "width" | "height"));
            attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
        }
        if is_icon(destination) {
            attributes.push(("class", "icon"));
        }
        attributes.push(("loading", "lazy"));
        attributes.extend(further);
        self.html.open("img", &attributes);
    }

    /// A film named as a picture: `![실습 화면](demo.mp4)`.
    fn video(&mut self, source: &str, alt: &str, further: &[(String, String)]) {
        let mut attributes =
            vec![("src", source), ("controls", ""), ("preload", "metadata"), ("aria-label", alt)];
        attributes.extend(further.iter().map(|(key, value)| (key.as_str(), value.as_str())));
        self.html.open("video", &attributes).close("video");
    }

    pub(super) fn remote(&mut self, url: &str, alt: &str, title: &str) {
        let text = if alt.is_empty() { url } else { alt };
        let attributes = [("class", "missing out"), ("href", url), ("title", title)];
        self.html.element("a", &[&attributes[..], &[("rel", "noopener")]].concat(), text);
    }
}

/// Whether a picture is a film.
fn is_video(destination: &str) -> bool {
    let path = destination.split(['?', '#']).next().unwrap_or("");
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["mp4", "webm", "mov", "m4v"].iter().any(|video| extension.eq_ignore_ascii_case(video))
}

/// Whether a picture is a sign within a line: icon packs name the size in pixels.
fn is_icon(destination: &str) -> bool {
    let name = destination.rsplit('/').next().unwrap_or("");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    ["_16", "_24", "_32", "_48", "_64", "@5x"].iter().any(|size| stem.ends_with(size))
}
