//! A Sankey diagram as bars in columns with ribbons between them; after d3-sankey: bars move towards
//! what they are connected with, and apart where they would overlap.

use super::model::{Flow, Sankey};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::paint::Paint;
use crate::diagram::scene::{FreeText, Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Anchor, Block, Font};

/// The width of a bar.
const BAR: f64 = 12.0;
/// From a bar to its name.
const GAP: f64 = 8.0;
/// From the end of a name to the next column.
const ROOM: f64 = 28.0;
/// A column is at least so far from the next.
const STEP: f64 = 190.0;
/// The height of the fullest column without the gaps in it.
const HEIGHT: f64 = 260.0;
/// What a bar is high at least.
const THINNEST: f64 = 2.0;
/// From the middle of a bar to that of the next at least: their names need it.
const PITCH: f64 = 27.0;
/// From one bar to the next at least.
const APART: f64 = 10.0;
/// How often bars move.
const ROUNDS: usize = 12;

/// The picture: places from left to right, the order of the source kept where nothing speaks against it.
pub fn scene(sankey: &Sankey) -> Scene {
    let bars = Bars::of(sankey);
    let mut scene = Scene::new(Kind::Sankey);
    for (flow, [leaves, reaches]) in sankey.flows.iter().zip(bars.ends(sankey)) {
        scene.push(ribbon(sankey, &bars, flow, leaves, reaches));
    }
    for (place, name) in sankey.places.iter().enumerate() {
        let area = bars.area(place);
        let bar = Shape::new(Role::Bar, area, Outline::Rect(1.0)).tone(tone(sankey, place));
        scene.push(bar.id(name));
    }
    for (place, block) in bars.names.iter().enumerate() {
        let area = bars.area(place);
        let (x, anchor) = match bars.columns[place] == bars.count - 1 && bars.count > 1 {
            true => (area.x - GAP, Anchor::End),
            false => (area.right() + GAP, Anchor::Start),
        };
        scene.push(FreeText::new(Role::Legend, block.clone().at(x, area.centre().y, anchor)));
    }
    scene.fitted(8.0)
}

/// Where the bars stand.
struct Bars {
    columns: Vec<usize>,
    count: usize,
    /// The left of each column.
    lefts: Vec<f64>,
    tops: Vec<f64>,
    heights: Vec<f64>,
    names: Vec<Block>,
    /// Pixels for one of the amount.
    scale: f64,
}

impl Bars {
    fn of(sankey: &Sankey) -> Self {
        let columns = sankey.columns();
        let count = columns.iter().max().map_or(0, |last| last + 1);
        let amounts: Vec<f64> = (0..sankey.places.len()).map(|at| sankey.through(at)).collect();
        let fullest = (0..count)
            .map(|column| {
                let own = columns.iter().zip(&amounts).filter(|(own, _)| **own == column);
                own.map(|(_, amount)| *amount).sum::<f64>()
            })
            .fold(0.0, f64::max);
        let scale = if fullest > 0.0 { HEIGHT / fullest } else { 0.0 };
        let heights: Vec<f64> =
            amounts.iter().map(|amount| (amount * scale).max(THINNEST)).collect();
        let names: Vec<Block> = sankey
            .places
            .iter()
            .zip(&amounts)
            .map(|(name, amount)| Block::plain(&format!("{name} {}", figure(*amount)), Font::BODY))
            .collect();
        let widest = |column: usize| {
            let own = columns.iter().zip(&names).filter(|(own, _)| **own == column);
            own.map(|(_, name)| name.width).fold(0.0, f64::max)
        };
        let mut lefts = vec![0.0];
        for column in 1..count {
            // The names of the last column stand before it.
            let own = if column + 1 == count { widest(column) + GAP } else { 0.0 };
            let step = BAR + GAP + widest(column - 1) + ROOM + own;
            lefts.push(lefts[column - 1] + step.max(STEP));
        }
        let tops = vec![0.0; heights.len()];
        let mut bars = Self { columns, count, lefts, tops, heights, names, scale };
        bars.settle(sankey);
        bars
    }

    fn area(&self, place: usize) -> Area {
        let left = self.lefts[self.columns[place]];
        Area { x: left, y: self.tops[place], width: BAR, height: self.heights[place] }
    }

    fn middle(&self, place: usize) -> f64 {
        self.tops[place] + self.heights[place] / 2.0
    }

    /// The places of a column from top to bottom.
    fn column(&self, column: usize) -> Vec<usize> {
        let own = |place: &usize| self.columns[*place] == column;
        let mut places: Vec<usize> = (0..self.tops.len()).filter(own).collect();
        // What wants to stand at one place keeps the order of the source.
        let rough = |place: &usize| (self.middle(*place) * 64.0).round();
        places.sort_by(|a, b| rough(a).total_cmp(&rough(b)).then(a.cmp(b)));
        places
    }

