//! Reading along the code of a state diagram: what is passed over, and what names and texts are.

use std::ops::Range;

use crate::diagram::problem::Problem;
use crate::diagram::source::{Piece, Source};
use crate::text::with_particle;

/// A place in the code; what lies before it has been read.
pub struct Reader<'s> {
    source: &'s Source<'s>,
    code: &'s str,
    /// The byte that comes next.
    pub at: usize,
    /// Whether it is inside of braces, where the ends of lines mean nothing.
    pub nested: Nested,
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nested {
    /// In no composite state.
    No,
    /// In one.
    Yes,
}

/// Words that begin a statement when a blank follows, and so cannot be names.
const BEFORE_BLANK: [&str; 5] = ["state", "note", "class", "classDef", "style"];
/// Words that cannot be names outside of composite states.
const ALONE: [&str; 3] = ["click", "href", "default"];

impl<'s> Reader<'s> {
    /// The place behind the header.
    pub fn new(source: &'s Source<'s>) -> Self {
        Self { source, code: &source.code, at: source.header.end, nested: Nested::No }
    }

    /// What has not been read.
    pub fn rest(&self) -> &'s str {
        &self.code[self.at..]
    }

    /// What has not been read of this line.
    pub fn line(&self) -> &'s str {
        let rest = self.rest();
        rest.find('\n').map_or(rest, |end| &rest[..end])
    }

    /// Whether `text` comes next, in small letters or capitals.
    pub fn comes(&self, text: &str) -> bool {
        self.rest().get(..text.len()).is_some_and(|next| next.eq_ignore_ascii_case(text))
    }

    /// Moves on over `text` when it comes next.
    pub fn eat(&mut self, text: &str) -> bool {
        let comes = self.comes(text);
        if comes {
            self.at += text.len();
        }
        comes
    }

    /// Moves on over a word and the blanks behind it, when both come next.
    pub fn eat_word(&mut self, word: &str) -> Option<Range<usize>> {
        if !self.word_comes(word) {
            return None;
        }
        let range = self.at..self.at + word.len();
        self.at = range.end;
        self.skip_blanks();
        Some(range)
    }

    fn word_comes(&self, word: &str) -> bool {
        self.comes(word) && self.rest()[word.len()..].starts_with(char::is_whitespace)
    }

    /// Whether `word` comes next and ends there, as ASCII goes.
    pub fn comes_whole(&self, word: &str) -> bool {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        self.comes(word) && ends(&self.rest()[word.len()..])
    }

    /// Moves on over blanks and the ends of lines.
    pub fn skip_blanks(&mut self) {
        self.at += run(self.rest(), char::is_whitespace);
    }

    /// Moves on over blanks of this line.
    pub fn skip_blanks_of_line(&mut self) {
        self.at += run(self.rest(), |c| c.is_whitespace() && c != '\n');
    }

    /// Moves on to the next statement: over blanks, ends of lines and comments.
    pub fn skip_to_statement(&mut self) {
        loop {
            self.skip_blanks();
            if !self.skip_comment() {
                return;
            }
        }
    }

    /// Moves on inside of a statement. The end of a line ends it, except in a composite state and
    /// behind blanks.
    pub fn skip_gap(&mut self) {
        loop {
            let ends = self.nested == Nested::No && self.is_line_end();
            if !ends && self.rest().starts_with(char::is_whitespace) {
                self.skip_blanks();
            } else if !self.skip_comment() {
                return;
            }
        }
    }

    /// Whether a line, or the text, ends here.
    pub fn is_line_end(&self) -> bool {
        let end = self.source.text.as_bytes().get(self.at);
        matches!(end, None | Some(b'\n' | b'\r'))
    }

    fn skip_comment(&mut self) -> bool {
        let is_hash = self.rest().starts_with('#') && entity(self.rest()).is_none();
        let is_comment = is_hash || self.rest().starts_with("%%");
        if is_comment {
            self.at += self.line().len();
        }
        is_comment
    }

    /// The name that comes next: everything up to a blank, a colon, a dash or a brace.
    ///
    /// # Errors
    /// When something else comes.
    pub fn name(&mut self, expected: &str) -> Result<Piece, Problem> {
        let reserved = BEFORE_BLANK.into_iter().find(|word| self.word_comes(word)).or_else(|| {
            let alone = ALONE.into_iter().find(|word| self.comes_whole(word));
            alone.filter(|_| self.nested == Nested::No)
        });
        if let Some(word) = reserved {
            let message = format!(
                "{} 상태의 이름이 될 수 없습니다",
                with_particle(&format!("`{word}`"), "은", "는")
            );
            return Err(Problem::syntax(self.at..self.at + word.len(), message)
                .help(format!("{word}1처럼 다른 이름을 쓰세요")));
        }
        if self.nested == Nested::No && self.rest().starts_with('"') {
            let inside = &self.rest()[1..];
            if let Some(end) = inside.find('"') {
                let name = inside[..end].trim();
                let help = format!("state \"{name}\" as 이름처럼 짧은 이름을 붙이세요");
                return Err(Problem::syntax(
                    self.at..self.at + end + 2,
                    "상태의 이름에 따옴표를 쓸 수 없습니다",
                )
                .help(help));
            }
        }
        if self.nested == Nested::Yes && self.rest().starts_with('}') {
            return Err(self.found(expected));
        }
        let length = run(self.rest(), |c| !matches!(c, ':' | '-' | '{') && !c.is_whitespace());
        let name = &self.rest()[..length];
        let length = name.find("%%").unwrap_or(length);
        if length == 0 {
            return Err(self.found(expected));
        }
        Ok(self.take(length))
    }

    /// The text behind a colon, when one comes: up to a semicolon, two colons or the end of the line.
    pub fn description(&mut self) -> Option<Piece> {
        let rest = self.rest().strip_prefix(':')?;
        let mut length = 0;
        while let Some(character) = rest[length..].chars().next() {
            let ends = |c: char| matches!(c, ':' | '\n' | ';');
            length += match character {
                '#' => entity(&rest[length..]).unwrap_or(1),
                ':' => match rest[length + 1..].chars().next() {
                    Some(next) if !ends(next) => 1 + next.len_utf8(),
                    _ => break,
                },
                c if ends(c) => break,
                c => c.len_utf8(),
            };
        }
        if length == 0 {
            return None;
        }
        self.at += 1;
        Some(self.take(length).trimmed())
    }

    /// Moves on over so many bytes, which end between characters.
    pub fn take(&mut self, length: usize) -> Piece {
        let range = self.at..self.at + length;
        self.at = range.end;
        Piece { text: self.code[range.clone()].to_owned(), range }
    }

    /// What comes next, as a problem: `expected` is what should.
    pub fn found(&self, expected: &str) -> Problem {
        if self.is_line_end() || self.rest().is_empty() {
            return Problem::line_ends(self.code, self.at, expected);
        }
        let first = self.line().chars().next().map_or(0, char::len_utf8);
        let word = run(self.line(), |c| !c.is_whitespace()).max(first);
        Problem::instead_of(self.code, self.at..self.at + word, expected)
    }
}

impl Piece {
    /// This piece without blanks around it.
    pub fn trimmed(self) -> Self {
        let start = self.range.start + self.text.len() - self.text.trim_start().len();
        let text = self.text.trim().to_owned();
        Self { range: start..start + text.len(), text }
    }
}

/// How many bytes at the beginning of a text hold what is wanted.
pub fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// How long the entity is (`#35;`, `#quot;`) that a text begins with.
pub fn entity(text: &str) -> Option<usize> {
    let name = run(&text[1..], |c| c.is_ascii_alphanumeric() || c == '_');
    (name > 0 && text[1 + name..].starts_with(';')).then_some(name + 2)
}
