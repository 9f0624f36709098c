//! What holds for the picture of any flowchart.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop_assert};
use proptest::{prop_oneof, proptest};

use super::draw::{id, scene};
use super::model::{Edge, End, Flowchart, Label};
use super::parse::parse;
use super::resolve::resolve;
use crate::diagnostic::Severity;
use crate::diagram::geometry::{Area, Piece, Point};
use crate::diagram::scene::{Head, Item, Line, Outline, Role, Scene, Shape, Stroke};
use crate::diagram::source::Source;

fn read(text: &str) -> Flowchart {
    let (direction, statements, mut problems) = parse(&Source::new(text));
    let (chart, more) = resolve(direction, statements);
    problems.extend(more);
    let errors: Vec<_> =
        problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
    chart
}

/// All that is wrong with a picture of `chart`, one line each.
fn faults(chart: &Flowchart, scene: &Scene) -> String {
    let mut faults = String::new();
    line_faults(chart, scene, &mut faults);
    overlay_faults(scene, &mut faults);
    head_faults(scene, &mut faults);
    box_faults(scene, &mut faults);
    text_faults(chart, scene, &mut faults);
    faults
}

/// Every visible edge is one line of level and upright pieces from border to border, in the order
/// of the source, with the author's names and its own labels, around all boxes.
fn line_faults(chart: &Flowchart, scene: &Scene, faults: &mut String) {
    let edges: Vec<(usize, &Edge)> =
        chart.edges.iter().enumerate().filter(|(_, edge)| edge.stroke != Stroke::Hidden).collect();
    let lines: Vec<&Line> = scene.lines().filter(|line| line.role == Role::Edge).collect();
    if lines.len() != edges.len() {
        writeln!(faults, "{} edges, {} lines", edges.len(), lines.len()).unwrap();
        return;
    }
    let shape = |end: End| {
        let id = id(chart, end);
        scene.shapes().find(|shape| shape.id.as_deref() == Some(id))
    };
    for ((at, edge), line) in edges.into_iter().zip(lines) {
        for (end, point) in [(edge.from, line.path.start), (edge.to, line.path.end())] {
            let Some(shape) = shape(end) else {
                writeln!(faults, "`{}` is lost", id(chart, end)).unwrap();
                continue;
            };
            let reaches = shape.area.grown(1.0).contains(Area::new(point.x, point.y, 0.0, 0.0));
            // The borders of other forms than rectangles lie inside of their areas.
            let border = match shape.outline {
                Outline::Rect(_) => 1.0,
                _ => shape.area.height.min(shape.area.width) / 2.0,
            };
            let deep = shape.area.grown(-border).contains(Area::new(point.x, point.y, 0.0, 0.0));
            if !reaches || deep {
                writeln!(faults, "edge {at} ends at {point:?}, not at {:?}", shape.area).unwrap();
            }
        }
        let named = line.from.as_deref() == Some(id(chart, edge.from))
            && line.to.as_deref() == Some(id(chart, edge.to))
            && (line.head, line.tail, line.stroke) == (edge.head, edge.tail, edge.stroke);
        if !named {
            writeln!(faults, "edge {at} is another one").unwrap();
        }
        let points = line.path.points();
        for shape in scene.shapes().filter(|shape| is_leaf(shape)) {
            let own =
                [edge.from, edge.to].iter().any(|end| shape.id.as_deref() == Some(id(chart, *end)));
            let inside = shape.area.grown(-2.0);
            if !own && points.windows(2).any(|pair| inside.overlaps(span(pair[0], pair[1]))) {
                writeln!(faults, "edge {at} runs through {:?}", shape.id).unwrap();
            }
        }
        for label in &line.labels {
            let near = label.area().grown(14.0);
            if !points.windows(2).any(|pair| near.overlaps(span(pair[0], pair[1]))) {
                writeln!(faults, "the label of edge {at} is not on it").unwrap();
            }
        }
    }
}

/// Two lines without a common end do not lie on one another.
fn overlay_faults(scene: &Scene, faults: &mut String) {
    let lines: Vec<(&Line, Vec<Point>)> = scene
        .lines()
        .filter(|line| line.role == Role::Edge)
        .map(|line| (line, line.path.points()))
        .collect();
    for (at, (line, points)) in lines.iter().enumerate() {
        for (other, others) in &lines[at + 1..] {
            let ends = [&line.from, &line.to];
            if ends.contains(&&other.from) || ends.contains(&&other.to) {
                continue;
            }
            for a in points.windows(2) {
                for b in others.windows(2) {
                    let shared = shared(span(a[0], a[1]), span(b[0], b[1]));
                    if shared > 12.0 {
                        let names = [&line.from, &line.to, &other.from, &other.to];
                        writeln!(faults, "{names:?} lie on one another for {shared}").unwrap();
                    }
                }
            }
        }
    }
}

