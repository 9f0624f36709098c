//! What is called free although the price file knows otherwise.

use super::subject::{Stand, Subject};
use crate::cost::book::{Allowance, Price};
use crate::cost::compute::formula::{Basis, Formula};
use crate::cost::compute::page::{Page, Said};
use crate::cost::compute::table::{Place, RowScope, listed};
use crate::cost::read::column::Column;
use crate::cost::read::grid::Cell;
use crate::cost::read::words::NOT_FREE;
use crate::diagnostic::{Diagnostic, Figure};
use crate::money::Exact;
use crate::text::{Span, with_particle};

/// The finding of a row that pays nothing for what costs something.
pub fn of(page: &Page<'_>, subject: &Subject<'_>) -> Option<Diagnostic> {
    let Said::Table(grid) = &page.pieces[subject.piece].content else { return None };
    let row = grid.rows.get(subject.line).filter(|_| subject.stand == Stand::Row)?;
    let place = Place { piece: subject.piece, line: subject.line };
    let scope = RowScope { page, place, grid, row };
    if let Some(finding) = excluded(&scope, subject) {
        return Some(finding);
    }
    let [price] = subject.prices[..] else { return None };
    if price.is_free() || !price.is_confirmed() || NOT_FREE.within(&subject.text) {
        return None;
    }
    let (place, claim) = claimed_free(&scope)?;
    let Some(free) = &price.free else { return unknown(subject, price, place, claim) };
    let paid = paid(&scope, price);
    if let Some(word) = free.not_for.iter().find(|word| subject.text.contains(word.as_str())) {
        let message = format!(
            "{} 무료 한도에 들지 않는데 {} 비용을 무료로 적었습니다",
            with_particle(word, "은", "는"),
            subject.name
        );
        return Some(finding(page, place, message, price, paid));
    }
    let used = used(&scope, free)?;
    (used > free.amount.exact()).then(|| {
        let unit = free.unit.units.first().map(ToString::to_string).unwrap_or_default();
        let message = format!(
            "{} 사용량 {} 무료 한도 {}{unit}보다 많은데 무료로 적었습니다",
            subject.name,
            with_particle(&format!("{}{unit}", listed::grouped(used)), "이", "가"),
            free.amount
        );
        finding(page, place, message, price, paid)
    })
}

/// A name of small letters as a text writes it.
fn as_written<'t>(text: &'t str, name: &'t str) -> &'t str {
    let mut windows = text.as_bytes().windows(name.len());
    let at = windows.position(|window| window.eq_ignore_ascii_case(name.as_bytes()));
    at.and_then(|at| text.get(at..at + name.len())).unwrap_or(name)
}

