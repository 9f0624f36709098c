//! Columns of scenarios, each with the prices that the text gives under its name: `100GB | $48.97 | $10.49`
//! below `NAT Gateway: 시간당 $0.059, 처리 GB당 $0.059`.

use super::super::arithmetic::Text;
use super::super::formula::{Formula, Given};
use super::super::names::Names;
use super::super::prices::per_at;
use super::priced::priced_with;
use super::row::RowScope;
use super::supply::supplies;
use crate::cost::read::column::Column;
use crate::cost::read::heading::period_word;
use crate::cost::read::statement::{Statement, plain};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::DAILY;
use crate::money::{Per, Time, Unit};

/// What has a name costs so much.
enum Part {
    /// For each of something.
    Priced(Given, Per),
    /// A month.
    Fixed(Given),
}

/// How many prices of one name are added up.
const MOST: usize = 4;

/// How many pieces above the table are read.
const NEAR: usize = 6;

/// The use of a row at the price in the heading of a column: `10GB | $228` below `CloudWatch ($0.76/GB)`; what
/// is used each day, for a month as well.
fn at_heading(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let Some(cell) = scope.grid.header.get(column) else { return Vec::new() };
    let text = Text {
        source: scope.page.source,
        text: cell.text,
        start: cell.start,
        tokens: &cell.tokens,
    };
    let priced = cell.money().filter(|(_, money)| money.is_price() && cell.moneys().count() == 1);
    let Some((given, money)) = priced.and_then(|(at, money)| Some((text.given(at)?, money))) else {
        return Vec::new();
    };
    let used = supplies(scope, column);
    let met = priced_with(scope, given, money.per.as_ref(), &used, column, Vec::new());
    let mut ways = met.map(|met| met.ways).unwrap_or_default();
    let daily = (0..column).any(|at| {
        let heading = plain(scope.heading(at));
        heading.starts_with("일 ") || DAILY.within(&heading)
    });
    if daily {
        let days = scope.page.calendar.lengths(Time::Month, Time::Day);
        let month = |way: &Formula| {
            days.iter().map(|length| way.clone().times(length.clone())).collect::<Vec<_>>()
        };
        ways = ways.iter().flat_map(month).chain(ways.iter().cloned()).collect();
    }
    ways
}

/// What the use of a row costs by the prices of its column's name.
pub fn ways(scope: &RowScope<'_, '_>, column: usize) -> Vec<Formula> {
    let own = at_heading(scope, column);
    if !own.is_empty() {
        return own;
    }
    let names = Names::of(scope.heading(column));
    let open =
        matches!(scope.grid.columns[column], Column::Amount(_) | Column::Other | Column::Name);
    if names.is_empty() || !open {
        return Vec::new();
    }
    let supplies = supplies(scope, column);
    let own = scope.place.piece;
    let nearest = (own.saturating_sub(NEAR)..own).rev().find_map(|piece| {
        let found = parts(scope, column, piece, &names);
        (!found.is_empty()).then_some(found)
    });
    let parts = nearest.unwrap_or_default();
    let used = parts.iter().any(|part| match part {
        Part::Priced(_, per) => per.units.iter().any(|unit| !matches!(unit, Unit::Time(_))),
        Part::Fixed(_) => false,
    });
    if !used || parts.len() > MOST {
        return Vec::new();
    }
    let terms: Option<Vec<Formula>> = parts
        .into_iter()
        .map(|part| match part {
            Part::Fixed(given) => Some(given.into()),
            Part::Priced(given, per) => {
                let met =
                    priced_with(scope, given.clone(), Some(&per), &supplies, column, Vec::new());
                let hourly = per.numeral.is_none() && per.units == [Unit::Time(Time::Hour)];
                match met {
                    Ok(ways) => ways.ways.into_iter().next(),
                    Err(_) if hourly => {
                        let month = scope.page.calendar.lengths(Time::Month, Time::Hour);
                        Some(Formula::from(given).times(month.into_iter().next()?))
                    }
                    Err(_) => None,
                }
            }
        })
        .collect();
    match terms {
        Some(mut terms) if terms.len() == 1 => terms.pop().into_iter().collect(),
        Some(terms) => vec![Formula::sum(terms)],
        None => Vec::new(),
    }
}

/// The prices of a column's name in a piece.
fn parts(scope: &RowScope<'_, '_>, column: usize, piece: usize, names: &Names) -> Vec<Part> {
    let statements = scope.page.statements(piece);
    let others: Vec<Names> = (0..scope.row.cells.len())
        .filter(|at| *at != column)
        // `REST API` and `HTTP API` are told apart by what they do not share.
        .map(|at| Names::of(scope.heading(at)).without(names))
        .collect();
    let mut all = Vec::new();
    for line in statements {
        // What is computed is no price.
        if line.tokens.iter().any(|token| token.kind == Token::Sign(Operator::Equals)) {
            continue;
        }
        let titles = line.titles.iter().filter_map(|title| statements.get(*title));
        let label = Names::of_all([named(line)].into_iter().chain(titles.map(|title| title.text)));
        let within = names.within(&label);
        for (at, _) in line.moneys() {
            let clause = Names::of(clause(line, at));
            // `Lambda는 100만 건당 $1.67이고, Fargate는 월 $36.04`
            let foreign = others.iter().any(|other| other.within(&clause));
            if names.within(&clause) || within && !foreign {
                all.extend(part(scope, line, at));
            }
        }
    }
    all
}

/// The text before an amount, from the comma or the amount before it.
fn clause<'t>(line: &Statement<'t>, at: usize) -> &'t str {
    let border = |token: &Token<'_>| matches!(token, Token::Comma | Token::Money(_));
    let from = line.tokens[..at].iter().rposition(|token| border(&token.kind));
    let from = from.map_or(0, |from| line.tokens[from].end);
    line.text.get(from..line.tokens[at].at.start).unwrap_or("")
}

/// What a line is about: what stands before its first amount.
fn named<'t>(line: &Statement<'t>) -> &'t str {
    let first = line.moneys().next().map_or(line.text.len(), |(at, _)| line.tokens[at].at.start);
    line.text.get(..first).unwrap_or("")
}

fn part(scope: &RowScope<'_, '_>, line: &Statement<'_>, at: usize) -> Option<Part> {
    let money = line.money(at).filter(|money| money.to.is_none() && !money.open)?;
    let text = Text {
        source: scope.page.source,
        text: line.text,
        start: line.start,
        tokens: &line.tokens,
    };
    let given = text.given(at)?;
    let word = line.text[..line.tokens[at].at.start].split_whitespace().next_back();
    let monthly = word.and_then(period_word) == Some(Time::Month);
    let each = at > 0 && matches!(line.tokens[at - 1].kind, Token::Per(_));
    if !money.is_price()
        && !each
        && (money.period() == Some(Time::Month) || monthly)
        && !clause(line, at).contains('당')
    {
        return Some(Part::Fixed(given));
    }
    per_at(line, at).map(|per| Part::Priced(given, per))
}
