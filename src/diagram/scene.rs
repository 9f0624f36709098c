//! What a diagram looks like before it is written: shapes, lines and texts with their places.

use serde::{Deserialize, Serialize};

use super::Kind;
use super::geometry::{Area, Path, Point};
use super::icons::Icon;
use super::label;
use super::paint::Paint;
use super::text::{Block, Font, Text};

/// A picture as values, in pixels. What is later in `items` lies above what is earlier.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The kind of diagram.
    pub kind: Kind,
    /// Width: everything lies between 0 and it.
    pub width: f64,
    /// Height: everything lies between 0 and it.
    pub height: f64,
    /// The title that is drawn above the picture once it is finished.
    pub heading: Option<String>,
    /// The name for those who cannot see it, when the author gives one.
    pub name: Option<String>,
    /// The description for those who cannot see it.
    pub description: Option<String>,
    /// What is drawn, from the back to the front.
    pub items: Vec<Item>,
}

/// One thing of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// An outline with its texts.
    Shape(Shape),
    /// A connection.
    Line(Line),
    /// A text outside of any shape.
    Text(FreeText),
    /// What another renderer drew.
    Foreign(Foreign),
}

/// Elements that another renderer drew, already in our ids, classes and colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    /// The elements, drawn from (0, 0) on; ids begin with [`super::icons::ID_MARK`].
    pub xml: String,
    /// Where they stand.
    pub area: Area,
}

/// An outline with its texts and icon.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it stands for.
    pub role: Role,
    /// The author's id: `data-id`.
    pub id: Option<String>,
    /// The id of the group it lies in: `data-group`.
    pub group: Option<String>,
    /// The rectangle it fills.
    pub area: Area,
    /// Its form in that rectangle.
    pub outline: Outline,
    /// Its texts, placed.
    pub texts: Vec<Text>,
    /// Its icon, placed.
    pub icon: Option<PlacedIcon>,
    /// Which colour of the palette, from zero; it turns around after eight.
    pub tone: Option<usize>,
    /// What the author asks for.
    pub paint: Paint,
    /// Where a click leads.
    pub link: Option<Link>,
    /// When it appears: `data-step`, from one.
    pub step: Option<u32>,
}

/// What something stands for; it decides its class and so its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A box of a flowchart, a state.
    Node,
    /// A service of an architecture.
    Service,
    /// A box that holds others.
    Group,
    /// A participant of a sequence: its box or its figure.
    Actor,
    /// A note.
    Note,
    /// The bar on a lifeline.
    Activation,
    /// A frame of a sequence: alt, loop, ….
    Frame,
    /// The corner of a frame that names it.
    FrameTitle,
    /// `rect` and `box` of a sequence: a coloured ground.
    Ground,
    /// Where a sequence, a state machine begins, or lines meet.
    Dot,
    /// Where a state machine ends.
    Stop,
    /// Where a state machine goes on in one of several ways.
    Choice,
    /// A commit of a history.
    Commit,
    /// A part of a state that runs at the same time as the others.
    Region,
    /// A number on a line.
    Number,
    /// The place that a chart is drawn in.
    Plot,
    /// A task that is neither of these.
    Task,
    /// A piece of a ring.
    Slice,
    /// What shows a colour beside its name.
    Swatch,
    /// The name beside a swatch.
    Legend,
    /// A task that is finished.
    Done,
    /// A task that is going on.
    Active,
    /// A task that must not slip.
    Critical,
    /// A heading of a part: a section of a timeline or a Gantt chart.
    Section,
    /// What a mind map is about.
    Root,
    /// A bar of a chart.
    Bar,
    /// A point of a chart.
    Point,
    /// How a task of a journey is liked.
    Face,
    /// A period of a timeline.
    Period,
    /// What happened in a period.
    Event,
    /// A connection of a flowchart or an architecture.
    Edge,
    /// A message of a sequence.
    Message,
    /// A transition of a state machine.
    Transition,
    /// A lifeline.
    Lifeline,
    /// An axis.
    Axis,
    /// A line of a grid.
    Grid,
    /// A line of a chart.
    Curve,
    /// An amount that flows from one place to another.
    Ribbon,
    /// A line that parts two halves of a frame or a state.
    Divider,
    /// A text that stands alone.
    Caption,
    /// The condition of a part of a frame: it may lie over what stands behind the frame.
    Condition,
    /// The title of the whole.
    Heading,
}

