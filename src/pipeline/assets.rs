//! The files that pages use, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Tools;
use super::fragments::coloured;
use super::reading::Reading;
use crate::course::Target;
use crate::diagnostic::Diagnostic;
use crate::load::Inputs;
use crate::site::Listing;
use crate::text::{Source, SourcePath};

/// What a site needs beside its pages.
pub(super) struct Gathered {
    pub assets: BTreeMap<SourcePath, Arc<[u8]>>,
    pub listings: Vec<Listing>,
}

/// Reads the files that links, pictures and settings lead to.
pub(super) fn gather(
    inputs: &Inputs,
    reading: &Reading<'_>,
    tools: &Tools,
    found: &mut Vec<Diagnostic>,
) -> Gathered {
    let site = &inputs.config.site;
    let mut wanted: BTreeSet<SourcePath> =
        site.logo.iter().chain(&site.extra_css).cloned().collect();
    let mut listed: BTreeMap<&SourcePath, Vec<SourcePath>> = BTreeMap::new();
    for page in &reading.pages {
        let targets: BTreeSet<&SourcePath> = page
            .links
            .values()
            .filter_map(|resolved| match &resolved.target {
                Target::Asset(path) => {
                    wanted.insert(path.clone());
                    None
                }
                Target::Listing(path) => Some(path),
                _ => None,
            })
            .collect();
        for path in targets {
            listed.entry(path).or_default().push(page.source.path.clone());
        }
    }
    let mut listings = Vec::new();
    for (path, used_by) in listed {
        wanted.insert(path.clone());
        // A file that is no text has been reported; its page shows what can be read of it.
        let text = inputs.sources.get(path).map(|source| Arc::clone(&source.text)).or_else(|| {
            let bytes = inputs.files.get(path)?.bytes().ok()?;
            Some(String::from_utf8_lossy(&bytes).into())
        });
        if let Some(text) = text {
            let language = language(path);
            listings.push(Listing {
                path: path.clone(),
                coloured: coloured(&language, &text, &tools.cache),
                text,
                language,
                used_by,
            });
        }
    }
    let mut assets = BTreeMap::new();
    for path in wanted {
        let Some(file) = inputs.files.get(&path) else { continue };
        match file.bytes() {
            Ok(bytes) => {
                assets.insert(path, bytes);
            }
            Err(error) => {
                let source = Source::new(path, "");
                let message = format!("읽을 수 없습니다: {error}");
                found.push(
                    Diagnostic::error("file-unreadable", source.span(0..0), message)
                        .help("파일의 권한을 확인하세요. 나머지는 그대로 빌드했습니다"),
                );
            }
        }
    }
    Gathered { assets, listings }
}

/// The language of a file as a fence would name it.
fn language(path: &SourcePath) -> String {
    match (path.extension(), path.name()) {
        ("", name) => name.to_ascii_lowercase(),
        ("env" | "conf" | "cfg" | "properties", _) => "ini".to_owned(),
        ("tfvars", _) => "hcl".to_owned(),
        (extension, _) => extension.to_ascii_lowercase(),
    }
}
