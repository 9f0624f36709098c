//! A history becomes a scene: a lane for each branch, a place along it for each commit.

use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::scene::{FreeText, Line, Outline, Role, Scene, Shape, Stroke};
use crate::diagram::text::{Anchor, Block, Font};

use super::model::{Commit, Flow, Form, History};

/// What is wider than this runs down instead.
const COLUMN: f64 = 704.0;
/// Half of a commit.
const DOT: f64 = 8.0;
/// Texts of commits that lie side by side are broken at this width.
const NARROW: f64 = 92.0;
/// Texts of commits above one another are broken at this width.
const WIDE: f64 = 320.0;
/// Between two commits.
const GAP: f64 = 24.0;
/// How round the corners of lines are.
const ROUND: f64 = 10.0;
/// Around the whole picture.
const MARGIN: f64 = 8.0;

/// The picture of a history.
pub fn scene(history: &History) -> Scene {
    let parts = Parts::new(history, NARROW);
    let scene = match history.direction {
        Flow::Right => parts.side_by_side(history),
        Flow::Down | Flow::Up => Scene::new(Kind::Gitgraph),
    };
    if history.direction == Flow::Right && scene.width <= COLUMN {
        return scene;
    }
    Parts::new(history, WIDE).above_one_another(history)
}

/// What is measured before anything is placed.
struct Parts {
    names: Vec<Block>,
    labels: Vec<Block>,
    tags: Vec<Vec<Block>>,
}

impl Parts {
    fn new(history: &History, limit: f64) -> Self {
        let block = |text: &str, font: Font| Block::wrapped(label::lines(text), font, limit);
        Self {
            names: history.branches.iter().map(|it| block(&it.name, Font::STRONG)).collect(),
            labels: history
                .commits
                .iter()
                .map(|it| block(it.id.as_deref().unwrap_or_default(), Font::LABEL))
                .collect(),
            tags: history
                .commits
                .iter()
                .map(|it| it.tags.iter().map(|tag| block(tag, Font::LABEL)).collect())
                .collect(),
        }
    }

    /// Time runs to the right: tags stand above their commits, ids below.
    fn side_by_side(&self, history: &History) -> Scene {
        let head = self.names.iter().map(|name| name.width + 16.0).fold(0.0, f64::max);
        let mut x = head + GAP;
        let mut columns = Vec::new();
        for (label, tags) in self.labels.iter().zip(&self.tags) {
            let widest = tags.iter().map(|tag| tag.width + 12.0).fold(label.width, f64::max);
            let width = widest.max(2.0 * DOT);
            columns.push(x + width / 2.0);
            x += width + GAP;
        }
        let mut y = 0.0;
        let mut lanes = Vec::new();
        for branch in 0..history.branches.len() {
            let own =
                || (0..history.commits.len()).filter(|at| history.commits[*at].branch == branch);
            let above = own().map(|at| tags_height(&self.tags[at])).fold(0.0, f64::max);
            let below = own().map(|at| self.labels[at].height).fold(0.0, f64::max);
            let name = self.names[branch].height / 2.0 + 6.0;
            y += (above + DOT + 4.0).max(name);
            lanes.push(y);
            y += (below + DOT + 6.0).max(name) + 12.0;
        }
        let at = |commit: usize| Point::new(columns[commit], lanes[history.commits[commit].branch]);
        let half = |commit: usize| {
            let tags = self.tags[commit].iter().map(|tag| tag.width + 12.0);
            tags.fold(self.labels[commit].width, f64::max).max(2.0 * DOT) / 2.0
        };
        let mut scene = Scene::new(Kind::Gitgraph);
        for (index, commit) in history.commits.iter().enumerate() {
            let to = at(index);
            for (nth, parent) in commit.parents.iter().enumerate() {
                let from = at(*parent);
                let turn = match nth {
                    0 => from.x + half(*parent) + GAP / 3.0,
                    _ => to.x - half(index) - GAP / 3.0,
                };
                let points = [from, Point::new(turn, from.y), Point::new(turn, to.y), to];
                scene.push(way(history, *parent, index, nth, &points));
            }
        }
        for (lane, y) in lanes.iter().enumerate() {
            let first = (0..history.commits.len()).find(|it| history.commits[*it].branch == lane);
            let end = first.filter(|first| history.commits[*first].parents.is_empty());
            if let Some(first) = end {
                let points = [Point::new(head, *y), at(first)];
                scene.items.insert(0, lane_line(lane, &points).into());
            }
            let name = self.names[lane].clone();
            let area =
                Area::new(0.0, y - name.height / 2.0 - 5.0, name.width + 16.0, name.height + 10.0);
            scene.push(branch(history, lane, area, name));
        }
        for (index, commit) in history.commits.iter().enumerate() {
            let place = at(index);
            scene.push(dot(commit, place));
            let mut top = place.y - DOT - 4.0;
            for tag in self.tags[index].iter().rev() {
                let size = (tag.width + 12.0, tag.height + 6.0);
                top -= size.1;
                let area = Area::new(place.x - size.0 / 2.0, top, size.0, size.1);
                top -= 3.0;
                let text = tag.clone().centred(area.centre());
                scene.push(Shape::new(Role::Note, area, Outline::Rect(4.0)).text(text));
            }
            let label = self.labels[index].clone();
            if !label.is_empty() {
                let middle = Point::new(place.x, place.y + DOT + 4.0 + label.height / 2.0);
                scene.push(FreeText::new(Role::Legend, label.centred(middle)));
            }
        }
        scene.fitted(MARGIN)
    }

