//! What is wrong with figures, in words.

use std::collections::BTreeSet;

use super::compute::claim::{HOURLY_UNSAID, Misnomer, REGION_UNSAID};
use super::compute::diagnosis;
use super::compute::formula::Given;
use super::compute::judged::{Judged, UNCONFIRMED};
use super::compute::verdict::Status;
use super::expected::Expected;
use super::follower::{Follower, Uses};
use super::unit::forgotten;
use crate::diagnostic::{Code, Diagnostic, Figure};
use crate::money::{Exact, Rounding};
use crate::text::{Source, with_particle};

/// The reason where nothing else is known.
const UNCOMPUTED: &str = "적힌 대로는 계산할 수 없습니다";

/// What is wrong with the figures of a page.
pub fn findings(source: &Source, judged: &[Judged]) -> Vec<Diagnostic> {
    let uses = Uses::of(judged);
    judged.iter().filter_map(|own| finding(source, own, &uses)).collect()
}

fn finding(source: &Source, judged: &Judged, uses: &Uses<'_>) -> Option<Diagnostic> {
    let figure = &judged.claim.figure;
    if judged.status == Status::Unverifiable {
        // What others are computed from is given, not claimed; an estimate has a rule of its own.
        let estimate = judged.claim.code == "cost-estimate-mismatch";
        return (!estimate && !uses.is_given(judged)).then(|| unverifiable(judged));
    }
    if judged.status == Status::Verified {
        return None;
    }
    let Some(expected) = Expected::of(judged) else { return unwritable(judged) };
    let exact = figure.write_exact(expected.exact).unwrap_or_else(|| expected.exact.to_string());
    let equals = if expected.exact.scale().is_some() { '=' } else { '≈' };
    let told = Figure {
        stated: Some(figure.text.clone()),
        expected: Some(expected.text.clone()),
        exact: Some(expected.exact.to_string()),
        computation: Some(format!("{} {equals} {exact}", expected.formula)),
    };
    let diagnostic = match judged.status {
        Status::Rounded => rounded(judged, &expected),
        _ => mismatch(judged, &expected),
    };
    let right = figure.rounded(&expected.text).unwrap_or(expected.exact);
    let diagnostic = from_where(diagnostic, source, judged);
    Some(with_followers(diagnostic, judged, right, uses).figure(told))
}

/// A figure that only another rounding gives.
fn rounded(judged: &Judged, expected: &Expected) -> Diagnostic {
    let figure = &judged.claim.figure;
    let rule = judged.verdict.as_ref().and_then(|verdict| verdict.rule).unwrap_or("다르게 반올림");
    let usual = match figure.rounding {
        Rounding::HalfUp => "반올림하면",
        _ => "과정이 정한 대로 끊으면",
    };
    let message = format!(
        "{} {rule}해야만 나오는 값입니다. {usual} {}입니다",
        with_particle(&figure.text, "은", "는"),
        expected.text
    );
    Diagnostic::warning("cost-rounding", figure.span, message)
        .help(format!("{} 적거나 어떻게 반올림했는지 밝히세요", to(&expected.text)))
}

fn mismatch(judged: &Judged, expected: &Expected) -> Diagnostic {
    let figure = &judged.claim.figure;
    if let Some(misnomer) = judged.misnamed {
        return misnamed(judged, misnomer);
    }
    if let Some(unit) = forgotten(figure, &expected.formula, expected.exact) {
        let message = format!(
            "{} 단가가 {}당일 때만 나오는 값인데 수량은 {}입니다",
            with_particle(&figure.text, "은", "는"),
            unit.price,
            unit.quantity
        );
        return Diagnostic::error("cost-unit-mismatch", figure.span, message).help(format!(
            "단가에 `/{}` 같은 단위를 적거나, 적힌 대로 계산한 {} 고치세요",
            unit.price,
            to(&expected.text)
        ));
    }
    let message = format!("적힌 값은 {}인데 계산하면 {}입니다", figure.text, expected.text);
    let code = diagnosis::code(&judged.claim, &expected.formula);
    let diagnostic = Diagnostic::error(code, figure.span, message);
    let others = expected.others(judged);
    if expected.is_only(judged) {
        return diagnostic
            .help(format!("{} 고치세요", to(&expected.text)))
            .fix(figure.span, &expected.text);
    }
    let Some(other) = others.first() else {
        return diagnostic.help("금액이나 그 설명 가운데 틀린 쪽을 고치세요");
    };
    let way = |expected: &Expected| match expected.formula.is_all_free() {
        true => format!("프리티어이면 {}", figure.write_at(Exact::ZERO, 0).unwrap_or_default()),
        false => format!("{} = {}", expected.formula, expected.text),
    };
    diagnostic.help(format!("어느 계산인지 밝히고 고치세요: {}, {}", way(expected), way(other)))
}

/// A wrong figure whose right value has too many digits to be written as an amount.
fn unwritable(judged: &Judged) -> Option<Diagnostic> {
    let figure = &judged.claim.figure;
    let computed = judged.verdict.as_ref()?.computed;
    let message = format!("적힌 값은 {}인데 계산하면 {computed}입니다", figure.text);
    let told = Figure {
        stated: Some(figure.text.clone()),
        exact: Some(computed.to_string()),
        computation: judged.formula().map(|formula| format!("{formula} = {computed}")),
        ..Figure::default()
    };
    Some(
        Diagnostic::error(judged.claim.code, figure.span, message)
            .help("금액이나 그 설명 가운데 틀린 쪽을 고치세요")
            .figure(told),
    )
}

