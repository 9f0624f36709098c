//! What holds for the picture of any timeline.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::sample::select;
use proptest::{prop_oneof, proptest};

use super::layout::scene;
use super::parse::parse;
use crate::diagram::legible::{assert_drawn_or_refused, assert_legible, words};
use crate::diagram::source::Source;

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_words_of_the_language_are_drawn_or_refused(words in vec(prop_oneof![
        "(TD|LR|title|section|가|2024년|A|#)",
        "(:| : |%%|<br>|\\n|\\r\\n| )",
    ], 0..40)) {
        assert_drawn_or_refused(&format!("timeline {}", words.concat()));
    }

    #[test]
    fn sections_periods_and_events_are_all_there_and_on_nothing_else(
        direction in select(vec!["", "LR", "TD"]),
        title in words(),
        sections in vec((words(), vec((words(), vec(words(), 0..4)), 0..5)), 1..5),
    ) {
        let mut text = format!("timeline {direction}\ntitle {title}\n");
        let mut labels = vec![title.as_str()];
        for (name, periods) in &sections {
            writeln!(text, "section {name}").unwrap();
            labels.push(name);
            for (period, events) in periods {
                writeln!(text, "{period}").unwrap();
                labels.push(period);
                for event in events {
                    writeln!(text, " : {event}").unwrap();
                    labels.push(event);
                }
            }
        }
        let (timeline, problems) = parse(&Source::new(&text));
        assert_eq!(problems, [], "{text}");
        assert_legible(scene(&timeline), labels, &text);
    }
}
