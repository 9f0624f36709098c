//! Flowcharts: `flowchart` and `graph`.

mod arrow;
mod chain;
mod click;
mod dock;
mod draw;
mod figure;
mod form;
mod header;
mod looks;
mod model;
mod parse;
#[cfg(test)]
mod properties;
mod reader;
mod resolve;
mod shapedata;
mod statement;
mod styling;
mod token;
mod wording;

pub use dock::docked;
pub use figure::figure;
pub use form::Form;
pub use looks::painted;
pub use statement::Declaration;

use super::Sketch;
use super::outline::{Outline, Place, PlaceSort, Step, StepSort};
use super::scene::{Head, Stroke};
use super::source::Source;
use super::text::Run;
use crate::diagnostic::Severity;
use model::Flowchart;

/// Draws it.
pub fn draw(source: &Source<'_>) -> Sketch {
    let (direction, statements, mut problems) = parse::parse(source);
    let (chart, more) = resolve::resolve(direction, statements);
    problems.extend(more);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Sketch { problems, ..Sketch::default() };
    }
    Sketch { scene: Some(draw::scene(&chart)), outline: outline(&chart), problems }
}

/// What a flowchart says.
fn outline(chart: &Flowchart) -> Outline {
    let group = |index: Option<usize>| index.map(|index| chart.groups[index].id.clone());
    let groups = chart.groups.iter().map(|it| Place {
        id: it.id.clone(),
        label: line(&it.title),
        sort: PlaceSort::Group,
        group: group(it.parent),
        icon: None,
    });
    let nodes = chart.nodes.iter().map(|it| Place {
        id: it.id.clone(),
        label: line(&it.label),
        sort: PlaceSort::Node,
        group: group(it.group),
        icon: it.icon.clone(),
    });
    let visible = chart.edges.iter().filter(|edge| edge.stroke != Stroke::Hidden);
    let steps = visible.map(|edge| Step {
        number: 0,
        badge: None,
        sort: match (edge.tail, edge.head) {
            (Head::None, Head::None) => StepSort::Plain,
            (Head::None, _) => StepSort::Forward,
            _ => StepSort::Both,
        },
        places: [edge.from, edge.to].map(|end| draw::id(chart, end).to_owned()).to_vec(),
        text: line(&edge.label),
    });
    Outline { places: groups.chain(nodes).collect(), steps: steps.collect(), order: Vec::new() }
}

fn line(label: &[Vec<Run>]) -> String {
    let lines = label.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect());
    lines.collect::<Vec<String>>().join(" ")
}
