//! Markdown from its source to the tree: cases, the specification's examples, and what holds always.

mod course;
mod properties;
mod shape;
mod suite;
