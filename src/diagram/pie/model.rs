//! What a pie chart says.

/// Shares of a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pie {
    /// The title, as written.
    pub title: Option<String>,
    /// Whether the figures stand beside the names.
    pub figures: Figures,
    /// The shares, in the order of the source.
    pub slices: Vec<Slice>,
}

/// What stands beside the names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Figures {
    /// Percentages.
    #[default]
    Shares,
    /// The figures as written, and percentages.
    Values,
}

/// One share.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// Its name, as written.
    pub label: String,
    /// Not negative.
    pub value: f64,
    /// The value as written.
    pub figure: String,
}
