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
    owners: BTreeMap<String, Owner>,
    findings: Vec<Diagnostic>,
}

/// What a file of the site comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The site itself, which needs it.
    Site,
    /// A file of the course.
    File(SourcePath),
    /// A line of the settings.
    Setting(Span),
}

impl Collector {
    /// Adds a file that comes from `owner`; what came first stays.
    pub fn add(&mut self, path: String, bytes: impl Into<Arc<[u8]>>, owner: Owner) {
        if self.take(&path, owner) {
            self.site.insert(path, bytes);
        }
    }

    /// Keeps a path for a file that the site makes of all the others.
    pub fn reserve(&mut self, path: &str) {
        self.take(path, Owner::Site);
    }

    /// Whether the path was free.
    fn take(&mut self, path: &str, owner: Owner) -> bool {
        match self.owners.entry(path.to_lowercase()) {
            Entry::Vacant(free) => {
                free.insert(owner);
                true
            }
            Entry::Occupied(taken) => {
                self.findings.extend(conflict(path, &owner, taken.get()));
                false
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
            self.findings.extend(conflict(&path, &file, &owner));
            self.site.remove_ignoring_case(&path);
        }
        (self.site, self.findings)
    }
}

/// What is found when `late` wants the path that `first` has; nothing where the site has both.
fn conflict(path: &str, late: &Owner, first: &Owner) -> Option<Diagnostic> {
    let start = |path: &SourcePath| Span::new(SourceId::of(path), 0..0);
    let with_site = format!(
        "사이트가 스스로 만드는 {} 자리가 겹칩니다",
        with_particle(&format!("`{path}`"), "과", "와")
    );
    let found = |span, message| Diagnostic::error("output-conflict", span, message);
    Some(match (late, first) {
        (Owner::Site, Owner::Site) => return None,
        (Owner::File(file), Owner::Site) => found(start(file), with_site)
            .help("사이트의 파일이 그 자리를 썼습니다. 이 파일의 이름을 바꾸세요"),
        (Owner::Site, Owner::File(file)) => found(start(file), with_site)
            .help("이 파일이 그 자리를 썼습니다. 사이트의 파일도 있도록 이 파일의 이름을 바꾸세요"),
        (Owner::File(file), Owner::File(other)) => {
            found(start(file), format!("`{other}` 파일과 사이트에서 같은 자리(`{path}`)를 씁니다"))
                .help(format!(
                    "`{other}` 파일이 그 자리를 썼습니다. 두 파일 가운데 하나의 이름을 바꾸세요"
                ))
                .related(start(other), "이 파일이 그 자리에 있습니다")
        }
        (Owner::Setting(line), other) | (other, Owner::Setting(line)) => {
            let finding =
                found(*line, format!("옛 주소의 자리(`{path}`)에 이미 다른 파일이 있습니다"));
            let finding =
                finding.help("있는 파일을 그대로 두었습니다. 이 줄을 지우거나 옛 주소를 고치세요");
            match other {
                Owner::Site => finding,
                Owner::File(file) => finding.related(start(file), "이 파일이 그 자리에 있습니다"),
                Owner::Setting(other) => finding.related(*other, "이 줄도 그 자리를 씁니다"),
            }
        }
    })
}
