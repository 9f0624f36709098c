//! The words of a class diagram, as Mermaid 12 parts them.

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
    /// A piece of a name: a word, a letter, a hyphen.
    Name,
    /// `.` in a name.
    Dot,
    /// `~…~`
    Generic,
    /// A name in backticks.
    Literal,
    /// A text in quotes.
    Quoted,
    /// A quotation mark without its partner.
    Unclosed,
    /// `: …`
    Label,
    /// `:` and nothing
    Colon,
    /// `:::`
    ClassMark,
    /// `{`
    Open,
    /// `}`
    Close,
    /// `[`
    SquareOpen,
    /// `]`
    SquareClose,
    /// `<<`
    AnnotationOpen,
    /// `>>`
    AnnotationClose,
    /// `,`
    Comma,
    /// What stands at one end of a relation.
    Head(Head),
    /// The line of a relation.
    Line(RelationSort),
    /// `direction`
    Direction(Direction),
    /// A word that begins a statement or stands for itself.
    Keyword(Keyword),
    /// What has no meaning.
    Other,
}

/// Words with a meaning of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// `class`
    Class,
    /// `namespace`
    Namespace,
    /// `note for`
    NoteFor,
    /// `note`
    Note,
    /// `style`
    Style,
    /// `classDef`
    ClassDef,
    /// `cssClass`
    CssClass,
    /// `click`
    Click,
    /// `link`
    Link,
    /// `callback`
    Callback,
    /// `href`
    Href,
    /// `call`
    Call,
    /// `_blank`, `_self`, `_parent`, `_top`
    Target,
}

/// Which words are words of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between statements, and in them.
    Statement,
    /// Behind `class`: `style` is a name there.
    Class,
}

const KEYWORDS: [(&str, Keyword); 15] = [
    ("note for", Keyword::NoteFor),
    ("note", Keyword::Note),
    ("cssClass", Keyword::CssClass),
    ("callback", Keyword::Callback),
    ("link", Keyword::Link),
    ("click", Keyword::Click),
    ("href", Keyword::Href),
    ("_self", Keyword::Target),
    ("_blank", Keyword::Target),
    ("_parent", Keyword::Target),
    ("_top", Keyword::Target),
    ("style", Keyword::Style),
    ("classDef", Keyword::ClassDef),
    ("namespace", Keyword::Namespace),
    ("class", Keyword::Class),
];

const SIGNS: [(&str, Sort); 18] = [
    ("<<", Sort::AnnotationOpen),
    (">>", Sort::AnnotationClose),
    ("<|", Sort::Head(Head::Extension)),
    ("|>", Sort::Head(Head::Extension)),
    ("<", Sort::Head(Head::Open)),
    (">", Sort::Head(Head::Open)),
    ("*", Sort::Head(Head::Composition)),
    ("()", Sort::Head(Head::Lollipop)),
    ("--", Sort::Line(RelationSort::Solid)),
    ("..", Sort::Line(RelationSort::Dotted)),
    (":::", Sort::ClassMark),
    (".", Sort::Dot),
    ("-", Sort::Name),
    ("{", Sort::Open),
    ("}", Sort::Close),
    ("[", Sort::SquareOpen),
    ("]", Sort::SquareClose),
    (",", Sort::Comma),
];

/// The word at `at`, blanks and a comment before it passed over.
pub fn next(code: &str, mut at: usize, place: Place) -> Token {
    at += run(&code[at..], |c| c.is_whitespace() && c != '\n');
    if code[at..].starts_with("%%") {
        at += run(&code[at..], |c| c != '\n');
    }
    let rest = &code[at..];
    let token = |sort: Sort, length: usize| Token { sort, range: at..at + length };
    let Some(first) = rest.chars().next() else { return token(Sort::End, 0) };
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    if let Some(direction) = direction(line).filter(|_| place == Place::Statement) {
        return token(Sort::Direction(direction), line.len());
    }
    let partner = |quote: char, text: &str| text[1..].find(quote).map(|end| end + 2);
    match first {
        '\n' => return token(Sort::Newline, 1),
        '"' => {
            return partner('"', line)
                .map_or(token(Sort::Unclosed, 1), |length| token(Sort::Quoted, length));
        }
        '`' => {
            return partner('`', line)
                .filter(|length| *length > 2)
                .map_or(token(Sort::Unclosed, 1), |length| token(Sort::Literal, length));
        }
        '~' => {
            if let Some(length) = partner('~', line).filter(|length| *length > 2) {
                return token(Sort::Generic, length);
            }
        }
        ':' => {
            let length = label(&line[1..]);
            if length > 0 {
                return token(Sort::Label, length + 1);
            }
        }
        _ => {}
    }
    if let Some((sign, sort)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return token(*sort, sign.len());
    }
    if first == ':' {
        return token(Sort::Colon, 1);
    }
    let word = run(rest, |c| c.is_ascii_alphanumeric() || c == '_');
    if word == 0 {
        let letters = run(rest, |c| !c.is_ascii() && c.is_alphabetic());
        return match letters {
            0 => token(Sort::Other, first.len_utf8()),
            letters => token(Sort::Name, letters),
        };
    }
    if &rest[..word] == "o" {
        return token(Sort::Head(Head::Aggregation), 1);
    }
    if &rest[..word] == "call" && rest[word..].starts_with([' ', '\t']) {
        return token(Sort::Keyword(Keyword::Call), word);
    }
    let whole = |keyword: &str| {
        rest.strip_prefix(keyword).is_some_and(|after| {
            !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        })
    };
    match KEYWORDS.iter().find(|(keyword, _)| whole(keyword)) {
        Some((_, Keyword::Style | Keyword::ClassDef | Keyword::Namespace | Keyword::Class))
            if place == Place::Class =>
        {
            token(Sort::Name, word)
        }
        Some((keyword, sort)) => token(Sort::Keyword(*sort), keyword.len()),
        None => token(Sort::Name, word),
    }
}

/// How many bytes at the beginning of a text hold what is wanted.
pub fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// How long a label is: up to a colon or a semicolon that ends no entity such as `#35;`.
fn label(text: &str) -> usize {
    let ends = text.match_indices([':', ';']).find(|(at, sign)| {
        let word = text[..*at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        *sign == ":" || word.len() == *at || !word.ends_with('#')
    });
    ends.map_or(text.len(), |(at, _)| at)
}

/// The direction that a line asks for.
fn direction(line: &str) -> Option<Direction> {
    let rest = line.strip_prefix("direction")?;
    let value = rest.trim_start();
    if value.len() == rest.len() {
        return None;
    }
    Direction::read(value.get(..2)?).filter(|_| !value.starts_with("TD"))
}