/// Where a line has a head, no line ends that has none: it would seem to lead there too.
fn head_faults(scene: &Scene, faults: &mut String) {
    let ends: Vec<(&str, Point, Head)> = scene
        .lines()
        .filter(|line| line.role == Role::Edge)
        .flat_map(|line| {
            let start = (line.from.as_deref(), line.path.start, line.tail);
            let end = (line.to.as_deref(), line.path.end(), line.head);
            [start, end].map(|(id, point, head)| (id.unwrap_or_default(), point, head))
        })
        .collect();
    for (at, (id, point, head)) in ends.iter().enumerate() {
        for (other, elsewhere, another) in &ends[at + 1..] {
            let apart = (point.x - elsewhere.x).abs().max((point.y - elsewhere.y).abs());
            if id == other && apart < 4.0 && (*head == Head::None) != (*another == Head::None) {
                writeln!(faults, "a head and a bare end meet at {point:?} of `{id}`").unwrap();
            }
        }
    }
}

/// How far two straight pieces lie on one another.
fn shared(a: Area, b: Area) -> f64 {
    let thin = |area: Area| (area.width < 0.1, area.height < 0.1);
    match (thin(a), thin(b)) {
        ((true, false), (true, false)) if (a.x - b.x).abs() < 0.6 => {
            a.bottom().min(b.bottom()) - a.y.max(b.y)
        }
        ((false, true), (false, true)) if (a.y - b.y).abs() < 0.6 => {
            a.right().min(b.right()) - a.x.max(b.x)
        }
        _ => 0.0,
    }
}

fn span(a: Point, b: Point) -> Area {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Area::new(x, y, (a.x - b.x).abs().max(0.01), (a.y - b.y).abs().max(0.01))
}

fn is_leaf(shape: &Shape) -> bool {
    matches!(shape.role, Role::Node | Role::Dot)
}

/// No two leaves overlap; groups hold what lies in them and nothing else; nothing leaves the picture.
fn box_faults(scene: &Scene, faults: &mut String) {
    let whole = Area::new(0.0, 0.0, scene.width, scene.height).grown(0.01);
    for area in scene.items.iter().flat_map(Item::areas) {
        if !whole.contains(area) {
            writeln!(faults, "{area:?} leaves the picture").unwrap();
        }
    }
    let leaves: Vec<&Shape> = scene.shapes().filter(|shape| is_leaf(shape)).collect();
    for (at, shape) in leaves.iter().enumerate() {
        for other in &leaves[at + 1..] {
            if shape.area.grown(-0.1).overlaps(other.area) {
                writeln!(faults, "{:?} lies on {:?}", shape.id, other.id).unwrap();
            }
        }
    }
    for group in scene.shapes().filter(|shape| shape.role == Role::Group) {
        for shape in scene.shapes().filter(|shape| shape.id != group.id) {
            let holds = group.area.contains(shape.area);
            let apart = !group.area.grown(-0.1).overlaps(shape.area);
            let held = shape.role == Role::Group && shape.area.contains(group.area);
            if shape.group == group.id && !holds || !holds && !apart && !held {
                writeln!(faults, "{:?} and {:?} cut each other", shape.id, group.id).unwrap();
            }
        }
    }
}

/// Every label is there and lies on no other text.
fn text_faults(chart: &Flowchart, scene: &Scene, faults: &mut String) {
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
    let mut shown: Vec<String> = texts.iter().map(|(text, _)| bare(text)).collect();
    let nodes = chart.nodes.iter().map(|node| &node.label);
    let groups = chart.groups.iter().map(|group| &group.title);
    let edges = chart.edges.iter().filter(|edge| edge.stroke != Stroke::Hidden);
    for label in nodes.chain(groups).chain(edges.map(|edge| &edge.label)) {
        let wanted = bare(&words_of(label));
        match shown.iter().position(|text| *text == wanted) {
            Some(at) => {
                shown.swap_remove(at);
            }
            None if wanted.is_empty() => {}
            None => writeln!(faults, "`{wanted}` is lost").unwrap(),
        }
    }
}

fn words_of(label: &Label) -> String {
    label.iter().flatten().map(|run| run.text.as_str()).collect()
}

/// A piece of a flowchart; numbers choose nodes and forms.
#[derive(Clone, Debug)]
enum Said {
    Node(usize, usize, String),
    Edge(usize, usize, usize, String),
    Chain(usize, usize),
    Fan(usize, usize, String),
    Open(Option<usize>),
    Close,
    ToGroup(usize, usize),
}

