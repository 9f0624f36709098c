//! Where links lead.

use std::collections::BTreeMap;

use super::{Anchors, Course, Inventory};
use crate::config::Config;
use crate::text::{PathError, SourcePath, nfc, url};

/// Where a link or a picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the course, at a heading of it or at its top.
    Page(SourcePath, Option<String>),
    /// A folder whose page is made from its contents.
    Folder(SourcePath),
    /// A text file that gets a page to read it on and a download.
    Listing(SourcePath),
    /// A file that is copied.
    Asset(SourcePath),
    /// Another place: `https:`, `mailto:` …
    External(String),
    /// Nowhere: what the link shows stays as text.
    Nowhere,
}

/// The links of one page, by what stands in the text: one text leads to one place.
pub type Links = BTreeMap<String, Resolved>;

/// A link with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Where it leads.
    pub target: Target,
    /// What is wrong, if anything.
    pub fault: Option<Fault>,
}

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No such file; perhaps another one was meant.
    Missing(SourcePath, Option<SourcePath>),
    /// It differs from the file's name in capital letters.
    Case(SourcePath),
    /// It leads out of the course folder; perhaps a file within it was meant.
    Outside(Option<SourcePath>),
    /// No heading has this id; perhaps another one was meant.
    Anchor(String, Option<String>),
    /// The id was found by a lenient comparison; this is the true one.
    LenientAnchor(String),
    /// A scheme that pages must not hold, such as `javascript:`.
    Scheme(String),
}

/// What links are resolved against.
pub struct Resolver<'a> {
    /// The outline.
    pub course: &'a Course,
    /// The files.
    pub inventory: &'a Inventory,
    /// The settings, for `[aliases]`.
    pub config: &'a Config,
    /// The ids on each page.
    pub anchors: &'a BTreeMap<SourcePath, Anchors>,
}

/// Extensions of text that is shown on a page of its own. Files without one are judged by name.
const LISTINGS: [&str; 40] = [
    "sh",
    "bash",
    "zsh",
    "yaml",
    "yml",
    "json",
    "tf",
    "hcl",
    "tfvars",
    "py",
    "js",
    "mjs",
    "ts",
    "sql",
    "toml",
    "ini",
    "conf",
    "cfg",
    "txt",
    "env",
    "xml",
    "ps1",
    "bat",
    "cmd",
    "rego",
    "go",
    "java",
    "kt",
    "rs",
    "c",
    "h",
    "css",
    "csv",
    "properties",
    "mmd",
    "html",
    "htm",
    "log",
    "rb",
    "php",
];
const LISTED_NAMES: [&str; 5] = ["Dockerfile", "Makefile", "Jenkinsfile", "Vagrantfile", "LICENSE"];

/// Whether a file is text that a link to it shows as a page.
pub fn is_listing(path: &SourcePath) -> bool {
    let extension = path.extension().to_ascii_lowercase();
    LISTINGS.contains(&extension.as_str()) || LISTED_NAMES.contains(&path.name())
}

impl Resolver<'_> {
    /// Resolves a link or the source of a picture as written on the page `from`.
    pub fn resolve(&self, from: &SourcePath, destination: &str) -> Resolved {
        let destination = destination.trim();
        if let Some(scheme) = url::scheme(destination) {
            return match scheme.as_str() {
                "http" | "https" | "mailto" | "tel" | "ftp" | "sms" => {
                    found(Target::External(destination.to_owned()))
                }
                _ => Resolved { target: Target::Nowhere, fault: Some(Fault::Scheme(scheme)) },
            };
        }
        if destination.starts_with("//") {
            return found(Target::External(format!("https:{destination}")));
        }
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (destination, None),
        };
        let path = url::decode(path.split('?').next().unwrap_or(""));
        if path.is_empty() {
            return self.anchored(from, fragment);
        }
        let path = match self.locate(from, &path) {
            Ok(path) => path,
            Err(PathError::LeavesRoot | PathError::Absolute) => {
                let tail = path.replace('\\', "/").replace("../", "").replace("./", "");
                let meant = SourcePath::new(tail.trim_start_matches('/')).ok();
                let near = meant.and_then(|meant| self.inventory.same_tail(&meant).cloned());
                return Resolved { target: Target::Nowhere, fault: Some(Fault::Outside(near)) };
            }
        };
        self.file(&path, fragment)
    }

    /// The path that is meant: from the page's folder, from the course folder for a leading `/`,
    /// and through `[aliases]`.
    fn locate(&self, from: &SourcePath, path: &str) -> Result<SourcePath, PathError> {
        let plain = match path.strip_prefix('/') {
            Some(path) => SourcePath::new(path),
            None => from.parent().join(path),
        };
        if let Ok(plain) = &plain
            && (self.inventory.has_file(plain) || self.inventory.has_folder(plain))
        {
            return Ok(plain.clone());
        }
        // An alias also helps where `..` leads out: a page that moved keeps its old links.
        let written = match &plain {
            Ok(plain) => plain.as_str().to_owned(),
            Err(_) => path.trim_start_matches("../").trim_start_matches('/').to_owned(),
        };
        let aliased = self.config.aliases.iter().find_map(|(old, new)| {
            let rest = written.strip_prefix(old.as_str())?.strip_prefix('/')?;
            new.join(rest).ok()
        });
        aliased.map_or(plain, Ok)
    }

    fn file(&self, path: &SourcePath, fragment: Option<&str>) -> Resolved {
        if let Some(page) = self.course.page(path) {
            return self.anchored(&page.source, fragment);
        }
        if self.inventory.has_file(path) {
            let path = path.clone();
            return found(if is_listing(&path) {
                Target::Listing(path)
            } else {
                Target::Asset(path)
            });
        }
        if let Some(section) = self.course.section(path) {
            return match &section.index {
                Some(index) => self.anchored(index, fragment),
                None => found(Target::Folder(path.clone())),
            };
        }
        if let Some(other) = self.inventory.ignoring_case(path) {
            let resolved = self.file(other, fragment);
            return Resolved { fault: Some(Fault::Case(other.clone())), ..resolved };
        }
        let near = self.inventory.same_tail(path).cloned();
        Resolved { target: Target::Nowhere, fault: Some(Fault::Missing(path.clone(), near)) }
    }

    fn anchored(&self, page: &SourcePath, fragment: Option<&str>) -> Resolved {
        let fragment = fragment.map(|fragment| nfc(&url::decode(fragment)));
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty() && fragment != "top")
        else {
            return found(Target::Page(page.clone(), None));
        };
        let nothing = Anchors::default();
        let anchors = self.anchors.get(page).unwrap_or(&nothing);
        if anchors.has(&fragment) {
            return found(Target::Page(page.clone(), Some(fragment)));
        }
        match anchors.alike(&fragment) {
            Some(id) => Resolved {
                target: Target::Page(page.clone(), Some(id.to_owned())),
                fault: Some(Fault::LenientAnchor(id.to_owned())),
            },
            None => {
                let near = anchors.nearest(&fragment).map(str::to_owned);
                let fault = Fault::Anchor(fragment, near);
                Resolved { target: Target::Page(page.clone(), None), fault: Some(fault) }
            }
        }
    }
}

