//! A `Scene` as SVG: classes for the theme's colours, attributes for the author's.

mod outline;
pub mod write;

use super::geometry::{Area, Path};
use super::icons::ID_MARK;
use super::paint::Ground;
use super::picture::Style;
use super::scene::{Foreign, FreeText, Item, Line, Link, Role, Scene, Shape, Stroke};
use super::text::{Anchor, Font, Run, Text, Weight};
use write::Writer;

/// Stands in a template where the picture's name goes when the author gave none.
const NAME_MARK: char = '\u{2}';
/// Stands in a template where the style goes.
const STYLE_MARK: char = '\u{3}';
/// Stand around the number of an address in a template.
const LINK_MARK: char = '\u{4}';

/// The SVG of a scene, with marks where ids, name and style go. Characters that XML forbids never
/// come from a source, so the marks are safe.
pub fn template(scene: &Scene) -> String {
    let mut out = Writer::default();
    let width = write::number(scene.width);
    let height = write::number(scene.height);
    let linked = scene.shapes().any(|shape| shape.link.is_some());
    let named = |what: &str| format!("{ID_MARK}-{what}");
    let mut label = named("title");
    if scene.description.is_some() {
        label = format!("{label} {}", named("desc"));
    }
    out.open("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("class", &format!("diagram diagram-{}", scene.kind.name()))
        .attribute("viewBox", &format!("0 0 {width} {height}"))
        .attribute("width", &width)
        .attribute("height", &height)
        // The content of an image cannot be focused, so one with links is a document.
        .attribute("role", if linked { "graphics-document" } else { "img" })
        .marked("aria-labelledby", &label)
        .attribute("text-anchor", "middle")
        .number("font-size", Font::BODY.size);
    out.open("title").marked("id", &named("title"));
    match &scene.name {
        Some(name) => out.text(name),
        None => out.raw(&NAME_MARK.to_string()),
    };
    out.close("title");
    if let Some(description) = &scene.description {
        out.open("desc").marked("id", &named("desc")).text(description).close("desc");
    }
    out.raw(&STYLE_MARK.to_string());
    let hrefs = hrefs(scene);
    for (at, item) in scene.items.iter().enumerate() {
        match item {
            Item::Shape(shape) => write_shape(&mut out, shape, at, &hrefs),
            Item::Line(line) => write_line(&mut out, line),
            Item::Text(text) => write_free_text(&mut out, text),
            Item::Foreign(foreign) => write_foreign(&mut out, foreign),
        }
    }
    out.close("svg");
    out.finish()
}

/// The addresses of a scene, each once, in the order of its shapes.
pub fn hrefs(scene: &Scene) -> Vec<&str> {
    let mut hrefs = Vec::new();
    for link in scene.shapes().filter_map(|shape| shape.link.as_ref()) {
        let href = link.href.trim();
        if !hrefs.contains(&href) {
            hrefs.push(href);
        }
    }
    hrefs
}

/// The template with its marks filled. `prefix` should be a plain name; other characters become `-`.
/// `targets` are where the addresses of the scene lead; what leads nowhere is no link.
pub fn filled(
    template: &str,
    prefix: &str,
    name: &str,
    style: Style<'_>,
    targets: &[Option<String>],
) -> String {
    let prefix: String = prefix
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
        .collect();
    let css = match style {
        Style::Page => String::new(),
        Style::Own(css) => format!("<style>{}</style>", write::escaped(css)),
    };
    let mut linked = template.to_owned();
    for (number, target) in targets.iter().enumerate() {
        let written = format!(" href=\"{LINK_MARK}{number}{LINK_MARK}\"");
        let href = target.as_ref().map(|href| format!(" href=\"{}\"", write::escaped(href)));
        linked = linked.replace(&written, &href.unwrap_or_default());
    }
    linked
        .replace(ID_MARK, &prefix)
        .replace(NAME_MARK, &write::escaped(name))
        .replace(STYLE_MARK, &css)
}

/// Writes the shape that stands at a place of the scene.
fn write_shape(out: &mut Writer, shape: &Shape, place: usize, hrefs: &[&str]) {
    open_link(out, shape.link.as_ref(), hrefs);
    let looks = shape.paint.looks(ground(shape.role));
    out.open("g").attribute("class", &classes(shape.role.class(), shape.tone, &looks.classes));
    out.optional("data-id", shape.id.as_deref());
    out.optional("data-group", shape.group.as_deref());
    write_step(out, shape.step);
    outline::write(out, shape, &looks.outline);
    if let Some(placed) = &shape.icon {
        let [x, y, width, height] = placed.icon.view.map(write::number);
        out.open("svg").attribute("class", "icon").area(placed.area);
        out.attribute("viewBox", &format!("{x} {y} {width} {height}"));
        // The same icon may stand in one picture twice: its ids must not.
        let own = format!("{ID_MARK}-{place}-");
        out.raw(&placed.icon.body.replace(ID_MARK, &own)).close("svg");
    }
    for text in &shape.texts {
        write_text(out, text, &looks.text);
    }
    out.close("g");
    close_link(out, shape.link.as_ref());
}

fn write_line(out: &mut Writer, line: &Line) {
    let looks = line.paint.looks(Ground::None);
    let mut extra = looks.classes.clone();
    extra.extend(match line.stroke {
        Stroke::Solid => None,
        Stroke::Dotted => Some("dotted"),
        Stroke::Dashed => Some("dashed"),
        Stroke::Thick => Some("thick"),
        Stroke::Hidden => Some("hidden"),
    });
    out.open("g").attribute("class", &classes(line.role.class(), line.tone, &extra));
    out.optional("data-id", line.id.as_deref());
    out.optional("data-from", line.from.as_deref());
    out.optional("data-to", line.to.as_deref());
    write_step(out, line.step);
    let stroke: Vec<_> =
        looks.outline.iter().filter(|(name, _)| *name != "fill").cloned().collect();
    let drawn = outline::between_heads(line);
    out.open("path").attribute("d", &write::path(&drawn)).attribute("fill", "none");
    out.attributes(&stroke).close("path");
    outline::write_heads(out, line, &stroke);
    for label in &line.labels {
        out.open("g").attribute("class", "edge-label");
        let area = label.area().grown(2.0);
        out.open("rect").attribute("class", "background").area(area).close("rect");
        write_text(out, label, &looks.text);
        out.close("g");
    }
    out.close("g");
}

fn write_free_text(out: &mut Writer, free: &FreeText) {
    out.open("g").attribute("class", free.role.class());
    out.optional("data-id", free.id.as_deref());
    write_step(out, free.step);
    write_text(out, &free.text, &[]);
    out.close("g");
}

fn write_foreign(out: &mut Writer, foreign: &Foreign) {
    let (x, y) = (write::number(foreign.area.x), write::number(foreign.area.y));
    out.open("g").attribute("text-anchor", "start");
    out.attribute("transform", &format!("translate({x} {y})"));
    out.raw(&foreign.xml).close("g");
}

fn write_text(out: &mut Writer, text: &Text, attributes: &[(&'static str, String)]) {
    let block = &text.block;
    if block.is_empty() {
        return;
    }
    let font = block.font;
    // Cap height and Hangul both have their middle about 0.36 em above the baseline.
    let first = text.at.y - block.height / 2.0 + font.leading() / 2.0 + font.size * 0.36;
    out.open("text");
    if let [_] = block.lines.as_slice() {
        out.number("x", text.at.x).number("y", first);
    }
    match text.anchor {
        Anchor::Start => out.attribute("text-anchor", "start"),
        Anchor::Middle => out,
        Anchor::End => out.attribute("text-anchor", "end"),
    };
    if font.size != Font::BODY.size {
        out.number("font-size", font.size);
    }
    if font.weight == Weight::Bold {
        out.attribute("font-weight", "600");
    }
    out.attributes(attributes);
    if let [line] = block.lines.as_slice() {
        line.iter().for_each(|run| write_run(out, run));
    } else {
        for (at, line) in block.lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
            let y = first + at as f64 * font.leading();
            out.open("tspan").number("x", text.at.x).number("y", y);
            line.iter().for_each(|run| write_run(out, run));
            out.close("tspan");
        }
    }
    out.close("text");
}

fn write_run(out: &mut Writer, run: &Run) {
    if !run.bold && !run.italic && !run.underlined {
        out.text(&run.text);
        return;
    }
    out.open("tspan");
    if run.bold {
        out.attribute("font-weight", "600");
    }
    if run.italic {
        out.attribute("font-style", "italic");
    }
    if run.underlined {
        out.attribute("text-decoration", "underline");
    }
    out.text(&run.text).close("tspan");
}

fn write_step(out: &mut Writer, step: Option<u32>) {
    out.optional("data-step", step.map(|step| step.to_string()).as_deref());
}

/// Whether an address may be followed from a picture: a script is none.
pub fn is_safe(href: &str) -> bool {
    match href.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '#', '?']) => {
            ["http", "https", "mailto"].iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
        }
        _ => !href.is_empty(),
    }
}

