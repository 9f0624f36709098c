//! What a diagram says, as text: for those who hear it, for search, for paper.

use std::collections::BTreeMap;

use crate::diagram::{Kind, Outline, Place, PlaceSort, Step, StepSort};
use crate::page::writer::Writer;

impl Writer<'_> {
    /// The steps in their order; else the places by group and what connects them.
    pub fn said(&mut self, kind: Kind, outline: &Outline) {
        if kind == Kind::Sequence {
            self.messages(outline);
            return;
        }
        if !outline.order.is_empty() {
            self.order(outline);
        }
        // Where every connection has its step, all has been said.
        let is_told = !outline.order.is_empty() && outline.steps.iter().all(|it| it.number > 0);
        if kind == Kind::Architecture || !is_told {
            self.parts(kind, outline);
        }
    }

    /// Messages and notes, numbered by their steps; frames hold theirs.
    fn messages(&mut self, outline: &Outline) {
        let names = Names::of(self, outline);
        let count = outline.steps.iter().filter(|step| is_said(step)).count();
        if count == 0 {
            return;
        }
        self.opened(&[(&self.context.strings.diagram.steps, count)]);
        // Where the picture counts, its numbers are the ones that people speak of.
        let counted = outline.steps.iter().any(|step| step.badge.is_some());
        let class = counted.then_some(("class", "counted"));
        self.html.open("ol", class.as_slice());
        for step in &outline.steps {
            let text = self.sentence(step, &names);
            let text = match &step.badge {
                Some(badge) => format!("{badge}. {text}"),
                None => text,
            };
            match step.sort {
                StepSort::Open | StepSort::Branch => {
                    if step.sort == StepSort::Branch {
                        self.html.close("ol").close("li");
                    }
                    self.html.open("li", &[("class", "frame")]).text(&text).open("ol", &[]);
                }
                StepSort::Close => {
                    self.html.close("ol").close("li");
                }
                _ => self.step_item(step.number, &text, None),
            }
        }
        self.html.close("ol").close("details").raw("\n");
    }

    /// The order of a chart: each place with what leads to it.
    fn order(&mut self, outline: &Outline) {
        let names = Names::of(self, outline);
        self.opened(&[(&self.context.strings.diagram.steps, outline.order.len())]);
        self.html.open("ol", &[]);
        for (id, number) in outline.order.iter().zip(1..) {
            let lines = outline.steps.iter().filter(|step| step.number == number);
            let text = self.arrival(id, &lines.collect::<Vec<_>>(), &names);
            self.step_item(number, &text, Some(id));
        }
        self.html.close("ol").close("details").raw("\n");
    }

    /// A place of an order: what leads to it, as one sentence where that says all.
    fn arrival(&self, id: &str, lines: &[&Step], names: &Names<'_>) -> String {
        let plain = |step: &&Step| {
            step.sort == StepSort::Forward && step.text.is_empty() && step.places[1] == id
        };
        if lines.len() > 1 && lines.iter().all(plain) {
            let from: Vec<String> = lines.iter().map(|step| names.name(&step.places[0])).collect();
            return format!("{} → {}", from.join(", "), names.name(id));
        }
        let lines: Vec<String> = lines.iter().map(|step| self.sentence(step, names)).collect();
        if lines.is_empty() { names.name(id) } else { lines.join(" · ") }
    }

    /// Places, each in its group, and the connections.
    fn parts(&mut self, kind: Kind, outline: &Outline) {
        let places = outline.places.iter().filter(|place| place.sort == PlaceSort::Node).count();
        if places == 0 {
            return;
        }
        let words = &self.context.strings.diagram;
        let what = if kind == Kind::Architecture { &words.services } else { &words.places };
        let names = Names::of(self, outline);
        let mut counts = vec![(what, places)];
        if !outline.steps.is_empty() {
            counts.push((&words.connections, outline.steps.len()));
        }
        self.opened(&counts);
        self.places(kind, outline, None, &names);
        if !outline.steps.is_empty() {
            self.html.open("ul", &[]);
            for step in &outline.steps {
                self.html.element("li", &[], &self.sentence(step, &names));
            }
            self.html.close("ul");
        }
        self.html.close("details").raw("\n");
    }

    /// The places right in a group, or in none.
    fn places(&mut self, kind: Kind, outline: &Outline, group: Option<&str>, names: &Names<'_>) {
        let inside: Vec<&Place> = outline
            .places
            .iter()
            .filter(|place| place.sort != PlaceSort::Junction && place.group.as_deref() == group)
            .collect();
        if inside.is_empty() {
            return;
        }
        self.html.open("ul", &[]);
        for place in inside {
            let rows = match kind {
                Kind::Architecture => self.costs.rows_of(place),
                _ => String::new(),
            };
            let mut attributes = vec![("data-id", place.id.as_str())];
            if !rows.is_empty() {
                attributes.push(("data-cost", &rows));
            }
            self.html.open("li", &attributes).text(&names.name(&place.id));
            if place.sort == PlaceSort::Group {
                self.places(kind, outline, Some(&place.id), names);
            }
            self.html.close("li");
        }
        self.html.close("ul");
    }

    /// `<details>` with a summary such as `서비스 6개, 연결 7개`.
    fn opened(&mut self, counts: &[(&String, usize)]) {
        let unit = &self.context.strings.diagram.count;
        let counts = counts.iter().map(|(what, count)| format!("{what} {count}{unit}"));
        let summary = counts.collect::<Vec<_>>().join(", ");
        self.html.open("details", &[("class", "said")]).element("summary", &[], &summary);
    }

    fn step_item(&mut self, step: u32, text: &str, place: Option<&str>) {
        let number = step.to_string();
        let mut attributes = vec![("value", number.as_str()), ("data-step", &number)];
        attributes.extend(place.map(|id| ("data-at", id)));
        self.html.element("li", &attributes, text);
    }

    fn sentence(&self, step: &Step, names: &Names<'_>) -> String {
        let ends: Vec<String> = step.places.iter().map(|id| names.name(id)).collect();
        let places = match step.sort {
            StepSort::Forward => ends.join(" → "),
            StepSort::Both => ends.join(" ↔ "),
            StepSort::Plain => ends.join(" — "),
            StepSort::Note if ends.is_empty() => self.context.strings.diagram.note.clone(),
            StepSort::Note => {
                format!("{} ({})", self.context.strings.diagram.note, ends.join(", "))
            }
            StepSort::Open | StepSort::Branch | StepSort::Close => return step.text.clone(),
        };
        if step.text.is_empty() { places } else { format!("{places}: {}", step.text) }
    }
}

/// Whether a step of a sequence is a message or a note.
fn is_said(step: &Step) -> bool {
    !matches!(step.sort, StepSort::Open | StepSort::Branch | StepSort::Close)
}

/// What the places of a diagram are called.
pub struct Names<'a> {
    names: BTreeMap<&'a str, &'a Place>,
    junction: String,
}

impl<'a> Names<'a> {
    pub fn of(writer: &Writer<'_>, outline: &'a Outline) -> Self {
        let names = outline.places.iter().map(|place| (place.id.as_str(), place)).collect();
        Self { names, junction: writer.context.strings.diagram.junction.clone() }
    }

    /// The label of a place; its id when it has none.
    pub fn name(&self, id: &str) -> String {
        match self.names.get(id) {
            Some(place) if place.sort == PlaceSort::Junction => format!("{} {id}", self.junction),
            Some(place) if !place.label.is_empty() => place.label.clone(),
            _ => id.to_owned(),
        }
    }
}