/// A figure that is right under another name.
fn misnamed(judged: &Judged, misnomer: Misnomer) -> Diagnostic {
    let figure = &judged.claim.figure;
    let name = with_particle(&format!("`{}`", judged.label), "이라고", "라고");
    let amount = with_particle(&figure.text, "은", "는");
    let error = |code: Code, message: String| Diagnostic::error(code, figure.span, message);
    let per_student = "cost-label-per-student";
    match misnomer {
        Misnomer::TotalCalledPerStudent => {
            error(per_student, format!("{name} 했는데 {amount} 사람 수를 곱한 전체 금액입니다"))
                .help("1인당 금액과 전체 금액을 따로 적으세요: `학생당 $1, 14명 합계 $14`")
        }
        Misnomer::PerStudentCalledTotal => {
            error(per_student, format!("{name} 했는데 {amount} 사람 수로 나눈 1인당 금액입니다"))
                .help("이름을 `학생당`으로 고치거나 나누기 전의 금액을 적으세요")
        }
        Misnomer::TotalCalledRate => error(
            "cost-label-rate",
            format!("{amount} 시간이나 양을 곱한 금액인데 단가처럼 적혀 있습니다"),
        )
        .help("금액 뒤의 단위를 지우거나 `/월`처럼 맞는 기간으로 고치세요"),
        Misnomer::MissesUnit => error(
            "cost-unit-mismatch",
            format!("{amount} 단가의 단위와 다른 양을 곱한 값입니다"),
        )
        .help("시간당 단가에는 시간을, GB당 단가에는 용량을 곱하세요. 단가의 단위가 빠졌으면 `/GB-월`처럼 적으세요"),
        Misnomer::MixedUnits => error(
            "cost-unit-mix",
            format!("{amount} 기간이나 단위가 다른 금액을 더한 값입니다"),
        )
        .help(
            "더하기 전에 같은 기간으로 바꾸세요: 시간당 금액에는 730시간을 곱하면 한 달 금액입니다",
        ),
    }
}

fn unverifiable(judged: &Judged) -> Diagnostic {
    let figure = &judged.claim.figure;
    let message = format!(
        "{} 계산으로 확인할 수 없습니다: {}",
        with_particle(&figure.text, "은", "는"),
        reason(judged)
    );
    Diagnostic::note("cost-unverifiable", figure.span, message)
        .help(match reason(judged) {
            HOURLY_UNSAID => "`$0.013/시간`처럼 단가의 단위를 적으세요",
            REGION_UNSAID => {
                "표 앞에 `<!-- region: ap-northeast-2 -->`를 적거나 `pricing.toml` 맨 위에 `region`을 적으세요"
            }
            UNCONFIRMED => "`pricing.toml`의 가격을 출처에서 확인하고 `verified = false`를 지우세요",
            UNCOMPUTED => "이 금액이 나오는 계산을 `단가 × 수량 = 금액`처럼 적거나, 단가와 수량의 단위가 맞는지 보세요",
            _ => "수량과 단가를 같은 표나 줄에 적으세요",
        })
        .figure(Figure { stated: Some(figure.text.clone()), ..Figure::default() })
}

/// Why a figure cannot be checked.
pub fn reason(judged: &Judged) -> &'static str {
    match judged.claim.reason {
        "" => UNCOMPUTED,
        reason => reason,
    }
}

/// The places of other lines where the figures of the computation stand.
fn from_where(diagnostic: Diagnostic, source: &Source, judged: &Judged) -> Diagnostic {
    let own = judged.claim.figure.span;
    let line = |at: u32| source.lines.line(at as usize);
    let mut given: Vec<&Given> =
        judged.formula().map(|formula| formula.givens()).unwrap_or_default();
    given.retain(|given| {
        given
            .span
            .is_some_and(|span| span.source != own.source || line(span.start) != line(own.start))
    });
    given.sort_by_key(|given| given.span);
    given.dedup_by_key(|given| given.span);
    given.into_iter().fold(diagnostic, |diagnostic, given| match given.span {
        Some(span) => {
            diagnostic.related(span, format!("{} 썼습니다", with_particle(&given.text, "을", "를")))
        }
        None => diagnostic,
    })
}

/// With the figures that were computed from a wrong one, and what they become with its fix.
fn with_followers(
    diagnostic: Diagnostic,
    judged: &Judged,
    right: Exact,
    uses: &Uses<'_>,
) -> Diagnostic {
    if judged.status != Status::Mismatch || judged.misnamed.is_some() {
        return diagnostic;
    }
    let fixed = diagnostic.fix.is_some();
    let found = uses.followers(judged, right);
    let mut changing = vec![judged.claim.figure.text.as_str()];
    changing.extend(found.iter().filter(|found| found.becomes.is_some()).map(|f| f.text.as_str()));
    let mut same = if fixed { uses.lookalikes(&changing) } else { BTreeSet::new() };
    same.retain(|span| !found.iter().any(|found| found.span == *span));
    let told =
        found.iter().fold(diagnostic, |diagnostic, Follower { span, text, becomes }| match becomes
            .as_ref()
            .filter(|_| fixed)
        {
            Some(new) => diagnostic.related_fix(
                *span,
                format!("{text}도 이 값에서 나왔습니다. 함께 {} 바뀝니다", to(new)),
                new,
            ),
            None => diagnostic.related(*span, format!("{text}도 이 값에서 나왔습니다")),
        });
    same.into_iter().fold(told, |diagnostic, span| {
        diagnostic.related_look(span, "바뀔 금액과 같은 금액입니다. 함께 고쳐야 하는지 보세요")
    })
}

/// `$5로`, `80원으로`
fn to(text: &str) -> String {
    with_particle(text, "으로", "로")
}
