//! A flowchart becomes a scene.

use crate::diagram::Kind;
use crate::diagram::geometry::{Path, Point};
use crate::diagram::layered::{
    self, Beside, Direction, Frame, Layout, Leaf, Link, Member, Plan, Size,
};
use crate::diagram::scene::{Line, Role, Scene, Shape, Stroke};
use crate::diagram::text::{Block, Font};

use super::dock;
use super::figure::{Figure, figure};
use super::form::Form;
use super::model::{End, Flowchart, Label};

/// The width that a column has: what is wider is shrunk.
const COLUMN: f64 = 704.0;
/// Where labels are broken.
#[derive(Clone, Copy)]
struct Limits {
    /// In nodes, in pixels.
    node: f64,
    /// On edges, in pixels.
    edge: f64,
}

/// As long as the picture fits the column.
const WIDE: Limits = Limits { node: 200.0, edge: 170.0 };
/// When it does not.
const NARROW: Limits = Limits { node: 116.0, edge: 84.0 };
/// What a picture must gain for its labels to be broken earlier, in pixels of size.
const BROKEN: f64 = 60.0;
/// Titles of groups are broken at this width.
const TITLE_LIMIT: f64 = 260.0;
/// How round the corners of edges are.
const ROUND: f64 = 8.0;
/// Around the whole picture.
const MARGIN: f64 = 8.0;

/// The picture of a flowchart.
pub fn scene(chart: &Flowchart) -> Scene {
    layered::readable(chart.direction, chart.edges.len(), |direction| running(chart, direction))
}

/// The picture of a flowchart that runs this way.
fn running(chart: &Flowchart, direction: Direction) -> Scene {
    let wide = Parts::new(chart, WIDE);
    let plan = wide.plan(chart, direction);
    let layout = layered::arranged(&plan);
    if layout.is_easy {
        return wide.placed(chart, &layout);
    }
    let narrow = Parts::new(chart, NARROW);
    let narrow_plan = narrow.plan(chart, direction);
    if narrow_plan == plan {
        return wide.placed(chart, &layout);
    }
    let other = layered::arranged(&narrow_plan);
    if other.cost + BROKEN < layout.cost {
        return narrow.placed(chart, &other);
    }
    wide.placed(chart, &layout)
}

/// What is measured before anything is placed.
struct Parts {
    nodes: Vec<(Block, Figure)>,
    titles: Vec<Block>,
    labels: Vec<Option<Block>>,
}

impl Parts {
    fn new(chart: &Flowchart, limits: Limits) -> Self {
        let nodes = chart.nodes.iter().map(|node| {
            let label: &Label = if node.form.is_mute() { &Vec::new() } else { &node.label };
            let block = Block::wrapped(label.clone(), Font::BODY, limits.node);
            let size = (!block.is_empty()).then(|| Size::new(block.width, block.height));
            let figure = figure(node.form, size);
            (block, figure)
        });
        let titles = chart
            .groups
            .iter()
            .map(|group| Block::wrapped(group.title.clone(), Font::STRONG, TITLE_LIMIT));
        let labels = chart.edges.iter().map(|edge| {
            let block = Block::wrapped(edge.label.clone(), Font::LABEL, limits.edge);
            (!block.is_empty()).then_some(block)
        });
        Self { nodes: nodes.collect(), titles: titles.collect(), labels: labels.collect() }
    }

    fn plan(&self, chart: &Flowchart, direction: Direction) -> Plan {
        let member = |end: &End| match end {
            End::Node(node) => Member::Leaf(*node),
            End::Group(group) => Member::Frame(*group),
        };
        let members = |ends: &[End]| ends.iter().map(member).collect();
        Plan {
            direction,
            leaves: self
                .nodes
                .iter()
                .map(|(_, figure)| Leaf {
                    size: figure.size,
                    ports: figure.ports,
                    beside: Beside::default(),
                })
                .collect(),
            frames: chart
                .groups
                .iter()
                .zip(&self.titles)
                .map(|(group, title)| Frame {
                    title: if title.is_empty() {
                        Size::default()
                    } else {
                        Size::new(title.width, title.height)
                    },
                    direction: group.direction,
                    members: members(&group.members),
                    beside: Beside::default(),
                })
                .collect(),
            members: members(&chart.members),
            links: chart
                .edges
                .iter()
                .zip(&self.labels)
                .zip(looks(chart))
                .map(|((edge, label), looks)| Link {
                    from: member(&edge.from),
                    to: member(&edge.to),
                    label: label.as_ref().map(|b| Size::new(b.width + 10.0, b.height + 4.0)),
                    length: edge.length,
                    looks,
                })
                .collect(),
            width: COLUMN,
        }
    }

