//! Diagrams: drawn, or their source with what is wrong with it.

use super::writer::Writer;
use crate::diagnostic::Severity;
use crate::diagram::{Drawing, Picture, Problem, Style};
use crate::markdown::Code;

impl Writer<'_> {
    pub fn diagram(&mut self, code: &Code, drawing: &Drawing) {
        match &drawing.picture {
            Some(picture) => self.drawn(drawing.kind.name(), picture),
            None => self.failed(&code.text, &drawing.problems),
        }
    }

    fn drawn(&mut self, kind: &str, picture: &Picture) {
        self.diagrams += 1;
        let prefix = self.context.joined.id(&format!("d{}-", self.diagrams));
        let label = &self.context.strings.diagram.label;
        let name = self.headings.last().map_or(label.as_str(), |heading| heading.title());
        let svg = picture.svg(&prefix, name, Style::Page);
        self.html.open("figure", &[("class", &format!("drawing {kind}"))]);
        let label = format!("{label}: {name}");
        let class = format!("canvas w{}", hundreds(picture.width));
        let scrolls = [
            ("class", class.as_str()),
            ("tabindex", "0"),
            ("role", "group"),
            ("aria-label", &label),
        ];
        self.html.open("div", &scrolls).raw(&svg).close("div").close("figure").raw("\n");
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

/// How many hundred pixels a width is, as far as styles tell them apart.
fn hundreds(width: f64) -> u32 {
    // Widths are finite and positive; what lies beyond is cut.
    (width / 100.0).clamp(0.0, 30.0) as u32
}
