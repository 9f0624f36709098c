//! Everything that is known of a course before anything is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::config::Config;
use crate::cost::{self, Ledger};
use crate::course::{self, Anchors, Course, Inventory, Links, Page, Resolver, Target};
use crate::diagnostic::Diagnostic;
use crate::diagram::{Drawing, Kind, PlaceSort};
use crate::load::Inputs;
use crate::markdown::{self, Destination, Document};
use crate::text::{Source, SourceId, SourcePath, Sources, Span};

/// The pages of a course, parsed, with their outline and where their links lead.
pub(super) struct Reading<'a> {
    pub course: Course,
    pub pages: Vec<Read<'a>>,
    inventory: Inventory,
    anchors: BTreeMap<SourcePath, Anchors>,
}

/// One page.
pub(super) struct Read<'a> {
    pub source: &'a Source,
    pub document: Document,
    pub links: Links,
}

impl Read<'_> {
    /// Its place in the course.
    pub fn page<'c>(&self, course: &'c Course) -> &'c Page {
        course.page(&self.source.path).expect("the outline has every parsed page")
    }
}

impl Reading<'_> {
    /// Resolves what drawings lead to, one list for each page, as if it stood in the text.
    pub fn resolve(&mut self, config: &Config, drawn: &[Vec<Destination<'_>>]) {
        let resolver = Resolver {
            course: &self.course,
            inventory: &self.inventory,
            config,
            anchors: &self.anchors,
        };
        for (read, drawn) in self.pages.iter_mut().zip(drawn) {
            for at in drawn {
                let resolved = || resolver.resolve(&read.source.path, at.url);
                read.links.entry(at.url.to_owned()).or_insert_with(resolved);
            }
        }
    }

    /// The file that was perhaps meant by a path where none is.
    pub fn near(&self, path: &SourcePath) -> Option<&SourcePath> {
        self.inventory.ignoring_case(path).or_else(|| self.inventory.same_tail(path))
    }

    /// The money of the pages, and of the scripts that they link to.
    pub fn ledger(
        &self,
        inputs: &Inputs,
        drawings: &BTreeMap<Span, Arc<Drawing>>,
        found: &mut Vec<Diagnostic>,
    ) -> Ledger {
        let services = services(&inputs.sources, drawings);
        let pages: Vec<cost::Page<'_>> = self
            .pages
            .iter()
            .map(|read| cost::Page {
                source: read.source,
                document: &read.document,
                services: services.get(&read.source.id).map_or(&[], Vec::as_slice),
            })
            .collect();
        let linked: BTreeSet<&SourcePath> = self
            .pages
            .iter()
            .flat_map(|read| read.links.values())
            .filter_map(|resolved| match &resolved.target {
                Target::Listing(path) => Some(path),
                _ => None,
            })
            .collect();
        let scripts: Vec<&Source> =
            linked.into_iter().filter_map(|path| inputs.sources.get(path)).collect();
        let terms = cost::Terms { book: &inputs.prices, course: &inputs.config.course };
        let ledger = cost::ledger(&pages, &scripts, &terms);
        found.extend(ledger.findings.iter().cloned());
        ledger
    }
}

/// Words of headings over charts that show what a page runs on.
const ARCHITECTURE: [&str; 8] = [
    "아키텍처",
    "구성도",
    "구조도",
    "인프라",
    "토폴로지",
    "전체 구성",
    "architecture",
    "infrastructure",
];

/// Whether a chart stands under a heading about an architecture.
fn shows_architecture(source: &Source, fence: Span) -> bool {
    let above = source.text.get(..fence.start as usize).unwrap_or("");
    let heading = above.lines().rev().find(|line| line.starts_with('#')).unwrap_or("");
    let heading = heading.to_lowercase();
    ARCHITECTURE.iter().any(|word| heading.contains(word))
}

/// The services in the diagrams of architectures of each source.
fn services(
    sources: &Sources,
    drawings: &BTreeMap<Span, Arc<Drawing>>,
) -> BTreeMap<SourceId, Vec<cost::Service>> {
    let mut services: BTreeMap<SourceId, Vec<cost::Service>> = BTreeMap::new();
    for (fence, drawing) in drawings {
        let Some(picture) = &drawing.picture else { continue };
        let Some(source) = sources.by_id(fence.source) else { continue };
        let chart = drawing.kind == Kind::Flowchart && shows_architecture(source, *fence);
        if drawing.kind != Kind::Architecture && !chart {
            continue;
        }
        let text = source.slice(*fence);
        for place in &picture.outline.places {
            // A box of a chart may be anything; a known service is one.
            let named = !chart || cost::Named::of(&place.label).usage().is_some();
            if place.sort != PlaceSort::Node || !named {
                continue;
            }
            let at = text.find(&format!("[{}]", place.label)).map(|at| at + 1);
            let span = at.map_or(*fence, |at| {
                let start = fence.start as usize + at;
                source.span(start..start + place.label.len())
            });
            services
                .entry(fence.source)
                .or_default()
                .push(cost::Service { span, name: place.label.clone() });
        }
    }
    services
}

/// Parses the pages and resolves their links.
pub(super) fn read<'a>(inputs: &'a Inputs, found: &mut Vec<Diagnostic>) -> Reading<'a> {
    let sources: Vec<&Source> =
        inputs.pages.iter().filter_map(|path| inputs.sources.get(path)).collect();
    let documents: Vec<Document> =
        sources.par_iter().map(|source| markdown::parse(source)).collect();
    for document in &documents {
        found.extend(document.findings.iter().cloned());
    }
    let pages: Vec<(&Source, &Document)> = sources.iter().copied().zip(&documents).collect();
    let (course, about_outline) = course::outline(&pages);
    found.extend(about_outline);

    let inventory = Inventory::new(inputs.files.keys());
    let anchors: BTreeMap<SourcePath, Anchors> = pages
        .iter()
        .map(|(source, document)| (source.path.clone(), Anchors::of(document)))
        .collect();
    let resolver = Resolver {
        course: &course,
        inventory: &inventory,
        config: &inputs.config,
        anchors: &anchors,
    };
    let links: Vec<Links> = pages
        .par_iter()
        .map(|(source, document)| {
            markdown::destinations(document)
                .into_iter()
                .map(|at| (at.url.to_owned(), resolver.resolve(&source.path, at.url)))
                .collect()
        })
        .collect();
    let pages = sources
        .into_iter()
        .zip(documents)
        .zip(links)
        .map(|((source, document), links)| Read { source, document, links })
        .collect();
    Reading { course, pages, inventory, anchors }
}
