//! Diagrams: drawn, with what runs them and what they say; or their source with what is wrong.

mod drill;
mod said;
mod tools;

use super::link::href;
use super::writer::Writer;
use crate::diagnostic::Severity;
use crate::diagram::{Drawing, Kind, Picture, Problem, Style};
use crate::markdown::Code;

/// The width that the text's column has at most, in pixels. What is wider is shrunk.
const COLUMN: f64 = 704.0;
/// What the box of a drawing adds on either axis: its padding and its border.
const BOX: f64 = 34.0;
/// How far a drawing shrinks before its box scrolls: to this many pixels for each hundred of its width.
const LEAST: f64 = 80.0;

impl Writer<'_> {
    pub fn diagram(&mut self, code: &Code, drawing: &Drawing) {
        match &drawing.picture {
            Some(picture) => self.drawn(drawing.kind, picture, &code.text),
            None => self.failed(&code.text, &drawing.problems),
        }
    }

    fn drawn(&mut self, kind: Kind, picture: &Picture, source: &str) {
        self.diagrams += 1;
        // Ids of headings have no underscore in front.
        let id = self.context.joined.id(&format!("_d{}", self.diagrams));
        let label = &self.context.strings.diagram.label;
        let name = self.headings.last().map_or(label.as_str(), |heading| heading.title());
        let target = |written: &str| href(self.context, self.target(written));
        let svg = picture.linked_svg(&format!("{id}-"), name, Style::Page, target);
        let wide = if picture.width > COLUMN { " wide" } else { "" };
        let class = format!("drawing {}{wide}", kind.name());
        let steps = picture.steps.to_string();
        let high = height(picture).to_string();
        let mut attributes = vec![("class", class.as_str()), ("id", &id), ("data-high", &high)];
        if picture.steps > 1 {
            attributes.push(("data-steps", &steps));
        }
        self.html.open("figure", &attributes);
        let label = format!("{label}: {name}");
        let class = format!("canvas w{}", hundreds(picture.width));
        let scrolls = [
            ("class", class.as_str()),
            ("tabindex", "0"),
            ("role", "group"),
            ("aria-label", &label),
        ];
        self.html.open("div", &scrolls).raw(&svg).close("div").raw("\n");
        self.tools(&id, picture, source);
        self.said(kind, &picture.outline);
        if kind == Kind::Architecture {
            self.drill(&picture.outline);
        }
        self.html.close("figure").raw("\n");
    }

    fn failed(&mut self, text: &str, problems: &[Problem]) {
        let words = &self.context.strings.diagram;
        self.html.open("figure", &[("class", "drawing failed")]);
        self.html.open("figcaption", &[]).element("p", &[], &words.failed).open("ul", &[]);
        for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
            let before = text.get(..problem.range.start).unwrap_or(text);
            let line = format!("{}: ", before.matches('\n').count() + 1);
            self.html.open("li", &[]).element("span", &[("class", "line")], &line);
            self.html.text(&problem.message).close("li");
        }
        self.html.close("ul").close("figcaption");
        self.html
            .open("pre", &[("tabindex", "0"), ("role", "group"), ("aria-label", &words.label)]);
        self.html.element("code", &[], text).close("pre").close("figure").raw("\n");
    }
}

/// About how many pixels high the box of a drawing is: the room that is kept for one that is far away.
fn height(picture: &Picture) -> u32 {
    let least = f64::from(hundreds(picture.width)) * LEAST;
    let width = (COLUMN - BOX).max(least).min(picture.width);
    // Sizes are finite and positive; a cast cuts what lies beyond.
    (picture.height * width / picture.width + BOX).round() as u32
}

/// How many hundred pixels a width is, as far as styles tell them apart.
fn hundreds(width: f64) -> u32 {
    // Widths are finite and positive; what lies beyond is cut.
    (width / 100.0).clamp(0.0, 30.0) as u32
}
