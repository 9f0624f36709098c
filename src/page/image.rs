//! Pictures.

use super::link::href;
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
                self.remote(url, alt);
                return;
            }
            Target::Asset(_) | Target::Listing(_) | Target::External(_) => match target {
                // A picture is its file, not a page about it.
                Target::Listing(path) => Some(self.context.route.href(path.as_str())),
                target => href(self.context.route, target, self.context.course),
            },
            Target::Page(..) | Target::Folder(_) | Target::Nowhere => None,
        };
        let Some(source) = shown else {
            let text = if alt.is_empty() { destination } else { alt };
            let title = format!("{}: {destination}", self.context.strings.prose.missing_image);
            self.html.element("span", &[("class", "missing"), ("title", &title)], text);
            return;
        };
        let mut attributes = vec![("src", source.as_str()), ("alt", alt)];
        if is_icon(destination) {
            attributes.push(("class", "icon"));
        }
        attributes.push(("loading", "lazy"));
        attributes.extend(further.iter().map(|(key, value)| (key.as_str(), value.as_str())));
        self.html.open("img", &attributes);
    }

    fn remote(&mut self, url: &str, alt: &str) {
        let text = if alt.is_empty() { url } else { alt };
        let title = &self.context.strings.prose.remote_image;
        let attributes = [("class", "missing out"), ("href", url), ("title", title)];
        self.html.element("a", &[&attributes[..], &[("rel", "noopener")]].concat(), text);
    }
}

/// Whether a picture is a sign within a line: icon packs name the size in pixels.
fn is_icon(destination: &str) -> bool {
    let name = destination.rsplit('/').next().unwrap_or("");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    ["_16", "_24", "_32", "_48", "_64", "@5x"].iter().any(|size| stem.ends_with(size))
}
