//! What holds for the texts of every picture, for the tests of each kind.

use proptest::prelude::Strategy;

use super::icons::Icons;
use super::label;
use super::other::Other;
use super::scene::{Item, Outline, Scene};
use super::text::Text;
use crate::diagnostic::Severity;
use crate::diagram::geometry::Area;

/// Labels as authors write them: short and long ones, Hangul and others, on one line.
pub fn words() -> impl Strategy<Value = String> {
    "[가-힣A-Za-z0-9]{1,12}( [가-힣A-Z0-9]{1,9}){0,4}"
}

/// Draws a text that may be broken: all that is said of it has its place in it, and there is a picture
/// exactly when there is no error.
pub fn assert_drawn_or_refused(text: &str) {
    let drawing = super::draw(text, &Icons::default(), &Other::here());
    for problem in &drawing.problems {
        assert!(text.get(problem.range.clone()).is_some(), "{text}\n{problem:?}");
    }
    let broken = drawing.problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(drawing.picture.is_none(), broken, "{text}\n{:?}", drawing.problems);
}

/// Every label is one text of the picture, no text lies on another or reaches out of its shape, and
/// all lies within the picture.
pub fn assert_legible<'a>(scene: Scene, labels: impl IntoIterator<Item = &'a str>, source: &str) {
    let scene = scene.headed();
    let texts: Vec<&Text> = scene.texts().filter(|text| !text.block.is_empty()).collect();
    let read: Vec<String> = texts.iter().map(|text| letters(&text.block.to_line())).collect();
    for label in labels {
        let wanted = letters(&label::plain(label));
        assert!(
            read.iter().any(|text| text.contains(&wanted)),
            "no `{label}` in {read:?}\n{source}"
        );
    }
    for (at, text) in texts.iter().enumerate() {
        for (other, name) in texts[at + 1..].iter().zip(&read[at + 1..]) {
            let apart = !text.area().grown(-0.5).overlaps(other.area().grown(-0.5));
            assert!(apart, "`{}` lies on `{name}`\n{source}", read[at]);
        }
    }
    for shape in scene.shapes().filter(|shape| !matches!(shape.outline, Outline::Bare)) {
        for text in &shape.texts {
            let name = text.block.to_line();
            assert!(
                shape.area.grown(0.5).contains(text.area()),
                "`{name}` leaves its shape\n{source}"
            );
        }
    }
    let picture = Area::new(0.0, 0.0, scene.width, scene.height).grown(0.5);
    for area in scene.items.iter().flat_map(Item::areas) {
        assert!(picture.contains(area), "{area:?} lies outside of {picture:?}\n{source}");
    }
}

/// A text without its blanks: where it is broken into lines does not count.
fn letters(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
