//! The amounts of a page so far that a phrase names.

use super::scope::Scope;
use crate::cost::compute::memory::{Known, Role};
use crate::cost::compute::names::Names;
use crate::cost::compute::page::Said;
use crate::cost::read::statement::plain;

/// An amount and how a phrase names it.
#[derive(Clone, Copy, Debug)]
pub struct Named<'s> {
    /// The amount.
    pub known: &'s Known,
    /// How.
    pub how: How,
}

/// How a phrase names an amount, the surest way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It is its name.
    Called,
    /// All that it names is in its name.
    Within,
    /// The rest stands in what the amount stands under: a title, a caption, the heading of a column or
    /// of a section.
    Under,
}

/// A phrase as it is looked for.
#[derive(Debug)]
pub struct Phrase<'p> {
    text: &'p str,
    names: Names,
    numbers: Vec<&'p str>,
}

impl<'p> Phrase<'p> {
    /// `text` without blanks at its ends.
    pub fn new(text: &'p str) -> Self {
        let text = text.trim();
        Self { text, names: Names::of(text), numbers: numbers(text) }
    }

    /// Whether it has names of its own, not words that stand on every page.
    pub fn is_telling(&self) -> bool {
        !self.names.is_empty()
    }

    /// How it names an amount; `None` when it does not.
    pub fn names(&self, scope: &Scope<'_, '_>, known: &Known) -> Option<How> {
        if known.label == self.text {
            return Some(How::Called);
        }
        if self.names.is_empty() {
            let word = self.text.chars().count() > 1;
            let own = known.label.contains(self.text);
            if word && (own || heading(scope, known).contains(self.text)) {
                return Some(How::Within);
            }
            let headed = scope.page.pieces[known.piece].setting.headings.last();
            return headed
                .is_some_and(|heading| word && heading.contains(self.text))
                .then_some(How::Under);
        }
        // `1% 샘플링` is not `10% 샘플링`.
        let others = numbers(&known.label);
        if !self.numbers.is_empty() && !others.is_empty() && self.numbers != others {
            return None;
        }
        if self.names.within(known.names()) {
            return Some(How::Within);
        }
        self.names.within_both(known.names(), around(scope, known)).then_some(How::Under)
    }

    /// Whether it shares a name with an amount, or with what that stands under.
    pub fn touches(&self, scope: &Scope<'_, '_>, known: &Known) -> bool {
        self.names.share(known.names()) || self.names.share(around(scope, known))
    }
}

/// The amounts above a line that a phrase names, the surest and then the nearest first.
pub fn named<'s>(scope: &Scope<'_, 's>, phrase: &Phrase<'_>) -> Vec<Named<'s>> {
    let found = scope.recent().rev();
    let mut all: Vec<Named<'s>> =
        found.filter_map(|known| Some(Named { known, how: phrase.names(scope, known)? })).collect();
    all.sort_by_key(|named| named.how);
    all
}

/// The amounts that a name may mean, each value once: where some of the section have it, these alone.
pub fn meant<'s>(scope: &Scope<'_, 's>, name: &str) -> Vec<&'s Known> {
    let found = named(scope, &Phrase::new(name));
    let section = scope.setting().section;
    let here = found.iter().any(|named| named.known.section == section && named.how < How::Under);
    let mut bases: Vec<&Known> = Vec::new();
    for base in found {
        let far = here && (base.known.section != section || base.how == How::Under);
        let price = base.known.role == Role::Price || base.known.value.is_zero();
        if !far && !price && bases.iter().all(|other| other.value != base.known.value) {
            bases.push(base.known);
        }
    }
    bases
}

/// The heading of the column that an amount of a table stands in, without marks.
pub fn heading(scope: &Scope<'_, '_>, known: &Known) -> String {
    match scope.page.pieces.get(known.piece).map(|piece| &piece.content) {
        Some(Said::Table(grid)) => {
            grid.header.get(known.group).map_or_else(String::new, |cell| plain(cell.text))
        }
        _ => String::new(),
    }
}

/// The names of what an amount stands under.
fn around<'s>(scope: &Scope<'_, '_>, known: &'s Known) -> &'s Names {
    known.around.get_or_init(|| {
        let setting = &scope.page.pieces[known.piece].setting;
        let statements = scope.page.statements(known.piece);
        let titles = statements.get(known.line).map(|line| &line.titles[..]).unwrap_or_default();
        let column = heading(scope, known);
        let texts = [setting.caption, column.as_str()];
        Names::of_all(texts.into_iter().chain(titles.iter().map(|title| statements[*title].text)))
    })
}

/// The numbers in a name, in its order.
fn numbers(label: &str) -> Vec<&str> {
    label
        .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .filter(|run| run.contains(|c: char| c.is_ascii_digit()))
        .collect()
}
