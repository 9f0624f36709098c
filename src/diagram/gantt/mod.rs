//! Gantt charts.

mod calendar;
mod format;
mod layout;
mod model;
mod parse;
mod plan;
#[cfg(test)]
mod properties;

use super::Sketch;
use super::source::Source;

/// Draws a Gantt chart.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (chart, mut problems) = parse::parse(source);
    let plan = plan::plan(&chart, &mut problems);
    Sketch { scene: Some(layout::scene(&chart, &plan)), problems, ..Sketch::default() }
}
