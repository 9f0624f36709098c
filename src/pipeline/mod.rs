//! From inputs to a site and its findings.

mod assets;
mod days;
mod figures;
mod fragments;
mod mend;
mod reading;
mod timings;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::cache::Cache;
use crate::check::{self, CheckedPage, Subject};
use crate::cost::Ledger;
use crate::course::{Course, Route};
use crate::diagnostic::{self, Diagnostic};
use crate::diagram::Other;
use crate::load::Inputs;
use crate::markdown::Destination;
use crate::page::{self, Body, Joined, Sizes};
use crate::search::{self, Section};
use crate::site::{self, Day, Parts, Site};
use crate::text::SourcePath;
use crate::theme::{Theme, ThemeError};

use reading::Read;

pub use mend::{Mended, MendedFile, mend};
pub use timings::Timings;

/// What came of a course.
#[derive(Clone, Debug)]
pub struct Build {
    /// The site. It is always whole, whatever was found.
    pub site: Site,
    /// Everything that was found, sorted by place.
    pub findings: Vec<Diagnostic>,
    /// The outline.
    pub course: Course,
    /// Every amount.
    pub ledger: Ledger,
    /// How large the search index is.
    pub search: IndexSize,
    /// How long each stage took.
    pub timings: Timings,
}

/// How large a search index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexSize {
    /// How many files it has.
    pub files: usize,
    /// Their bytes, not compressed.
    pub bytes: usize,
}

/// What a build is made with beside its inputs; it does not change what is made.
#[derive(Debug)]
pub struct Tools {
    /// Results of earlier builds.
    pub cache: Cache,
    /// How diagrams without an engine of ours are drawn.
    pub other: Other,
}

/// Builds a site: a function of `inputs`.
///
/// # Errors
/// When the theme cannot be used.
pub fn build(inputs: &Inputs, tools: &Tools) -> Result<Build, ThemeError> {
    let mut timings = Timings::start();
    let theme = Theme::new(inputs.theme.clone())?;
    timings.lap("theme");
    let mut found = inputs.findings.clone();

    let mut reading = reading::read(inputs, &mut found);
    timings.lap("parse");
    let drawings = fragments::draw(inputs, &reading, &theme, tools, &mut found);
    let drawn: Vec<Vec<Destination<'_>>> =
        reading.pages.iter().map(|read| fragments::links(read, &drawings)).collect();
    reading.resolve(&inputs.config, &drawn);
    timings.lap("draw");
    let code = fragments::highlight(&reading, tools, &mut found);
    timings.lap("highlight");
    let ledger = reading.ledger(inputs, &drawings, &mut found);
    timings.lap("costs");
    let gathered = assets::gather(inputs, &reading, tools, &mut found);
    timings.lap("assets");

    let figures = figures::figures(&ledger);
    let bills = figures::bills(&ledger);
    let sizes: Sizes = gathered
        .assets
        .par_iter()
        .filter_map(|(path, bytes)| Some((path.clone(), page::size_of(path, bytes)?)))
        .collect();
    let render = |read: &Read<'_>, route: &Route, joined: &Joined| {
        let context = page::Context {
            route,
            course: &reading.course,
            joined,
            sizes: &sizes,
            strings: theme.strings(),
            links: &read.links,
            drawings: &drawings,
            code: &code,
            figures: figures.get(&read.source.id).map_or(&[], Vec::as_slice),
            bills: bills.get(&read.source.id).map_or(&[], Vec::as_slice),
            html: inputs.config.site.html,
            remote_images: inputs.config.site.remote_images,
        };
        page::render(&read.document, &context)
    };
    let bodies: BTreeMap<SourcePath, Arc<Body>> = reading
        .pages
        .par_iter()
        .map(|read| {
            let route = &read.page(&reading.course).route;
            (read.source.path.clone(), Arc::new(render(read, route, &Joined::default())))
        })
        .collect();
    let days: Vec<Day> = reading
        .course
        .sections()
        .into_par_iter()
        .filter_map(|section| days::join(section, &reading, &render))
        .collect();
    timings.lap("render");
    let texts: BTreeMap<SourcePath, Vec<Section>> = reading
        .pages
        .par_iter()
        .map(|read| {
            let title = &read.page(&reading.course).title;
            (read.source.path.clone(), search::sections(&read.document, title, &drawings))
        })
        .collect();
    let entries = site::entries(&reading.course, theme.strings(), texts);
    let aliases = search::groups([theme.aliases(), &inputs.config.search_aliases]);
    let index = search::index(&entries, &aliases);
    timings.lap("search");
    let parts = Parts {
        course: &reading.course,
        config: &inputs.config,
        theme: &theme,
        bodies: &bodies,
        days: &days,
        index: &index,
        changed: &inputs.changed,
        listings: &gathered.listings,
        assets: &gathered.assets,
    };
    let (site, about_site) = site::assemble(&parts)?;
    found.extend(about_site);
    timings.lap("assemble");

    let checked: Vec<CheckedPage<'_>> = reading
        .pages
        .iter()
        .zip(&drawn)
        .map(|(read, drawn)| CheckedPage {
            source: read.source,
            document: &read.document,
            page: read.page(&reading.course),
            links: &read.links,
            drawn,
        })
        .collect();
    let mut findings = check::check(
        Subject {
            config: &inputs.config,
            ledger: &ledger,
            pages: &checked,
            prices: &inputs.prices,
            today: inputs.today,
        },
        found,
    );
    diagnostic::sort(&mut findings, &inputs.sources);
    timings.lap("check");
    let search = IndexSize { files: index.files.len(), bytes: index.size() };
    Ok(Build { site, findings, course: reading.course, ledger, search, timings })
}

/// The outline alone.
pub fn course(inputs: &Inputs) -> Course {
    reading::read(inputs, &mut Vec::new()).course
}