fn open_link(out: &mut Writer, link: Option<&Link>, hrefs: &[&str]) {
    let Some(link) = link else { return };
    let number = hrefs.iter().position(|href| *href == link.href.trim()).unwrap_or_default();
    out.open("a").marked("href", &format!("{LINK_MARK}{number}{LINK_MARK}"));
    if let Some(tooltip) = &link.tooltip {
        out.open("title").text(tooltip).close("title");
    }
}

fn close_link(out: &mut Writer, link: Option<&Link>) {
    if link.is_some() {
        out.close("a");
    }
}

fn classes(role: &str, tone: Option<usize>, extra: &[&str]) -> String {
    let tone = tone.map(|tone| format!("tone-{}", tone % 8 + 1));
    let parts = std::iter::once(role).chain(tone.as_deref()).chain(extra.iter().copied());
    parts.collect::<Vec<_>>().join(" ")
}

/// What lies behind the texts of a shape with this role.
fn ground(role: Role) -> Ground {
    match role {
        Role::Group | Role::Region | Role::Frame | Role::Ground | Role::Plot => Ground::Wash,
        _ => Ground::Solid,
    }
}

impl Role {
    /// The classes of an element that stands for this.
    fn class(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Service => "node service",
            Self::Group => "group",
            Self::Actor => "actor",
            Self::Note => "note",
            Self::Activation => "activation",
            Self::Frame => "frame",
            Self::FrameTitle => "frame-title",
            Self::Ground => "ground",
            Self::Dot => "dot",
            Self::Stop => "stop",
            Self::Choice => "node choice",
            Self::Commit => "commit",
            Self::Region => "group region",
            Self::Number => "number",
            Self::Plot => "plot",
            Self::Task => "task",
            Self::Slice => "slice",
            Self::Swatch => "swatch",
            Self::Legend => "legend",
            Self::Done => "task done",
            Self::Active => "task active",
            Self::Critical => "task critical",
            Self::Section => "section",
            Self::Root => "node root",
            Self::Bar => "bar",
            Self::Point => "point",
            Self::Face => "face",
            Self::Period => "period",
            Self::Event => "event",
            Self::Edge => "edge",
            Self::Message => "edge message",
            Self::Transition => "edge transition",
            Self::Lifeline => "lifeline",
            Self::Axis => "axis",
            Self::Grid => "grid",
            Self::Curve => "curve",
            Self::Ribbon => "ribbon",
            Self::Divider => "divider",
            Self::Caption => "caption",
            Self::Condition => "caption edge-label",
            Self::Heading => "heading",
        }
    }
}
