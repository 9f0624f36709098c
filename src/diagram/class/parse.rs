//! The text of a class diagram becomes a model; what is wrong in one line does not hide the next.

use std::ops::Range;

use crate::diagram::flowchart::Declaration;
use crate::diagram::label;
use crate::diagram::problem::Problem;
use crate::diagram::scene::{Head, Link};
use crate::diagram::source::Source;
use crate::text::with_particle;

use super::draft::{Draft, Looks, Name};
use super::model::{End, Model, RelationSort};
use super::token::{self, Keyword, Place, Sort, Token};

const USAGE: &str = "A --> B : 관계나 class A처럼 쓰세요";
const RELATION: &str = "A \"1\" --> \"0..*\" B : 관계처럼 쓰세요";

/// The model of a source and what is wrong with it.
pub fn parse(source: &Source<'_>) -> (Model, Vec<Problem>) {
    let mut parser =
        Parser { code: &source.code, at: source.header.end, draft: Draft::default(), open: vec![] };
    parser.run();
    if source.body().trim().is_empty() {
        parser.draft.problems.push(
            Problem::syntax(source.header.clone(), "class 다이어그램에 내용이 없습니다")
                .help("그릴 내용을 다음 줄부터 적으세요"),
        );
    }
    parser.draft.finish()
}

struct Parser<'s> {
    code: &'s str,
    at: usize,
    draft: Draft,
    /// The namespaces around, each with where its brace stands and whether anything is in it.
    open: Vec<(Range<usize>, bool)>,
}

