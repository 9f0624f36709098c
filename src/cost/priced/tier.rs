//! An amount beyond the first tier that was computed with one price.

use super::subject::{Stand, Subject};
use crate::cost::book::{Price, Tariff};
use crate::cost::compute::contest::{Reading, judge};
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::page::{Page, Said};
use crate::cost::compute::table::{Place, RowScope, listed};
use crate::cost::compute::verdict::{Order, Status};
use crate::cost::expected::Expected;
use crate::cost::read::column::Column;
use crate::cost::read::grid::Grid;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind, Operator};
use crate::diagnostic::{Diagnostic, Figure as Told};
use crate::money::{Exact, Per, Unit};
use crate::text::{Span, with_particle};

/// The finding of a row or line whose amount the tiers of the book contradict: it is one tier's price times
/// a quantity that goes beyond that tier.
pub fn of(page: &Page<'_>, subject: &Subject<'_>) -> Option<Diagnostic> {
    let tiered = |price: &&&Price| price.is_confirmed() && matches!(price.tariff, Tariff::Tiers(_));
    let price = subject.prices.iter().find(tiered)?;
    let per = price.per.as_ref()?;
    let bills = match (&page.pieces[subject.piece].content, subject.stand) {
        (Said::Table(grid), Stand::Row) => of_row(page, grid, subject, per),
        (Said::Lines(_, statements), Stand::Line) => {
            of_line(page, statements.get(subject.line)?, per).into_iter().collect()
        }
        _ => return None,
    };
    bills.into_iter().find_map(|(figure, used)| bill(page, subject, price, &figure, used))
}

/// The amount of a line that the tiers of the book give, with its computation: the one price that the line
/// states is then no more than the first tier's.
pub fn given(page: &Page<'_>, subject: &Subject<'_>) -> Option<(Span, Formula, Exact)> {
    let tiered = |price: &&&Price| matches!(price.tariff, Tariff::Tiers(_));
    let price = subject.prices.iter().find(tiered).filter(|_| subject.stand == Stand::Line)?;
    let Said::Lines(_, statements) = &page.pieces[subject.piece].content else { return None };
    let per = price.per.as_ref()?;
    let (figure, used) = of_line(page, statements.get(subject.line)?, per)?;
    let formula = listed::tiered(price, per, used)?;
    let verdict = judge(&figure, &[Reading::from(formula.clone())], Order::Known, &page.judging)?;
    let right = verdict.status == Status::Verified;
    right.then_some((figure.span, formula, verdict.computed))
}

/// The amounts of a row, each with the one quantity that it is for.
fn of_row(
    page: &Page<'_>,
    grid: &Grid<'_>,
    subject: &Subject<'_>,
    per: &Per,
) -> Vec<(Figure, Exact)> {
    let Some(row) = grid.rows.get(subject.line) else { return Vec::new() };
    let place = Place { piece: subject.piece, line: subject.line };
    let scope = RowScope { page, place, grid, row };
    let amounts = grid.columns_where(|column| matches!(column, Column::Amount(_)));
    amounts
        .filter_map(|column| {
            let (at, _) = row.cells.get(column)?.money()?;
            let used = listed::quantities(&scope, column, per).unwrap_or_default();
            let [(_, used)] = used[..] else { return None };
            Some((scope.figure(column, at)?, used))
        })
        .collect()
}

/// What the equation of a line comes to, with the one quantity in it that the price is for.
fn of_line(page: &Page<'_>, line: &Statement<'_>, per: &Per) -> Option<(Figure, Exact)> {
    let [unit] = per.units.as_slice() else { return None };
    let equals =
        line.tokens.iter().rposition(|token| token.kind == Kind::Sign(Operator::Equals))?;
    let at = line.main().filter(|main| *main > equals)?;
    let mut counts = line.counts().filter_map(|(_, count)| {
        let value = count.numeral.exact().filter(|_| !count.range && count.per.is_none())?;
        match (count.unit.as_ref()?, unit) {
            (own, unit) if own == unit => Some(value),
            (Unit::Data(own), Unit::Data(unit)) => value.times(own.in_units_of(*unit)),
            _ => None,
        }
    });
    let used = counts.next().filter(|_| counts.next().is_none())?;
    // Anything else that is multiplied with changes how much is used.
    let plain = line.counts().count() == 1;
    let place = &line.tokens[at].at;
    let figure = Figure::of_money(
        page.source,
        line.money(at)?,
        line.start + place.start..line.start + place.end,
    )?;
    plain.then_some((figure, used))
}

/// The finding of an amount for a quantity beyond the first tier.
fn bill(
    page: &Page<'_>,
    subject: &Subject<'_>,
    price: &Price,
    figure: &Figure,
    used: Exact,
) -> Option<Diagnostic> {
    let Tariff::Tiers(tiers) = &price.tariff else { return None };
    let bound = tiers.first()?.up_to?;
    let per = price.per.as_ref()?;
    if used <= bound.exact() {
        return None;
    }
    let formula = listed::tiered(price, per, used)?;
    let right = judge(figure, &[Reading::from(formula.clone())], Order::Known, &page.judging)?;
    let one_price = |number: Exact| {
        let all = number.times(used)?.over(per.count()?)?;
        let given = Given::known("", all);
        let flat =
            judge(figure, &[Reading::from(Formula::from(given))], Order::Known, &page.judging)?;
        Some(flat.status == Status::Verified)
    };
    let flat = price.tariff.prices().any(|tier| one_price(tier.exact()) == Some(true));
    if right.status != Status::Mismatch || !flat {
        return None;
    }
    let expected = Expected::by(figure, Order::Known, &formula)?.text;
    let exact = figure.write_exact(right.computed).unwrap_or_else(|| right.computed.to_string());
    let unit = per.units.first().map(ToString::to_string).unwrap_or_default();
    let message = format!(
        "{} 사용량은 첫 구간 {bound}{unit}보다 많은데 {} 한 구간의 단가로 계산한 금액입니다",
        subject.name,
        with_particle(&figure.text, "은", "는")
    );
    let to = with_particle(&expected, "으로", "로");
    Some(
        Diagnostic::error("cost-tier", figure.span, message)
            .related(price.span, format!("가격 파일: {price}"))
            .help(format!("구간마다 나누어 계산한 {to} 고치세요"))
            .fix(figure.span, expected.clone())
            .figure(Told {
                stated: Some(figure.text.clone()),
                expected: Some(expected),
                exact: Some(right.computed.to_string()),
                computation: Some(format!("{formula} = {exact}")),
            }),
    )
}
