//! A mind map: branches on both sides of the middle, or all on its right, or as an indented list:
//! the first of these that fits a column of text.

use super::model::{Form, Mindmap, Thought};
use super::tree::{self, Knot, Placed};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point, Turn};
use crate::diagram::scene::{Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Block, Font};

/// The column of text.
const WIDTH: f64 = 704.0;
const ACROSS: f64 = 34.0;
const ALONG: f64 = 8.0;
const INDENT: f64 = 30.0;
/// The widest texts: of the middle, of its children, of the others.
const WIDEST: [f64; 3] = [150.0, 150.0, 180.0];

/// The map.
pub fn scene(map: &Mindmap) -> Scene {
    let boxes: Vec<Sized> = boxes(map);
    let mut scene = Scene::new(Kind::Mindmap);
    let plan = both_sides(map, &boxes)
        .filter(|plan| plan.width <= WIDTH)
        .or_else(|| Some(right_side(map, &boxes)).filter(|plan| plan.width <= WIDTH))
        .unwrap_or_else(|| indented(map, &boxes));
    for (at, thought) in map.thoughts.iter().enumerate() {
        let Some(parent) = thought.parent else { continue };
        let path = match plan.style {
            Branch::Curve => curve(plan.areas[parent], plan.areas[at]),
            Branch::Elbow => elbow(plan.areas[parent], plan.areas[at]),
        };
        let ids = (map.thoughts[parent].id.clone(), thought.id.clone());
        let line = Line::new(Role::Edge, path).between(ids.0, ids.1);
        scene.push(Line { tone: plan.branch[at], ..line });
    }
    for ((thought, sized), (area, branch)) in
        map.thoughts.iter().zip(boxes).zip(plan.areas.iter().zip(&plan.branch))
    {
        let role = if thought.parent.is_none() { Role::Root } else { Role::Node };
        let shape = Shape::new(role, *area, sized.outline).id(thought.id.clone());
        let text = sized.block.centred(area.centre());
        scene.push(Shape { tone: *branch, ..shape }.text(text));
    }
    scene.fitted(8.0)
}

/// A text and the shape around it.
struct Sized {
    block: Block,
    outline: Outline,
    width: f64,
    height: f64,
}

fn boxes(map: &Mindmap) -> Vec<Sized> {
    let depths = tree::depths(&knots(map, |_| (0.0, 0.0)));
    map.thoughts.iter().zip(depths).map(|(thought, depth)| sized(thought, depth)).collect()
}

fn sized(thought: &Thought, depth: usize) -> Sized {
    let font = if depth < 2 { Font::STRONG } else { Font::BODY };
    let widest = match thought.form {
        Form::Circle if depth == 0 => 110.0,
        _ => WIDEST[depth.min(2)],
    };
    let block = Block::wrapped(thought.text.lines(), font, widest);
    let (w, h) = (block.width, block.height);
    let (width, height) = match thought.form {
        Form::Bare | Form::Square | Form::Rounded => (w + 20.0, h + 10.0),
        Form::Circle if depth == 0 => {
            let across = (w.hypot(h) + 22.0).max(64.0);
            (across, across)
        }
        Form::Circle => (w + h + 12.0, h + 14.0),
        Form::Hexagon => (w + 44.0, h + 16.0),
        Form::Cloud => (w + 44.0, h + 34.0),
        Form::Bang => (w + 52.0, h + 44.0),
    };
    let outline = match thought.form {
        Form::Bare => Outline::Rect(6.0),
        Form::Square => Outline::Rect(0.0),
        Form::Rounded => Outline::Rect(height.min(28.0) / 2.0),
        Form::Circle if depth == 0 => Outline::Ellipse,
        Form::Circle => Outline::Stadium,
        Form::Hexagon => Outline::Hexagon(14.0),
        Form::Cloud => Outline::Path(cloud(width, height), Vec::new()),
        Form::Bang => Outline::Polygon(bang(width, height)),
    };
    Sized { block, outline, width, height }
}

/// Where everything stands.
struct Plan {
    areas: Vec<Area>,
    /// The colour of each thought's branch; the middle has none.
    branch: Vec<Option<usize>>,
    style: Branch,
    width: f64,
}

