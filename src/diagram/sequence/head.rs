//! The head of a lifeline: a participant's name in its form, its links below.

use super::columns::{LEAST_HEAD, Measure};
use super::fit::{Wish, fitted};
use super::model::{Group, Participant, Shape as Form};
use crate::diagram::geometry::{Area, Path, Point, Turn};
use crate::diagram::scene::{Item, Link, Outline, Role, Shape};
use crate::diagram::text::{Block, Font};

/// A head that has its size.
#[derive(Clone, Debug)]
pub struct Head {
    form: Form,
    name: Block,
    links: Vec<(Block, String)>,
    /// In pixels.
    pub width: f64,
    /// The least that it needs, in pixels; it can be drawn higher.
    pub height: f64,
}

/// Above and below the name together.
const PADDING_Y: f64 = 16.0;
/// Side of the square that a figure is drawn in.
const FIGURE: f64 = 26.0;
/// Height of the lid of a drum.
const LID: f64 = 10.0;
/// How far the sheet behind stands out.
const BEHIND: f64 = 5.0;
const FONT: Font = Font::BODY;

/// The width of a participant's head where it stands among others, whatever the measure.
pub fn usual_width(participant: &Participant) -> f64 {
    Measure::default().head(wish(participant))
}

/// The width that a participant's name and links ask for.
pub fn wish(participant: &Participant) -> Wish {
    let labels = participant.links.iter().map(|link| &link.label);
    let wishes = std::iter::once(Wish::of(&participant.label, FONT))
        .chain(labels.map(|label| Wish::of(label, Font::LABEL)));
    wishes.fold(Wish::default(), |most, wish| Wish {
        natural: most.natural.max(wish.natural),
        word: most.word.max(wish.word),
    })
}

impl Head {
    /// The head of `participant` in this measure.
    pub fn new(participant: &Participant, measure: Measure) -> Self {
        let limit = measure.name(wish(participant)) + 0.1;
        let name = fitted(&participant.label, FONT, limit);
        let links: Vec<(Block, String)> = participant
            .links
            .iter()
            .map(|link| (fitted(&link.label, Font::LABEL, limit), link.href.clone()))
            .collect();
        let width = links.iter().map(|(block, _)| block.width).fold(name.width, f64::max);
        let extra = match participant.shape {
            Form::Participant => 0.0,
            Form::Actor | Form::Boundary | Form::Control | Form::Entity => FIGURE,
            Form::Database => LID,
            Form::Collections => BEHIND,
            Form::Queue => 0.0,
        };
        let height = name.height + links.iter().map(|(block, _)| block.height).sum::<f64>();
        Self {
            form: participant.shape,
            name,
            links,
            width: (width + measure.padding).max(LEAST_HEAD),
            height: height + PADDING_Y + extra,
        }
    }

    /// What is drawn when the head fills `area`, which is at least as large as it needs.
    pub fn items(&self, participant: &Participant, area: Area, step: Option<u32>) -> Vec<Item> {
        let texts =
            self.name.height + self.links.iter().map(|(block, _)| block.height).sum::<f64>();
        // Where name and links stand: the area without what the form needs at its sides.
        let inner = match self.form {
            Form::Participant | Form::Queue => area,
            Form::Actor | Form::Boundary | Form::Control | Form::Entity => {
                Area::new(area.x, area.y + FIGURE, area.width, area.height - FIGURE)
            }
            Form::Database => Area::new(area.x, area.y + LID, area.width, area.height - LID),
            Form::Collections => {
                Area::new(area.x, area.y + BEHIND, area.width - BEHIND, area.height - BEHIND)
            }
        };
        let middle = inner.centre();
        let mut y = middle.y - texts / 2.0;
        let name = self.name.clone().centred(Point::new(middle.x, y + self.name.height / 2.0));
        y += self.name.height;
        let shape = Shape::new(Role::Actor, area, self.outline(area)).id(&participant.id);
        let group = participant.group.map(Group::id);
        let mut items = vec![Item::Shape(Shape { group, step, ..shape.text(name) })];
        for (block, href) in &self.links {
            let area = Area::around(
                Point::new(middle.x, y + block.height / 2.0),
                block.width,
                block.height,
            );
            y += block.height;
            let shape = Shape::new(Role::Caption, area, Outline::Bare);
            items.push(Item::Shape(Shape {
                link: Some(Link { href: href.clone(), tooltip: None }),
                step,
                ..shape.text(block.clone().centred(area.centre()))
            }));
        }
        items
    }

