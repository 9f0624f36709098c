//! Reading along one line of a diagram's code.

use std::ops::Range;

use super::source::{CodeLine, Piece};

/// A place in a line; what lies before it has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor<'s> {
    rest: &'s str,
    at: usize,
}

impl<'s> Cursor<'s> {
    /// The beginning of a line.
    pub fn new(line: CodeLine<'s>) -> Self {
        Self { rest: line.text, at: line.start }
    }

    /// What is left of the line.
    pub fn rest(&self) -> &'s str {
        self.rest
    }

    /// The byte of the code that comes next.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The bytes of what is left, without blanks at the end; the last character when nothing is.
    pub fn rest_range(&self) -> Range<usize> {
        self.at..self.at + self.rest.trim_end().len()
    }

    /// Whether only blanks are left.
    pub fn is_done(&self) -> bool {
        self.rest.trim().is_empty()
    }

    /// The next character.
    pub fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Moves on over blanks.
    pub fn skip_blanks(&mut self) {
        self.take_while(char::is_whitespace);
    }

    /// Moves on over `text` when it comes next.
    pub fn eat(&mut self, text: &str) -> bool {
        let comes = self.rest.starts_with(text);
        if comes {
            self.advance(text.len());
        }
        comes
    }

    /// Moves on over a word when it comes next and ends there.
    pub fn eat_word(&mut self, word: &str) -> bool {
        let after = self.rest.strip_prefix(word);
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        after.is_some_and(ends) && self.eat(word)
    }

    /// Moves on over characters while `wanted` holds.
    pub fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> Piece {
        let length = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        self.take(length)
    }

    /// Moves on over so many bytes, which end between characters.
    pub fn take(&mut self, length: usize) -> Piece {
        let piece =
            Piece { text: self.rest[..length].to_owned(), range: self.at..self.at + length };
        self.advance(length);
        piece
    }

    /// What is left, trimmed.
    pub fn take_rest(&mut self) -> Piece {
        self.skip_blanks();
        let piece = Piece { text: self.rest.trim_end().to_owned(), range: self.rest_range() };
        self.advance(self.rest.len());
        piece
    }

    /// A text between `quote`s: its inside, or `None` when there is none or no end of it.
    pub fn quoted(&mut self, quote: char) -> Option<Piece> {
        let inside = self.rest.strip_prefix(quote)?;
        let length = inside.find(quote)?;
        self.advance(quote.len_utf8());
        let piece = self.take(length);
        self.advance(quote.len_utf8());
        Some(piece)
    }

    /// A number such as `-3`, `0.5` or `.5`; its text is what was written.
    pub fn number(&mut self) -> Option<(f64, Range<usize>)> {
        let sign = usize::from(self.rest.starts_with(['-', '+']));
        let digits = |from: usize| self.rest[from..].bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(sign);
        let mut length = sign + whole;
        if self.rest[length..].starts_with('.') {
            let part = digits(length + 1);
            if part > 0 {
                length += 1 + part;
            }
        }
        let value = self.rest[..length].parse().ok().filter(|value: &f64| value.is_finite())?;
        Some((value, self.take(length).range))
    }

    fn advance(&mut self, length: usize) {
        self.rest = &self.rest[length..];
        self.at += length;
    }
}
