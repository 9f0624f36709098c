//! Tables that stand in a sample of Markdown, as text.

use super::line::Line;

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
