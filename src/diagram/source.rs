//! A diagram's text made ready for its parser: what is not diagram is blanked, offsets stay.

use std::ops::Range;

use super::Kind;
use super::problem::{Problem, ProblemCode, named};
use crate::text::with_particle;

/// The text of one diagram. `code` has the same length as `text`, byte for byte: front matter,
/// `%%{…}%%` directives, `%%` comment lines and accTitle/accDescr are spaces in it, and a carriage
/// return is a space before its line feed. So an offset in `code` is an offset in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The text as written.
    pub text: &'a str,
    /// The text for the parser.
    pub code: String,
    /// What the first word says.
    pub kind: Kind,
    /// Where the first word stands.
    pub header: Range<usize>,
    /// `title:` of the front matter.
    pub title: Option<Piece>,
    /// `accTitle:`
    pub name: Option<Piece>,
    /// `accDescr:` or `accDescr { … }`
    pub description: Option<Piece>,
    /// The settings of front matter and directives, as written.
    settings: Vec<String>,
    /// The ids of `%% step:` comments, in order.
    pub order: Vec<Piece>,
    /// What is wrong already.
    pub problems: Vec<Problem>,
}

/// A piece of text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, trimmed.
    pub text: String,
    /// Its bytes in the source.
    pub range: Range<usize>,
}

/// One line of the code after the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeLine<'s> {
    /// The first byte of the line.
    pub start: usize,
    /// The line without its end.
    pub text: &'s str,
}

impl<'s> CodeLine<'s> {
    /// The bytes of the line.
    #[cfg(test)]
    pub fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

impl<'a> Source<'a> {
    /// Reads what all kinds have in common. An unknown kind is a problem already.
    pub fn new(text: &'a str) -> Self {
        let mut source = Self {
            text,
            code: unified_line_ends(text),
            kind: Kind::Unknown,
            header: 0..0,
            title: None,
            name: None,
            description: None,
            settings: Vec::new(),
            order: Vec::new(),
            problems: Vec::new(),
        };
        source.take_front_matter();
        source.take_directives();
        source.take_comments();
        source.take_header();
        if !matches!(source.kind, Kind::Mindmap | Kind::Kanban | Kind::Sankey | Kind::Block) {
            source.take_accessible();
        }
        source
    }

    /// The code after the first word; its first byte is `header.end`.
    pub fn body(&self) -> &str {
        &self.code[self.header.end..]
    }

    /// The lines of the body; the first is what follows the first word on its line.
    pub fn lines(&self) -> impl Iterator<Item = CodeLine<'_>> {
        let mut start = self.header.end;
        self.body().split('\n').map(move |text| {
            let line = CodeLine { start, text };
            start += text.len() + 1;
            line
        })
    }

