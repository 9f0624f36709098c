//! The outlines of shapes and the heads of lines.

use std::ops::Range;

use super::write::{self, Writer};
use crate::diagram::geometry::{Area, Path, Piece, Point, Turn};
use crate::diagram::scene::{Head, Line, Outline, Shape, Stroke};

type Attributes<'a> = &'a [(&'static str, String)];

/// The element, or elements, of a shape's outline.
pub fn write(out: &mut Writer, shape: &Shape, attributes: Attributes<'_>) {
    let area = shape.area;
    let corner = Point::new(area.x, area.y);
    match &shape.outline {
        Outline::Bare => {}
        Outline::Rect(radius) => {
            out.open("rect").area(area);
            if *radius > 0.0 {
                out.number("rx", *radius);
            }
            out.attributes(attributes).close("rect");
        }
        Outline::Stadium => {
            out.open("rect").area(area).number("rx", area.height.min(area.width) / 2.0);
            out.attributes(attributes).close("rect");
        }
        Outline::Ellipse if (area.width - area.height).abs() < 0.05 => {
            let centre = area.centre();
            out.open("circle").number("cx", centre.x).number("cy", centre.y);
            out.number("r", area.width / 2.0).attributes(attributes).close("circle");
        }
        Outline::Ellipse => {
            let centre = area.centre();
            out.open("ellipse").number("cx", centre.x).number("cy", centre.y);
            out.number("rx", area.width / 2.0).number("ry", area.height / 2.0);
            out.attributes(attributes).close("ellipse");
        }
        Outline::Diamond => {
            let (x, y) = (area.width / 2.0, area.height / 2.0);
            let points = [(x, 0.0), (area.width, y), (x, area.height), (0.0, y)];
            polygon(out, points.map(|(x, y)| Point::new(x, y)).iter(), corner, attributes);
        }
        Outline::Hexagon(depth) => {
            let (w, h, d) = (area.width, area.height, *depth);
            let points = [(d, 0.0), (w - d, 0.0), (w, h / 2.0), (w - d, h), (d, h), (0.0, h / 2.0)];
            polygon(out, points.map(|(x, y)| Point::new(x, y)).iter(), corner, attributes);
        }
        Outline::Polygon(points) => polygon(out, points.iter(), corner, attributes),
        Outline::Ring { inner, from, to } => ring(out, area, *inner, *from..*to, attributes),
        Outline::Cylinder(lid) => cylinder(out, area, *lid, attributes),
        Outline::Path(border, details) => {
            let border = border.moved(corner);
            out.open("path").attribute("d", &write::path(&border)).attributes(attributes);
            out.close("path");
            for detail in details {
                write_detail(out, &detail.moved(corner), attributes);
            }
        }
    }
}

fn polygon<'p>(
    out: &mut Writer,
    points: impl Iterator<Item = &'p Point>,
    corner: Point,
    attributes: Attributes<'_>,
) {
    out.open("polygon").attribute("points", &points_attribute(points, corner));
    out.attributes(attributes).close("polygon");
}

fn points_attribute<'p>(points: impl Iterator<Item = &'p Point>, corner: Point) -> String {
    let points = points.map(|point| {
        let point = point.moved(corner);
        format!("{},{}", write::number(point.x), write::number(point.y))
    });
    points.collect::<Vec<_>>().join(" ")
}

/// A ring is a thick line, which needs no inner border and cannot be filled.
fn ring(out: &mut Writer, area: Area, inner: f64, turns: Range<f64>, attributes: Attributes<'_>) {
    let radius = (area.width / 2.0 + inner) / 2.0;
    let centre = area.centre();
    let at = |turns: f64| {
        let (sin, cos) = (turns * std::f64::consts::TAU).sin_cos();
        Point::new(centre.x + radius * sin, centre.y - radius * cos)
    };
    // An arc is at most half a turn, so that it is clear which of two arcs is meant.
    let length = turns.end - turns.start;
    let steps = (length * 3.0).ceil().max(1.0);
    let path = (1..=steps as u32).fold(Path::from(at(turns.start)), |path, step| {
        let end = at(turns.start + length * f64::from(step) / steps);
        path.arc(radius, Turn::Right, end)
    });
    out.open("path").attribute("d", &write::path(&path)).attribute("fill", "none");
    out.number("stroke-width", area.width / 2.0 - inner);
    out.attributes(attributes).close("path");
}

