//! A state diagram becomes a scene.

use crate::diagram::Kind;
use crate::diagram::flowchart::docked;
use crate::diagram::geometry::{Path, Point};
use crate::diagram::layered::{self, Direction, Frame, Layout, Leaf, Link, Member, Plan, Size};
use crate::diagram::scene::{Head, Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Block, Font};

use super::figure::{Bar, Figure, figure};
use super::model::{End, Form, GroupSort, Machine, Transition};
use super::notes::Notes;

/// The width that a column has: what is wider is shrunk.
const COLUMN: f64 = 704.0;
/// Labels of transitions are broken at this width.
const LABEL_LIMIT: f64 = 170.0;
/// Titles of groups are broken at this width.
const TITLE_LIMIT: f64 = 260.0;
/// How round the corners of transitions are.
const ROUND: f64 = 8.0;
/// Around the whole picture.
const MARGIN: f64 = 8.0;

/// The picture of a state diagram.
pub fn scene(machine: &Machine) -> Scene {
    layered::readable(machine.direction, machine.transitions.len(), |direction| {
        run(&Machine { direction, ..machine.clone() })
    })
}

fn run(machine: &Machine) -> Scene {
    let parts = Parts::new(machine);
    let layout = layered::arranged(&parts.plan(machine));
    parts.placed(machine, &layout)
}

/// What is measured before anything is placed.
struct Parts {
    figures: Vec<Figure>,
    titles: Vec<Block>,
    labels: Vec<Option<Block>>,
    notes: Notes,
}

impl Parts {
    fn new(machine: &Machine) -> Self {
        let directions = directions(machine);
        let mut lines = vec![(0, 0); machine.states.len()];
        for transition in &machine.transitions {
            if let End::State(state) = transition.from {
                lines[state].0 += 1;
            }
            if let End::State(state) = transition.to {
                lines[state].1 += 1;
            }
        }
        let labels: Vec<Option<Block>> = machine.transitions.iter().map(measured).collect();
        let figures = machine.states.iter().enumerate().map(|(index, state)| {
            let direction = state.group.map_or(machine.direction, |group| directions[group]);
            let bar = if direction.is_upright() { Bar::Level } else { Bar::Upright };
            let loops = loops_at(machine, &labels, index);
            figure(state, bar, lines[index].0.max(lines[index].1) - loops.len(), &loops)
        });
        let titles = machine
            .groups
            .iter()
            .map(|group| Block::wrapped(group.title.clone(), Font::STRONG, TITLE_LIMIT));
        Self {
            figures: figures.collect(),
            titles: titles.collect(),
            labels,
            notes: Notes::new(machine),
        }
    }

    fn plan(&self, machine: &Machine) -> Plan {
        let members = |ends: &[End]| ends.iter().map(|end| member(*end)).collect();
        let leaf = |(index, figure): (usize, &Figure)| Leaf {
            size: figure.size,
            ports: figure.ports,
            beside: self.notes.beside(machine, End::State(index)),
        };
        let frames = machine.groups.iter().zip(&self.titles).enumerate();
        Plan {
            direction: machine.direction,
            leaves: self.figures.iter().enumerate().map(leaf).collect(),
            frames: frames
                .map(|(index, (group, title))| Frame {
                    title: if title.is_empty() {
                        Size::default()
                    } else {
                        Size::new(title.width, title.height)
                    },
                    direction: group.direction,
                    members: members(&group.members),
                    beside: self.notes.beside(machine, End::Group(index)),
                })
                .collect(),
            members: members(&machine.members),
            links: machine
                .transitions
                .iter()
                .zip(&self.labels)
                .map(|(transition, label)| Link {
                    from: member(transition.from),
                    to: member(transition.to),
                    label: label.as_ref().map(|b| Size::new(b.width + 10.0, b.height + 4.0)),
                    length: 1,
                    looks: 0,
                })
                .collect(),
            width: COLUMN,
        }
    }

    fn placed(self, machine: &Machine, layout: &Layout) -> Scene {
        let mut scene = Scene::new(Kind::State);
        self.push_groups(machine, layout, &mut scene);
        let mut notes = Vec::new();
        for (at, areas) in &layout.beside {
            let (at, body) = match at {
                Member::Leaf(leaf) => (End::State(*leaf), layout.leaves[*leaf]),
                Member::Frame(frame) => (End::Group(*frame), layout.frames[*frame]),
            };
            notes.extend(self.notes.placed(machine, at, body, *areas, id(machine, at)));
        }
        let (ties, notes): (Vec<Line>, Vec<Shape>) = notes.into_iter().unzip();
        ties.into_iter().for_each(|tie| scene.push(tie));
        self.push_transitions(machine, layout, &mut scene);
        self.push_states(machine, layout, &mut scene);
        notes.into_iter().for_each(|note| scene.push(note));
        scene.fitted(MARGIN)
    }

