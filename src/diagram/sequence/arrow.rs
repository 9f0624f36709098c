//! The signs of arrows.

use super::model::{Arrow, Head, Stroke};

/// Every arrow that mermaid knows, in the order in which they are tried.
pub const ARROWS: [(&str, Arrow); 26] = [
    ("->>", solid(Head::Plain, Head::Filled)),
    ("<<->>", solid(Head::Filled, Head::Filled)),
    ("-->>", dashed(Head::Plain, Head::Filled)),
    ("<<-->>", dashed(Head::Filled, Head::Filled)),
    ("->", solid(Head::Plain, Head::Plain)),
    ("-->", dashed(Head::Plain, Head::Plain)),
    ("-x", solid(Head::Plain, Head::Cross)),
    ("--x", dashed(Head::Plain, Head::Cross)),
    ("-)", solid(Head::Plain, Head::Open)),
    ("--)", dashed(Head::Plain, Head::Open)),
    ("--|\\", dashed(Head::Plain, Head::FilledUpper)),
    ("--|/", dashed(Head::Plain, Head::FilledLower)),
    ("--\\\\", dashed(Head::Plain, Head::OpenUpper)),
    ("--//", dashed(Head::Plain, Head::OpenLower)),
    ("/|--", dashed(Head::FilledUpper, Head::Plain)),
    ("\\|--", dashed(Head::FilledLower, Head::Plain)),
    ("//--", dashed(Head::OpenUpper, Head::Plain)),
    ("\\\\--", dashed(Head::OpenLower, Head::Plain)),
    ("-|\\", solid(Head::Plain, Head::FilledUpper)),
    ("-|/", solid(Head::Plain, Head::FilledLower)),
    ("-\\\\", solid(Head::Plain, Head::OpenUpper)),
    ("-//", solid(Head::Plain, Head::OpenLower)),
    ("/|-", solid(Head::FilledUpper, Head::Plain)),
    ("\\|-", solid(Head::FilledLower, Head::Plain)),
    ("//-", solid(Head::OpenUpper, Head::Plain)),
    ("\\\\-", solid(Head::OpenLower, Head::Plain)),
];

/// Signs that end a name although their characters could stand in one.
pub const NOT_IN_NAMES: [&str; 12] =
    ["-x", "--", "-)", "-|\\", "-\\", "-/", "-|/", "/|-", "\\|-", "//-", "\\\\-", "()"];

const fn solid(start: Head, end: Head) -> Arrow {
    Arrow { stroke: Stroke::Solid, start, end }
}

const fn dashed(start: Head, end: Head) -> Arrow {
    Arrow { stroke: Stroke::Dashed, start, end }
}