/// Lids are two cubic curves each, as near to half an ellipse as can be seen.
fn cylinder(out: &mut Writer, area: Area, lid: f64, attributes: Attributes<'_>) {
    let (left, right) = (area.x, area.right());
    let (top, bottom) = (area.y + lid / 2.0, area.bottom() - lid / 2.0);
    let bend = lid * 2.0 / 3.0;
    let body = Path::from(Point::new(left, top))
        .cubic(Point::new(left, top - bend), Point::new(right, top - bend), Point::new(right, top))
        .line(Point::new(right, bottom))
        .cubic(
            Point::new(right, bottom + bend),
            Point::new(left, bottom + bend),
            Point::new(left, bottom),
        )
        .close();
    out.open("path").attribute("d", &write::path(&body)).attributes(attributes).close("path");
    let rim = Path::from(Point::new(left, top)).cubic(
        Point::new(left, top + bend),
        Point::new(right, top + bend),
        Point::new(right, top),
    );
    write_detail(out, &rim, attributes);
}

fn write_detail(out: &mut Writer, path: &Path, attributes: Attributes<'_>) {
    out.open("path").attribute("class", "detail").attribute("d", &write::path(path));
    out.attribute("fill", "none");
    for (name, value) in attributes.iter().filter(|(name, _)| *name != "fill") {
        out.attribute(name, value);
    }
    out.close("path");
}

/// How far a head reaches back from the end of its line.
const HEAD: f64 = 9.0;

/// The path of a line, cut where a filled head would show the line's square end.
pub fn between_heads(line: &Line) -> Path {
    let mut path = line.path.clone();
    let cut = |head: Head| match head {
        Head::Arrow => HEAD / 2.0,
        Head::Circle => 2.0,
        Head::Composition => 9.0,
        _ => 0.0,
    };
    if let Some(from) = before_end(&path) {
        let end = path.end();
        let part = (cut(line.head) / from.distance(end).max(0.1)).min(0.9);
        set_end(&mut path, end.towards(from, part));
    }
    if let Some(next) = path.pieces.first().map(|piece| after_start(path.start, *piece)) {
        let part = (cut(line.tail) / path.start.distance(next).max(0.1)).min(0.9);
        path.start = path.start.towards(next, part);
    }
    path
}

/// The heads of a line, in a group of their own.
pub fn write_heads(out: &mut Writer, line: &Line, attributes: Attributes<'_>) {
    if line.stroke == Stroke::Hidden {
        return;
    }
    let ends = [
        (line.head, line.path.end(), before_end(&line.path)),
        (
            line.tail,
            line.path.start,
            line.path.pieces.first().map(|piece| after_start(line.path.start, *piece)),
        ),
    ];
    let drawn: Vec<_> = ends
        .into_iter()
        .filter(|(head, ..)| *head != Head::None)
        .filter_map(|(head, tip, from)| Some((head, tip, from?)))
        .collect();
    if drawn.is_empty() {
        return;
    }
    out.open("g").attribute("class", "head");
    for (head, tip, from) in drawn {
        write_head(out, head, tip, from, attributes);
    }
    out.close("g");
}

