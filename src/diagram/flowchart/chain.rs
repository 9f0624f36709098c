//! Chains of nodes, `A & B --> C`, and what is wrong with them.

use std::ops::Range;

use crate::diagram::problem::{Problem, ProblemCode};
use crate::text::with_particle;

use super::reader::{Reader, brief, trimmed};
use super::shapedata;
use super::statement::{Mention, Statement};
use super::token::{self, Keyword, Sort, Token};

impl Reader<'_> {
    /// A chain up to the end of its statement.
    pub fn chain(&mut self) -> Result<Statement, Problem> {
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
}

/// A word of the language stands where a name should.
pub fn reserved(word: &str, range: Range<usize>) -> Problem {
    let message = format!(
        "{} 다이어그램의 낱말이라 상자의 이름이 될 수 없습니다",
        with_particle(&format!("`{word}`"), "은", "는")
    );
    Problem::error(ProblemCode::DiagramSyntax, range, message)
        .help(format!("{word}1[\"{word}\"]처럼 다른 이름에 글을 붙이세요"))
}
