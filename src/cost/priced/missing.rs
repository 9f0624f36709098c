//! A service that costs something, on a page whose cost table has no row for it.

use super::subject::{Stand, Subject};
use crate::cost::book::{Alias, Shelf};
use crate::cost::compute::page::{Page, Said};
use crate::cost::read::column::Column;
use crate::cost::service::Named;
use crate::diagnostic::Diagnostic;
use crate::text::{Span, with_particle};

/// A service that a page says it uses: in a diagram or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Where it is named.
    pub span: Span,
    /// Its name, on one line.
    pub name: String,
}

/// A finding for each service that the book has a price for, and the page's cost tables no row. A
/// page without a cost table is not asked.
pub fn of(
    page: &Page<'_>,
    subjects: &[Subject<'_>],
    services: &[Service],
    shelf: &Shelf,
) -> Vec<Diagnostic> {
    let rows: Vec<&Subject<'_>> = subjects
        .iter()
        .filter(|subject| subject.stand == Stand::Row && is_cost_table(page, subject.piece))
        .collect();
    // A table of days or of scenarios lists no services.
    let of_services = |row: &&Subject<'_>| {
        !row.prices.is_empty() || shelf.of_resource(&row.alias.0).next().is_some()
    };
    if !rows.iter().any(of_services) {
        return Vec::new();
    }
    let mut asked: Vec<Alias> = Vec::new();
    let mut findings = Vec::new();
    for service in services {
        let alias = Alias::of(&service.name);
        if asked.contains(&alias) {
            continue;
        }
        let keys: Vec<&str> = shelf
            .of_resource(&alias)
            .filter(|price| !price.is_free())
            .map(|price| price.key.as_str())
            .collect();
        let has_row = rows.iter().any(|row| {
            let (resource, spec) = &row.alias;
            let whole = resource.with(spec);
            let (one, other) = (Named::of(&service.name), Named::of(&row.name));
            alias.within(&whole)
                || (one.usage().is_some() && one.usage() == other.usage())
                || row.prices.iter().any(|price| keys.contains(&price.key.as_str()))
                || shelf.of_resource(resource).any(|price| keys.contains(&price.key.as_str()))
        });
        if let (Some(key), false) = (keys.first(), has_row) {
            let message = format!(
                "{} 쓰는데 이 페이지의 비용표에 행이 없습니다",
                with_particle(&service.name, "을", "를")
            );
            let price = shelf.by_key(key);
            let mut finding = Diagnostic::warning("cost-missing-row", service.span, message)
                .help(format!("비용표에 {} 행을 적으세요. 이름이 다른 행이 있으면 그 행에 `<!-- cost: {key} -->`를 적으세요", service.name));
            if let Some(price) = price {
                finding = finding.related(price.span, format!("가격 파일: {price}"));
            }
            findings.push(finding);
        }
        asked.push(alias);
    }
    findings
}

/// Whether a piece is a table of things and what they cost.
fn is_cost_table(page: &Page<'_>, piece: usize) -> bool {
    let Said::Table(grid) = &page.pieces[piece].content else { return false };
    let has = |wanted: fn(&Column) -> bool| grid.columns_where(wanted).next().is_some();
    has(|column| *column == Column::Name) && has(|column| matches!(column, Column::Amount(_)))
}
