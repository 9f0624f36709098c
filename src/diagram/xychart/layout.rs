//! An XY chart: bars beside each other, lines over them, figures at the bars.

use super::model::{Categories, Chart, Direction, Figure, Form, Series};
use super::scale::{Scale, grouped};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::scene::{FreeText, Item, Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Anchor, Block, Font, Text};

/// Width of the field when there are few categories.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 300.0;
const GAP: f64 = 8.0;
/// The widest name of a category beside a field of lying bars.
const SIDE: f64 = 180.0;
/// How much of its band a group of bars takes.
const FULL: f64 = 0.72;

/// The chart; its field begins at (0, 0). Bars lie when the names of the categories do not fit
/// below standing ones.
pub fn scene(chart: &Chart) -> Scene {
    let mut scene = Scene::new(Kind::Xychart);
    scene.heading = chart.title.clone();
    let bars = chart.series.iter().filter(|series| series.form == Form::Bar).count();
    let figures = chart.series.iter().flat_map(|series| &series.figures).map(|f| f.value);
    let ground = (bars > 0 && chart.y.is_none()).then_some(0.0);
    let scale = Scale::over(figures.chain(ground), chart.y);
    let count = count(chart);
    let standing: Option<Vec<Text>> = match chart.direction {
        Direction::Up => names_below(chart, count),
        Direction::Right => None,
    };
    let field = match standing {
        Some(_) => Field { along: WIDTH, across: HEIGHT, direction: Direction::Up, count, scale },
        None => {
            let tallest = names_beside(chart, count).map(|name| name.height).fold(0.0, f64::max);
            let band = (26.0 * bars.max(1) as f64 + 10.0).max(tallest + 6.0);
            let along = band * count as f64;
            Field { along, across: 480.0, direction: Direction::Right, count, scale }
        }
    };
    draw_grid(&mut scene, &field);
    let mut bar = 0;
    for (tone, series) in chart.series.iter().enumerate() {
        if series.form == Form::Bar {
            draw_bars(&mut scene, series, &field, bar, bars, tone);
            bar += 1;
        }
    }
    for (tone, series) in chart.series.iter().enumerate() {
        if series.form == Form::Line {
            draw_line(&mut scene, series, &field, chart, tone);
        }
    }
    match standing {
        Some(names) => draw_names_below(&mut scene, names),
        None => draw_names_beside(&mut scene, chart, &field),
    }
    draw_axis_names(&mut scene, chart, &field);
    draw_legend(&mut scene, chart, &field);
    scene.fitted(8.0)
}

/// Where figures and categories stand.
struct Field {
    /// Pixels along the categories.
    along: f64,
    /// Pixels along the figures.
    across: f64,
    direction: Direction,
    count: usize,
    scale: Scale,
}

impl Field {
    fn band(&self) -> f64 {
        self.along / self.count.max(1) as f64
    }

    /// A point by its pixels along the categories and its figure.
    fn point(&self, along: f64, figure: f64) -> Point {
        let across = self.scale.place(figure) * self.across;
        match self.direction {
            Direction::Up => Point::new(along, self.across - across),
            Direction::Right => Point::new(across, along),
        }
    }

    /// Where bars begin: at zero, or at the end of the axis that is nearest to it.
    fn ground(&self) -> f64 {
        let (low, high) = (self.scale.from.min(self.scale.to), self.scale.from.max(self.scale.to));
        0f64.clamp(low, high)
    }
}

fn count(chart: &Chart) -> usize {
    let figures = chart.series.iter().map(|series| series.figures.len()).max().unwrap_or(0);
    match &chart.x {
        Categories::Named(names) => names.len().max(figures),
        _ => figures,
    }
    .max(1)
}

