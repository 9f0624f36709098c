//! Where a link meets the border of a form that does not fill its area.

use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::scene::Outline;

/// The point where a straight way that comes from `from` and ends at `point`, on the side of the
/// area, meets the border itself.
pub fn docked(outline: &Outline, area: Area, point: Point, from: Point) -> Point {
    let corner = Point::new(area.x, area.y);
    let border: Vec<Point> = match outline {
        Outline::Rect(_) | Outline::Ring { .. } | Outline::Bare => {
            return point;
        }
        Outline::Stadium => {
            let radius = (area.height / 2.0).min(area.width / 2.0);
            arc_ends(area, radius)
        }
        Outline::Cylinder(lid) => lids(area, lid / 2.0),
        Outline::Ellipse => (0..72)
            .map(|step| f64::from(step) * std::f64::consts::TAU / 72.0)
            .map(|angle| {
                let centre = area.centre();
                let (x, y) = (angle.cos() * area.width / 2.0, angle.sin() * area.height / 2.0);
                centre.moved(Point::new(x, y))
            })
            .collect(),
        Outline::Diamond => {
            let centre = area.centre();
            vec![
                Point::new(centre.x, area.y),
                Point::new(area.right(), centre.y),
                Point::new(centre.x, area.bottom()),
                Point::new(area.x, centre.y),
            ]
        }
        Outline::Hexagon(tip) => {
            let middle = area.centre().y;
            vec![
                Point::new(area.x + tip, area.y),
                Point::new(area.right() - tip, area.y),
                Point::new(area.right(), middle),
                Point::new(area.right() - tip, area.bottom()),
                Point::new(area.x + tip, area.bottom()),
                Point::new(area.x, middle),
            ]
        }
        Outline::Polygon(points) => points.iter().map(|point| point.moved(corner)).collect(),
        Outline::Path(path, _) if path.closed => sampled(path, corner),
        Outline::Path(..) => return point,
    };
    let (dx, dy) = ((point.x - from.x).signum(), (point.y - from.y).signum());
    let upright = (point.x - from.x).abs() < 0.01;
    let reach = if upright { area.height } else { area.width };
    let mut best: Option<f64> = None;
    for (at, a) in border.iter().enumerate() {
        let b = border[(at + 1) % border.len()];
        // How far behind the side of the area the way meets this piece of the border.
        let met = if upright {
            crossing((a.x, a.y), (b.x, b.y), point.x)
        } else {
            crossing((a.y, a.x), (b.y, b.x), point.y)
        };
        let Some(met) = met else { continue };
        let depth = if upright { (met - point.y) * dy } else { (met - point.x) * dx };
        if (-0.5..=reach / 2.0 + 0.5).contains(&depth) && best.is_none_or(|best| depth < best) {
            best = Some(depth);
        }
    }
    let depth = best.unwrap_or(0.0).max(0.0);
    if upright {
        Point::new(point.x, point.y + dy * depth)
    } else {
        Point::new(point.x + dx * depth, point.y)
    }
}

/// The second coordinate where the piece from `a` to `b` has `at` as its first.
fn crossing(a: (f64, f64), b: (f64, f64), at: f64) -> Option<f64> {
    let (low, high) = (a.0.min(b.0), a.0.max(b.0));
    if at < low - 0.01 || at > high + 0.01 {
        return None;
    }
    if high - low < 0.01 {
        return Some(a.1);
    }
    Some(a.1 + (b.1 - a.1) * ((at - a.0) / (b.0 - a.0)))
}

fn sampled(path: &Path, corner: Point) -> Vec<Point> {
    path.points().into_iter().map(|point| point.moved(corner)).collect()
}

/// The border of a drum, whose lids are half ellipses of this height, in short pieces.
fn lids(area: Area, height: f64) -> Vec<Point> {
    let centre = area.centre();
    let half = |from: f64, middle: f64| {
        (0..=24).map(move |step| {
            let angle = from + f64::from(step) * std::f64::consts::PI / 24.0;
            let (x, y) = (angle.cos() * area.width / 2.0, angle.sin() * height);
            Point::new(centre.x + x, middle + y)
        })
    };
    half(std::f64::consts::PI, area.y + height).chain(half(0.0, area.bottom() - height)).collect()
}

/// The border of a stadium in short pieces.
fn arc_ends(area: Area, radius: f64) -> Vec<Point> {
    let side = |centre: f64, from: f64| {
        (0..=16).map(move |step| {
            let angle = from + f64::from(step) * std::f64::consts::PI / 16.0;
            let (x, y) = (angle.cos() * radius, angle.sin() * radius);
            Point::new(centre + x, area.centre().y + y)
        })
    };
    let quarter = std::f64::consts::FRAC_PI_2;
    side(area.right() - radius, -quarter).chain(side(area.x + radius, quarter)).collect()
}
