//! What an XY chart says.

/// Series of figures over one axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The title, as written.
    pub title: Option<String>,
    /// Which way bars grow.
    pub direction: Direction,
    /// The name of the axis of categories.
    pub x_name: Option<String>,
    /// What stands along it.
    pub x: Categories,
    /// The name of the axis of figures.
    pub y_name: Option<String>,
    /// Where that axis begins and ends, when the source says so.
    pub y: Option<(f64, f64)>,
    /// The series, in the order of the source.
    pub series: Vec<Series>,
}

/// Which way bars grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Upwards.
    #[default]
    Up,
    /// To the right.
    Right,
}

/// What stands along the axis of categories.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Categories {
    /// Numbers from one, as many as there are figures.
    #[default]
    Counted,
    /// Names, as written.
    Named(Vec<String>),
    /// A range of numbers, over which the figures are spread.
    Range(f64, f64),
}

/// Figures that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// How they are drawn.
    pub form: Form,
    /// Their name, as written.
    pub name: Option<String>,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As bars.
    Bar,
    /// As a line.
    Line,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its value.
    pub value: f64,
    /// As written.
    pub written: String,
    /// The text at it, as written.
    pub label: Option<String>,
}
