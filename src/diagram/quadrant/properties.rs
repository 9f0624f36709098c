//! What holds for the picture of any quadrant chart.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::{prop_oneof, proptest};

use super::layout::scene;
use super::parse::parse;
use crate::diagram::legible::{assert_drawn_or_refused, assert_legible, words};
use crate::diagram::source::Source;

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_words_of_the_language_are_drawn_or_refused(words in vec(prop_oneof![
        "(title|x-axis|y-axis|quadrant-[1-5]|classDef|radius: |color: |stroke-width: )",
        "(가|A|\"나 다\"|\"|:::|: |\\[0.3, 0.7\\]|\\[|\\]|,|-->|0.5|1px|#f00|;|%%|\\n|\\r\\n| )",
    ], 0..40)) {
        assert_drawn_or_refused(&format!("quadrantChart\n{}", words.concat()));
    }

    #[test]
    fn ends_quarters_and_points_are_all_named_and_no_name_lies_on_another(
        title in words(),
        names in vec(words(), 8),
        points in vec((words(), 0..=100_u32, 0..=100_u32), 0..30),
    ) {
        let [left, right, below, above] = [&names[0], &names[1], &names[2], &names[3]];
        let mut text = format!("quadrantChart\ntitle {title}\n");
        writeln!(text, "x-axis {left} --> {right}\ny-axis {below} --> {above}").unwrap();
        for (number, name) in (1..).zip(&names[4..]) {
            writeln!(text, "quadrant-{number} {name}").unwrap();
        }
        for (name, x, y) in &points {
            let place = |part: &u32| if *part == 100 { "1".to_owned() } else { format!("0.{part:02}") };
            writeln!(text, "{name}: [{}, {}]", place(x), place(y)).unwrap();
        }
        let (chart, problems) = parse(&Source::new(&text));
        assert_eq!(problems, [], "{text}");
        let labels = names.iter().chain(points.iter().map(|(name, ..)| name)).chain([&title]);
        assert_legible(scene(&chart), labels.map(String::as_str), &text);
    }
}