    /// Time runs down, or up: tags and ids stand beside the lanes, a row for each commit.
    fn above_one_another(&self, history: &History) -> Scene {
        let mut x = 0.0;
        let mut lanes = Vec::new();
        for name in &self.names {
            let width = name.width + 16.0;
            lanes.push(x + width / 2.0);
            x += width + 16.0;
        }
        let texts = x + 8.0;
        let head = self.names.iter().map(|name| name.height + 10.0).fold(0.0, f64::max);
        let mut y = 0.0;
        let mut rows = Vec::new();
        for (label, tags) in self.labels.iter().zip(&self.tags) {
            let tag = tags.iter().map(|tag| tag.height + 6.0).fold(0.0, f64::max);
            let height = label.height.max(tag).max(2.0 * DOT);
            rows.push(y + height / 2.0);
            y += height + 14.0;
        }
        let is_up = history.direction == Flow::Up;
        let row = |commit: usize| match is_up {
            true => y - rows[commit] + 14.0,
            false => head + 18.0 + rows[commit],
        };
        let down = if is_up { -1.0 } else { 1.0 };
        let at = |commit: usize| Point::new(lanes[history.commits[commit].branch], row(commit));
        let mut scene = Scene::new(Kind::Gitgraph);
        for (index, commit) in history.commits.iter().enumerate() {
            let to = at(index);
            for (nth, parent) in commit.parents.iter().enumerate() {
                let from = at(*parent);
                let turn = match nth {
                    0 => from.y + down * (DOT + 4.0),
                    _ => to.y - down * (DOT + 4.0),
                };
                let points = [from, Point::new(from.x, turn), Point::new(to.x, turn), to];
                scene.push(way(history, *parent, index, nth, &points));
            }
        }
        let edge = if is_up { y + 14.0 } else { head };
        for (lane, x) in lanes.iter().enumerate() {
            let first = (0..history.commits.len()).find(|it| history.commits[*it].branch == lane);
            let end = first.filter(|first| history.commits[*first].parents.is_empty());
            if let Some(first) = end {
                let points = [Point::new(*x, edge), at(first)];
                scene.items.insert(0, lane_line(lane, &points).into());
            }
            let name = self.names[lane].clone();
            let height = name.height + 10.0;
            let top = if is_up { edge } else { head - height };
            let area = Area::new(x - name.width / 2.0 - 8.0, top, name.width + 16.0, height);
            scene.push(branch(history, lane, area, name));
        }
        for (index, commit) in history.commits.iter().enumerate() {
            let place = at(index);
            scene.push(dot(commit, place));
            let mut x = texts;
            let label = self.labels[index].clone();
            if !label.is_empty() {
                let width = label.width;
                let text = label.at(x, place.y, Anchor::Start);
                scene.push(FreeText::new(Role::Legend, text));
                x += width + 12.0;
            }
            for tag in &self.tags[index] {
                let size = (tag.width + 12.0, tag.height + 6.0);
                let area = Area::new(x, place.y - size.1 / 2.0, size.0, size.1);
                x += size.0 + 8.0;
                let text = tag.clone().centred(area.centre());
                scene.push(Shape::new(Role::Note, area, Outline::Rect(4.0)).text(text));
            }
        }
        scene.fitted(MARGIN)
    }
}

