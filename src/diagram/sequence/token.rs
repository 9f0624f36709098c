//! The words of a sequence diagram. Which words there can be depends on the word before, as in mermaid.

use std::ops::Range;

use super::arrow::{ARROWS, NOT_IN_NAMES};
use super::model::Arrow;
use crate::diagram::source::Source;

/// One word and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its bytes, without the blanks around names and texts.
    pub range: Range<usize>,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// The end of a line, or `;`.
    Newline,
    /// A word of the language.
    Word(Word),
    /// Digits, and up to two more after a point.
    Number,
    /// The name of a participant.
    Name,
    /// `@{`
    ConfigOpen,
    /// What stands after `@{`.
    Config,
    /// `}` after `@{`.
    ConfigClose,
    /// What follows the first word of a block; may be empty.
    Rest,
    /// `title …`: what follows that word.
    Title,
    /// `accTitle: …`: what follows the colon.
    AccTitle,
    /// `accDescr: …` and `accDescr { … }`: what is said.
    AccDescription,
    /// `,`
    Comma,
    /// An arrow.
    Arrow(Arrow),
    /// `: …`: what follows the colon; may be empty.
    Text,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `()`
    Dot,
    /// Something that means nothing here.
    Stray,
    /// Nothing follows.
    End,
}

/// The words of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Header,
    Box,
    Participant,
    Actor,
    Create,
    Destroy,
    As,
    Loop,
    Rect,
    Opt,
    Alt,
    Else,
    Par,
    ParOver,
    And,
    Critical,
    Option,
    Break,
    End,
    LeftOf,
    RightOf,
    Over,
    Note,
    Links,
    Link,
    Properties,
    Details,
    Activate,
    Deactivate,
    Autonumber,
    Off,
}

/// Reads word after word; at the end it says [`Kind::End`] for ever.
pub struct Lexer<'c> {
    code: &'c str,
    at: usize,
    mode: Mode,
}

/// Which words can come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Statement,
    Name,
    Alias,
    Rest,
    Config,
    AccTitle,
    AccDescription,
    AccBlock,
}

/// The words that are words wherever a statement can be; none of them cares for case.
const WORDS: [(&str, Word, Mode); 26] = [
    ("box", Word::Box, Mode::Rest),
    ("participant", Word::Participant, Mode::Name),
    ("actor", Word::Actor, Mode::Name),
    ("create", Word::Create, Mode::Statement),
    ("destroy", Word::Destroy, Mode::Name),
    ("loop", Word::Loop, Mode::Rest),
    ("rect", Word::Rect, Mode::Rest),
    ("opt", Word::Opt, Mode::Rest),
    ("alt", Word::Alt, Mode::Rest),
    ("else", Word::Else, Mode::Rest),
    ("par", Word::Par, Mode::Rest),
    ("par_over", Word::ParOver, Mode::Rest),
    ("and", Word::And, Mode::Rest),
    ("critical", Word::Critical, Mode::Rest),
    ("option", Word::Option, Mode::Rest),
    ("break", Word::Break, Mode::Rest),
    ("end", Word::End, Mode::Statement),
    ("left of", Word::LeftOf, Mode::Statement),
    ("right of", Word::RightOf, Mode::Statement),
    ("over", Word::Over, Mode::Statement),
    ("note", Word::Note, Mode::Statement),
    ("activate", Word::Activate, Mode::Name),
    ("deactivate", Word::Deactivate, Mode::Name),
    ("sequencediagram", Word::Header, Mode::Statement),
    ("autonumber", Word::Autonumber, Mode::Statement),
    ("off", Word::Off, Mode::Statement),
];

/// These are words only where a name follows on the same line.
const ATTACHED: [(&str, Word); 4] = [
    ("links", Word::Links),
    ("link", Word::Link),
    ("properties", Word::Properties),
    ("details", Word::Details),
];

/// How many characters `@{ … }` can hold, so that many open ones do not cost a walk to the end each.
const LONGEST_CONFIG: usize = 1000;

impl<'c> Lexer<'c> {
    /// At the byte `at` of code from [`masked`].
    pub fn new(code: &'c str, at: usize) -> Self {
        Self { code, at, mode: Mode::Statement }
    }

