//! A picture that becomes too wide to be read runs the other way.

use super::plan::Direction;
use crate::diagram::scene::Scene;

/// A picture that is wider than this has texts below ten pixels in a column.
const LEGIBLE: f64 = 900.0;
/// With more links than this only one way is tried: it bounds the time.
const LARGE: usize = 150;

/// The picture that `draw` makes in a direction; in the other one when this is too wide and that is narrower.
pub fn readable(direction: Direction, links: usize, draw: impl Fn(Direction) -> Scene) -> Scene {
    let scene = draw(direction);
    if scene.width <= LEGIBLE || links > LARGE {
        return scene;
    }
    let other = draw(if direction.is_upright() { Direction::Right } else { Direction::Down });
    if other.width < scene.width { other } else { scene }
}
