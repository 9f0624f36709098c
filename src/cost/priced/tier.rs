//! An amount beyond the first tier that was computed with one price.

use super::subject::{Stand, Subject};
use crate::cost::book::{Price, Tariff};
use crate::cost::compute::contest::{Reading, judge};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::page::{Page, Said};
use crate::cost::compute::table::{Place, RowScope, listed};
use crate::cost::compute::verdict::{Order, Status};
use crate::cost::expected::Expected;
use crate::cost::read::column::Column;
use crate::diagnostic::{Diagnostic, Figure};
use crate::money::Exact;
use crate::text::with_particle;

/// The finding of a row whose amount the tiers of the book contradict: it is one tier's price times
/// a quantity that goes beyond that tier.
pub fn of(page: &Page<'_>, subject: &Subject<'_>) -> Option<Diagnostic> {
    let tiered = |price: &&&Price| matches!(price.tariff, Tariff::Tiers(_));
    let price = subject.prices.iter().find(tiered).filter(|_| subject.stand == Stand::Row)?;
    let Tariff::Tiers(tiers) = &price.tariff else { return None };
    let bound = tiers.first()?.up_to?.exact();
    let Said::Table(grid) = &page.pieces[subject.piece].content else { return None };
    let row = grid.rows.get(subject.line)?;
    let place = Place { piece: subject.piece, line: subject.line };
    let scope = RowScope { page, place, grid, row };
    let per = price.per.as_ref()?;
    for column in grid.columns_where(|column| matches!(column, Column::Amount(_))) {
        let Some((at, _)) = row.cells.get(column).and_then(|cell| cell.money()) else { continue };
        let Some(figure) = scope.figure(column, at) else { continue };
        let used = listed::quantities(&scope, column, per).unwrap_or_default();
        let used: Vec<Exact> = used.into_iter().map(|(_, used)| used).collect();
        let [used] = used[..] else { continue };
        if used <= bound {
            continue;
        }
        let Some(formula) = listed::tiered(price, per, used) else { continue };
        let right = judge(&figure, &[Reading::from(formula.clone())], Order::Known, &page.judging)?;
        let one_price = |number: Exact| {
            let all = number.times(used)?.over(per.count()?)?;
            let given = Given::known("", all);
            let flat = judge(
                &figure,
                &[Reading::from(Formula::from(given))],
                Order::Known,
                &page.judging,
            )?;
            Some(flat.status == Status::Verified)
        };
        let flat = price.tariff.prices().any(|tier| one_price(tier.exact()) == Some(true));
        if right.status != Status::Mismatch || !flat {
            continue;
        }
        let expected = Expected::by(&figure, Order::Known, &formula)?.text;
        let unit = per.units.first().map(ToString::to_string).unwrap_or_default();
        let message = format!(
            "{} 사용량은 첫 구간 {bound}{unit}보다 많은데 {} 한 구간의 단가로 계산한 금액입니다",
            subject.name,
            with_particle(&figure.text, "은", "는")
        );
        return Some(
            Diagnostic::error("cost-tier", figure.span, message)
                .related(price.span, format!("가격 파일: {price}"))
                .help(format!(
                    "구간마다 나누어 계산한 {} 고치세요",
                    with_particle(&expected, "으로", "로")
                ))
                .fix(figure.span, expected.clone())
                .figure(Figure {
                    stated: Some(figure.text.clone()),
                    expected: Some(expected),
                    exact: Some(right.computed.to_string()),
                    computation: Some(format!("{formula} = {}", right.computed)),
                }),
        );
    }
    None
}
