//! The rules a course is checked against.

mod allow;
mod baseline;
mod explain;
mod level;
mod rule;
mod rules;
mod topic;

use crate::config::Config;
use crate::cost::Ledger;
use crate::cost::book::{Date, PriceBook};
use crate::course::{Links, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{self, Destination, Document};
use crate::text::Source;

pub use baseline::Baseline;
pub use explain::explain;
pub use rule::{Finder, Rule};
pub use rules::RULES;
pub use topic::{TOPICS, Topic};

/// What the rules look at: the course after everything but its pages is made.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The settings.
    pub config: &'a Config,
    /// Every amount.
    pub ledger: &'a Ledger,
    /// Every page, by path.
    pub pages: &'a [CheckedPage<'a>],
    /// The price file.
    pub prices: &'a PriceBook,
    /// The day that prices must not be stale on; a build knows none.
    pub today: Option<Date>,
}

/// One page as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct CheckedPage<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Its content.
    pub document: &'a Document,
    /// Its place in the course.
    pub page: &'a Page,
    /// Where its links lead.
    pub links: &'a Links,
    /// The links in its drawings.
    pub drawn: &'a [Destination<'a>],
}

impl CheckedPage<'_> {
    /// Every link, picture, video and sound of the page: those of its text, then those of its drawings.
    fn destinations(&self) -> impl Iterator<Item = Destination<'_>> {
        markdown::destinations(self.document).into_iter().chain(self.drawn.iter().cloned())
    }
}

/// The rule of this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Every finding of the course: `found` by earlier stages and by the rules here, without those that
/// a comment allows or `[rules]` turns off, at the levels that `[rules]` gives.
pub fn check(subject: Subject<'_>, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for rule in RULES {
        if let Finder::Rule(find) = rule.finder {
            found.extend(find(&subject));
        }
    }
    let (mut left, about_allows) = allow::apply(subject.pages, found);
    left.extend(about_allows);
    level::apply(subject.config, left)
}

/// The code in the tables here that is nearest to what somebody wrote.
fn nearest_code(written: &str) -> Option<Code> {
    crate::text::nearest(written, RULES.iter().map(|rule| rule.code))
}
