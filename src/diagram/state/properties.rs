//! What holds for the picture of any state diagram.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_assert};
use proptest::{prop_oneof, proptest};

use super::draw::{id, scene};
use super::model::{End, Label, Machine};
use super::parse::parse;
use super::resolve::resolve;
use crate::diagnostic::Severity;
use crate::diagram::geometry::{Area, Point};
use crate::diagram::scene::{Item, Line, Role, Scene, Shape};
use crate::diagram::source::Source;

fn read(text: &str) -> Machine {
    let (statements, mut problems) = parse(&Source::new(text));
    let (machine, more) = resolve(statements);
    problems.extend(more);
    let errors: Vec<_> =
        problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
    machine
}

/// All that is wrong with a picture of `machine`, one line each.
fn faults(machine: &Machine, scene: &Scene) -> String {
    let mut faults = String::new();
    line_faults(machine, scene, &mut faults);
    box_faults(scene, &mut faults);
    text_faults(machine, scene, &mut faults);
    faults
}

/// Every transition is one line from the border of its beginning to the border of its end.
fn line_faults(machine: &Machine, scene: &Scene, faults: &mut String) {
    let lines: Vec<&Line> = scene.lines().filter(|line| line.role == Role::Transition).collect();
    if lines.len() != machine.transitions.len() {
        writeln!(faults, "{} transitions, {} lines", machine.transitions.len(), lines.len())
            .unwrap();
        return;
    }
    let area = |end: End| {
        let id = id(machine, end);
        scene.shapes().find(|shape| shape.id.as_deref() == Some(id)).map(|shape| shape.area)
    };
    for (at, (transition, line)) in machine.transitions.iter().zip(lines).enumerate() {
        let ends = [(transition.from, line.path.start), (transition.to, line.path.end())];
        for (end, point) in ends {
            let border = area(end).unwrap();
            if !on_border(border, point) {
                writeln!(faults, "transition {at} ends at {point:?}, not at {border:?}").unwrap();
            }
        }
        if line.from.as_deref() != Some(id(machine, transition.from))
            || line.to.as_deref() != Some(id(machine, transition.to))
            || line.step != Some(at as u32 + 1)
        {
            writeln!(faults, "transition {at} is not named").unwrap();
        }
        let points = line.path.points();
        for shape in scene.shapes().filter(|shape| is_leaf(shape) || shape.role == Role::Note) {
            let inside = shape.area.grown(-2.0);
            let own = [transition.from, transition.to]
                .iter()
                .any(|end| shape.id.as_deref() == Some(id(machine, *end)));
            let enters = points.windows(2).any(|pair| inside.overlaps(span(pair[0], pair[1])));
            if enters && !own {
                let text = shape.texts.iter().map(|text| text.block.to_line()).collect::<String>();
                writeln!(faults, "transition {at} runs through `{text}`").unwrap();
            }
        }
    }
}

fn span(a: Point, b: Point) -> Area {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Area::new(x, y, (a.x - b.x).abs().max(0.01), (a.y - b.y).abs().max(0.01))
}

/// Rhombi and discs do not reach to the corners of their areas.
fn on_border(area: Area, point: Point) -> bool {
    let inside = area.grown(1.0).contains(Area::new(point.x, point.y, 0.0, 0.0));
    let deep = area.grown(-1.0).contains(Area::new(point.x, point.y, 0.0, 0.0));
    inside && (!deep || area.width < 40.0)
}

fn is_leaf(shape: &Shape) -> bool {
    matches!(shape.role, Role::Node | Role::Dot | Role::Stop | Role::Choice)
}

