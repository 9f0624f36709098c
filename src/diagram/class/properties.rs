//! What holds for the picture of any class diagram.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::prop_assert;
use proptest::sample::select;
use proptest::{prop_oneof, proptest};

use super::draw::scene;
use super::parse::parse;
use crate::diagram::geometry::Area;
use crate::diagram::scene::{Line, Role, Shape};
use crate::diagram::source::Source;
use crate::diagram::text::Text;

const RELATIONS: [&str; 12] =
    ["<|--", "--|>", "*--", "o--", "-->", "<-->", "..>", "..|>", "--", "..", "--()", "<|..o"];

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_words_of_the_language_are_drawn_without_panic(words in vec(prop_oneof![
        "(A|B|가|o|class|namespace|note for|note|style|classDef|cssClass|click|href|call|link|direction LR)",
        "(<\\|--|--|\\.\\.|>|<<|>>|:|:::|;|\\(\\)|,|\\[|\\]|\\{|\\}|\"|~|`|\\*|\\$|%%|\\n|\\r\\n| )",
    ], 0..60)) {
        let text = format!("classDiagram\n{}", words.concat());
        let (model, problems) = parse(&Source::new(&text));
        for problem in &problems {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
        }
        scene(&model);
    }

    #[test]
    fn classes_do_not_overlap_and_every_relation_is_one_line_between_its_two(
        classes in vec((0..4usize, 0..3usize, 0..4usize), 2..9),
        relations in vec((0..9usize, 0..9usize, select(&RELATIONS[..]), "[가-힣]{0,8}", "[0-9*]{0,4}"), 0..12),
        notes in vec(0..9usize, 0..3),
    ) {
        let mut text = String::from("classDiagram\n");
        for (at, (attributes, methods, space)) in classes.iter().enumerate() {
            let space = ["", "가", "나", "가.다"][*space];
            if !space.is_empty() {
                writeln!(text, "namespace {space} {{").unwrap();
            }
            writeln!(text, "class C{at} {{").unwrap();
            (0..*attributes).for_each(|it| writeln!(text, "+int 속성{it}$").unwrap());
            (0..*methods).for_each(|it| writeln!(text, "+메서드{it}(x) List~int~*").unwrap());
            writeln!(text, "}}").unwrap();
            if !space.is_empty() {
                writeln!(text, "}}").unwrap();
            }
        }
        let count = classes.len();
        for (from, to, relation, label, many) in &relations {
            let label = if label.is_empty() { String::new() } else { format!(": {label}") };
            let (from, to) = (from % count, to % count);
            writeln!(text, "C{from} {relation} \"{many}\" C{to} {label}").unwrap();
        }
        for class in &notes {
            writeln!(text, "note for C{} \"설명\"", class % count).unwrap();
        }
        let (model, problems) = parse(&Source::new(&text));
        prop_assert!(problems.is_empty(), "{text}\n{problems:?}");
        let scene = scene(&model);
        let boxes: Vec<&Shape> =
            scene.shapes().filter(|it| matches!(it.role, Role::Node | Role::Note)).collect();
        for (at, one) in boxes.iter().enumerate() {
            for other in &boxes[at + 1..] {
                prop_assert!(!one.area.grown(-0.1).overlaps(other.area), "{text}");
            }
        }
        let lines: Vec<&Line> = scene.lines().filter(|it| it.role == Role::Edge).collect();
        prop_assert!(lines.len() == model.relations.len());
        let area = |id: &str| boxes.iter().find(|it| it.id.as_deref() == Some(id)).unwrap().area;
        for (relation, line) in model.relations.iter().zip(&lines) {
            let ends = [line.path.start, line.path.end()];
            for (end, point) in relation.ends().into_iter().zip(ends) {
                let (area, x, y) = (area(&model.id(end.at)), point.x, point.y);
                let on_side = ((x - area.x).abs() < 0.5 || (x - area.right()).abs() < 0.5)
                    && y >= area.y - 0.5 && y <= area.bottom() + 0.5;
                let on_end = ((y - area.y).abs() < 0.5 || (y - area.bottom()).abs() < 0.5)
                    && x >= area.x - 0.5 && x <= area.right() + 0.5;
                prop_assert!(on_side || on_end, "{text}\n{point:?} {area:?}");
            }
        }
        let texts: Vec<Area> =
            lines.iter().flat_map(|line| &line.labels).map(Text::area).collect();
        for (at, one) in texts.iter().enumerate() {
            let meets = |area: &Area| one.grown(-1.0).overlaps(*area);
            prop_assert!(!texts[at + 1..].iter().any(meets), "text on text: {text}");
            prop_assert!(!boxes.iter().any(|it| meets(&it.area)), "text on a box: {text}");
        }
    }
}
