//! The text of a flowchart becomes statements; a line that cannot be read becomes a problem.

use std::ops::Range;

use crate::diagram::layered::Direction;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::scene::{Head, Stroke};
use crate::diagram::source::Source;
use crate::text::with_particle;

use super::click;
use super::form::Form;
use super::shapedata;
use super::statement::{Arrow, Declaration, Header, Mention, Name, Statement, Wording};
use super::token::{self, Bracket, Keyword, Sort, Token};

/// Reads everything that can be read: the direction, the statements, and what is wrong.
pub fn parse(source: &Source<'_>) -> (Direction, Vec<Statement>, Vec<Problem>) {
    let mut reader = Reader { code: &source.code, written: source.text, at: source.header.end };
    let mut problems = Vec::new();
    let direction = reader.direction().unwrap_or_else(|problem| {
        problems.push(problem);
        reader.skip_line();
        Direction::default()
    });
    let mut statements = Vec::new();
    loop {
        reader.skip_separators();
        if reader.peek().sort == Sort::End {
            return (direction, statements, problems);
        }
        let start = reader.at;
        match reader.statement() {
            Ok(statement) => statements.push(statement),
            Err(Refused { problem, instead }) => {
                reader.at = problem.range.start.max(start);
                problems.push(problem);
                statements.extend(instead.map(|statement| *statement));
                reader.skip_line();
            }
        }
    }
}

/// How many characters of text are searched for their end: without a limit, a text with many
/// openings and no end would take quadratic time.
pub const LONGEST_TEXT: usize = 4000;

/// A statement that cannot be read.
struct Refused {
    problem: Problem,
    /// What stands in its place so that later lines keep their sense.
    instead: Option<Box<Statement>>,
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self { problem, instead: None }
    }
}