fn found(target: Target) -> Resolved {
    Resolved { target, fault: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::Document;
    use crate::text::Source;

    fn path(path: &str) -> SourcePath {
        SourcePath::new(path).unwrap()
    }

    fn check(link: &str, expected: Target, fault: Option<Fault>) {
        let files = [
            "README.md",
            "w/day1/README.md",
            "w/day1/s.md",
            "w/day2/lab_1.md",
            "img/a b.png",
            "w/day1/run.sh",
            "Assets/db/rds.svg",
        ]
        .map(path);
        let sources: Vec<Source> = files
            .iter()
            .filter(|file| file.extension() == "md")
            .map(|file| Source::new(file.clone(), ""))
            .collect();
        let documents: Vec<Document> = sources
            .iter()
            .map(|source| Document {
                source: source.id,
                front_matter: None,
                blocks: vec![],
                comments: vec![],
                findings: vec![],
            })
            .collect();
        let pages: Vec<(&Source, &Document)> = sources.iter().zip(&documents).collect();
        let (course, _) = super::super::outline(&pages);
        let inventory = Inventory::new(&files);
        let config = Config {
            aliases: [("Assets_0131".to_owned(), path("Assets"))].into(),
            ..Config::default()
        };
        let ids = ["\u{fe0f}-실습", "목표", "get-usersid"].map(str::to_owned);
        let ids = Anchors::new(ids.into());
        let anchors = [(path("w/day1/s.md"), ids.clone()), (path("w/day1/README.md"), ids)].into();
        let resolver =
            Resolver { course: &course, inventory: &inventory, config: &config, anchors: &anchors };
        let resolved = resolver.resolve(&path("w/day1/s.md"), link);
        assert_eq!(resolved, Resolved { target: expected, fault }, "{link}");
    }

    #[test]
    fn links_lead_to_pages_folders_files_and_out() {
        let page = |file: &str, id: Option<&str>| Target::Page(path(file), id.map(str::to_owned));
        check("README.md", page("w/day1/README.md", None), None);
        check("../day1", page("w/day1/README.md", None), None);
        check("../day1/", page("w/day1/README.md", None), None);
        check("../day2/", Target::Folder(path("w/day2")), None);
        check("/w/day2/lab_1.md?x=1", page("w/day2/lab_1.md", None), None);
        check("./run.sh", Target::Listing(path("w/day1/run.sh")), None);
        check("../../img/a%20b.png", Target::Asset(path("img/a b.png")), None);
        check("https://a.kr/#x", Target::External("https://a.kr/#x".to_owned()), None);
        check("../../../Assets_0131/db/rds.svg", Target::Asset(path("Assets/db/rds.svg")), None);
        check("../../Assets_0131/db/rds.svg", Target::Asset(path("Assets/db/rds.svg")), None);
    }

    #[test]
    fn fragments_are_found_exactly_then_leniently() {
        let page = |id: Option<&str>| Target::Page(path("w/day1/s.md"), id.map(str::to_owned));
        check("#목표", page(Some("목표")), None);
        check("#%EB%AA%A9%ED%91%9C", page(Some("목표")), None);
        check(
            "#실습",
            page(Some("\u{fe0f}-실습")),
            Some(Fault::LenientAnchor("\u{fe0f}-실습".to_owned())),
        );
        check(
            "#GET-usersid",
            page(Some("get-usersid")),
            Some(Fault::LenientAnchor("get-usersid".to_owned())),
        );
        check("#목포", page(None), Some(Fault::Anchor("목포".to_owned(), Some("목표".to_owned()))));
    }

    #[test]
    fn what_is_not_there_is_a_fault_with_the_nearest() {
        check(
            "x/rds.svg",
            Target::Nowhere,
            Some(Fault::Missing(path("w/day1/x/rds.svg"), Some(path("Assets/db/rds.svg")))),
        );
        check(
            "readme.md",
            Target::Page(path("w/day1/README.md"), None),
            Some(Fault::Case(path("w/day1/README.md"))),
        );
        check("../../../../etc/x", Target::Nowhere, Some(Fault::Outside(None)));
        check("javascript:alert(1)", Target::Nowhere, Some(Fault::Scheme("javascript".to_owned())));
    }
}
