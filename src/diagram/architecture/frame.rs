//! Where things lie, in whole pixels.

use super::model::{Axis, Side};
use crate::diagram::geometry::{Area, Point};

/// A piece of an axis; `low` is not above `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Left or top.
    pub low: i64,
    /// Right or bottom.
    pub high: i64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// From left to right.
    pub x: Span,
    /// From top to bottom.
    pub y: Span,
}

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// To the right.
    pub x: i64,
    /// Down.
    pub y: i64,
}

/// A width and a height, both even.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// To the right.
    pub width: i64,
    /// Down.
    pub height: i64,
}

impl Span {
    /// The piece between two places, in whichever order.
    pub fn between(a: i64, b: i64) -> Self {
        Self { low: a.min(b), high: a.max(b) }
    }

    /// How long it is.
    pub fn length(self) -> i64 {
        self.high - self.low
    }

    /// Its middle.
    pub fn middle(self) -> i64 {
        (self.low + self.high) / 2
    }

    /// Larger by `margin` at both ends.
    pub fn grown(self, margin: i64) -> Self {
        Self { low: self.low - margin, high: self.high + margin }
    }

    /// Whether the insides meet.
    pub fn overlaps(self, other: Self) -> bool {
        self.low < other.high && other.low < self.high
    }

    /// The smallest piece that holds both.
    pub fn union(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

impl Frame {
    /// Its extent along an axis.
    pub fn along(self, axis: Axis) -> Span {
        match axis {
            Axis::X => self.x,
            Axis::Y => self.y,
        }
    }

    /// Larger by `margin` on all sides.
    pub fn grown(self, margin: i64) -> Self {
        Self { x: self.x.grown(margin), y: self.y.grown(margin) }
    }

    /// The coordinate of one of its sides.
    pub fn side(self, side: Side) -> i64 {
        match side {
            Side::Left => self.x.low,
            Side::Right => self.x.high,
            Side::Top => self.y.low,
            Side::Bottom => self.y.high,
        }
    }

    /// Whether the insides meet.
    pub fn overlaps(self, other: Self) -> bool {
        self.x.overlaps(other.x) && self.y.overlaps(other.y)
    }

    /// Whether a straight piece from `a` to `b` runs through the inside.
    pub fn meets(self, a: Spot, b: Spot) -> bool {
        let (x, y) = (Span::between(a.x, b.x), Span::between(a.y, b.y));
        let along = |piece: Span, own: Span| piece.low < own.high && own.low < piece.high;
        let across = |piece: Span, own: Span| own.low < piece.low && piece.low < own.high;
        match (x.length(), y.length()) {
            (_, 0) => (along(x, self.x) || across(x, self.x)) && across(y, self.y),
            (0, _) => along(y, self.y) && across(x, self.x),
            _ => along(x, self.x) && along(y, self.y),
        }
    }

    /// The smallest frame that holds both.
    pub fn union(self, other: Self) -> Self {
        Self { x: self.x.union(other.x), y: self.y.union(other.y) }
    }

    /// The same, as the scene wants it.
    pub fn area(self) -> Area {
        Area::new(
            self.x.low as f64,
            self.y.low as f64,
            self.x.length() as f64,
            self.y.length() as f64,
        )
    }
}

impl Spot {
    /// The place at `along` of an axis and `across` of the other.
    pub fn on(axis: Axis, along: i64, across: i64) -> Self {
        match axis {
            Axis::X => Self { x: along, y: across },
            Axis::Y => Self { x: across, y: along },
        }
    }

    /// Its coordinate on an axis.
    pub fn along(self, axis: Axis) -> i64 {
        match axis {
            Axis::X => self.x,
            Axis::Y => self.y,
        }
    }

    /// The same place with another coordinate on an axis.
    pub fn with(self, axis: Axis, at: i64) -> Self {
        match axis {
            Axis::X => Self { x: at, ..self },
            Axis::Y => Self { y: at, ..self },
        }
    }

    /// The place `by` away from a side, outwards.
    pub fn out(self, side: Side, by: i64) -> Self {
        let step = if side.sign() < 0.0 { -by } else { by };
        self.with(side.axis(), self.along(side.axis()) + step)
    }

    /// The same, as the scene wants it.
    pub fn point(self) -> Point {
        Point::new(self.x as f64, self.y as f64)
    }
}

impl Size {
    /// At least this large, and even.
    pub fn at_least(width: f64, height: f64) -> Self {
        let even = |length: f64| ((length / 2.0).ceil() as i64) * 2;
        Self { width: even(width), height: even(height) }
    }

    /// Its extent along an axis.
    pub fn along(self, axis: Axis) -> i64 {
        match axis {
            Axis::X => self.width,
            Axis::Y => self.height,
        }
    }
}
