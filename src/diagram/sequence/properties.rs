//! What holds for the picture of any sequence.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq};
use proptest::{prop_oneof, proptest};

use super::busy::{BAR, SHIFT};
use super::layout::{Feet, layout};
use super::model::{Effect, Event, Frame, Message, Sequence};
use super::parse::parse;
use super::steps;
use crate::diagnostic::Severity;
use crate::diagram::geometry::Area;
use crate::diagram::scene::{Item, Line, Role, Scene, Shape};
use crate::diagram::source::Source;
use crate::diagram::text::Text;

fn read(text: &str) -> Sequence {
    let (sequence, problems) = parse(&Source::new(text));
    let errors: Vec<_> =
        problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
    sequence
}

fn draw(sequence: &Sequence) -> Scene {
    layout(sequence, Feet::WhenTall)
}

fn shapes(scene: &Scene, role: Role) -> Vec<&Shape> {
    scene.shapes().filter(|shape| shape.role == role).collect()
}

fn messages(sequence: &Sequence) -> Vec<&Message> {
    let messages = sequence.events.iter().filter_map(|event| match event {
        Event::Message(message) => Some(message),
        _ => None,
    });
    messages.collect()
}

/// All that is wrong with a picture of `sequence`, one line each.
fn faults(sequence: &Sequence, scene: &Scene) -> String {
    let mut faults = String::new();
    message_faults(sequence, scene, &mut faults);
    text_faults(sequence, scene, &mut faults);
    box_faults(scene, &mut faults);
    faults
}

fn note(faults: &mut String, fault: std::fmt::Arguments<'_>) {
    faults.write_fmt(fault).unwrap();
    faults.push('\n');
}

/// Every message is one line from its sender's lifeline to its receiver's, below the one before it.
fn message_faults(sequence: &Sequence, scene: &Scene, faults: &mut String) {
    let lines: Vec<&Line> = scene.lines().filter(|line| line.role == Role::Message).collect();
    let messages = messages(sequence);
    if lines.len() != messages.len() {
        note(faults, format_args!("{} messages, {} lines", messages.len(), lines.len()));
        return;
    }
    let column = |id: &str| {
        let heads = scene.shapes().filter(|shape| shape.role == Role::Actor);
        let head = heads.into_iter().find(|shape| shape.id.as_deref() == Some(id)).unwrap();
        (head.area.centre().x, head.area.width / 2.0)
    };
    let events = sequence.events.iter().zip(steps::steps(sequence));
    let steps: Vec<u32> = events
        .filter(|(event, _)| matches!(event, Event::Message(_)))
        .map(|(_, step)| step)
        .collect();
    let widest_bars = BAR / 2.0 + 6.0 * SHIFT;
    let mut lowest = f64::MIN;
    for (at, (message, line)) in messages.iter().zip(&lines).enumerate() {
        let [from, to] = [message.from, message.to].map(|who| &sequence.participants[who].id);
        if line.from.as_ref() != Some(from) || line.to.as_ref() != Some(to) {
            note(faults, format_args!("message {at} leads from {:?} to {:?}", line.from, line.to));
        }
        if line.step != Some(steps[at]) {
            note(faults, format_args!("message {at} is step {:?}", line.step));
        }
        let (start, end) = (line.path.start, line.path.end());
        let ((from, _), (to, half)) = (column(from), column(to));
        let reach = match message.effect {
            Some(Effect::Creates) => half,
            _ => widest_bars,
        };
        if (start.x - from).abs() > widest_bars || (end.x - to).abs() > reach + 0.1 {
            note(faults, format_args!("message {at} misses its lifelines"));
        }
        if from != to && (start.x < end.x) != (from < to) {
            note(faults, format_args!("message {at} leads the wrong way"));
        }
        if start.y <= lowest {
            note(faults, format_args!("message {at} is not below the one before"));
        }
        lowest = end.y;
        for text in line.labels.iter().map(Text::area) {
            let (left, right) = (start.x.min(end.x), start.x.max(end.x));
            if text.bottom() > start.y || start.y - text.bottom() > 8.0 {
                note(faults, format_args!("the text of message {at} is not right above its line"));
            }
            let fits = from == to || left - 0.5 <= text.x && text.right() <= right + 0.5;
            if !fits && !message.label.is_fixed {
                note(faults, format_args!("the text of message {at} is wider than its line"));
            }
        }
    }
}

