//! The words of an entity-relationship diagram, as Mermaid 12 parts them.

use std::ops::Range;

use crate::diagram::layered::Direction;
use crate::diagram::scene::Head;

use super::model::RelationSort;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub sort: Sort,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Sorts of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The end of a line.
    Newline,
    /// The end of the text.
    End,
    /// A name without quotes.
    Name,
    /// A text in quotes.
    Quoted,
    /// `{`
    Open,
    /// `}`
    Close,
    /// `[`
    SquareOpen,
    /// `]`
    SquareClose,
    /// `:`
    Colon,
    /// `:::`
    ClassMark,
    /// `,`
    Comma,
    /// `?`
    Question,
    /// `PK`, `FK`, `UK` in a table.
    Key,
    /// How many there are.
    Many(Head),
    /// What stands between two numbers.
    Relation(RelationSort),
    /// `direction`
    Direction(Direction),
    /// A word that begins a statement of its own.
    Keyword(Keyword),
    /// What has no meaning.
    Other,
}

/// Words that begin a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// `style`
    Style,
    /// `classDef`
    ClassDef,
    /// `class`
    Class,
    /// `subgraph`
    Subgraph,
    /// `end`
    End,
}

const KEYWORDS: [(&str, Sort); 16] = [
    ("style", Sort::Keyword(Keyword::Style)),
    ("classDef", Sort::Keyword(Keyword::ClassDef)),
    ("class", Sort::Keyword(Keyword::Class)),
    ("subgraph", Sort::Keyword(Keyword::Subgraph)),
    ("end", Sort::Keyword(Keyword::End)),
    ("one or zero", Sort::Many(Head::ZeroOrOne)),
    ("one or more", Sort::Many(Head::OneOrMore)),
    ("one or many", Sort::Many(Head::OneOrMore)),
    ("zero or one", Sort::Many(Head::ZeroOrOne)),
    ("zero or more", Sort::Many(Head::ZeroOrMore)),
    ("zero or many", Sort::Many(Head::ZeroOrMore)),
    ("many", Sort::Many(Head::ZeroOrMore)),
    ("one", Sort::Many(Head::One)),
    ("only one", Sort::Many(Head::One)),
    ("to", Sort::Relation(RelationSort::Identifying)),
    ("optionally to", Sort::Relation(RelationSort::Loose)),
];

const SIGNS: [(&str, Sort); 22] = [
    (":::", Sort::ClassMark),
    (":", Sort::Colon),
    ("{", Sort::Open),
    ("[", Sort::SquareOpen),
    ("]", Sort::SquareClose),
    (",", Sort::Comma),
    ("1+", Sort::Many(Head::OneOrMore)),
    ("|o", Sort::Many(Head::ZeroOrOne)),
    ("0+", Sort::Many(Head::ZeroOrMore)),
    ("}o", Sort::Many(Head::ZeroOrMore)),
    ("many(0)", Sort::Many(Head::ZeroOrMore)),
    ("many(1)", Sort::Many(Head::OneOrMore)),
    ("}|", Sort::Many(Head::OneOrMore)),
    ("||", Sort::Many(Head::One)),
    ("o|", Sort::Many(Head::ZeroOrOne)),
    ("o{", Sort::Many(Head::ZeroOrMore)),
    ("|{", Sort::Many(Head::OneOrMore)),
    ("..", Sort::Relation(RelationSort::Loose)),
    ("--", Sort::Relation(RelationSort::Identifying)),
    (".-", Sort::Relation(RelationSort::Loose)),
    ("-.", Sort::Relation(RelationSort::Loose)),
    ("?", Sort::Question),
];

