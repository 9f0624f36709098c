//! seodang compiles a folder of Korean course Markdown into a static site.
//!
//! The stages, each a value: `load` → `pipeline` → `output` or `serve`. `ARCHITECTURE.md`
//! has the layers and the invariants.

#![deny(clippy::unwrap_used)]

pub mod text;

pub mod cache;
pub mod highlight;
pub mod html;
pub mod money;
pub mod watch;

pub mod diagnostic;

pub mod config;
pub mod diagram;
pub mod markdown;
pub mod theme;

pub mod cost;
pub mod course;

pub mod check;
pub mod page;
pub mod search;
pub mod starter;

pub mod site;

pub mod load;
pub mod output;
pub mod pipeline;
pub mod serve;

pub mod cli;
