//! What holds for the picture of any Gantt chart.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::sample::select;
use proptest::{prop_oneof, proptest};

use super::layout::scene;
use super::parse::parse;
use super::plan::plan;
use crate::diagram::legible::{assert_drawn_or_refused, assert_legible, words};
use crate::diagram::source::Source;

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_words_of_the_language_are_drawn_or_refused(words in vec(prop_oneof![
        "(title|dateFormat|axisFormat|tickInterval|excludes|includes|weekend|weekday|section|click)",
        "(YYYY-MM-DD|%Y|%|1week|weekends|friday|가|A|a1|crit|done|active|milestone|vert|after|until)",
        "(2025-01-06|9999-99-99|3d|1M|9999999y|href \"x\"|:|,|;|#|%%|\\n|\\r\\n| )",
    ], 0..50)) {
        assert_drawn_or_refused(&format!("gantt\n{}", words.concat()));
    }

    #[test]
    fn sections_and_tasks_are_all_named_and_no_name_lies_on_another(
        title in words(),
        axis in select(vec!["%Y-%m-%d", "%m/%d", "%H:%M", "%Y년 %B"]),
        sections in vec((words(), vec((
            words(), select(vec!["", "crit, ", "done, ", "milestone, ", "vert, "]),
            1..28_u32, 1..900_u32, select(vec!["m", "h", "d", "w"]),
        ), 0..5)), 1..5),
    ) {
        let mut text = format!("gantt\ntitle {title}\naxisFormat {axis}\n");
        let mut labels = vec![title.as_str()];
        for (name, tasks) in &sections {
            writeln!(text, "section {name}").unwrap();
            labels.push(name);
            for (task, tags, day, length, unit) in tasks {
                writeln!(text, "{task} :{tags}2025-01-{day:02}, {length}{unit}").unwrap();
                labels.push(task);
            }
        }
        let (chart, mut problems) = parse(&Source::new(&text));
        let plan = plan(&chart, &mut problems);
        assert_eq!(problems, [], "{text}");
        assert_legible(scene(&chart, &plan), labels, &text);
    }
}
