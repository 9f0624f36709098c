//! A class diagram becomes a scene.

use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::layered::{self, Beside, Frame, Layout, Leaf, Link, Member, Plan, Ports, Size};
use crate::diagram::scene::{Head, Line, Outline, Role, Scene, Shape, Stroke};
use crate::diagram::text::{Block, Font, Text};

use super::compartments::Compartments;
use super::many::{self, Numbers, Room};
use super::model::{Model, Relation, RelationSort, Thing};

/// The width that a column has: what is wider is shrunk.
const COLUMN: f64 = 704.0;
/// Names of relations are broken at this width.
const LABEL_LIMIT: f64 = 170.0;
/// Titles of namespaces are broken at this width.
const TITLE_LIMIT: f64 = 260.0;
/// Texts of notes are broken at this width.
const NOTE_LIMIT: f64 = 220.0;
/// How round the corners of relations are.
const ROUND: f64 = 6.0;
/// How much of a side a loop takes.
const LOOP: f64 = 60.0;
/// Around the whole picture.
const MARGIN: f64 = 8.0;

/// The picture of a class diagram.
pub fn scene(model: &Model) -> Scene {
    layered::readable(model.direction, model.relations.len(), |direction| {
        run(&Model { direction, ..model.clone() })
    })
}

fn run(model: &Model) -> Scene {
    let parts = Parts::new(model);
    let layout = layered::arranged(&parts.plan(model));
    let mut scene = Scene { heading: model.title.clone(), ..Scene::new(Kind::Class) };
    parts.spaces(model, &layout, &mut scene);
    let areas = parts.areas(&layout);
    parts.relations(model, &layout, &areas, &mut scene);
    parts.classes(model, &areas, &mut scene);
    parts.lollipops(model, &areas, &mut scene);
    parts.notes(model, &areas, &layout, &mut scene);
    scene.fitted(MARGIN)
}

/// Everything of a model, measured. Leaves of the plan are classes, then lollipops, then notes.
struct Parts {
    classes: Vec<(Compartments, Room)>,
    lollipops: Vec<(Block, Room)>,
    notes: Vec<Block>,
    titles: Vec<Block>,
    labels: Vec<Option<Block>>,
    numbers: Numbers,
}

impl Parts {
    fn new(model: &Model) -> Self {
        let is_upright = model.direction.is_upright();
        let numbers = Numbers::new(model);
        let classes = model.classes.iter().enumerate().map(|(index, class)| {
            let thing = Thing::Class(index);
            let room = numbers.room(model, thing, is_upright);
            let loops =
                model.relations.iter().filter(|it| it.from.at == thing && it.to.at == thing);
            let side = LOOP * loops.count() as f64;
            let least = match is_upright {
                true => Size::new(room.breadth, side),
                false => Size::new(side, room.breadth),
            };
            (Compartments::new(class, least), room)
        });
        let lollipops = model.lollipops.iter().enumerate().map(|(index, lollipop)| {
            let room = numbers.room(model, Thing::Lollipop(index), is_upright);
            (Block::wrapped(label::lines(&lollipop.label), Font::BODY, TITLE_LIMIT), room)
        });
        let wrapped = |text: &str, font: Font, limit: f64| {
            Block::wrapped(label::emphasised(label::lines(text)), font, limit)
        };
        let notes = model.notes.iter().map(|note| wrapped(&note.text, Font::BODY, NOTE_LIMIT));
        let titles = model.spaces.iter().map(|it| wrapped(&it.label, Font::STRONG, TITLE_LIMIT));
        let labels = model.relations.iter().map(|relation| {
            let block = wrapped(&relation.label, Font::LABEL, LABEL_LIMIT);
            (!block.is_empty()).then_some(block)
        });
        Self {
            classes: classes.collect(),
            lollipops: lollipops.collect(),
            notes: notes.collect(),
            titles: titles.collect(),
            labels: labels.collect(),
            numbers,
        }
    }

    fn leaf(&self, thing: Thing) -> usize {
        match thing {
            Thing::Class(class) => class,
            Thing::Lollipop(lollipop) => self.classes.len() + lollipop,
        }
    }

    /// The sizes of all leaves, and the room before and behind them.
    fn sizes(&self) -> Vec<(Size, Room)> {
        let bare = Room { foot: 0.0, pitch: 26.0, breadth: 0.0 };
        let classes = self.classes.iter().map(|(it, room)| (it.size, *room));
        let lollipops = self
            .lollipops
            .iter()
            .map(|(it, room)| (Size::new(even(it.width + 12.0), even(it.height + 8.0)), *room));
        let notes = self
            .notes
            .iter()
            .map(|it| (Size::new(even(it.width + 20.0), even(it.height + 16.0)), bare));
        classes.chain(lollipops).chain(notes).collect()
    }

