//! A timeline in rows that fit a column of text.

use super::model::{Direction, Period, Section, Timeline};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::scene::{Head, Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Anchor, Block, Font};

/// Width of a row of periods, or of all when time goes down.
const WIDTH: f64 = 690.0;
const GAP: f64 = 10.0;
/// Periods beside each other, at most.
const COLUMNS: usize = 5;
const WIDEST: f64 = 200.0;
const PADDING: f64 = 8.0;
const EVENT_GAP: f64 = 6.0;
const ROW_GAP: f64 = 28.0;
const DOT: f64 = 10.0;

/// The whole timeline.
pub fn scene(timeline: &Timeline) -> Scene {
    let mut scene = Scene::new(Kind::Timeline);
    scene.heading = timeline.title.clone();
    match timeline.direction {
        Direction::Right => draw_rows(&mut scene, timeline),
        Direction::Down => draw_down(&mut scene, timeline),
    }
    scene.fitted(8.0)
}

/// Consecutive columns of one section in one row.
struct Run<'a> {
    name: Option<&'a str>,
    tone: Option<usize>,
    columns: Vec<(usize, Option<&'a Period>)>,
}

fn draw_rows(scene: &mut Scene, timeline: &Timeline) {
    let rows = rows(&timeline.sections);
    let most = rows.iter().map(|row| columns(row)).max().unwrap_or(1).max(1);
    let width = ((WIDTH + GAP) / most as f64 - GAP).min(WIDEST);
    let mut top = 0.0;
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter().enumerate() {
        let head = if at == last { Head::Arrow } else { Head::None };
        top = draw_row(scene, row, width, top, head) + ROW_GAP;
    }
}

fn columns(row: &[Run<'_>]) -> usize {
    row.iter().map(|run| run.columns.len()).sum()
}

/// Sections put into rows: a section goes on in the next row only when it does not fit into one.
fn rows(sections: &[Section]) -> Vec<Vec<Run<'_>>> {
    let count: usize = sections.iter().map(|section| section.periods.len().max(1)).sum();
    let per_row = count.div_ceil(count.div_ceil(COLUMNS).max(1)).max(1);
    let mut rows: Vec<Vec<Run<'_>>> = vec![Vec::new()];
    let mut used = 0;
    let mut number = 0;
    for (at, section) in sections.iter().enumerate() {
        let tone = section.name.is_some().then_some(at);
        let mut periods: Vec<(usize, Option<&Period>)> = section
            .periods
            .iter()
            .map(|period| {
                number += 1;
                (number - 1, Some(period))
            })
            .collect();
        if periods.is_empty() {
            periods.push((number, None));
        }
        if used > 0 && used + periods.len() > per_row && periods.len() <= COLUMNS {
            rows.push(Vec::new());
            used = 0;
        }
        let parts = periods.len().div_ceil(COLUMNS);
        for part in periods.chunks(periods.len().div_ceil(parts)) {
            if used + part.len() > COLUMNS {
                rows.push(Vec::new());
                used = 0;
            }
            used += part.len();
            let run = Run { name: section.name.as_deref(), tone, columns: part.to_vec() };
            rows.last_mut().expect("there is a row").push(run);
        }
    }
    rows
}

