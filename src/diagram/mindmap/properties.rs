//! What holds for the picture of any mind map.

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
        "(\\(|\\)|\\[|\\]|\\{\\{|\\}\\}|-\\)|\\(-|\"|`|::icon\\(|:::)",
        "(A|가 나|%%|\\n|\\n  |\\n    |\\r\\n| )",
    ], 0..40)) {
        assert_drawn_or_refused(&format!("mindmap\n{}", words.concat()));
    }

    #[test]
    fn every_thought_is_there_and_no_text_lies_on_another(
        root in words(),
        thoughts in vec((words(), 0..6_usize, select(vec![
            ["", ""], ["[", "]"], ["(", ")"], ["((", "))"], ["))", "(("], [")", "("], ["{{", "}}"],
        ])), 0..30),
    ) {
        let mut text = format!("mindmap\nroot(({root}))\n");
        let mut depth = 0;
        for (at, (thought, deeper, [open, close])) in thoughts.iter().enumerate() {
            depth = (*deeper).min(depth + 1).max(1);
            let id = if open.is_empty() { String::new() } else { format!("n{at}") };
            writeln!(text, "{}{id}{open}{thought}{close}", " ".repeat(depth)).unwrap();
        }
        let (map, problems) = parse(&Source::new(&text));
        assert_eq!(problems, [], "{text}");
        let labels = thoughts.iter().map(|(thought, ..)| thought).chain([&root]);
        assert_legible(scene(&map), labels.map(String::as_str), &text);
    }
}