enum Branch {
    Curve,
    Elbow,
}

fn knots(map: &Mindmap, size: impl Fn(usize) -> (f64, f64)) -> Vec<Knot> {
    let sized = map.thoughts.iter().enumerate().map(|(at, thought)| {
        let (width, height) = size(at);
        Knot { parent: thought.parent, width, height }
    });
    sized.collect()
}

fn branches(map: &Mindmap) -> Vec<Option<usize>> {
    let mut count = 0;
    let mut branch: Vec<Option<usize>> = Vec::with_capacity(map.thoughts.len());
    for thought in &map.thoughts {
        branch.push(match thought.parent {
            None => None,
            Some(0) => {
                count += 1;
                Some(count - 1)
            }
            Some(parent) => branch[parent],
        });
    }
    branch
}

fn plan(map: &Mindmap, boxes: &[Sized], placed: &Placed, style: Branch) -> Plan {
    let areas = boxes.iter().zip(placed.left.iter().zip(&placed.middle));
    let areas = areas
        .map(|(sized, (left, middle))| {
            Area::new(*left, middle - sized.height / 2.0, sized.width, sized.height)
        })
        .collect();
    Plan { areas, branch: branches(map), style, width: placed.width }
}

fn right_side(map: &Mindmap, boxes: &[Sized]) -> Plan {
    let knots = knots(map, |at| (boxes[at].width, boxes[at].height));
    plan(map, boxes, &tree::columns(&knots, ACROSS, ALONG), Branch::Curve)
}

fn indented(map: &Mindmap, boxes: &[Sized]) -> Plan {
    let knots = knots(map, |at| (boxes[at].width, boxes[at].height));
    plan(map, boxes, &tree::rows(&knots, INDENT, ALONG), Branch::Elbow)
}

/// The first branches on the right, the others on the left, so that both sides are about as high;
/// nothing when there is only one branch.
fn both_sides(map: &Mindmap, boxes: &[Sized]) -> Option<Plan> {
    let branch = branches(map);
    let count = branch.iter().flatten().max().map_or(0, |last| last + 1);
    if count < 2 {
        return None;
    }
    let mut heights = vec![0f64; count];
    for (at, branch) in branch.iter().enumerate() {
        let is_leaf = !map.thoughts.iter().skip(at + 1).any(|thought| thought.parent == Some(at));
        if let Some(branch) = branch.filter(|_| is_leaf) {
            heights[branch] += boxes[at].height + ALONG;
        }
    }
    let total: f64 = heights.iter().sum();
    let mut on_right = 0;
    let mut sum = 0.0;
    while on_right + 1 < count && (on_right == 0 || sum + heights[on_right] / 2.0 < total / 2.0) {
        sum += heights[on_right];
        on_right += 1;
    }
    let side = |wanted: &dyn Fn(usize) -> bool| {
        let members: Vec<usize> =
            (0..map.thoughts.len()).filter(|at| branch[*at].is_none_or(wanted)).collect();
        let knots: Vec<Knot> = members
            .iter()
            .map(|at| {
                let parent = map.thoughts[*at].parent;
                let parent = parent.and_then(|parent| members.binary_search(&parent).ok());
                Knot { parent, width: boxes[*at].width, height: boxes[*at].height }
            })
            .collect();
        (members, tree::columns(&knots, ACROSS, ALONG))
    };
    let (right, right_placed) = side(&|branch| branch < on_right);
    let (left, left_placed) = side(&|branch| branch >= on_right);
    let mut areas = vec![Area::default(); map.thoughts.len()];
    for (members, placed, mirrored) in [(&right, &right_placed, false), (&left, &left_placed, true)]
    {
        for (place, at) in members.iter().enumerate() {
            let (width, height) = (boxes[*at].width, boxes[*at].height);
            let from_middle = placed.left[place];
            let x = if mirrored { boxes[0].width - from_middle - width } else { from_middle };
            let y = placed.middle[place] - placed.middle[0];
            areas[*at] = Area::new(x, y - height / 2.0, width, height);
        }
    }
    let width = right_placed.width + left_placed.width - boxes[0].width;
    Some(Plan { areas, branch, style: Branch::Curve, width })
}