/// Every text is there, inside the picture, and on nothing that it does not belong to.
fn text_faults(sequence: &Sequence, scene: &Scene, faults: &mut String) {
    let whole = Area::new(0.0, 0.0, scene.width, scene.height).grown(0.01);
    let texts: Vec<(String, Area)> =
        scene.texts().map(|text| (text.block.to_line(), text.area())).collect();
    for (at, (text, area)) in texts.iter().enumerate() {
        if !whole.contains(*area) {
            note(faults, format_args!("`{text}` leaves the picture"));
        }
        for (other, at_other) in &texts[at + 1..] {
            if area.grown(-0.5).overlaps(at_other.grown(-0.5)) {
                note(faults, format_args!("`{text}` lies on `{other}`"));
            }
        }
    }
    let free = scene.items.iter().filter_map(|item| match item {
        Item::Line(line) if line.role == Role::Message => line.labels.first(),
        Item::Text(text) => Some(&text.text),
        _ => None,
    });
    let in_the_way = [Role::Activation, Role::Note, Role::FrameTitle, Role::Actor, Role::Number];
    for text in free {
        for shape in scene.shapes().filter(|shape| in_the_way.contains(&shape.role)) {
            if shape.area.grown(-0.5).overlaps(text.area()) {
                let text = text.block.to_line();
                note(faults, format_args!("`{text}` lies on a shape: {:?}", shape.role));
            }
        }
        for line in scene.lines().filter(|line| line.role == Role::Lifeline) {
            let (top, bottom) = (line.path.start, line.path.end());
            let area = Area::new(top.x, top.y, 0.0, bottom.y - top.y);
            if area.grown(-0.01).overlaps(text.area()) && area.height > 0.1 {
                note(faults, format_args!("`{}` lies on a lifeline", text.block.to_line()));
            }
        }
    }
    let frames = shapes(scene, Role::Frame);
    let conditions = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) if text.role == Role::Condition => Some(&text.text),
        _ => None,
    });
    for text in conditions {
        if !frames.iter().any(|frame| frame.area.grown(0.5).contains(text.area())) {
            note(faults, format_args!("`{}` leaves its frame", text.block.to_line()));
        }
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let seen: Vec<String> = texts.iter().map(|(text, _)| bare(text)).collect();
    for label in labels(sequence) {
        let wanted = bare(&label);
        match seen.iter().position(|text| *text == wanted || *text == format!("[{wanted}]")) {
            Some(_) => {}
            None => note(faults, format_args!("`{label}` is lost")),
        }
    }
}

/// Every text of a sequence.
fn labels(sequence: &Sequence) -> Vec<String> {
    let names = sequence.participants.iter().map(|who| who.label.to_line());
    let boxes = sequence.boxes.iter().filter_map(|group| Some(group.label.as_ref()?.to_line()));
    let events = sequence.events.iter().filter_map(|event| match event {
        Event::Message(message) => Some(message.label.to_line()),
        Event::Note(note) => Some(note.label.to_line()),
        Event::Open(Frame::Titled { condition, .. }) | Event::Divide(condition) => {
            Some(condition.to_line())
        }
        _ => None,
    });
    names.chain(boxes).chain(events).filter(|label| !label.is_empty()).collect()
}

/// Shapes with texts do not overlap, unless one holds the other; all lies inside the picture.
fn box_faults(scene: &Scene, faults: &mut String) {
    let whole = Area::new(0.0, 0.0, scene.width, scene.height).grown(0.01);
    for area in scene.items.iter().flat_map(Item::areas) {
        if !whole.contains(area) {
            note(faults, format_args!("{area:?} leaves the picture"));
        }
    }
    let solid = [Role::Actor, Role::Note, Role::FrameTitle, Role::Number];
    let solid: Vec<&Shape> = scene.shapes().filter(|shape| solid.contains(&shape.role)).collect();
    let frames = shapes(scene, Role::Frame);
    for (at, shape) in solid.iter().enumerate() {
        for other in &solid[at + 1..] {
            if shape.area.grown(-0.5).overlaps(other.area.grown(-0.5)) {
                note(faults, format_args!("{:?} lies on {:?}", shape.role, other.role));
            }
        }
        for frame in &frames {
            let apart = !frame.area.grown(-0.5).overlaps(shape.area.grown(-0.5));
            if !apart && !frame.area.grown(0.5).contains(shape.area) {
                note(faults, format_args!("the border of a frame cuts {:?}", shape.role));
            }
        }
    }
    for (at, frame) in frames.iter().enumerate() {
        for other in &frames[at + 1..] {
            let apart = !frame.area.grown(-0.5).overlaps(other.area.grown(-0.5));
            if !apart && !frame.area.contains(other.area) && !other.area.contains(frame.area) {
                note(faults, format_args!("frames cut each other"));
            }
        }
    }
}

