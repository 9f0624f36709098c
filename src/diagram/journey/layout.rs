//! A user journey in rows that fit a column of text: the better a task is liked, the higher its face.

use super::model::{Journey, Section, Task};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point, Turn};
use crate::diagram::label;
use crate::diagram::scene::{FreeText, Line, Outline, Role, Scene, Shape, Stroke};
use crate::diagram::text::{Anchor, Block, Font};

/// The column of text.
const WIDTH: f64 = 700.0;
const GAP: f64 = 8.0;
/// Tasks beside each other, at most.
const COLUMNS: usize = 6;
const WIDEST: f64 = 150.0;
const PADDING: f64 = 8.0;
const ROW_GAP: f64 = 26.0;
const DOT: f64 = 12.0;
const FACE: f64 = 26.0;
/// From one whole score to the next.
const STEP: f64 = 20.0;

/// The whole journey.
pub fn scene(journey: &Journey) -> Scene {
    let mut scene = Scene::new(Kind::Journey);
    scene.heading = journey.title.clone();
    let actors = journey.actors();
    let rows = rows(&journey.sections);
    let most = rows.iter().map(|row| length(row)).max().unwrap_or(1).max(1);
    let width = ((WIDTH + GAP) / most as f64 - GAP).min(WIDEST);
    let mut top = draw_legend(&mut scene, &actors);
    for row in &rows {
        top = draw_row(&mut scene, row, &actors, width, top) + ROW_GAP;
    }
    scene.fitted(8.0)
}

/// Consecutive tasks of one section in one row. A section without tasks takes the room of one.
struct Run<'a> {
    name: Option<&'a str>,
    tone: usize,
    tasks: &'a [Task],
}

impl Run<'_> {
    fn length(&self) -> usize {
        self.tasks.len().max(1)
    }
}

fn length(row: &[Run<'_>]) -> usize {
    row.iter().map(Run::length).sum()
}

/// Sections put into rows: one goes on in the next row only when it does not fit into one.
fn rows(sections: &[Section]) -> Vec<Vec<Run<'_>>> {
    let count: usize = sections.iter().map(|section| section.tasks.len().max(1)).sum();
    let per_row = count.div_ceil(count.div_ceil(COLUMNS).max(1)).max(1);
    let mut rows: Vec<Vec<Run<'_>>> = Vec::new();
    for (tone, section) in sections.iter().enumerate() {
        let parts = section.tasks.len().div_ceil(COLUMNS).max(1);
        let size = section.tasks.len().div_ceil(parts).max(1);
        let chunks = section.tasks.chunks(size);
        let empty: Option<&[Task]> = section.tasks.is_empty().then_some(&[]);
        for tasks in chunks.chain(empty) {
            let run = Run { name: section.name.as_deref(), tone, tasks };
            match rows.last_mut() {
                Some(row) if length(row) + run.length() <= per_row => row.push(run),
                _ => rows.push(vec![run]),
            }
        }
    }
    rows
}

/// The actors and their colours above all; returns where the rows begin.
fn draw_legend(scene: &mut Scene, actors: &[&str]) -> f64 {
    let (mut x, mut y, mut tall) = (0.0, 0.0, 0.0_f64);
    for (tone, actor) in actors.iter().enumerate() {
        let block = Block::wrapped(label::lines(actor), Font::LABEL, WIDTH - 2.0 * DOT);
        let wide = DOT + 6.0 + block.width;
        if x > 0.0 && x + wide > WIDTH {
            (x, y, tall) = (0.0, y + tall + 4.0, 0.0);
        }
        tall = tall.max(block.height);
        let middle = y + block.height / 2.0;
        let dot = Area::around(Point::new(x + DOT / 2.0, middle), DOT, DOT);
        scene.push(Shape::new(Role::Point, dot, Outline::Ellipse).tone(tone));
        scene.push(FreeText::new(Role::Legend, block.at(x + DOT + 6.0, middle, Anchor::Start)));
        x += wide + 18.0;
    }
    if actors.is_empty() { 0.0 } else { y + tall + 14.0 }
}