/// The form of a shape in its area.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// The area with corners of this radius.
    Rect(f64),
    /// Half circles left and right.
    Stadium,
    /// The ellipse that fills the area.
    Ellipse,
    /// Corners in the middle of all four sides.
    Diamond,
    /// Pointed left and right; how deep the points are.
    Hexagon(f64),
    /// A drum; how high its lid is.
    Cylinder(f64),
    /// Straight borders through these points, counted from the area's corner.
    Polygon(Vec<Point>),
    /// Any border, counted from the area's corner, and lines drawn inside of it.
    Path(Path, Vec<Path>),
    /// A piece of a ring that fills the area's circle.
    Ring {
        /// The radius of its hole.
        inner: f64,
        /// Where it begins, in turns clockwise from noon.
        from: f64,
        /// Where it ends, at most one turn later.
        to: f64,
    },
    /// Nothing is drawn: the text or the icon alone.
    Bare,
}

/// An icon and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedIcon {
    /// What is drawn.
    pub icon: Icon,
    /// Where.
    pub area: Area,
}

/// Where a click leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The address.
    pub href: String,
    /// What hovering says.
    pub tooltip: Option<String>,
}

/// A connection, or any other line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it stands for.
    pub role: Role,
    /// The author's id, when there is one.
    pub id: Option<String>,
    /// The author's id of the place it leaves: `data-from`.
    pub from: Option<String>,
    /// The author's id of the place it leads to: `data-to`.
    pub to: Option<String>,
    /// From border to border; heads end where it ends.
    pub path: Path,
    /// What stands at the beginning.
    pub tail: Head,
    /// What stands at the end.
    pub head: Head,
    /// How it is drawn.
    pub stroke: Stroke,
    /// Its texts, placed; each gets a ground of its own.
    pub labels: Vec<Text>,
    /// What the author asks for.
    pub paint: Paint,
    /// Which colour of the palette, from zero.
    pub tone: Option<usize>,
    /// When it appears: `data-step`, from one.
    pub step: Option<u32>,
}

/// What stands at the end of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Head {
    /// Nothing.
    #[default]
    None,
    /// A filled triangle.
    Arrow,
    /// Two strokes.
    Open,
    /// Only the upper of two strokes.
    HalfUpper,
    /// Only the lower of two strokes.
    HalfLower,
    /// Only the upper half of a filled triangle.
    ArrowUpper,
    /// Only the lower half of a filled triangle.
    ArrowLower,
    /// A cross.
    Cross,
    /// A filled circle.
    Circle,
    /// Two bars: exactly one.
    One,
    /// A ring and a bar: one or none.
    ZeroOrOne,
    /// A bar and a crow's foot: one or more.
    OneOrMore,
    /// A ring and a crow's foot: any number.
    ZeroOrMore,
    /// An empty triangle: is a kind of.
    Extension,
    /// A filled rhombus: is made of.
    Composition,
    /// An empty rhombus: has.
    Aggregation,
    /// A ring at the end of the line.
    Lollipop,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stroke {
    /// Through.
    #[default]
    Solid,
    /// Dots.
    Dotted,
    /// Dashes.
    Dashed,
    /// Through, and thick.
    Thick,
    /// Not drawn; it only keeps places apart.
    Hidden,
}

/// A text outside of any shape.
#[derive(Clone, Debug, PartialEq)]
pub struct FreeText {
    /// What it stands for.
    pub role: Role,
    /// The author's id of what it belongs to.
    pub id: Option<String>,
    /// What it says, placed.
    pub text: Text,
    /// When it appears: `data-step`, from one.
    pub step: Option<u32>,
}

