//! What holds for the picture of any board.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::option::of;
use proptest::sample::select;
use proptest::{prop_oneof, proptest};

use super::layout::scene;
use super::model::Priority;
use super::parse::parse;
use crate::diagram::legible::{assert_drawn_or_refused, assert_legible, words};
use crate::diagram::source::Source;

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_words_of_the_language_are_drawn_or_refused(words in vec(prop_oneof![
        "(\\[|\\]|\\(|\\)|\\{|\\}|@\\{|\"|'|`|::icon\\(|:::|,|: )",
        "(A|가 나|ticket|assigned|priority|label|High|%%|\\n|\\n  |\\n    |\\r\\n| )",
    ], 0..40)) {
        assert_drawn_or_refused(&format!("kanban\n{}", words.concat()));
    }

    #[test]
    fn columns_cards_and_what_is_known_of_them_are_all_there_and_on_nothing_else(
        columns in vec((words(), vec((
            words(), of(words()), of(words()), of(select(Priority::ALL.to_vec())),
        ), 0..6)), 1..9),
    ) {
        let mut text = String::from("kanban\n");
        let mut labels: Vec<&str> = Vec::new();
        for (at, (title, cards)) in columns.iter().enumerate() {
            writeln!(text, "  c{at}[{title}]").unwrap();
            labels.push(title);
            for (card, ticket, assigned, priority) in cards {
                let priority = priority.map_or("", Priority::name);
                let (ticket_text, name) = (ticket.as_deref(), assigned.as_deref());
                let facts = format!(
                    "ticket: '{}', assigned: '{}', priority: '{priority}'",
                    ticket_text.unwrap_or(""),
                    name.unwrap_or(""),
                );
                writeln!(text, "    [{card}]@{{ {facts} }}").unwrap();
                labels.push(card);
                labels.extend(ticket_text.into_iter().chain(name));
            }
        }
        let (board, problems) = parse(&Source::new(&text));
        assert_eq!(problems, [], "{text}");
        let scene = scene(&board);
        assert!(scene.width <= 720.0, "{} px wide\n{text}", scene.width);
        assert_legible(scene, labels, &text);
    }
}
