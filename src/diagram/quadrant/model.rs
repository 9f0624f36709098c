//! What a quadrant chart says.

use std::collections::BTreeMap;

use crate::diagram::geometry::Point;
use crate::diagram::paint::Paint;

/// Points on a field of four quarters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quadrant {
    /// The title, as written.
    pub title: Option<String>,
    /// What stands at the left and at the right end.
    pub x_axis: Ends,
    /// What stands at the lower and at the upper end.
    pub y_axis: Ends,
    /// Names of the quarters: right above, left above, left below, right below.
    pub quarters: [Option<String>; 4],
    /// The points, in the order of the source.
    pub points: Vec<Spot>,
    /// Looks by class.
    pub classes: BTreeMap<String, Looks>,
}

/// The texts at both ends of an axis, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// At the low end; in the middle when there is no other.
    pub low: Option<String>,
    /// At the high end.
    pub high: Option<String>,
}

/// One point.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its name, as written.
    pub name: String,
    /// Both coordinates lie between 0 and 1; y grows upwards.
    pub at: Point,
    /// The class that it names.
    pub class: Option<String>,
    /// Its own looks.
    pub looks: Looks,
}

/// How a point is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    /// In pixels.
    pub radius: Option<f64>,
    /// Colours and width.
    pub paint: Paint,
}
