//! What a mind map says.

use crate::diagram::bracketed::Wording;

/// Thoughts around one in the middle, in the order of the source: each stands after its parent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mindmap {
    /// The thoughts; the first is the one in the middle.
    pub thoughts: Vec<Thought>,
}

/// One thought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thought {
    /// The place of its parent among the thoughts; the middle has none.
    pub parent: Option<usize>,
    /// Its id, or its text when it has no brackets.
    pub id: String,
    /// Its text, as written.
    pub text: Wording,
    /// Its form.
    pub form: Form,
}

/// Forms of thoughts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// No brackets.
    #[default]
    Bare,
    /// `[ ]`
    Square,
    /// `( )`
    Rounded,
    /// `(( ))`
    Circle,
    /// `)) ((`
    Bang,
    /// `) (`
    Cloud,
    /// `{{ }}`
    Hexagon,
}
