//! An architecture with its places as a scene.

use super::frame::{Frame, Size};
use super::layout::Layout;
use super::measure::Sizes;
use super::model::{Architecture, IconName, NodeSort, Side, Sign, Tip};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::icons::{Icon, Icons};
use crate::diagram::label;
use crate::diagram::scene::{Head, Line, Outline, PlacedIcon, Role, Scene, Shape};
use crate::diagram::text::{self, Anchor, Block, Font, Run};

/// What is to be written and drawn, measured but not placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    nodes: Vec<Option<Card>>,
    titles: Vec<Title>,
    labels: Vec<Block>,
}

/// A service: its sign above its label.
#[derive(Clone, Debug, PartialEq)]
struct Card {
    sign: CardSign,
    label: Block,
}

#[derive(Clone, Debug, PartialEq)]
enum CardSign {
    None,
    Icon(Icon),
    /// An icon that nobody knows.
    Unknown,
    Text(Block),
}

#[derive(Clone, Debug, PartialEq)]
struct Title {
    icon: Option<Icon>,
    label: Block,
}

const ICON: f64 = 36.0;
const SMALL_ICON: f64 = 18.0;
const CARD_PADDING: f64 = 10.0;
const CARD_GAP: f64 = 6.0;
const DOT: f64 = 10.0;
/// How wide a label of a service is before it breaks.
const LABEL_WIDTH: f64 = 92.0;
/// How wide it may be where a word needs it.
const WORD_WIDTH: f64 = 168.0;
const TITLE_WIDTH: f64 = 300.0;
const EDGE_LABEL_WIDTH: f64 = 120.0;

/// Measures everything.
pub fn parts(architecture: &Architecture, icons: &Icons) -> Parts {
    let nodes = architecture
        .nodes
        .iter()
        .map(|node| match &node.sort {
            NodeSort::Junction => None,
            NodeSort::Service(label, sign) => Some(Card {
                label: wrapped(label, Font::BODY, LABEL_WIDTH),
                sign: match sign {
                    Sign::None => CardSign::None,
                    Sign::Icon(name) => match find(icons, name) {
                        Some(icon) => CardSign::Icon(icon.clone()),
                        None if name.name == "blank" => CardSign::None,
                        None => CardSign::Unknown,
                    },
                    Sign::Text(text) => CardSign::Text(wrapped(text, Font::STRONG, LABEL_WIDTH)),
                },
            }),
        })
        .collect();
    let titles = architecture
        .groups
        .iter()
        .map(|group| Title {
            icon: group.icon.as_ref().and_then(|name| find(icons, name)).cloned(),
            label: wrapped(&group.label, Font::STRONG, TITLE_WIDTH),
        })
        .collect();
    let labels = architecture
        .edges
        .iter()
        .map(|edge| wrapped(&edge.label, Font::LABEL, EDGE_LABEL_WIDTH))
        .collect();
    Parts { nodes, titles, labels }
}

/// The icon of this name; the pack of Mermaid's own may be named.
pub fn find<'i>(icons: &'i Icons, name: &IconName) -> Option<&'i Icon> {
    let bare = name.name.strip_prefix("mermaid-architecture:");
    icons.get(bare.unwrap_or(&name.name))
}

/// The lines of a label, broken between words where they are too long, into lines of about one
/// length.
fn wrapped(raw: &str, font: Font, limit: f64) -> Block {
    let marked = raw.strip_prefix('`').and_then(|raw| raw.strip_suffix('`'));
    let lines = marked.map_or_else(|| label::lines(raw), label::markdown);
    let words = lines.iter().flatten().flat_map(|run: &Run| run.text.split(' '));
    let longest = words.map(|word| text::width(word, font)).fold(0.0, f64::max).ceil();
    let limit = limit.max(longest.min(WORD_WIDTH));
    let mut best = Block::wrapped(lines.clone(), font, limit);
    let mut narrower = best.width - BALANCE;
    while best.lines.len() > lines.len() && narrower >= longest {
        let next = Block::wrapped(lines.clone(), font, narrower);
        if next.lines.len() > best.lines.len() {
            break;
        }
        narrower = next.width - BALANCE;
        best = next;
    }
    best
}

/// By how much lines are tried shorter, in pixels.
const BALANCE: f64 = 4.0;

impl Parts {
    /// How large everything has to be.
    pub fn sizes(&self, architecture: &Architecture) -> Sizes {
        let mut ends = vec![[0_usize; 4]; architecture.nodes.len()];
        for end in architecture.edges.iter().flat_map(|edge| edge.ends()) {
            ends[end.node][end.side as usize] += 1;
        }
        let content = self.nodes.iter().flatten().map(Card::content);
        // Cards of one size make tidy rows; those with much to say are larger.
        let usual = content.fold((88.0_f64, 0.0_f64), |(width, height), (w, h)| {
            (width.max(w), if h <= USUAL_HEIGHT { height.max(h) } else { height })
        });
        let nodes = self
            .nodes
            .iter()
            .zip(ends)
            .map(|(card, ends)| {
                let Some(card) = card else { return Size::at_least(DOT, DOT) };
                let (_, height) = card.content();
                let room = |a: Side, b: Side| {
                    (ends[a as usize].max(ends[b as usize]) as f64 + 1.0) * END_PITCH
                };
                Size::at_least(
                    usual.0.max(room(Side::Top, Side::Bottom)),
                    usual.1.max(height).max(room(Side::Left, Side::Right)),
                )
            })
            .collect();
        let titles = self
            .titles
            .iter()
            .map(|title| {
                let icon = title.icon.as_ref().map_or(0.0, |_| SMALL_ICON + 6.0);
                match (title.label.is_empty(), icon > 0.0) {
                    (true, false) => Size::default(),
                    (true, true) => Size::at_least(SMALL_ICON, SMALL_ICON),
                    _ => Size::at_least(title.label.width + icon, title.label.height),
                }
            })
            .collect();
        let labels = self
            .labels
            .iter()
            .map(|label| match label.is_empty() {
                true => Size::default(),
                false => Size::at_least(label.width, label.height),
            })
            .collect();
        Sizes { nodes, titles, labels }
    }