    /// Moves every bar towards the middle of what it is connected with, to and fro.
    fn settle(&mut self, sankey: &Sankey) {
        for column in 0..self.count {
            self.stack(column);
        }
        for round in 0..ROUNDS {
            let forth = round % 2 == 0;
            let order: Vec<usize> =
                if forth { (0..self.count).collect() } else { (0..self.count).rev().collect() };
            for column in order {
                for place in self.column(column) {
                    let beside = sankey.flows.iter().filter_map(|flow| match forth {
                        true => (flow.to == place).then_some((flow.from, flow.amount)),
                        false => (flow.from == place).then_some((flow.to, flow.amount)),
                    });
                    let (sum, weight) =
                        beside.fold((0.0, 0.0), |(sum, weight), (other, amount)| {
                            (sum + self.middle(other) * amount, weight + amount)
                        });
                    if weight > 0.0 {
                        self.tops[place] = sum / weight - self.heights[place] / 2.0;
                    }
                }
                self.part(column);
            }
        }
    }

    /// One below the other, in the order of the source, around the middle.
    fn stack(&mut self, column: usize) {
        let own: Vec<usize> =
            (0..self.tops.len()).filter(|place| self.columns[*place] == column).collect();
        for (at, place) in own.iter().enumerate() {
            self.tops[*place] = if at == 0 {
                0.0
            } else {
                self.tops[own[at - 1]] + self.pitch(own[at - 1], *place)
            };
        }
        let end = own.last().map_or(0.0, |last| self.tops[*last] + self.heights[*last]);
        for place in own {
            self.tops[place] -= end / 2.0;
        }
    }

    /// How far the top of a bar is at least from that of the bar above it.
    fn pitch(&self, above: usize, below: usize) -> f64 {
        let names = PITCH + (self.heights[above] - self.heights[below]) / 2.0;
        (self.heights[above] + APART).max(names)
    }

    /// Moves the bars of a column apart, each as little as possible: runs that push each other stand around
    /// the middle of where they want to be.
    fn part(&mut self, column: usize) {
        struct Run {
            members: Vec<usize>,
            /// The sum of where its members want its top.
            wanted: f64,
            length: f64,
        }
        let mut runs: Vec<Run> = Vec::new();
        let top = |run: &Run| run.wanted / run.members.len() as f64;
        for place in self.column(column) {
            let mut run = Run { members: vec![place], wanted: self.tops[place], length: 0.0 };
            while let Some(above) = runs.pop() {
                let step = self.pitch(*above.members.last().unwrap_or(&place), run.members[0]);
                if top(&above) + above.length + step <= top(&run) + 1e-9 {
                    runs.push(above);
                    break;
                }
                let shift = above.length + step;
                run = Run {
                    wanted: above.wanted + run.wanted - shift * run.members.len() as f64,
                    length: shift + run.length,
                    members: above.members.into_iter().chain(run.members).collect(),
                };
            }
            runs.push(run);
        }
        for run in &runs {
            let mut at = top(run);
            for (nth, place) in run.members.iter().enumerate() {
                if nth > 0 {
                    at += self.pitch(run.members[nth - 1], *place);
                }
                self.tops[*place] = at;
            }
        }
    }

    /// Where each flow leaves and reaches its bars: those of one bar lie in the order of their other ends.
    fn ends(&self, sankey: &Sankey) -> Vec<[f64; 2]> {
        let mut ends = vec![[0.0; 2]; sankey.flows.len()];
        for place in 0..self.tops.len() {
            for side in 0..2 {
                let own = |flow: &Flow| [flow.from, flow.to][side] == place;
                let other = |flow: &Flow| [flow.to, flow.from][side];
                let mut flows: Vec<usize> =
                    (0..sankey.flows.len()).filter(|at| own(&sankey.flows[*at])).collect();
                flows.sort_by(|a, b| {
                    let middle = |at: &usize| self.middle(other(&sankey.flows[*at]));
                    middle(a).total_cmp(&middle(b)).then(a.cmp(b))
                });
                let mut top = self.tops[place];
                for flow in flows {
                    ends[flow][side] = top;
                    top += sankey.flows[flow].amount * self.scale;
                }
            }
        }
        ends
    }
}

/// The ribbon of a flow, in the colour of the place that it leaves.
fn ribbon(sankey: &Sankey, bars: &Bars, flow: &Flow, leaves: f64, reaches: f64) -> Line {
    let (from, to) = (bars.area(flow.from), bars.area(flow.to));
    let height = (flow.amount * bars.scale).max(1.0);
    let start = Point::new(from.right(), leaves + height / 2.0);
    let end = Point::new(to.x, reaches + height / 2.0);
    let middle = (start.x + end.x) / 2.0;
    let path = Path::from(start).cubic(Point::new(middle, start.y), Point::new(middle, end.y), end);
    Line {
        paint: Paint { width: Some(height), ..Paint::default() },
        from: Some(sankey.places[flow.from].clone()),
        to: Some(sankey.places[flow.to].clone()),
        tone: Some(tone(sankey, flow.from)),
        ..Line::new(Role::Ribbon, path)
    }
}

/// Neighbours in the source have colours of their own; the palette turns around.
fn tone(sankey: &Sankey, place: usize) -> usize {
    place % sankey.places.len().max(1)
}

/// An amount with at most two digits behind its point, as mermaid.js rounds it.
fn figure(amount: f64) -> String {
    let text = format!("{:.2}", (amount * 100.0 + 0.5).floor() / 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
