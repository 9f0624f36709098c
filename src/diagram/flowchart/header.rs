//! The first line of a subgraph.

use std::ops::Range;

use crate::diagram::problem::Problem;
use crate::text::with_particle;

use super::reader::{Reader, brief};
use super::statement::{Header, Wording};
use super::token::{Bracket, Keyword, Sort};

impl Reader<'_> {
    /// What follows the word `subgraph`.
    pub fn header(&mut self, keyword: &Range<usize>) -> Result<Header, Problem> {
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
}