    fn outline(&self, area: Area) -> Outline {
        let (width, height) = (area.width, area.height);
        let figure = Point::new((width - FIGURE) / 2.0, 6.0);
        let drawn = |paths: Vec<Path>| {
            let paths = paths.iter().map(|path| path.moved(figure)).collect();
            Outline::Path(rounded(Area::new(0.0, 0.0, width, height), 4.0), paths)
        };
        match self.form {
            Form::Participant => Outline::Rect(4.0),
            Form::Database => Outline::Cylinder(LID),
            Form::Actor => drawn(vec![
                circle(13.0, 5.0, 4.0),
                line(&[(13.0, 9.0), (13.0, 17.0)]),
                line(&[(5.0, 12.0), (21.0, 12.0)]),
                line(&[(7.0, 25.0), (13.0, 17.0), (19.0, 25.0)]),
            ]),
            Form::Boundary => drawn(vec![
                line(&[(2.0, 5.0), (2.0, 21.0)]),
                line(&[(2.0, 13.0), (8.0, 13.0)]),
                circle(16.0, 13.0, 8.0),
            ]),
            Form::Control => drawn(vec![
                circle(13.0, 15.0, 9.0),
                line(&[(16.5, 2.0), (12.0, 6.0), (16.5, 10.0)]),
            ]),
            Form::Entity => {
                drawn(vec![circle(13.0, 12.0, 9.0), line(&[(4.0, 21.0), (22.0, 21.0)])])
            }
            Form::Collections => {
                let front = Area::new(0.0, BEHIND, width - BEHIND, height - BEHIND);
                let (right, low) = (width, height - BEHIND);
                let behind = line(&[
                    (BEHIND, BEHIND),
                    (BEHIND, 0.0),
                    (right, 0.0),
                    (right, low),
                    (width - BEHIND, low),
                ]);
                Outline::Path(rounded(front, 0.0), vec![behind])
            }
            Form::Queue => {
                let bulge = LID * 2.0 / 3.0;
                let (left, right) = (LID / 2.0, width - LID / 2.0);
                let at = Point::new;
                let border = Path::from(at(left, 0.0))
                    .line(at(right, 0.0))
                    .cubic(at(right + bulge, 0.0), at(right + bulge, height), at(right, height))
                    .line(at(left, height))
                    .cubic(at(left - bulge, height), at(left - bulge, 0.0), at(left, 0.0))
                    .close();
                let lid = Path::from(at(right, 0.0)).cubic(
                    at(right - bulge, 0.0),
                    at(right - bulge, height),
                    at(right, height),
                );
                Outline::Path(border, vec![lid])
            }
        }
    }
}

fn line(points: &[(f64, f64)]) -> Path {
    let points: Vec<Point> = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
    Path::through(&points)
}

fn circle(x: f64, y: f64, radius: f64) -> Path {
    let (left, right) = (Point::new(x - radius, y), Point::new(x + radius, y));
    Path::from(left).arc(radius, Turn::Right, right).arc(radius, Turn::Right, left).close()
}

/// The border of an area with corners of this radius.
fn rounded(area: Area, radius: f64) -> Path {
    let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
    let at = Point::new;
    let arc = |path: Path, end: Point| {
        if radius > 0.0 { path.arc(radius, Turn::Right, end) } else { path }
    };
    let path = Path::from(at(left + radius, top)).line(at(right - radius, top));
    let path = arc(path, at(right, top + radius)).line(at(right, bottom - radius));
    let path = arc(path, at(right - radius, bottom)).line(at(left + radius, bottom));
    let path = arc(path, at(left, bottom - radius)).line(at(left, top + radius));
    arc(path, at(left + radius, top)).close()
}
