//! Text files of a course and the places in them.

mod date;
mod files;
mod fold;
mod lines;
mod nearest;
mod particle;
mod path;
mod source;
mod span;
mod system;
pub mod url;

pub use date::Date;
pub use files::{File, Files};
pub use fold::folded;
pub use lines::{Lines, Place};
pub use nearest::nearest;
pub use particle::with_particle;
pub use path::{PathError, SourcePath, nfc};
pub use source::{Source, Sources};
pub use span::{SourceId, Span};
pub use system::system_reason;