    fn placed(self, chart: &Flowchart, layout: &Layout) -> Scene {
        let mut scene = Scene::new(Kind::Flowchart);
        let group_id = |group: Option<usize>| group.map(|group| chart.groups[group].id.clone());
        let mut outer_first: Vec<usize> = (0..chart.groups.len()).collect();
        outer_first.sort_by_key(|group| depth(chart, *group));
        for index in outer_first {
            let group = &chart.groups[index];
            let title = self.titles[index].clone().centred(layout.titles[index]);
            let shape = Shape::new(Role::Group, layout.frames[index], outline(8.0)).id(&group.id);
            let shape =
                Shape { group: group_id(group.parent), paint: group.paint.clone(), ..shape };
            scene.push(if title.block.is_empty() { shape } else { shape.text(title) });
        }
        let outlines: Vec<_> =
            self.nodes.iter().map(|(_, figure)| figure.outline.clone()).collect();
        let docked = |end: End, point: Point, towards: Point| match end {
            End::Node(node) => dock::docked(&outlines[node], layout.leaves[node], point, towards),
            End::Group(_) => point,
        };
        for (index, edge) in chart.edges.iter().enumerate() {
            let route = &layout.routes[index];
            if edge.stroke == Stroke::Hidden {
                continue;
            }
            let mut points = route.points.clone();
            if let [first, second, ..] = points[..] {
                points[0] = docked(edge.from, first, second);
            }
            if let [.., second, last] = points[..] {
                let at = points.len() - 1;
                points[at] = docked(edge.to, last, second);
            }
            let line = Line::new(Role::Edge, Path::rounded(&points, ROUND))
                .between(id(chart, edge.from), id(chart, edge.to));
            let label = self.labels[index].clone().zip(route.label);
            scene.push(Line {
                id: edge.id.clone(),
                tail: edge.tail,
                head: edge.head,
                stroke: edge.stroke,
                labels: label.into_iter().map(|(block, at)| block.centred(at)).collect(),
                paint: edge.paint.clone(),
                ..line
            });
        }
        for (index, (block, figure)) in self.nodes.into_iter().enumerate() {
            let node = &chart.nodes[index];
            let area = layout.leaves[index];
            let role = match node.form {
                Form::Start | Form::Stop | Form::Junction | Form::Bar => Role::Dot,
                _ => Role::Node,
            };
            let text = block.centred(figure.text.moved(Point::new(area.x, area.y)));
            let shape = Shape::new(role, area, figure.outline).id(&node.id);
            let shape = Shape {
                group: group_id(node.group),
                paint: node.paint.clone(),
                link: node.link.clone(),
                ..shape
            };
            scene.push(if text.block.is_empty() { shape } else { shape.text(text) });
        }
        scene.fitted(MARGIN)
    }
}

fn outline(radius: f64) -> crate::diagram::scene::Outline {
    crate::diagram::scene::Outline::Rect(radius)
}

/// What each edge looks like, as a number: edges that look the same may share a piece of their way.
fn looks(chart: &Flowchart) -> Vec<usize> {
    let mut known = Vec::new();
    let edges = chart.edges.iter();
    edges
        .map(|edge| {
            let looks = (edge.stroke, edge.tail, edge.head, &edge.paint);
            known.iter().position(|other| *other == looks).unwrap_or_else(|| {
                known.push(looks);
                known.len() - 1
            })
        })
        .collect()
}

fn depth(chart: &Flowchart, group: usize) -> usize {
    std::iter::successors(chart.groups[group].parent, |group| chart.groups[*group].parent).count()
}

/// The author's id of an end.
pub fn id(chart: &Flowchart, end: End) -> &str {
    match end {
        End::Node(node) => &chart.nodes[node].id,
        End::Group(group) => &chart.groups[group].id,
    }
}
