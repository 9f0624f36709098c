//! What a page says about money: its tables and lines, cut into figures and words.

pub mod column;
pub mod drawn;
pub mod grid;
pub mod heading;
pub mod lexer;
pub mod line;
pub mod sheet;
pub mod statement;
pub mod token;
pub mod words;
