//! Points, areas and paths, in pixels; x to the right, y down.

use serde::{Deserialize, Serialize};

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The point at these coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// This point, moved.
    pub fn moved(self, by: Point) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }

    /// How far away `other` is.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point `part` of the way to `other`: 0 is here, 1 is there.
    pub fn towards(self, other: Self, part: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width, not negative.
    pub width: f64,
    /// Height, not negative.
    pub height: f64,
}

impl Area {
    /// The rectangle with this corner and size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The rectangle of this size around a centre.
    pub fn around(centre: Point, width: f64, height: f64) -> Self {
        Self::new(centre.x - width / 2.0, centre.y - height / 2.0, width, height)
    }

    /// The right border.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The lower border.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The middle.
    pub fn centre(self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// This rectangle, moved.
    pub fn moved(self, by: Point) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y, ..self }
    }

    /// Larger by `margin` on every side.
    pub fn grown(self, margin: f64) -> Self {
        Self::new(
            self.x - margin,
            self.y - margin,
            self.width + 2.0 * margin,
            self.height + 2.0 * margin,
        )
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self::new(x, y, right - x, bottom - y)
    }

    /// The smallest rectangle that holds all; nothing when there is none.
    pub fn hull(areas: impl IntoIterator<Item = Self>) -> Option<Self> {
        areas.into_iter().reduce(Self::union)
    }

    /// Whether the insides meet; touching borders do not count.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether `other` lies inside, borders included.
    pub fn contains(self, other: Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }
}

/// A line of straight and curved pieces.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// Where it begins.
    pub start: Point,
    /// Its pieces, each from the end of the one before.
    pub pieces: Vec<Piece>,
    /// Whether it returns to its start.
    pub closed: bool,
}

/// A piece of a path.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Piece {
    /// Straight to a point.
    Line(Point),
    /// A quadratic Bézier curve: its control point and its end.
    Quadratic(Point, Point),
    /// A cubic Bézier curve: two control points and its end.
    Cubic(Point, Point, Point),
    /// A circular arc with this radius to a point; the smaller one, on the side that `turn` says.
    Arc(f64, Turn, Point),
}

/// Which way an arc bends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Turn {
    /// Clockwise, as seen on the screen.
    Right,
    /// Against the clock.
    Left,
}

impl Piece {
    /// Where the piece ends.
    pub fn end(self) -> Point {
        match self {
            Self::Line(end)
            | Self::Quadratic(_, end)
            | Self::Cubic(_, _, end)
            | Self::Arc(_, _, end) => end,
        }
    }

    fn moved(self, by: Point) -> Self {
        match self {
            Self::Line(end) => Self::Line(end.moved(by)),
            Self::Quadratic(a, end) => Self::Quadratic(a.moved(by), end.moved(by)),
            Self::Cubic(a, b, end) => Self::Cubic(a.moved(by), b.moved(by), end.moved(by)),
            Self::Arc(radius, turn, end) => Self::Arc(radius, turn, end.moved(by)),
        }
    }
}

impl Path {
    /// A path that begins at `start` and goes nowhere yet.
    pub fn from(start: Point) -> Self {
        Self { start, ..Self::default() }
    }

    /// Straight lines through these points; empty input gives an empty path.
    pub fn through(points: &[Point]) -> Self {
        let mut points = points.iter().copied();
        let mut path = Self::from(points.next().unwrap_or_default());
        path.pieces.extend(points.map(Piece::Line));
        path
    }

    /// Straight lines through these points whose corners are rounded by up to `radius`.
    pub fn rounded(points: &[Point], radius: f64) -> Self {
        let [first, .., last] = points else { return Self::through(points) };
        let mut path = Self::from(*first);
        for corner in points.windows(3) {
            let [before, at, after] = [corner[0], corner[1], corner[2]];
            let (into, out) = (at.distance(before), at.distance(after));
            let room = radius.min(into / 2.0).min(out / 2.0);
            if room < 0.5 {
                path.pieces.push(Piece::Line(at));
                continue;
            }
            path.pieces.push(Piece::Line(at.towards(before, room / into)));
            path.pieces.push(Piece::Quadratic(at, at.towards(after, room / out)));
        }
        path.pieces.push(Piece::Line(*last));
        path
    }

    /// Straight on to `end`.
    pub fn line(mut self, end: Point) -> Self {
        self.pieces.push(Piece::Line(end));
        self
    }

    /// On in a cubic curve.
    pub fn cubic(mut self, a: Point, b: Point, end: Point) -> Self {
        self.pieces.push(Piece::Cubic(a, b, end));
        self
    }

    /// On in an arc.
    pub fn arc(mut self, radius: f64, turn: Turn, end: Point) -> Self {
        self.pieces.push(Piece::Arc(radius, turn, end));
        self
    }

    /// Back to the start.
    pub fn close(mut self) -> Self {
        self.closed = true;
        self
    }

    /// Where it ends.
    pub fn end(&self) -> Point {
        self.pieces.last().map_or(self.start, |piece| piece.end())
    }

    /// This path, moved.
    pub fn moved(&self, by: Point) -> Self {
        Self {
            start: self.start.moved(by),
            pieces: self.pieces.iter().map(|piece| piece.moved(by)).collect(),
            closed: self.closed,
        }
    }

    /// Points along the path, both ends included: corners as they are, curves in eight steps.
    pub fn points(&self) -> Vec<Point> {
        let mut points = vec![self.start];
        let mut at = self.start;
        for piece in &self.pieces {
            match *piece {
                Piece::Line(_) | Piece::Arc(..) => {}
                Piece::Quadratic(a, end) => points.extend((1..8).map(|step| {
                    let t = f64::from(step) / 8.0;
                    at.towards(a, t).towards(a.towards(end, t), t)
                })),
                Piece::Cubic(a, b, end) => points.extend((1..8).map(|step| {
                    let t = f64::from(step) / 8.0;
                    let (p, q, r) = (at.towards(a, t), a.towards(b, t), b.towards(end, t));
                    p.towards(q, t).towards(q.towards(r, t), t)
                })),
            }
            at = piece.end();
            points.push(at);
        }
        points
    }
}
