//! Columns whose amounts are those of another column times one number that the page states: node hours at
//! the price of one, hours without service at what an hour earns, shares of one budget.

use super::super::claim::{Claim, Force, Kind};
use super::super::contest::gives;
use super::super::figure::{Figure, Measure};
use super::super::formula::{Formula, Given};
use super::super::names::Names;
use super::super::quoted::Quoted;
use super::Place;
use super::row::RowScope;
use crate::cost::read::column::Column;
use crate::cost::read::grid::Part;
use crate::cost::read::token::{Kind as Token, Money};
use crate::money::{Data, Exact, Unit};

/// Tables of more rows are not searched.
const ROWS: usize = 40;

/// How many amounts of the page are tried, the nearest ones.
const MOST: usize = 48;

/// How many amounts of one column's name are tried.
const FEW: usize = 3;

/// How many other rows are tried before all are.
const PROBES: usize = 2;

/// How many other rows must come about the same way.
const OTHERS: usize = 2;

/// The claim of a cell that comes about as two other rows of its table do; they are what says that it is
/// wrong.
pub fn claim(scope: &RowScope<'_, '_>, column: usize) -> Option<Claim> {
    let own = figure(scope, column)?;
    if scope.grid.rows.len() > ROWS {
        return None;
    }
    let rows: Vec<(RowScope<'_, '_>, Figure)> = (0..scope.grid.rows.len())
        .filter(|line| scope.grid.rows[*line].part == Part::Item)
        .filter_map(|line| {
            let place = Place { line, ..scope.place };
            let row = RowScope { row: &scope.grid.rows[line], place, ..*scope };
            let figure = figure(&row, column)?;
            Some((row, figure))
        })
        .collect();
    let others = || rows.iter().filter(|(row, _)| row.place.line != scope.place.line);
    let telling = |figure: &Figure| !figure.value.is_zero() && figure.significant_digits() > 1;
    // Those that say the most are tried first; one of them may be the wrong one.
    let mut probes: Vec<&(RowScope<'_, '_>, Figure)> =
        others().filter(|(_, figure)| telling(figure)).collect();
    probes.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.significant_digits()));
    probes.truncate(PROBES);
    let meets = |row: &RowScope<'_, '_>, figure: &Figure, way: &Way<'_>| {
        let formula = way.of(row);
        formula.is_some_and(|formula| gives(figure, &formula, &scope.page.judging))
    };
    let way = ways(scope, column, &own).into_iter().find(|way| {
        probes.iter().any(|(row, figure)| meets(row, figure, way)) && {
            let met = others().filter(|(row, figure)| meets(row, figure, way));
            let met: Vec<&Figure> = met.map(|(_, figure)| figure).collect();
            let proof = met.iter().filter(|figure| telling(figure)).count();
            proof >= OTHERS && 2 * met.len() > others().count()
        }
    })?;
    let formula = way.of(scope)?;
    let (kind, code) = match own.measure {
        Measure::Percent => (Kind::Percent, "cost-percent"),
        Measure::Money(_) => (Kind::Row, "cost-amount"),
    };
    Some(Claim::new(own, kind, code, vec![formula]).force(Force::Binding))
}

/// The one figure of a cell.
fn figure(scope: &RowScope<'_, '_>, column: usize) -> Option<Figure> {
    let cell = scope.row.cells.get(column)?;
    let mut found = cell
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.kind, Token::Money(_) | Token::Percent(_)));
    let (at, _) = found.next()?;
    found.next().is_none().then(|| scope.figure(column, at)).flatten()
}