    fn push_groups(&self, machine: &Machine, layout: &Layout, scene: &mut Scene) {
        let mut outer_first: Vec<usize> = (0..machine.groups.len()).collect();
        outer_first.sort_by_key(|group| depth(machine, *group));
        for index in outer_first {
            let group = &machine.groups[index];
            let title = self.titles[index].clone().centred(layout.titles[index]);
            let role = match group.sort {
                GroupSort::State => Role::Group,
                GroupSort::Region => Role::Region,
            };
            let shape = Shape::new(role, layout.frames[index], Outline::Rect(10.0)).id(&group.id);
            let shape = Shape {
                group: group_id(machine, group.parent),
                paint: group.paint.clone(),
                step: first_step(machine, End::Group(index)),
                ..shape
            };
            scene.push(if title.block.is_empty() { shape } else { shape.text(title) });
        }
    }

    fn push_transitions(&self, machine: &Machine, layout: &Layout, scene: &mut Scene) {
        let meets = |end: End, point: Point, towards: Point| match end {
            End::State(state) => {
                docked(&self.figures[state].outline, layout.leaves[state], point, towards)
            }
            End::Group(_) => point,
        };
        for (index, transition) in machine.transitions.iter().enumerate() {
            let route = &layout.routes[index];
            let mut points = route.points.clone();
            if let [first, second, ..] = points[..] {
                points[0] = meets(transition.from, first, second);
            }
            if let [.., second, last] = points[..] {
                let at = points.len() - 1;
                points[at] = meets(transition.to, last, second);
            }
            let line = Line::new(Role::Transition, Path::rounded(&points, ROUND))
                .between(id(machine, transition.from), id(machine, transition.to));
            let label = self.labels[index].clone().zip(route.label);
            scene.push(Line {
                head: Head::Arrow,
                labels: label.into_iter().map(|(block, at)| block.centred(at)).collect(),
                step: u32::try_from(index + 1).ok(),
                ..line
            });
        }
    }

    fn push_states(&self, machine: &Machine, layout: &Layout, scene: &mut Scene) {
        for (index, figure) in self.figures.iter().enumerate() {
            let state = &machine.states[index];
            let area = layout.leaves[index];
            let role = match state.form {
                Form::Plain | Form::History => Role::Node,
                Form::Choice => Role::Choice,
                Form::End => Role::Stop,
                Form::Start | Form::Fork | Form::Join => Role::Dot,
            };
            let shape = Shape::new(role, area, figure.outline.clone()).id(&state.id);
            let corner = Point::new(area.x, area.y);
            scene.push(Shape {
                group: group_id(machine, state.group),
                paint: state.paint.clone(),
                link: state.link.clone(),
                step: first_step(machine, End::State(index)),
                texts: figure
                    .texts
                    .iter()
                    .map(|(block, at)| block.clone().centred(at.moved(corner)))
                    .collect(),
                ..shape
            });
        }
    }
}

fn measured(transition: &Transition) -> Option<Block> {
    let block = Block::wrapped(transition.label.clone(), Font::LABEL, LABEL_LIMIT);
    (!block.is_empty()).then_some(block)
}

/// The sizes of the labels of transitions from a state to itself.
fn loops_at(machine: &Machine, labels: &[Option<Block>], state: usize) -> Vec<Size> {
    let is_loop = |it: &Transition| it.from == End::State(state) && it.to == it.from;
    let all = machine.transitions.iter().zip(labels).filter(|(transition, _)| is_loop(transition));
    all.map(|(_, label)| label.as_ref().map_or(Size::default(), |b| Size::new(b.width, b.height)))
        .collect()
}

fn member(end: End) -> Member {
    match end {
        End::State(state) => Member::Leaf(state),
        End::Group(group) => Member::Frame(group),
    }
}

/// Which way the inside of each group runs: as it says when no transition crosses its border.
fn directions(machine: &Machine) -> Vec<Direction> {
    let parent = |end: End| match end {
        End::State(state) => machine.states[state].group,
        End::Group(group) => machine.groups[group].parent,
    };
    let around = |end: End| -> Vec<usize> {
        std::iter::successors(parent(end), |group| machine.groups[*group].parent).collect()
    };
    let mut crossed = vec![false; machine.groups.len()];
    for transition in &machine.transitions {
        let (from, to) = (around(transition.from), around(transition.to));
        for group in from.iter().filter(|group| !to.contains(group)) {
            crossed[*group] = true;
        }
        for group in to.iter().filter(|group| !from.contains(group)) {
            crossed[*group] = true;
        }
    }
    (0..machine.groups.len())
        .map(|group| {
            let around = std::iter::successors(Some(group), |at| machine.groups[*at].parent);
            let own = |at: usize| machine.groups[at].direction.filter(|_| !crossed[at]);
            around.into_iter().find_map(own).unwrap_or(machine.direction)
        })
        .collect()
}

fn group_id(machine: &Machine, group: Option<usize>) -> Option<String> {
    group.map(|group| machine.groups[group].id.clone())
}

fn depth(machine: &Machine, group: usize) -> usize {
    let parent = |group: usize| machine.groups[group].parent;
    std::iter::successors(parent(group), |group| parent(*group)).count()
}

/// The author's id of an end.
pub fn id(machine: &Machine, end: End) -> &str {
    match end {
        End::State(state) => &machine.states[state].id,
        End::Group(group) => &machine.groups[group].id,
    }
}

/// The step of the first transition at a place: with it the place appears.
fn first_step(machine: &Machine, end: End) -> Option<u32> {
    let touches = |it: &Transition| it.from == end || it.to == end;
    let index = machine.transitions.iter().position(touches)?;
    u32::try_from(index + 1).ok()
}