const FORMS: [(&str, &str); 8] = [
    ("[\"", "\"]"),
    ("(\"", "\")"),
    ("{\"", "\"}"),
    ("[(\"", "\")]"),
    ("((\"", "\"))"),
    ("{{\"", "\"}}"),
    ("[/\"", "\"/]"),
    ("([\"", "\"])"),
];
const ARROWS: [&str; 8] = ["-->", "---", "-.->", "==>", "--o", "<-->", "---->", "~~~"];

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[가-힣]{1,7}", "[a-zA-Z]{1,12}", "[0-9]{1,4}", "(<br/>)"];
    vec(word, 0..6).prop_map(|words| words.join(" "))
}

fn said() -> impl Strategy<Value = Said> {
    let node = || 0..24usize;
    prop_oneof![
        3 => (node(), 0..FORMS.len(), words()).prop_map(|(a, b, c)| Said::Node(a, b, c)),
        6 => (node(), node(), 0..ARROWS.len(), words())
            .prop_map(|(a, b, c, d)| Said::Edge(a, b, c, d)),
        1 => (node(), 2..9usize).prop_map(|(a, b)| Said::Chain(a, b)),
        1 => (node(), 2..9usize, "[가-힣]{0,4}").prop_map(|(a, b, c)| Said::Fan(a, b, c)),
        2 => proptest::option::of(0..4usize).prop_map(Said::Open),
        2 => Just(Said::Close),
        1 => (node(), node()).prop_map(|(a, b)| Said::ToGroup(a, b)),
    ]
}

/// A source that Mermaid accepts.
fn written(direction: usize, all: &[Said]) -> String {
    const DIRECTIONS: [&str; 4] = ["TB", "LR", "BT", "RL"];
    let mut text = format!("flowchart {}\n", DIRECTIONS[direction]);
    let (mut depth, mut groups) = (0, 0);
    for (at, said) in all.iter().enumerate() {
        match said {
            Said::Node(node, form, label) => {
                let (open, close) = FORMS[*form];
                writeln!(text, "n{node}{open}이름 {label}{close}").unwrap();
            }
            Said::Edge(from, to, arrow, label) => {
                let arrow = ARROWS[*arrow];
                match label.is_empty() {
                    true => writeln!(text, "n{from} {arrow} n{to}").unwrap(),
                    false => writeln!(text, "n{from} {arrow}|\"{label}\"| n{to}").unwrap(),
                }
            }
            Said::Chain(from, count) => {
                let way: String =
                    (0..*count).map(|n| format!(" --> c{at}_{n}[단계 {n}]")).collect();
                writeln!(text, "n{from}{way}").unwrap();
            }
            Said::Fan(from, count, label) => {
                for n in 0..*count {
                    let label = if label.is_empty() { String::new() } else { format!("|{label}|") };
                    writeln!(text, "n{from} -->{label} f{at}_{n}[가지 {n}]").unwrap();
                }
            }
            Said::Open(direction) => {
                if depth < 3 {
                    depth += 1;
                    writeln!(text, "subgraph g{groups}[\"묶음 {groups}\"]").unwrap();
                    if let Some(direction) = direction {
                        writeln!(text, "direction {}", DIRECTIONS[*direction]).unwrap();
                    }
                    writeln!(text, "m{groups}[안 {groups}]").unwrap();
                    groups += 1;
                }
            }
            Said::Close => {
                if depth > 0 {
                    depth -= 1;
                    text.push_str("end\n");
                }
            }
            Said::ToGroup(node, group) => {
                if groups > 0 && depth == 0 {
                    writeln!(text, "n{node} --> g{}", group % groups).unwrap();
                }
            }
        }
    }
    text.push_str(&"end\n".repeat(depth));
    text
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 48, ..Default::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in "(flowchart [LTRB]{2}\n\\PC*|graph TD[;\n]\\PC*|\\PC*)") {
        let (direction, statements, _) = parse(&Source::new(&text));
        resolve(direction, statements);
    }

    #[test]
    fn any_words_of_the_language_are_drawn_without_panic(words in vec(prop_oneof![
        "(A|B|가|subgraph|end|style|class|classDef|linkStyle|click|direction LR|default|graph)",
        "(-->|---|-.->|==>|~~~|--|-\\.|==|--x|o--o|<-->|&|:::|@\\{|\\{|\\}|\\[|\\]|\\(|\\)|>|\"|`)",
        "(;|#|#35;|%%|\\n|\\r\\n| |\\||fill:#f00|,|shape: cyl|0)",
    ], 0..60)) {
        let text = format!("flowchart TD\n{}", words.concat());
        let (direction, statements, problems) = parse(&Source::new(&text));
        let (chart, more) = resolve(direction, statements);
        for problem in problems.iter().chain(&more) {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
        }
        scene(&chart);
    }

    #[test]
    fn any_flowchart_is_drawn_without_faults(direction in 0..4usize, all in vec(said(), 0..16)) {
        let text = written(direction, &all);
        let chart = read(&text);
        let faults = faults(&chart, &scene(&chart));
        prop_assert!(faults.is_empty(), "{text}\n{faults}");
    }
}

