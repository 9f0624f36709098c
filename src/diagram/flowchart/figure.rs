//! How large a form must be for its text, and what its border looks like.

use crate::diagram::geometry::{Path, Point, Turn};
use crate::diagram::layered::{Ports, Size};
use crate::diagram::scene::Outline;

use super::form::Form;

/// A form around a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// How large it is.
    pub size: Size,
    /// Its border.
    pub outline: Outline,
    /// The middle of the text, counted from the upper left corner.
    pub text: Point,
    /// Where links meet it.
    pub ports: Ports,
}

/// Left and right of a text.
const SIDE: f64 = 14.0;
/// Above and below a text.
const EDGE: f64 = 10.0;

/// The form around a text of this size; no size for no text.
pub fn figure(form: Form, text: Option<Size>) -> Figure {
    let text = text.unwrap_or_default();
    let (w, h) = (text.width, text.height);
    let wide = even((w + 2.0 * SIDE).max(56.0));
    let high = even((h + 2.0 * EDGE).max(40.0));
    let boxed = |width: f64, height: f64, outline: Outline| Figure {
        size: Size::new(width, height),
        outline,
        text: Point::new(width / 2.0, height / 2.0),
        ports: Ports::Spread,
    };
    let pointed = |figure: Figure| Figure { ports: Ports::Middle, ..figure };
    let moved = |figure: Figure, x: f64, y: f64| Figure {
        text: figure.text.moved(Point::new(x, y)),
        ..figure
    };
    match form {
        Form::Rect => boxed(wide, high, Outline::Rect(4.0)),
        Form::Rounded => boxed(wide, high, Outline::Rect(10.0)),
        Form::Text => boxed(wide, high, Outline::Bare),
        Form::Stadium => boxed(wide + even(high / 2.0), high, Outline::Stadium),
        Form::Subroutine => {
            let width = wide + 16.0;
            boxed(width, high, lined(width, high, &[8.0, width - 8.0], &[]))
        }
        Form::Lined => {
            moved(boxed(wide + 10.0, high, lined(wide + 10.0, high, &[9.0], &[])), 4.0, 0.0)
        }
        Form::Divided => {
            moved(boxed(wide, high + 10.0, lined(wide, high + 10.0, &[], &[10.0])), 0.0, 5.0)
        }
        Form::Pane | Form::Browser | Form::Console => {
            let (width, height) = (wide + 10.0, high + 10.0);
            let upright: &[f64] = if form == Form::Pane { &[10.0] } else { &[] };
            let outline = lined(width, height, upright, &[10.0]);
            moved(boxed(width, height, outline), if upright.is_empty() { 0.0 } else { 5.0 }, 5.0)
        }
        Form::DataStore => {
            let frame = rectangle(wide, high);
            let lines = [0.0, high]
                .map(|y| Path::through(&[Point::new(0.0, y), Point::new(wide, y)]))
                .to_vec();
            boxed(wide, high, Outline::Path(frame, lines))
        }
        Form::Cylinder | Form::LinedCylinder => {
            let lid = (wide / 12.0).clamp(6.0, 12.0).round();
            let height = even(high + 2.0 * lid);
            moved(boxed(wide, height, Outline::Cylinder(lid)), 0.0, lid / 2.0)
        }
        Form::Drum => {
            let cap = 9.0;
            let width = wide + 3.0 * cap;
            moved(boxed(width, high, drum(width, high, cap)), -cap / 2.0, 0.0)
        }
        Form::Circle | Form::Crossed => {
            let across = even((w.hypot(h) + 14.0).max(48.0));
            pointed(boxed(across, across, Outline::Ellipse))
        }
        Form::Rings => {
            let across = even((w.hypot(h) + 22.0).max(56.0));
            let ring = |inset: f64| circle(across / 2.0, across / 2.0 - inset);
            pointed(boxed(across, across, Outline::Path(ring(0.0), vec![ring(4.0)])))
        }
        Form::Ellipse | Form::Cloud | Form::Bang => {
            let width = even(w * 1.42 + 16.0).max(70.0);
            let height = even(h * 1.42 + 14.0).max(46.0);
            pointed(boxed(width, height, Outline::Ellipse))
        }
        Form::Diamond => {
            // The text touches the border where w / W + h / H = 1.
            let (w, h) = (w + 10.0, h + 8.0);
            let height = even((h + 0.42 * w).max(h * 1.7).max(56.0));
            let width = even((w / (1.0 - h / height)).max(72.0));
            pointed(boxed(width, height, Outline::Diamond))
        }
        Form::Hexagon => {
            let tip = (high / 3.0).round();
            boxed(even(w + 2.0 * tip + 16.0), high, Outline::Hexagon(tip))
        }
        Form::LeanRight | Form::LeanLeft | Form::Trapezoid | Form::TrapezoidTop => {
            let slant = (high / 3.0).round();
            let width = even(w + 2.0 * slant + 12.0);
            let (top_left, top_right, bottom_right, bottom_left) = match form {
                Form::LeanRight => (slant, width, width - slant, 0.0),
                Form::LeanLeft => (0.0, width - slant, width, slant),
                Form::Trapezoid => (slant, width - slant, width, 0.0),
                _ => (0.0, width, width - slant, slant),
            };
            let points =
                [(top_left, 0.0), (top_right, 0.0), (bottom_right, high), (bottom_left, high)];
            boxed(width, high, polygon(&points))
        }
        Form::Card => {
            let points = [(12.0, 0.0), (wide, 0.0), (wide, high), (0.0, high), (0.0, 12.0)];
            boxed(wide, high, polygon(&points))
        }
        Form::Pentagon => {
            let points = [
                (12.0, 0.0),
                (wide - 12.0, 0.0),
                (wide, 12.0),
                (wide, high),
                (0.0, high),
                (0.0, 12.0),
            ];
            boxed(wide, high, polygon(&points))
        }
        Form::Sloped => {
            let height = high + 12.0;
            let points = [(0.0, 12.0), (wide, 0.0), (wide, height), (0.0, height)];
            moved(boxed(wide, height, polygon(&points)), 0.0, 6.0)
        }
        Form::Odd => {
            let notch = (high / 3.0).round();
            let width = even(wide + notch);
            let points =
                [(0.0, 0.0), (width, 0.0), (width, high), (0.0, high), (notch, high / 2.0)];
            moved(boxed(width, high, polygon(&points)), notch / 2.0, 0.0)
        }
        Form::Triangle | Form::Flipped => {
            let height = even((h + 16.0 + 0.5 * w).max(60.0));
            let width = even((w + 16.0) / (1.0 - (h + 12.0) / height)).max(70.0);
            let (apex, base) = if form == Form::Triangle { (0.0, height) } else { (height, 0.0) };
            let points = [(width / 2.0, apex), (width, base), (0.0, base)];
            let down = height / 2.0 - h / 2.0 - 7.0;
            let down = if form == Form::Triangle { down } else { -down };
            pointed(moved(boxed(width, height, polygon(&points)), 0.0, down))
        }
        Form::Hourglass => {
            let (width, height) = (wide.max(60.0), high + 40.0);
            let points = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)];
            pointed(boxed(width, height, polygon(&points)))
        }
        Form::Bolt | Form::Person => boxed(wide, high, Outline::Rect(high / 2.0)),
        Form::Bucket => {
            let points = [(0.0, 0.0), (wide + 16.0, 0.0), (wide + 6.0, high), (10.0, high)];
            boxed(wide + 16.0, high, polygon(&points))
        }
        Form::Folder => {
            let height = high + 8.0;
            let tab = (wide / 3.0).round();
            let points = [
                (0.0, 0.0),
                (tab, 0.0),
                (tab + 8.0, 8.0),
                (wide, 8.0),
                (wide, height),
                (0.0, height),
            ];
            moved(boxed(wide, height, polygon(&points)), 0.0, 4.0)
        }
        Form::Delay => {
            let width = wide + even(high / 2.0);
            moved(boxed(width, high, delay(width, high)), -high / 8.0, 0.0)
        }
        Form::Display => {
            let (tip, width) = ((high / 3.0).round(), even(wide + high * 0.8));
            boxed(width, high, display(width, high, tip))
        }
        Form::Stored => {
            let width = wide + 20.0;
            boxed(width, high, stored(width, high))
        }
        Form::Document | Form::LinedDocument | Form::TaggedDocument => {
            let height = high + 12.0;
            let inner = match form {
                Form::LinedDocument => vec![level(9.0, 0.0, 9.0, height - 5.0)],
                Form::TaggedDocument => vec![level(wide - 18.0, height - 8.0, wide, height - 24.0)],
                _ => Vec::new(),
            };
            let width = if form == Form::LinedDocument { wide + 10.0 } else { wide };
            let by = if form == Form::LinedDocument { 4.0 } else { 0.0 };
            let outline = Outline::Path(wavy(width, height, false), inner);
            moved(boxed(width, height, outline), by, -6.0)
        }
        Form::Flag => {
            let height = high + 20.0;
            boxed(wide, height, Outline::Path(wavy(wide, height, true), Vec::new()))
        }
        Form::Tagged => {
            let fold = level(wide - 12.0, high, wide, high - 12.0);
            boxed(wide, high, Outline::Path(rectangle(wide, high), vec![fold]))
        }
        Form::Documents | Form::Stack => {
            let (width, height) = (wide + 12.0, high + 12.0);
            let step = |by: f64| {
                Path::through(&[
                    Point::new(by, height - 12.0 + by),
                    Point::new(width - 12.0 + by, height - 12.0 + by),
                    Point::new(width - 12.0 + by, by),
                ])
            };
            let outline = Outline::Path(rectangle(width, height), vec![step(4.0), step(8.0)]);
            moved(boxed(width, height, outline), -4.0, -4.0)
        }
        Form::BraceLeft | Form::BraceRight | Form::Braces => {
            let width = wide + 12.0;
            let mut braces = Vec::new();
            if form != Form::BraceRight {
                braces.push(brace(10.0, -1.0, high));
            }
            if form != Form::BraceLeft {
                braces.push(brace(width - 10.0, 1.0, high));
            }
            boxed(width, high, Outline::Path(Path::default(), braces))
        }
        Form::Start | Form::Junction => {
            let across = if form == Form::Start { 16.0 } else { 14.0 };
            pointed(boxed(across, across, Outline::Ellipse))
        }
        Form::Stop => {
            let ring = |inset: f64| circle(10.0, 10.0 - inset);
            pointed(boxed(20.0, 20.0, Outline::Path(ring(0.0), vec![ring(4.0)])))
        }
        Form::Bar => boxed(70.0, 10.0, Outline::Rect(2.0)),
    }
}

