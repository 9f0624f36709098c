//! Findings: what is wrong with a course, and where.

mod mend;
pub mod render;

use serde::{Deserialize, Serialize};

use crate::text::{Sources, Span};

pub use mend::Revision;

/// The name of a kind of finding, such as `link-broken`; kebab-case, never reused.
pub type Code = &'static str;

/// How bad a finding is; the order is from mild to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Likely not what the author wants.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word used in every format: `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding. The message is one Korean line that says what is, without a full stop, and makes
/// sense alone; the help is an imperative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule it comes from.
    pub code: Code,
    /// How bad it is, before `[rules]` of the course has its say.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is.
    pub message: String,
    /// A few words to show at the span.
    pub label: Option<String>,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// What to do.
    pub help: Option<String>,
    /// The one edit that mends it, when there is exactly one.
    pub fix: Option<Fix>,
    /// For figures: what is stated, what is expected, and why.
    pub figure: Option<Figure>,
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there.
    pub message: String,
    /// The edit there that goes with the fix of the finding.
    pub fix: Option<Fix>,
    /// What is left to do there when the finding is fixed.
    pub left: Left,
}

/// What is left to do at a place when a finding that speaks of it is fixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Left {
    /// Nothing.
    #[default]
    Nothing,
    /// Whether it changes too is for the author to say.
    Look,
}

/// An edit: the text of `span` becomes `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A figure that was checked, each part as people read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The text at the span, sign included; `None` when the figure does not stand there.
    pub stated: Option<String>,
    /// What it should be, at the scale written.
    pub expected: Option<String>,
    /// The same before it was rounded: a decimal or a fraction such as `1241/84`.
    pub exact: Option<String>,
    /// How that was computed.
    pub computation: Option<String>,
}

impl Diagnostic {
    /// A finding with neither label, help nor fix.
    pub fn new(code: Code, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            span,
            message: message.into(),
            label: None,
            related: Vec::new(),
            help: None,
            fix: None,
            figure: None,
        }
    }

    /// An error.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, span, message)
    }

    /// A warning.
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, span, message)
    }

    /// A note.
    pub fn note(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, span, message)
    }

    /// With a few words at the span.
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// With what to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// With another place.
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        self.related.push(Related { span, message, fix: None, left: Left::Nothing });
        self
    }

    /// With another place that may have to change together with the fix.
    pub fn related_look(mut self, span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        self.related.push(Related { span, message, fix: None, left: Left::Look });
        self
    }

    /// With another place whose text becomes `text` together with the fix.
    pub fn related_fix(
        mut self,
        span: Span,
        message: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        let fix = Some(Fix { span, text: text.into() });
        self.related.push(Related { span, message: message.into(), fix, left: Left::Nothing });
        self
    }

    /// Every edit that mends it.
    pub fn fixes(&self) -> impl Iterator<Item = &Fix> {
        self.fix.iter().chain(self.related.iter().filter_map(|related| related.fix.as_ref()))
    }

    /// With the one edit that mends it.
    pub fn fix(self, span: Span, text: impl Into<String>) -> Self {
        Self { fix: Some(Fix { span, text: text.into() }), ..self }
    }

    /// With the figure that was checked.
    pub fn figure(self, figure: Figure) -> Self {
        Self { figure: Some(figure), ..self }
    }
}

/// Sorts findings by file, place, severity (gravest first), code and message, and drops doubles.
pub fn sort(findings: &mut Vec<Diagnostic>, sources: &Sources) {
    let path = |finding: &Diagnostic| sources.path(finding.span.source);
    findings.sort_by(|a, b| {
        path(a)
            .cmp(&path(b))
            .then(a.span.start.cmp(&b.span.start))
            .then(b.severity.cmp(&a.severity))
            .then(a.code.cmp(b.code))
            .then_with(|| a.message.cmp(&b.message))
    });
    findings.dedup();
}
