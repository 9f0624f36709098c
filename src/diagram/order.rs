//! In which order a chart is told: as `%% step: A, B` says, else from its one beginning on.

use std::collections::{BTreeMap, BTreeSet};

use super::Sketch;
use super::kind::Kind;
use super::outline::{Outline, Place, PlaceSort, StepSort};
use super::problem::{Problem, ProblemCode};
use super::scene::{Item, Scene};
use super::source::{Piece, Source};
use crate::text::{nearest, with_particle};

/// Fewer boxes than this are seen at one glance.
const FEWEST: usize = 3;

/// A sketch whose places and connections have their steps, where it has an order. A sequence has its
/// own, and what has no places has none.
pub fn ordered(source: &Source<'_>, mut sketch: Sketch) -> Sketch {
    if source.kind == Kind::Sequence || sketch.outline.places.is_empty() {
        return sketch;
    }
    let places = &sketch.outline.places;
    let (known, unknown): (Vec<&Piece>, Vec<&Piece>) =
        source.order.iter().partition(|piece| places.iter().any(|place| place.id == piece.text));
    // What cannot be drawn has no places to know.
    if sketch.scene.is_some() {
        sketch.problems.extend(unknown.into_iter().map(|piece| not_there(piece, places)));
    }
    let order: Vec<String> = match (known.is_empty(), source.kind) {
        (false, _) => known.into_iter().map(|piece| piece.text.clone()).collect(),
        (true, Kind::Flowchart) => derived(&sketch.outline).unwrap_or_default(),
        (true, _) => Vec::new(),
    };
    let steps = steps(places, &order);
    for step in &mut sketch.outline.steps {
        let ends = step.places.iter().map(|id| steps.get(id.as_str()).copied());
        step.number = ends.max().flatten().unwrap_or(0);
    }
    if let Some(scene) = &mut sketch.scene {
        number(scene, &steps);
    }
    sketch.outline.order = order;
    sketch
}

/// Writes the steps of places into a scene. A line appears with the later one of its ends.
fn number(scene: &mut Scene, steps: &BTreeMap<String, u32>) {
    let step = |id: &Option<String>| id.as_deref().and_then(|id| steps.get(id)).copied();
    for item in &mut scene.items {
        match item {
            Item::Shape(shape) => shape.step = step(&shape.id),
            Item::Line(line) => line.step = step(&line.from).max(step(&line.to)),
            Item::Text(free) => free.step = step(&free.id),
            Item::Foreign(_) => {}
        }
    }
}

/// The step of each place. What is not named goes with the group around it that is; a group that is
/// not named appears with the first of its members when all of them have a step.
fn steps(places: &[Place], order: &[String]) -> BTreeMap<String, u32> {
    let mut named: BTreeMap<&str, u32> = BTreeMap::new();
    for (id, step) in order.iter().zip(1..) {
        named.entry(id).or_insert(step);
    }
    let by_id: BTreeMap<&str, &Place> =
        places.iter().map(|place| (place.id.as_str(), place)).collect();
    let around = |place: &&'_ Place| place.group.as_deref().and_then(|id| by_id.get(id)).copied();
    let mut steps = BTreeMap::new();
    let mut members: BTreeMap<&str, Vec<Option<u32>>> = BTreeMap::new();
    for place in places {
        // Groups lie in each other at most as deep as there are groups.
        let chain = || std::iter::successors(Some(place), around).take(places.len());
        let step = chain().find_map(|place| named.get(place.id.as_str()).copied());
        if let Some(step) = step {
            steps.insert(place.id.clone(), step);
        }
        if place.sort != PlaceSort::Group {
            for group in chain().skip(1) {
                members.entry(&group.id).or_default().push(step);
            }
        }
    }
    for (group, members) in members {
        if let Some(Some(first)) = members.iter().copied().min() {
            steps.entry(group.to_owned()).or_insert(first);
        }
    }
    steps
}