impl Form {
    /// Whether Mermaid draws it without a text, whatever its label is.
    pub fn is_mute(self) -> bool {
        matches!(
            self,
            Self::Start
                | Self::Stop
                | Self::Junction
                | Self::Bar
                | Self::Hourglass
                | Self::Crossed
                | Self::Bolt
        )
    }
}

fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}

fn polygon(points: &[(f64, f64)]) -> Outline {
    Outline::Polygon(points.iter().map(|(x, y)| Point::new(*x, *y)).collect())
}

fn level(x: f64, y: f64, to_x: f64, to_y: f64) -> Path {
    Path::through(&[Point::new(x, y), Point::new(to_x, to_y)])
}

fn rectangle(width: f64, height: f64) -> Path {
    let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
    Path::through(&corners.map(|(x, y)| Point::new(x, y))).close()
}

/// A rectangle with upright and level lines in it.
fn lined(width: f64, height: f64, upright: &[f64], across: &[f64]) -> Outline {
    let lines = upright
        .iter()
        .map(|x| level(*x, 0.0, *x, height))
        .chain(across.iter().map(|y| level(0.0, *y, width, *y)))
        .collect();
    Outline::Path(rectangle(width, height), lines)
}

fn circle(centre: f64, radius: f64) -> Path {
    let (left, right) = (centre - radius, centre + radius);
    Path::from(Point::new(left, centre))
        .arc(radius, Turn::Right, Point::new(centre, left))
        .arc(radius, Turn::Right, Point::new(right, centre))
        .arc(radius, Turn::Right, Point::new(centre, right))
        .arc(radius, Turn::Right, Point::new(left, centre))
        .close()
}

