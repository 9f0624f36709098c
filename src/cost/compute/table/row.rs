//! A row of a table: quantities times a price.

use super::super::arithmetic::Text;
use super::super::claim::{Claim, Force, HOURLY_UNSAID, Kind, Way};
use super::super::contest::{Reading, Standing};
use super::super::figure::Figure;
use super::super::formula::{Factor, Formula, Given};
use super::super::memory::Known;
use super::super::page::{Page, Said};
use super::super::tax;
use super::Place;
use super::allowed::with_allowed;
use super::priced::{Footing, priced};
use super::{allowance, constant, echo, elsewhere, listed, parts, relation, scenario, working};
use crate::cost::read::column::Column;
use crate::cost::read::grid::{Grid, Row};
use crate::cost::read::heading::Stretch;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::DISCOUNT;
use crate::money::Exact;

/// A row with its table.
#[derive(Clone, Copy)]
pub struct RowScope<'a, 's> {
    /// The page.
    pub page: &'s Page<'a>,
    /// Where the table stands.
    pub place: Place,
    /// The table.
    pub grid: &'s Grid<'a>,
    /// The row.
    pub row: &'s Row<'a>,
}

impl<'a, 's> RowScope<'a, 's> {
    /// A cell as a text to compute on.
    pub fn text(&self, column: usize) -> Text<'s> {
        let cell = &self.row.cells[column];
        Text { source: self.page.source, text: cell.text, start: cell.start, tokens: &cell.tokens }
    }

    /// The byte of the page where the row begins.
    pub fn start(&self) -> usize {
        self.row.cells.first().map_or(0, |cell| cell.start)
    }

    /// The figure of a token of a cell.
    pub fn figure(&self, column: usize, at: usize) -> Option<Figure> {
        let cell = &self.row.cells[column];
        let place = &cell.tokens[at].at;
        let range = cell.start + place.start..cell.start + place.end;
        match &cell.tokens[at].kind {
            Token::Money(money) => Figure::of_money(self.page.source, money, range),
            Token::Percent(number) => Figure::of_percent(self.page.source, *number, range),
            _ => None,
        }
    }

    /// Another row of the table.
    pub fn beside(&self, line: usize) -> Option<Self> {
        let row = self.grid.rows.get(line)?;
        Some(Self { row, place: Place { line, ..self.place }, ..*self })
    }

    /// The one amount of a cell.
    pub fn amount(&self, column: usize) -> Option<Given> {
        let cell = self.row.cells.get(column)?;
        let (token, money) = cell.money().filter(|_| cell.moneys().count() == 1)?;
        let plain = money.to.is_none() && !money.open;
        if plain { self.text(column).given(token) } else { None }
    }

    /// Whether what stands around the table has one of the words.
    pub fn context(&self, words: crate::cost::read::words::Words) -> bool {
        let setting = &self.page.pieces[self.place.piece].setting;
        setting.headings.last().is_some_and(|heading| self.page.says(words, heading))
            || self.page.says(words, setting.caption)
    }

    /// The heading of a column, as written.
    pub fn heading(&self, column: usize) -> &'s str {
        self.grid.header.get(column).map_or("", |cell| cell.text)
    }

    /// Whether the row, the heading of a column or what stands around the table says that tax is in the amounts.
    pub fn is_taxed(&self, column: usize) -> bool {
        let piece = self.place.piece;
        let below = self.page.pieces.get(piece + 1).and_then(|next| match &next.content {
            Said::Lines(_, lines) => lines.first().map(|line| line.text),
            _ => None,
        });
        let around = [self.page.pieces[piece].setting.caption, self.heading(column)];
        let cells = self.row.cells.iter().map(|cell| cell.text);
        cells.chain(around).chain(below).any(tax::is_included)
    }

    /// Whether the names of the rows only count them: `1팀`, `2팀`.
    pub fn counts_up(&self, column: usize) -> bool {
        let first = |row: &Row<'_>| match row.cells.get(column)?.tokens.as_slice() {
            [token] => match &token.kind {
                Token::Count(count) => count.numeral.exact(),
                _ => None,
            },
            _ => None,
        };
        let line = self.place.line;
        let rows = &self.grid.rows;
        let beside = |at: usize, step: i64| {
            let other = rows.get(at).and_then(first);
            let own = first(self.row).and_then(|own| own.plus(Exact::whole(step)));
            own.is_some() && own == other
        };
        beside(line + 1, 1) || line > 0 && beside(line - 1, -1)
    }

    /// Whether the heading of a column says that its amounts are paid once.
    pub fn is_paid_once(&self, column: usize) -> bool {
        let heading = self.heading(column);
        ["선결제", "초기", "선불", "선납", "1회", "Upfront", "upfront"]
            .iter()
            .any(|word| heading.contains(word))
    }

    /// The stretch of time that the heading of an amount names.
    pub fn stretch(&self, column: usize) -> Option<&'s Stretch> {
        match self.grid.columns.get(column)? {
            Column::Amount(stretch) => stretch.as_ref(),
            _ => None,
        }
    }
}

