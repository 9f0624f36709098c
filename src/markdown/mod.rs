//! Markdown to a typed tree in which every node has its place. Parsing never fails.

mod anchors;
mod autolink;
mod balance;
mod definition;
mod document;
mod emphasis;
mod fence;
mod front_matter;
mod marked;
mod policy;
mod review;
mod running;
mod script;
mod slug;
mod stretch;
mod tag;
mod target;
mod tree;
mod walk;

pub use document::{
    Alert, Alignment, Block, BlockKind, Cell, Code, Comment, Document, Footnote, FrontMatter,
    Heading, Html, Image, Inline, InlineKind, Item, Link, List, Piece, Quote, Row, Table, Task,
};
pub use marked::{Marked, marked};
pub use tree::parse;
pub use walk::{Destination, Use, blocks, destinations, inlines, pieces, plain_text};
