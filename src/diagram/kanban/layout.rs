//! A board: columns beside each other, as many as fit a column of text, the others below.

use super::model::{Board, Card, Column, Priority};
use crate::diagram::Kind;
use crate::diagram::geometry::{Area, Path, Point};
use crate::diagram::label;
use crate::diagram::paint::Paint;
use crate::diagram::scene::{Line, Outline, Role, Scene, Shape};
use crate::diagram::text::{Anchor, Block, Font};

/// The column of text.
const WIDTH: f64 = 700.0;
const GAP: f64 = 10.0;
/// Columns beside each other, at most.
const COLUMNS: usize = 5;
const WIDEST: f64 = 220.0;
const PADDING: f64 = 8.0;
/// From the left side of a card to its text: the stripe of its priority stands there.
const INDENT: f64 = 14.0;
const CARD_GAP: f64 = 8.0;

/// The whole board.
pub fn scene(board: &Board) -> Scene {
    let mut scene = Scene::new(Kind::Kanban);
    let rows = board.columns.len().div_ceil(COLUMNS).max(1);
    let per_row = board.columns.len().div_ceil(rows).max(1);
    let width = ((WIDTH + GAP) / per_row as f64 - GAP).min(WIDEST);
    let mut top = 0.0;
    for (row, columns) in board.columns.chunks(per_row).enumerate() {
        top += draw_row(&mut scene, columns, row * per_row, width, top) + GAP;
    }
    scene.fitted(8.0)
}

/// Draws columns beside each other, the first in colour `tone`; returns how high they are.
fn draw_row(scene: &mut Scene, columns: &[Column], tone: usize, width: f64, top: f64) -> f64 {
    let room = width - 2.0 * PADDING;
    let titles: Vec<Block> = columns
        .iter()
        .map(|column| Block::wrapped(column.title.lines(), Font::STRONG, room))
        .collect();
    let head = titles.iter().map(|title| title.height).fold(0.0, f64::max) + 2.0 * PADDING;
    let cards: Vec<Vec<Sized>> = columns
        .iter()
        .map(|column| column.cards.iter().map(|card| Sized::new(card, room)).collect())
        .collect();
    let heights = cards
        .iter()
        .map(|cards| head + cards.iter().map(|card| card.height + CARD_GAP).sum::<f64>());
    let height = heights.fold(head, f64::max);
    for (at, ((column, title), cards)) in columns.iter().zip(titles).zip(cards).enumerate() {
        let area = Area::new(at as f64 * (width + GAP), top, width, height);
        let text = title.centred(Point::new(area.centre().x, top + head / 2.0));
        let shape = Shape::new(Role::Section, area, Outline::Rect(8.0)).id(column.id.clone());
        scene.push(shape.tone(tone + at).text(text));
        let mut y = top + head;
        for (card, sized) in column.cards.iter().zip(cards) {
            let place = Area::new(area.x + PADDING, y, room, sized.height);
            y += sized.height + CARD_GAP;
            draw_card(scene, card, sized, place, &column.id);
        }
    }
    height
}

/// The texts of a card and how high it is.
struct Sized {
    text: Block,
    ticket: Block,
    assigned: Block,
    /// Whether ticket and name stand on one line.
    beside: bool,
    height: f64,
}

impl Sized {
    fn new(card: &Card, width: f64) -> Self {
        let room = width - INDENT - PADDING;
        let fact = |fact: &Option<String>| match fact {
            Some(fact) => Block::wrapped(label::lines(fact), Font::LABEL, room),
            None => Block::new(Vec::new(), Font::LABEL),
        };
        let text = Block::wrapped(card.text.lines(), Font::BODY, room);
        let (ticket, assigned) = (fact(&card.ticket), fact(&card.assigned));
        let beside = ticket.width + 12.0 + assigned.width <= room;
        let facts = match beside {
            true => ticket.height.max(assigned.height),
            false => ticket.height + assigned.height,
        };
        let gap = if facts > 0.0 { 4.0 } else { 0.0 };
        let height = text.height + gap + facts + 2.0 * PADDING;
        Self { text, ticket, assigned, beside, height }
    }
}

fn draw_card(scene: &mut Scene, card: &Card, sized: Sized, area: Area, column: &str) {
    let mut shape = Shape::new(Role::Node, area, Outline::Rect(5.0)).id(card.id.clone());
    shape.group = Some(column.to_owned());
    shape.link = card.link.clone();
    let left = area.x + INDENT;
    let mut y = area.y + PADDING;
    let mut middle = |height: f64| {
        y += height;
        y - height / 2.0
    };
    let at = middle(sized.text.height);
    shape.texts.push(sized.text.at(left, at, Anchor::Start));
    middle(4.0);
    let right = area.right() - PADDING;
    if sized.beside {
        let at = middle(sized.ticket.height.max(sized.assigned.height));
        shape.texts.push(sized.ticket.at(left, at, Anchor::Start));
        shape.texts.push(sized.assigned.at(right, at, Anchor::End));
    } else {
        let at = middle(sized.ticket.height);
        shape.texts.push(sized.ticket.at(left, at, Anchor::Start));
        let at = middle(sized.assigned.height);
        shape.texts.push(sized.assigned.at(right, at, Anchor::End));
    }
    shape.texts.retain(|text| !text.block.is_empty());
    scene.push(shape);
    let tone = match card.priority {
        Some(Priority::VeryHigh) => 4,
        Some(Priority::High) => 1,
        Some(Priority::Low) => 0,
        Some(Priority::VeryLow) => 5,
        Some(Priority::Medium) | None => return,
    };
    let x = area.x + 6.0;
    let ends = [Point::new(x, area.y + PADDING), Point::new(x, area.bottom() - PADDING)];
    let paint = Paint { width: Some(4.0), ..Paint::default() };
    let stripe = Line::new(Role::Divider, Path::through(&ends));
    scene.push(Line { tone: Some(tone), paint, ..stripe });
}