    /// The value of a setting (`showSequenceNumbers`, `displayMode`, …), wherever front matter or a
    /// directive gives it: YAML and JSON are both read, by name alone.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.iter().rev().find_map(|text| {
            text.match_indices(name).find_map(|(at, _)| {
                let before = text[..at].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    return None;
                }
                let rest = text[at + name.len()..].trim_start_matches(['"', '\'']).trim_start();
                let value = rest.strip_prefix(':')?.trim_start().trim_start_matches(['"', '\'']);
                let end = value.find(['"', '\'', ',', '}', '\n']).unwrap_or(value.len());
                Some(value[..end].trim())
            })
        })
    }

    fn take_front_matter(&mut self) {
        let start = self.code.len() - self.code.trim_start().len();
        let Some(rest) = self.code[start..].strip_prefix("---") else { return };
        let line_end = rest.find('\n').unwrap_or(rest.len());
        if !rest[..line_end].trim().is_empty() {
            return;
        }
        let open = start + 3 + line_end;
        let mut at = open;
        for line in self.code[open..].split_inclusive('\n') {
            let next = at + line.len();
            if at > open && line.trim() == "---" {
                let matter = self.code[open..at].to_owned();
                self.title = front_matter_title(&matter, open);
                self.settings.push(matter);
                self.blank(start..next);
                return;
            }
            at = next;
        }
        self.problems.push(
            Problem::syntax(start..start + 3, "머리말(---)이 닫히지 않았습니다")
                .help("머리말 끝에 --- 한 줄을 더하세요"),
        );
        self.blank(start..self.code.len());
    }

    fn take_directives(&mut self) {
        let mut from = 0;
        while let Some(found) = self.code[from..].find("%%{") {
            let start = from + found;
            let end = match self.code[start..].find("}%%") {
                Some(close) => start + close + 3,
                None => {
                    let line = self.code[start..].find('\n').map_or(self.code.len(), |n| start + n);
                    self.problems.push(
                        Problem::syntax(start..line, "%%{ 지시문이 }%%로 닫히지 않았습니다")
                            .help("지시문 끝에 }%%를 쓰세요"),
                    );
                    line
                }
            };
            self.settings.push(self.code[start..end].to_owned());
            self.blank(start..end);
            from = end;
        }
    }

    fn take_comments(&mut self) {
        let mut at = 0;
        let mut comments = Vec::new();
        for line in self.code.split_inclusive('\n') {
            if line.trim_start().starts_with("%%") {
                comments.push(at..at + line.len());
            }
            at += line.len();
        }
        for comment in &comments {
            let steps = steps(&self.code[comment.clone()], comment.start);
            self.order.extend(steps);
        }
        comments.into_iter().for_each(|comment| self.blank(comment));
    }

    fn take_header(&mut self) {
        let start = self.code.len() - self.code.trim_start().len();
        let rest = &self.code[start..];
        let word = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
            .map_or(rest, |end| &rest[..end]);
        self.header = start..start + word.len();
        self.kind = Kind::of(word);
        if self.kind != Kind::Unknown || !self.problems.is_empty() {
            return;
        }
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]).trim_end();
        let problem = if rest.is_empty() {
            Problem::error(ProblemCode::DiagramUnknownKind, 0..0, "다이어그램이 비어 있습니다")
                .help("첫 줄에 sequenceDiagram, flowchart LR처럼 종류를 쓰세요")
        } else {
            let shown: String =
                if word.is_empty() { line } else { word }.chars().take(40).collect();
            let at = start..start + if word.is_empty() { line.len() } else { word.len() };
            let shown = named(&shown, "이라는", "라는");
            let message = format!("{shown} 다이어그램 종류가 없습니다");
            Problem::error(ProblemCode::DiagramUnknownKind, at, message).help(
                match Kind::like(word) {
                    Some(known) => {
                        format!("첫 줄을 {} 고치세요", with_particle(known, "으로", "로"))
                    }
                    None => "첫 줄에 sequenceDiagram, flowchart LR처럼 종류를 쓰세요".to_owned(),
                },
            )
        };
        self.problems.push(problem);
    }

    /// accTitle and accDescr where a line begins with them.
    fn take_accessible(&mut self) {
        let mut at = self.header.end;
        while at < self.code.len() {
            let end = self.code[at..].find('\n').map_or(self.code.len(), |n| at + n);
            let line = &self.code[at..end];
            let start = at + line.len() - line.trim_start().len();
            let text = line.trim();
            let mut next = end + 1;
            if let Some(value) = text.strip_prefix("accTitle").and_then(after_colon) {
                self.name = Some(piece(value, start + text.len() - value.len()));
                self.blank(start..end);
            } else if let Some(rest) = text.strip_prefix("accDescr") {
                if let Some(value) = after_colon(rest) {
                    self.description = Some(piece(value, start + text.len() - value.len()));
                    self.blank(start..end);
                } else if rest.trim_start().starts_with('{') {
                    let open = start + text.find('{').map_or(0, |brace| brace + 1);
                    if let Some(close) = self.code[open..].find('}').map(|n| open + n) {
                        self.description = Some(piece(&self.code[open..close], open));
                        self.blank(start..close + 1);
                        next = close + 1;
                    }
                }
            }
            at = next;
        }
    }

    /// Makes spaces of a range, line feeds excepted.
    fn blank(&mut self, range: Range<usize>) {
        let blanks: String =
            self.code[range.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        self.code.replace_range(range, &blanks);
    }
}