    fn plan(&self, model: &Model) -> Plan {
        let is_upright = model.direction.is_upright();
        let leaf = |(size, room): (Size, Room)| {
            let size = match is_upright {
                true => Size::new(size.width, size.height + 2.0 * room.foot),
                false => Size::new(size.width + 2.0 * room.foot, size.height),
            };
            Leaf { size, ports: Ports::Apart(room.pitch), beside: Beside::default() }
        };
        let relations = model.relations.iter().enumerate().map(|(index, relation)| Link {
            from: Member::Leaf(self.leaf(relation.from.at)),
            to: Member::Leaf(self.leaf(relation.to.at)),
            label: self.room_for_label(index, relation),
            length: 1,
            looks: looks(index, relation),
        });
        let first = self.classes.len() + self.lollipops.len();
        let notes = model.notes.iter().enumerate().filter_map(|(index, note)| {
            Some(Link {
                from: Member::Leaf(first + index),
                to: Member::Leaf(note.class?),
                label: None,
                length: 1,
                looks: ALONE + model.relations.len() + index,
            })
        });
        Plan {
            direction: model.direction,
            leaves: self.sizes().into_iter().map(leaf).collect(),
            frames: (0..model.spaces.len())
                .map(|index| Frame {
                    title: Size::new(self.titles[index].width, self.titles[index].height),
                    direction: None,
                    members: members(model, Some(index)),
                    beside: Beside::default(),
                })
                .collect(),
            members: members(model, None),
            links: relations.chain(notes).collect(),
            width: COLUMN,
        }
    }

    /// The room for the label of a relation; a loop has its numbers there too.
    fn room_for_label(&self, index: usize, relation: &Relation) -> Option<Size> {
        let size = if relation.from.at == relation.to.at {
            many::stack(&self.loop_texts(index))
        } else {
            let block = self.labels[index].as_ref()?;
            Size::new(block.width, block.height)
        };
        (size.width > 0.0).then(|| Size::new(size.width + 10.0, size.height + 4.0))
    }

    fn loop_texts(&self, index: usize) -> [Option<Block>; 3] {
        let [first, last] = self.numbers.of(index).clone();
        [first, self.labels[index].clone(), last]
    }

    /// Where the leaves stand, without the room before and behind them.
    fn areas(&self, layout: &Layout) -> Vec<Area> {
        let sizes = self.sizes();
        let both = layout.leaves.iter().zip(sizes);
        both.map(|(area, (size, _))| Area::around(area.centre(), size.width, size.height)).collect()
    }

    fn spaces(&self, model: &Model, layout: &Layout, scene: &mut Scene) {
        for (index, space) in model.spaces.iter().enumerate() {
            let title = self.titles[index].clone().centred(layout.titles[index]);
            let shape = Shape::new(Role::Group, layout.frames[index], Outline::Rect(8.0));
            let shape = Shape { group: space_id(model, space.parent), ..shape.id(&space.id) };
            scene.push(if title.block.is_empty() { shape } else { shape.text(title) });
        }
    }

    fn relations(&self, model: &Model, layout: &Layout, areas: &[Area], scene: &mut Scene) {
        let labels = self.labels.iter().zip(&layout.routes);
        let mut taken: Vec<Area> = labels
            .filter_map(|(block, route)| block.clone().zip(route.label))
            .map(|(block, at)| block.centred(at).area())
            .chain(areas.iter().copied())
            .collect();
        for (index, relation) in model.relations.iter().enumerate() {
            let route = &layout.routes[index];
            let [from, to] = relation.ends().map(|end| areas[self.leaf(end.at)]);
            let points = attached(&route.points, from, to);
            let line = Line::new(Role::Edge, Path::rounded(&points, ROUND))
                .between(model.id(relation.from.at), model.id(relation.to.at));
            let labels = if relation.from.at == relation.to.at {
                let texts = self.loop_texts(index);
                route.label.map(|at| many::stacked(texts, at)).unwrap_or_default()
            } else {
                self.texts(index, route.label, &points, &mut taken)
            };
            scene.push(Line {
                tail: relation.from.head,
                head: relation.to.head,
                stroke: match relation.sort {
                    RelationSort::Solid => Stroke::Solid,
                    RelationSort::Dotted => Stroke::Dashed,
                },
                labels,
                step: u32::try_from(index + 1).ok(),
                ..line
            });
        }
    }

    /// The label of a relation, then the numbers at its ends, which keep off what is taken.
    fn texts(
        &self,
        index: usize,
        label: Option<Point>,
        points: &[Point],
        taken: &mut Vec<Area>,
    ) -> Vec<Text> {
        let label = self.labels[index].clone().zip(label).map(|(block, at)| block.centred(at));
        let mut texts: Vec<Text> = label.into_iter().collect();
        let back: Vec<Point> = points.iter().rev().copied().collect();
        let numbers = self.numbers.of(index).clone().into_iter().zip([points, &back]);
        for (block, points) in numbers {
            if let (Some(block), [start, next, ..]) = (block, points) {
                let text = many::beside(block, *start, *next, taken);
                taken.push(text.area());
                texts.push(text);
            }
        }
        texts
    }