#[test]
fn what_leads_back_does_not_seem_to_lead_away() {
    let sources = [
        "A --> B\nB --> C\nC --> A",
        "A --> B{?}\nB --> C\nB --> D\nC --> B",
        "A((a)) --> B & C & D\nD --> A",
        "subgraph g\nA --> B --> C\nend\nC --> A\nA --> D & E",
        "A <--> B & C\nA --> D & E & F & G & H & I & J",
        "A --> B & C\nA --- D\nA -.-> E\nlinkStyle 0 stroke:#f00",
    ];
    for source in sources {
        for direction in ["TB", "LR", "BT", "RL"] {
            let chart = read(&format!("flowchart {direction}\n{source}\n"));
            assert_eq!(faults(&chart, &scene(&chart)), "", "{direction}\n{source}");
        }
    }
}

#[test]
fn a_line_does_not_step_aside_by_a_little() {
    let sources = [
        "subgraph A[빈 그룹]\nend\nsubgraph B[하나짜리]\nb[노드]\nend\nsubgraph C[겹친 빈 그룹]\n\
         subgraph D[안쪽 빈 그룹]\nend\nend\nb --> A\nb --> D\nx --> C",
        "subgraph 긴[이 그룹의 제목은 안에 든 상자보다 길다]\na\nend\nsubgraph 다른\nb --> c\nend\n\
         a --> b\na -->|라벨| c",
        "subgraph A[수집]\na1 --> a2\nend\nsubgraph B[처리]\nb1 --> b2\nend\nA ==>|초당 10만 건| B\n\
         B -.->|다시| A\na2 --> b1",
    ];
    for source in sources {
        let chart = read(&format!("flowchart TB\n{source}\n"));
        let scene = scene(&chart);
        assert_eq!(faults(&chart, &scene), "");
        for line in scene.lines().filter(|line| line.role == Role::Edge) {
            let corners: Vec<Point> = line.path.pieces.iter().filter_map(corner).collect();
            for pair in corners.windows(2) {
                let step = pair[0].distance(pair[1]);
                assert!(step > 7.0, "{source}\n{:?} to {:?}: {step}", line.from, line.to);
            }
        }
    }
}

fn corner(piece: &Piece) -> Option<Point> {
    match piece {
        Piece::Quadratic(corner, _) => Some(*corner),
        _ => None,
    }
}

#[test]
fn what_is_too_wide_to_be_read_runs_down() {
    let text = "flowchart RL
        N0[Loki]
        N1[Jenkins]
        subgraph G0[운영 환경]
            N2[(RDS Primary<br/>db.t3.medium)]
            subgraph G1[Kubernetes Cluster]
                N3[관리자]
                N4([RDS Standby])
                subgraph G2[Worker Node]
                    N5>Envoy 사이드카]
                    N6[Grafana<br/>대시보드]
                    N7[1. 코드 푸시]
                end
            end
        end
        N4 --- N3
        N0 --x|push| N1
        N2 --> N3
        N5 --x N1
        N5 --> N6
        N2 <--> N7
        N2 & N3 --> N4 & N5 & N6
        ";
    let chart = read(text);
    let scene = scene(&chart);
    assert_eq!(faults(&chart, &scene), "");
    // At 720 pixels a text of 13 has ten left.
    assert!(scene.width <= 900.0, "{}", scene.width);
}

#[test]
fn ten_thousand_of_anything_end_in_a_picture_or_a_finding() {
    let sources = [
        (0..10_000).map(|n| format!("A{n} --> A{}\n", n / 2)).collect(),
        (0..300).map(|n| format!("A{} --> B{n}\n", n * 7 % 31)).collect(),
        "A --> B\n".repeat(10_000),
        "A -->|긴 글| A\n".repeat(100),
        format!("A{}", " --> A".repeat(10_000)),
        format!("A{}", " & B".repeat(10_000)),
        "subgraph a\n".repeat(10_000),
        (0..200).map(|n| format!("subgraph a{n}\nb{n}\n")).collect::<String>()
            + &"end\n".repeat(200),
        "A[".repeat(10_000),
        "A -> B\n".repeat(10_000),
        "style A fill:#fff\n".repeat(10_000),
        format!("A[\"{}\"]", "글 ".repeat(10_000)),
    ];
    for source in sources {
        let source: String = source;
        let text = format!("flowchart TD\n{source}");
        let (direction, statements, problems) = parse(&Source::new(&text));
        let (chart, more) = resolve(direction, statements);
        let is_error = |problem: &crate::diagram::Problem| problem.severity == Severity::Error;
        if !problems.iter().chain(&more).any(is_error) {
            let scene = scene(&chart);
            assert!(scene.width.is_finite() && scene.height.is_finite());
        }
    }
}
