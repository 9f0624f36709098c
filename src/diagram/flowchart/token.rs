//! The words that the statements of a flowchart are made of.

use std::ops::Range;

use crate::diagram::scene::Stroke;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub sort: Sort,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A word of the language.
    Keyword(Keyword),
    /// A run of Latin letters, digits and signs.
    Word,
    /// One letter of any other script.
    Letter,
    /// A run of digits.
    Number,
    /// `v` as a word of its own.
    Down,
    /// `-` that belongs to no link.
    Minus,
    /// `#`
    Hash,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// `*`
    Star,
    /// `&`
    And,
    /// `;`
    Semicolon,
    /// `:::`
    ClassMark,
    /// `<`, `^` or `\|`
    Sign,
    /// `id@` before a link
    LinkId,
    /// A whole link, with the blanks around it.
    Link,
    /// The first half of a link with a text in its middle, with the blanks around it.
    HalfLink(Stroke),
    /// What opens the text of a node.
    Open(Bracket),
    /// `|`
    Pipe,
    /// `@{`
    Data,
    /// `"`
    Quote,
    /// Line feeds.
    Newline,
    /// Blanks.
    Blank,
    /// The end of the text.
    End,
    /// A character that has no place here.
    Stray,
}

/// The words of the language. Each ends where the letters, digits and `_` end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    Style,
    Default,
    LinkStyle,
    Interpolate,
    ClassDef,
    Class,
    Click,
    Graph,
    Subgraph,
    End,
    Target,
}

const KEYWORDS: [(&str, Keyword); 16] = [
    ("style", Keyword::Style),
    ("default", Keyword::Default),
    ("linkStyle", Keyword::LinkStyle),
    ("interpolate", Keyword::Interpolate),
    ("classDef", Keyword::ClassDef),
    ("class", Keyword::Class),
    ("flowchart-elk", Keyword::Graph),
    ("swimlane-beta", Keyword::Graph),
    ("graph", Keyword::Graph),
    ("flowchart", Keyword::Graph),
    ("subgraph", Keyword::Subgraph),
    ("end", Keyword::End),
    ("_self", Keyword::Target),
    ("_blank", Keyword::Target),
    ("_parent", Keyword::Target),
    ("_top", Keyword::Target),
];

/// What can open the text of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `(-`
    Ellipse,
    /// `([`
    Stadium,
    /// `(((`
    Rings,
    /// `((`
    Circle,
    /// `(`
    Round,
    /// `[[`
    Subroutine,
    /// `[|`
    Properties,
    /// `[(`
    Cylinder,
    /// `[/`
    Slash,
    /// `[\`
    Backslash,
    /// `[`
    Square,
    /// `{{`
    Hexagon,
    /// `{`
    Diamond,
    /// `>`
    Flag,
}

/// The longer stand before those that they begin with.
const BRACKETS: [(&str, Bracket); 14] = [
    ("(-", Bracket::Ellipse),
    ("([", Bracket::Stadium),
    ("(((", Bracket::Rings),
    ("((", Bracket::Circle),
    ("(", Bracket::Round),
    ("[[", Bracket::Subroutine),
    ("[|", Bracket::Properties),
    ("[(", Bracket::Cylinder),
    ("[/", Bracket::Slash),
    ("[\\", Bracket::Backslash),
    ("[", Bracket::Square),
    ("{{", Bracket::Hexagon),
    ("{", Bracket::Diamond),
    (">", Bracket::Flag),
];

const SIGNS: [(&str, Sort); 13] = [
    ("@{", Sort::Data),
    ("\"", Sort::Quote),
    ("#", Sort::Hash),
    (":::", Sort::ClassMark),
    (":", Sort::Colon),
    ("&", Sort::And),
    (";", Sort::Semicolon),
    (",", Sort::Comma),
    ("*", Sort::Star),
    ("<", Sort::Sign),
    ("^", Sort::Sign),
    ("\\|", Sort::Sign),
    ("|", Sort::Pipe),
];

impl Bracket {
    /// What it looks like.
    pub fn text(self) -> &'static str {
        BRACKETS.iter().find(|(_, bracket)| *bracket == self).map_or("", |(text, _)| text)
    }
}

/// The word that begins at `at`. The order in which the sorts are tried is that of Mermaid's lexer,
/// so that the same text falls into the same words.
pub fn next(code: &str, at: usize) -> Token {
    let rest = &code[at..];
    let (sort, length) = first(rest);
    Token { sort, range: at..at + length }
}

fn first(rest: &str) -> (Sort, usize) {
    let Some(first) = rest.chars().next() else { return (Sort::End, 0) };
    if let Some((keyword, length)) = keyword(rest) {
        return (Sort::Keyword(keyword), length);
    }
    if let Some(length) = link_id(rest) {
        return (Sort::LinkId, length);
    }
    let digits = run(rest, |c| c.is_ascii_digit());
    if digits > 0 {
        return (Sort::Number, digits);
    }
    if let Some(link) = link(rest) {
        return link;
    }
    if let Some((text, bracket)) = BRACKETS.iter().find(|(text, _)| rest.starts_with(text)) {
        return (Sort::Open(*bracket), text.len());
    }
    if let Some((text, sort)) = SIGNS.iter().find(|(text, _)| rest.starts_with(text)) {
        return (*sort, text.len());
    }
    if first == 'v' && word_ends(&rest[1..]) {
        return (Sort::Down, 1);
    }
    match (word(rest), first) {
        (0, '-') => (Sort::Minus, 1),
        (0, '\n') => (Sort::Newline, run(rest, |c| c == '\n')),
        (0, _) if first.is_whitespace() => (Sort::Blank, blanks(rest)),
        (0, _) if first.is_alphabetic() => (Sort::Letter, first.len_utf8()),
        (0, _) => (Sort::Stray, first.len_utf8()),
        (length, _) => (Sort::Word, length),
    }
}

