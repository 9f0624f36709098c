//! `[rules]` in `course.toml`: what a finding counts as in this course.

use super::{nearest_code, rule};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::text::with_particle;

/// The findings at the levels that the course gives them, those that are off left out, and a
/// finding for every code that there is not.
pub(super) fn apply(config: &Config, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = findings
        .into_iter()
        .filter_map(|finding| match config.rules.get(finding.code) {
            None => Some(finding),
            Some(level) => level.severity.map(|severity| Diagnostic { severity, ..finding }),
        })
        .collect();
    for (code, level) in config.rules.iter().filter(|(code, _)| rule(code).is_none()) {
        let finding = Diagnostic::warning(
            "config-unknown-rule",
            level.span,
            format!(
                "[rules]에 적은 {} 규칙은 없습니다",
                with_particle(&format!("`{code}`"), "이라는", "라는")
            ),
        );
        kept.push(match nearest_code(code) {
            Some(near) => finding.help(format!("`{near}` 규칙인지 확인하세요")),
            None => {
                finding.help("`seodang explain`에 나오는 규칙 이름으로 고치거나 이 줄을 지우세요")
            }
        });
    }
    kept
}
