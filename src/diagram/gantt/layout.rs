//! A Gantt chart: names at the left, bars at the right, so that no name lies on a bar.

use super::calendar::{DAY, Date, HOUR, MINUTE, Moment, SECOND, WEEK, Weekday, weekday};
use super::format::written;
use super::model::{Chart, Form, Status, Task, Unit};
use super::plan::Plan;
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::scene::{FreeText, Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Anchor, Block, Font};

const WIDTH: f64 = 690.0;
const PADDING: f64 = 10.0;
/// The widest name of a task.
const WIDEST: f64 = 220.0;
const BAR: f64 = 18.0;
const ROW: f64 = 30.0;

/// The chart, row by row in the order of the source.
pub fn scene(chart: &Chart, plan: &Plan) -> Scene {
    let mut scene = Scene::new(Kind::Gantt);
    scene.heading = chart.title.clone();
    let names: Vec<Block> = chart
        .sections
        .iter()
        .flat_map(|section| &section.tasks)
        .map(|task| Block::wrapped(label::lines(&task.name), Font::BODY, WIDEST))
        .collect();
    let widest = names.iter().map(|name| name.width).fold(60.0, f64::max);
    let axis = Axis::new(plan, 2.0 * PADDING + widest + 12.0, WIDTH - 3.0 * PADDING);
    let mut y = Font::LABEL.leading() + 8.0;
    let top = y;
    let mut front = Vec::new();
    let mut rows = names.into_iter().zip(plan);
    for (tone, section) in chart.sections.iter().enumerate() {
        let start = y;
        let mut heading = None;
        if let Some(name) = &section.name {
            let block = Block::wrapped(label::lines(name), Font::STRONG, WIDTH - 2.0 * PADDING);
            let middle = y + 6.0 + block.height / 2.0;
            y += block.height + 10.0;
            heading = Some(block.at(PADDING, middle, Anchor::Start));
        }
        for (task, (name, (from, to))) in section.tasks.iter().zip(rows.by_ref()) {
            let height = ROW.max(name.height + 8.0);
            let middle = y + height / 2.0;
            y += height;
            let text = name.at(2.0 * PADDING, middle, Anchor::Start);
            front.push(FreeText { id: task.id.clone(), ..FreeText::new(Role::Legend, text) });
            let shape = mark(task, axis.place(*from), axis.place(*to), middle);
            let link = task.id.as_ref().and_then(|id| chart.links.get(id)).cloned();
            let shape = Shape { id: task.id.clone(), link, ..shape };
            scene.push(shape.tone(tone));
        }
        y += 6.0;
        let band = Area::new(0.0, start, WIDTH, y - start);
        let mut shape = Shape::new(Role::Section, band, Outline::Rect(6.0)).tone(tone);
        shape.texts.extend(heading);
        scene.items.insert(tone, shape.into());
        y += 6.0;
    }
    let bands = chart.sections.len();
    let mut grid = Vec::new();
    let mut free_from = f64::NEG_INFINITY;
    for (moment, label) in axis.ticks(chart) {
        let x = axis.place(moment);
        let block = Block::plain(&label, Font::LABEL);
        let ends = [Point::new(x, top - 4.0), Point::new(x, (y - 6.0).max(top + 10.0))];
        grid.push(Line::new(Role::Grid, Path::through(&ends)).into());
        if x - block.width / 2.0 > free_from {
            free_from = x + block.width / 2.0 + 8.0;
            let text = block.at(x, top - 8.0 - Font::LABEL.leading() / 2.0, Anchor::Middle);
            grid.push(FreeText::new(Role::Caption, text).into());
        }
    }
    scene.items.splice(bands..bands, grid);
    front.into_iter().for_each(|text| scene.push(text));
    scene.fitted(8.0)
}

/// What stands in the row of a task.
fn mark(task: &Task, from: f64, to: f64, middle: f64) -> Shape {
    let role = match task.status {
        Status::Open => Role::Task,
        Status::Done => Role::Done,
        Status::Active => Role::Active,
        Status::Critical => Role::Critical,
    };
    match task.form {
        Form::Bar => {
            let area = Area::new(from, middle - BAR / 2.0, (to - from).max(3.0), BAR);
            Shape::new(role, area, Outline::Rect(4.0))
        }
        Form::Milestone => {
            let centre = Point::new((from + to) / 2.0, middle);
            Shape::new(role, Area::around(centre, BAR, BAR), Outline::Diamond)
        }
        Form::Upright => {
            let centre = Point::new(from, middle);
            Shape::new(role, Area::around(centre, 4.0, ROW), Outline::Rect(2.0))
        }
    }
}