    /// The scene of a layout that was made with the sizes of these parts.
    pub fn scene(&self, architecture: &Architecture, layout: &Layout) -> Scene {
        let mut scene = Scene::new(Kind::Architecture);
        scene.heading.clone_from(&architecture.title);
        let id_of = |group: Option<usize>| group.map(|group| architecture.groups[group].id.clone());
        for (index, group) in architecture.groups.iter().enumerate() {
            let frame = layout.frames.groups[index];
            let shape = Shape {
                group: id_of(group.parent),
                ..Shape::new(Role::Group, frame.area(), Outline::Rect(8.0)).id(&group.id)
            };
            scene.push(self.titles[index].on(shape, layout.titles[index]));
        }
        for (index, edge) in architecture.edges.iter().enumerate() {
            let points: Vec<Point> = layout.routes[index].iter().map(|spot| spot.point()).collect();
            let id = |node: usize| architecture.nodes[node].id.clone();
            let head = |tip: Tip| match tip {
                Tip::Plain => Head::None,
                Tip::Arrow => Head::Arrow,
            };
            let label =
                layout.tags[index].map(|spot| self.labels[index].clone().centred(spot.point()));
            scene.push(Line {
                tail: head(edge.from.tip),
                head: head(edge.to.tip),
                labels: label.into_iter().collect(),
                ..Line::new(Role::Edge, Path::rounded(&points, CORNER))
                    .between(id(edge.from.node), id(edge.to.node))
            });
        }
        for (index, node) in architecture.nodes.iter().enumerate() {
            let frame = layout.frames.nodes[index];
            let shape = match &self.nodes[index] {
                Some(card) => card.on(Shape::new(Role::Node, frame.area(), Outline::Rect(10.0))),
                None => Shape::new(Role::Dot, frame.area(), Outline::Ellipse),
            };
            scene.push(Shape { group: id_of(node.parent), ..shape.id(&node.id) });
        }
        scene.fitted(MARGIN)
    }
}

/// Height of a card with two lines below its icon.
const USUAL_HEIGHT: f64 = 2.0 * CARD_PADDING + ICON + CARD_GAP + 40.0;
/// What an end of an edge needs on the side of a card.
const END_PITCH: f64 = 14.0;
const CORNER: f64 = 6.0;
/// Around the whole picture.
const MARGIN: f64 = 12.0;

impl Card {
    /// Width and height, padding included.
    fn content(&self) -> (f64, f64) {
        let (sign_width, sign_height) = self.sign_size();
        let label = if self.label.is_empty() { 0.0 } else { self.label.height };
        let gap = if label > 0.0 && sign_height > 0.0 { CARD_GAP } else { 0.0 };
        let width = self.label.width.max(sign_width) + 2.0 * CARD_PADDING;
        (width, sign_height + gap + label + 2.0 * CARD_PADDING)
    }

    fn sign_size(&self) -> (f64, f64) {
        match &self.sign {
            CardSign::None => (0.0, if self.label.is_empty() { ICON } else { 0.0 }),
            CardSign::Icon(_) | CardSign::Unknown => (ICON, ICON),
            CardSign::Text(text) => (text.width, text.height),
        }
    }

    fn on(&self, mut shape: Shape) -> Shape {
        let centre = shape.area.centre();
        let (_, height) = self.content();
        let top = centre.y - height / 2.0 + CARD_PADDING;
        let (_, sign_height) = self.sign_size();
        let sign = Point::new(centre.x, top + sign_height / 2.0);
        match &self.sign {
            CardSign::None => {}
            CardSign::Icon(icon) => {
                let area = Area::around(sign, ICON, ICON);
                shape.icon = Some(PlacedIcon { icon: icon.clone(), area });
            }
            CardSign::Unknown => {
                shape.texts.push(Block::plain("?", Font::HEADING).centred(sign));
            }
            CardSign::Text(text) => shape.texts.push(text.clone().centred(sign)),
        }
        if !self.label.is_empty() {
            let y = centre.y + height / 2.0 - CARD_PADDING - self.label.height / 2.0;
            shape.texts.push(self.label.clone().centred(Point::new(centre.x, y)));
        }
        shape
    }
}

impl Title {
    fn on(&self, mut shape: Shape, title: Option<Frame>) -> Shape {
        let Some(title) = title else { return shape };
        let area = title.area();
        let mut left = area.x;
        if let Some(icon) = &self.icon {
            let at = Point::new(left + SMALL_ICON / 2.0, area.centre().y);
            let area = Area::around(at, SMALL_ICON, SMALL_ICON);
            shape.icon = Some(PlacedIcon { icon: icon.clone(), area });
            left += SMALL_ICON + 6.0;
        }
        if !self.label.is_empty() {
            shape.texts.push(self.label.clone().at(left, area.centre().y, Anchor::Start));
        }
        shape
    }
}