/// The claim about an amount of a row: the surest way first, then what else may explain it.
pub fn amount(scope: &RowScope<'_, '_>, column: usize, above: &[Known]) -> Option<Claim> {
    let cell = &scope.row.cells[column];
    let (at, money) = cell.money()?;
    let figure = scope.figure(column, at)?;
    if money.to.is_some() || money.open || cell.moneys().count() > 1 {
        return Some(Claim::unknown(figure, Kind::Row, "금액이 범위이거나 여럿입니다"));
    }
    if computes(scope, column) {
        return Some(Claim::unknown(figure, Kind::Row, "칸 안에 계산이 있습니다"));
    }
    let piece = scope.place.piece;
    // A row that is named for a time holds in all of its columns alike.
    let alike = match relation::is_of_amounts(&scope.row.label) {
        true => Way::Related(usize::MAX),
        false => Way::Related(column),
    };
    let related = relation::related(scope, column, above);
    let make =
        |formulas: Vec<Formula>| Claim::new(figure.clone(), Kind::Row, "cost-amount", formulas);
    if let Some(tax) = relation::tax(scope, column, above) {
        return Some(make(vec![tax]));
    }
    if matches!(scope.grid.columns[column], Column::Price(_)) {
        let related = (!related.is_empty()).then(|| make(related));
        return related.map(|claim| claim.supported(alike, piece));
    }
    let mut chain: Vec<Claim> = Vec::new();
    let worked = working::working(scope, column);
    let mut reason = "";
    let calculated = worked.as_ref().is_some_and(|worked| worked.footing == Footing::Said);
    match priced(scope, column) {
        // A column of computations says itself how the amount comes about.
        _ if calculated => {}
        Ok(ways) if ways.footing == Footing::Said => {
            let mut claim = make(ways.ways);
            if let Some(percent) = discount(scope, column) {
                let off =
                    claim.readings.iter().map(|way| way.formula.clone().less(percent.clone()));
                let off: Vec<Reading> = off.map(Reading::from).collect();
                claim.readings.splice(0..0, off);
            }
            // `월 합계` adds up what stands before it, whatever it costs an hour.
            if relation::adds_up(scope, column) {
                claim.readings.clear();
            }
            let charged = claim.readings.iter();
            let charged: Vec<Reading> = charged
                .filter_map(|way| allowance::charged(scope, &way.formula))
                .map(Reading::from)
                .collect();
            if !charged.is_empty() {
                // What is free is said beside it; an author may pass it over.
                claim.readings.iter_mut().for_each(|way| way.standing = Standing::Allowed);
                claim.readings.splice(0..0, charged);
            }
            claim.readings.extend(listed::also(scope, column).into_iter().map(Reading::from));
            claim.readings.extend(related.iter().cloned().map(Reading::from));
            if let Some(worked) = &worked {
                claim.readings.extend(worked.formulas.iter().cloned().map(Reading::from));
            }
            // Nothing to pay may be free by what the page says elsewhere.
            if claim.figure.value.is_zero() && scope.page.free {
                claim.force = Force::Lookup;
            }
            // A heading that does not say that it is about costs: `9월`, `한 달 (30일)`.
            let unsaid = |sort: &Column| matches!(sort, Column::Other | Column::Name);
            if !unsaid(&scope.grid.columns[column])
                && !unsaid(&Column::of(scope.heading(column), column))
            {
                return Some(with_allowed(scope, column, claim));
            }
            chain.push(claim.presumed(Way::Row(column), piece));
        }
        Ok(ways) if ways.footing == Footing::Behind => {
            chain.push(make(ways.ways).supported(Way::Row(column), piece));
        }
        Ok(ways) if ways.footing == Footing::Hourly => {
            reason = HOURLY_UNSAID;
            // `15분 | $0.005`: the price may as well be for a minute.
            let minutes: Vec<Formula> = ways.ways.iter().filter_map(undivided).collect();
            let mut claim = make(ways.ways).presumed(Way::Row(column), piece);
            claim.readings.extend(minutes.into_iter().map(Reading::allowed));
            chain.push(claim);
        }
        Ok(ways) => chain.push(make(ways.ways).conjectured(Way::Row(column), piece)),
        Err(why) => reason = why,
    }
    if let Some(worked) = worked {
        let claim = make(worked.formulas);
        let sure = worked.footing == Footing::Said;
        chain.insert(0, if sure { claim } else { claim.supported(Way::Working, piece) });
    }
    chain.extend(allowance::within(scope, column).map(|formula| make(vec![formula])));
    if !related.is_empty() {
        chain.push(make(related).supported(alike, piece));
    }
    chain.extend(parts::claim(scope, column));
    let stated = scenario::ways(scope, column);
    if !stated.is_empty() {
        chain.push(make(stated).presumed(Way::Elsewhere(column), piece));
    }
    let found = elsewhere::ways(scope, column);
    if !found.is_empty() && !stays(scope, column) {
        chain.push(make(found).conjectured(Way::Elsewhere(column), piece));
    }
    // What nothing in the row says may be said by the rows beside it, or by what is computed above.
    let guessed = |claim: &Claim| {
        matches!(&claim.force, Force::Supported(support)
            if matches!(support.way, Way::Elsewhere(_) | Way::Row(_)))
    };
    if chain.iter().all(guessed) {
        let before = chain.iter().take_while(|claim| is_row(claim)).count();
        chain.splice(before..before, constant::claim(scope, column));
        chain.extend(echo::claim(scope, column, above));
    }
    let mut last: Option<Claim> = None;
    for claim in chain.into_iter().rev() {
        let claim = with_allowed(scope, column, claim);
        last = Some(Claim { otherwise: last.map(Box::new), reason, ..claim });
    }
    Some(last.unwrap_or_else(|| Claim::unknown(figure, Kind::Row, reason)))
}

