//! Architectures: services in groups, on a grid that the sides of their edges make.

mod arrange;
mod draw;
mod frame;
mod layout;
mod measure;
mod model;
mod nudge;
mod parse;
mod place;
mod plan;
mod ports;
#[cfg(test)]
mod properties;
mod resolve;
mod route;
mod solve;
mod statement;
mod tag;
mod title;
mod token;

use super::Sketch;
use super::icons::Icons;
use super::label;
use super::outline::{Outline, Place, PlaceSort, Step, StepSort};
use super::problem::{Problem, ProblemCode, named};
use super::source::Source;
use crate::diagnostic::Severity;
use model::{Architecture, Edge, IconName, NodeSort, Sign, Tip};

/// Draws an architecture.
pub fn draw(source: &Source<'_>, icons: &Icons) -> Sketch {
    let (architecture, mut problems) = parse::parse(source);
    problems.extend(unknown_icons(&architecture, icons));
    problems.extend(too_large(&architecture, source));
    let outline = outline(&architecture);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Sketch { scene: None, outline, problems };
    }
    let parts = draw::parts(&architecture, icons);
    let layout = layout::layout(&architecture, &parts.sizes(&architecture));
    let scene = parts.scene(&architecture, &layout);
    Sketch { scene: Some(scene), outline, problems }
}

/// More services and groups, or more edges than this make no picture that anybody could read.
const MOST: usize = 400;

fn too_large(architecture: &Architecture, source: &Source<'_>) -> Option<Problem> {
    let things = architecture.nodes.len() + architecture.groups.len();
    let (what, count) = [("서비스와 그룹이", things), ("선이", architecture.edges.len())]
        .into_iter()
        .find(|(_, count)| *count > MOST)?;
    let message = format!("{what} {count}개라서 그릴 수 없습니다 (한도 {MOST}개)");
    let help = "여러 다이어그램으로 나누세요";
    Some(Problem::error(ProblemCode::DiagramTooLarge, source.header.clone(), message).help(help))
}

fn unknown_icons(architecture: &Architecture, icons: &Icons) -> Vec<Problem> {
    let groups = architecture.groups.iter().filter_map(|group| group.icon.as_ref());
    let nodes = architecture.nodes.iter().filter_map(|node| match &node.sort {
        NodeSort::Service(_, Sign::Icon(name)) => Some(name),
        _ => None,
    });
    groups
        .chain(nodes)
        .filter(|name| name.name != "blank" && draw::find(icons, name).is_none())
        .map(|IconName { name, range }| {
            let message = format!("{} 아이콘이 없습니다", named(name, "이라는", "라는"));
            Problem::warning(ProblemCode::DiagramIconUnknown, range.clone(), message).help(
                "cloud, database, disk, internet, server나 logos:aws-rds 같은 이름을 쓰거나 icons 폴더에 묶음을 더하세요",
            )
        })
        .collect()
}

/// What is read aloud: groups and services in the order of the source, then the connections.
fn outline(architecture: &Architecture) -> Outline {
    let id = |group: usize| architecture.groups[group].id.clone();
    let mut places: Vec<(usize, Place)> = Vec::new();
    for group in &architecture.groups {
        let place = Place {
            id: group.id.clone(),
            label: label::plain(&group.label),
            sort: PlaceSort::Group,
            group: group.parent.map(id),
            icon: group.icon.as_ref().map(|icon| icon.name.clone()),
        };
        places.push((group.position, place));
    }
    for node in &architecture.nodes {
        let (text, sort, icon) = match &node.sort {
            NodeSort::Service(text, Sign::Icon(icon)) => {
                (text.as_str(), PlaceSort::Node, Some(icon.name.clone()))
            }
            NodeSort::Service(text, _) => (text.as_str(), PlaceSort::Node, None),
            NodeSort::Junction => ("", PlaceSort::Junction, None),
        };
        let place = Place {
            id: node.id.clone(),
            label: label::plain(text),
            sort,
            group: node.parent.map(id),
            icon,
        };
        places.push((node.position, place));
    }
    places.sort_by_key(|(position, _)| *position);
    Outline {
        places: places.into_iter().map(|(_, place)| place).collect(),
        steps: architecture.edges.iter().map(|edge| step(architecture, edge)).collect(),
        order: Vec::new(),
    }
}

fn step(architecture: &Architecture, edge: &Edge) -> Step {
    let [from, to] = edge.ends().map(|end| architecture.nodes[end.node].id.clone());
    let (sort, places) = match (edge.from.tip, edge.to.tip) {
        (Tip::Plain, Tip::Plain) => (StepSort::Plain, vec![from, to]),
        (Tip::Plain, Tip::Arrow) => (StepSort::Forward, vec![from, to]),
        (Tip::Arrow, Tip::Plain) => (StepSort::Forward, vec![to, from]),
        (Tip::Arrow, Tip::Arrow) => (StepSort::Both, vec![from, to]),
    };
    Step { number: 0, badge: None, sort, places, text: label::plain(&edge.label) }
}
