//! Text files of a course and the places in them.

mod lines;
mod path;
mod source;
mod span;

pub use lines::{Lines, Place};
pub use path::{PathError, SourcePath};
pub use source::{Source, Sources};
pub use span::{SourceId, Span};
