//! The buttons below a diagram. Scripts bring them to life; styles hide them where there are none.

use crate::diagram::Picture;
use crate::html::Html;
use crate::page::writer::Writer;

impl Writer<'_> {
    /// The player of a diagram with steps, its size, and what can be made of it.
    pub fn tools(&mut self, id: &str, picture: &Picture, source: &str) {
        let words = &self.context.strings.diagram;
        let html = &mut self.html;
        html.open("div", &[("class", "runs"), ("role", "group"), ("aria-label", &words.tools)]);
        if picture.steps > 1 {
            html.open("div", &[("class", "player")]);
            let pause = [("data-do", "play"), ("data-other", words.pause.as_str())];
            button(html, &pause, &words.play);
            button(html, &[("data-do", "back")], &words.back);
            button(html, &[("data-do", "next")], &words.next);
            button(html, &[("data-do", "all"), ("aria-pressed", "true")], &words.all);
            html.close("div");
        }
        html.open("div", &[("class", "views")]);
        html.open("span", &[("class", "sizes")]);
        for (does, label, sign) in
            [("smaller", &words.zoom_out, "−"), ("larger", &words.zoom_in, "+")]
        {
            button(html, &[("data-do", does), ("aria-label", label), ("title", label)], sign);
        }
        button(html, &[("data-do", "fit")], &words.fit);
        html.close("span");
        let leave = [("data-do", "full"), ("data-other", words.leave.as_str())];
        button(html, &leave, &words.full);
        let more = format!("{id}-more");
        button(html, &[("popovertarget", more.as_str())], &words.more);
        html.close("div");
        if picture.steps > 1 {
            // What is told stands here; the hint is no text, so that nobody is told it.
            let status = [("class", "now"), ("role", "status"), ("data-hint", &words.whole)];
            html.open("p", &status).close("p");
        }
        html.close("div");
        html.open("div", &[("class", "more"), ("id", &more), ("popover", "auto")]);
        button(html, &[("data-do", "source"), ("data-source", source)], &words.copy_source);
        button(html, &[("data-do", "svg")], &words.copy_svg);
        button(html, &[("data-do", "png")], &words.png);
        html.close("div");
        html.raw("\n");
    }
}

/// A button that a script listens to.
pub fn button(html: &mut Html, attributes: &[(&str, &str)], text: &str) {
    let all: Vec<(&str, &str)> =
        std::iter::once(("type", "button")).chain(attributes.iter().copied()).collect();
    html.element("button", &all, text);
}