/// What a comment names when it is `%% step: A, B`.
fn steps(comment: &str, start: usize) -> Vec<Piece> {
    let text = comment.trim_start().trim_start_matches('%').trim_start();
    let Some(names) = text.strip_prefix("step").and_then(after_colon) else { return Vec::new() };
    let mut at = start + comment.len() - names.len();
    let mut pieces = Vec::new();
    for name in names.split(',') {
        pieces.push(piece(name, at));
        at += name.len() + 1;
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn after_colon(rest: &str) -> Option<&str> {
    rest.trim_start().strip_prefix(':').map(str::trim_start)
}

fn piece(text: &str, start: usize) -> Piece {
    let trimmed = text.trim();
    let start = start + text.len() - text.trim_start().len();
    let lines: Vec<&str> = trimmed.split('\n').map(str::trim).collect();
    Piece { text: lines.join("\n"), range: start..start + trimmed.len() }
}

/// `\r\n` becomes blank and line feed, a lone `\r` a line feed: the length stays.
fn unified_line_ends(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        code.push(match character {
            '\r' if characters.peek() == Some(&'\n') => ' ',
            '\r' => '\n',
            character => character,
        });
    }
    code
}

fn front_matter_title(matter: &str, start: usize) -> Option<Piece> {
    let mut at = start;
    for line in matter.split_inclusive('\n') {
        if let Some(value) = line.strip_prefix("title:") {
            let found = piece(value, at + 6);
            let bare = found.text.trim_matches(['"', '\'']);
            return (!bare.is_empty()).then(|| Piece { text: bare.to_owned(), range: found.range });
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay_when_front_matter_directives_and_comments_go() {
        let text = "---\ntitle: 제목\n---\n%%{init: {\n 'theme':'base'}}%%\n%% 말\r\nflowchart LR\r\nA --> B";
        let source = Source::new(text);
        assert_eq!(source.code.len(), text.len());
        assert_eq!(source.kind, Kind::Flowchart);
        assert_eq!(&text[source.header.clone()], "flowchart");
        assert_eq!(source.title.as_ref().map(|t| t.text.as_str()), Some("제목"));
        assert_eq!(source.setting("theme"), Some("base"));
        let last = source.lines().last().unwrap();
        assert_eq!(&text[last.range()], "A --> B");
    }

    #[test]
    fn a_comment_gives_an_order_and_is_still_a_comment() {
        let text = "graph LR\n  %% step: 가 나, B,,\n  %% steps: 없음\n  %%step:C\n  A --> B";
        let source = Source::new(text);
        let names: Vec<&str> = source.order.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(names, ["가 나", "B", "C"]);
        assert!(source.order.iter().all(|piece| text[piece.range.clone()] == piece.text));
        assert!(!source.code.contains('%'));
    }

    #[test]
    fn accessible_titles_are_taken_in_every_form() {
        let source = Source::new("pie\naccTitle: 이름\naccDescr {\n 여러\n 줄\n}\n\"a\": 1");
        assert_eq!(source.name.as_ref().unwrap().text, "이름");
        assert_eq!(source.description.as_ref().unwrap().text, "여러\n줄");
        assert_eq!(source.body().trim(), "\"a\": 1");
    }

    #[test]
    fn a_misspelt_kind_is_named_with_the_right_one() {
        let source = Source::new("sequenceDiagrm\n A->>B: x");
        assert_eq!(source.problems[0].code, ProblemCode::DiagramUnknownKind);
        assert_eq!(
            source.problems[0].help.as_deref(),
            Some("첫 줄을 sequenceDiagram으로 고치세요")
        );
    }
}
