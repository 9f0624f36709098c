//! The statements of a flowchart as written, before their names mean anything.

use std::ops::Range;

use crate::diagram::layered::Direction;
use crate::diagram::scene::{Head, Link, Stroke};

use super::form::Form;

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// Lists of nodes, each but the first with the link that leads to it.
    Chain(Vec<(Option<Arrow>, Vec<Mention>)>),
    /// `subgraph`
    Open(Header),
    /// `end`
    Close(Range<usize>),
    /// `direction`
    Direction(Direction),
    /// `style`
    Style(Vec<Name>, Vec<Declaration>),
    /// `classDef`
    ClassDef(Vec<Name>, Vec<Declaration>),
    /// `class`: places, and the classes they get.
    Class(Vec<Name>, Vec<Name>),
    /// `linkStyle`; no number stands for every edge.
    LinkStyle(Vec<(usize, Range<usize>)>, Vec<Declaration>),
    /// `click`
    Click(Vec<Name>, Option<Link>),
}

/// A name and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// A text as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Without its quotes.
    pub text: String,
    /// Whether it is Markdown.
    pub markdown: bool,
}

/// Keys and values.
pub type Data = Vec<(String, String)>;

/// A node that is named in a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its id.
    pub name: Name,
    /// Its text, when it stands here.
    pub text: Option<Wording>,
    /// Its form, when it stands here.
    pub form: Option<Form>,
    /// Its class, when it stands here.
    pub class: Option<String>,
    /// What stands between `@{` and `}`.
    pub data: Data,
}

/// A link between two lists of nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// The author's id.
    pub id: Option<String>,
    /// What stands at its beginning.
    pub tail: Head,
    /// What stands at its end.
    pub head: Head,
    /// How it is drawn.
    pub stroke: Stroke,
    /// How many ranks it spans at least.
    pub length: usize,
    /// What it says.
    pub text: Option<Wording>,
}

/// The first line of a subgraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its id; nothing when the title stands alone and has blanks in it.
    pub id: Option<String>,
    /// What it says.
    pub title: Wording,
    /// Where it stands.
    pub range: Range<usize>,
}

/// `property: value`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The property, in lower case.
    pub property: String,
    /// Its value.
    pub value: String,
    /// Where both stand.
    pub range: Range<usize>,
}