/// Draws one row below `top`; returns where it ends.
fn draw_row(scene: &mut Scene, row: &[Run<'_>], width: f64, top: f64, head: Head) -> f64 {
    let text = |raw: &str, font: Font, width: f64| {
        Block::wrapped(label::lines(raw), font, width - 2.0 * PADDING)
    };
    let names: Vec<Option<Block>> = row
        .iter()
        .map(|run| Some(text(run.name?, Font::STRONG, span(run.columns.len(), width))))
        .collect();
    let periods: Vec<Option<Block>> = row
        .iter()
        .flat_map(|run| &run.columns)
        .map(|(_, period)| Some(text(&period.as_ref()?.name, Font::STRONG, width)))
        .collect();
    let tallest = |blocks: &[Option<Block>]| {
        blocks.iter().flatten().map(|block| block.height + 2.0 * PADDING).fold(0.0, f64::max)
    };
    let (name_height, period_height) = (tallest(&names), tallest(&periods));
    let period_top = top + if name_height > 0.0 { name_height + GAP } else { 0.0 };
    let spine = period_top + period_height + GAP + DOT / 2.0;
    let right = span(columns(row), width);
    let end = if head == Head::None { right } else { right + 14.0 };
    let line = Path::through(&[Point::new(0.0, spine), Point::new(end, spine)]);
    scene.push(Line { head, ..Line::new(Role::Axis, line) });
    let mut bottom = spine + DOT / 2.0;
    let mut column = 0;
    let mut periods = periods.into_iter();
    for (run, name) in row.iter().zip(names) {
        let left = column as f64 * (width + GAP);
        if let Some(block) = name {
            let area = Area::new(left, top, span(run.columns.len(), width), name_height);
            scene.push(boxed(Role::Section, area, block, run.tone));
        }
        for ((number, period), block) in run.columns.iter().zip(periods.by_ref()) {
            let left = column as f64 * (width + GAP);
            column += 1;
            let (Some(period), Some(block)) = (period, block) else { continue };
            let tone = Some(run.tone.unwrap_or(*number));
            let centre = left + width / 2.0;
            let area = Area::new(left, period_top, width, period_height);
            let events: Vec<Block> =
                period.events.iter().map(|event| text(event, Font::BODY, width)).collect();
            let mut y = spine + DOT / 2.0 + GAP;
            let mut boxes = Vec::new();
            for event in events {
                let area = Area::new(left, y, width, event.height + 2.0 * PADDING);
                y = area.bottom() + EVENT_GAP;
                boxes.push(boxed(Role::Event, area, event, tone));
            }
            if let Some(last) = boxes.last() {
                let ends = [Point::new(centre, area.bottom()), Point::new(centre, last.area.y)];
                let line = Line::new(Role::Divider, Path::through(&ends));
                scene.push(Line { tone, ..line });
                bottom = bottom.max(last.area.bottom());
            }
            scene.push(boxed(Role::Period, area, block, tone));
            let dot = Area::around(Point::new(centre, spine), DOT, DOT);
            scene.push(Shape { tone, ..Shape::new(Role::Swatch, dot, Outline::Ellipse) });
            boxes.into_iter().for_each(|shape| scene.push(shape));
        }
    }
    bottom
}

fn span(columns: usize, width: f64) -> f64 {
    columns as f64 * (width + GAP) - GAP
}

fn boxed(role: Role, area: Area, block: Block, tone: Option<usize>) -> Shape {
    Shape { tone, ..Shape::new(role, area, Outline::Rect(6.0)) }.text(block.centred(area.centre()))
}

/// Periods below each other at the left, what happened at the right of the line.
fn draw_down(scene: &mut Scene, timeline: &Timeline) {
    let left = 190.0;
    let spine = left + GAP + DOT / 2.0;
    let events_left = spine + DOT / 2.0 + GAP;
    let wrapped = |raw: &str, font: Font, width: f64| {
        Block::wrapped(label::lines(raw), font, width - 2.0 * PADDING)
    };
    let mut y = 0.0;
    let mut number = 0;
    let mut shapes = Vec::new();
    let mut stretches: Vec<(f64, f64)> = Vec::new();
    for (at, section) in timeline.sections.iter().enumerate() {
        let tone = section.name.is_some().then_some(at);
        if let Some(name) = &section.name {
            let block = wrapped(name, Font::STRONG, WIDTH);
            let area = Area::new(0.0, y, WIDTH, block.height + 2.0 * PADDING);
            let text = block.at(PADDING, area.centre().y, Anchor::Start);
            let shape = Shape::new(Role::Section, area, Outline::Rect(6.0)).text(text);
            shapes.push(Shape { tone, ..shape });
            y = area.bottom() + GAP;
        }
        let top = y;
        for period in &section.periods {
            let tone = Some(tone.unwrap_or(number));
            number += 1;
            let block = wrapped(&period.name, Font::STRONG, left);
            let area = Area::new(0.0, y, left, block.height + 2.0 * PADDING);
            shapes.push(boxed(Role::Period, area, block, tone));
            let dot = Area::around(Point::new(spine, area.centre().y), DOT, DOT);
            shapes.push(Shape { tone, ..Shape::new(Role::Swatch, dot, Outline::Ellipse) });
            let mut event_top = y;
            for event in &period.events {
                let block = wrapped(event, Font::BODY, WIDTH - events_left);
                let height = block.height + 2.0 * PADDING;
                let width = WIDTH - events_left;
                let area = Area::new(events_left, event_top, width, height);
                let text = block.at(events_left + PADDING, area.centre().y, Anchor::Start);
                let shape = Shape::new(Role::Event, area, Outline::Rect(6.0)).text(text);
                shapes.push(Shape { tone, ..shape });
                event_top = area.bottom() + EVENT_GAP;
            }
            y = area.bottom().max(event_top - EVENT_GAP) + GAP;
        }
        if y > top {
            stretches.push((top, y - GAP));
        }
    }
    let last = stretches.len().saturating_sub(1);
    for (at, (top, bottom)) in stretches.into_iter().enumerate() {
        let head = if at == last { Head::Arrow } else { Head::None };
        let bottom = if at == last { bottom + 14.0 } else { bottom };
        let path = Path::through(&[Point::new(spine, top), Point::new(spine, bottom)]);
        scene.push(Line { head, ..Line::new(Role::Axis, path) });
    }
    shapes.into_iter().for_each(|shape| scene.push(shape));
}
