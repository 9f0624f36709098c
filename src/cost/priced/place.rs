//! In which region a row or a line speaks of prices.

use std::borrow::Cow;

use super::{Directions, Terms};
use crate::cost::book::Region;
use crate::cost::compute::page::{Page, Said};

/// The region of a piece of a page; `None` when several are named and none is nearer than the
/// others. From near to far: a comment, the heading of the table, what stands above it in the section, the headings, the lines of the page that speak of prices, the course.
pub fn region(
    terms: &Terms<'_>,
    page: &Page<'_>,
    directions: &Directions,
    piece: usize,
) -> Option<Region> {
    let start = start(page, piece)?;
    if let Some(region) = directions.region(start) {
        return Some(region.clone());
    }
    let text: &str = &page.source.text;
    let setting = &page.pieces[piece].setting;
    let section = setting.headings.last().map_or(0, |heading| offset(text, heading));
    let near = [table_heading(text, start), setting.caption];
    let far = text.get(section..start).unwrap_or("");
    let headings = setting.headings.iter().rev().copied();
    let nearer = near.into_iter().chain([far]).chain(headings).map(Cow::Borrowed);
    // The whole page is read only where nothing nearer says a region.
    let of_page = std::iter::once_with(|| {
        let priced = text.lines().filter(|line| PRICED.iter().any(|word| line.contains(word)));
        Cow::Owned(priced.flat_map(|line| [line, "\n"]).collect())
    });
    for text in nearer.chain(of_page) {
        match Region::in_text(&text).as_slice() {
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
