//! The files of a theme, by path.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

use super::ThemeError;
use crate::text::Lines;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Embedded;

/// Files by their path from the theme's folder, `/` between parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Arc<[u8]>>);

impl Files {
    /// The theme inside the binary.
    pub fn embedded() -> Self {
        static EMBEDDED: LazyLock<Files> = LazyLock::new(|| {
            // Scripts that make a file of the theme are of no use at run time.
            let names = Embedded::iter().filter(|name| !name.ends_with(".py"));
            names
                .filter_map(|name| Some((name.to_string(), Embedded::get(&name)?.data.into())))
                .collect()
        });
        EMBEDDED.clone()
    }

    /// These files, with those of `changed` in place of the ones at their paths.
    pub fn overlaid(mut self, changed: Self) -> Self {
        self.0.extend(changed.0);
        self
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.0.get(path)
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// The text of a file that the theme must have.
    ///
    /// # Errors
    /// When it is missing or not UTF-8.
    pub fn text(&self, path: &str) -> Result<&str, ThemeError> {
        let bytes = self.get(path).ok_or_else(|| ThemeError::new(path, "파일이 없습니다"))?;
        std::str::from_utf8(bytes).map_err(|_| ThemeError::new(path, "UTF-8로 쓰이지 않았습니다"))
    }

    /// A TOML file that the theme must have.
    ///
    /// # Errors
    /// When it is missing, or a key is missing, unknown or of the wrong type.
    pub fn toml<T: DeserializeOwned>(&self, path: &str) -> Result<T, ThemeError> {
        let text = self.text(path)?;
        toml::from_str(text).map_err(|error| {
            let fault = ThemeError::new(path, error.message());
            match error.span() {
                Some(span) => {
                    let place = Lines::new(text).place(text, span.start);
                    fault.at(place.line, place.column)
                }
                None => fault,
            }
        })
    }

    /// A hash of all paths and bytes.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for (path, bytes) in &self.0 {
            hasher.update(path.as_bytes());
            hasher.update(&[0]);
            hasher.update(blake3::hash(bytes).as_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

impl FromIterator<(String, Arc<[u8]>)> for Files {
    fn from_iter<I: IntoIterator<Item = (String, Arc<[u8]>)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}