/// A statement that is right wherever it stands; numbers choose who and what.
#[derive(Clone, Debug)]
enum Statement {
    Message(usize, usize, usize, String),
    Busy(usize, usize, String),
    Done(usize, String),
    Note(usize, usize, usize, String),
    Open(usize, String),
    Divide(String),
    Close,
    Create(usize, String),
    Destroy(usize, usize),
    Number,
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[가-힣]{1,7}",
        "[a-zA-Z]{1,12}",
        "[0-9]{1,4}",
        "(https://[a-z]{3,9}[.]com/[a-z]{2,30})",
        "(<br/>)",
    ];
    vec(word, 0..9).prop_map(|words| words.join(" "))
}

fn statement() -> impl Strategy<Value = Statement> {
    let who = || 0..7usize;
    prop_oneof![
        6 => (who(), who(), 0..26usize, words()).prop_map(|(a, b, c, d)| Statement::Message(a, b, c, d)),
        2 => (who(), who(), words()).prop_map(|(a, b, c)| Statement::Busy(a, b, c)),
        2 => (who(), words()).prop_map(|(a, b)| Statement::Done(a, b)),
        2 => (0..3usize, who(), who(), words()).prop_map(|(a, b, c, d)| Statement::Note(a, b, c, d)),
        2 => (0..8usize, words()).prop_map(|(a, b)| Statement::Open(a, b)),
        1 => words().prop_map(Statement::Divide),
        2 => any::<()>().prop_map(|()| Statement::Close),
        1 => (who(), words()).prop_map(|(a, b)| Statement::Create(a, b)),
        1 => (who(), who()).prop_map(|(a, b)| Statement::Destroy(a, b)),
        1 => any::<()>().prop_map(|()| Statement::Number),
    ]
}

