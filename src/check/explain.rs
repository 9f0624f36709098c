//! `seodang explain`: the page of a rule or of a topic.

use super::topic::topic;
use super::{RULES, nearest_code, rule};
use crate::text::with_particle;

/// How many names of the same family are offered.
const MOST: usize = 5;

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
            None => {
                let family = code.to_lowercase();
                let family = family.split('-').next().unwrap_or("");
                let alike: Vec<&str> = RULES
                    .iter()
                    .map(|rule| rule.code)
                    .filter(|code| code.split('-').next() == Some(family))
                    .take(MOST)
                    .collect();
                let alike = match alike.as_slice() {
                    [] => String::new(),
                    codes => format!(" 비슷한 이름: {}.", codes.join(", ")),
                };
                format!("{quoted} 규칙은 없습니다.{alike} 모든 규칙은 `seodang explain`으로 봅니다")
            }
        }),
    }
}