fn tags_height(tags: &[Block]) -> f64 {
    tags.iter().map(|tag| tag.height + 9.0).sum()
}

/// The line from a commit to one that follows it; `nth` of its parents.
fn way(history: &History, from: usize, to: usize, nth: usize, points: &[Point; 4]) -> Line {
    let [a, b] = [from, to].map(|commit| &history.commits[commit]);
    let straight = [points[0], points[3]];
    let points = if a.branch == b.branch { straight.as_slice() } else { points.as_slice() };
    // A first commit shows its branch's colour, a merge that of what is merged.
    let tone = if nth == 0 { b.branch } else { a.branch };
    let picked = nth > 0 && b.form == Form::CherryPick;
    Line {
        tone: Some(tone),
        stroke: if picked { Stroke::Dotted } else { Stroke::Thick },
        from: a.id.clone(),
        to: b.id.clone(),
        ..Line::new(Role::Edge, Path::rounded(points, ROUND))
    }
}

fn lane_line(lane: usize, points: &[Point]) -> Line {
    let line = Line::new(Role::Edge, Path::through(points));
    Line { tone: Some(lane), stroke: Stroke::Thick, ..line }
}

fn branch(history: &History, lane: usize, area: Area, name: Block) -> Shape {
    let text = name.centred(area.centre());
    let shape = Shape::new(Role::Node, area, Outline::Rect(6.0)).text(text);
    shape.id(&history.branches[lane].name).tone(lane)
}

fn dot(commit: &Commit, at: Point) -> Shape {
    let size = 2.0 * DOT;
    let outline = match commit.form {
        Form::Highlight => Outline::Rect(2.0),
        Form::Normal => Outline::Ellipse,
        Form::Merge => Outline::Path(ring(DOT, 0.0), vec![ring(DOT, 4.0)]),
        Form::CherryPick => Outline::Path(ring(DOT, 0.0), vec![level(DOT)]),
        Form::Reverse => {
            let reach = DOT * 0.6;
            let line = |side: f64| {
                let (a, b) = (DOT - reach, DOT + reach);
                let (top, bottom) = if side > 0.0 { (a, b) } else { (b, a) };
                Path::through(&[Point::new(a, top), Point::new(b, bottom)])
            };
            Outline::Path(ring(DOT, 0.0), vec![line(1.0), line(-1.0)])
        }
    };
    let shape = Shape::new(Role::Commit, Area::around(at, size, size), outline);
    Shape { id: commit.id.clone(), ..shape.tone(commit.branch) }
}

fn ring(centre: f64, inset: f64) -> Path {
    use crate::diagram::geometry::Turn::Right;
    let radius = centre - inset;
    let (near, far) = (inset, 2.0 * centre - inset);
    Path::from(Point::new(near, centre))
        .arc(radius, Right, Point::new(centre, near))
        .arc(radius, Right, Point::new(far, centre))
        .arc(radius, Right, Point::new(centre, far))
        .arc(radius, Right, Point::new(near, centre))
        .close()
}

fn level(centre: f64) -> Path {
    Path::through(&[Point::new(centre / 2.0, centre), Point::new(1.5 * centre, centre)])
}