/// The word at `at`, blanks before it passed over.
pub fn next(code: &str, mut at: usize) -> Token {
    at += run(&code[at..], |c| c.is_whitespace() && c != '\n');
    let rest = &code[at..];
    let token = |sort: Sort, length: usize| Token { sort, range: at..at + length };
    let Some(first) = rest.chars().next() else { return token(Sort::End, 0) };
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    if let Some(direction) = direction(line) {
        return token(Sort::Direction(direction), line.len());
    }
    if first == '\n' {
        return token(Sort::Newline, run(rest, |c| c == '\n'));
    }
    if first == '"' {
        return match rest[1..].find('"') {
            Some(end) => token(Sort::Quoted, end + 2),
            None => token(Sort::Other, 1),
        };
    }
    if let Some((word, sort)) = SIGNS.iter().find(|(sign, _)| begins(rest, sign)) {
        return token(*sort, word.len());
    }
    let whole = |word: &str| begins(rest, word) && !continues(&rest[word.len()..]);
    if let Some((word, sort)) = KEYWORDS.iter().find(|(word, _)| whole(word)) {
        return token(*sort, word.len());
    }
    if first == '1' && counts(&rest[1..]) {
        return token(Sort::Many(Head::One), 1);
    }
    let digits = run(rest, |c| c.is_ascii_digit());
    if digits > 0 {
        return token(Sort::Name, digits);
    }
    match run(rest, is_name) {
        0 => token(Sort::Other, first.len_utf8()),
        length => token(Sort::Name, length),
    }
}

/// The word at `at` inside of a table.
pub fn next_in_table(code: &str, mut at: usize) -> Token {
    at += run(&code[at..], char::is_whitespace);
    let rest = &code[at..];
    let token = |sort: Sort, length: usize| Token { sort, range: at..at + length };
    let Some(first) = rest.chars().next() else { return token(Sort::End, 0) };
    let key = ["PK", "FK", "UK"].into_iter().find(|key| begins(rest, key));
    if key.is_some_and(|key| !continues(&rest[key.len()..])) {
        return token(Sort::Key, 2);
    }
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    // A generic type: everything between two tildes belongs to it.
    let word = run(line, |c| !c.is_whitespace());
    if let (Some(open), Some(close)) = (line.find('~'), line.rfind('~'))
        && open < word
        && open < close
    {
        return token(Sort::Name, close + run(&line[close..], |c| !c.is_whitespace()));
    }
    if first == '*' || first == '_' || first.is_ascii_alphabetic() || first >= '\u{c0}' {
        let inside =
            |c: char| c.is_ascii_alphanumeric() || "-_[]().,*".contains(c) || c >= '\u{c0}';
        return token(Sort::Name, run(rest, inside));
    }
    let quoted = |quote: char| rest[1..].find(quote).map(|end| end + 2);
    match first {
        '`' => match quoted('`') {
            Some(length) => token(Sort::Name, length),
            None => token(Sort::Other, 1),
        },
        '"' => match quoted('"') {
            Some(length) => token(Sort::Quoted, length),
            None => token(Sort::Other, 1),
        },
        '}' => token(Sort::Close, 1),
        ',' => token(Sort::Comma, 1),
        '?' => token(Sort::Question, 1),
        other => token(Sort::Other, other.len_utf8()),
    }
}

/// How many bytes at the beginning of a text hold what is wanted.
pub fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

fn is_name(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '*' | '.')
}

fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether a word goes on, as ASCII goes.
fn continues(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether a `1` before this text is a number of tables and no name.
fn counts(rest: &str) -> bool {
    let word = rest.trim_start();
    let behind = word.len() < rest.len()
        && word.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '"' | '\''));
    behind || ["--", "..", ".-", "-."].iter().any(|sign| rest.starts_with(sign))
}

fn direction(line: &str) -> Option<Direction> {
    let lower = line.to_ascii_lowercase();
    let at = lower.find("direction")?;
    let rest = &lower[at + "direction".len()..];
    let value = rest.trim_start();
    if value.len() == rest.len() {
        return None;
    }
    let known = [
        ("tb", Direction::Down),
        ("bt", Direction::Up),
        ("rl", Direction::Left),
        ("lr", Direction::Right),
    ];
    known.into_iter().find(|(word, _)| value.starts_with(word)).map(|(_, direction)| direction)
}