    fn classes(&self, model: &Model, areas: &[Area], scene: &mut Scene) {
        for (index, (class, (parts, _))) in model.classes.iter().zip(&self.classes).enumerate() {
            let corner = Point::new(areas[index].x, areas[index].y);
            let shape = Shape::new(Role::Node, areas[index], parts.outline()).id(&class.id);
            scene.push(Shape {
                group: space_id(model, class.space),
                paint: class.paint.clone(),
                link: class.link.clone(),
                step: first_step(model, Thing::Class(index)),
                texts: parts.texts.iter().map(|text| text.clone().moved(corner)).collect(),
                ..shape
            });
        }
    }

    fn lollipops(&self, model: &Model, areas: &[Area], scene: &mut Scene) {
        for (index, (block, _)) in self.lollipops.iter().enumerate() {
            let thing = Thing::Lollipop(index);
            let area = areas[self.leaf(thing)];
            let shape = Shape::new(Role::Node, area, Outline::Bare).id(model.id(thing));
            let group = space_id(model, model.lollipops[index].space);
            let step = first_step(model, thing);
            let text = block.clone().centred(area.centre());
            scene.push(Shape { group, step, ..shape }.text(text));
        }
    }

    /// Notes, each with the line that ties it to its class.
    fn notes(&self, model: &Model, areas: &[Area], layout: &Layout, scene: &mut Scene) {
        let first = self.classes.len() + self.lollipops.len();
        let mut routes = layout.routes.iter().skip(model.relations.len());
        for (index, note) in model.notes.iter().enumerate() {
            let area = areas[first + index];
            let route = note.class.and_then(|class| Some((class, routes.next()?)));
            if let Some((class, route)) = route {
                let points = attached(&route.points, area, areas[class]);
                let line = Line::new(Role::Divider, Path::rounded(&points, ROUND));
                scene.push(Line { stroke: Stroke::Dashed, ..line });
            }
            let shape = Shape::new(Role::Note, area, Outline::Rect(3.0));
            let group = note.class.map(|class| model.classes[class].id.clone());
            let group = group.or_else(|| space_id(model, note.space));
            let text = self.notes[index].clone().centred(area.centre());
            scene.push(Shape { group, ..shape }.text(text));
        }
    }
}

/// What lies in a namespace, or in none.
fn members(model: &Model, space: Option<usize>) -> Vec<Member> {
    let spaces = model.spaces.iter().enumerate().filter(|(_, it)| it.parent == space);
    let spaces = spaces.map(|(index, _)| Member::Frame(index));
    let own = model.classes.iter().map(|it| it.space);
    let own = own.chain(model.lollipops.iter().map(|it| it.space));
    let own = own.chain(model.notes.iter().map(|it| it.space)).enumerate();
    let leaves = own.filter(|(_, it)| *it == space).map(|(index, _)| index);
    spaces.chain(leaves.map(Member::Leaf)).collect()
}

fn space_id(model: &Model, space: Option<usize>) -> Option<String> {
    space.map(|space| model.spaces[space].id.clone())
}

/// When something appears: with the first relation at it.
fn first_step(model: &Model, thing: Thing) -> Option<u32> {
    let touches = |it: &Relation| it.from.at == thing || it.to.at == thing;
    let first = model.relations.iter().position(touches)?;
    u32::try_from(first + 1).ok()
}

/// From here on every relation and every note looks like no other.
const ALONE: usize = 4;

/// Which relations may share a piece of their way: classes below one class, when they say nothing.
fn looks(index: usize, relation: &Relation) -> usize {
    let [from, to] = relation.ends();
    let is_plain = from.many.is_empty() && to.many.is_empty() && relation.label.is_empty();
    let dotted = usize::from(relation.sort == RelationSort::Dotted);
    match (from.head, to.head) {
        (Head::Extension, Head::None) if is_plain => dotted,
        (Head::None, Head::Extension) if is_plain => 2 + dotted,
        _ => ALONE + index,
    }
}

/// A way that ends at the borders of what it joins and not in the room around it.
fn attached(points: &[Point], from: Area, to: Area) -> Vec<Point> {
    let mut points = points.to_vec();
    attach(&mut points, from);
    points.reverse();
    attach(&mut points, to);
    points.reverse();
    points
}

/// Moves the beginning of a way to a border; where that moves it sideways, its first stretch follows.
fn attach(points: &mut [Point], area: Area) {
    let [first, second, ..] = points else { return };
    let (x, y) = (first.x.clamp(area.x, area.right()), first.y.clamp(area.y, area.bottom()));
    if first.y == second.y {
        second.y = y;
    } else if first.x == second.x {
        second.x = x;
    }
    *first = Point::new(x, y);
}

fn even(value: f64) -> f64 {
    (value / 2.0).ceil() * 2.0
}