fn drum(width: f64, height: f64, cap: f64) -> Outline {
    let point = Point::new;
    let reach = height * 0.28;
    let body = Path::from(point(cap, 0.0))
        .line(point(width - cap, 0.0))
        .cubic(point(width, reach), point(width, height - reach), point(width - cap, height))
        .line(point(cap, height))
        .cubic(point(0.0, height - reach), point(0.0, reach), point(cap, 0.0))
        .close();
    let inner = Path::from(point(width - cap, 0.0)).cubic(
        point(width - 2.0 * cap, reach),
        point(width - 2.0 * cap, height - reach),
        point(width - cap, height),
    );
    Outline::Path(body, vec![inner])
}

fn delay(width: f64, height: f64) -> Outline {
    let point = Point::new;
    let radius = height / 2.0;
    let path = Path::from(point(0.0, 0.0))
        .line(point(width - radius, 0.0))
        .arc(radius, Turn::Right, point(width, radius))
        .arc(radius, Turn::Right, point(width - radius, height))
        .line(point(0.0, height))
        .close();
    Outline::Path(path, Vec::new())
}

fn display(width: f64, height: f64, tip: f64) -> Outline {
    let point = Point::new;
    let radius = height / 2.0;
    let path = Path::from(point(0.0, radius))
        .line(point(tip, 0.0))
        .line(point(width - radius, 0.0))
        .arc(radius, Turn::Right, point(width, radius))
        .arc(radius, Turn::Right, point(width - radius, height))
        .line(point(tip, height))
        .close();
    Outline::Path(path, Vec::new())
}

