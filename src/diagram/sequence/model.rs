//! A sequence diagram: who takes part, and what happens in which order.

use std::ops::Range;

use super::label::Label;
use crate::diagram::paint::Colour;

/// What a source says. Frames in `events` are closed in the order in which they were opened, every
/// participant named is one of `participants`, and nobody is deactivated more often than activated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sequence {
    /// Shown above the diagram.
    pub title: Option<Label>,
    /// `accTitle`: its name for those who hear it.
    pub name: Option<String>,
    /// `accDescr`: its description for those who hear it.
    pub description: Option<String>,
    /// From left to right; the members of a box stand together.
    pub participants: Vec<Participant>,
    /// Boxes around participants, in the order of the source.
    pub boxes: Vec<Group>,
    /// From top to bottom.
    pub events: Vec<Event>,
}

/// Which participant: an index into [`Sequence::participants`].
pub type Who = usize;

/// One who sends and receives.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// The name that the source calls it by.
    pub id: String,
    /// The name that is shown.
    pub label: Label,
    /// How it is drawn.
    pub shape: Shape,
    /// The box it stands in: an index into [`Sequence::boxes`].
    pub group: Option<usize>,
    /// Links of its own.
    pub links: Vec<Link>,
    /// Where it is named first.
    pub place: Range<usize>,
}

/// A link of a participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub label: Label,
    /// Its address, as written.
    pub href: String,
}

/// How a participant is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A box.
    #[default]
    Participant,
    /// A person.
    Actor,
    /// A circle with a bar on its left.
    Boundary,
    /// A circle with an arrow on top.
    Control,
    /// A circle that stands on a line.
    Entity,
    /// A drum.
    Database,
    /// A box with another one behind.
    Collections,
    /// A drum that lies.
    Queue,
}

/// A box around participants.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its title.
    pub label: Option<Label>,
    /// Its colour.
    pub color: Option<Colour>,
    /// The statement that opens it.
    pub place: Range<usize>,
}

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A message is sent.
    Message(Message),
    /// Something is remarked.
    Note(Note),
    /// Somebody becomes busy.
    Activate(Who),
    /// Somebody is done.
    Deactivate(Who),
    /// A frame begins around what follows.
    Open(Frame),
    /// The next part of the innermost frame begins, under this condition.
    Divide(Label),
    /// The innermost frame ends.
    Close,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Who sends it.
    pub from: Who,
    /// Who receives it; may be the sender.
    pub to: Who,
    /// How it is drawn.
    pub arrow: Arrow,
    /// What it says; a single empty line when it says nothing.
    pub label: Label,
    /// Its number as shown.
    pub number: Option<String>,
    /// What it does to a lifeline.
    pub effect: Option<Effect>,
    /// Whether a dot marks where it leaves its sender (`A()->>B`).
    pub dot_at_start: bool,
    /// Whether a dot marks where it meets its receiver (`A->>()B`).
    pub dot_at_end: bool,
    /// The statement.
    pub place: Range<usize>,
}

/// What a message does to a lifeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The receiver begins to exist.
    Creates,
    /// This one, sender or receiver, ceases to exist.
    Destroys(Who),
}

/// The line of a message and its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The line.
    pub stroke: Stroke,
    /// The end at the sender.
    pub start: Head,
    /// The end at the receiver.
    pub end: Head,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Without a gap.
    Solid,
    /// In dashes.
    Dashed,
}

/// The end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Nothing.
    Plain,
    /// A full triangle.
    Filled,
    /// A cross: the message is lost.
    Cross,
    /// Two strokes: the sender does not wait.
    Open,
    /// The upper half of a triangle.
    FilledUpper,
    /// The lower half of a triangle.
    FilledLower,
    /// The upper of two strokes.
    OpenUpper,
    /// The lower of two strokes.
    OpenLower,
}

/// A remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Where it stands.
    pub side: Side,
    /// What it says.
    pub label: Label,
    /// The statement.
    pub place: Range<usize>,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left of a lifeline.
    LeftOf(Who),
    /// Right of a lifeline.
    RightOf(Who),
    /// Across the lifelines from one to another, in any order; both may be the same.
    Over(Who, Who),
}

/// What goes around events.
#[derive(Clone, Debug, PartialEq)]
pub enum Frame {
    /// A border with a word in its corner.
    Titled {
        /// What it means.
        operator: Operator,
        /// When, how often, or what its first part is called; may be empty.
        condition: Label,
    },
    /// A ground in a colour.
    Ground(Option<Colour>),
}

/// What a frame means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Again and again, while the condition holds.
    Loop,
    /// If the condition holds.
    Opt,
    /// One part or another.
    Alt,
    /// All parts at the same time.
    Par,
    /// Must not be interrupted; its further parts say what to do when it is.
    Critical,
    /// Ends what is around it.
    Break,
}
