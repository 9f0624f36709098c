//! The cell of a table that a byte of a page stands in.

use crate::cost::compute::page::{Page, Said};
use crate::cost::read::column::Column;
use crate::cost::read::grid::{Grid, Part};

/// A cell with its table.
#[derive(Debug)]
pub struct Cell<'p> {
    piece: usize,
    column: usize,
    grid: &'p Grid<'p>,
}

impl<'p> Cell<'p> {
    /// The cell at a byte.
    pub fn at(page: &'p Page<'p>, byte: usize) -> Option<Self> {
        page.pieces.iter().enumerate().find_map(|(piece, content)| {
            let Said::Table(grid) = &content.content else { return None };
            let holds = |start: usize, text: &str| (start..start + text.len()).contains(&byte);
            let column = grid
                .rows
                .iter()
                .find_map(|row| row.cells.iter().position(|cell| holds(cell.start, cell.text)))?;
            Some(Self { piece, column, grid })
        })
    }

    /// Which column of which table it is.
    pub fn column(&self) -> (usize, usize) {
        (self.piece, self.column)
    }

    /// How many rows above the one at a byte are things that cost.
    pub fn items_above(&self, byte: usize) -> usize {
        let above = self.grid.rows.iter().take_while(|row| {
            row.cells.last().is_some_and(|cell| cell.start + cell.text.len() < byte)
        });
        above.filter(|row| row.part == Part::Item).count()
    }

    /// Whether the heading says the unit of prices.
    pub fn heading_has_unit(&self) -> bool {
        matches!(self.grid.columns.get(self.column), Some(Column::Price(Some(_))))
    }

    /// The most digits behind the point that an amount of its column has, of those whose text is
    /// `wanted`.
    pub fn scale(&self, wanted: impl Fn(&str) -> bool) -> Option<u32> {
        let cells = self.grid.rows.iter().filter_map(|row| row.cells.get(self.column));
        let scales = cells.flat_map(|cell| {
            cell.moneys()
                .filter(|(at, _)| wanted(&cell.text[cell.tokens[*at].at.clone()]))
                .filter_map(|(_, money)| money.amount.scale())
        });
        scales.max()
    }
}
