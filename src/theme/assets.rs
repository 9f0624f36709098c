//! The files that a site serves for its theme, named by their content.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::manifest::Manifest;
use super::{Files, ThemeError};

/// A served file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its address from the site's root; a hash of its bytes is part of it.
    pub url: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// What every page's `<head>` names: addresses from the site's root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The style sheet.
    pub style: String,
    /// Scripts that run before the first paint.
    pub head_scripts: Vec<String>,
    /// The script of a page that does not know where it is shown.
    pub lost: String,
    /// The script that runs when the page has been read.
    pub script: String,
    /// The same with what pages with diagrams need.
    pub diagram_script: String,
    /// The script that is asked for when someone searches.
    pub search: String,
    /// The fonts to ask for at once.
    pub fonts: Vec<String>,
    /// The picture in the browser's tab.
    pub favicon: String,
}

#[derive(Clone, Debug)]
pub struct Assets {
    all: Vec<Asset>,
    urls: BTreeMap<String, String>,
    entry: Entry,
}

impl Assets {
    pub fn new(manifest: &Manifest, files: &Files) -> Result<Self, ThemeError> {
        let mut served = Served { files, assets: BTreeMap::new(), urls: BTreeMap::new() };
        let mut sheet = String::new();
        for path in &manifest.styles {
            sheet.push_str(&squeezed(&served.linked(path)?));
        }
        let style = served.add("styles/style.css", sheet.into_bytes().into());
        let head_scripts = served.all(&manifest.head_scripts)?;
        let lost = served.file(&manifest.lost)?;
        let script = served.joined(&manifest.scripts)?;
        let diagrams = served.wrapped(&manifest.diagram_scripts)?;
        let diagram_script = served.script("diagram", format!("{script}{diagrams}"));
        let script = served.script("script", script);
        let search = served.joined(&manifest.search)?;
        let search = served.script("search", search);
        let fonts = served.all(&manifest.fonts)?;
        let favicon = served.file(&manifest.favicon)?;
        served.all(&manifest.served)?;
        let Served { assets, urls, .. } = served;
        let all = assets.into_iter().map(|(url, bytes)| Asset { url, bytes }).collect();
        let entry =
            Entry { style, head_scripts, lost, script, diagram_script, search, fonts, favicon };
        Ok(Self { all, urls, entry })
    }

    pub fn all(&self) -> &[Asset] {
        &self.all
    }

    pub fn url(&self, path: &str) -> Option<&str> {
        self.urls.get(path).map(String::as_str)
    }

    pub fn entry(&self) -> &Entry {
        &self.entry
    }
}

struct Served<'a> {
    files: &'a Files,
    assets: BTreeMap<String, Arc<[u8]>>,
    urls: BTreeMap<String, String>,
}

impl Served<'_> {
    fn all(&mut self, paths: &[String]) -> Result<Vec<String>, ThemeError> {
        paths.iter().map(|path| self.file(path)).collect()
    }

    fn file(&mut self, path: &str) -> Result<String, ThemeError> {
        if let Some(url) = self.urls.get(path) {
            return Ok(url.clone());
        }
        let bytes = self.files.get(path);
        let bytes = bytes.ok_or_else(|| ThemeError::new(path, "파일이 없습니다"))?;
        Ok(self.add(path, bytes.clone()))
    }

    /// Scripts as one text: one request, however many there are.
    fn joined(&self, paths: &[String]) -> Result<String, ThemeError> {
        let mut script = String::new();
        for path in paths {
            script.push_str(&bare(self.files.text(path)?));
            // What follows must not continue its last statement.
            script.push_str(";\n");
        }
        Ok(script)
    }

    /// Scripts as one function: each may use what those before it declare, and nobody else can.
    fn wrapped(&self, paths: &[String]) -> Result<String, ThemeError> {
        let mut script = "(() => {\n\"use strict\";\n".to_owned();
        for path in paths {
            script.push_str(&bare(self.files.text(path)?));
        }
        Ok(script + "})();\n")
    }

    fn script(&mut self, name: &str, script: String) -> String {
        self.add(&format!("scripts/{name}.js"), script.into_bytes().into())
    }

    fn add(&mut self, path: &str, bytes: Arc<[u8]>) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let hash = blake3::hash(&bytes).to_hex();
        let url = format!("assets/{stem}.{}.{extension}", &hash[..8]);
        self.assets.insert(url.clone(), bytes);
        self.urls.insert(path.to_owned(), url.clone());
        url
    }

    /// A style sheet in which every `url(…)` of a theme's file names the served file.
    fn linked(&mut self, path: &str) -> Result<String, ThemeError> {
        let text = self.files.text(path)?;
        let mut linked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("url(") {
            linked.push_str(before);
            linked.push_str("url(");
            let (written, tail) = after.split_once(')').unwrap_or((after, ""));
            let target = written.trim().trim_matches(['"', '\'']);
            if target.starts_with("data:") || target.starts_with('#') {
                linked.push_str(written);
            } else {
                let line = text[..text.len() - after.len()].matches('\n').count() + 1;
                let missing = format!("`{target}` 파일이 테마에 없습니다");
                let file = resolved(path, target);
                let url =
                    self.file(&file).map_err(|_| ThemeError::new(path, missing).at(line, 1))?;
                // Style sheet and file are served from one folder.
                linked.push_str(url.rsplit('/').next().unwrap_or(&url));
            }
            linked.push(')');
            rest = tail;
        }
        linked.push_str(rest);
        Ok(linked)
    }
}

/// `target` as written in the file at `path`.
fn resolved(path: &str, target: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A script without indentation, blank lines and lines that are comments. One with a text of several
/// lines stays as it is: that may hold what looks like a comment.
fn bare(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return format!("{}\n", script.trim_end());
    }
    let mut bare = String::with_capacity(script.len());
    let mut comment = false;
    for mut line in script.lines().map(str::trim) {
        comment = comment || line.starts_with("/*");
        if comment {
            let Some((_, after)) = line.split_once("*/") else { continue };
            comment = false;
            line = after.trim();
        }
        if !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
    }
    bare
}

/// A style sheet without comments and indentation.
fn squeezed(sheet: &str) -> String {
    let mut plain = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(plain.len()), |sheet, line| sheet + line + "\n")
}
