//! What an amount is for each of: `주문당 비용` in a table that counts orders.

use super::row::RowScope;
use crate::cost::compute::formula::Given;
use crate::cost::compute::names::Names;
use crate::cost::read::column::Column;
use crate::cost::read::statement::plain;
use crate::cost::read::token::{Kind as Token, tokens};
use crate::money::{Exact, Thing, Unit};

/// Words for people.
const PEOPLE: [&str; 14] = [
    "사용자",
    "접속자",
    "이용자",
    "회원",
    "학생",
    "고객",
    "가입자",
    "유저",
    "인원",
    "인",
    "명",
    "mau",
    "dau",
    "팀원",
];

/// One of something, or many: the `100만 건` of `100만 건당`.
pub struct Each<'t> {
    name: &'t str,
    /// Of how many.
    pub many: Option<Given>,
    unit: Option<Unit>,
}

impl<'t> Each<'t> {
    /// What a label or a heading is for each of.
    pub fn of(text: &'t str) -> Option<Self> {
        let (name, _) = text.split_once('당')?;
        let name = name.rsplit('(').next()?.trim_start_matches(['*', ' ']);
        // `월 주문당`
        let name = name.strip_prefix("월 ").unwrap_or(name).trim();
        let counted =
            tokens(&text[..text.find('당')? + '당'.len_utf8()]).into_iter().find_map(|token| {
                match token.kind {
                    Token::Per(per) => Some(per),
                    _ => None,
                }
            });
        let many = counted.as_ref().and_then(|per| {
            let many = per.count().filter(|many| *many != Exact::ONE)?;
            Some(Given::known(per.numeral?.to_string(), many))
        });
        let unit = counted.and_then(|per| per.units.into_iter().next());
        let named = unit.is_some() || !name.is_empty() && !name.contains("시간");
        let timed = matches!(unit, Some(Unit::Time(_)));
        (named && !timed).then_some(Self { name, many, unit })
    }

    /// Whether a number under a label counts what this is for each of.
    fn counts(&self, label: &str, counted: Option<&Unit>) -> bool {
        let label = plain(label).to_lowercase();
        let people = |text: &str| {
            PEOPLE.iter().any(|word| match word.chars().count() {
                1 => text.ends_with(word) && text.chars().count() < 3,
                _ => text.contains(word),
            })
        };
        let name = self.name.to_lowercase();
        let person = counted == Some(&Unit::Thing(Thing::Person));
        let same_unit = match (&self.unit, counted) {
            (Some(Unit::Thing(Thing::Each)), _) | (_, Some(Unit::Thing(Thing::Each))) => false,
            (Some(a), Some(b)) => a.is_kind_of(b),
            _ => false,
        };
        let words = Names::of(&name).share(&Names::of(&label));
        let starts = name.chars().count() > 1 && label.contains(&name);
        words || starts || same_unit || people(&name) && (person || people(&label))
    }

    /// The number in a cell, if it counts this.
    pub fn number(&self, scope: &RowScope<'_, '_>, column: usize, label: &str) -> Option<Given> {
        let text = (column < scope.row.cells.len()).then(|| scope.text(column))?;
        let mut counts = (0..text.tokens.len()).filter(|at| text.count(*at).is_some());
        let (at, None) = (counts.next()?, counts.next()) else { return None };
        let count = text.count(at).filter(|count| !count.range && count.per.is_none())?;
        let given = text.given(at).filter(|given| given.value > Exact::ZERO)?;
        let unit = match (&count.unit, &scope.grid.columns[column]) {
            (None, Column::Usage(Some(unit)) | Column::Count(unit)) => Some(unit),
            (unit, _) => unit.as_ref(),
        };
        self.counts(label, unit).then_some(given)
    }

    /// The number in a text around the table: `MAU 50,000명 기준`.
    pub fn said(&self, scope: &RowScope<'_, '_>, text: &str) -> Option<Given> {
        let start = (text.as_ptr() as usize)
            .checked_sub(scope.page.source.text.as_ptr() as usize)
            .filter(|start| start + text.len() <= scope.page.source.text.len())?;
        let tokens = tokens(text);
        let line = super::super::arithmetic::Text {
            source: scope.page.source,
            text,
            start,
            tokens: &tokens,
        };
        (0..tokens.len()).find_map(|at| {
            let count = line.count(at).filter(|count| !count.range && count.per.is_none())?;
            let before = &text[..tokens[at].at.start];
            let word = before.split_whitespace().next_back().unwrap_or("");
            let given = line.given(at).filter(|given| given.value > Exact::ONE)?;
            self.counts(word, count.unit.as_ref()).then_some(given)
        })
    }
}

/// The numbers of other columns that count what the heading of a column is for each of.
pub fn counted(scope: &RowScope<'_, '_>, column: usize, each: &Each<'_>) -> Vec<Given> {
    (0..scope.row.cells.len())
        .filter(|at| *at != column)
        .filter(|at| !matches!(scope.grid.columns[*at], Column::Amount(_) | Column::Price(_)))
        .filter_map(|at| each.number(scope, at, scope.heading(at)))
        .collect()
}
