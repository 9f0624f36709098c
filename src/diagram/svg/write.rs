//! XML written once: the one place of a picture that escapes and rounds.

use std::fmt::Write;

use super::{Area, Path};
use crate::diagram::geometry::{Piece, Point, Turn};

/// XML under construction.
#[derive(Default)]
pub struct Writer {
    out: String,
    /// Whether the last start tag still lacks its `>`.
    in_tag: bool,
}

impl Writer {
    /// `<name`
    pub fn open(&mut self, name: &str) -> &mut Self {
        self.end_tag();
        self.out.push('<');
        self.out.push_str(name);
        self.in_tag = true;
        self
    }

    /// `</name>`, or `/>` when nothing stands in between.
    pub fn close(&mut self, name: &str) -> &mut Self {
        if self.in_tag {
            self.out.push_str("/>");
            self.in_tag = false;
        } else {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// ` name="value"`
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_into(&mut self.out, value);
        self.out.push('"');
        self
    }

    /// An attribute whose value holds marks and nothing that needs an escape.
    pub fn marked(&mut self, name: &str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.out.push_str(value);
        self.out.push('"');
        self
    }

    /// An attribute that is there when its value is.
    pub fn optional(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// Several attributes.
    pub fn attributes(&mut self, all: &[(&'static str, String)]) -> &mut Self {
        for (name, value) in all {
            self.attribute(name, value);
        }
        self
    }

    /// A rounded number.
    pub fn number(&mut self, name: &str, value: f64) -> &mut Self {
        self.attribute(name, &number(value))
    }

    /// `x`, `y`, `width` and `height`.
    pub fn area(&mut self, area: Area) -> &mut Self {
        self.number("x", area.x).number("y", area.y);
        self.number("width", area.width).number("height", area.height)
    }

    /// Text, escaped.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.end_tag();
        escape_into(&mut self.out, text);
        self
    }

    /// XML or a mark: written as it is.
    pub fn raw(&mut self, xml: &str) -> &mut Self {
        self.end_tag();
        self.out.push_str(xml);
        self
    }

    /// What has been written.
    pub fn finish(mut self) -> String {
        self.end_tag();
        self.out
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }
}

/// A number with at most one decimal, and no more characters than it needs.
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round();
    if !tenths.is_finite() || tenths == 0.0 {
        return "0".to_owned();
    }
    format!("{}", tenths / 10.0)
}

/// A path as the value of `d`.
pub fn path(path: &Path) -> String {
    let mut d = String::new();
    let at = |point: Point| format!("{},{}", number(point.x), number(point.y));
    let _ = write!(d, "M{}", at(path.start));
    for piece in &path.pieces {
        let _ = match *piece {
            Piece::Line(end) => write!(d, "L{}", at(end)),
            Piece::Quadratic(a, end) => write!(d, "Q{} {}", at(a), at(end)),
            Piece::Cubic(a, b, end) => write!(d, "C{} {} {}", at(a), at(b), at(end)),
            Piece::Arc(radius, turn, end) => {
                let radius = number(radius);
                let sweep = u8::from(turn == Turn::Right);
                write!(d, "A{radius},{radius} 0 0 {sweep} {}", at(end))
            }
        };
    }
    if path.closed {
        d.push('Z');
    }
    d
}

/// `text` for an XML text or attribute. Characters that XML forbids are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

fn escape_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            '\t' | '\n' | '\r' => out.push(character),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
}
