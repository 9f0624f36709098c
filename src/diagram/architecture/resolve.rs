//! The ids of an architecture are looked up: statements become a model.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::model::{Alignment, Architecture, Axis, Edge, End, Group, Hold, Node};
use super::statement::{Declared, Drawn, DrawnEnd, Name, Statements};
use crate::diagram::problem::{Problem, ProblemCode, named};
use crate::text::nearest;

/// What an id stands for.
#[derive(Clone, Copy)]
enum Known {
    Group(usize),
    Node(usize),
}

/// Looks up every id. Mermaid reads all groups first, then services and junctions, then edges.
pub fn resolved(statements: Statements) -> (Architecture, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let mut architecture = Architecture { title: statements.title, ..Architecture::default() };
    let later: BTreeSet<String> =
        statements.groups.iter().map(|group| group.name.id.clone()).collect();
    let twice = |known: &BTreeMap<String, Known>, name: &Name| {
        known.contains_key(&name.id).then(|| {
            let id = named(&name.id, "을", "를");
            reference(&name.range, format!("id {id} 두 번 선언했습니다"))
                .help("둘 중 하나의 id를 바꾸거나 지우세요")
        })
    };
    for Declared { name, parent, position, what: (label, icon) } in statements.groups {
        problems.extend(twice(&known, &name));
        let parent = inside(&known, &later, &name, parent, &mut problems);
        known.entry(name.id.clone()).or_insert(Known::Group(architecture.groups.len()));
        architecture.groups.push(Group { id: name.id, label, icon, parent, position });
    }
    for Declared { name, parent, position, what } in statements.nodes {
        problems.extend(twice(&known, &name));
        let parent = inside(&known, &BTreeSet::new(), &name, parent, &mut problems);
        known.entry(name.id.clone()).or_insert(Known::Node(architecture.nodes.len()));
        architecture.nodes.push(Node { id: name.id, sort: what, parent, position });
    }
    let mut drawn = BTreeSet::new();
    for edge in statements.edges {
        if let Some(edge) = connected(edge, &known, &architecture, &mut drawn, &mut problems) {
            architecture.edges.push(edge);
        }
    }
    for (axis, _, names) in &statements.alignments {
        let nodes = aligned(names, &known, &mut problems);
        if nodes.len() > 1 {
            architecture.alignments.push(Alignment { axis: *axis, nodes });
        }
    }
    if problems.is_empty() {
        problems.extend(contradiction(&architecture, &statements.alignments));
    }
    (architecture, problems)
}

fn reference(range: &Range<usize>, message: String) -> Problem {
    Problem::error(ProblemCode::DiagramReference, range.clone(), message)
}

fn inside(
    known: &BTreeMap<String, Known>,
    later: &BTreeSet<String>,
    name: &Name,
    parent: Option<Name>,
    problems: &mut Vec<Problem>,
) -> Option<usize> {
    let parent = parent?;
    let problem = match known.get(&parent.id) {
        _ if parent.id == name.id => {
            let id = named(&name.id, "을", "를");
            reference(&parent.range, format!("{id} 자기 자신 안에 두었습니다"))
                .help("in 뒤에 다른 그룹의 id를 쓰세요")
        }
        Some(Known::Group(group)) => return Some(*group),
        Some(Known::Node(_)) => {
            let message = format!("그룹이 아닌 서비스 `{}` 안에 두었습니다", parent.id);
            reference(&parent.range, message).help("in 뒤에 group으로 선언한 id를 쓰세요")
        }
        None if later.contains(&parent.id) => {
            let id = named(&parent.id, "을", "를");
            let message = format!("그룹 {id} 쓰는 곳보다 뒤에서 선언했습니다");
            reference(&parent.range, message)
                .help(format!("group {} 줄을 이 줄보다 위로 옮기세요", parent.id))
        }
        None => {
            let near = nearest(&parent.id, ids(known, |known| matches!(known, Known::Group(_))));
            reference(&parent.range, format!("선언하지 않은 그룹 `{}` 안에 두었습니다", parent.id))
                .help(match near {
                    Some(near) => {
                        let near = named(near, "으로", "로");
                        format!("{near} 고치거나 group {} 줄을 더하세요", parent.id)
                    }
                    None => format!("`group {}(cloud)[이름]` 줄을 더하세요", parent.id),
                })
        }
    };
    problems.push(problem);
    None
}