/// The names of all categories; counted or spread ones are made up.
fn names(chart: &Chart, count: usize) -> Vec<String> {
    (0..count)
        .map(|at| match &chart.x {
            Categories::Named(names) => names.get(at).cloned().unwrap_or_default(),
            Categories::Counted => (at + 1).to_string(),
            Categories::Range(from, to) => {
                let part = if count > 1 { at as f64 / (count - 1) as f64 } else { 0.0 };
                let figure = from + (to - from) * part;
                let rounded = format!("{figure:.2}");
                rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
        })
        .collect()
}

/// The names below a standing field, when each fits below its band.
fn names_below(chart: &Chart, count: usize) -> Option<Vec<Text>> {
    let band = WIDTH / count as f64;
    let made_up = !matches!(chart.x, Categories::Named(_));
    let blocks: Vec<Block> = names(chart, count)
        .iter()
        .map(|name| Block::new(label::lines(name), Font::LABEL))
        .collect();
    let widest = blocks.iter().map(|block| block.width).fold(0.0, f64::max);
    // Of made-up numbers every second, third, … is enough.
    let every = if made_up { ((widest + 6.0) / band).ceil().max(1.0) as usize } else { 1 };
    let room = band * every as f64 - 6.0;
    blocks
        .into_iter()
        .enumerate()
        .filter(|(at, block)| at.is_multiple_of(every) && !block.is_empty())
        .map(|(at, block)| {
            let longest = block
                .lines
                .iter()
                .flatten()
                .flat_map(|run| run.text.split_inclusive(' '))
                .map(|word| crate::diagram::text::width(word.trim_end(), Font::LABEL))
                .fold(0.0, f64::max);
            if longest > room {
                return None;
            }
            let block = if block.width > room {
                Block::wrapped(block.lines, Font::LABEL, room)
            } else {
                block
            };
            let y = HEIGHT + GAP + block.height / 2.0;
            Some(block.at(band * (at as f64 + 0.5), y, Anchor::Middle))
        })
        .collect()
}

/// Lower than the figures of bars that hang from the ground.
fn draw_names_below(scene: &mut Scene, names: Vec<Text>) {
    let figures = scene.items.iter().filter_map(|item| match item {
        Item::Text(free) if free.role == Role::Legend => Some(free.text.area().bottom()),
        _ => None,
    });
    let lower = Point::new(0.0, figures.fold(HEIGHT, f64::max) - HEIGHT);
    for name in names {
        scene.push(FreeText::new(Role::Caption, name.moved(lower)));
    }
}

/// The names beside a field of lying bars.
fn names_beside(chart: &Chart, count: usize) -> impl Iterator<Item = Block> {
    let names = names(chart, count).into_iter();
    names.map(|name| Block::wrapped(label::lines(&name), Font::LABEL, SIDE))
}

/// Left of the figures of bars that hang from the ground.
fn draw_names_beside(scene: &mut Scene, chart: &Chart, field: &Field) {
    let figures = scene.items.iter().filter_map(|item| match item {
        Item::Text(free) if free.role == Role::Legend => Some(free.text.area().x),
        _ => None,
    });
    let right = figures.fold(0.0, f64::min) - GAP;
    for (at, block) in names_beside(chart, field.count).enumerate() {
        let y = field.band() * (at as f64 + 0.5);
        scene.push(FreeText::new(Role::Caption, block.at(right, y, Anchor::End)));
    }
}

fn draw_grid(scene: &mut Scene, field: &Field) {
    for (figure, written) in field.scale.ticks() {
        let ends = [field.point(0.0, figure), field.point(field.along, figure)];
        scene.push(Line::new(Role::Grid, Path::through(&ends)));
        let block = Block::plain(&written, Font::LABEL);
        let text = match field.direction {
            Direction::Up => block.at(-GAP, ends[0].y, Anchor::End),
            Direction::Right => {
                let y = field.along + GAP + block.height / 2.0;
                block.at(ends[0].x, y, Anchor::Middle)
            }
        };
        scene.push(FreeText::new(Role::Caption, text));
    }
    let ground = field.ground();
    let ends = [field.point(0.0, ground), field.point(field.along, ground)];
    scene.push(Line::new(Role::Axis, Path::through(&ends)));
}

fn draw_axis_names(scene: &mut Scene, chart: &Chart, field: &Field) {
    // The axis of figures is named above its numbers, so that nobody has to tilt the head.
    let (up, right) = match field.direction {
        Direction::Up => (&chart.y_name, &chart.x_name),
        Direction::Right => (&chart.x_name, &chart.y_name),
    };
    if let Some(name) = up {
        let block = Block::wrapped(label::lines(name), Font::STRONG, WIDTH);
        let top = scene.texts().map(|text| text.area().y).fold(-GAP, f64::min);
        let y = top - GAP / 2.0 - block.height / 2.0;
        scene.push(FreeText::new(Role::Caption, block.at(-GAP * 4.0, y, Anchor::Start)));
    }
    if let Some(name) = right {
        let block = Block::wrapped(label::lines(name), Font::STRONG, WIDTH);
        let width = match field.direction {
            Direction::Up => field.along,
            Direction::Right => field.across,
        };
        let y = bottom(scene) + GAP / 2.0 + block.height / 2.0;
        scene.push(FreeText::new(Role::Caption, block.at(width / 2.0, y, Anchor::Middle)));
    }
}

fn bottom(scene: &Scene) -> f64 {
    scene.texts().map(|text| text.area().bottom()).fold(0.0, f64::max)
}

fn draw_bars(
    scene: &mut Scene,
    series: &Series,
    field: &Field,
    bar: usize,
    bars: usize,
    tone: usize,
) {
    let thick = (field.band() * FULL / bars as f64).min(60.0);
    let group = thick * bars as f64;
    for (at, figure) in series.figures.iter().enumerate() {
        let left = field.band() * (at as f64 + 0.5) - group / 2.0 + thick * bar as f64;
        let (a, b) =
            (field.point(left, field.ground()), field.point(left + thick - 1.0, figure.value));
        let area = Area::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs());
        scene.push(Shape::new(Role::Bar, area, Outline::Rect(2.0)).tone(tone));
        let block = figure_text(figure);
        let text = match field.direction {
            Direction::Up => {
                let up = b.y <= a.y;
                let away = block.height / 2.0 + 1.0;
                let y = if up { area.y - away } else { area.bottom() + away };
                let fits = block.width <= thick.max(field.band() / bars as f64) - 2.0;
                let text = block.centred(Point::new(area.centre().x, y));
                (fits && is_free(scene, &text)).then_some(text)
            }
            Direction::Right => {
                let y = area.centre().y;
                Some(match b.x >= a.x {
                    true => block.at(area.right() + 5.0, y, Anchor::Start),
                    false => block.at(area.x - 5.0, y, Anchor::End),
                })
            }
        };
        if let Some(text) = text {
            scene.push(FreeText::new(Role::Legend, text));
        }
    }
}

