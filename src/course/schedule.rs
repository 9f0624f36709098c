//! The order of a day's units, from the schedule table on its page.

use super::name;
use super::{PageKind, UnitKind};
use crate::markdown::{self, BlockKind, Document, InlineKind, Table};
use crate::text::{SourcePath, url};

/// Words in the header of a table that make it a schedule.
const TIMES: [&str; 5] = ["시간", "시각", "time", "교시", "순서"];

/// What a schedule names, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    File(SourcePath),
    Unit(UnitKind, Option<u32>),
}

/// The order of units that the first schedule table of an index gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Schedule(Vec<Entry>);

impl Schedule {
    /// Reads the first table of `document` that has a time column and names a unit; `folder` is
    /// where its links start.
    pub fn of(document: &Document, folder: &SourcePath) -> Self {
        let mut schedule = Self::default();
        markdown::blocks(&document.blocks, &mut |block| {
            if let BlockKind::Table(table) = &block.kind
                && schedule.0.is_empty()
                && is_schedule(table)
            {
                schedule = Self(entries(table, folder));
            }
        });
        schedule
    }

    /// Where a page stands in the schedule; `None` when it is not named.
    pub fn position(&self, page: &SourcePath, kind: PageKind) -> Option<usize> {
        self.0.iter().position(|entry| match entry {
            Entry::File(path) => path == page,
            Entry::Unit(unit, number) => kind == PageKind::Unit(*unit, *number),
        })
    }
}

fn is_schedule(table: &Table) -> bool {
    table.header.cells.iter().any(|cell| {
        let text = markdown::plain_text(&cell.content).trim().to_lowercase();
        TIMES.contains(&text.as_str())
    })
}

fn entries(table: &Table, folder: &SourcePath) -> Vec<Entry> {
    let mut entries = Vec::new();
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        for inline in &cell.content {
            if let InlineKind::Link(link) = &inline.kind {
                let path = link.destination.split('#').next().unwrap_or("");
                entries.extend(folder.join(&url::decode(path)).ok().map(Entry::File));
            }
        }
        if let Some((kind, number)) = name::unit(&markdown::plain_text(&cell.content)) {
            entries.push(Entry::Unit(kind, number));
        }
    }
    // A table of prices may have a time column too; it names no unit.
    if entries.iter().any(|entry| matches!(entry, Entry::Unit(..))) { entries } else { Vec::new() }
}
