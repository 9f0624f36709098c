//! The SVG of another renderer, brought to our ids, colours, classes and sizes.

use roxmltree::{Document, Node};

use crate::diagram::colour::Colour;
use crate::diagram::geometry::Area;
use crate::diagram::icons::ID_MARK;
use crate::diagram::scene::Foreign;
use crate::diagram::svg::write::{Writer, number};

/// The light colours of `diagram.css`. The renderer is given them; where they come back, the
/// theme's variables take their place.
pub const GROUND: &str = "#ffffff";
pub const INK: &str = "#1f2430";
pub const LINE: &str = "#5b6472";
pub const NODE: &str = "#f3f6fb";
pub const NODE_LINE: &str = "#7d8798";
pub const GROUP: &str = "#f9fafc";
pub const GROUP_LINE: &str = "#b9c1ce";
pub const TONES: [&str; 8] =
    ["#2563c9", "#b35008", "#1a7f4b", "#7a4fc9", "#c93a3a", "#0f7d86", "#946200", "#5b6473"];

const VARIABLES: [(&str, &str); 15] = [
    (GROUND, "--diagram-ground"),
    (INK, "--diagram-ink"),
    (LINE, "--diagram-line"),
    (NODE, "--diagram-node"),
    (NODE_LINE, "--diagram-node-line"),
    (GROUP, "--diagram-group"),
    (GROUP_LINE, "--diagram-group-line"),
    (TONES[0], "--tone-1"),
    (TONES[1], "--tone-2"),
    (TONES[2], "--tone-3"),
    (TONES[3], "--tone-4"),
    (TONES[4], "--tone-5"),
    (TONES[5], "--tone-6"),
    (TONES[6], "--tone-7"),
    (TONES[7], "--tone-8"),
];

/// What an SVG became.
pub struct Adopted {
    /// Its elements.
    pub foreign: Foreign,
    /// Its texts, without any blanks.
    pub texts: Vec<String>,
}

/// Texts are measured by the renderer at 16 pixels and drawn smaller, so that they fit in any font.
const SHRINK: f64 = 14.0 / 16.0;

/// Reads an SVG; nothing when it is not well-formed or has no size.
pub fn adopted(svg: &str) -> Option<Adopted> {
    let document = Document::parse(svg).ok()?;
    let root = document.root_element();
    let view: Vec<f64> = root
        .attribute("viewBox")?
        .split([' ', ','])
        .filter_map(|part| part.parse().ok())
        .filter(|part: &f64| part.is_finite())
        .collect();
    let [x, y, width, height] = view.as_slice() else { return None };
    if *width <= 0.0 || *height <= 0.0 {
        return None;
    }
    let mut adopter = Adopter { out: Writer::default(), grounds: Vec::new(), texts: Vec::new() };
    adopter.out.open("g");
    if (*x, *y) != (0.0, 0.0) {
        let shift = format!("translate({} {})", number(-x), number(-y));
        adopter.out.attribute("transform", &shift);
    }
    root.children().for_each(|child| adopter.take(child, [*width, *height]));
    adopter.out.close("g");
    Some(Adopted {
        foreign: Foreign { xml: adopter.out.finish(), area: Area::new(0.0, 0.0, *width, *height) },
        texts: adopter.texts,
    })
}

struct Adopter {
    out: Writer,
    /// Shapes whose fill is kept: left, top, right, bottom, fill.
    grounds: Vec<([f64; 4], Colour)>,
    texts: Vec<String>,
}

const ELEMENTS: [&str; 19] = [
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "defs",
    "marker",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "a",
    "use",
    "symbol",
];

const ATTRIBUTES: [&str; 48] = [
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "dx",
    "dy",
    "d",
    "points",
    "width",
    "height",
    "transform",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
    "text-anchor",
    "dominant-baseline",
    "font-size",
    "font-weight",
    "font-style",
    "marker-start",
    "marker-mid",
    "marker-end",
    "viewBox",
    "refX",
    "refY",
    "markerUnits",
    "markerWidth",
    "markerHeight",
    "orient",
    "offset",
    "stop-color",
    "gradientUnits",
    "text-decoration",
];

impl Adopter {
    fn take(&mut self, node: Node<'_, '_>, canvas: [f64; 2]) {
        if node.is_text() {
            self.out.text(node.text().unwrap_or_default());
            return;
        }
        let name = node.tag_name().name();
        if !node.is_element() || !ELEMENTS.contains(&name) || self.is_canvas(node, canvas) {
            return;
        }
        self.out.open(name);
        if let Some(id) = node.attribute("id") {
            self.out.marked("id", &own_id(id));
        }
        if let Some(class) = node.attribute("class").and_then(own_class) {
            self.out.attribute("class", class);
        }
        let style = node.attribute("style").unwrap_or_default();
        let styled = style.split(';').filter_map(|part| part.split_once(':'));
        let written = node
            .attributes()
            .filter(|attribute| attribute.namespace().is_none())
            .map(|attribute| (attribute.name(), attribute.value()));
        let mut all: Vec<(&str, &str)> = styled.map(|(a, b)| (a.trim(), b.trim())).collect();
        let from_style: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        all.extend(written.filter(|(name, _)| !from_style.contains(name)));
        all.retain(|(name, _)| ATTRIBUTES.contains(name));
        let ink = (name == "text").then(|| self.ink_over_ground(node)).flatten();
        for (name, value) in all {
            self.attribute(name, value, ink);
        }
        if name == "a" {
            let href = node.attributes().find(|attribute| attribute.name() == "href");
            let safe = |href: &str| {
                ["http://", "https://", "mailto:", "#"].iter().any(|start| href.starts_with(start))
            };
            if let Some(href) = href.map(|href| href.value()).filter(|href| safe(href)) {
                self.out.attribute("href", href);
            }
        }
        self.remember_ground(node);
        if name == "text" {
            let text = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
            self.texts.push(text.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect());
        }
        node.children().for_each(|child| self.take(child, canvas));
        self.out.close(name);
    }

