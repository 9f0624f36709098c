//! What a Gantt chart says.

use std::collections::BTreeMap;

use super::calendar::{Moment, Weekday};
use crate::diagram::scene::Link;
use crate::diagram::source::Piece;

/// Tasks over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The title, as written.
    pub title: Option<String>,
    /// How dates are written in the source.
    pub date_format: Option<String>,
    /// How dates are written at the axis.
    pub axis_format: Option<String>,
    /// How far apart the marks of the axis are, when the source says so.
    pub tick: Option<(u32, Unit)>,
    /// Whether the last day of a task belongs to it.
    pub end_dates: EndDates,
    /// The day that a week of the axis begins with.
    pub week_start: Weekday,
    /// Days on which nobody works.
    pub excluded: Days,
    /// Days on which people work all the same.
    pub included: Days,
    /// The sections, in the order of the source; the first has no name when tasks come before any.
    pub sections: Vec<Section>,
    /// Where a click on a task leads, by the task's id.
    pub links: BTreeMap<String, Link>,
}

/// Whether a date that ends a task is its last day or the day after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EndDates {
    /// The day after.
    #[default]
    Exclusive,
    /// The last day.
    Inclusive,
}

/// Units of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A thousandth of a second.
    Millisecond,
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
}

/// Some days of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// By their place in the week.
    pub weekdays: Vec<Weekday>,
    /// By their date: the moment that each begins.
    pub dates: Vec<Moment>,
}

/// Tasks that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its name, as written.
    pub name: Option<String>,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// One task as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its name, as written.
    pub name: String,
    /// The id that others refer to.
    pub id: Option<String>,
    /// How far it is.
    pub status: Status,
    /// How it is drawn.
    pub form: Form,
    /// When it begins; after the task before it when nothing is said.
    pub start: Option<Piece>,
    /// When it ends, or how long it takes.
    pub end: Piece,
}

/// How far a task is. A critical task may also be done or going on; that it is critical counts more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing is said.
    #[default]
    Open,
    /// It is finished.
    Done,
    /// It is going on.
    Active,
    /// It must not slip.
    Critical,
}

/// How a task is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A bar.
    #[default]
    Bar,
    /// A point in time.
    Milestone,
    /// A line through all rows.
    Upright,
}