    /// The next word.
    pub fn next(&mut self) -> Token {
        loop {
            let (kind, range) = match self.mode {
                Mode::Statement => match self.statement() {
                    Some(kind) => kind,
                    None => continue,
                },
                Mode::Name => match self.name() {
                    Some(kind) => kind,
                    None => continue,
                },
                Mode::Alias => match self.alias() {
                    Some(kind) => kind,
                    None => continue,
                },
                Mode::Rest => {
                    self.skip_blanks();
                    if self.rest().starts_with('#') {
                        self.skip_line();
                    }
                    let end = self.run(|c| !matches!(c, '#' | '\n' | ';'));
                    self.take(end, Kind::Rest, Mode::Statement)
                }
                Mode::Config => self.config(),
                Mode::AccTitle => self.line(Kind::AccTitle),
                Mode::AccDescription => self.line(Kind::AccDescription),
                Mode::AccBlock => {
                    let end = self.run(|c| c != '}');
                    let taken = self.take(end, Kind::AccDescription, Mode::Statement);
                    self.at = (self.at + 1).min(self.code.len());
                    taken
                }
            };
            return Token { kind, range };
        }
    }

    /// Goes to the end of the line on which `from` lies and reads on from there.
    pub fn resume(&mut self, from: usize) {
        self.at = self.code[from..].find('\n').map_or(self.code.len(), |length| from + length);
        self.mode = Mode::Statement;
    }

    /// Whether what follows `offset` on its line, blanks aside, is a comment that begins with `#`.
    pub fn is_cut_by_comment(&self, offset: usize) -> bool {
        self.code[offset..].trim_start_matches([' ', '\t']).starts_with('#')
    }

