//! Icons by name.

mod built_in;
mod pack;

use std::collections::BTreeMap;

pub use pack::PackError;

/// All icons that a course has: the five that Mermaid knows, the theme's and its own.
#[derive(Clone, Debug, PartialEq)]
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

impl Default for Icons {
    /// The five icons that Mermaid knows.
    fn default() -> Self {
        Self { by_name: built_in::icons() }
    }
}

impl Icons {
    /// The icon called `name` (`cloud`, `logos:aws-rds`).
    pub fn get(&self, name: &str) -> Option<&Icon> {
        self.by_name.get(name)
    }

    /// Adds a pack in Iconify's JSON format; its icons are called `prefix:name`.
    ///
    /// # Errors
    /// When it is not such a pack, or an icon holds what a picture must not.
    pub fn add(&mut self, json: &str) -> Result<(), PackError> {
        self.by_name.extend(pack::read(json)?);
        Ok(())
    }

    /// A hash of all names and drawings.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for (name, icon) in &self.by_name {
            for part in [name, &icon.body, &format!("{:?}", icon.view)] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
            }
        }
        *hasher.finalize().as_bytes()
    }
}