/// From side to side, level at both ends.
fn curve(from: Area, to: Area) -> Path {
    let (a, b) = if to.x >= from.right() {
        (Point::new(from.right(), from.centre().y), Point::new(to.x, to.centre().y))
    } else {
        (Point::new(from.x, from.centre().y), Point::new(to.right(), to.centre().y))
    };
    // Level up to the gap between the columns, so that no neighbour is crossed.
    let gap = if b.x > a.x { b.x - ACROSS } else { b.x + ACROSS };
    let (start, bend) = (Point::new(gap, a.y), (b.x - gap) / 2.0);
    let path = if (gap - a.x).abs() > 0.5 { Path::from(a).line(start) } else { Path::from(start) };
    path.cubic(Point::new(gap + bend, a.y), Point::new(gap + bend, b.y), b)
}

/// Down from below the parent, then to the child's side.
fn elbow(from: Area, to: Area) -> Path {
    let x = from.x + INDENT / 2.0;
    Path::rounded(
        &[
            Point::new(x, from.bottom()),
            Point::new(x, to.centre().y),
            Point::new(to.x, to.centre().y),
        ],
        6.0,
    )
}

/// Arcs along a rectangle.
fn cloud(width: f64, height: f64) -> Path {
    let (x, y) = (12.0, 10.0);
    let (w, h) = (width - 2.0 * x, height - 2.0 * y);
    let arcs = (w / 34.0).round().max(2.0) as u32;
    let mut corners = vec![Point::new(x, y)];
    corners.extend((1..=arcs).map(|n| Point::new(x + w * f64::from(n) / f64::from(arcs), y)));
    corners.push(Point::new(x + w, y + h));
    corners
        .extend((0..arcs).rev().map(|n| Point::new(x + w * f64::from(n) / f64::from(arcs), y + h)));
    corners.push(Point::new(x, y));
    let mut path = Path::from(corners[0]);
    for pair in corners.windows(2) {
        let length = pair[0].distance(pair[1]);
        // A flat arc reaches so far beyond its chord as the rectangle is inside of the cloud.
        let reach = if pair[0].x == pair[1].x { x } else { y } - 1.0;
        let radius = (length * length / 4.0 + reach * reach) / (2.0 * reach);
        path = path.arc(radius.max(length / 2.0), Turn::Right, pair[1]);
    }
    path.close()
}

/// Points and notches along a rectangle.
fn bang(width: f64, height: f64) -> Vec<Point> {
    let (x, y) = (12.0, 10.0);
    // Points so far apart that those in the corners are no thorns, and one where links end.
    let (across, down) = ((width / 36.0).round().max(2.0), (height / 64.0).round().max(1.0) * 2.0);
    let mut points = Vec::new();
    let mut side = |from: Point, to: Point, count: f64, inwards: Point| {
        for n in 0..count as u32 {
            let n = f64::from(n);
            points.push(from.towards(to, n / count));
            points.push(from.towards(to, (n + 0.5) / count).moved(inwards));
        }
    };
    let corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
    let [a, b, c, d] = corners.map(|(x, y)| Point::new(x, y));
    side(a, b, across, Point::new(0.0, y));
    side(b, c, down, Point::new(-x, 0.0));
    side(c, d, across, Point::new(0.0, -y));
    side(d, a, down, Point::new(x, 0.0));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_of_a_bang_are_no_thorns() {
        for (width, height) in [(82.0, 64.0), (125.0, 104.0), (300.0, 90.0), (140.0, 400.0)] {
            let points = bang(width, height);
            assert!(points.contains(&Point::new(0.0, height / 2.0)), "links end at a point");
            let twice = |a: Point, b: Point, c: Point| {
                (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
            };
            for (at, tip) in points.iter().enumerate().step_by(2) {
                let before = points[(at + points.len() - 1) % points.len()];
                let after = points[(at + 1) % points.len()];
                assert!(twice(before, *tip, after) > 60.0, "{width} × {height}: {tip:?} is thin");
            }
        }
    }
}
