//! Tables.

use super::writer::Writer;
use crate::markdown::{Alignment, Row, Table};

/// From how many columns on a table is too wide for a phone.
const WIDE: usize = 5;

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
        self.html.open("tr", &[]);
        for (cell, alignment) in row.cells.iter().zip(alignments) {
            // A header that says nothing is none.
            let name = if cell.content.is_empty() { "td" } else { name };
            let mut attributes = Vec::new();
            if name == "th" {
                attributes.push(("scope", "col"));
            }
            match alignment {
                Alignment::Right => attributes.push(("class", "r")),
                Alignment::Center => attributes.push(("class", "c")),
                Alignment::Left | Alignment::None => {}
            }
            self.html.open(name, &attributes);
            self.inlines(&cell.content);
            self.html.close(name);
        }
        self.html.close("tr").raw("\n");
    }
}
