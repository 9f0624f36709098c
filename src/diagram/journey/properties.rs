//! What holds for the picture of any user journey.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::{prop_oneof, proptest};

use super::layout::scene;
use super::parse::parse;
use crate::diagram::legible::{assert_drawn_or_refused, assert_legible, words};
use crate::diagram::scene::Role;
use crate::diagram::source::Source;

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_words_of_the_language_are_drawn_or_refused(words in vec(prop_oneof![
        "(title|section|가|A|나, 너|\"|#|#35;|&amp;|;)",
        "(:|: 5: |: -1|: x|,|%%|<br>|\\n|\\r\\n| )",
    ], 0..40)) {
        assert_drawn_or_refused(&format!("journey {}", words.concat()));
    }

    #[test]
    fn sections_tasks_and_actors_are_all_named_and_every_task_has_its_face(
        title in words(),
        cast in vec(words(), 1..12),
        sections in vec((words(), vec((words(), 1..=5_u32, vec(0..12_usize, 0..12)), 0..9)), 1..5),
    ) {
        let mut text = format!("journey\ntitle {title}\n");
        let mut labels = vec![title.as_str()];
        let mut faces = Vec::new();
        for (name, tasks) in &sections {
            writeln!(text, "section {name}").unwrap();
            labels.push(name);
            for (task, score, actors) in tasks {
                let actors: Vec<&str> =
                    actors.iter().map(|at| cast[at % cast.len()].as_str()).collect();
                writeln!(text, "{task}: {score}: {}", actors.join(", ")).unwrap();
                labels.push(task);
                labels.extend(actors);
                faces.push(*score);
            }
        }
        let (journey, problems) = parse(&Source::new(&text));
        assert!(faces.is_empty() || problems.is_empty(), "{text}\n{problems:?}");
        let scene = scene(&journey);
        let drawn = scene.shapes().filter(|shape| shape.role == Role::Face).count();
        assert_eq!(drawn, faces.len(), "{text}");
        assert!(scene.width <= 720.0, "{} px wide\n{text}", scene.width);
        assert_legible(scene, labels, &text);
    }
}
