//! How pages look: templates, styles, scripts and words, embedded and replaceable file by file.

mod assets;
mod error;
mod files;
mod manifest;
mod strings;
mod templates;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

pub use assets::{Asset, Entry};
pub use error::ThemeError;
pub use files::Files;
pub use strings::Strings;
pub use templates::Template;

use assets::Assets;
use manifest::Manifest;
use templates::Templates;

/// A theme that is ready to render: its templates compile, its style sheets name only files it has.
#[derive(Clone, Debug)]
pub struct Theme {
    files: Files,
    strings: Strings,
    aliases: BTreeMap<String, Vec<String>>,
    assets: Assets,
    templates: Templates,
    fingerprint: [u8; 32],
}

impl Theme {
    /// Reads a theme from its files; those of the embedded theme stand in for absent ones.
    ///
    /// # Errors
    /// When a file of the theme cannot be used, with its name and, where known, the place in it.
    pub fn new(changed: Files) -> Result<Self, ThemeError> {
        let files = Files::embedded().overlaid(changed);
        let manifest: Manifest = files.toml("theme.toml")?;
        let strings: Strings = files.toml("strings/ko.toml")?;
        let aliases = files.toml("search/aliases.toml")?;
        let assets = Assets::new(&manifest, &files)?;
        let templates = Templates::new(&files)?;
        let fingerprint = files.fingerprint();
        Ok(Self { files, strings, aliases, assets, templates, fingerprint })
    }

    /// The words of the interface.
    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    /// Words of the field with others that mean the same.
    pub fn aliases(&self) -> &BTreeMap<String, Vec<String>> {
        &self.aliases
    }

    /// The addresses, from the site's root, that every page's `<head>` names.
    pub fn entry(&self) -> &Entry {
        self.assets.entry()
    }

    /// The files that the site serves for this theme, by address.
    pub fn assets(&self) -> &[Asset] {
        self.assets.all()
    }

    /// The address, from the site's root, of a served file of the theme, such as `favicon.png`.
    pub fn url(&self, path: &str) -> Option<&str> {
        self.assets.url(path)
    }

    /// A file of the theme as it is, such as an icon.
    pub fn file(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// Every file of the theme, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Arc<[u8]>)> {
        self.files.iter()
    }

    /// The packs of icons of the theme, as Iconify JSON.
    pub fn icon_packs(&self) -> impl Iterator<Item = &str> {
        let pack = |path: &str| path.starts_with("icons/") && path.ends_with(".json");
        let packs = self.files.iter().filter(move |(path, _)| pack(path));
        packs.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
    }

    /// Renders a template with a context.
    ///
    /// # Errors
    /// When the template uses a name that the context lacks, or a filter fails.
    pub fn render(
        &self,
        template: Template,
        context: &impl Serialize,
    ) -> Result<String, ThemeError> {
        self.templates.render(template, context)
    }

    /// A hash of every file of the theme.
    pub fn fingerprint(&self) -> &[u8; 32] {
        &self.fingerprint
    }
}

#[cfg(test)]
mod tests;
