//! Icons by name.

use std::collections::BTreeMap;

/// All icons that a course has: the five that Mermaid knows, the theme's and its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Icons {
    by_name: BTreeMap<String, Icon>,
}

/// One icon.
#[derive(Clone, Debug, PartialEq)]
pub struct Icon {
    /// The elements inside of its `<svg>`; every id begins with [`ID_MARK`].
    pub body: String,
    /// Left, top, width and height of what the body is drawn in.
    pub view: [f64; 4],
}

/// Stands in an icon's body where the prefix of the picture's ids goes.
pub const ID_MARK: char = '\u{1}';

impl Icons {
    /// The icon called `name` (`cloud`, `logos:aws-rds`).
    pub fn get(&self, name: &str) -> Option<&Icon> {
        self.by_name.get(name)
    }
}