/// One way for all rows.
enum Way<'p> {
    /// Numbers of columns, each times an amount, added up.
    Priced(Vec<(usize, &'p Quoted)>),
    /// The amount of a column in percent of another.
    Share(usize, &'p Quoted),
    /// How much less the amount of a column is than another, in percent.
    Less(usize, &'p Quoted),
}

impl Way<'_> {
    /// What it gives for a row.
    fn of(&self, scope: &RowScope<'_, '_>) -> Option<Formula> {
        let hundred = || Given::known("100", Exact::whole(100));
        match self {
            Self::Priced(parts) => {
                let terms: Option<Vec<Formula>> = parts
                    .iter()
                    .map(|(at, price)| {
                        Some(Formula::from(number(scope, *at)?).times(price.given.clone()))
                    })
                    .collect();
                let mut terms = terms?;
                Some(if terms.len() == 1 { terms.remove(0) } else { Formula::sum(terms) })
            }
            Self::Share(at, whole) => {
                Some(Formula::from(amount(scope, *at)?).over(whole.given.clone()).times(hundred()))
            }
            Self::Less(at, whole) => Some(
                Formula::from(whole.given.clone())
                    .minus(amount(scope, *at)?)
                    .over(whole.given.clone())
                    .times(hundred()),
            ),
        }
    }
}

/// Every way to try, the nearest amounts first.
fn ways<'p>(scope: &RowScope<'_, 'p>, column: usize, own: &Figure) -> Vec<Way<'p>> {
    let quoted = nearest(scope);
    let columns = 0..scope.row.cells.len();
    match own.measure {
        Measure::Percent => {
            let amounts = columns.rev().filter(|at| *at != column);
            let amounts: Vec<usize> = amounts.filter(|at| amount(scope, *at).is_some()).collect();
            amounts
                .iter()
                .flat_map(|at| {
                    quoted
                        .iter()
                        .flat_map(move |whole| [Way::Share(*at, whole), Way::Less(*at, whole)])
                })
                .collect()
        }
        Measure::Money(stated) => {
            let quoted: Vec<&Quoted> =
                quoted.into_iter().filter(|quoted| quoted.currency == stated.currency()).collect();
            let numbers: Vec<usize> =
                columns.filter(|at| *at != column && number(scope, *at).is_some()).collect();
            let numbers: Vec<usize> =
                numbers.into_iter().filter(|at| is_even(scope, *at)).collect();
            let mut all = named(scope, &numbers, &quoted);
            let each = numbers
                .iter()
                .rev()
                .flat_map(|at| quoted.iter().map(move |price| Way::Priced(vec![(*at, *price)])));
            all.extend(each);
            all
        }
    }
}

/// Each number at the price of its column's own name, added up: `vCPU | 메모리` at `(vCPU $19, GB $4.75)`.
fn named<'p>(scope: &RowScope<'_, '_>, numbers: &[usize], quoted: &[&'p Quoted]) -> Vec<Way<'p>> {
    let mut all: Vec<Vec<(usize, &'p Quoted)>> = vec![Vec::new()];
    for at in numbers {
        let heading = Names::of(scope.heading(*at));
        let size = unit(scope, *at).is_some_and(|unit| matches!(unit, Unit::Data(_)));
        let gigabytes = Names::of("GB");
        let fits = |price: &&&Quoted| {
            heading.share(&price.names)
                || size
                    && (matches!(price.unit, Some(Unit::Data(_))) && price.names.is_empty()
                        || gigabytes.within(&price.names))
        };
        let prices: Vec<&'p Quoted> = quoted.iter().filter(fits).copied().take(FEW).collect();
        if !prices.is_empty() {
            all = all
                .iter()
                .flat_map(|way| {
                    prices.iter().map(|price| way.iter().copied().chain([(*at, *price)]).collect())
                })
                .collect();
        }
    }
    all.into_iter().filter(|parts| parts.len() > 1).map(Way::Priced).collect()
}

/// The amounts of the page, each once, the nearest to the table first.
fn nearest<'p>(scope: &RowScope<'_, 'p>) -> Vec<&'p Quoted> {
    let mut kept: Vec<&'p Quoted> = Vec::new();
    let own = scope.place.piece;
    let above = scope.page.quoted.iter().rev().filter(|quoted| quoted.piece < own);
    for quoted in above.chain(scope.page.quoted.iter().filter(|quoted| quoted.piece > own)) {
        let known = kept
            .iter()
            .any(|other| other.given.value == quoted.given.value && other.names == quoted.names);
        if !known && !quoted.given.value.is_zero() && kept.len() < MOST {
            kept.push(quoted);
        }
    }
    kept
}

/// The number that is all a cell holds.
fn number(scope: &RowScope<'_, '_>, column: usize) -> Option<Given> {
    let text = (column < scope.row.cells.len()).then(|| scope.text(column))?;
    let [_] = text.tokens else { return None };
    let count = text.count(0).filter(|count| !count.range && count.per.is_none())?;
    let given = text.given(0)?;
    // Sizes of one column may be in several units.
    let value = match count.unit {
        Some(Unit::Data(data)) => given.value.times(data.in_units_of(Data::Gigabyte))?,
        _ => given.value,
    };
    Some(Given { value, ..given })
}

/// Whether the numbers of a column are all of one kind.
fn is_even(scope: &RowScope<'_, '_>, column: usize) -> bool {
    let units = scope.grid.rows.iter().filter(|row| row.part == Part::Item).filter_map(|row| {
        match row.cells.get(column)?.tokens.first().map(|token| &token.kind) {
            Some(Token::Count(count)) => Some(count.unit.clone()),
            _ => None,
        }
    });
    let units: Vec<Option<Unit>> = units.collect();
    let size = |unit: &Option<Unit>| matches!(unit, Some(Unit::Data(_)));
    units.windows(2).all(|pair| pair[0] == pair[1]) || units.iter().all(size)
}

fn unit(scope: &RowScope<'_, '_>, column: usize) -> Option<Unit> {
    scope.text(column).count(0)?.unit.clone()
}

/// The amount that is all a cell holds.
fn amount(scope: &RowScope<'_, '_>, column: usize) -> Option<Given> {
    let cell = scope.row.cells.get(column)?;
    let set = matches!(scope.grid.columns[column], Column::Difference | Column::Share);
    let (token, money) = cell.money().filter(|_| !set && cell.moneys().count() == 1)?;
    let plain = |money: &Money| money.to.is_none() && !money.open;
    if plain(money) { scope.text(column).given(token) } else { None }
}
