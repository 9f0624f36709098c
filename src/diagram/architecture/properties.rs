//! What holds for the layout of any architecture.

use std::collections::BTreeSet;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

use super::draw;
use super::frame::{Frame, Spot};
use super::layout::{Layout, layout};
use super::model::{Architecture, Side};
use super::parse::parse;
use super::place::Item as Placed;
use super::ports;
use crate::diagram::icons::Icons;
use crate::diagram::source::Source;

fn read(text: &str) -> Architecture {
    let (architecture, problems) = parse(&Source::new(text));
    assert_eq!(problems, [], "{text}");
    architecture
}

fn laid_out(architecture: &Architecture) -> Layout {
    let parts = draw::parts(architecture, &Icons::default());
    layout(architecture, &parts.sizes(architecture))
}

/// What is wrong with a layout, if anything.
fn faults(architecture: &Architecture, layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    let (nodes, groups) = (&layout.frames.nodes, &layout.frames.groups);
    for (a, one) in nodes.iter().enumerate() {
        for (b, other) in nodes.iter().enumerate().skip(a + 1) {
            if one.grown(8).overlaps(*other) {
                faults.push(format!("nodes {a} and {b} overlap"));
            }
        }
        for (group, frame) in groups.iter().enumerate() {
            let inside = architecture.around(architecture.nodes[a].parent).any(|g| g == group);
            let fits = frame.union(*one) == *frame;
            if inside && !fits || !inside && frame.overlaps(*one) {
                faults.push(format!("node {a} and group {group}: inside is {inside}"));
            }
        }
    }
    for (a, one) in groups.iter().enumerate() {
        for (b, other) in groups.iter().enumerate().skip(a + 1) {
            let inside = architecture.around(architecture.groups[b].parent).any(|g| g == a);
            if inside && one.union(*other) != *one || !inside && one.overlaps(*other) {
                faults.push(format!("groups {a} and {b}: inside is {inside}"));
            }
        }
    }
    for (index, edge) in architecture.edges.iter().enumerate() {
        let route = &layout.routes[index];
        for pair in route.windows(2) {
            if pair[0].x != pair[1].x && pair[0].y != pair[1].y {
                faults.push(format!("edge {index} is diagonal: {route:?}"));
            }
            for (node, frame) in nodes.iter().enumerate() {
                if frame.meets(pair[0], pair[1]) {
                    faults.push(format!("edge {index} runs through node {node}: {route:?}"));
                }
            }
        }
        let both = [route.clone(), route.iter().rev().copied().collect::<Vec<Spot>>()];
        for (end, route) in edge.ends().into_iter().zip(both) {
            let frame = match ports::holder(architecture, end) {
                Placed::Node(node) => nodes[node],
                Placed::Group(group) => groups[group],
            };
            if !leaves(frame, end.side, &route) {
                faults.push(format!("edge {index} does not leave {frame:?}: {route:?}"));
            }
        }
    }
    for (group, title) in layout.titles.iter().enumerate() {
        let Some(title) = title else { continue };
        if nodes.iter().any(|node| node.overlaps(*title)) {
            faults.push(format!("title of group {group} lies on a node"));
        }
        if groups[group].union(*title) != groups[group] {
            faults.push(format!("title of group {group} sticks out"));
        }
        for (edge, route) in layout.routes.iter().enumerate() {
            if route.windows(2).any(|pair| title.meets(pair[0], pair[1])) {
                faults.push(format!("edge {edge} runs through title {group}"));
            }
        }
    }
    faults
}

/// Whether a route begins on a side of a frame and goes straight away from it.
fn leaves(frame: Frame, side: Side, route: &[Spot]) -> bool {
    let [first, second, ..] = route else { return false };
    let axis = side.axis();
    let across = frame.along(axis.other());
    let away = (second.along(axis) - first.along(axis)) as f64 * side.sign();
    first.along(axis) == frame.side(side)
        && (across.low..=across.high).contains(&first.along(axis.other()))
        && first.along(axis.other()) == second.along(axis.other())
        && away >= 8.0
}

/// Random architectures as sources: every node in a random group, edges between random sides.
fn sources(nodes: usize, edges: usize) -> impl Strategy<Value = String> {
    let side = || prop_oneof![Just("L"), Just("R"), Just("T"), Just("B")];
    let arrow = prop_oneof![Just("--"), Just("-->"), Just("<-->"), Just("-[이름]->")];
    let hold = || prop_oneof![4 => Just(""), 1 => Just("{group}")];
    let end = move || (any::<prop::sample::Index>(), side(), hold());
    let groups = prop::collection::vec(any::<prop::sample::Index>(), 0..6);
    let places = prop::collection::vec(
        (any::<prop::sample::Index>(), prop_oneof![6 => Just("service"), 1 => Just("junction")]),
        1..nodes,
    );
    let lines = prop::collection::vec((end(), arrow, end()), 0..edges);
    (groups, places, lines).prop_map(|(groups, places, lines)| {
        let mut text = "architecture-beta\n".to_owned();
        let parent = |index: &prop::sample::Index, count: usize| match index.index(count + 1) {
            0 => None,
            group => Some(group - 1),
        };
        let within = |parent: Option<usize>| parent.map_or(String::new(), |g| format!(" in g{g}"));
        for (index, place) in groups.iter().enumerate() {
            let within = within(parent(place, index));
            text += &format!("group g{index}(cloud)[그룹 {index}]{within}\n");
        }
        let mut parents = Vec::new();
        for (index, (place, sort)) in places.iter().enumerate() {
            let parent = parent(place, groups.len());
            parents.push(parent);
            let label = if *sort == "service" {
                format!("(server)[서비스 {index}]")
            } else {
                String::new()
            };
            text += &format!("{sort} n{index}{label}{}\n", within(parent));
        }
        let mut drawn = BTreeSet::new();
        for ((a, from, hold), arrow, (b, to, other)) in lines {
            let (a, b) = (a.index(parents.len()), b.index(parents.len()));
            if !drawn.insert((a, b)) {
                continue;
            }
            let apart = parents[a].is_none() || parents[a] != parents[b];
            let (hold, other) = if apart { (hold, other) } else { ("", "") };
            text += &format!("n{a}{hold}:{from} {arrow} {to}:n{b}{other}\n");
        }
        text
    })
}

#[test]
fn lines_that_turn_back_before_a_box_stay_upright_and_level() {
    for text in [
        "architecture-beta
group g0(cloud)[그룹 0]
service n0(server)[서비스 0]
service n1(server)[서비스 1]
service n2(server)[서비스 2]
service n3(server)[서비스 3]
service n4(server)[서비스 4] in g0
n0:B -- L:n3
n2:B -- B:n1
n4:L -- R:n1
n2:B -- B:n4",
        "architecture-beta
group g0(cloud)[그룹 0]
group g1(cloud)[그룹 1] in g0
group g2(cloud)[그룹 2] in g0
group g3(cloud)[그룹 3] in g1
service n0(server)[서비스 0] in g1
service n1(server)[서비스 1] in g2
service n2(server)[서비스 2]
service n3(server)[서비스 3] in g0
n2:L -- B:n1{group}
n1:L -- R:n3
n2:B -- B:n0
n0:B -- B:n1",
    ] {
        let architecture = read(text);
        let layout = laid_out(&architecture);
        assert_eq!(faults(&architecture, &layout), Vec::<String>::new(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_and_no_line_runs_through_a_box(text in sources(12, 14)) {
        let architecture = read(&text);
        let layout = laid_out(&architecture);
        assert_eq!(faults(&architecture, &layout), Vec::<String>::new(), "{text}");
    }
}
