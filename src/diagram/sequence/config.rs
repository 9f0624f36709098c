//! What stands in `participant A@{ … }`: YAML of one level, or JSON.

use super::model::Shape;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::text::with_particle;

/// What an author says of a participant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `type`
    pub shape: Option<Shape>,
    /// `alias`: the name shown.
    pub alias: Option<String>,
}

const SHAPES: [(&str, Shape); 8] = [
    ("participant", Shape::Participant),
    ("actor", Shape::Actor),
    ("boundary", Shape::Boundary),
    ("control", Shape::Control),
    ("entity", Shape::Entity),
    ("database", Shape::Database),
    ("collections", Shape::Collections),
    ("queue", Shape::Queue),
];

impl Config {
    /// Reads the text between the braces, which begins at the byte `start` of the source. A type that
    /// there is not is a problem, and no type.
    ///
    /// # Errors
    /// When an entry is no pair of key and value.
    pub fn read(text: &str, start: usize, problems: &mut Vec<Problem>) -> Result<Self, Problem> {
        let mut config = Self::default();
        let mut at = start;
        for part in text.split_inclusive([',', '\n']) {
            let entry = part.trim_end_matches([',', '\n']).trim();
            let place = at + part.len() - part.trim_start().len();
            let range = place..place + entry.len();
            at += part.len();
            if entry.is_empty() {
                continue;
            }
            let pair = entry.split_once(':').map(|(key, value)| (bare(key), bare(value)));
            let Some((key, value)) = pair.filter(|(key, _)| !key.is_empty()) else {
                return Err(Problem::syntax(range, format!("`{entry}`에 `:`가 없습니다"))
                    .help("`\"type\": \"database\"`처럼 쓰세요"));
            };
            match key {
                "type" => {
                    config.shape =
                        SHAPES.iter().find(|(name, _)| *name == value).map(|(_, shape)| *shape);
                    if config.shape.is_none() {
                        let names: Vec<&str> = SHAPES.iter().map(|(name, _)| *name).collect();
                        let value = with_particle(&format!("`{value}`"), "이라는", "라는");
                        let message = format!("{value} 참가자 종류가 없어 상자로 그립니다");
                        problems.push(
                            Problem::warning(ProblemCode::DiagramValue, range, message)
                                .help(format!("{} 가운데 하나를 쓰세요", names.join(", "))),
                        );
                    }
                }
                "alias" => config.alias = Some(value.to_owned()),
                _ => {}
            }
        }
        Ok(config)
    }
}

/// Without blanks and quotes around it.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let quoted =
        ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote));
    quoted.unwrap_or(text)
}
