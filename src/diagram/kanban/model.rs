//! What a board says.

use crate::diagram::bracketed::Wording;
use crate::diagram::scene::Link;

/// Columns beside each other, in the order of the source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// The columns.
    pub columns: Vec<Column>,
}

/// A stage of the work.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its id, or its title when it has no brackets.
    pub id: String,
    /// Its title.
    pub title: Wording,
    /// Its cards, in the order of the source.
    pub cards: Vec<Card>,
}

/// A piece of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its id, or its text when it has no brackets.
    pub id: String,
    /// Its text.
    pub text: Wording,
    /// The number under which it is known elsewhere, as written.
    pub ticket: Option<String>,
    /// Who does it, as written.
    pub assigned: Option<String>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// Where its ticket is, when the settings say so.
    pub link: Option<Link>,
}

/// How urgent a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// `Very High`
    VeryHigh,
    /// `High`
    High,
    /// `Medium`, which is drawn like none.
    Medium,
    /// `Low`
    Low,
    /// `Very Low`
    VeryLow,
}

impl Priority {
    /// All, from the most urgent on.
    pub const ALL: [Self; 5] = [Self::VeryHigh, Self::High, Self::Medium, Self::Low, Self::VeryLow];

    /// The name as it is written in a source.
    pub fn name(self) -> &'static str {
        match self {
            Self::VeryHigh => "Very High",
            Self::High => "High",
            Self::Medium => "Medium",
            Self::Low => "Low",
            Self::VeryLow => "Very Low",
        }
    }
}
