//! Tables that stand in code as text: between bars, or in columns apart by blanks.

use super::line::Line;
use super::sheet::has_money;

/// A cell: its text and the byte of the source where it begins.
pub type Drawn<'a> = (&'a str, usize);

/// A table as it is written: its heading and its rows.
#[derive(Debug)]
pub struct Sample<'a> {
    /// The cells of the heading.
    pub header: Vec<Drawn<'a>>,
    /// The cells of the rows below it.
    pub rows: Vec<Vec<Drawn<'a>>>,
}

/// The table that begins at a line, and how many lines it takes.
pub fn table<'a>(lines: &[Line<'a>]) -> Option<(Sample<'a>, usize)> {
    let [first, ruler, ..] = lines else { return None };
    let ruled = ruler.text.len() > 2
        && ruler.text.starts_with('|')
        && ruler.text.contains('-')
        && ruler.text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    let header = cells(first).filter(|_| ruled)?;
    let rows: Vec<Vec<Drawn<'a>>> = lines[2..].iter().map_while(cells).collect();
    let taken = rows.len() + 2;
    (!rows.is_empty()).then_some((Sample { header, rows }, taken))
}

/// The table in columns that begins at a line, as programs print it, and how many lines it takes.
pub fn columns<'a>(lines: &[Line<'a>]) -> Option<(Sample<'a>, usize)> {
    let (first, rest) = lines.split_first()?;
    let figures = has_money(first.text) || first.text.contains([':', '=']);
    let header = apart(first);
    if figures || header.len() < LEAST || header.iter().any(|cell| cell.is_number()) {
        return None;
    }
    let rows: Vec<Vec<Drawn<'a>>> = rest.iter().map_while(|line| row(line, &header)).collect();
    let filled =
        |row: &&Vec<Drawn<'a>>| row.iter().filter(|cell| !cell.0.is_empty()).count() >= LEAST;
    let money = rows.iter().flatten().any(|cell| has_money(cell.0));
    let taken = rows.len() + 1;
    let header = header.iter().map(|cell| (cell.text, cell.start)).collect();
    (money && rows.iter().filter(filled).count() > 1).then_some((Sample { header, rows }, taken))
}

/// How many cells make a row of columns.
const LEAST: usize = 3;

/// A stretch of a line without two blanks side by side.
#[derive(Debug)]
struct Stretch<'a> {
    text: &'a str,
    start: usize,
    /// The columns of the screen that it takes.
    place: std::ops::Range<usize>,
}

impl Stretch<'_> {
    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit() || c == '$')
    }
}

/// The stretches of a line that two blanks or more part.
fn apart<'a>(line: &Line<'a>) -> Vec<Stretch<'a>> {
    let mut all = Vec::new();
    let mut at = 0;
    for part in line.text.split("  ") {
        let lead = part.len() - part.trim_start().len();
        let text = part.trim();
        if !text.is_empty() {
            let from = at + lead;
            let before = line.depth + width(&line.text[..from]);
            let place = before..before + width(text);
            all.push(Stretch { text, start: line.start + from, place });
        }
        at += part.len() + 2;
    }
    all
}

/// How many columns of the screen a text takes: two for each letter of Hangul.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if ('\u{1100}'..='\u{ffdc}').contains(&c) && !('\u{2000}'..='\u{2fff}').contains(&c) {
                2
            } else {
                1
            }
        })
        .sum()
}

/// The cells of a line below the columns of a heading; `None` when they do not stand below it.
fn row<'a>(line: &Line<'a>, header: &[Stretch<'_>]) -> Option<Vec<Drawn<'a>>> {
    let cells = apart(line);
    let own = cells.len() == header.len();
    if cells.len() > header.len() || cells.len() == 1 && line.text.contains(['$', ':', '.']) {
        return None;
    }
    let mut row: Vec<Drawn<'a>> = vec![("", line.start); header.len()];
    let mut next = 0;
    for (at, cell) in cells.iter().enumerate() {
        let below = |column: &Stretch<'_>| {
            let overlaps =
                column.place.start < cell.place.end && cell.place.start < column.place.end;
            overlaps || column.place.end == cell.place.end
        };
        let column = match own {
            true => at,
            false if at == 0 => 0,
            false => next + header.get(next..)?.iter().position(below)?,
        };
        *row.get_mut(column)? = (cell.text, cell.start);
        next = column + 1;
    }
    (!cells.is_empty()).then_some(row)
}

/// The cells of a line between bars.
fn cells<'a>(line: &Line<'a>) -> Option<Vec<Drawn<'a>>> {
    let inner = line.text.strip_prefix('|')?;
    let inner = inner.trim_end().strip_suffix('|')?;
    let mut at = line.start + 1;
    let mut cells = Vec::new();
    for cell in inner.split('|') {
        let lead = cell.len() - cell.trim_start().len();
        cells.push((cell.trim(), at + lead));
        at += cell.len() + 1;
    }
    Some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::read::line::{Gap, Tongue, lines_of};

    #[test]
    fn a_table_in_a_sample_is_read_as_one() {
        let text = "| 팀 | 비용 |\n|---|---:|\n| 가 | $5 |\n| 나 |  $7 |\n끝";
        let lines = lines_of(text, |at| at, Gap::None, Tongue::Words);
        let (sample, taken) = table(&lines).unwrap();
        assert_eq!((taken, sample.header.len(), sample.rows.len()), (4, 2, 2));
        for (cell, at) in sample.rows.into_iter().flatten() {
            assert_eq!(&text[at..at + cell.len()], cell);
        }
        assert!(table(&lines[2..]).is_none());
    }
}