/// The bytes of blanks at the beginning, line feeds not among them.
pub fn blanks(rest: &str) -> usize {
    run(rest, |c| c != '\n' && c.is_whitespace())
}

/// The bytes of the characters at the beginning that are such.
pub fn run(rest: &str, is_such: impl Fn(char) -> bool) -> usize {
    rest.len() - rest.trim_start_matches(is_such).len()
}

/// The bytes of a whole link with the blanks around it, when one begins here; `marks` are the heads
/// that it may begin with.
pub fn whole_link(rest: &str, stroke: Stroke, marks: &[char]) -> Option<usize> {
    let unmarked = rest.trim_start();
    let body = unmarked.strip_prefix(marks).unwrap_or(unmarked);
    let after = match stroke {
        Stroke::Dotted => {
            let dots = body.strip_prefix('-').unwrap_or(body);
            let after = dots.trim_start_matches('.');
            let after = after.strip_prefix('-').filter(|_| after.len() < dots.len())?;
            after.strip_prefix(['x', 'o', '>']).unwrap_or(after)
        }
        Stroke::Hidden => &unmarked[Some(run(unmarked, |c| c == '~')).filter(|n| *n >= 3)?..],
        _ => {
            let sign = if stroke == Stroke::Thick { '=' } else { '-' };
            let signs = run(body, |c| c == sign);
            let after = &body[signs..];
            match after.strip_prefix(['x', 'o', '>']) {
                Some(headed) if signs >= 2 => headed,
                _ if signs >= 3 => after,
                _ => return None,
            }
        }
    };
    Some(rest.len() - after.trim_start().len())
}

const MARKS: [char; 3] = ['x', 'o', '<'];

fn link(rest: &str) -> Option<(Sort, usize)> {
    for (stroke, half) in [(Stroke::Solid, "--"), (Stroke::Thick, "=="), (Stroke::Dotted, "-.")] {
        if let Some(length) = whole_link(rest, stroke, &MARKS) {
            return Some((Sort::Link, length));
        }
        let body = rest.trim_start();
        let body = body.strip_prefix(MARKS).unwrap_or(body);
        if let Some(after) = body.strip_prefix(half) {
            return Some((Sort::HalfLink(stroke), rest.len() - after.trim_start().len()));
        }
    }
    Some((Sort::Link, whole_link(rest, Stroke::Hidden, &[])?))
}

fn keyword(rest: &str) -> Option<(Keyword, usize)> {
    let found = KEYWORDS.iter().find(|(word, _)| rest.strip_prefix(word).is_some_and(word_ends));
    if let Some((word, keyword)) = found {
        return Some((*keyword, word.len()));
    }
    let after = rest.strip_prefix("click")?;
    after.starts_with(char::is_whitespace).then_some((Keyword::Click, 5))
}

/// Whether a word of the language ends before `rest`: only Latin letters, digits and `_` go on.
fn word_ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

/// In characters; longer ones would make the reading of a long text quadratic.
const LONGEST_ID: usize = 200;

/// `id@`, when what follows is neither a shape nor a quote.
fn link_id(rest: &str) -> Option<usize> {
    let stop = |c: char| c.is_whitespace() || "\"[](){}|".contains(c);
    let reach = rest.char_indices().take(LONGEST_ID).find(|(_, c)| stop(*c)).map_or_else(
        || rest.char_indices().nth(LONGEST_ID).map_or(rest.len(), |(at, _)| at),
        |(at, _)| at,
    );
    let fits = |at: &usize| rest[at + 1..].starts_with(|c: char| c != '{' && c != '"');
    let at = rest[..reach].rmatch_indices('@').map(|(at, _)| at).find(fits)?;
    (at > 0).then_some(at + 1)
}

/// The bytes of the run of Latin letters, digits and signs that begins here.
fn word(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let goes_on = match character {
            '-' => characters.peek().is_some_and(|(_, next)| !matches!(next, '>' | '-' | '.')),
            _ => character.is_ascii_alphanumeric() || "!\"#$%&'*+.`?\\_/".contains(character),
        };
        if !goes_on {
            return at;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(code: &str) -> Vec<&str> {
        let mut words = Vec::new();
        let mut at = 0;
        loop {
            let token = next(code, at);
            if token.sort == Sort::End {
                return words;
            }
            at = token.range.end;
            words.push(&code[token.range]);
        }
    }

    #[test]
    fn text_falls_into_the_words_that_mermaid_sees() {
        for (code, expected) in [
            ("A-->B", vec!["A", "-->", "B"]),
            ("A ---oB", vec!["A", " ---o", "B"]),
            ("dev--- ops", vec!["dev", "--- ", "ops"]),
            ("my-end-->x", vec!["my-end", "-->", "x"]),
            ("한end", vec!["한", "end"]),
            ("endx", vec!["endx"]),
            ("A -. v1", vec!["A", " -. ", "v1"]),
            ("A\n  ==> v", vec!["A", "\n  ==> ", "v"]),
            ("A e1@-->B", vec!["A", " ", "e1@", "-->", "B"]),
            ("A(((x", vec!["A", "(((", "x"]),
            ("A@{", vec!["A", "@{"]),
            ("10x:::y", vec!["10", "x", ":::", "y"]),
        ] {
            assert_eq!(words(code), expected, "{code}");
        }
    }
}
