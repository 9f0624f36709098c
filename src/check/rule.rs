//! What a rule is.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};

/// One kind of finding, with its page.
#[derive(Debug)]
pub struct Rule {
    /// Its name; reads well after "allow".
    pub code: Code,
    /// One Korean line: what it reports.
    pub summary: &'static str,
    /// Its page in Markdown: what it checks, why, an example, and what to write instead.
    pub docs: &'static str,
    /// Who finds it.
    pub finder: Finder,
}

/// Who finds what a rule reports.
#[derive(Clone, Copy, Debug)]
pub enum Finder {
    /// A function over the whole course.
    Rule(fn(&Subject<'_>) -> Vec<Diagnostic>),
    /// An earlier stage, on its way: the folder, the settings, the Markdown, the diagrams, the
    /// money or the site.
    Stage,
}
