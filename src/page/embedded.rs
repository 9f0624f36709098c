//! HTML that stands in Markdown.

use super::link::{href, is_elsewhere};
use super::writer::Writer;
use crate::config::{HtmlTrust, RemoteImages};
use crate::course::Target;
use crate::markdown::{Html, Piece};

/// Attributes that are written as they are. Looks are the theme's: no `style`, no `class`.
const KEPT: [&str; 16] = [
    "alt", "title", "width", "height", "colspan", "rowspan", "scope", "start", "reversed", "open",
    "lang", "dir", "cite", "datetime", "id", "value",
];

impl Writer<'_> {
    pub fn embedded(&mut self, html: &Html) {
        for piece in &html.pieces {
            match piece {
                Piece::Open { name, attributes, .. } if self.shows_tags() => {
                    self.html.text(&written(name, attributes));
                }
                Piece::Close { span, name } if self.shows_tags() => {
                    // A tag that the author left out is no text.
                    if span.start < span.end {
                        self.html.text(&format!("</{name}>"));
                    }
                }
                Piece::Open { name, attributes, .. } => self.tag(name, attributes),
                Piece::Close { name, .. } => {
                    self.html.close(element(name));
                }
                Piece::Text { text, .. } => {
                    self.html.text(text);
                }
            }
        }
    }

    fn shows_tags(&self) -> bool {
        self.context.html == HtmlTrust::Text
    }

    fn tag(&mut self, name: &str, attributes: &[(String, String)]) {
        let value = |key: &str| {
            attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
        };
        let mut kept: Vec<(String, String)> =
            attributes.iter().filter(|(key, _)| KEPT.contains(&key.as_str())).cloned().collect();
        for (_, value) in kept.iter_mut().filter(|(key, _)| key == "id") {
            *value = self.context.joined.id(value);
        }
        if name == "img" {
            kept.retain(|(key, _)| key != "alt");
            self.picture(value("src").unwrap_or_default(), value("alt").unwrap_or_default(), &kept);
            return;
        }
        let aligned = if name == "center" { Some("center") } else { value("align") };
        match aligned.map(str::to_ascii_lowercase).as_deref() {
            Some("center") => kept.push(("class".to_owned(), "center".to_owned())),
            Some("right") => kept.push(("class".to_owned(), "right".to_owned())),
            _ => {}
        }
        if let Some((key, written)) =
            attributes.iter().find(|(key, _)| key == "href" || key == "src")
        {
            let target = self.target(written);
            let plays = key == "src" && matches!(name, "video" | "audio");
            let linked = self.context.remote_images == RemoteImages::Linked;
            if let (true, true, Target::External(url)) = (plays, linked, target) {
                let url = url.clone();
                self.remote(&url, "", &self.context.strings.prose.remote_media);
                self.html.open(name, &[("hidden", "")]);
                return;
            }
            let address = match target {
                Target::Listing(path) if key == "src" => {
                    Some(self.context.route.href(path.as_str()))
                }
                target => href(self.context, target),
            };
            if let Some(address) = address {
                kept.push((key.clone(), address));
            }
            if key == "href" && is_elsewhere(target) {
                kept.push(("class".to_owned(), "out".to_owned()));
                kept.push(("rel".to_owned(), "noopener".to_owned()));
                if let Target::External(url) = target {
                    kept.push(("data-address".to_owned(), self.address(url).to_string()));
                }
            }
        }
        let kept: Vec<(&str, &str)> =
            kept.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        self.html.open(element(name), &kept);
    }
}

/// A tag as text.
fn written(name: &str, attributes: &[(String, String)]) -> String {
    let attributes: String =
        attributes.iter().map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
    format!("<{name}{attributes}>")
}

/// The element of today for one of yesterday.
fn element(name: &str) -> &str {
    match name {
        "center" => "div",
        "strike" => "s",
        "tt" => "code",
        name => name,
    }
}
