//! Renderers that fail: each costs its own diagram and nothing else.

#![cfg(unix)]

use std::path::PathBuf;
use std::time::Duration;

use seodang::diagram::{Icons, Other, draw};

const MAP: &str = "treemap-beta\n\"할 일\"\n    \"설계\": 10\n";

/// What is found in a diagram when its renderer is this shell command.
fn found(command: &str, patience: Duration) -> Vec<&'static str> {
    let arguments = vec!["-c".to_owned(), command.to_owned()];
    let other = Other::workers(PathBuf::from("/bin/sh"), arguments, patience);
    let drawing = draw(MAP, &Icons::default(), &other);
    assert!(drawing.picture.is_none());
    drawing.problems.iter().map(|problem| problem.code.name()).collect()
}

#[test]
fn a_renderer_that_ends_is_a_finding() {
    assert_eq!(found("exit 3", Duration::from_secs(20)), ["diagram-crashed"]);
    assert_eq!(found("read line; echo nonsense", Duration::from_secs(20)), ["diagram-crashed"]);
}

#[test]
fn a_renderer_that_does_not_answer_is_ended() {
    assert_eq!(found("exec sleep 1000", Duration::from_millis(50)), ["diagram-timeout"]);
}

#[test]
fn a_picture_without_the_labels_is_not_shown() {
    let empty = r#"read line; echo '{"svg":"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" width=\"9\" height=\"9\"></svg>"}'"#;
    assert!(found(empty, Duration::from_secs(20)).contains(&"diagram-label-lost"));
}

#[test]
fn a_source_that_nobody_could_read_as_a_picture_is_refused() {
    let text = format!("treemap-beta\n{}", "\"할 일\"\n    \"설계\": 10\n".repeat(5_000));
    let drawing = draw(&text, &Icons::default(), &Other::here());
    assert_eq!(drawing.problems[0].code.name(), "diagram-too-large");
}
