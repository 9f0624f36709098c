//! Rows of indicators, computed from other rows by their names: `주문당 비용`, `매출 대비 비율`,
//! `총비용 ÷ MAU`.

use super::super::claim::{Claim, Kind, Way};
use super::super::formula::{Formula, Given};
use super::each::Each;
use super::row::RowScope;
use crate::cost::read::grid::Part;
use crate::cost::read::statement::plain;
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::DIFFERENCE;
use crate::money::Exact;

/// Words for what is spent.
const COSTS: [&str; 8] = ["비용", "요금", "청구", "지출", "합계", "총액", "cost", "total"];

/// How many amounts can be meant.
const FEW: usize = 3;

/// The claim about the one figure of a cell whose row is computed from others.
pub fn claim(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let cell = scope.row.cells.get(column).filter(|_| column > 0)?;
    let figure_at =
        |at: &usize| matches!(cell.tokens[*at].kind, Token::Money(_) | Token::Percent(_));
    let mut figures = (0..cell.tokens.len()).filter(figure_at);
    let (at, None) = (figures.next()?, figures.next()) else { return None };
    let percent = matches!(cell.tokens[at].kind, Token::Percent(_));
    let figure = scope.figure(column, at)?;
    let (kind, code) = match percent {
        true => (Kind::Percent, "cost-percent"),
        false => (Kind::PerUnit, "cost-amount"),
    };
    if let Some(formula) = written(scope, column) {
        let formula = if percent { formula.times(hundred()) } else { formula };
        return Some(Claim::new(figure, kind, code, vec![formula]));
    }
    let found = if percent { against(scope, column) } else { for_each(scope, column) }?;
    let claim = Claim::new(figure, kind, code, found);
    // A row that is computed from others is so in all of its columns.
    Some(claim.supported(Way::Related(usize::MAX), scope.place.piece))
}

fn hundred() -> Given {
    Given::known("100", Exact::whole(100))
}

/// The figure of another row in the same column: its amount, else its number.
fn figure_of(scope: &RowScope<'_, '_>, line: usize, column: usize) -> Option<Given> {
    let row = scope.beside(line)?;
    if let Some(amount) = row.amount(column) {
        return Some(amount);
    }
    let cell = row.row.cells.get(column)?;
    let text = row.text(column);
    let mut counts = (0..cell.tokens.len()).filter(|at| text.count(*at).is_some());
    let (at, None) = (counts.next()?, counts.next()) else { return None };
    text.given(at)
}

/// `총비용 ÷ MAU`: the names of two rows with an operator between them, in another cell.
fn written(scope: &RowScope<'_, '_>, column: usize) -> Option<Formula> {
    // The name of a row is no formula: `앱 알림 + 이메일`.
    (1..scope.row.cells.len()).filter(|at| *at != column).find_map(|at| {
        let text = plain(scope.row.cells[at].text);
        let sign = [" ÷ ", " / ", " × ", " - ", " − ", " + "]
            .into_iter()
            .find(|sign| text.matches(sign).count() == 1)?;
        let (first, second) = text.trim_start_matches(['(', '=']).split_once(sign)?;
        let row = |name: &str| {
            let name = name.trim_matches(['(', ')', ' ']);
            let mut rows = (0..scope.grid.rows.len()).filter(|line| {
                *line != scope.place.line && bare(&scope.grid.rows[*line].label) == bare(name)
            });
            let (line, None) = (rows.next()?, rows.next()) else { return None };
            figure_of(scope, line, column).map(Formula::from)
        };
        let second = second.strip_suffix("× 100").unwrap_or(second);
        let (first, second) = (row(first)?, row(second)?);
        Some(match sign {
            " ÷ " | " / " => first.over(second),
            " × " => first.times(second),
            " + " => Formula::sum([first, second]),
            _ => first.minus(second),
        })
    })
}

/// A name without brackets and blanks.
fn bare(label: &str) -> String {
    let outside = label.split('(').next().unwrap_or(label);
    outside.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// What a row for each of something is computed from.
fn for_each(scope: &RowScope<'_, '_>, column: usize) -> Option<Vec<Formula>> {
    let label = &scope.row.label;
    let each = Each::of(label)?;
    let mut counts: Vec<Given> = (0..scope.grid.rows.len())
        .filter(|line| *line != scope.place.line)
        .filter(|line| !scope.grid.rows[*line].label.contains('당'))
        .filter_map(|line| {
            let row = scope.beside(line)?;
            each.number(&row, column, &row.row.label).filter(|_| row.amount(column).is_none())
        })
        .collect();
    if counts.is_empty() {
        let setting = &scope.page.pieces[scope.place.piece].setting;
        let cells = (0..scope.row.cells.len()).filter(|at| *at != column);
        let texts = cells
            .map(|at| scope.row.cells[at].text)
            .chain([scope.heading(column), setting.caption])
            .chain(setting.headings.last().copied());
        counts.extend(texts.filter_map(|text| each.said(scope, text)).take(1));
    }
    let amounts = amounts(scope, column, |label| {
        COSTS.iter().any(|word| label.to_lowercase().contains(word))
    });
    let ways: Vec<Formula> = counts
        .iter()
        .flat_map(|count| {
            amounts.iter().map(|amount| {
                let one = Formula::from(amount.clone()).over(count.clone());
                match &each.many {
                    Some(many) => one.times(many.clone()),
                    None => one,
                }
            })
        })
        .collect();
    (!ways.is_empty()).then_some(ways)
}

/// `매출 대비 비율`: what is spent in percent of the row named so, or of the amount that the row's remark
/// gives: `$800 기준`.
fn against(scope: &RowScope<'_, '_>, column: usize) -> Option<Vec<Formula>> {
    let label = &scope.row.label;
    let (name, rest) = label.split_once("대비")?;
    let name = bare(name);
    if name.is_empty() || DIFFERENCE.within(rest) {
        return None;
    }
    let base = (0..scope.grid.rows.len())
        .filter(|line| *line != scope.place.line && bare(&scope.grid.rows[*line].label) == name)
        .find_map(|line| figure_of(scope, line, column));
    let noted = || {
        (0..scope.row.cells.len())
            .filter(|at| *at != column && scope.row.cells[*at].text.contains("기준"))
            .find_map(|at| scope.amount(at))
    };
    let base = base.or_else(noted)?;
    let spent = amounts(scope, column, |label| bare(label) != name);
    let ways: Vec<Formula> = spent
        .into_iter()
        .map(|amount| Formula::from(amount).over(base.clone()).times(hundred()))
        .collect();
    (!ways.is_empty()).then_some(ways)
}

/// The amounts of a column that can be what is spent: the sums, else the rows named so; the nearest first.
fn amounts(scope: &RowScope<'_, '_>, column: usize, named: impl Fn(&str) -> bool) -> Vec<Given> {
    let own = scope.place.line;
    let rows = |fits: &dyn Fn(usize) -> bool| -> Vec<Given> {
        let plain = |line: &usize| {
            let label = &scope.grid.rows[*line].label;
            !label.contains('당') && !label.contains("대비") && fits(*line)
        };
        let all = (0..own).rev().chain(own + 1..scope.grid.rows.len()).filter(plain);
        all.filter_map(|line| scope.beside(line)?.amount(column)).take(FEW).collect()
    };
    let sums = rows(&|line| scope.grid.rows[line].part == Part::Total);
    if sums.is_empty() { rows(&|line| named(&scope.grid.rows[line].label)) } else { sums }
}
