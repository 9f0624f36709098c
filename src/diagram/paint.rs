//! The colours that an author asks for.

use serde::{Deserialize, Serialize};

/// An opaque or see-through colour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Colour {
    /// Red, green and blue, 0 to 255.
    pub rgb: [u8; 3],
    /// 0 is clear, 1 is solid.
    pub alpha: f64,
}

/// What an author asks for with `style`, `classDef`, `linkStyle` or `rect rgb(…)`; what is `None`
/// is left to the theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paint {
    /// Inside.
    pub fill: Option<Colour>,
    /// Border, or the line itself.
    pub stroke: Option<Colour>,
    /// Text.
    pub text: Option<Colour>,
    /// Width of border or line in pixels.
    pub width: Option<f64>,
    /// Lengths of dash and gap in pixels.
    pub dash: Option<Vec<f64>>,
    /// 0 to 1, of the whole.
    pub opacity: Option<f64>,
}