    fn attribute(&mut self, name: &str, value: &str, ink: Option<Colour>) {
        match name {
            "fill" | "stroke" | "stop-color" => match ink.filter(|_| name == "fill") {
                Some(ink) => self.out.attribute(name, &ink.hex()),
                None => self.paint(name, value),
            },
            "font-size" => match value.trim_end_matches("px").parse::<f64>() {
                Ok(size) => self.out.number(name, (size * SHRINK).max(11.0)),
                Err(_) => &mut self.out,
            },
            _ if value.contains("url(#") => self.out.marked(name, &own_reference(value)),
            _ => self.out.attribute(name, &rounded(value)),
        };
    }

    fn paint(&mut self, name: &str, value: &str) -> &mut Writer {
        if value.contains("url(#") {
            return self.out.marked(name, &own_reference(value));
        }
        match variable(value) {
            Some(variable) => self.out.attribute(name, &format!("var({variable})")),
            None => self.out.attribute(name, value),
        }
    }

    /// The rectangle that only colours the whole picture.
    fn is_canvas(&self, node: Node<'_, '_>, [width, height]: [f64; 2]) -> bool {
        let is = |name: &str, whole: f64| {
            node.attribute(name)
                .is_some_and(|value| value == "100%" || value.parse::<f64>() == Ok(whole))
        };
        node.tag_name().name() == "rect"
            && is("width", width)
            && is("height", height)
            && self.texts.is_empty()
    }

    /// Keeps in mind where a colour stays that does not change in the dark.
    fn remember_ground(&mut self, node: Node<'_, '_>) {
        let number = |name: &str| node.attribute(name).and_then(|value| value.parse::<f64>().ok());
        let fill = node.attribute("fill").filter(|fill| variable(fill).is_none());
        let Some(fill) = fill.and_then(Colour::read).filter(|fill| fill.alpha > 0.5) else {
            return;
        };
        let area = match node.tag_name().name() {
            "rect" => {
                let (x, y) = (number("x").unwrap_or(0.0), number("y").unwrap_or(0.0));
                number("width").zip(number("height")).map(|(w, h)| [x, y, x + w, y + h])
            }
            "circle" | "ellipse" => {
                let r = number("r");
                let (rx, ry) = (r.or(number("rx")), r.or(number("ry")));
                match (number("cx"), number("cy"), rx, ry) {
                    (Some(x), Some(y), Some(rx), Some(ry)) => {
                        Some([x - rx, y - ry, x + rx, y + ry])
                    }
                    _ => None,
                }
            }
            "polygon" => node.attribute("points").and_then(hull),
            _ => None,
        };
        self.grounds.extend(area.map(|area| (area, fill)));
    }

    /// A colour for a text on a ground that stays the same in the dark.
    fn ink_over_ground(&self, text: Node<'_, '_>) -> Option<Colour> {
        let at = |name: &str| text.attribute(name).and_then(|value| value.parse::<f64>().ok());
        let (x, y) = (at("x")?, at("y")?);
        let (_, ground) = self.grounds.iter().rev().find(|([left, top, right, bottom], _)| {
            *left <= x && x <= *right && *top <= y && y <= *bottom
        })?;
        Some(ground.readable(text.attribute("fill").and_then(Colour::read)))
    }
}

fn own_id(id: &str) -> String {
    let plain: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    format!("{ID_MARK}-{plain}")
}

fn own_reference(value: &str) -> String {
    let id = value.split("url(#").nth(1).and_then(|rest| rest.split(')').next());
    format!("url(#{})", own_id(id.unwrap_or_default()))
}

fn own_class(class: &str) -> Option<&'static str> {
    let has = |name: &str| class.split_whitespace().any(|own| own.contains(name));
    if has("edgeLabel") {
        Some("edge-label")
    } else if has("edgePath") || has("link") {
        Some("edge")
    } else if has("node") {
        Some("node")
    } else {
        None
    }
}

fn variable(value: &str) -> Option<&'static str> {
    let hex = Colour::read(value).filter(|colour| colour.alpha > 0.5)?.hex();
    VARIABLES.iter().find(|(light, _)| *light == hex).map(|(_, variable)| *variable)
}

/// Numbers of a path or a list with at most one decimal.
fn rounded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut digits = String::new();
    let flush = |digits: &mut String, out: &mut String| {
        match digits.parse::<f64>() {
            Ok(value) if digits.contains('.') => out.push_str(&number(value)),
            _ => out.push_str(digits),
        }
        digits.clear();
    };
    for character in value.chars() {
        let goes_on = character.is_ascii_digit() || character == '.' && !digits.contains('.');
        if !goes_on {
            flush(&mut digits, &mut out);
        }
        match character {
            '-' | '.' | '0'..='9' => digits.push(character),
            _ => out.push(character),
        }
    }
    flush(&mut digits, &mut out);
    out
}

fn hull(points: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> =
        points.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
    let pairs = numbers.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    pairs.fold(None, |hull: Option<[f64; 4]>, (x, y)| {
        let [left, top, right, bottom] = hull.unwrap_or([x, y, x, y]);
        Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
    })
}
