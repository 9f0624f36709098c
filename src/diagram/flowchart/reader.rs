//! The place in the text of a flowchart up to which it is read.

use std::ops::Range;

use crate::diagram::problem::Problem;
use crate::text::with_particle;

use super::statement::Name;
use super::token::{self, Keyword, Sort, Token};

/// The place in the text up to which it is read.
pub struct Reader<'c> {
    /// The whole text, made ready.
    pub code: &'c str,
    /// The whole text as written: it tells a carriage return from a blank.
    pub written: &'c str,
    /// The byte that is read next.
    pub at: usize,
}

/// How many characters of text are searched for their end: without a limit, a text with many
/// openings and no end would take quadratic time.
pub const LONGEST_TEXT: usize = 4000;

impl<'c> Reader<'c> {
    /// The next word.
    pub fn peek(&self) -> Token {
        token::next(self.code, self.at)
    }

    /// What is left.
    pub fn rest(&self) -> &'c str {
        &self.code[self.at..]
    }

    /// Takes the next word when it is of this sort.
    pub fn take(&mut self, sort: Sort) -> Option<Token> {
        let token = self.peek();
        (token.sort == sort).then(|| {
            self.at = token.range.end;
            token
        })
    }

    /// The text of a range.
    pub fn text(&self, range: &Range<usize>) -> &'c str {
        &self.code[range.clone()]
    }

    /// Goes on where the next line begins.
    pub fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    /// Passes over what parts statements.
    pub fn skip_separators(&mut self) {
        self.at += token::run(self.rest(), |c| c == ';' || c.is_whitespace());
    }

    /// Whether the statement ends here.
    pub fn ends(&self) -> bool {
        let token = self.peek();
        match token.sort {
            Sort::Newline | Sort::Semicolon | Sort::End => true,
            Sort::Blank => &self.written[token.range] == "\r",
            _ => false,
        }
    }

    /// An id: Latin words, letters of any script, numbers, `-`, `:`, `,`, `&`, `*`, `#`.
    pub fn id(&mut self) -> Option<Name> {
        let start = self.at;
        while matches!(
            self.peek().sort,
            Sort::Word
                | Sort::Letter
                | Sort::Number
                | Sort::Down
                | Sort::Minus
                | Sort::Colon
                | Sort::Comma
                | Sort::And
                | Sort::Star
                | Sort::Hash
                | Sort::Keyword(Keyword::Default)
        ) {
            self.at = self.peek().range.end;
        }
        let range = start..self.at;
        (!range.is_empty()).then(|| Name { text: self.code[range.clone()].to_owned(), range })
    }

    /// Something stands where something else should.
    pub fn unexpected(&self, token: Token, place: &str) -> Problem {
        let found = match token.sort {
            Sort::Newline => "줄 끝이".to_owned(),
            Sort::End => "글의 끝이".to_owned(),
            Sort::Blank => "빈칸이".to_owned(),
            _ => with_particle(&format!("`{}`", brief(self.text(&token.range).trim())), "이", "가"),
        };
        Problem::syntax(trimmed(self.code, token.range), format!("{place}에 {found} 있습니다"))
    }
}

/// The range without the blanks around it.
pub fn trimmed(code: &str, range: Range<usize>) -> Range<usize> {
    let text = &code[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// At most 40 characters of a text, on one line.
pub fn brief(text: &str) -> String {
    let line = text.split('\n').next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