/// No two leaves or notes overlap; groups hold what lies in them; nothing leaves the picture.
fn box_faults(scene: &Scene, faults: &mut String) {
    let whole = Area::new(0.0, 0.0, scene.width, scene.height).grown(0.01);
    for area in scene.items.iter().flat_map(Item::areas) {
        if !whole.contains(area) {
            writeln!(faults, "{area:?} leaves the picture").unwrap();
        }
    }
    let solid = |shape: &&Shape| is_leaf(shape) || shape.role == Role::Note;
    let solid: Vec<&Shape> = scene.shapes().filter(solid).collect();
    for (at, shape) in solid.iter().enumerate() {
        for other in &solid[at + 1..] {
            if shape.area.grown(-0.1).overlaps(other.area) {
                writeln!(faults, "{:?} lies on {:?}", shape.id, other.id).unwrap();
            }
        }
    }
    let groups = || scene.shapes().filter(|it| matches!(it.role, Role::Group | Role::Region));
    for shape in scene.shapes().filter(|shape| shape.role != Role::Note) {
        for group in groups().filter(|group| group.id != shape.id) {
            let holds = group.area.contains(shape.area);
            let apart = !group.area.grown(-0.1).overlaps(shape.area);
            let held = shape.area.contains(group.area);
            if shape.group == group.id && !holds || !holds && !apart && !held {
                writeln!(faults, "{:?} and {:?} cut each other", shape.id, group.id).unwrap();
            }
        }
    }
}

/// Every label is there and lies on no other text.
fn text_faults(machine: &Machine, scene: &Scene, faults: &mut String) {
    let texts: Vec<(String, Area)> =
        scene.texts().map(|text| (text.block.to_line(), text.area())).collect();
    for (at, (text, area)) in texts.iter().enumerate() {
        for (other, at_other) in &texts[at + 1..] {
            if area.grown(-0.5).overlaps(at_other.grown(-0.5)) {
                writeln!(faults, "`{text}` lies on `{other}`").unwrap();
            }
        }
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let shown: Vec<String> = texts.iter().map(|(text, _)| bare(text)).collect();
    let states = machine.states.iter().flat_map(|state| [&state.label, &state.details]);
    let groups = machine.groups.iter().map(|group| &group.title);
    let transitions = machine.transitions.iter().map(|transition| &transition.label);
    let notes = machine.notes.iter().map(|note| &note.label);
    for label in states.chain(groups).chain(transitions).chain(notes) {
        let wanted = bare(&words_of(label));
        if !wanted.is_empty() && !shown.contains(&wanted) {
            writeln!(faults, "`{wanted}` is lost").unwrap();
        }
    }
}

fn words_of(label: &Label) -> String {
    label.iter().flatten().map(|run| run.text.as_str()).collect()
}

/// A statement that is right wherever it stands; numbers choose states.
#[derive(Clone, Debug)]
enum Said {
    Transition(usize, usize, String),
    Describe(usize, String),
    Note(usize, usize, String),
    Open(usize, Option<String>),
    Close,
    Divide,
    Direction(usize),
    Special(usize, usize),
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[가-힣]{1,7}", "[a-zA-Z]{1,12}", "[0-9]{1,4}", "(<br/>)"];
    vec(word, 0..7).prop_map(|words| words.join(" "))
}

fn said() -> impl Strategy<Value = Said> {
    let state = || 0..12usize;
    prop_oneof![
        8 => (state(), state(), words()).prop_map(|(a, b, c)| Said::Transition(a, b, c)),
        1 => (state(), words()).prop_map(|(a, b)| Said::Describe(a, b)),
        2 => (state(), 0..2usize, words()).prop_map(|(a, b, c)| Said::Note(a, b, c)),
        2 => (state(), proptest::option::of("[가-힣]{1,9}")).prop_map(|(a, b)| Said::Open(a, b)),
        2 => proptest::strategy::Just(Said::Close),
        1 => proptest::strategy::Just(Said::Divide),
        1 => (0..4usize).prop_map(Said::Direction),
        1 => (0..3usize, state()).prop_map(|(a, b)| Said::Special(a, b)),
    ]
}

/// A source that Mermaid accepts.
fn written(all: &[Said]) -> String {
    let mut text = String::from("stateDiagram-v2\n");
    let mut depth = 0;
    let name = |at: usize| match at {
        11 => "[*]".to_owned(),
        at => format!("s{at}"),
    };
    let mut titled = std::collections::BTreeSet::new();
    let mut described = std::collections::BTreeSet::new();
    for (at, said) in all.iter().enumerate() {
        match said {
            Said::Transition(from, to, label) => {
                writeln!(text, "{} --> {} : {label}", name(*from), name(*to)).unwrap();
            }
            Said::Describe(state, label) => {
                if *state < 4 && described.insert(*state) && !label.is_empty() {
                    writeln!(text, "s{state} : {label}").unwrap();
                }
            }
            Said::Note(state, side, label) => {
                let side = ["left", "right"][*side];
                writeln!(text, "s{state} --> s0\nnote {side} of s{state} : 메모 {label}").unwrap();
            }
            Said::Open(state, title) => {
                if depth < 3 {
                    depth += 1;
                    // Those with descriptions have no body, and a body has one title.
                    let at = state % 6 + 5;
                    let title = title.as_ref().filter(|_| titled.insert(at));
                    match title {
                        Some(title) => writeln!(text, "state \"{title}\" as s{at} {{").unwrap(),
                        None => writeln!(text, "state s{at} {{").unwrap(),
                    }
                    writeln!(text, "i{at} --> [*]").unwrap();
                }
            }
            Said::Close => {
                if depth > 0 {
                    depth -= 1;
                    text.push_str("}\n");
                }
            }
            Said::Divide => {
                if depth > 0 {
                    writeln!(text, "--\n[*] --> r{at}").unwrap();
                }
            }
            Said::Direction(way) => {
                writeln!(text, "direction {}", ["TB", "LR", "BT", "RL"][*way]).unwrap();
            }
            Said::Special(form, state) => {
                let form = ["fork", "join", "choice"][*form];
                writeln!(text, "state x{at} <<{form}>>\ns{state} --> x{at}\nx{at} --> s0").unwrap();
            }
        }
    }
    text.push_str(&"}\n".repeat(depth));
    text
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in "(stateDiagram-v2[ \n]\\PC*|\\PC*)") {
        resolve(parse(&Source::new(&text)).0);
    }

    #[test]
    fn any_words_of_the_language_are_drawn_without_panic(words in vec(prop_oneof![
        "(A|B|가|state|note|left of|right of|end note|as|direction LR|class|classDef|style|click|scale|fork)",
        "(-->|--|->|:|:::|;|#|#35;|%%|\\{|\\}|\"|\\[\\*\\]|<<fork>>|<<choice>>|\\n|\\r\\n| )",
    ], 0..60)) {
        let text = format!("stateDiagram-v2\n{}", words.concat());
        let (statements, problems) = parse(&Source::new(&text));
        let (machine, more) = resolve(statements);
        for problem in problems.iter().chain(&more) {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
        }
        scene(&machine);
    }

    #[test]
    fn any_diagram_is_drawn_without_faults(all in vec(said(), 0..14)) {
        let text = written(&all);
        let machine = read(&text);
        let faults = faults(&machine, &scene(&machine));
        prop_assert!(faults.is_empty(), "{text}\n{faults}");
    }
}

