//! What is wrong with figures, in words.

use super::compute::claim::Misnomer;
use super::compute::judged::Judged;
use super::compute::verdict::Status;
use crate::diagnostic::{Diagnostic, Figure};
use crate::text::with_particle;

/// The finding of a figure, if it is wrong.
pub fn of(judged: &Judged) -> Option<Diagnostic> {
    let figure = &judged.claim.figure;
    let verdict = judged.verdict.as_ref()?;
    let formula = judged.formula()?;
    let expected = figure.write(verdict.computed)?;
    let computation = format!("{formula} = {}", verdict.computed);
    let told = Figure {
        stated: Some(figure.text.clone()),
        expected: Some(expected.clone()),
        computation: Some(computation.clone()),
    };
    let stated = with_particle(&figure.text, "인데", "인데");
    let diagnostic = match (judged.status, judged.claim.misnamed) {
        (Status::Mismatch, Some(Misnomer::TotalCalledPerStudent)) => Diagnostic::error(
            "cost-label-per-student",
            figure.span,
            format!("`{}`라고 했는데 {}은 전체 금액입니다", judged.label, figure.text),
        ),
        (Status::Mismatch, Some(_)) => Diagnostic::error(
            "cost-label-rate",
            figure.span,
            format!("이름과 계산이 다릅니다: {}", judged.label),
        ),
        (Status::Mismatch, None) => Diagnostic::error(
            judged.claim.code,
            figure.span,
            format!("적힌 값은 {stated} 계산하면 {expected}입니다"),
        ),
        (Status::Rounded, _) => Diagnostic::warning(
            "cost-rounding",
            figure.span,
            format!("{stated} {}으로만 맞습니다", verdict.rule.unwrap_or("다른 반올림")),
        ),
        _ => return None,
    };
    Some(diagnostic.figure(told))
}