fn stored(width: f64, height: f64) -> Outline {
    let point = Point::new;
    let path = Path::from(point(8.0, 0.0))
        .line(point(width, 0.0))
        .cubic(
            point(width - 10.0, height * 0.3),
            point(width - 10.0, height * 0.7),
            point(width, height),
        )
        .line(point(8.0, height))
        .cubic(point(-2.0, height * 0.7), point(-2.0, height * 0.3), point(8.0, 0.0))
        .close();
    Outline::Path(path, Vec::new())
}

/// A sheet with a wave below, and above when both sides wave.
fn wavy(width: f64, height: f64, both: bool) -> Path {
    let point = Point::new;
    let (foot, head) = (height - 6.0, if both { 6.0 } else { 0.0 });
    let path = Path::from(point(0.0, head));
    let path = if both {
        path.cubic(point(width / 3.0, 18.0), point(width * 2.0 / 3.0, -6.0), point(width, head))
    } else {
        path.line(point(width, head))
    };
    path.line(point(width, foot))
        .cubic(
            point(width * 2.0 / 3.0, foot - 12.0),
            point(width / 3.0, foot + 12.0),
            point(0.0, foot),
        )
        .close()
}

fn brace(x: f64, side: f64, height: f64) -> Path {
    let point = Point::new;
    let (out, half) = (x + side * 8.0, height / 2.0);
    Path::from(point(x - side * 6.0, 0.0))
        .cubic(point(x, 0.0), point(x, 4.0), point(x, half - 8.0))
        .cubic(point(x, half - 2.0), point(x, half), point(out, half))
        .cubic(point(x, half), point(x, half + 2.0), point(x, half + 8.0))
        .cubic(point(x, height - 4.0), point(x, height), point(x - side * 6.0, height))
}