/// Time laid along the width.
struct Axis {
    from: Moment,
    to: Moment,
    left: f64,
    right: f64,
}

impl Axis {
    fn new(plan: &Plan, left: f64, right: f64) -> Self {
        let from = plan.iter().map(|(from, _)| *from).min().unwrap_or(0);
        let to = plan.iter().map(|(_, to)| *to).max().unwrap_or(0);
        Self { from, to: if to > from { to } else { from + DAY }, left, right }
    }

    fn place(&self, moment: Moment) -> f64 {
        let part = (moment - self.from) as f64 / (self.to - self.from) as f64;
        self.left + part * (self.right - self.left)
    }

    /// Marks of the axis, about six, and what stands at them.
    fn ticks(&self, chart: &Chart) -> Vec<(Moment, String)> {
        let format = chart.axis_format.as_deref().unwrap_or("%Y-%m-%d");
        let fine = ["%H", "%I", "%M", "%S", "%L", "%X", "%Q", "%s", "%c"];
        let fine = fine.iter().any(|code| format.contains(code));
        let wide = Block::plain(&written(self.from, format), Font::LABEL).width + 14.0;
        let most = ((self.right - self.left) / wide).floor().max(1.0) as i64;
        let range = self.to - self.from;
        let said = chart.tick.filter(|(count, unit)| {
            let every = i64::from(*count).saturating_mul(unit.length());
            range / every.max(1) <= most
        });
        let step = said.unwrap_or_else(|| {
            STEPS
                .into_iter()
                .filter(|(_, unit)| fine || unit.length() >= DAY)
                .find(|(count, unit)| range / (i64::from(*count) * unit.length()) <= most)
                .unwrap_or((12 * 1000, Unit::Month))
        });
        let mut ticks: Vec<(Moment, String)> = Vec::new();
        let mut at = first_tick(self.from, step, chart.week_start);
        while at <= self.to && ticks.len() < 100 {
            let text = written(at, format);
            if at >= self.from && ticks.last().is_none_or(|(_, before)| *before != text) {
                ticks.push((at, text));
            }
            at = next_tick(at, step);
        }
        ticks
    }
}

impl Unit {
    /// Milliseconds; of a month, those of thirty days.
    fn length(self) -> i64 {
        match self {
            Self::Millisecond => 1,
            Self::Second => SECOND,
            Self::Minute => MINUTE,
            Self::Hour => HOUR,
            Self::Day => DAY,
            Self::Week => WEEK,
            Self::Month => 30 * DAY,
        }
    }
}

const STEPS: [(u32, Unit); 28] = [
    (1, Unit::Millisecond),
    (10, Unit::Millisecond),
    (100, Unit::Millisecond),
    (1, Unit::Second),
    (5, Unit::Second),
    (15, Unit::Second),
    (30, Unit::Second),
    (1, Unit::Minute),
    (5, Unit::Minute),
    (15, Unit::Minute),
    (30, Unit::Minute),
    (1, Unit::Hour),
    (3, Unit::Hour),
    (6, Unit::Hour),
    (12, Unit::Hour),
    (1, Unit::Day),
    (2, Unit::Day),
    (1, Unit::Week),
    (2, Unit::Week),
    (1, Unit::Month),
    (2, Unit::Month),
    (3, Unit::Month),
    (6, Unit::Month),
    (12, Unit::Month),
    (24, Unit::Month),
    (60, Unit::Month),
    (120, Unit::Month),
    (1200, Unit::Month),
];

/// The last mark at or before `from`.
fn first_tick(from: Moment, (count, unit): (u32, Unit), week_start: Weekday) -> Moment {
    let count = i64::from(count);
    match unit {
        Unit::Month => {
            let date = Date::of(from);
            let months = date.year * 12 + date.month - 1;
            let month = months - months.rem_euclid(count);
            Date { year: 0, month: month + 1, day: 1, time: 0 }.moment()
        }
        Unit::Week => {
            let day = from - from.rem_euclid(DAY);
            let back = (weekday(day) as i64 - week_start as i64).rem_euclid(7);
            day - back * DAY
        }
        _ => from - from.rem_euclid(count * unit.length()),
    }
}

fn next_tick(at: Moment, (count, unit): (u32, Unit)) -> Moment {
    match unit {
        Unit::Month => {
            let date = Date::of(at);
            Date { month: date.month + i64::from(count), ..date }.moment()
        }
        _ => at + i64::from(count) * unit.length(),
    }
}