/// Whether a figure lies on none of those before it.
fn is_free(scene: &Scene, figure: &Text) -> bool {
    let room = figure.area().grown(1.0);
    scene.items.iter().all(|item| match item {
        Item::Text(free) => free.role != Role::Legend || !free.text.area().overlaps(room),
        _ => true,
    })
}

fn figure_text(figure: &Figure) -> Block {
    match &figure.label {
        Some(label) => Block::new(label::lines(label), Font::LABEL),
        None => Block::plain(&grouped(&figure.written), Font::LABEL),
    }
}

fn draw_line(scene: &mut Scene, series: &Series, field: &Field, chart: &Chart, tone: usize) {
    let place = |at: usize| field.band() * (at as f64 + 0.5);
    let points: Vec<Point> = series
        .figures
        .iter()
        .enumerate()
        .map(|(at, figure)| field.point(place(at), figure.value))
        .collect();
    let line = Line::new(Role::Curve, Path::through(&points));
    scene.push(Line { tone: Some(tone), ..line });
    for (at, (point, figure)) in points.iter().zip(&series.figures).enumerate() {
        let dot = Area::around(*point, 8.0, 8.0);
        scene.push(Shape::new(Role::Point, dot, Outline::Ellipse).tone(tone));
        // Figures stand at a line only when it is alone and they have room.
        let block = figure_text(figure);
        let alone = chart.series.len() == 1 && field.direction == Direction::Up;
        if !alone || block.width > field.band() - 4.0 {
            continue;
        }
        // How far the line climbs on either side of the point.
        let climb = |other: Option<&Point>| other.map_or(0.0, |other| point.y - other.y);
        let before = climb(at.checked_sub(1).and_then(|at| points.get(at)));
        let after = climb(points.get(at + 1));
        let away = block.height / 2.0 + 6.0;
        let valley = before.max(after) > 4.0 && before.min(after) >= -4.0;
        let text = if valley && point.y + away + block.height / 2.0 < field.across {
            block.centred(Point::new(point.x, point.y + away))
        } else if after > 4.0 && before <= after {
            block.at(point.x + 2.0, point.y - away, Anchor::End)
        } else if before > 4.0 {
            block.at(point.x - 2.0, point.y - away, Anchor::Start)
        } else {
            block.centred(Point::new(point.x, point.y - away))
        };
        scene.push(FreeText::new(Role::Legend, text));
    }
}

/// The names of the series in rows above the field.
fn draw_legend(scene: &mut Scene, chart: &Chart, field: &Field) {
    let named: Vec<(usize, Block)> = chart
        .series
        .iter()
        .enumerate()
        .filter_map(|(tone, series)| {
            let lines = label::lines(series.name.as_ref()?);
            Some((tone, Block::wrapped(lines, Font::LABEL, WIDTH / 2.0)))
        })
        .collect();
    let width = match field.direction {
        Direction::Up => field.along,
        Direction::Right => field.across,
    };
    let mut rows: Vec<(f64, Vec<(usize, Block)>)> = Vec::new();
    for (tone, block) in named {
        let wide = block.width + 34.0;
        match rows.last_mut() {
            Some((used, row)) if *used + wide <= width => {
                *used += wide;
                row.push((tone, block));
            }
            _ => rows.push((wide, vec![(tone, block)])),
        }
    }
    let top = scene.texts().map(|text| text.area().y).fold(0.0, f64::min);
    let mut bottom = top - GAP;
    for (used, row) in rows.into_iter().rev() {
        let height = row.iter().map(|(_, block)| block.height).fold(0.0, f64::max);
        let y = bottom - height / 2.0;
        let mut x = (width - used + 16.0) / 2.0;
        for (tone, block) in row {
            let swatch = Area::around(Point::new(x + 6.0, y), 12.0, 12.0);
            scene.push(Shape::new(Role::Swatch, swatch, Outline::Rect(3.0)).tone(tone));
            let next = x + block.width + 34.0;
            scene.push(FreeText::new(Role::Legend, block.at(x + 18.0, y, Anchor::Start)));
            x = next;
        }
        bottom -= height + 4.0;
    }
}
