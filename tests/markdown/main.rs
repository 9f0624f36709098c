//! Markdown from its source to the tree: cases, the specification's examples, and what holds always.

#[path = "../support/cases.rs"]
mod cases;
mod course;
mod properties;
mod shape;
mod suite;