#[test]
fn tall_labels_of_loops_keep_clear_of_each_other_and_of_what_stands_below() {
    for text in [
        "s0 --> s0 : \ns8 --> s8 : <br/> <br/> <br/> 가 <br/>\ns1 --> s2 : 가가가가가 mAaAaAaAaa",
        "a --> a : 첫째<br/>둘째<br/>셋째\na --> a : 넷째<br/>다섯째<br/>여섯째\na --> b",
    ] {
        let machine = read(&format!("stateDiagram-v2\n{text}"));
        assert_eq!(faults(&machine, &scene(&machine)), "", "{text}");
    }
}

#[test]
fn ten_thousand_of_anything_end_in_a_picture_or_a_finding() {
    let sources = [
        (0..10_000).map(|n| format!("A{n} --> A{}\n", n / 2)).collect(),
        "A --> B : 긴 글\n".repeat(10_000),
        "state a {\n".repeat(10_000),
        "note left of A\n".repeat(10_000),
        "A -> B\n".repeat(10_000),
        "direction LR ".repeat(10_000),
        "class a,b k\n".repeat(10_000),
        format!("A : {}", "*글 ".repeat(10_000)),
    ];
    for source in sources {
        let source: String = source;
        let text = format!("stateDiagram-v2\n{source}");
        let (statements, problems) = parse(&Source::new(&text));
        let (machine, more) = resolve(statements);
        let is_error = |problem: &crate::diagram::Problem| problem.severity == Severity::Error;
        if !problems.iter().chain(&more).any(is_error) {
            let scene = scene(&machine);
            assert!(scene.width.is_finite() && scene.height.is_finite());
        }
    }
}
