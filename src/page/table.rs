//! Tables.

use super::writer::Writer;
use crate::markdown::{self, Alignment, Inline, Row, Table};

/// How much of a table a phone shows, in Latin letters. What is wider scrolls.
const PHONE: usize = 53;
/// The room between two columns, in Latin letters.
const GAP: usize = 4;
/// Up to what width, in Latin letters, a cell stays on one line: `09:00-09:50` is no text to break.
const SHORT: usize = 16;

impl<'a> Writer<'a> {
    pub fn table(&mut self, table: &'a Table) {
        let class = if least_width(table) <= PHONE { "table" } else { "table wide" };
        let label = &self.context.strings.table.label;
        let scrolls =
            [("class", class), ("tabindex", "0"), ("role", "group"), ("aria-label", label)];
        self.html.open("div", &scrolls).open("table", &[]).raw("\n").open("thead", &[]);
        let alignments = alignments(table);
        self.row(&table.header, &alignments, "th");
        self.html.close("thead").raw("\n").open("tbody", &[]);
        for row in &table.rows {
            self.row(row, &alignments, "td");
        }
        self.html.close("tbody").close("table").close("div").raw("\n");
    }

    fn row(&mut self, row: &'a Row, alignments: &[Alignment], name: &str) {
        let id = self.costs.id(row.span);
        let attributes: Vec<(&str, &str)> = id.iter().map(|id| ("id", id.as_str())).collect();
        self.html.open("tr", &attributes);
        for (cell, alignment) in row.cells.iter().zip(alignments) {
            // A header that says nothing is none.
            let name = if cell.content.is_empty() { "td" } else { name };
            let mut classes = Vec::new();
            match alignment {
                Alignment::Right => classes.push("r"),
                Alignment::Center => classes.push("c"),
                Alignment::Left | Alignment::None => {}
            }
            if name == "td" && is_short(&cell.content) {
                classes.push("s");
            }
            let class = classes.join(" ");
            let mut attributes = Vec::new();
            if name == "th" {
                attributes.push(("scope", "col"));
            }
            if !class.is_empty() {
                attributes.push(("class", class.as_str()));
            }
            self.html.open(name, &attributes);
            self.inlines(&cell.content);
            self.html.close(name);
        }
        self.html.close("tr").raw("\n");
    }
}

/// How columns are aligned: as the author says, and amounts at the right, where their digits meet.
fn alignments(table: &Table) -> Vec<Alignment> {
    let aligned = table.alignments.iter().enumerate().map(|(at, alignment)| match alignment {
        Alignment::None if at > 0 && holds_amounts(table, at) => Alignment::Right,
        alignment => *alignment,
    });
    aligned.collect()
}

/// Whether a column holds amounts of money or shares, two at least, and nothing else.
fn holds_amounts(table: &Table, at: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let texts = cells.map(|cell| markdown::plain_text(&cell.content).trim().to_owned());
    let texts: Vec<String> =
        texts.filter(|text| !matches!(text.as_str(), "" | "-" | "–" | "—")).collect();
    texts.len() > 1 && texts.iter().all(|text| is_amount(text))
}

/// Whether a text is an amount of money or a share and no more: `~$1,234.50`, `300원`, `-12%`.
fn is_amount(text: &str) -> bool {
    let text = text.trim_start_matches(['약', '~', '≈', '+', '-', '−', ' ']);
    let bare = text.trim_start_matches(['$', '₩', '€', '¥']);
    let number = bare.trim_end_matches(['%', '원']).trim_end();
    let digits = number.starts_with(|c: char| c.is_ascii_digit());
    number.len() < text.len()
        && digits
        && number.matches('.').count() < 2
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
}

/// Whether a cell stays on one line.
fn is_short(content: &[Inline]) -> bool {
    let width = width(markdown::plain_text(content).trim());
    0 < width && width <= SHORT
}

/// The least width of a table without a broken word, in Latin letters.
fn least_width(table: &Table) -> usize {
    let columns = 0..table.alignments.len();
    let cell =
        |row: &Row, at: usize| row.cells.get(at).map(|cell| markdown::plain_text(&cell.content));
    let column = |at: usize| {
        let body = table.rows.iter().filter_map(|row| cell(row, at)).map(|text| unbroken(&text));
        let header = cell(&table.header, at).map_or(0, |text| width(text.trim()));
        body.max().unwrap_or(0).max(header) + GAP
    };
    columns.map(column).sum()
}

/// The width of what stays on one line: all of a short text, the longest word of another.
fn unbroken(text: &str) -> usize {
    let all = width(text.trim());
    if all <= SHORT { all } else { text.split_whitespace().map(width).max().unwrap_or(0) }
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
