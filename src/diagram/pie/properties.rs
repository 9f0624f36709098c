//! What holds for the picture of any pie chart.

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
        "(showData|title|가|\"A\"|'나'|\"|'|:|%%)",
        "(0|1|-3|2.5|1e9|00|\\\\|#35;|\\n|\\r\\n| )",
    ], 0..30)) {
        assert_drawn_or_refused(&format!("pie{}", words.concat()));
    }

    #[test]
    fn every_name_stands_beside_the_ring_and_on_nothing_else(
        title in words(), slices in vec((words(), 0..900_u32), 1..14),
    ) {
        let mut text = format!("pie showData title {title}\n");
        for (name, value) in &slices {
            writeln!(text, "\"{name}\" : {value}").unwrap();
        }
        let (pie, problems) = parse(&Source::new(&text));
        assert_eq!(problems, [], "{text}");
        let names = slices.iter().map(|(name, _)| name.as_str());
        assert_legible(scene(&pie), names.chain([title.as_str()]), &text);
    }
}
