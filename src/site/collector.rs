//! The files of a site while it is put together: no two may want one path.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Site;
use crate::diagnostic::Diagnostic;
use crate::text::{SourceId, SourcePath, Span, with_particle};

/// Files with what each comes from.
#[derive(Debug, Default)]
pub struct Collector {
    site: Site,
    /// By path in lower case: some file systems do not tell capital letters apart.
    owners: BTreeMap<String, SourcePath>,
    findings: Vec<Diagnostic>,
}

impl Collector {
    /// Adds a file that comes from `owner`; what came first stays.
    pub fn add(&mut self, path: String, bytes: impl Into<Arc<[u8]>>, owner: &SourcePath) {
        let key = path.to_lowercase();
        match self.owners.entry(key) {
            Entry::Vacant(free) => {
                free.insert(owner.clone());
                self.site.insert(path, bytes);
            }
            Entry::Occupied(taken) => {
                let finding = conflict(&path, owner, taken.get());
                self.findings.push(finding);
            }
        }
    }

    /// The paths of the files so far.
    pub fn files(&self) -> BTreeSet<String> {
        self.site.files().keys().cloned().collect()
    }

    /// The site, and a finding for every file that another one kept out. A file in whose place a
    /// folder is needed is kept out too.
    pub fn finish(mut self) -> (Site, Vec<Diagnostic>) {
        let mut blocked = Vec::new();
        for (path, owner) in &self.owners {
            let mut rest = path.as_str();
            while let Some((folder, _)) = rest.rsplit_once('/') {
                if let Some(file) = self.owners.get(folder) {
                    blocked.push((folder.to_owned(), file.clone(), owner.clone()));
                }
                rest = folder;
            }
        }
        blocked.dedup_by(|a, b| a.0 == b.0);
        for (path, file, owner) in blocked {
            self.findings.push(conflict(&path, &file, &owner));
            self.site.remove_ignoring_case(&path);
        }
        (self.site, self.findings)
    }
}

fn conflict(path: &str, owner: &SourcePath, other: &SourcePath) -> Diagnostic {
    // The site's own files belong to no file of the course.
    let (owner, other) = if owner.as_str().is_empty() { (other, owner) } else { (owner, other) };
    let start = |path: &SourcePath| Span::new(SourceId::of(path), 0..0);
    if other.as_str().is_empty() {
        let message = format!(
            "사이트가 스스로 만드는 {} 자리가 겹칩니다",
            with_particle(&format!("`{path}`"), "과", "와")
        );
        return Diagnostic::error("output-conflict", start(owner), message)
            .help("파일의 이름을 바꾸세요");
    }
    let message = format!("`{other}` 파일과 사이트에서 같은 자리(`{path}`)를 씁니다");
    Diagnostic::error("output-conflict", start(owner), message)
        .help("두 파일 가운데 하나의 이름을 바꾸세요")
        .related(start(other), "이 파일이 그 자리에 있습니다")
}