/// The place in the text up to which it is read.
pub struct Reader<'c> {
    /// The whole text, made ready.
    pub code: &'c str,
    /// The whole text as written: it tells a carriage return from a blank.
    pub written: &'c str,
    /// The byte that is read next.
    pub at: usize,
}

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

    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    fn skip_separators(&mut self) {
        self.at += token::run(self.rest(), |c| c == ';' || c.is_whitespace());
    }

    /// What follows the first word of the text.
    fn direction(&mut self) -> Result<Direction, Problem> {
        let line = self.rest().find('\n').unwrap_or(self.rest().len());
        let start = self.at + token::blanks(self.rest());
        let end = self.at + line;
        if start >= end {
            return Ok(Direction::default());
        }
        let word = &self.code[start..end];
        let length = word.find(|c: char| c == ';' || c.is_whitespace()).unwrap_or(word.len());
        let (word, after) = word.split_at(length);
        self.at = start + length;
        let known = match word {
            "BR" => Some(Direction::Down),
            _ => Direction::read(word),
        };
        let Some(direction) = known else {
            let message = format!("`{}` 방향이 없습니다", brief(word));
            return Err(Problem::syntax(start..start + length.max(1), message)
                .help("방향을 TB, BT, LR, RL 가운데 하나로 쓰세요"));
        };
        if !after.starts_with(';') && !after.trim().is_empty() {
            let from = self.at + token::blanks(self.rest());
            let help = "첫 문장을 다음 줄에 쓰세요";
            return Err(
                Problem::syntax(from..end, "방향과 같은 줄에 다른 글이 있습니다").help(help)
            );
        }
        Ok(direction)
    }

    fn statement(&mut self) -> Result<Statement, Refused> {
        let first = self.peek();
        if let Some(direction) = self.inner_direction() {
            return Ok(Statement::Direction(direction));
        }
        let Sort::Keyword(keyword) = first.sort else { return Ok(self.chain()?) };
        if keyword != Keyword::Default {
            self.at = first.range.end;
        }
        let statement = match keyword {
            Keyword::Default => return Ok(self.chain()?),
            Keyword::Subgraph => {
                let header = self.header(&first.range).map_err(|problem| Refused {
                    problem,
                    instead: Some(Box::new(Statement::Open(Header {
                        id: None,
                        title: Wording { text: String::new(), markdown: false },
                        range: first.range.clone(),
                    }))),
                })?;
                Statement::Open(header)
            }
            Keyword::End => return Ok(Statement::Close(first.range)),
            Keyword::Style => {
                let (names, looks) = self.names_and_looks("style", "style A fill:#e8f5e8")?;
                Statement::Style(names, looks)
            }
            Keyword::ClassDef => {
                let (names, looks) = self.names_and_looks("classDef", "classDef hot fill:#ffe")?;
                Statement::ClassDef(names, looks)
            }
            Keyword::Class => {
                let usage = "class A,B hot처럼 쓰세요";
                let places = self.spaced_names("class", usage)?;
                let classes = self.spaced_names("class", usage)?;
                Statement::Class(places, classes)
            }
            Keyword::LinkStyle => self.link_style()?,
            Keyword::Click => {
                let (names, link) = click::read(self)?;
                Statement::Click(names, link)
            }
            Keyword::Graph => {
                let message = "그래프는 한 번만 선언할 수 있습니다";
                let help = "둘째 그래프를 코드 블록 하나로 나누세요";
                return Err(Problem::syntax(first.range, message).help(help).into());
            }
            Keyword::Interpolate | Keyword::Target => {
                return Err(reserved(self.text(&first.range), first.range).into());
            }
        };
        self.separator()?;
        Ok(statement)
    }

    /// `direction LR`, and whatever else stands on its line.
    fn inner_direction(&mut self) -> Option<Direction> {
        let after = self.rest().strip_prefix("direction")?;
        let word = after.trim_start();
        let direction = Direction::read(word.get(..2)?).filter(|_| word.len() < after.len())?;
        self.at = self.code.len() - word.len() + 2;
        self.at += self.rest().find(['\n', ';']).unwrap_or(self.rest().len());
        Some(direction)
    }

    fn separator(&mut self) -> Result<(), Problem> {
        match self.peek() {
            _ if self.ends() => Ok(()),
            token if token.sort == Sort::Blank => {
                let rest = self.code[token.range.end..].split('\n').next().unwrap_or_default();
                let (message, help) = if rest.trim().is_empty() {
                    ("문장의 끝에 빈칸이 있습니다", "줄 끝의 빈칸을 지우세요")
                } else {
                    ("문장의 빈칸 뒤에 다른 글이 있습니다", "빈칸과 그 뒤의 글을 지우세요")
                };
                Err(Problem::syntax(token.range, message).help(help))
            }
            token => Err(self.unexpected(token, "문장이 끝나야 할 자리")),
        }
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

    fn chain(&mut self) -> Result<Statement, Problem> {
        let mut lists = vec![(None, self.nodes(None)?)];
        loop {
            let blank = self.take(Sort::Blank);
            let token = self.peek();
            match token.sort {
                Sort::Newline | Sort::Semicolon | Sort::End => return Ok(Statement::Chain(lists)),
                Sort::Link | Sort::HalfLink(_) | Sort::LinkId => {
                    let (arrow, range) = self.arrow()?;
                    lists.push((Some(arrow), self.nodes(Some(range))?));
                }
                _ => return Err(self.after_node(token, blank)),
            }
        }
    }

    /// Nodes with `&` between them. `arrow` is where the link before them stands.
    fn nodes(&mut self, arrow: Option<Range<usize>>) -> Result<Vec<Mention>, Problem> {
        let mut nodes = vec![self.node(arrow)?];
        loop {
            let start = self.at;
            let spaced = self.take(Sort::Blank).is_some();
            let Some(and) = self.take(Sort::And) else {
                self.at = start;
                return Ok(nodes);
            };
            if !spaced || self.take(Sort::Blank).is_none() {
                let help = "A & B처럼 & 앞뒤를 띄우고 한 줄에 쓰세요";
                return Err(Problem::syntax(and.range, "`&` 앞뒤에 빈칸이 없습니다").help(help));
            }
            nodes.push(self.node(Some(and.range))?);
        }
    }

    fn node(&mut self, before: Option<Range<usize>>) -> Result<Mention, Problem> {
        let Some(name) = self.id() else { return Err(self.no_node(before)) };
        let mut node = Mention { name, text: None, form: None, class: None, data: Vec::new() };
        if let Sort::Open(bracket) = self.peek().sort {
            let (text, form) = self.bracketed(bracket)?;
            node.text = Some(text);
            node.form = Some(form);
        }
        if self.take(Sort::ClassMark).is_some() {
            let class = self.id().ok_or_else(|| {
                let token = self.peek();
                self.unexpected(token, "클래스 이름이 올 자리")
            })?;
            node.class = Some(class.text);
        }
        if let Some(open) = self.take(Sort::Data) {
            let (data, form) = shapedata::read(self, open.range)?;
            node.data = data;
            node.form = form.or(node.form);
        }
        Ok(node)
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

    /// The text of a node and the form that its brackets give.
    fn bracketed(&mut self, bracket: Bracket) -> Result<(Wording, Form), Problem> {
        let open = self.peek().range;
        self.at = open.end;
        if bracket == Bracket::Properties {
            let end = self.rest().find('|').filter(|at| !self.rest()[..*at].contains('\n'));
            let Some(end) = end else { return Err(unclosed(open, "[|")) };
            self.at += end + 1;
        }
        let closers: &[&str] = match bracket {
            Bracket::Ellipse => &["-)", "/)", "))"],
            Bracket::Stadium => &["])"],
            Bracket::Rings => &[")))"],
            Bracket::Circle => &["))"],
            Bracket::Round => &[")"],
            Bracket::Subroutine => &["]]"],
            Bracket::Properties | Bracket::Square | Bracket::Flag => &["]"],
            Bracket::Cylinder => &[")]"],
            Bracket::Slash | Bracket::Backslash => &["/]", "\\]"],
            Bracket::Hexagon => &["}}"],
            Bracket::Diamond => &["}"],
        };
        let text = self.wording(open.clone(), bracket.text(), closers)?;
        let close = closers.iter().find(|close| self.rest().starts_with(**close));
        let form = close.and_then(|close| Form::between(bracket, close));
        let (Some(close), Some(form)) = (close, form) else {
            return Err(unclosed(open, bracket.text()));
        };
        self.at += close.len();
        Ok((text, form))
    }

    /// A text up to one of `closers`, which is not taken: in quotes, or without `"`, brackets and `|`.
    fn wording(
        &mut self,
        open: Range<usize>,
        opener: &str,
        closers: &[&str],
    ) -> Result<Wording, Problem> {
        let closes = |rest: &str| closers.iter().any(|close| rest.starts_with(close));
        let quoted = self.rest().starts_with('"').then(|| self.quoted()).transpose()?;
        let start = self.at;
        let slanted = opener.starts_with("[/") || opener.starts_with("[\\");
        for (offset, character) in self.rest().char_indices().take(LONGEST_TEXT) {
            let here = start + offset;
            if closes(&self.code[here..]) {
                self.at = here;
                let text = &self.code[start..here];
                return match quoted {
                    Some(quoted) => Ok(Wording { text: quoted.text + text, ..quoted }),
                    None if text.is_empty() => Err(empty_text(open.start..here)),
                    None => Ok(Wording { text: text.to_owned(), markdown: false }),
                };
            }
            let allowed = match character {
                '[' | ']' | '(' | ')' | '{' | '}' | '"' => false,
                '|' => slanted || opener == "(-",
                _ => true,
            };
            if allowed {
                continue;
            }
            let text = &self.code[start..here];
            let gone_on = text.contains('\n')
                || ["--", "==", "-.", "~~~"].iter().any(|link| text.contains(link));
            if gone_on || ")]}".contains(character) {
                return Err(unclosed(open, opener));
            }
            let message = if character == '"' {
                "따옴표가 글의 중간에서 시작합니다".to_owned()
            } else {
                format!(
                    "따옴표 없는 글 안에 {} 있습니다",
                    with_particle(&format!("`{character}`"), "이", "가")
                )
            };
            let line = self.code[start..].find('\n').map_or(self.code.len(), |end| start + end);
            let end = self.code[start..line].rfind(closers[0]).map_or(here, |at| start + at);
            let whole = self.code[start..end.max(here)].trim();
            let bare = whole.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            let whole = bare.unwrap_or(whole).replace('"', "#quot;");
            let help =
                format!("글을 따옴표로 감싸세요: {opener}\"{}\"{}", brief(&whole), closers[0]);
            return Err(Problem::syntax(here..here + character.len_utf8(), message).help(help));
        }
        Err(unclosed(open, opener))
    }

    /// A text in quotes, or Markdown in quotes and backticks; the first quote is next.
    pub fn quoted(&mut self) -> Result<Wording, Problem> {
        let start = self.at;
        let markdown = self.rest().starts_with("\"`");
        let (mark, close) = if markdown { (2, "`\"") } else { (1, "\"") };
        let Some(end) = quote_end(&self.code[start + mark..], close) else {
            return Err(Problem::syntax(start..start + mark, "따옴표가 닫히지 않았습니다")
                .help(format!("글의 끝에 {close}를 쓰세요")));
        };
        let text = &self.code[start + mark..start + mark + end];
        self.at = start + mark + end + close.len();
        if text.is_empty() {
            return Err(empty_text(start..self.at));
        }
        Ok(Wording { text: text.to_owned(), markdown })
    }

    fn arrow(&mut self) -> Result<(Arrow, Range<usize>), Problem> {
        let start = self.at;
        let id = self.take(Sort::LinkId).map(|token| {
            let text = self.text(&token.range);
            text[..text.len() - 1].to_owned()
        });
        let token = self.peek();
        self.at = token.range.end;
        let (mut arrow, range) = match token.sort {
            Sort::Link => (whole(self.text(&token.range)), token.range),
            Sort::HalfLink(stroke) => self.with_text(token.range, stroke)?,
            _ => {
                let message =
                    format!("`{}` 다음에 화살표가 없습니다", self.text(&(start..self.at)));
                return Err(
                    Problem::syntax(start..token.range.end, message).help("A e1@--> B처럼 쓰세요")
                );
            }
        };
        if arrow.text.is_none()
            && let Some(open) = self.take(Sort::Pipe)
        {
            arrow.text = Some(self.wording(open.range, "|", &["|"])?);
            self.at += 1;
            self.take(Sort::Blank);
        }
        arrow.id = id;
        Ok((arrow, trimmed(self.code, range)))
    }

    /// A link with a text in its middle; the first half is taken.
    fn with_text(
        &mut self,
        half: Range<usize>,
        stroke: Stroke,
    ) -> Result<(Arrow, Range<usize>), Problem> {
        let opening = self.text(&half).trim();
        let mark = opening.chars().next().filter(|mark| matches!(mark, 'x' | 'o' | '<'));
        let marks: Vec<char> = mark.into_iter().chain(['<']).collect();
        let quoted = self.rest().starts_with('"').then(|| self.quoted()).transpose()?;
        let mut characters = self.rest().char_indices().take(LONGEST_TEXT);
        let from = self.at;
        let found = loop {
            let Some((offset, character)) = characters.next() else { break None };
            let here = from + offset;
            if let Some(length) = token::whole_link(&self.code[here..], stroke, &marks) {
                break Some(here..here + length);
            }
            let rest = &self.code[here..];
            let stray = match stroke {
                Stroke::Thick => character == '=',
                Stroke::Dotted => character == '.',
                _ => rest.starts_with("--"),
            };
            if stray {
                return Err(stray_sign(here..here + character.len_utf8(), stroke));
            }
            if character == '"' {
                return Err(Problem::syntax(here..here + 1, "따옴표가 글의 중간에서 시작합니다")
                    .help("화살표의 글 전체를 따옴표로 감싸세요"));
            }
        };
        let Some(found) = found else {
            let range = trimmed(self.code, half);
            let message = format!(
                "{} 화살표로 끝나지 않았습니다",
                with_particle(
                    &format!("`{}`", self.text(&range)),
                    "으로 시작한 글이",
                    "로 시작한 글이"
                )
            );
            return Err(Problem::syntax(range, message).help("A -- 글 --> B처럼 쓰세요"));
        };
        let text = &self.code[from..found.start];
        let text = match quoted {
            Some(quoted) => Wording { text: quoted.text + text, ..quoted },
            None if text.is_empty() => return Err(empty_text(half.start..found.end)),
            None => Wording { text: text.to_owned(), markdown: false },
        };
        self.at = found.end;
        let ending = whole(self.text(&found));
        let tail = match mark {
            Some(mark) if head(mark) == ending.head => ending.head,
            _ => Head::None,
        };
        Ok((Arrow { tail, text: Some(text), ..ending }, half.start..found.end))
    }

    /// What follows the word `subgraph`.
    fn header(&mut self, keyword: &Range<usize>) -> Result<Header, Problem> {
        let spaced = self.take(Sort::Blank).is_some();
        let start = self.at;
        let mut text = String::new();
        let mut markdown = false;
        if spaced && self.rest().starts_with('"') {
            let title = self.quoted()?;
            text = title.text;
            markdown = title.markdown;
        }
        loop {
            let token = self.peek();
            let taken = match token.sort {
                Sort::Number | Sort::Word | Sort::Blank | Sort::Minus | Sort::And => true,
                Sort::Letter | Sort::Colon | Sort::Star | Sort::Hash | Sort::Down => true,
                Sort::Sign => self.text(&token.range) == "^",
                Sort::Keyword(keyword) => {
                    !matches!(keyword, Keyword::Default | Keyword::Interpolate | Keyword::Target)
                }
                _ => false,
            };
            if !taken {
                break;
            }
            text.push_str(self.text(&token.range));
            self.at = token.range.end;
        }
        let id = text.trim().to_owned();
        let explicit = self.take(Sort::Open(Bracket::Square));
        let title = match &explicit {
            Some(open) if !id.is_empty() => {
                let title = self.wording(open.range.clone(), "[", &["]"])?;
                self.at += 1;
                title
            }
            _ => Wording { text: id.clone(), markdown },
        };
        let token = self.peek();
        if !self.ends() {
            let line = start..self.code[start..].find('\n').map_or(self.code.len(), |n| start + n);
            let found = self.text(&token.range).trim();
            let whole = self.text(&line).trim().replace('"', "");
            let message = format!(
                "subgraph 제목에 따옴표 없이 쓸 수 없는 {} 있습니다",
                with_particle(&format!("`{}`", brief(found)), "이", "가")
            );
            let message = if found.is_empty() {
                "subgraph 제목 다음에 빈칸이 있습니다".to_owned()
            } else {
                message
            };
            let help = if found.is_empty() {
                "줄 끝의 빈칸을 지우세요".to_owned()
            } else {
                format!("제목을 따옴표로 감싸세요: subgraph \"{}\"", brief(&whole))
            };
            return Err(Problem::syntax(token.range, message).help(help));
        }
        if id.is_empty() {
            return Err(Problem::syntax(keyword.clone(), "subgraph에 이름이 없습니다")
                .help("subgraph \"제목\"처럼 쓰세요"));
        }
        let id = (explicit.is_some() || !text.contains(char::is_whitespace)).then_some(id);
        Ok(Header { id, title, range: keyword.start..self.at })
    }

    fn names_and_looks(
        &mut self,
        keyword: &str,
        usage: &str,
    ) -> Result<(Vec<Name>, Vec<Declaration>), Problem> {
        let usage = format!("{usage}처럼 쓰세요");
        let names = self.spaced_names(keyword, &usage)?;
        if self.take(Sort::Blank).is_none() {
            let token = self.peek();
            let message = format!("{keyword}에 꾸밈이 없습니다");
            return Err(Problem::syntax(token.range, message).help(usage));
        }
        let start = self.at;
        let looks = self.looks(&usage)?;
        if self.code[start..self.at].trim().is_empty() {
            let message = format!("{keyword}에 꾸밈이 없습니다");
            return Err(Problem::syntax(names[0].range.clone(), message).help(usage));
        }
        Ok((names, looks))
    }

    /// A blank and names with commas between them.
    fn spaced_names(&mut self, keyword: &str, usage: &str) -> Result<Vec<Name>, Problem> {
        let blank = self.take(Sort::Blank);
        let Some(name) = blank.and_then(|_| self.id()) else {
            let token = self.peek();
            let message = format!("{keyword}에 이름이 빠졌습니다");
            return Err(Problem::syntax(token.range, message).help(usage));
        };
        Ok(parts(&name))
    }

    fn link_style(&mut self) -> Result<Statement, Problem> {
        let usage = "linkStyle 0 stroke:#f66처럼 쓰세요";
        let refused = |reader: &Self| {
            let token = reader.peek();
            Problem::syntax(token.range, "linkStyle에 선의 번호와 꾸밈이 있어야 합니다").help(usage)
        };
        self.take(Sort::Blank).ok_or_else(|| refused(self))?;
        let mut edges = Vec::new();
        if self.take(Sort::Keyword(Keyword::Default)).is_none() {
            loop {
                let number = self.take(Sort::Number).ok_or_else(|| refused(self))?;
                let index = self.text(&number.range).parse().unwrap_or(usize::MAX);
                edges.push((index, number.range));
                if self.take(Sort::Comma).is_none() {
                    break;
                }
            }
        }
        self.take(Sort::Blank).ok_or_else(|| refused(self))?;
        if self.take(Sort::Keyword(Keyword::Interpolate)).is_some() {
            self.take(Sort::Blank).ok_or_else(|| refused(self))?;
            self.id().ok_or_else(|| refused(self))?;
            if self.take(Sort::Blank).is_none() {
                return Ok(Statement::LinkStyle(edges, Vec::new()));
            }
        }
        Ok(Statement::LinkStyle(edges, self.looks(usage)?))
    }

    /// `property:value` with commas between them, up to the end of the statement.
    fn looks(&mut self, usage: &str) -> Result<Vec<Declaration>, Problem> {
        let mut looks = Vec::new();
        let mut start = self.at;
        loop {
            let token = self.peek();
            match token.sort {
                Sort::Number | Sort::Word | Sort::Colon | Sort::Blank | Sort::Hash => {}
                Sort::Minus | Sort::Keyword(Keyword::Style) | Sort::Star => {}
                Sort::Comma | Sort::Semicolon | Sort::Newline | Sort::End => {
                    looks.extend(declaration(self.code, start..token.range.start));
                    let after = &self.code[token.range.end..];
                    let goes_on = token.sort == Sort::Comma
                        || token.sort == Sort::Semicolon && begins_declaration(after);
                    if !goes_on {
                        return Ok(looks);
                    }
                    if after.trim_start_matches(' ').starts_with(['\n', ',']) || after.is_empty() {
                        let message = "쉼표 다음에 꾸밈이 없습니다";
                        return Err(Problem::syntax(token.range, message).help("쉼표를 지우세요"));
                    }
                    start = token.range.end;
                }
                Sort::Open(Bracket::Round) => {
                    let message = "꾸밈의 값에 괄호를 쓸 수 없습니다";
                    let help = "색을 #e8f5e8처럼 16진수로 쓰세요";
                    return Err(Problem::syntax(token.range, message).help(help));
                }
                _ => {
                    let found = brief(self.text(&token.range));
                    let message = format!(
                        "꾸밈에 쓸 수 없는 {} 있습니다",
                        with_particle(&format!("`{found}`"), "이", "가")
                    );
                    return Err(Problem::syntax(token.range, message).help(usage));
                }
            }
            self.at = token.range.end;
        }
    }

    /// What is wrong where a node should stand.
    fn no_node(&self, before: Option<Range<usize>>) -> Problem {
        let token = self.peek();
        let found = self.text(&token.range);
        match token.sort {
            Sort::Keyword(Keyword::End) => {
                Problem::syntax(token.range, "`end`는 상자의 이름이 될 수 없습니다")
                    .help("끝[end]처럼 다른 이름에 글을 붙이거나 End로 쓰세요")
            }
            Sort::Keyword(_) => reserved(found, token.range.clone()),
            Sort::Newline | Sort::Semicolon | Sort::End => {
                let range = before.unwrap_or(token.range);
                let message = format!(
                    "{} 다음에 상자가 없습니다",
                    format_args!("`{}`", self.text(&range).trim())
                );
                Problem::syntax(range, message).help("이을 상자를 쓰거나 화살표를 지우세요")
            }
            Sort::Link | Sort::HalfLink(_) => {
                let range = trimmed(self.code, token.range);
                let message = match before {
                    None => "문장이 화살표로 시작합니다",
                    Some(_) => "화살표 두 개 사이에 상자가 없습니다",
                };
                Problem::syntax(range, message).help("화살표 앞에 상자를 쓰세요")
            }
            Sort::Quote | Sort::Open(_) => {
                let message = format!("{found} 앞에 상자의 이름이 없습니다");
                Problem::syntax(token.range, message).help("A[\"글\"]처럼 이름을 먼저 쓰세요")
            }
            Sort::Stray => {
                let message = format!(
                    "{} 상자의 이름에 쓸 수 없는 글자입니다",
                    with_particle(&format!("`{}`", brief(found)), "은", "는")
                );
                Problem::syntax(token.range, message).help("A[\"글\"]처럼 글을 따옴표에 쓰세요")
            }
            _ => self.unexpected(token, "상자가 올 자리"),
        }
    }

    /// What is wrong behind a node.
    fn after_node(&self, token: Token, blank: Option<Token>) -> Problem {
        let found = self.text(&token.range);
        let rest = &self.code[token.range.start..];
        if token.sort == Sort::Minus {
            let length = token::run(rest, |c| matches!(c, '-' | '>' | '.' | '='));
            let range = token.range.start..token.range.start + length;
            let message = format!(
                "{} 화살표가 아닙니다",
                with_particle(&format!("`{}`", self.text(&range)), "은", "는")
            );
            return Problem::syntax(range, message).help("-->처럼 - 두 개로 쓰세요");
        }
        if rest.starts_with("%%") {
            let end = rest.find('\n').unwrap_or(rest.len());
            let range = token.range.start..token.range.start + end;
            return Problem::syntax(range, "문장 뒤에 주석이 있습니다")
                .help("주석을 새 줄에 쓰세요");
        }
        match token.sort {
            Sort::Open(_) if blank.is_some() => {
                let message = format!("이름과 `{found}` 사이에 빈칸이 있습니다");
                Problem::syntax(token.range, message).help("이름에 괄호를 붙여 쓰세요")
            }
            Sort::Word | Sort::Letter | Sort::Number | Sort::Down if blank.is_some() => {
                let mut ahead = Reader { at: token.range.start, ..*self };
                let name = ahead.id().map_or(token.range, |name| name.range);
                let message = format!(
                    "상자 다음에 화살표 없이 {} 옵니다",
                    with_particle(&format!("`{}`", brief(self.text(&name))), "이", "가")
                );
                Problem::syntax(name, message)
                    .help("사이에 -->를 쓰거나, 빈칸이 있는 이름은 A[\"글\"]처럼 쓰세요")
            }
            Sort::Keyword(keyword) if keyword != Keyword::End => reserved(found, token.range),
            _ => self.unexpected(token, "화살표나 줄 끝이 올 자리"),
        }
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

/// The heads, stroke and length of a whole link.
fn whole(text: &str) -> Arrow {
    let text = text.trim();
    let last = text.chars().next_back().map_or(Head::None, head_at_end);
    let first = text.chars().next().map_or(Head::None, head);
    let count = |sign: char| text.chars().filter(|c| *c == sign).count();
    let (stroke, length) = if text.starts_with('~') {
        (Stroke::Hidden, count('~') - 2)
    } else if count('.') > 0 {
        (Stroke::Dotted, count('.'))
    } else {
        let (stroke, signs) = match count('=') {
            0 => (Stroke::Solid, count('-')),
            signs => (Stroke::Thick, signs),
        };
        (stroke, signs - usize::from(last == Head::None) - 1)
    };
    Arrow {
        id: None,
        tail: if first == last { first } else { Head::None },
        head: last,
        stroke,
        length: length.clamp(1, 10),
        text: None,
    }
}

fn head(mark: char) -> Head {
    match mark {
        '<' => Head::Arrow,
        'x' => Head::Cross,
        'o' => Head::Circle,
        _ => Head::None,
    }
}

fn head_at_end(mark: char) -> Head {
    if mark == '>' { Head::Arrow } else { head(mark) }
}

/// The names of a list with commas.
fn parts(name: &Name) -> Vec<Name> {
    let mut start = name.range.start;
    let mut names = Vec::new();
    for part in name.text.split(',') {
        if !part.is_empty() {
            names.push(Name { text: part.to_owned(), range: start..start + part.len() });
        }
        start += part.len() + 1;
    }
    names
}

fn declaration(code: &str, range: Range<usize>) -> Option<Declaration> {
    let range = trimmed(code, range);
    let (property, value) = code[range.clone()].split_once(':')?;
    Some(Declaration {
        property: property.trim().to_ascii_lowercase(),
        value: value.trim().to_owned(),
        range,
    })
}

/// Whether `; stroke:#333` goes on with a declaration.
fn begins_declaration(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let property = token::run(rest, |c| c.is_ascii_lowercase() || c == '-');
    property > 2 && rest[property..].starts_with(':') && !rest[property..].starts_with(":::")
}

/// Where a text in quotes ends. Quotes around the attributes of a tag do not end it.
fn quote_end(text: &str, close: &str) -> Option<usize> {
    let end = text.find(close)?;
    let Some(tag) = text[..end].rfind('<') else { return Some(end) };
    let inside = &text[tag + 1..];
    let is_tag = inside.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text[..end].ends_with('=')
        && !text[tag..end].contains('>');
    let after = inside.find('>').filter(|_| is_tag).map(|at| tag + 1 + at);
    match after {
        Some(after) => Some(after + quote_end(&text[after..], close)?),
        None => Some(end),
    }
}

fn trimmed(code: &str, range: Range<usize>) -> Range<usize> {
    let text = &code[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

fn unclosed(open: Range<usize>, opener: &str) -> Problem {
    let closer: String = opener
        .chars()
        .rev()
        .map(|c| match c {
            '[' => ']',
            '(' => ')',
            '{' => '}',
            '>' => ']',
            other => other,
        })
        .collect();
    let message =
        format!("{} 닫히지 않았습니다", with_particle(&format!("`{opener}`"), "이", "가"));
    Problem::syntax(open, message).help(format!("글의 끝에 {closer}를 쓰세요"))
}

fn empty_text(range: Range<usize>) -> Problem {
    Problem::syntax(range, "글이 비어 있습니다").help("글을 쓰거나, 빈 글은 \" \"로 쓰세요")
}

fn stray_sign(range: Range<usize>, stroke: Stroke) -> Problem {
    let (sign, form) = match stroke {
        Stroke::Thick => ("=", "A ==>|글| B"),
        Stroke::Dotted => (".", "A -.->|글| B"),
        _ => ("--", "A -->|글| B"),
    };
    let message = format!("화살표의 글 안에 `{sign}`가 있습니다");
    Problem::syntax(range, message).help(format!("글을 {form}처럼 | 사이에 쓰세요"))
}

fn reserved(word: &str, range: Range<usize>) -> Problem {
    let message = format!(
        "{} 다이어그램의 낱말이라 상자의 이름이 될 수 없습니다",
        with_particle(&format!("`{word}`"), "은", "는")
    );
    Problem::error(ProblemCode::DiagramSyntax, range, message)
        .help(format!("{word}1[\"{word}\"]처럼 다른 이름에 글을 붙이세요"))
}

/// At most 40 characters of a text, on one line.
pub fn brief(text: &str) -> String {
    let line = text.split('\n').next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
