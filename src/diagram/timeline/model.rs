//! What a timeline says.

/// Periods one after another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The title, as written.
    pub title: Option<String>,
    /// Which way time goes.
    pub direction: Direction,
    /// The sections, in the order of the source; the first has no name when periods come before any
    /// section.
    pub sections: Vec<Section>,
}

/// Which way time goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    #[default]
    Right,
    /// From top to bottom.
    Down,
}

/// Periods that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its name, as written.
    pub name: Option<String>,
    /// Its periods.
    pub periods: Vec<Period>,
}

/// A period and what happened in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Its name, as written.
    pub name: String,
    /// What happened, as written.
    pub events: Vec<String>,
}
