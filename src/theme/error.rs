//! Why a theme cannot be used.

use thiserror::Error;

/// A fault in a file of a theme.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}: {message}", place(.file, *.line, *.column))]
pub struct ThemeError {
    /// The file, relative to the theme's folder.
    pub file: String,
    /// The line, from one.
    pub line: Option<usize>,
    /// The column, from one.
    pub column: Option<usize>,
    /// What is.
    pub message: String,
}

impl ThemeError {
    /// A fault of a whole file.
    pub fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None, message: message.into() }
    }

    /// A fault at a line and a column, both from one.
    pub fn at(self, line: usize, column: usize) -> Self {
        Self { line: Some(line), column: Some(column), ..self }
    }
}

fn place(file: &str, line: Option<usize>, column: Option<usize>) -> String {
    [Some(format!("테마 {file}")), line.map(|n| n.to_string()), column.map(|n| n.to_string())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(":")
}
