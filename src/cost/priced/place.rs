//! In which region a row or a line speaks of prices.

use super::{Directions, Terms};
use crate::cost::book::Region;
use crate::cost::compute::page::{Page, Said};

/// Where a page names regions.
#[derive(Debug, Default)]
pub struct Regions {
    /// The lines that name one, or several, with the byte where they begin.
    lines: Vec<(usize, Vec<Region>)>,
    /// For each of them the next one that names others.
    next: Vec<usize>,
    /// Those that lines about prices name.
    priced: Vec<Region>,
}

impl Regions {
    /// Reads a page once.
    pub fn of(text: &str) -> Self {
        let mut all = Self::default();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let named = Region::in_text(line);
            if PRICED.iter().any(|word| line.contains(word)) {
                let new = named.iter().filter(|one| !all.priced.contains(one)).cloned();
                let new: Vec<Region> = new.collect();
                all.priced.extend(new);
            }
            if !named.is_empty() {
                all.lines.push((start, named));
            }
            start += line.len();
        }
        all.next = vec![all.lines.len(); all.lines.len()];
        for at in (1..all.lines.len()).rev() {
            let same = all.lines[at - 1].1 == all.lines[at].1;
            all.next[at - 1] = if same { all.next[at] } else { at };
        }
        all
    }

    /// The regions that the lines of a range name, at most two.
    fn within(&self, range: std::ops::Range<usize>) -> Vec<Region> {
        let mut at = self.lines.partition_point(|(start, _)| *start < range.start);
        let mut found: Vec<Region> = Vec::new();
        while let Some((_, named)) =
            self.lines.get(at).filter(|(start, _)| *start < range.end && found.len() < 2)
        {
            for region in named {
                if !found.contains(region) {
                    found.push(region.clone());
                }
            }
            at = self.next[at];
        }
        found
    }
}

/// The region of a piece of a page; `None` when several are named and none is nearer than the
/// others. From near to far: a comment, the heading of the table, what stands above it in the section, the headings, the lines of the page that speak of prices, the course.
pub fn region(
    terms: &Terms<'_>,
    page: &Page<'_>,
    directions: &Directions,
    regions: &Regions,
    piece: usize,
) -> Option<Region> {
    let start = start(page, piece)?;
    if let Some(region) = directions.region(start) {
        return Some(region.clone());
    }
    let text: &str = &page.source.text;
    let setting = &page.pieces[piece].setting;
    let section = setting.headings.last().map_or(0, |heading| offset(text, heading));
    let line = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let near = [table_heading(text, start), setting.caption].into_iter().map(Region::in_text);
    let far = std::iter::once_with(|| regions.within(line(section)..line(start)));
    let headings = setting.headings.iter().rev().map(|heading| Region::in_text(heading));
    let of_page = std::iter::once_with(|| regions.priced.clone());
    for named in near.chain(far).chain(headings).chain(of_page) {
        match named.as_slice() {
            [] => {}
            [one] => return Some(one.clone()),
            _ => return None,
        }
    }
    Some(match &terms.course.region {
        Some(code) => Region::named(code),
        None => terms.book.region.clone(),
    })
}

/// The region that a row or line names itself: `None` when it names none, `Some(None)` when it names
/// several.
pub fn region_of_row(row: &str) -> Option<Option<Region>> {
    match Region::in_text(row).as_slice() {
        [] => None,
        [one] => Some(Some(one.clone())),
        _ => Some(None),
    }
}

/// Words of lines that say where prices hold.
const PRICED: [&str; 6] = ["가격", "요금", "단가", "비용", "기준", "pricing"];

/// The byte where a piece begins.
pub fn start(page: &Page<'_>, piece: usize) -> Option<usize> {
    match &page.pieces[piece].content {
        Said::Table(grid) => Some(grid.rows.first()?.cells.first()?.start),
        Said::Lines(_, statements) => Some(statements.first()?.start),
        Said::Nothing => None,
    }
}

/// The line of headings of the table whose first row begins at a byte.
fn table_heading(text: &str, row: usize) -> &str {
    let mut above = text[..row].rsplit('\n');
    let (_, rule, heading) = (above.next(), above.next(), above.next());
    match (rule, heading) {
        (Some(rule), Some(heading)) if rule.contains("--") && rule.contains('|') => heading,
        _ => "",
    }
}

/// Where the table begins whose first row begins at a byte.
pub fn table_start(text: &str, row: usize) -> usize {
    let heading = table_heading(text, row);
    if heading.is_empty() { row } else { offset(text, heading) }
}

/// Where a slice of a text begins in it.
fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}
