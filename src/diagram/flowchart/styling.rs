//! `style`, `classDef`, `class` and `linkStyle`: names and declarations.

use std::ops::Range;

use crate::diagram::problem::Problem;
use crate::text::with_particle;

use super::reader::{Reader, brief, trimmed};
use super::statement::{Declaration, Name, Statement};
use super::token::{self, Bracket, Keyword, Sort};

impl Reader<'_> {
    /// Names, a blank, declarations.
    pub fn names_and_looks(
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
    pub fn spaced_names(&mut self, keyword: &str, usage: &str) -> Result<Vec<Name>, Problem> {
        let blank = self.take(Sort::Blank);
        let Some(name) = blank.and_then(|_| self.id()) else {
            let token = self.peek();
            let message = format!("{keyword}에 이름이 빠졌습니다");
            return Err(Problem::syntax(token.range, message).help(usage));
        };
        Ok(parts(&name))
    }

    /// What follows the word `linkStyle`.
    pub fn link_style(&mut self) -> Result<Statement, Problem> {
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