/// Whether a column states the same amount in all other rows: what is used makes no difference to it.
fn stays(scope: &RowScope<'_, '_>, column: usize) -> bool {
    let others = (0..scope.grid.rows.len()).filter(|line| *line != scope.place.line);
    let mut amounts = others.filter_map(|line| Some(scope.beside(line)?.amount(column)?.value));
    let Some(first) = amounts.next() else { return false };
    let rest: Vec<Exact> = amounts.collect();
    !rest.is_empty() && rest.iter().all(|other| *other == first)
}

fn is_row(claim: &Claim) -> bool {
    matches!(&claim.force, Force::Supported(support) if matches!(support.way, Way::Row(_)))
}

/// A product without the change of its unit of time.
fn undivided(formula: &Formula) -> Option<Formula> {
    let Formula::Product(factors) = formula else { return None };
    let changes = |(how, factor): &&(Factor, Formula)| {
        *how == Factor::Over && factor.givens().iter().all(|given| given.span.is_none())
    };
    let kept: Vec<_> = factors.iter().filter(|factor| !changes(factor)).cloned().collect();
    (kept.len() < factors.len()).then_some(Formula::Product(kept))
}

/// The percentage of a column of discounts.
fn discount(scope: &RowScope<'_, '_>, column: usize) -> Option<Given> {
    (0..scope.row.cells.len()).filter(|at| *at != column).find_map(|at| {
        let heading = scope.grid.header.get(at)?;
        let text = scope.text(at);
        let [token] = text.tokens else { return None };
        let percent = matches!(token.kind, Token::Percent(_)) && DISCOUNT.within(heading.text);
        if percent { text.given(0) } else { None }
    })
}

/// Whether a cell holds arithmetic of its own.
fn computes(scope: &RowScope<'_, '_>, column: usize) -> bool {
    scope.row.cells[column].tokens.iter().any(|token| {
        matches!(token.kind, Token::Sign(Operator::Equals | Operator::Times | Operator::Over))
    })
}