/// Draws one row below `top`; returns where it ends.
fn draw_row(scene: &mut Scene, row: &[Run<'_>], actors: &[&str], width: f64, top: f64) -> f64 {
    let text = |raw: &str, font: Font, width: f64| {
        Block::wrapped(label::lines(raw), font, width - 2.0 * PADDING)
    };
    let span = |count: usize| count as f64 * (width + GAP) - GAP;
    let heads: Vec<Option<Block>> =
        row.iter().map(|run| Some(text(run.name?, Font::STRONG, span(run.length())))).collect();
    let tasks = || row.iter().flat_map(|run| run.tasks);
    let names: Vec<Block> = tasks().map(|task| text(&task.name, Font::BODY, width)).collect();
    let tallest = |blocks: &mut dyn Iterator<Item = &Block>| {
        blocks.map(|block| block.height + 2.0 * PADDING).fold(0.0, f64::max)
    };
    let head_height = tallest(&mut heads.iter().flatten());
    let name_height = tallest(&mut names.iter());
    let name_top = top + if head_height > 0.0 { head_height + GAP } else { 0.0 };
    let per_line = (((width + 4.0) / (DOT + 4.0)).floor() as usize).max(1);
    let lines = tasks().map(|task| task.actors.len().div_ceil(per_line)).max().unwrap_or(0);
    let dots_top = name_top + name_height + 6.0;
    let best = dots_top + lines as f64 * (DOT + 4.0) + 4.0 + FACE / 2.0;
    let bottom = best + 4.0 * STEP + FACE / 2.0;
    let height = |score: f64| best + (5.0 - score) * STEP;
    let mut faces = Vec::new();
    let mut way = Vec::new();
    let mut names = names.into_iter();
    let mut column = 0;
    for (run, head) in row.iter().zip(heads) {
        let left = column as f64 * (width + GAP);
        if let Some(block) = head {
            let area = Area::new(left, top, span(run.length()), head_height);
            scene.push(boxed(Role::Section, area, block, run.tone));
        }
        for (at, (task, name)) in run.tasks.iter().zip(names.by_ref()).enumerate() {
            let left = (column + at) as f64 * (width + GAP);
            let area = Area::new(left, name_top, width, name_height);
            scene.push(boxed(Role::Period, area, name, run.tone).id(task.name.clone()));
            for (place, actor) in task.actors.iter().enumerate() {
                let tone = actors.iter().position(|known| known == actor).unwrap_or_default();
                let (line, place) = (place / per_line, place % per_line);
                let x = left + place as f64 * (DOT + 4.0);
                let dot = Area::new(x, dots_top + line as f64 * (DOT + 4.0), DOT, DOT);
                scene.push(Shape::new(Role::Point, dot, Outline::Ellipse).tone(tone));
            }
            let x = left + width / 2.0;
            let stem = Path::through(&[Point::new(x, best - FACE / 2.0), Point::new(x, bottom)]);
            scene.push(Line { stroke: Stroke::Dashed, ..Line::new(Role::Grid, stem) });
            if let Some(score) = task.score {
                let centre = Point::new(x, height(score));
                way.push(centre);
                faces.push(face(centre, score));
            }
        }
        column += run.length();
    }
    if way.len() > 1 {
        scene.push(Line::new(Role::Curve, Path::through(&way)));
    }
    faces.into_iter().for_each(|face| scene.push(face));
    bottom
}

fn boxed(role: Role, area: Area, block: Block, tone: usize) -> Shape {
    Shape::new(role, area, Outline::Rect(6.0)).tone(tone).text(block.centred(area.centre()))
}

/// Two eyes and a mouth that is as bent as the score is far from 3.
fn face(centre: Point, score: f64) -> Shape {
    let half = FACE / 2.0;
    let at = |x: f64, y: f64| Point::new(half + x * half, half + y * half);
    let border = Path::from(at(-1.0, 0.0))
        .arc(half, Turn::Right, at(1.0, 0.0))
        .arc(half, Turn::Right, at(-1.0, 0.0))
        .close();
    let eye = |x: f64| Path::through(&[at(x, -0.35), at(x, -0.15)]);
    let bend = (score - 3.0) / 2.0 * 0.24;
    let (left, right, low) = (at(-0.42, 0.4 - bend), at(0.42, 0.4 - bend), 0.4 + bend);
    let mouth = Path::from(left).cubic(at(-0.2, low), at(0.2, low), right);
    let tone = match score {
        score if score >= 3.5 => 2,
        score if score >= 2.5 => 6,
        _ => 4,
    };
    let outline = Outline::Path(border, vec![eye(-0.35), eye(0.35), mouth]);
    Shape::new(Role::Face, Area::around(centre, FACE, FACE), outline).tone(tone)
}