impl Parser<'_> {
    fn run(&mut self) {
        loop {
            let token = self.peek(Place::Statement);
            match token.sort {
                Sort::End => break,
                Sort::Newline => self.at = token.range.end,
                Sort::Close if !self.open.is_empty() => {
                    self.at = token.range.end;
                    self.close(token.range);
                }
                _ => {
                    let done = self.statement(&token).and_then(|()| self.end_of_statement());
                    if let Err(problem) = done {
                        self.draft.problems.push(problem);
                        self.recover(token.range.start);
                    }
                }
            }
        }
        for (range, _) in std::mem::take(&mut self.open) {
            self.draft.problems.push(
                Problem::syntax(range, "`{`가 닫히지 않았습니다")
                    .help("namespace가 끝나는 곳에 }를 쓰세요"),
            );
        }
    }

    /// Goes on with the next line; a brace that was opened in this one is passed over.
    fn recover(&mut self, start: usize) {
        let line = |at: usize| at + token::run(&self.code[at..], |c| c != '\n');
        self.at = self.at.max(start);
        let end = line(self.at);
        let text = &self.code[start..end];
        let opens = text.contains('{') && !text.contains('}') && !text.contains("namespace");
        let close = self.code[end..].find('}').filter(|_| opens);
        self.at = close.map_or(end, |close| end + close + 1);
    }

    fn close(&mut self, range: Range<usize>) {
        let Some((_, is_filled)) = self.open.pop() else { return };
        self.draft.leave();
        if !is_filled {
            self.draft.problems.push(
                Problem::syntax(range, "namespace가 비어 있습니다")
                    .help("class A 같은 줄을 넣거나 namespace를 지우세요"),
            );
        }
    }

    fn end_of_statement(&mut self) -> Result<(), Problem> {
        let token = self.peek(Place::Class);
        match token.sort {
            Sort::Newline | Sort::End => Ok(()),
            Sort::Close if !self.open.is_empty() => Ok(()),
            _ => Err(self.unexpected(&token)),
        }
    }

    fn peek(&self, place: Place) -> Token {
        token::next(self.code, self.at, place)
    }

    fn take(&mut self, sort: Sort) -> Option<Token> {
        let token = self.peek(Place::Class);
        (token.sort == sort).then(|| {
            self.at = token.range.end;
            token
        })
    }

    /// The text of a token without its quotes.
    fn inside(&self, token: &Token) -> String {
        self.code[token.range.start + 1..token.range.end - 1].to_owned()
    }

    fn statement(&mut self, token: &Token) -> Result<(), Problem> {
        if let Some((_, is_filled)) = self.open.last_mut() {
            *is_filled = true;
            let inner = [Keyword::Class, Keyword::Namespace, Keyword::Note, Keyword::NoteFor];
            if !inner.iter().any(|keyword| token.sort == Sort::Keyword(*keyword)) {
                let message = "namespace 안에는 class, note, namespace만 쓸 수 있습니다";
                return Err(Problem::syntax(self.rest_of_line(token), message)
                    .help("이 줄을 namespace의 } 다음으로 옮기세요"));
            }
        }
        match token.sort {
            Sort::Direction(direction) => {
                self.at = token.range.end;
                self.draft.model.direction = direction;
                Ok(())
            }
            Sort::AnnotationOpen => {
                let annotation = self.annotation()?;
                let name = self.name(Place::Class, "클래스의 이름")?;
                self.draft.annotate(&name, annotation)
            }
            Sort::Keyword(keyword) => {
                self.at = token.range.end;
                self.keyword(keyword, token)
            }
            Sort::Open | Sort::Close => Err(self.unexpected(token)),
            _ => self.title().map_or_else(|| self.relation(), |()| Ok(())),
        }
    }

    fn keyword(&mut self, keyword: Keyword, token: &Token) -> Result<(), Problem> {
        match keyword {
            Keyword::Class => self.class(),
            Keyword::Namespace => self.namespace(),
            Keyword::NoteFor => {
                let name = self.name(Place::Class, "클래스의 이름")?;
                let text = self.note_text()?;
                self.draft.note(Some(name), text);
                Ok(())
            }
            Keyword::Note => {
                let text = self.note_text()?;
                self.draft.note(None, text);
                Ok(())
            }
            Keyword::Style => {
                let name = self.word(
                    "영문으로 된 클래스 이름",
                    "한글 이름은 classDef hot fill:#fde, class 이름:::hot처럼 꾸미세요",
                )?;
                if let Some(comma) = self.take(Sort::Comma) {
                    let message = "style 한 줄에는 클래스를 하나만 쓸 수 있습니다";
                    let help = "classDef를 만들고 cssClass \"A,B\" 이름으로 함께 꾸미세요";
                    return Err(Problem::syntax(comma.range, message).help(help));
                }
                let looks = self.declarations(&name.range, "style")?;
                self.draft.paint(&name, Looks::Own(looks));
                Ok(())
            }
            Keyword::ClassDef => {
                let mut names = vec![self.css_name()?];
                while self.take(Sort::Comma).is_some() {
                    names.push(self.css_name()?);
                }
                let looks = self.declarations(&token.range, "classDef")?;
                for name in names {
                    self.draft.define(name.text, &looks);
                }
                Ok(())
            }
            Keyword::CssClass => {
                let ids = self.quoted("따옴표 안의 클래스 이름")?;
                let css = self.css_name()?;
                let text = self.inside(&ids);
                let mut start = ids.range.start + 1;
                for id in text.split(',') {
                    let range = start..start + id.len();
                    start = range.end + 1;
                    let name = Name { text: id.trim().to_owned(), generic: None, range };
                    self.draft.paint(&name, Looks::Class(css.text.clone()));
                }
                Ok(())
            }
            Keyword::Click => self.click(),
            Keyword::Link => {
                let name = self.name(Place::Class, "클래스의 이름")?;
                let href = self.quoted("따옴표 안의 주소")?;
                self.address(&name, &href);
                Ok(())
            }
            Keyword::Callback => {
                self.name(Place::Class, "클래스의 이름")?;
                self.quoted("따옴표 안의 함수 이름")?;
                self.take(Sort::Quoted);
                Ok(())
            }
            Keyword::Href | Keyword::Call | Keyword::Target => Err(self.unexpected(token)),
        }
    }

    /// `title …`, when nothing of a relation stands in the line.
    fn title(&mut self) -> Option<()> {
        let rest = self.code[self.at..].trim_start_matches([' ', '\t']);
        let line = &rest[..token::run(rest, |c| c != '\n')];
        let text = line.strip_prefix("title")?;
        let is_title = text.starts_with([' ', '\t'])
            && !text.trim().is_empty()
            && !["--", "..", ":", "\""].iter().any(|sign| text.contains(sign));
        is_title.then(|| {
            self.draft.model.title = Some(text.trim().to_owned());
            self.at = self.code.len() - rest.len() + line.len();
        })
    }

    /// What follows `class`.
    fn class(&mut self) -> Result<(), Problem> {
        let name = self.name(Place::Class, "클래스의 이름")?;
        let class = self.draft.class(&name);
        if self.take(Sort::SquareOpen).is_some() {
            let text = self.quoted("따옴표 안의 이름")?;
            self.draft.model.classes[class].label = self.inside(&text);
            if self.take(Sort::SquareClose).is_none() {
                return Err(self.found("]").help("대괄호를 닫으세요"));
            }
        }
        self.draft.place(class);
        if self.take(Sort::ClassMark).is_some() {
            let css = self.css_name()?;
            self.draft.paint(&name, Looks::Class(css.text));
        } else if self.peek(Place::Class).sort == Sort::AnnotationOpen {
            let annotation = self.annotation()?;
            self.draft.model.classes[class].annotations.push(annotation);
        }
        match self.take(Sort::Open) {
            Some(open) => self.members(class, open.range),
            None => Ok(()),
        }
    }

    /// The lines of a class, up to its closing brace.
    fn members(&mut self, class: usize, open: Range<usize>) -> Result<(), Problem> {
        let rest = &self.code[self.at..];
        let Some(close) = rest.find(['{', '}']) else {
            self.at = self.code.len();
            return Err(Problem::syntax(open, "`{`가 닫히지 않았습니다")
                .help("클래스가 끝나는 곳에 }를 쓰세요"));
        };
        if rest[close..].starts_with('{') {
            self.at += close;
            let at = self.at..self.at + 1;
            return Err(Problem::syntax(at, "클래스 안에 `{`를 쓸 수 없습니다")
                .help("이 중괄호를 지우거나 앞의 클래스를 }로 닫으세요"));
        }
        for line in rest[..close].lines() {
            self.draft.member(class, line);
        }
        self.at += close + 1;
        Ok(())
    }

    /// What follows `namespace`.
    fn namespace(&mut self) -> Result<(), Problem> {
        let name = self.name(Place::Class, "namespace의 이름")?;
        let mut label = None;
        if self.take(Sort::SquareOpen).is_some() {
            let text = self.quoted("따옴표 안의 이름")?;
            label = Some(self.inside(&text));
            if self.take(Sort::SquareClose).is_none() {
                return Err(self.found("]").help("대괄호를 닫으세요"));
            }
        }
        let Some(open) = self.take(Sort::Open) else {
            return Err(self.found("`{`").help("namespace 이름 { 처럼 쓰세요"));
        };
        self.draft.enter(&name, label);
        self.open.push((open.range, false));
        // What stands behind the brace is a statement of its own.
        let next = self.peek(Place::Statement);
        if matches!(next.sort, Sort::Newline | Sort::Close | Sort::End) {
            return Ok(());
        }
        self.statement(&next)
    }

    /// `A`, `A : member`, `A "1" --> "2" B : label`.
    fn relation(&mut self) -> Result<(), Problem> {
        let from = self.name(Place::Statement, "클래스의 이름")?;
        let next = self.peek(Place::Class);
        match next.sort {
            Sort::Label => {
                self.at = next.range.end;
                let class = self.draft.class(&from);
                self.draft.member(class, &self.code[next.range.start + 1..next.range.end]);
                return self.end_of_label();
            }
            Sort::Newline | Sort::End => {
                self.draft.class(&from);
                return Ok(());
            }
            Sort::Colon | Sort::Open | Sort::Unclosed => return Err(self.unexpected(&next)),
            Sort::ClassMark => {
                return Err(Problem::syntax(next.range, "이 줄에는 `:::`를 쓸 수 없습니다")
                    .help(format!("class {}:::이름처럼 따로 쓰세요", from.text)));
            }
            _ => {}
        }
        let tail_many = self.many();
        let tail = self.head();
        let line = self.peek(Place::Class);
        let Sort::Line(sort) = line.sort else {
            return Err(match line.sort {
                Sort::Unclosed => self.unexpected(&line),
                _ => self.found("-->, <|--, ..> 같은 선").help(RELATION),
            });
        };
        self.at = line.range.end;
        let head = self.head();
        let head_many = self.many();
        let to = self.name(Place::Class, "둘째 클래스의 이름").map_err(|problem| {
            // What stands in quotes was read as a number.
            match head_many.is_empty() {
                true => problem,
                false => problem.help("이름을 따옴표 없이 쓰거나 백틱(`)으로 감싸세요"),
            }
        })?;
        let mut label = String::new();
        let next = self.peek(Place::Class);
        if next.sort == Sort::Label {
            self.at = next.range.end;
            self.code[next.range.start + 1..next.range.end].trim().clone_into(&mut label);
            self.end_of_label()?;
        } else if matches!(next.sort, Sort::Line(_) | Sort::Head(_) | Sort::Comma) {
            let (message, help) = match to.text.starts_with(['-', '.']) {
                true => ("관계의 선이 너무 깁니다", "선을 두 글자로 쓰세요: -->, ..>"),
                false => ("한 줄에는 관계를 하나만 쓸 수 있습니다", "다음 줄에 관계를 새로 쓰세요"),
            };
            return Err(Problem::syntax(self.rest_of_line(&next), message).help(help));
        }
        self.relate((from, tail, tail_many), (to, head, head_many), label, sort);
        Ok(())
    }

    fn relate(
        &mut self,
        (from, tail, tail_many): (Name, Head, String),
        (to, head, head_many): (Name, Head, String),
        label: String,
        sort: RelationSort,
    ) {
        let range = from.range.clone();
        let [from, to] = match (tail, head) {
            (Head::Lollipop, Head::None) => {
                let to = self.draft.end(&to);
                [self.draft.lollipop(&from, to), to]
            }
            (Head::None, Head::Lollipop) => {
                let from = self.draft.end(&from);
                [from, self.draft.lollipop(&to, from)]
            }
            _ => [self.draft.end(&from), self.draft.end(&to)],
        };
        let from = End { at: from, head: tail, many: tail_many };
        let to = End { at: to, head, many: head_many };
        self.draft.relate(super::model::Relation { from, to, label, sort }, range);
    }

    /// How many there are, when the text says it.
    fn many(&mut self) -> String {
        let token = self.take(Sort::Quoted);
        token.map_or(String::new(), |token| self.inside(&token).trim().to_owned())
    }

    fn head(&mut self) -> Head {
        let token = self.peek(Place::Class);
        let Sort::Head(head) = token.sort else { return Head::None };
        self.at = token.range.end;
        head
    }

    /// A label ends where its line does.
    fn end_of_label(&self) -> Result<(), Problem> {
        let token = self.peek(Place::Class);
        let rest = &self.code[self.at..];
        let (sign, help) = match rest.chars().next() {
            Some(':') => (":", "콜론을 #colon;으로 쓰세요"),
            Some(';') => (";", "세미콜론을 지우고, 다음 문장은 다음 줄에 쓰세요"),
            _ => return Ok(()),
        };
        let range = token.range.start..token.range.start + 1;
        Err(Problem::syntax(range, format!("글 안에 `{sign}` 기호를 쓸 수 없습니다")).help(help))
    }

    /// `<<…>>`
    fn annotation(&mut self) -> Result<String, Problem> {
        let open = self.peek(Place::Class);
        let rest = &self.code[open.range.end..];
        let line = &rest[..token::run(rest, |c| c != '\n')];
        let Some(close) = line.find(">>") else {
            return Err(Problem::syntax(open.range, "`<<`가 닫히지 않았습니다")
                .help("<<interface>> 이름처럼 쓰세요"));
        };
        let text = line[..close].trim();
        let range = open.range.start..open.range.end + close + 2;
        let is_word = !text.is_empty()
            && (text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                || text.chars().count() == 1 && text.chars().all(char::is_alphabetic));
        if !is_word {
            let message = "클래스 밖의 << >>에는 영문 한 낱말만 쓸 수 있습니다";
            let help = format!("클래스의 중괄호 안에 한 줄로 <<{text}>>를 쓰세요");
            return Err(Problem::syntax(range, message).help(help));
        }
        self.at = range.end;
        Ok(text.to_owned())
    }

    /// What follows `click`.
    fn click(&mut self) -> Result<(), Problem> {
        let usage = "click A href \"https://example.com\" \"설명\"처럼 쓰세요";
        let name = self.name(Place::Class, "클래스의 이름")?;
        if self.take(Sort::Keyword(Keyword::Href)).is_some() {
            let href = self.quoted("따옴표 안의 주소")?;
            self.address(&name, &href);
            return Ok(());
        }
        if self.take(Sort::Keyword(Keyword::Call)).is_none() {
            return Err(self.found("href나 call").help(usage));
        }
        // Pages work without script, so a call leads nowhere.
        let rest = &self.code[self.at..];
        let line = &rest[..token::run(rest, |c| c != '\n')];
        let Some(close) = line.find(')').filter(|close| line[..*close].contains('(')) else {
            return Err(self.found("괄호가 있는 함수 이름").help(usage));
        };
        self.at += close + 1;
        self.take(Sort::Quoted);
        Ok(())
    }

    /// Where a class leads to; a tooltip and a target may follow.
    fn address(&mut self, name: &Name, href: &Token) {
        let tooltip = self.take(Sort::Quoted);
        let tooltip = tooltip.map(|token| label::plain(&self.inside(&token)));
        self.take(Sort::Keyword(Keyword::Target));
        self.draft.lead(name, Link { href: self.inside(href), tooltip });
    }

    /// Pieces without blanks, with dots between them; backticks; a generic type behind it.
    fn name(&mut self, place: Place, expected: &str) -> Result<Name, Problem> {
        let first = self.peek(place);
        let mut name = Name { text: String::new(), generic: None, range: first.range.clone() };
        let mut token = first;
        loop {
            match token.sort {
                Sort::Name => name.text.push_str(&self.code[token.range.clone()]),
                Sort::Literal => name.text.push_str(&self.inside(&token)),
                _ => return Err(self.no_name(&token, expected)),
            }
            self.at = token.range.end;
            name.range.end = token.range.end;
            let is_literal = token.sort == Sort::Literal;
            token = self.peek(Place::Class);
            match token.sort {
                Sort::Name if !is_literal => {}
                Sort::Dot if !is_literal => {
                    self.at = token.range.end;
                    name.text.push('.');
                    token = self.peek(Place::Class);
                }
                Sort::Generic => {
                    self.at = token.range.end;
                    name.generic = Some(self.inside(&token));
                    return Ok(name);
                }
                _ => return Ok(name),
            }
        }
    }

    fn no_name(&self, token: &Token, expected: &str) -> Problem {
        let problem = self.found_at(token, expected);
        match token.sort {
            Sort::Keyword(_) | Sort::Head(Head::Aggregation) => {
                let word = self.code[token.range.clone()].trim();
                problem.help(format!("이 낱말을 이름으로 쓰려면 `{word}`처럼 백틱으로 감싸세요"))
            }
            Sort::Quoted => problem.help("따옴표 대신 백틱(`)으로 감싸세요"),
            _ => problem.help(USAGE),
        }
    }

    /// The name of a `classDef`.
    fn css_name(&mut self) -> Result<Name, Problem> {
        self.word("영문으로 된 꾸밈 이름", "classDef hot fill:#fde, class A:::hot처럼 쓰세요")
    }

    /// A name that is one word of ASCII.
    fn word(&mut self, expected: &str, help: &str) -> Result<Name, Problem> {
        let token = self.peek(Place::Class);
        let text = &self.code[token.range.clone()];
        if token.sort != Sort::Name || !text.is_ascii() {
            return Err(self.found(expected).help(help));
        }
        let name = Name { text: text.to_owned(), generic: None, range: token.range.clone() };
        self.at = token.range.end;
        Ok(name)
    }

    fn quoted(&mut self, expected: &str) -> Result<Token, Problem> {
        match self.take(Sort::Quoted) {
            Some(token) => Ok(token),
            None => Err(match self.peek(Place::Class) {
                token if token.sort == Sort::Unclosed => self.unexpected(&token),
                _ => self.found(expected).help("따옴표(\")로 감싸세요"),
            }),
        }
    }

    /// The text of a note, which may go on in the next lines.
    fn note_text(&mut self) -> Result<String, Problem> {
        let token = self.peek(Place::Class);
        if token.sort == Sort::Unclosed && self.code[token.range.clone()].starts_with('"') {
            let rest = &self.code[token.range.end..];
            if let Some(end) = rest.find('"') {
                self.at = token.range.end + end + 1;
                return Ok(rest[..end].to_owned());
            }
        }
        let token = self.quoted("따옴표 안의 글")?;
        Ok(self.inside(&token))
    }

    /// `property:value` with commas between them, up to the end of the line.
    fn declarations(
        &mut self,
        before: &Range<usize>,
        keyword: &str,
    ) -> Result<Vec<Declaration>, Problem> {
        let rest = &self.code[self.at..];
        let line = token::run(rest, |c| c != '\n');
        let mut start = self.at;
        let mut all = Vec::new();
        for part in rest[..line].trim_end_matches(';').split(',') {
            let blanks = part.len() - part.trim_start().len();
            let range = start + blanks..start + part.trim_end().len().max(blanks);
            start += part.len() + 1;
            if let Some((property, value)) = part.split_once(':') {
                all.push(Declaration {
                    property: property.trim().to_ascii_lowercase(),
                    value: value.trim().to_owned(),
                    range,
                });
            }
        }
        if all.is_empty() {
            let message = format!("{keyword}에 꾸밈이 없습니다");
            return Err(Problem::syntax(before.clone(), message)
                .help(format!("{keyword} 이름 fill:#fde,stroke:#333처럼 쓰세요")));
        }
        self.at += line;
        Ok(all)
    }

    fn rest_of_line(&self, token: &Token) -> Range<usize> {
        let rest = &self.code[token.range.start..];
        let length = rest[..token::run(rest, |c| c != '\n')].trim_end().len();
        token.range.start..token.range.start + length.max(1)
    }

    /// What comes next, as a problem: `expected` is what should.
    fn found(&self, expected: &str) -> Problem {
        self.found_at(&self.peek(Place::Class), expected)
    }

    fn found_at(&self, token: &Token, expected: &str) -> Problem {
        if matches!(token.sort, Sort::Newline | Sort::End) {
            return Problem::line_ends(self.code, token.range.start, expected);
        }
        if token.sort == Sort::Unclosed {
            return self.unexpected(token);
        }
        Problem::instead_of(self.code, token.range.clone(), expected)
    }

    /// What has no place here.
    fn unexpected(&self, token: &Token) -> Problem {
        let text: String = self.code[token.range.clone()].trim().chars().take(24).collect();
        let range = token.range.clone();
        match token.sort {
            Sort::Unclosed => Problem::syntax(range, "따옴표가 닫히지 않았습니다")
                .help("같은 줄에 닫는 따옴표를 넣으세요"),
            Sort::Close => Problem::syntax(range, "여는 중괄호 없이 `}`가 있습니다")
                .help("`{`를 넣거나 이 `}`를 지우세요"),
            Sort::Open => Problem::syntax(range, "`{`가 클래스의 이름과 다른 줄에 있습니다")
                .help("class A {처럼 한 줄에 쓰세요"),
            Sort::Other if text == ";" => {
                Problem::syntax(range, "클래스 다이어그램에는 `;`을 쓸 수 없습니다")
                    .help("세미콜론을 지우고, 다음 문장은 다음 줄에 쓰세요")
            }
            Sort::Colon => Problem::syntax(range, "콜론 다음에 글이 없습니다")
                .help("콜론을 지우거나 그 뒤에 글을 쓰세요"),
            _ if !text.contains(char::is_alphanumeric) => {
                let message = format!("여기에 쓸 수 없는 기호가 있습니다: {text}");
                Problem::syntax(range, message).help(USAGE)
            }
            _ => {
                let shown = with_particle(&format!("`{text}`"), "은", "는");
                Problem::syntax(range, format!("{shown} 여기에 쓸 수 없습니다")).help(USAGE)
            }
        }
    }
}
