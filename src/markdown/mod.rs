//! Markdown to a typed tree in which every node has its place. Parsing never fails.

mod document;
mod walk;

pub use document::{
    Alert, Alignment, Block, BlockKind, Cell, Code, Comment, Document, Footnote, FrontMatter,
    Heading, Html, Image, Inline, InlineKind, Item, Link, List, Piece, Quote, Row, Table, Task,
};
pub use walk::{blocks, inlines, plain_text};
