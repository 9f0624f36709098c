//! `seodang explain`: the page of a rule or of a topic.

use super::topic::topic;
use super::{RULES, nearest_code, rule};
use crate::text::with_particle;

/// The page of the rule with this code, or of the topic with this name, for the terminal.
///
/// # Errors
/// When there is no such rule: a line that says so, with the nearest code.
pub fn explain(code: &str) -> Result<String, String> {
    if let Some(topic) = topic(code) {
        return Ok(format!("# {}\n\n{}\n\n{}\n", topic.name, topic.summary, topic.docs.trim()));
    }
    let quoted = with_particle(&format!("`{code}`"), "이라는", "라는");
    match rule(code) {
        Some(rule) => Ok(format!("# {}\n\n{}\n\n{}\n", rule.code, rule.summary, rule.docs.trim())),
        None => Err(match nearest_code(code) {
            Some(near) => format!("{quoted} 규칙은 없습니다. `{near}` 규칙을 찾으셨나요?"),
            None => format!(
                "{quoted} 규칙은 없습니다. 규칙 목록: {}",
                RULES.iter().map(|rule| rule.code).collect::<Vec<_>>().join(", ")
            ),
        }),
    }
}
