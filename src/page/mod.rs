//! A parsed page to the HTML of its content.

mod address;
mod bill;
mod code;
mod context;
mod costs;
mod diagram;
mod embedded;
mod figure;
mod footnote;
mod heading;
mod image;
mod inline;
mod joined;
mod link;
mod list;
mod quote;
mod sign;
mod size;
mod summary;
mod table;
mod writer;

use crate::markdown::{Block, BlockKind, Document, Heading};
use writer::Writer;

pub use bill::{Bill, Fixed};
pub use code::listing;
pub use context::Context;
pub use figure::{Figure, Quote, State};
pub use heading::ContentsEntry;
pub use joined::Joined;
pub use link::listing_file;
pub use sign::{split as split_sign, without as without_signs};
pub use size::{Sizes, size_of};

/// The content of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The H1 that the page begins with, if it does so.
    pub heading: Option<Title>,
    /// Everything after it.
    pub html: String,
    /// How many diagrams are drawn in it.
    pub diagrams: usize,
    /// The headings of the two highest levels below the title.
    pub contents: Vec<ContentsEntry>,
    /// The addresses of other sites that links lead to, in the order of their numbers.
    pub addresses: Vec<String>,
    /// Whether it has tasks to be ticked off.
    pub tasked: bool,
    /// The first words of the page as plain text; empty when it has none.
    pub description: String,
}

/// The heading that a page begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its id.
    pub id: String,
    /// What stands in it, as HTML.
    pub html: String,
}

/// The HTML of a document. Everything that stands in the document stands in it.
pub fn render(document: &Document, context: &Context<'_>) -> Body {
    let (title, rest) = match document.blocks.split_first() {
        Some((first, rest)) => match opening(first) {
            Some(heading) => (Some(heading), rest),
            None => (None, document.blocks.as_slice()),
        },
        None => (None, document.blocks.as_slice()),
    };
    let mut writer = Writer::new(context, document);
    let heading = title.map(|heading| {
        writer.heading_content(&heading.content);
        Title {
            id: context.joined.id(&heading.id),
            html: std::mem::take(&mut writer.html).into_string(),
        }
    });
    writer.blocks(rest);
    writer.footnotes();
    let diagrams = writer.diagrams;
    let addresses = std::mem::take(&mut writer.addresses);
    let tasked = !writer.tasks.is_empty();
    let (html, headings) = writer.finish();
    let contents = heading::contents(headings);
    let description = summary::of(document);
    Body { heading, html, diagrams, contents, addresses, tasked, description }
}

fn opening(block: &Block) -> Option<&Heading> {
    match &block.kind {
        BlockKind::Heading(heading) if heading.level == 1 => Some(heading),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