/// A source that mermaid accepts.
fn written(names: &[String], boxed: usize, statements: &[Statement]) -> String {
    let mut text = String::from("sequenceDiagram\n");
    let shapes =
        ["participant", "boundary", "control", "entity", "database", "collections", "queue"];
    let kinds =
        ["loop", "opt", "alt", "par", "critical", "break", "rect rgb(200, 220, 255)", "rect"];
    let arrows: Vec<&str> = super::arrow::ARROWS.iter().map(|(sign, _)| *sign).collect();
    for (at, name) in names.iter().enumerate() {
        if at == boxed {
            text.push_str("box 상자 하나\n");
        }
        let name = if name.trim().is_empty() { "이름" } else { name };
        match at {
            1 => writeln!(text, "actor p1 as {name}").unwrap(),
            at => writeln!(text, "participant p{at}@{{ \"type\": \"{}\" }} as {name}", shapes[at])
                .unwrap(),
        }
        if at >= boxed && (at + 1 == names.len() || at == boxed + 1) {
            text.push_str(if at == boxed + 1 || at + 1 == names.len() && at == boxed {
                "end\n"
            } else {
                ""
            });
        }
    }
    let count = names.len();
    let mut alive: Vec<usize> = (0..count).collect();
    let mut active = vec![0; count];
    let mut open: Vec<usize> = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let pick = |who: usize| alive[who % alive.len()];
        match statement {
            Statement::Message(from, to, arrow, label) => {
                writeln!(text, "p{} {} p{}: {label}", pick(*from), arrows[*arrow], pick(*to))
                    .unwrap();
            }
            Statement::Busy(from, to, label) => {
                if pick(*to) < count {
                    active[pick(*to)] += 1;
                    writeln!(text, "p{} ->>+ p{}: {label}", pick(*from), pick(*to)).unwrap();
                }
            }
            Statement::Done(to, label) => {
                if let Some(who) =
                    alive.iter().find(|who| active.get(**who).is_some_and(|n| *n > 0))
                {
                    active[*who] -= 1;
                    writeln!(text, "p{who} -->>- p{}: {label}", pick(*to)).unwrap();
                }
            }
            Statement::Note(0, who, _, label) => {
                writeln!(text, "Note left of p{}: {label}", pick(*who)).unwrap()
            }
            Statement::Note(1, who, _, label) => {
                writeln!(text, "Note right of p{}: {label}", pick(*who)).unwrap()
            }
            Statement::Note(_, a, b, label) => {
                writeln!(text, "Note over p{},p{}: {label}", pick(*a), pick(*b)).unwrap()
            }
            Statement::Open(kind, label) => {
                open.push(*kind);
                let label = if *kind >= 6 { "" } else { label };
                writeln!(text, "{} {label}", kinds[*kind]).unwrap();
            }
            Statement::Divide(label) => match open.last() {
                Some(2) => writeln!(text, "else {label}").unwrap(),
                Some(3) => writeln!(text, "and {label}").unwrap(),
                Some(4) => writeln!(text, "option {label}").unwrap(),
                _ => {}
            },
            Statement::Close => {
                if open.pop().is_some() {
                    text.push_str("end\n");
                }
            }
            Statement::Create(from, name) => {
                let who = 100 + at;
                writeln!(
                    text,
                    "create participant p{who} as 새 {name}\np{} ->> p{who}: 만듦",
                    pick(*from)
                )
                .unwrap();
                alive.push(who);
            }
            Statement::Destroy(who, from) => {
                if alive.len() > 2 && pick(*who) != pick(*from) {
                    writeln!(text, "destroy p{0}\np{1} -x p{0}: 없앰", pick(*who), pick(*from))
                        .unwrap();
                    let gone = pick(*who);
                    alive.retain(|who| *who != gone);
                }
            }
            Statement::Number => text.push_str("autonumber\n"),
        }
    }
    text.push_str(&"end\n".repeat(open.len()));
    text
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in "(sequenceDiagram\\PC*|\\PC*)") {
        parse(&Source::new(&text));
    }

    #[test]
    fn any_words_of_the_language_are_read_without_panic(words in vec(prop_oneof![
        "(A|B|가|end|alt|else|loop|par|and|rect|box|note|over|participant|actor|create|destroy|activate|deactivate|links|title|autonumber|as|left of)",
        "(->>|-->>|-x|--\\)|<<->>|\\+|-|\\(\\)|:|,|;|#|#35;|%%|@\\{|\\}|<|>|\\n|\\r\\n| )",
    ], 0..60)) {
        let text = format!("sequenceDiagram\n{}", words.concat());
        let (sequence, problems) = parse(&Source::new(&text));
        for problem in &problems {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
        }
        let opens = sequence.events.iter().filter(|event| matches!(event, Event::Open(_))).count();
        let closes = sequence.events.iter().filter(|event| matches!(event, Event::Close)).count();
        prop_assert_eq!(opens, closes);
        draw(&sequence);
    }

    #[test]
    fn any_diagram_is_drawn_without_faults(
        names in vec(words(), 1..7),
        boxed in 0..9usize,
        statements in vec(statement(), 0..30),
    ) {
        let text = written(&names, boxed, &statements);
        let sequence = read(&text);
        let faults = faults(&sequence, &draw(&sequence));
        prop_assert!(faults.is_empty(), "{text}\n{faults}");
    }
}

#[test]
fn ten_thousand_of_anything_are_drawn() {
    let sources = [
        "A->>B: 긴 글이 있는 메시지입니다 하나 둘 셋\n".repeat(10_000),
        (0..10_000).map(|n| format!("p{n}->>p{}: 글\n", n / 2)).collect(),
        (0..10_000).map(|n| format!("p0->>p{n}: 아주 긴 글이 있는 메시지\n")).collect(),
        format!("{}{}", "loop 조건\n".repeat(10_000), "end\n".repeat(10_000)),
        format!("A->>A: 글\n{}", "activate A\n".repeat(10_000)),
        "Note over A,B: nowrap: 글 글 글 글\n".repeat(10_000),
        "participant A@{\n".repeat(10_000),
        "A->>B\n".repeat(10_000),
        format!("A->>B: {}", "글 ".repeat(10_000)),
    ];
    for source in sources {
        let (sequence, _) = parse(&Source::new(&format!("sequenceDiagram\n{source}")));
        let scene = draw(&sequence);
        assert!(scene.width.is_finite() && scene.height.is_finite());
    }
}

#[test]
fn the_lost_message_of_a_failover_is_there() {
    let sequence = read(
        "sequenceDiagram\nparticipant App as Application\nparticipant Primary as RDS Primary\n\
         Note over Primary: 장애 발생!\nPrimary--xApp: 연결 끊김\n",
    );
    let scene = draw(&sequence);
    let line = scene.lines().find(|line| line.role == Role::Message).unwrap();
    assert_eq!(line.head, crate::diagram::scene::Head::Cross);
    assert_eq!(line.stroke, crate::diagram::scene::Stroke::Dashed);
    assert_eq!((line.from.as_deref(), line.to.as_deref()), (Some("Primary"), Some("App")));
    assert_eq!(faults(&sequence, &scene), "");
}
