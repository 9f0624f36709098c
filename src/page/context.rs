//! What a page needs to know beside its own text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Bill, Figure, Joined, Sizes};
use crate::config::{HtmlTrust, RemoteImages};
use crate::course::{Course, Links, Route};
use crate::diagram::Drawing;
use crate::text::Span;
use crate::theme::Strings;

/// What other stages found out about the spans of a page.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Where the page lies.
    pub route: &'a Route,
    /// The outline, for the routes of other pages.
    pub course: &'a Course,
    /// What else stands on the page.
    pub joined: &'a Joined,
    /// How large the pictures of the course are.
    pub sizes: &'a Sizes,
    /// The words of the interface.
    pub strings: &'a Strings,
    /// Where its links and pictures lead.
    pub links: &'a Links,
    /// The diagram of the fence at a span.
    pub drawings: &'a BTreeMap<Span, Arc<Drawing>>,
    /// The coloured code of the fence at a span, as HTML.
    pub code: &'a BTreeMap<Span, Arc<str>>,
    /// The figures of the page that were checked, by their place.
    pub figures: &'a [Figure],
    /// What classes pay, by place.
    pub bills: &'a [Bill],
    /// What becomes of the author's HTML.
    pub html: HtmlTrust,
    /// What becomes of pictures on other hosts.
    pub remote_images: RemoteImages,
}