fn connected(
    edge: Drawn,
    known: &BTreeMap<String, Known>,
    architecture: &Architecture,
    drawn: &mut BTreeSet<[usize; 2]>,
    problems: &mut Vec<Problem>,
) -> Option<Edge> {
    let [from, to] = edge.ends.each_ref().map(|end| node(&end.name, "선을 이었습니다", known));
    let (from, to) = match (from, to) {
        (Ok(from), Ok(to)) => (from, to),
        (from, to) => {
            problems.extend([from.err(), to.err()].into_iter().flatten());
            return None;
        }
    };
    let parents = [from, to].map(|node| architecture.nodes[node].parent);
    for end in &edge.ends {
        if let Some(range) = &end.hold
            && parents[0].is_some()
            && parents[0] == parents[1]
        {
            let message = format!("`{}`의 {{group}}이 그룹을 벗어나지 않습니다", end.name.id);
            problems
                .push(reference(range, message).help("같은 그룹 안의 선에서는 {group}을 지우세요"));
        }
    }
    if !drawn.insert([from, to]) {
        let [a, b] = &edge.ends;
        let to = named(&b.name.id, "으로", "로");
        let message = format!("`{}`에서 {to} 가는 선을 두 번 그었습니다", a.name.id);
        problems.push(reference(&edge.range, message).help(
            "Mermaid는 같은 두 서비스를 같은 순서로 한 번만 잇습니다; 하나를 지우거나 순서를 바꾸세요",
        ));
    }
    let [a, b] = edge.ends;
    let end = |end: DrawnEnd, node: usize| End {
        node,
        side: end.side,
        tip: end.tip,
        // Without a group around it, `{group}` says nothing.
        hold: match (end.hold, architecture.nodes[node].parent) {
            (Some(_), Some(_)) => Hold::Group,
            _ => Hold::Node,
        },
    };
    Some(Edge { from: end(a, from), to: end(b, to), label: edge.label })
}

/// The node called `name`; `did` says what was done with it.
fn node(name: &Name, did: &str, known: &BTreeMap<String, Known>) -> Result<usize, Problem> {
    match known.get(&name.id) {
        Some(Known::Node(node)) => Ok(*node),
        Some(Known::Group(_)) => {
            Err(reference(&name.range, format!("그룹 `{}`에 바로 {did}", name.id)).help(
                "그룹 안의 서비스를 쓰고, 선을 그룹 테두리에서 끝내려면 `a{group}:R --> L:b`처럼 쓰세요",
            ))
        }
        None => {
            let near = nearest(&name.id, ids(known, |known| matches!(known, Known::Node(_))));
            let message = format!("선언하지 않은 서비스 `{}`에 {did}", name.id);
            Err(reference(&name.range, message).help(match near {
                Some(near) => {
                    let near = named(near, "으로", "로");
                    format!("{near} 고치거나 service {} 줄을 더하세요", name.id)
                }
                None => format!("`service {}(server)[이름]` 줄을 더하세요", name.id),
            }))
        }
    }
}

fn aligned(
    names: &[Name],
    known: &BTreeMap<String, Known>,
    problems: &mut Vec<Problem>,
) -> Vec<usize> {
    let mut nodes = Vec::new();
    for name in names {
        match node(name, "align을 걸었습니다", known) {
            Ok(node) if nodes.contains(&node) => {
                let id = named(&name.id, "을", "를");
                let message = format!("align 한 줄에 {id} 두 번 썼습니다");
                problems.push(reference(&name.range, message).help("하나를 지우세요"));
            }
            Ok(node) => nodes.push(node),
            Err(problem) => problems.push(problem),
        }
    }
    nodes
}

/// Two nodes cannot share both a row and a column, nor come both before and after each other.
fn contradiction(
    architecture: &Architecture,
    written: &[(Axis, Range<usize>, Vec<Name>)],
) -> Option<Problem> {
    let mut before: BTreeMap<(usize, usize), Axis> = BTreeMap::new();
    for (alignment, (_, range, _)) in architecture.alignments.iter().zip(written) {
        // Neighbours are enough to find what authors write; all pairs would be quadratic.
        for pair in alignment.nodes.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            let other = before.get(&(b, a)).copied();
            let same = before.get(&(a, b)).copied();
            if other.is_some() || same.is_some_and(|axis| axis != alignment.axis) {
                let [a, b] = [a, b].map(|node| &architecture.nodes[node].id);
                let a = named(a, "과", "와");
                let message = format!("{a} `{b}`의 align이 앞의 align과 어긋납니다");
                return Some(
                    Problem::error(ProblemCode::DiagramValue, range.clone(), message)
                        .help("두 서비스의 순서와 row, column을 한 가지로 쓰세요"),
                );
            }
            before.insert((a, b), alignment.axis);
        }
    }
    None
}

/// The ids of some of what is known.
fn ids(
    known: &BTreeMap<String, Known>,
    fits: impl Fn(&Known) -> bool,
) -> impl Iterator<Item = &str> {
    known.iter().filter(move |(_, known)| fits(known)).map(|(id, _)| id.as_str())
}
