//! A quadrant chart: the field, its points, and their names where they cover nothing.

use super::model::{Ends, Looks, Quadrant, Spot};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::scene::{FreeText, Item, Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Anchor, Block, Font, Text};

const WIDTH: f64 = 540.0;
const HEIGHT: f64 = 440.0;
/// The widest text beside the field.
const SIDE: f64 = 120.0;
const RADIUS: f64 = 5.0;
const GAP: f64 = 10.0;

/// The chart; its field begins at (0, 0).
pub fn scene(chart: &Quadrant) -> Scene {
    let mut scene = Scene::new(Kind::Quadrant);
    scene.heading = chart.title.clone();
    let mut taken = Vec::new();
    for (at, (quarter, name)) in quarters().into_iter().zip(&chart.quarters).enumerate() {
        let mut shape = Shape::new(Role::Plot, quarter, Outline::Rect(0.0)).tone(at);
        if let Some(name) = name {
            let block = Block::wrapped(label::lines(name), Font::STRONG, quarter.width - 24.0);
            let centre = quarter.centre();
            let at = match chart.points.is_empty() {
                true => centre,
                false => Point::new(centre.x, quarter.y + GAP + block.height / 2.0),
            };
            let text = block.centred(at);
            taken.push(text.area());
            shape = shape.text(text);
        }
        scene.push(shape);
    }
    let middles = [
        [Point::new(WIDTH / 2.0, 0.0), Point::new(WIDTH / 2.0, HEIGHT)],
        [Point::new(0.0, HEIGHT / 2.0), Point::new(WIDTH, HEIGHT / 2.0)],
    ];
    for middle in middles {
        scene.push(Line::new(Role::Axis, Path::through(&middle)));
    }
    draw_axes(&mut scene, chart);
    draw_points(&mut scene, chart, taken);
    scene.fitted(8.0)
}

/// Right above, left above, left below, right below.
fn quarters() -> [Area; 4] {
    let (w, h) = (WIDTH / 2.0, HEIGHT / 2.0);
    [(w, 0.0), (0.0, 0.0), (0.0, h), (w, h)].map(|(x, y)| Area::new(x, y, w, h))
}

fn draw_axes(scene: &mut Scene, chart: &Quadrant) {
    let mut caption = |text: Text| scene.push(FreeText::new(Role::Caption, text));
    let Ends { low, high } = &chart.x_axis;
    let places: &[f64] = if high.is_some() { &[0.25, 0.75] } else { &[0.5] };
    for (text, place) in low.iter().chain(high).zip(places) {
        let width = WIDTH / places.len() as f64 - 16.0;
        let block = Block::wrapped(label::lines(text), Font::BODY, width);
        let y = HEIGHT + GAP + block.height / 2.0;
        caption(block.at(WIDTH * place, y, Anchor::Middle));
    }
    let Ends { low, high } = &chart.y_axis;
    let places: &[f64] = if high.is_some() { &[0.75, 0.25] } else { &[0.5] };
    for (text, place) in low.iter().chain(high).zip(places) {
        let block = Block::wrapped(label::lines(text), Font::BODY, SIDE);
        caption(block.at(-GAP, HEIGHT * place, Anchor::End));
    }
}

fn draw_points(scene: &mut Scene, chart: &Quadrant, mut taken: Vec<Area>) {
    let looks: Vec<Looks> = chart.points.iter().map(|spot| looks(spot, chart)).collect();
    let dots: Vec<Area> = chart
        .points
        .iter()
        .zip(&looks)
        .map(|(spot, looks)| {
            let centre = Point::new(spot.at.x * WIDTH, (1.0 - spot.at.y) * HEIGHT);
            let size = 2.0 * looks.radius.unwrap_or(RADIUS);
            Area::around(centre, size, size)
        })
        .collect();
    taken.extend(&dots);
    let mut unnamed = Vec::new();
    for (at, (spot, dot)) in chart.points.iter().zip(&dots).enumerate() {
        let shape = Shape::new(Role::Point, *dot, Outline::Ellipse).tone(at);
        scene.push(Shape { paint: looks[at].paint.clone(), ..shape });
        let block = Block::wrapped(label::lines(&spot.name), Font::LABEL, 170.0);
        match free_place(&block, *dot, &taken) {
            Some(text) => {
                taken.push(text.area());
                scene.push(FreeText::new(Role::Legend, text));
            }
            None => unnamed.push(at),
        }
    }
    // Where points are too dense for names beside them, a list names them by colour.
    let axis = scene.items.iter().filter_map(|item| match item {
        Item::Text(free) if free.role == Role::Caption => Some(free.text.area().bottom()),
        _ => None,
    });
    let mut y = axis.fold(HEIGHT + 30.0, f64::max) + 18.0;
    for at in unnamed {
        let block = Block::wrapped(label::lines(&chart.points[at].name), Font::LABEL, WIDTH - 30.0);
        let middle = y + block.height / 2.0;
        let dot = Area::around(Point::new(RADIUS, middle), 2.0 * RADIUS, 2.0 * RADIUS);
        let shape = Shape::new(Role::Point, dot, Outline::Ellipse).tone(at);
        scene.push(Shape { paint: looks[at].paint.clone(), ..shape });
        y += block.height + 4.0;
        let text = block.at(2.0 * RADIUS + 8.0, middle, Anchor::Start);
        scene.push(FreeText::new(Role::Legend, text));
    }
}

/// The point's own looks, then those of its class.
fn looks(spot: &Spot, chart: &Quadrant) -> Looks {
    let class = spot.class.as_ref().and_then(|name| chart.classes.get(name));
    let class = class.cloned().unwrap_or_default();
    let mut looks = spot.looks.clone();
    looks.radius = looks.radius.or(class.radius);
    looks.paint.fill = looks.paint.fill.or(class.paint.fill);
    looks.paint.stroke = looks.paint.stroke.or(class.paint.stroke);
    looks.paint.width = looks.paint.width.or(class.paint.width);
    looks
}

/// The first place around a dot where a name lies in one quarter and on nothing else: right, left,
/// above, below, and between these.
fn free_place(block: &Block, dot: Area, taken: &[Area]) -> Option<Text> {
    let centre = dot.centre();
    let away = dot.width / 2.0 + 5.0;
    let (half, tall) = (block.width / 2.0, block.height / 2.0);
    let beside = [centre.x + away + half, centre.x - away - half];
    let around = beside.into_iter().flat_map(|x| {
        [0.0, 0.7, -0.7, 1.2, -1.2].map(|part| Point::new(x, centre.y + part * (tall + 4.0)))
    });
    let level = [centre.y - away - tall + 2.0, centre.y + away + tall - 2.0];
    let shifted = level.into_iter().flat_map(|y| {
        [0.0, 0.4, -0.4, 0.8, -0.8].map(|part| Point::new(centre.x + part * half, y))
    });
    let [right, left] = [0, 5].map(|from| around.clone().skip(from).take(5));
    let first = right.clone().take(1).chain(left.clone().take(1)).chain(shifted);
    first.chain(right).chain(left).find_map(|at| {
        let text = block.clone().centred(at);
        let area = text.area().grown(1.0);
        let inside = quarters().iter().any(|quarter| quarter.contains(area.grown(2.0)));
        let free = taken.iter().all(|other| !other.overlaps(area));
        (inside && free).then_some(text)
    })
}