impl Scene {
    /// An empty picture.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            width: 0.0,
            height: 0.0,
            heading: None,
            name: None,
            description: None,
            items: Vec::new(),
        }
    }

    /// Adds one thing in front of all others.
    pub fn push(&mut self, item: impl Into<Item>) {
        self.items.push(item.into());
    }

    /// All shapes, from the back to the front.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.items.iter().filter_map(|item| match item {
            Item::Shape(shape) => Some(shape),
            _ => None,
        })
    }

    /// All lines, from the back to the front.
    #[cfg(test)]
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line),
            _ => None,
        })
    }

    /// All texts: of shapes, of lines, and alone.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().flat_map(|item| match item {
            Item::Shape(shape) => shape.texts.as_slice(),
            Item::Line(line) => line.labels.as_slice(),
            Item::Text(free) => std::slice::from_ref(&free.text),
            Item::Foreign(_) => &[],
        })
    }

    /// The picture with its heading drawn above it, as a text like any other.
    pub fn headed(mut self) -> Self {
        let Some(heading) = self.heading.take() else { return self };
        let lines = label::lines(&heading);
        let block = Block::wrapped(lines, Font::HEADING, self.width.max(480.0));
        if block.is_empty() {
            return self;
        }
        let width = self.width.max(block.width + 16.0);
        let middle = Point::new(width / 2.0, 8.0 + block.height / 2.0);
        let by = Point::new((width - self.width) / 2.0, block.height + 12.0);
        let text = block.centred(middle);
        let heading = FreeText::new(Role::Heading, text);
        let items = self.items.into_iter().map(|item| item.moved(by));
        Self {
            width,
            height: self.height + by.y,
            items: std::iter::once(Item::Text(heading)).chain(items).collect(),
            ..self
        }
    }

    /// The picture moved and sized so that everything lies inside with `margin` around it.
    pub fn fitted(mut self, margin: f64) -> Self {
        let hull = Area::hull(self.items.iter().flat_map(Item::areas)).unwrap_or_default();
        let by = Point::new(margin - hull.x, margin - hull.y);
        self.items = self.items.into_iter().map(|item| item.moved(by)).collect();
        self.width = hull.width + 2.0 * margin;
        self.height = hull.height + 2.0 * margin;
        self
    }
}

impl Shape {
    /// A shape without text, in the theme's colours.
    pub fn new(role: Role, area: Area, outline: Outline) -> Self {
        Self {
            role,
            id: None,
            group: None,
            area,
            outline,
            texts: Vec::new(),
            icon: None,
            tone: None,
            paint: Paint::default(),
            link: None,
            step: None,
        }
    }

    /// With the author's id.
    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// With a text.
    pub fn text(mut self, text: Text) -> Self {
        self.texts.push(text);
        self
    }

    /// In a colour of the palette.
    pub fn tone(self, tone: usize) -> Self {
        Self { tone: Some(tone), ..self }
    }
}

impl Line {
    /// A solid line without heads, in the theme's colour.
    pub fn new(role: Role, path: Path) -> Self {
        Self {
            role,
            id: None,
            from: None,
            to: None,
            path,
            tail: Head::None,
            head: Head::None,
            stroke: Stroke::Solid,
            labels: Vec::new(),
            paint: Paint::default(),
            tone: None,
            step: None,
        }
    }

    /// Between two places, by the author's ids.
    pub fn between(self, from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { from: Some(from.into()), to: Some(to.into()), ..self }
    }
}

impl FreeText {
    /// A text that belongs to nothing.
    pub fn new(role: Role, text: Text) -> Self {
        Self { role, id: None, text, step: None }
    }
}

impl Item {
    /// What it covers: shapes, texts, and the points of lines.
    pub fn areas(&self) -> Vec<Area> {
        match self {
            Self::Shape(shape) => {
                let texts = shape.texts.iter().map(Text::area);
                let icon = shape.icon.iter().map(|icon| icon.area);
                std::iter::once(shape.area).chain(texts).chain(icon).collect()
            }
            Self::Line(line) => {
                let points = line.path.points().into_iter();
                let points = points.map(|point| Area::new(point.x, point.y, 0.0, 0.0));
                points.chain(line.labels.iter().map(|label| label.area().grown(2.0))).collect()
            }
            Self::Text(free) => vec![free.text.area()],
            Self::Foreign(foreign) => vec![foreign.area],
        }
    }

    fn moved(self, by: Point) -> Self {
        match self {
            Self::Shape(shape) => Self::Shape(Shape {
                area: shape.area.moved(by),
                texts: shape.texts.into_iter().map(|text| text.moved(by)).collect(),
                icon: shape.icon.map(|icon| PlacedIcon { area: icon.area.moved(by), ..icon }),
                ..shape
            }),
            Self::Line(line) => Self::Line(Line {
                path: line.path.moved(by),
                labels: line.labels.into_iter().map(|text| text.moved(by)).collect(),
                ..line
            }),
            Self::Text(free) => Self::Text(FreeText { text: free.text.moved(by), ..free }),
            Self::Foreign(foreign) => {
                Self::Foreign(Foreign { area: foreign.area.moved(by), ..foreign })
            }
        }
    }
}

impl From<Shape> for Item {
    fn from(shape: Shape) -> Self {
        Self::Shape(shape)
    }
}

impl From<Line> for Item {
    fn from(line: Line) -> Self {
        Self::Line(line)
    }
}

impl From<FreeText> for Item {
    fn from(text: FreeText) -> Self {
        Self::Text(text)
    }
}