    fn rest(&self) -> &'c str {
        &self.code[self.at..]
    }

    /// Where the run of characters that `within` likes ends.
    fn run(&self, within: impl Fn(char) -> bool) -> usize {
        self.rest().find(|c| !within(c)).map_or(self.code.len(), |length| self.at + length)
    }

    fn take(&mut self, end: usize, kind: Kind, next: Mode) -> (Kind, Range<usize>) {
        let whole = &self.code[self.at..end];
        let text = whole.trim_start_matches(is_blank);
        let start = end - text.len();
        let range = start..start + text.trim_end_matches(is_blank).len();
        self.at = end;
        self.mode = next;
        (kind, range)
    }

    fn skip_line(&mut self) {
        self.at = self.run(|c| c != '\n');
    }

    /// Blanks but no line feed.
    fn skip_blanks(&mut self) {
        self.at = self.run(|c| c != '\n' && is_blank(c));
    }

    /// A word where a statement can begin; nothing when something was passed over.
    fn statement(&mut self) -> Option<(Kind, Range<usize>)> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Some((Kind::End, self.code.len() - 1..self.code.len() - 1));
        };
        match first {
            '\n' => {
                let end = self.run(|c| c == '\n');
                let start = self.at;
                self.at = end;
                return Some((Kind::Newline, start..start));
            }
            '#' => {
                self.skip_line();
                return None;
            }
            '%' if !rest.starts_with("%{") => {
                self.skip_line();
                return None;
            }
            _ if is_blank(first) => {
                // Line feeds after a blank go the same way: an empty line with blanks is no line.
                self.at = self.run(is_blank);
                return None;
            }
            _ => {}
        }
        if first != '}' && rest[first.len_utf8()..].starts_with("%%") {
            self.skip_line();
            return None;
        }
        if let Some(length) = number(rest) {
            return Some(self.take(self.at + length, Kind::Number, Mode::Statement));
        }
        let word = WORDS.iter().find(|(word, ..)| begins(rest, word));
        if let Some((word, kind, next)) = word {
            return Some(self.take(self.at + word.len(), Kind::Word(*kind), *next));
        }
        let attached = ATTACHED.iter().find(|(word, _)| names_someone(rest, word));
        if let Some((word, kind)) = attached {
            return Some(self.take(self.at + word.len(), Kind::Word(*kind), Mode::Statement));
        }
        if let Some(found) = self.title() {
            return Some(found);
        }
        if let Some(mode) = self.accessible() {
            self.mode = mode;
            return None;
        }
        let length = name_length(rest);
        if length > 0 {
            return Some(self.take(self.at + length, Kind::Name, Mode::Statement));
        }
        if first == ':' {
            self.at += 1;
            let end = self.run(|c| !matches!(c, '#' | '\n' | ';'));
            return Some(self.take(end, Kind::Text, Mode::Statement));
        }
        let arrow = ARROWS.iter().find(|(sign, _)| starts_with(rest, sign));
        let (length, kind) = match arrow {
            Some((sign, arrow)) => (sign.len(), Kind::Arrow(*arrow)),
            None if rest.starts_with("()") => (2, Kind::Dot),
            None => (
                first.len_utf8(),
                match first {
                    ',' => Kind::Comma,
                    ';' => Kind::Newline,
                    '+' => Kind::Plus,
                    '-' => Kind::Minus,
                    _ => Kind::Stray,
                },
            ),
        };
        Some(self.take(self.at + length, kind, Mode::Statement))
    }

    /// `title …` and `title: …`; the blank after the word may be a line feed.
    fn title(&mut self) -> Option<(Kind, Range<usize>)> {
        let rest = self.rest();
        let after = ["title:", "title"].into_iter().find_map(|word| {
            let after = starts_with(rest, word).then(|| &rest[word.len()..])?;
            after.starts_with(is_blank).then_some(after)
        })?;
        let blank = after.chars().next().map_or(0, char::len_utf8);
        let length = after[blank..].find(['#', '\n', ';']).unwrap_or(after.len() - blank);
        if length == 0 {
            return None;
        }
        let end = self.code.len() - after.len() + blank + length;
        self.at = self.code.len() - after.len();
        Some(self.take(end, Kind::Title, Mode::Statement))
    }

    /// `accTitle:`, `accDescr:` and `accDescr {` where [`Source`] did not find them at the beginning
    /// of a line.
    fn accessible(&mut self) -> Option<Mode> {
        let rest = self.rest();
        let modes = [
            ("acctitle", ':', Mode::AccTitle),
            ("accdescr", ':', Mode::AccDescription),
            ("accdescr", '{', Mode::AccBlock),
        ];
        modes.into_iter().find_map(|(word, sign, mode)| {
            let after = starts_with(rest, word).then(|| &rest[word.len()..])?;
            let after = after.trim_start_matches(is_blank).strip_prefix(sign)?;
            let after = after.trim_start_matches(is_blank);
            self.at = self.code.len() - after.len();
            Some(mode)
        })
    }

    /// A name after a word that wants one.
    fn name(&mut self) -> Option<(Kind, Range<usize>)> {
        self.skip_blanks();
        let rest = self.rest();
        if rest.starts_with('#') {
            self.skip_line();
            return None;
        }
        if rest.starts_with("@{") {
            return Some(self.take(self.at + 2, Kind::ConfigOpen, Mode::Config));
        }
        if rest.is_empty() || rest.starts_with('\n') {
            self.mode = Mode::Statement;
            return None;
        }
        let tight = self.run(|c| !is_blank(c) && !matches!(c, '<' | '>' | ':' | ',' | ';' | '@'));
        if tight > self.at {
            let after = self.code[tight..].trim_start_matches(is_blank);
            if after.starts_with("@{") {
                return Some(self.take(tight, Kind::Name, Mode::Name));
            }
            let parted = self.code[tight..].starts_with(is_blank);
            if parted && starts_with(after, "as") && after[2..].starts_with(is_blank) {
                return Some(self.take(tight, Kind::Name, Mode::Alias));
            }
        }
        let end = self.run(|c| !matches!(c, '<' | '>' | ':' | '\n' | ',' | ';' | '@'));
        if end > self.at {
            if matches!(self.code.as_bytes().get(end), None | Some(b'\n' | b';')) {
                return Some(self.take(end, Kind::Name, Mode::Statement));
            }
            // What stands before the last `#` is a name, since the `#` begins a comment.
            if let Some(length) = self.code[self.at..end].rfind('#').filter(|length| *length > 0) {
                return Some(self.take(self.at + length, Kind::Name, Mode::Statement));
            }
        }
        let end = self.run(|c| c != '\n');
        Some(self.take(end, Kind::Stray, Mode::Statement))
    }

    /// `as`, which is known to follow; unless a line feed comes first.
    fn alias(&mut self) -> Option<(Kind, Range<usize>)> {
        self.skip_blanks();
        if starts_with(self.rest(), "as") {
            return Some(self.take(self.at + 2, Kind::Word(Word::As), Mode::Rest));
        }
        self.mode = Mode::Statement;
        None
    }

    /// What stands in `@{ … }`, then its end. When there is no end near, what stands on the line.
    fn config(&mut self) -> (Kind, Range<usize>) {
        let near = self.rest().char_indices().take(LONGEST_CONFIG).find(|(_, c)| *c == '}');
        let Some((length, _)) = near else { return self.line(Kind::Config) };
        let end = self.at + length;
        if end > self.at {
            return self.take(end, Kind::Config, Mode::Config);
        }
        let after = &self.code[end + 1..];
        let word = after.trim_start_matches(is_blank);
        let named =
            word.len() < after.len() && starts_with(word, "as") && word[2..].starts_with(is_blank);
        self.take(end + 1, Kind::ConfigClose, if named { Mode::Alias } else { Mode::Statement })
    }

    fn line(&mut self, kind: Kind) -> (Kind, Range<usize>) {
        let end = self.run(|c| c != '\n');
        self.take(end, kind, Mode::Statement)
    }
}

