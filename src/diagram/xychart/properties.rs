//! What holds for the picture of any XY chart.

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
        "(horizontal|vertical|title|x-axis|y-axis|bar|line)",
        "( |\\[|\\]|,|A|가|\"나 다\"|\"|-->|0|1|-5|2.5|1e300|;|%%|\\n|\\r\\n)",
    ], 0..40)) {
        assert_drawn_or_refused(&format!("xychart-beta {}", words.concat()));
    }

    #[test]
    fn axes_categories_and_series_are_all_named_and_no_name_lies_on_another(
        direction in select(vec!["", "horizontal"]),
        names in vec(words(), 3),
        categories in vec(words(), 1..14),
        series in vec((select(vec!["bar", "line"]), words(), vec(-9_000..90_000_i32, 14)), 1..4),
    ) {
        let mut text = format!("xychart-beta {direction}\ntitle \"{}\"\n", names[0]);
        writeln!(text, "x-axis \"{}\" [\"{}\"]", names[1], categories.join("\", \"")).unwrap();
        writeln!(text, "y-axis \"{}\"", names[2]).unwrap();
        for (form, name, figures) in &series {
            let figures: Vec<String> =
                figures[..categories.len()].iter().map(|figure| (figure / 7).to_string()).collect();
            writeln!(text, "{form} \"{name}\" [{}]", figures.join(", ")).unwrap();
        }
        let (chart, problems) = parse(&Source::new(&text));
        assert_eq!(problems, [], "{text}");
        let labels = names.iter().chain(&categories).chain(series.iter().map(|(_, name, _)| name));
        assert_legible(scene(&chart), labels.map(String::as_str), &text);
    }
}
