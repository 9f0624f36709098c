//! A course with every fix put in.

use std::collections::{BTreeMap, BTreeSet};

use super::{Build, Tools, build};
use crate::diagnostic::{Diagnostic, Fix, Left, Related, Revision};
use crate::load::Inputs;
use crate::text::{File, Source, SourceId, SourcePath};
use crate::theme::ThemeError;

/// How often what is left is fixed again: a figure that builds on one that was wrong, two fixes of
/// one place.
const ROUNDS: usize = 12;

/// A byte order mark as UTF-8.
const MARK: &str = "\u{feff}";

/// A course after its fixes.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The inputs with the new texts.
    pub inputs: Inputs,
    /// What comes of them.
    pub build: Build,
    /// The files that are different now.
    pub files: BTreeMap<SourcePath, MendedFile>,
    /// How many fixes were made.
    pub count: usize,
    /// What is left to look at: places that may have to change with what was fixed.
    pub left: Vec<Place>,
}

/// A place in a file, and what is to be looked at there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub path: SourcePath,
    /// Its line, from one.
    pub line: usize,
    /// Its text, and what about it.
    pub message: String,
}

/// A file that is different now.
#[derive(Clone, Debug)]
pub struct MendedFile {
    /// What happened to its text.
    pub revision: Revision,
    /// Its bytes as they were read.
    pub before: Vec<u8>,
    /// Its new bytes.
    pub after: Vec<u8>,
}

/// Puts in the fix of every finding of `first`, the build of `inputs`, again and again until there is none.
///
/// # Errors
/// When the theme cannot be used.
pub fn mend(mut inputs: Inputs, first: Build, tools: &Tools) -> Result<Mended, ThemeError> {
    let mut build_now = first;
    let mut revisions: BTreeMap<SourcePath, Revision> = BTreeMap::new();
    let originals = inputs.clone();
    let mut count = 0;
    let mut left = BTreeSet::new();
    for _ in 0..ROUNDS {
        left.extend(places_left(&build_now, &inputs));
        let fixed = round(&build_now, &mut inputs, &originals, &mut revisions);
        if fixed == 0 {
            break;
        }
        count += fixed;
        build_now = build(&inputs, tools)?;
    }
    let files = revisions
        .into_iter()
        .filter(|(_, revision)| revision.is_changed())
        .filter_map(|(path, revision)| {
            let before = originals.files.get(&path)?.bytes().ok()?.to_vec();
            let mark = if before.starts_with(MARK.as_bytes()) { MARK } else { "" };
            let after = format!("{mark}{}", revision.text()).into_bytes();
            Some((path, MendedFile { revision, before, after }))
        })
        .collect();
    Ok(Mended { inputs, build: build_now, files, count, left: left.into_iter().collect() })
}

/// The places that the findings with a fix leave to be looked at.
fn places_left(built: &Build, inputs: &Inputs) -> Vec<Place> {
    let fixed = built.findings.iter().filter(|finding| finding.fix.is_some());
    let related = fixed.flat_map(|finding| &finding.related);
    let place = |related: &Related| {
        let source = inputs.sources.by_id(related.span.source)?;
        let text = source.slice(related.span);
        Some(Place {
            path: source.path.clone(),
            line: source.place(related.span.start as usize).line,
            message: format!("{text}: {}", related.message),
        })
    };
    related.filter(|related| related.left == Left::Look).filter_map(place).collect()
}

/// Puts in the fixes that do not touch each other; says how many.
fn round(
    built: &Build,
    inputs: &mut Inputs,
    originals: &Inputs,
    revisions: &mut BTreeMap<SourcePath, Revision>,
) -> usize {
    let mut by_source: BTreeMap<SourceId, Vec<&Fix>> = BTreeMap::new();
    for fix in built.findings.iter().flat_map(Diagnostic::fixes) {
        by_source.entry(fix.span.source).or_default().push(fix);
    }
    let mut count = 0;
    for (id, fixes) in by_source {
        let Some(source) = inputs.sources.by_id(id) else { continue };
        let path = source.path.clone();
        if !revisions.contains_key(&path) && !is_as_read(originals, source) {
            continue;
        }
        let revision = revisions.entry(path.clone()).or_insert_with(|| Revision::new(&source.text));
        let fixed = revision.apply(&fixes);
        if fixed > 0 {
            let text = revision.text().to_owned();
            inputs.sources.insert(Source::new(path.clone(), &text));
            inputs.files.insert(path, File::from_bytes(text.into_bytes()));
        }
        count += fixed;
    }
    count
}

/// Whether the file is of the course and its bytes are just the text of the source: then the text can be
/// written back without a loss.
fn is_as_read(inputs: &Inputs, source: &Source) -> bool {
    let bytes = inputs.files.get(&source.path).and_then(|file| file.bytes().ok());
    bytes.is_some_and(|bytes| {
        bytes.strip_prefix(MARK.as_bytes()).unwrap_or(&bytes) == source.text.as_bytes()
    })
}