/// The finding of a row that pays nothing for what the page itself says is not free.
fn excluded(scope: &RowScope<'_, '_>, subject: &Subject<'_>) -> Option<Diagnostic> {
    let RowScope { page, grid, row, .. } = scope;
    if page.not_free.is_empty() || NOT_FREE.within(&subject.text) {
        return None;
    }
    // A price says by itself what the amount is.
    let priced = row
        .cells
        .iter()
        .zip(&grid.columns)
        .any(|(cell, column)| matches!(column, Column::Price(_)) && cell.money().is_some());
    let words = |text: &str| {
        let lower = text.to_lowercase();
        let kept = |c: char| !(c.is_alphanumeric() || c == '-');
        lower.split(kept).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let own = words(&subject.text);
    let named = |name: &&String| {
        let name = words(name);
        !name.is_empty() && own.windows(name.len()).any(|window| window == name)
    };
    let name = page.not_free.iter().find(named).filter(|_| !priced)?;
    let (place, _) = claimed_free(scope)?;
    let message = format!(
        "이 페이지는 {} 프리티어에 들지 않는다고 하는데 무료로 적었습니다",
        with_particle(as_written(&subject.text, name), "이", "가")
    );
    let stated = page.source.text.get(place.range()).map(str::to_owned);
    Some(
        Diagnostic::error("cost-free-tier", place, message)
            .help("단가와 금액을 적거나, 프리티어라면 앞의 설명을 고치세요")
            .figure(Figure { stated, ..Figure::default() }),
    )
}

fn finding(
    page: &Page<'_>,
    place: Span,
    message: String,
    price: &Price,
    paid: Option<(Formula, Exact)>,
) -> Diagnostic {
    let help =
        format!("단가 {} 계산한 금액을 적으세요", with_particle(&price.to_string(), "으로", "로"));
    let help = match &paid {
        Some((formula, value)) => format!("{help}: {formula} = ${value}"),
        None => help,
    };
    let figure = Figure {
        stated: page.source.text.get(place.range()).map(str::to_owned),
        expected: paid.as_ref().map(|(_, value)| format!("${value}")),
        exact: paid.as_ref().map(|(_, value)| value.to_string()),
        computation: paid.map(|(formula, value)| format!("{formula} = {value}")),
    };
    Diagnostic::error("cost-free-tier", place, message)
        .related(price.span, format!("가격 파일: {price}"))
        .help(help)
        .figure(figure)
}

/// What the row comes to, when there is one way to say and the amount has an end.
fn paid(scope: &RowScope<'_, '_>, price: &Price) -> Option<(Formula, Exact)> {
    let column = amount(scope)?;
    // Beyond what is free, where that is for the row; it stands last.
    let formula = listed::with(scope, column, price).ok()?.ways.pop()?;
    let value = formula.value(Basis::Written)?;
    (!value.is_zero() && value.scale().is_some()).then_some((formula, value))
}

/// The book has a price and knows of nothing free.
fn unknown(
    subject: &Subject<'_>,
    price: &Price,
    place: Span,
    claim: FreeClaim,
) -> Option<Diagnostic> {
    if claim == FreeClaim::Amount {
        return None;
    }
    let message = format!(
        "{} 단가를 무료로 적었는데 가격 파일에는 {}입니다 ({})",
        subject.name,
        price,
        price.provenance()
    );
    Some(
        Diagnostic::warning("cost-price-mismatch", place, message)
            .related(price.span, format!("가격 파일: {price}"))
            .help("단가와 금액을 적으세요. 무료 한도가 있으면 `pricing.toml`의 가격에 `free`를 적으세요"),
    )
}

/// What is said to cost nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FreeClaim {
    /// The price.
    Price,
    /// Only the amount.
    Amount,
}

/// Where a row says that nothing is to be paid.
fn claimed_free(scope: &RowScope<'_, '_>) -> Option<(Span, FreeClaim)> {
    let RowScope { page, grid, row, .. } = scope;
    let cells = || row.cells.iter().zip(&grid.columns);
    let said = |cell: &Cell<'_>| {
        let lead = cell.text.len() - cell.text.trim_start().len();
        let start = cell.start + lead;
        page.source.span(start..start + cell.text.trim().len())
    };
    let price = cells().find(|(cell, column)| matches!(column, Column::Price(_)) && cell.is_free());
    if let Some((cell, _)) = price {
        return Some((said(cell), FreeClaim::Price));
    }
    let amount = cells().find(|(cell, column)| {
        let zero = || {
            cell.money().is_some_and(|(_, money)| money.amount.exact().is_some_and(Exact::is_zero))
        };
        matches!(column, Column::Amount(_)) && (cell.is_free() || zero())
    });
    let (cell, _) = amount?;
    let figure = cell.money().map(|(at, _)| &cell.tokens[at].at);
    let place = figure.map(|at| page.source.span(cell.start + at.start..cell.start + at.end));
    Some((place.unwrap_or_else(|| said(cell)), FreeClaim::Amount))
}

/// How much of the unit of an allowance a row uses, when there is one way to say.
fn used(scope: &RowScope<'_, '_>, free: &Allowance) -> Option<Exact> {
    let column = amount(scope)?;
    let all = listed::quantities(scope, column, &free.unit).ok()?;
    match all[..] {
        [(_, used)] => Some(used),
        _ => None,
    }
}

/// The column of what is paid.
fn amount(scope: &RowScope<'_, '_>) -> Option<usize> {
    scope.grid.columns_where(|column| matches!(column, Column::Amount(_))).next()
}
