//! Links.

use super::Context;
use super::writer::Writer;
use crate::course::Target;
use crate::markdown::{self, Link};
use crate::text::{SourcePath, url};

/// The `href` that leads from a page to a target; `None` when it leads nowhere.
pub fn href(context: &Context<'_>, target: &Target) -> Option<String> {
    let (from, course) = (context.route, context.course);
    match target {
        Target::Page(path, anchor) => {
            if let Some(id) = context.joined.elsewhere(path, anchor.as_deref()) {
                return Some(format!("#{}", url::encode_path(&id)));
            }
            let route = &course.page(path)?.route;
            let fragment = anchor.as_ref().map(|id| format!("#{}", url::encode_path(id)));
            match fragment {
                Some(fragment) if route == from => Some(fragment),
                fragment => Some(from.href_to(route) + &fragment.unwrap_or_default()),
            }
        }
        Target::Folder(path) => Some(from.href_to(&course.section(path)?.route)),
        Target::Listing(path) => Some(from.href(&listing_file(path))),
        Target::Asset(path) => Some(from.href(path.as_str())),
        Target::External(url) => Some(url.clone()),
        Target::Nowhere => None,
    }
}

/// The file of the page that shows the text file at `path`, from the root of the site.
pub fn listing_file(path: &SourcePath) -> String {
    format!("{path}.html")
}

impl<'a> Writer<'a> {
    /// Where a link or a picture leads.
    pub fn target(&self, destination: &str) -> &'a Target {
        self.context.links.get(destination).map_or(&Target::Nowhere, |resolved| &resolved.target)
    }

    pub fn link(&mut self, link: &'a Link) {
        let target = self.target(&link.destination);
        let Some(href) = href(self.context, target) else {
            self.inlines(&link.content);
            return;
        };
        let mut attributes = vec![("href", href.as_str())];
        if !link.title.is_empty() {
            attributes.push(("title", &link.title));
        }
        if is_elsewhere(target) {
            attributes.extend([("class", "out"), ("rel", "noopener")]);
        }
        // An address that stands in the text needs no number on paper.
        let number = (is_elsewhere(target) && markdown::plain_text(&link.content).trim() != href)
            .then(|| self.address(&href).to_string());
        if let Some(number) = &number {
            attributes.push(("data-address", number));
        }
        self.html.open("a", &attributes);
        self.inlines(&link.content);
        self.html.close("a");
    }
}

/// Whether a target is on another site.
pub fn is_elsewhere(target: &Target) -> bool {
    matches!(target, Target::External(url) if url.starts_with("http"))
}
