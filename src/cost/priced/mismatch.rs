//! A written price that is not the price file's.

use super::subject::{Stated, Subject};
use crate::cost::book::{Price, Tariff};
use crate::cost::read::token::{Kind, tokens};
use crate::diagnostic::{Diagnostic, Figure};
use crate::money::{Exact, Per, Rounding, Thing, Time, Unit};

/// The finding of a row or line whose price is another one than the book's, or none of several that may be
/// meant.
pub fn of(subject: &Subject<'_>) -> Option<Diagnostic> {
    let stated = subject.stated.as_ref()?;
    let comparable: Vec<(&Price, Vec<Exact>)> = subject
        .prices
        .iter()
        .chain(&subject.possible)
        .filter_map(|price| Some((*price, values(price, stated)?)))
        .collect();
    let agrees = |value: &Exact| explains(subject, stated, *value);
    if comparable.iter().flat_map(|(_, values)| values).any(agrees) {
        return None;
    }
    let [(price, _)] = comparable[..] else { return ambiguous(subject, stated, &comparable) };
    let what = if subject.name.is_empty() { &price.key } else { &subject.name };
    let message = format!(
        "{what} 단가가 {}인데 가격 파일은 {price}입니다 ({})",
        stated.text,
        price.provenance()
    );
    let help = if price.is_confirmed() {
        "단가를 고치고 금액을 다시 계산하세요. 다른 리전의 가격이면 표 앞에 `<!-- region: 리전 -->`을, 가격이 바뀌었으면 `pricing.toml`에 새 값과 날짜를 적으세요"
    } else {
        "가격 파일의 이 가격은 확인되지 않았습니다. 출처에서 확인하고 틀린 쪽을 고친 뒤 `verified = false`를 지우세요"
    };
    let figure = Figure {
        stated: Some(stated.written.clone()),
        expected: Some(price.to_string()),
        exact: None,
        computation: Some(format!("{} · {} · {}", price.key, price.source, price.retrieved)),
    };
    Some(
        Diagnostic::warning("cost-price-mismatch", stated.span, message)
            .related(price.span, format!("가격 파일: {price}"))
            .help(help)
            .figure(figure),
    )
}

/// How many prices a finding names.
const NAMED: usize = 4;

/// The finding of a price that is none of several.
fn ambiguous(
    subject: &Subject<'_>,
    stated: &Stated,
    comparable: &[(&Price, Vec<Exact>)],
) -> Option<Diagnostic> {
    let (first, _) = comparable.first()?;
    let named = comparable.iter().take(NAMED);
    let named: Vec<String> =
        named.map(|(price, _)| format!("{price} ({})", price.region.name())).collect();
    let more = if comparable.len() > NAMED { " 등" } else { "" };
    let what = if subject.name.is_empty() { &first.key } else { &subject.name };
    let message = format!(
        "{what} 단가가 {}인데 가격 파일에는 맞을 수 있는 가격이 {}개입니다: {}{more}",
        stated.text,
        comparable.len(),
        named.join(", ")
    );
    let help = if subject.region.is_none() {
        "표 앞에 `<!-- region: ap-northeast-2 -->`처럼 리전을 적으세요"
    } else {
        "단가에 단위를 적거나, 행에 `<!-- cost: 키 -->`를 적으세요"
    };
    let diagnostic = Diagnostic::warning("cost-ambiguous", stated.span, message).help(help);
    let related = |diagnostic: Diagnostic, (price, _): &(&Price, Vec<Exact>)| {
        diagnostic.related(price.span, format!("가격 파일: {price}"))
    };
    Some(comparable.iter().take(NAMED).fold(diagnostic, related))
}

/// Whether a value gives a stated price: as it stands, or for as many pieces as the row counts.
pub(super) fn explains(subject: &Subject<'_>, stated: &Stated, value: Exact) -> bool {
    let of_many = |count: Exact| value.times(count).is_some_and(|all| meets(stated, all));
    meets(stated, value) || counts(&subject.text).into_iter().any(of_many)
}

/// What the book gives for the unit of a stated price: several for tiers and parts; `None` when it
/// is for something else.
fn values(price: &Price, stated: &Stated) -> Option<Vec<Exact>> {
    let Some(per) = &price.per else {
        return Some(vec![Exact::ZERO]);
    };
    let one = Exact::ONE.over(per.count()?)?;
    let many = stated.per.as_ref().map_or(Some(Exact::ONE), Per::count)?;
    let of = |units: &[Unit]| match &stated.per {
        // A bare price is for one of whatever the book's is for, or for as many.
        None => Some(Exact::ONE),
        Some(per) => ratio(&per.units, units),
    };
    if let Tariff::Parts(parts) = &price.tariff {
        let all: Vec<Exact> = parts
            .iter()
            .filter_map(|part| {
                let units: Vec<Unit> = part.take.units.iter().chain(&per.units).cloned().collect();
                part.price.exact().times(of(&units)?)?.times(many)
            })
            .collect();
        return (!all.is_empty() && stated.per.is_some()).then_some(all);
    }
    let factor = of(&per.units)?;
    let mut all: Vec<Exact> = Vec::new();
    for tier in price.tariff.prices() {
        all.push(tier.exact().times(one)?.times(factor)?.times(many)?);
        if stated.per.is_none() {
            all.push(tier.exact());
        }
    }
    Some(all)
}

/// How many of the price's units one of the stated ones is: a GB is a thousand MB.
fn ratio(stated: &[Unit], listed: &[Unit]) -> Option<Exact> {
    let each = |unit: &&Unit| **unit != Unit::Thing(Thing::Each);
    let sorted = |units: &[Unit]| {
        let mut units: Vec<Unit> = units.iter().filter(each).cloned().collect();
        units.sort();
        units
    };
    let (stated, listed) = (sorted(stated), sorted(listed));
    if stated.len() != listed.len() {
        return None;
    }
    stated.iter().zip(&listed).try_fold(Exact::ONE, |product, pair| {
        product.times(match pair {
            (a, b) if a == b => Exact::ONE,
            (Unit::Data(a), Unit::Data(b)) => a.in_units_of(*b),
            (Unit::Time(a), Unit::Time(b)) => time(*a, *b)?,
            _ => return None,
        })
    })
}

fn time(a: Time, b: Time) -> Option<Exact> {
    a.in_units_of(b)
}

/// Whether a stated price is this value, or its rounding to three digits or more.
fn meets(stated: &Stated, value: Exact) -> bool {
    if stated.value == value {
        return true;
    }
    let near = || {
        let off = stated.value.minus(value)?.magnitude();
        Some(off <= value.magnitude().times(Exact::ratio(5, 100)?)?)
    };
    if stated.approximate {
        return near().unwrap_or(false);
    }
    let Some(scale) = stated.scale else { return near().unwrap_or(false) };
    let digits = stated.written.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0');
    digits.count() > 2
        && value.round(scale, Rounding::HalfUp).is_some_and(|r| r.exact() == stated.value)
}

/// The numbers of pieces in a text: `t3.medium (2개) | $0.0832` states the price of two.
fn counts(text: &str) -> Vec<Exact> {
    let counts = tokens(text).into_iter().filter_map(|token| match token.kind {
        Kind::Count(count) => match count.unit {
            None | Some(Unit::Thing(_)) => count.numeral.exact(),
            Some(_) => None,
        },
        _ => None,
    });
    counts.filter(|count| count.is_whole() && *count > Exact::ONE).collect()
}
