//! A line cut into amounts, numbers, operators and words, each with its place.

use std::ops::Range;

pub use super::lexer::tokens;
use crate::money::{Amount, Number, Numeral, Per, Unit};

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// Bytes in the line. An amount's place holds its sign but neither `~` nor its unit.
    pub at: Range<usize>,
    /// The byte after everything that belongs to it, units included.
    pub end: usize,
}

/// The kinds of pieces.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// `$0.034/hour`, `~$66/월`, `$500+`, `$0.02-0.04`
    Money(Money),
    /// `730`, `2시간`, `10시간/일`, `100만 요청`
    Count(Count),
    /// `40%`
    Percent(Number),
    /// `시간당`, `100만 건당`: what the price that follows is for.
    Per(Per),
    /// An operator.
    Sign(Operator),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `:`
    Colon,
    /// `,`, `;`, `•`, `|`, ` / ` between words: what parts clauses.
    Comma,
    /// `<br>`
    Break,
    /// `$1.2.3`: an amount that cannot be read.
    Unreadable,
    /// Anything else.
    Word(&'a str),
}

/// Operators of arithmetic and the marks that join results to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `×`, `x`, `*`
    Times,
    /// `÷`, `/`
    Over,
    /// `+`
    Plus,
    /// `-`, `−`, `–` with blanks around
    Minus,
    /// `=`
    Equals,
    /// `≈`, `≒`
    About,
    /// `→`, `->`
    Arrow,
}

/// An amount with all that its text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The amount; of a range the lower end.
    pub amount: Amount,
    /// The upper end of a range.
    pub to: Option<Number>,
    /// What it is for: the part behind `/`.
    pub per: Option<Per>,
    /// Whether it is marked as approximate: `~`, `약`.
    pub approximate: bool,
    /// Whether it is only a lower bound: `$500+`.
    pub open: bool,
}

/// A number that is not money.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// The number; of a range the lower end.
    pub numeral: Numeral,
    /// Whether a higher end follows.
    pub range: bool,
    /// Its unit.
    pub unit: Option<Unit>,
    /// What it is for: the `/일` of `10시간/일`.
    pub per: Option<Per>,
}
