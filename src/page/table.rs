//! Tables.

use super::writer::Writer;
use crate::markdown::{self, Alignment, Inline, Row, Table};

/// From how many columns on a table is too wide for a phone.
const WIDE: usize = 5;
/// Up to what width, in Latin letters, a cell stays on one line: `09:00-09:50` is no text to break.
const SHORT: usize = 16;

impl<'a> Writer<'a> {
    pub fn table(&mut self, table: &'a Table) {
        let class = if table.alignments.len() < WIDE { "table" } else { "table wide" };
        let label = &self.context.strings.table.label;
        let scrolls =
            [("class", class), ("tabindex", "0"), ("role", "group"), ("aria-label", label)];
        self.html.open("div", &scrolls).open("table", &[]).raw("\n").open("thead", &[]);
        self.row(&table.header, &table.alignments, "th");
        self.html.close("thead").raw("\n").open("tbody", &[]);
        for row in &table.rows {
            self.row(row, &table.alignments, "td");
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

/// Whether a cell stays on one line.
fn is_short(content: &[Inline]) -> bool {
    let text = markdown::plain_text(content);
    let width: usize = text.trim().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    0 < width && width <= SHORT
}
