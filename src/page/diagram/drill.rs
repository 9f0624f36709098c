//! Failure drills: a button for each service, and what its failure does as text.

use super::said::Names;
use super::tools::button;
use crate::diagram::{self, Outline, PlaceSort};
use crate::page::writer::Writer;

impl Writer<'_> {
    /// The drill of an architecture; nothing when there is nothing to be cut off.
    pub fn drill(&mut self, outline: &Outline) {
        let failures = diagram::failures(outline);
        if failures.is_empty() {
            return;
        }
        let words = &self.context.strings.diagram;
        let names = Names::of(self, outline);
        self.html.open("details", &[("class", "drill")]).element("summary", &[], &words.drill);
        self.html.open("ul", &[]);
        for failure in &failures {
            let name = names.name(&failure.place);
            let failed = format!("{name} {}", words.failure);
            self.html.open("li", &[]);
            let cut = failure.cut.join(" ");
            let fails = [("data-fail", failure.place.as_str()), ("data-cut", &cut), PRESSED];
            button(&mut self.html, &fails, &name);
            let left = (words.untouched.as_str(), words.cut.as_str());
            self.effect(&failed, &failure.cut, left, outline, &names);
            for promotion in &failure.promotions {
                let promoted = format!("{} {}", names.name(&promotion.place), words.promotion);
                let cut = promotion.cut.join(" ");
                let led_by = promotion.led_by.join(" ");
                let promotes = [
                    ("data-promote", promotion.place.as_str()),
                    ("data-led-by", &led_by),
                    ("data-cut", &cut),
                    PRESSED,
                ];
                button(&mut self.html, &promotes, &promoted);
                let both = format!("{failed}, {promoted}");
                let left = (words.restored.as_str(), words.still.as_str());
                self.effect(&both, &promotion.cut, left, outline, &names);
            }
            self.html.close("li");
        }
        self.html.close("ul");
        let status = [("class", "now"), ("role", "status"), ("data-hint", &words.drill_help)];
        self.html.open("p", &status).close("p").close("details").raw("\n");
    }

    /// `RDS Primary 장애: RDS Standby에 닿을 수 없습니다`; `words` say that nothing is cut off, and after
    /// the names that these are.
    fn effect(
        &mut self,
        what: &str,
        cut: &[String],
        words: (&str, &str),
        outline: &Outline,
        names: &Names<'_>,
    ) {
        let is_junction = |id: &String| {
            outline.places.iter().any(|it| it.id == *id && it.sort == PlaceSort::Junction)
        };
        let cut = cut.iter().filter(|id| !is_junction(id)).map(|id| names.name(id));
        let cut: Vec<String> = cut.collect();
        let effect = if cut.is_empty() {
            words.0.to_owned()
        } else {
            format!("{}{}", cut.join(", "), words.1)
        };
        self.html.element("p", &[], &format!("{what}: {effect}"));
    }
}

const PRESSED: (&str, &str) = ("aria-pressed", "false");
