//! The files that pages use, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Tools;
use super::fragments::coloured;
use super::reading::Reading;
use crate::config::Placed;
use crate::course::Target;
use crate::diagnostic::Diagnostic;
use crate::load::Inputs;
use crate::site::Listing;
use crate::text::{Source, SourcePath, system_reason, with_particle};

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
    let mut wanted: BTreeSet<SourcePath> = BTreeSet::new();
    let settings = site.logo.iter().map(|logo| ("logo", logo));
    for (key, file) in settings.chain(site.extra_css.iter().map(|style| ("extra_css", style))) {
        if inputs.files.contains_key(&file.value) {
            wanted.insert(file.value.clone());
        } else {
            found.push(missing(key, file, reading));
        }
    }
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
                let span = Source::new(path, "").span(0..0);
                let message = format!("읽을 수 없습니다: {}", system_reason(&error));
                let known =
                    |other: &Diagnostic| (other.code, other.span) == ("file-unreadable", span);
                if !found.iter().any(known) {
                    found.push(
                        Diagnostic::error("file-unreadable", span, message)
                            .help("파일의 권한을 확인하세요. 나머지는 그대로 빌드했습니다"),
                    );
                }
            }
        }
    }
    Gathered { assets, listings }
}

/// The finding for a file of the settings that is not in the course.
fn missing(key: &str, file: &Placed<SourcePath>, reading: &Reading<'_>) -> Diagnostic {
    let name = with_particle(&format!("`{}`", file.value), "이", "가");
    let message = format!("`{key}`의 파일 {name} 과정에 없습니다");
    let help = match reading.near(&file.value) {
        Some(near) => format!("`{near}` 파일인지 확인하고 경로를 고치세요"),
        None => "과정 폴더를 기준으로 한 경로로 고치거나 이 설정을 지우세요".to_owned(),
    };
    Diagnostic::error("config-file-missing", file.span, message).help(help)
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
