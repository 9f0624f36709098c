//! What holds for the picture of any entity-relationship diagram.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::prop_assert;
use proptest::{prop_oneof, proptest};

use super::draw::scene;
use super::parse::parse;
use crate::diagram::scene::{Line, Role, Shape};
use crate::diagram::source::Source;

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_words_of_the_language_are_drawn_without_panic(words in vec(prop_oneof![
        "(A|B|가|int|PK|direction LR|class|classDef|style|subgraph|end|one|to|many)",
        "(\\|\\||o\\{|\\}o|--|\\.\\.|:|:::|;|#|,|\\[|\\]|\\{|\\}|\"|~|`|\\?|\\n|\\r\\n| )",
    ], 0..60)) {
        let text = format!("erDiagram\n{}", words.concat());
        let (model, problems) = parse(&Source::new(&text));
        for problem in &problems {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{problem:?}");
        }
        scene(&model);
    }

    #[test]
    fn tables_do_not_overlap_and_every_relation_is_one_line_between_its_two(
        columns in vec(0..6usize, 2..9),
        relations in vec((0..9usize, 0..9usize, "[가-힣]{0,8}"), 0..14),
    ) {
        let mut text = String::from("erDiagram\n");
        for (at, count) in columns.iter().enumerate() {
            writeln!(text, "표{at} {{").unwrap();
            for column in 0..*count {
                writeln!(text, "bigint 열{column} FK \"설명 {column}\"").unwrap();
            }
            writeln!(text, "}}").unwrap();
        }
        let count = columns.len();
        for (from, to, label) in &relations {
            writeln!(text, "표{} ||--o{{ 표{} : \"{label}\"", from % count, to % count).unwrap();
        }
        let (model, problems) = parse(&Source::new(&text));
        prop_assert!(problems.is_empty(), "{text}\n{problems:?}");
        let scene = scene(&model);
        let tables: Vec<&Shape> = scene.shapes().filter(|it| it.role == Role::Node).collect();
        for (at, table) in tables.iter().enumerate() {
            for other in &tables[at + 1..] {
                prop_assert!(!table.area.grown(-0.1).overlaps(other.area), "{text}");
            }
        }
        let lines: Vec<&Line> = scene.lines().filter(|it| it.role == Role::Edge).collect();
        prop_assert!(lines.len() == model.relations.len());
        for (relation, line) in model.relations.iter().zip(lines) {
            for (entity, point) in [(relation.from, line.path.start), (relation.to, line.path.end())] {
                let (area, x, y) = (tables[entity].area, point.x, point.y);
                let on_side = ((x - area.x).abs() < 0.5 || (x - area.right()).abs() < 0.5)
                    && y >= area.y - 0.5 && y <= area.bottom() + 0.5;
                let on_end = ((y - area.y).abs() < 0.5 || (y - area.bottom()).abs() < 0.5)
                    && x >= area.x - 0.5 && x <= area.right() + 0.5;
                prop_assert!(on_side || on_end, "{text}\n{point:?} {area:?}");
            }
        }
    }
}
