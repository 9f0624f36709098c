//! An entity-relationship diagram becomes a scene.

use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::layered::{self, Beside, Frame, Layout, Leaf, Link, Member, Plan, Ports, Size};
use crate::diagram::scene::{Line, Outline, Role, Scene, Shape, Stroke};
use crate::diagram::text::{Block, Font, Text};

use super::model::{Model, RelationSort};
use super::table::Table;

/// The width that a column has: what is wider is shrunk.
const COLUMN: f64 = 704.0;
/// Names of relations are broken at this width.
const LABEL_LIMIT: f64 = 170.0;
/// Titles of groups are broken at this width.
const TITLE_LIMIT: f64 = 260.0;
/// Room for the signs at the ends of a relation.
const FOOT: f64 = 12.0;
/// How round the corners of relations are.
const ROUND: f64 = 6.0;
/// Around the whole picture.
const MARGIN: f64 = 8.0;

/// The picture of an entity relationship diagram.
pub fn scene(model: &Model) -> Scene {
    layered::readable(model.direction, model.relations.len(), |direction| {
        run(&Model { direction, ..model.clone() })
    })
}

fn run(model: &Model) -> Scene {
    let parts = Parts::new(model);
    let layout = layered::arranged(&parts.plan(model));
    parts.placed(model, &layout)
}

struct Parts {
    tables: Vec<Table>,
    titles: Vec<Block>,
    labels: Vec<Option<Block>>,
}

impl Parts {
    fn new(model: &Model) -> Self {
        let titles = model
            .groups
            .iter()
            .map(|group| Block::wrapped(label::lines(&group.label), Font::STRONG, TITLE_LIMIT));
        let labels = model.relations.iter().map(|relation| {
            let lines = label::emphasised(label::lines(&relation.label));
            let block = Block::wrapped(lines, Font::LABEL, LABEL_LIMIT);
            (!block.is_empty()).then_some(block)
        });
        Self {
            tables: model.entities.iter().map(Table::new).collect(),
            titles: titles.collect(),
            labels: labels.collect(),
        }
    }

    fn plan(&self, model: &Model) -> Plan {
        let upright = model.direction.is_upright();
        let leaf = |table: &Table| {
            let (width, height) = (table.size.width, table.size.height);
            let size = match upright {
                true => Size::new(width, height + 2.0 * FOOT),
                false => Size::new(width + 2.0 * FOOT, height),
            };
            Leaf { size, ports: Ports::Spread, beside: Beside::default() }
        };
        let members = |group: Option<usize>| -> Vec<Member> {
            let inner = |index: &usize| model.groups[*index].parent == group;
            let groups = (0..model.groups.len()).filter(inner).map(Member::Frame);
            let own = |index: &usize| model.entities[*index].group == group;
            groups.chain((0..model.entities.len()).filter(own).map(Member::Leaf)).collect()
        };
        Plan {
            direction: model.direction,
            leaves: self.tables.iter().map(leaf).collect(),
            frames: (0..model.groups.len())
                .map(|index| Frame {
                    title: Size::new(self.titles[index].width, self.titles[index].height),
                    // The room for the signs lies along the whole diagram's direction.
                    direction: model.groups[index]
                        .direction
                        .filter(|direction| direction.is_upright() == upright),
                    members: members(Some(index)),
                    beside: Beside::default(),
                })
                .collect(),
            members: members(None),
            links: model
                .relations
                .iter()
                .enumerate()
                .map(|(index, relation)| Link {
                    from: Member::Leaf(relation.from),
                    to: Member::Leaf(relation.to),
                    label: self.labels[index]
                        .as_ref()
                        .map(|block| Size::new(block.width + 10.0, block.height + 4.0)),
                    length: 1,
                    // Ends tell how many there are, so no two relations share their way.
                    looks: index,
                })
                .collect(),
            width: COLUMN,
        }
    }

    fn placed(self, model: &Model, layout: &Layout) -> Scene {
        let mut scene = Scene::new(Kind::Er);
        let group_id = |group: Option<usize>| group.map(|group| model.groups[group].id.clone());
        for (index, group) in model.groups.iter().enumerate() {
            let title = self.titles[index].clone().centred(layout.titles[index]);
            let shape = Shape::new(Role::Group, layout.frames[index], Outline::Rect(8.0));
            let shape = Shape { group: group_id(group.parent), ..shape.id(&group.id) };
            scene.push(if title.block.is_empty() { shape } else { shape.text(title) });
        }
        let areas: Vec<Area> = layout
            .leaves
            .iter()
            .zip(&self.tables)
            .map(|(area, table)| Area::around(area.centre(), table.size.width, table.size.height))
            .collect();
        for (index, relation) in model.relations.iter().enumerate() {
            let route = &layout.routes[index];
            let mut points = route.points.clone();
            if let [first, .., last] = points.as_mut_slice() {
                *first = inside(areas[relation.from], *first);
                *last = inside(areas[relation.to], *last);
            }
            let id = |entity: usize| model.entities[entity].id.clone();
            let line = Line::new(Role::Edge, Path::rounded(&points, ROUND))
                .between(id(relation.from), id(relation.to));
            let label = self.labels[index].clone().zip(route.label);
            scene.push(Line {
                tail: relation.tail,
                head: relation.head,
                stroke: match relation.sort {
                    RelationSort::Identifying => Stroke::Solid,
                    RelationSort::Loose => Stroke::Dashed,
                },
                labels: label.into_iter().map(|(block, at)| block.centred(at)).collect(),
                step: u32::try_from(index + 1).ok(),
                ..line
            });
        }
        for (index, table) in self.tables.into_iter().enumerate() {
            let entity = &model.entities[index];
            let corner = Point::new(areas[index].x, areas[index].y);
            let touches = |it: &super::model::Relation| it.from == index || it.to == index;
            let shape = Shape::new(Role::Node, areas[index], table.outline).id(&entity.id);
            let texts: Vec<Text> = table.texts.into_iter().map(|it| it.moved(corner)).collect();
            scene.push(Shape {
                group: group_id(entity.group),
                paint: entity.paint.clone(),
                step: model
                    .relations
                    .iter()
                    .position(touches)
                    .and_then(|at| u32::try_from(at + 1).ok()),
                texts,
                ..shape
            });
        }
        scene.fitted(MARGIN)
    }
}

/// The nearest point of an area.
fn inside(area: Area, point: Point) -> Point {
    Point::new(point.x.clamp(area.x, area.right()), point.y.clamp(area.y, area.bottom()))
}