/// The order that a flowchart has by itself: all lines are arrows, one box is the beginning, and all
/// others are reached from it. Of the arrows that lead on, the one that is written first is next.
/// Where every box has an arrow that leads to it, the one that is written first is the beginning.
fn derived(outline: &Outline) -> Option<Vec<String>> {
    let groups = outline.places.iter().filter(|place| place.sort == PlaceSort::Group);
    let groups: BTreeSet<&str> = groups.map(|place| place.id.as_str()).collect();
    let mut beginnings: Vec<&str> = outline.places.iter().map(|place| place.id.as_str()).collect();
    beginnings.retain(|id| !groups.contains(id));
    let count = beginnings.len();
    let first = beginnings.first().copied();
    let mut arrows = Vec::new();
    for step in &outline.steps {
        let [from, to] = step.places.as_slice() else { return None };
        if step.sort != StepSort::Forward
            || [from, to].iter().any(|id| groups.contains(id.as_str()))
        {
            return None;
        }
        if from != to {
            beginnings.retain(|id| id != to);
        }
        arrows.push((from.as_str(), to.as_str()));
    }
    if beginnings.is_empty() {
        beginnings.extend(first);
    }
    if beginnings.len() != 1 || count < FEWEST {
        return None;
    }
    let mut order = beginnings;
    let mut reached: BTreeSet<&str> = order.iter().copied().collect();
    while let Some((_, to)) =
        arrows.iter().find(|(from, to)| reached.contains(from) && !reached.contains(to))
    {
        reached.insert(to);
        order.push(to);
    }
    (order.len() == count).then(|| order.into_iter().map(str::to_owned).collect())
}

fn not_there(piece: &Piece, places: &[Place]) -> Problem {
    let written = &piece.text;
    let message = format!(
        "step에 적은 {} id가 다이어그램에 없습니다",
        with_particle(&format!("`{written}`"), "이라는", "라는")
    );
    let problem = Problem::warning(ProblemCode::DiagramStepUnknown, piece.range.clone(), message);
    let labelled =
        places.iter().find(|place| place.label == *written).map(|place| place.id.as_str());
    let near = labelled.or_else(|| nearest(written, places.iter().map(|place| place.id.as_str())));
    problem.meant(near, "다이어그램에서 선언한 id를 쉼표로 나누어 적으세요")
}

#[cfg(test)]
mod tests {
    use crate::diagram::{Icons, Other, Style, draw};

    fn order(text: &str) -> Vec<String> {
        let drawing = draw(text, &Icons::default(), &Other::here());
        drawing.picture.map(|picture| picture.outline.order).unwrap_or_default()
    }

    #[test]
    fn a_chart_with_one_beginning_is_told_along_its_arrows() {
        assert_eq!(order("flowchart LR\n B --> C\n A --> B\n C --> B"), ["A", "B", "C"]);
        assert_eq!(order("flowchart LR\n B --> C --> A --> B"), ["B", "C", "A"]);
        assert_eq!(order("graph TB\n A --> B & C\n B --> D\n C --> D"), ["A", "B", "C", "D"]);
    }

    #[test]
    fn a_chart_without_one_beginning_has_no_order() {
        let none: [&str; 0] = [];
        for text in [
            "flowchart LR\n A --> B",
            "flowchart LR\n A --> B\n C --> D",
            "flowchart LR\n A --> B --- C",
            "flowchart LR\n A --> B --> C\n D",
            "flowchart LR\n A --> 묶음 --> C\n subgraph 묶음\n B\n end",
            "architecture-beta\n service a(server)[A]\n service b(server)[B]\n a:R --> L:b",
        ] {
            assert_eq!(order(text), none, "{text}");
        }
    }

    #[test]
    fn the_author_may_say_the_order_and_name_a_place_twice() {
        assert_eq!(order("flowchart LR\n %% step: B, A\n %%step: B,\n A --> B"), ["B", "A", "B"]);
    }

    #[test]
    fn groups_and_lines_appear_with_what_they_need() {
        let text = "architecture-beta\n %% step: a, c, b\n group g(cloud)[G]\n group h(cloud)[H]\n \
            service a(server)[A]\n service b(server)[B] in g\n service c(server)[C] in h\n \
            service d(server)[D] in h\n a:R --> L:b\n a:B --> T:c\n c:R --> L:d";
        let drawing = draw(text, &Icons::default(), &Other::here());
        let picture = drawing.picture.unwrap();
        let svg = picture.svg("x", "", Style::Page);
        let step = |mark: &str| {
            let rest = svg.split(mark).nth(1).unwrap();
            let tag = rest.split('>').next().unwrap();
            tag.split("data-step=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned())
        };
        let is = |step: &str| Some(step.to_owned());
        assert_eq!(step("data-id=\"a\""), is("1"));
        assert_eq!(step("data-id=\"g\""), is("3"));
        assert_eq!(step("data-id=\"h\""), None, "d is there from the beginning");
        assert_eq!(step("data-from=\"a\" data-to=\"b\""), is("3"));
        assert_eq!(step("data-from=\"c\" data-to=\"d\""), is("2"));
        assert_eq!(picture.steps, 3);
    }
}
