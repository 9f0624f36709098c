//! Texts of several sources on one page: their ids must not meet.

use std::collections::BTreeMap;

use crate::text::SourcePath;

/// Where a text stands among others on one page; the default is a page of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// The name of the text on the page, which its ids begin with; empty on a page of its own.
    pub name: String,
    /// The names of all texts on the page, by source.
    pub names: BTreeMap<SourcePath, String>,
}

impl Joined {
    /// The id of something in this text.
    pub fn id(&self, id: &str) -> String {
        within(&self.name, id)
    }

    /// The id of something in the text of `source`, or of the text itself, when it is on this page.
    pub fn elsewhere(&self, source: &SourcePath, id: Option<&str>) -> Option<String> {
        let name = self.names.get(source)?;
        Some(id.map_or_else(|| name.clone(), |id| within(name, id)))
    }
}

fn within(name: &str, id: &str) -> String {
    if name.is_empty() { id.to_owned() } else { format!("{name}-{id}") }
}
