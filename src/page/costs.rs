//! Which rows of a page's cost tables are about which services of its diagrams.

use std::collections::BTreeMap;

use super::Context;
use crate::cost::Named;
use crate::diagram::Place;
use crate::markdown::{self, Block, BlockKind};
use crate::text::Span;

/// Rows with checked figures, by what they are about.
#[derive(Debug, Default)]
pub struct Costs {
    /// What the ids of rows begin with.
    prefix: String,
    /// The number of each row, by its place; from one.
    numbers: BTreeMap<Span, usize>,
    /// The same rows by the name in their first cell.
    by_name: BTreeMap<String, Vec<usize>>,
    /// The same rows that are about a known service.
    of_services: Vec<(Named, usize)>,
}

impl Costs {
    /// The rows in which a figure stands.
    pub fn of(blocks: &[Block], context: &Context<'_>) -> Self {
        let figures = context.figures;
        let mut costs = Self { prefix: context.joined.id("_cost-"), ..Self::default() };
        markdown::blocks(blocks, &mut |block| {
            let BlockKind::Table(table) = &block.kind else { return };
            for row in &table.rows {
                let at = figures.partition_point(|figure| figure.span.start < row.span.start);
                if figures.get(at).is_none_or(|figure| figure.span.start >= row.span.end) {
                    continue;
                }
                let Some(cell) = row.cells.first() else { continue };
                let name = Named::of(&markdown::plain_text(&cell.content));
                let number = costs.numbers.len() + 1;
                costs.numbers.insert(row.span, number);
                costs.by_name.entry(name.plain.clone()).or_default().push(number);
                if name.usage().is_some() {
                    costs.of_services.push((name, number));
                }
            }
        });
        costs
    }

    /// The id of the row at a place, when it is one of these.
    pub fn id(&self, row: Span) -> Option<String> {
        Some(format!("{}{}", self.prefix, self.numbers.get(&row)?))
    }

    /// The ids of the rows about a place of a diagram, parted by blanks: those with its very
    /// name, else those about the same use of its service, which its label or its icon tells.
    pub fn rows_of(&self, place: &Place) -> String {
        let mut name = Named::of(&place.label);
        if let Some((_, icon)) = place.icon.as_deref().and_then(|icon| icon.rsplit_once(':')) {
            name = name.with_icon(icon);
        }
        let same_use = || {
            let wanted = name.usage();
            let rows = self.of_services.iter();
            let rows = rows.filter(|(row, _)| wanted.is_some() && row.usage() == wanted);
            rows.map(|(_, number)| *number).collect()
        };
        let named = self.by_name.get(&name.plain).filter(|_| !name.plain.is_empty());
        let numbers: Vec<usize> = named.cloned().unwrap_or_else(same_use);
        let ids = numbers.iter().map(|number| format!("{}{number}", self.prefix));
        ids.collect::<Vec<_>>().join(" ")
    }
}