fn write_head(out: &mut Writer, head: Head, tip: Point, from: Point, attributes: Attributes<'_>) {
    let length = tip.distance(from).max(0.01);
    let (dx, dy) = ((tip.x - from.x) / length, (tip.y - from.y) / length);
    // `back` along the line, away from its tip; `side` to the right of it.
    let at = |back: f64, side: f64| {
        Point::new(tip.x - dx * back - dy * side, tip.y - dy * back + dx * side)
    };
    let origin = Point::default();
    let stroke = attributes.iter().find(|(name, _)| *name == "stroke").map(|(_, value)| value);
    let open = |out: &mut Writer, path: Path| {
        out.open("path").attribute("d", &write::path(&path)).attribute("fill", "none");
        out.optional("stroke", stroke.map(String::as_str)).close("path");
    };
    match head {
        Head::None => {}
        Head::Arrow => {
            let points = [tip, at(HEAD, -HEAD * 0.42), at(HEAD, HEAD * 0.42)];
            out.open("polygon").attribute("points", &points_attribute(points.iter(), origin));
            out.optional("fill", stroke.map(String::as_str)).close("polygon");
        }
        Head::ArrowUpper | Head::ArrowLower => {
            let side = if head == Head::ArrowUpper { -dx.signum() } else { dx.signum() };
            let points = [tip, at(HEAD, 5.0 * side), at(HEAD, 0.0)];
            out.open("polygon").attribute("points", &points_attribute(points.iter(), origin));
            out.optional("fill", stroke.map(String::as_str)).close("polygon");
        }
        Head::Circle => {
            let centre = at(4.0, 0.0);
            out.open("circle").number("cx", centre.x).number("cy", centre.y).number("r", 4.0);
            out.optional("fill", stroke.map(String::as_str)).close("circle");
        }
        Head::Open => open(out, Path::through(&[at(HEAD, -5.0), tip, at(HEAD, 5.0)])),
        Head::HalfUpper => open(out, Path::through(&[at(HEAD, 5.0 * -dx.signum()), tip])),
        Head::HalfLower => open(out, Path::through(&[at(HEAD, 5.0 * dx.signum()), tip])),
        Head::Extension => {
            let points = [tip, at(14.0, -7.0), at(14.0, 7.0)];
            hollow(out, &points_attribute(points.iter(), origin), stroke);
        }
        Head::Composition | Head::Aggregation => {
            let points = [tip, at(9.0, -5.5), at(18.0, 0.0), at(9.0, 5.5)];
            let points = points_attribute(points.iter(), origin);
            if head == Head::Aggregation {
                hollow(out, &points, stroke);
            } else {
                out.open("polygon").attribute("points", &points);
                out.optional("fill", stroke.map(String::as_str)).close("polygon");
            }
        }
        Head::Lollipop => {
            let centre = at(6.0, 0.0);
            out.open("circle").attribute("class", "ring");
            out.number("cx", centre.x).number("cy", centre.y).number("r", 6.0);
            out.optional("stroke", stroke.map(String::as_str)).close("circle");
        }
        Head::Cross => {
            open(out, Path::through(&[at(2.0, -5.0), at(11.0, 5.0)]));
            open(out, Path::through(&[at(2.0, 5.0), at(11.0, -5.0)]));
        }
        Head::One | Head::ZeroOrOne | Head::OneOrMore | Head::ZeroOrMore => {
            let bar = |back: f64| Path::through(&[at(back, -6.0), at(back, 6.0)]);
            let is_many = matches!(head, Head::OneOrMore | Head::ZeroOrMore);
            if is_many {
                open(out, Path::through(&[at(0.0, -6.0), at(11.0, 0.0), at(0.0, 6.0)]));
            } else {
                open(out, bar(6.0));
            }
            match head {
                Head::One => open(out, bar(11.0)),
                Head::OneOrMore => open(out, bar(14.0)),
                _ => {
                    let centre = at(if is_many { 15.0 } else { 11.0 }, 0.0);
                    out.open("circle").attribute("class", "ring");
                    out.number("cx", centre.x).number("cy", centre.y).number("r", 4.0);
                    out.optional("stroke", stroke.map(String::as_str)).close("circle");
                }
            }
        }
    }
}

/// A polygon of a head that is empty inside.
fn hollow(out: &mut Writer, points: &str, stroke: Option<&String>) {
    out.open("polygon").attribute("class", "ring").attribute("points", points);
    out.optional("stroke", stroke.map(String::as_str)).close("polygon");
}

/// A point that the line comes from on its last stretch.
fn before_end(path: &Path) -> Option<Point> {
    let last = path.pieces.last()?;
    let before = match path.pieces.as_slice() {
        [.., before, _] => before.end(),
        _ => path.start,
    };
    Some(match *last {
        Piece::Line(_) => before,
        Piece::Quadratic(a, _) => a,
        Piece::Cubic(_, b, _) => b,
        Piece::Arc(radius, turn, end) => tangent(end, before, radius, turn),
    })
}

/// A point that the line leads to on its first stretch.
fn after_start(start: Point, piece: Piece) -> Point {
    match piece {
        Piece::Line(end) => end,
        Piece::Quadratic(a, _) | Piece::Cubic(a, _, _) => a,
        Piece::Arc(radius, turn, end) => {
            let back = match turn {
                Turn::Left => Turn::Right,
                Turn::Right => Turn::Left,
            };
            tangent(start, end, radius, back)
        }
    }
}

/// A point on the tangent of an arc at its end, on the side that the arc comes from.
fn tangent(end: Point, start: Point, radius: f64, turn: Turn) -> Point {
    let middle = start.towards(end, 0.5);
    let half = start.distance(end) / 2.0;
    let away = (radius * radius - half * half).max(0.0).sqrt();
    let side = match turn {
        Turn::Right => 1.0,
        Turn::Left => -1.0,
    };
    let (ux, uy) =
        ((end.x - start.x) / (2.0 * half).max(0.01), (end.y - start.y) / (2.0 * half).max(0.01));
    let centre = Point::new(middle.x - uy * away * side, middle.y + ux * away * side);
    let (rx, ry) = (end.x - centre.x, end.y - centre.y);
    Point::new(end.x + ry * side, end.y - rx * side)
}

fn set_end(path: &mut Path, to: Point) {
    if let Some(last) = path.pieces.last_mut() {
        *last = match *last {
            Piece::Line(_) => Piece::Line(to),
            Piece::Quadratic(a, _) => Piece::Quadratic(a, to),
            Piece::Cubic(a, b, _) => Piece::Cubic(a, b, to),
            Piece::Arc(radius, turn, _) => Piece::Arc(radius, turn, to),
        };
    }
}
