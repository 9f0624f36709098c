//! What is wrong with a diagram's source, and where in it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::text::with_particle;

/// One thing that is wrong. An error means that there is no picture: the page shows the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which sort of thing.
    pub code: ProblemCode,
    /// How bad.
    pub severity: Severity,
    /// Bytes of the diagram's text, as it was given to [`super::draw`].
    pub range: Range<usize>,
    /// One Korean line that says what is, without a full stop.
    pub message: String,
    /// What to do: an imperative Korean sentence.
    pub help: Option<String>,
}

/// The sorts of things that can be wrong with a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// The text does not follow the grammar of its kind.
    DiagramSyntax,
    /// The first word names no kind of diagram.
    DiagramUnknownKind,
    /// Something is named that is not declared, or declared twice.
    DiagramReference,
    /// A value that parses and means nothing: an impossible date, a colour that is none.
    DiagramValue,
    /// No pack has the icon; a neutral one stands in its place.
    DiagramIconUnknown,
    /// A label of the source did not arrive in the picture.
    DiagramLabelLost,
    /// `%% step:` names something that the picture does not have.
    DiagramStepUnknown,
    /// The picture would be too large, or take too long.
    DiagramTooLarge,
    /// The renderer of this kind did not answer in time.
    DiagramTimeout,
    /// The renderer of this kind broke down.
    DiagramCrashed,
}

impl ProblemCode {
    /// The name that authors see and write, such as `diagram-syntax`.
    pub fn name(self) -> &'static str {
        match self {
            Self::DiagramSyntax => "diagram-syntax",
            Self::DiagramUnknownKind => "diagram-unknown-kind",
            Self::DiagramReference => "diagram-reference",
            Self::DiagramValue => "diagram-value",
            Self::DiagramIconUnknown => "diagram-icon-unknown",
            Self::DiagramLabelLost => "diagram-label-lost",
            Self::DiagramStepUnknown => "diagram-step-unknown",
            Self::DiagramTooLarge => "diagram-too-large",
            Self::DiagramTimeout => "diagram-timeout",
            Self::DiagramCrashed => "diagram-crashed",
        }
    }
}

impl Problem {
    /// An error.
    pub fn error(code: ProblemCode, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, range, message: message.into(), help: None }
    }

    /// A warning: the picture stands all the same.
    pub fn warning(code: ProblemCode, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, range, message) }
    }

    /// The line ends at `at`, where `expected` should be.
    pub fn line_ends(code: &str, at: usize, expected: &str) -> Self {
        let end = code[..at].trim_end().len();
        let start = code[..end].char_indices().next_back().map_or(0, |(start, _)| start);
        let expected = with_particle(expected, "이", "가");
        Self::syntax(start..end, format!("줄이 끝났는데 {expected} 없습니다"))
    }

    /// Something else stands where `expected` should be.
    pub fn instead_of(code: &str, found: Range<usize>, expected: &str) -> Self {
        let text: String = code[found.clone()].chars().take(24).collect();
        let expected = with_particle(expected, "이", "가");
        Self::syntax(found, format!("`{text}` 자리에 {expected} 있어야 합니다"))
    }

    /// An error of grammar.
    pub fn syntax(range: Range<usize>, message: impl Into<String>) -> Self {
        Self::error(ProblemCode::DiagramSyntax, range, message)
    }

    /// With what to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// With the name that was meant; with `otherwise` when none is near.
    pub fn meant(self, name: Option<&str>, otherwise: &str) -> Self {
        match name {
            Some(name) => self.help(format!("{} 고치세요", named(name, "으로", "로"))),
            None => self.help(otherwise),
        }
    }
}

/// A name of the source in a message: between backticks, with the particle that fits it.
pub fn named(name: &str, after_consonant: &str, after_vowel: &str) -> String {
    with_particle(&format!("`{name}`"), after_consonant, after_vowel)
}