/// The code in the same bytes, with `\u{1}` for the ends of entities (`#35;`), so that neither is
/// taken for a comment or the end of a statement, a line feed for every carriage return, and a line
/// feed more at the end.
pub fn masked(source: &Source<'_>) -> String {
    let mut code = String::with_capacity(source.code.len() + 1);
    let mut entity = 0..0;
    for (at, character) in source.code.char_indices() {
        if character == '#' {
            let inner = &source.code[at + 1..];
            let length = inner
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .filter(|length| *length > 0 && inner[*length..].starts_with(';'));
            entity = length.map_or(0..0, |length| at..at + 1 + length);
        }
        let carriage = character == ' ' && source.text.as_bytes().get(at) == Some(&b'\r');
        code.push(match character {
            '#' if entity.start == at && !entity.is_empty() => '\u{1}',
            ';' if entity.end == at && at > 0 => '\u{1}',
            _ if carriage => '\n',
            character => character,
        });
    }
    code.push('\n');
    code
}

/// What JavaScript calls white space.
fn is_blank(character: char) -> bool {
    character.is_whitespace() && character != '\u{85}' || character == '\u{feff}'
}

/// Whether `text` begins with `word`, which is in lower case, whatever the case.
fn starts_with(text: &str, word: &str) -> bool {
    text.as_bytes().get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
}

/// The same, and the word ends there; Hangul ends a word, since mermaid knows ASCII words only.
fn begins(text: &str, word: &str) -> bool {
    starts_with(text, word)
        && !text[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

/// The same, and a name follows on the line.
fn names_someone(text: &str, word: &str) -> bool {
    starts_with(text, word) && {
        let after = &text[word.len()..];
        let name = after.trim_start_matches([' ', '\t']);
        name.len() < after.len()
            && !name.is_empty()
            && !name.starts_with(is_blank)
            && !name.starts_with(['/', '\\', '+', '(', ')', '<', '>', ':', ',', ';', '-'])
    }
}

/// The bytes of the number at the beginning, which a blank or a line feed must follow.
fn number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    let decimals = match text[whole..].strip_prefix('.').map(digits) {
        Some(decimals @ 1..=2) => decimals + 1,
        Some(_) => return None,
        None => 0,
    };
    let length = whole + decimals;
    (length > 0 && text[length..].starts_with([' ', '\n'])).then_some(length)
}

/// The bytes of the name at the beginning: it may hold dashes that begin no arrow.
fn name_length(text: &str) -> usize {
    let ends_name = |c: char| matches!(c, '+' | '<' | '>' | '-' | ':' | '\n' | ',' | ';');
    let first = |c: char| ends_name(c) || matches!(c, '/' | '\\' | '(' | ')');
    let mut length = text.find(first).unwrap_or(text.len());
    if length == 0 {
        return 0;
    }
    loop {
        let rest = &text[length..];
        if NOT_IN_NAMES.iter().any(|sign| starts_with(rest, sign)) {
            return length;
        }
        let dashes = rest.find(|c| c != '-').unwrap_or(rest.len());
        let more = rest[dashes..].find(ends_name).unwrap_or(rest.len() - dashes);
        if more == 0 {
            return length;
        }
        length += dashes + more;
    }
}
