//! The text of a flowchart becomes statements; a line that cannot be read becomes a problem.

use crate::diagram::layered::Direction;
use crate::diagram::problem::Problem;
use crate::diagram::source::Source;

use super::chain::reserved;
use super::click;
use super::reader::{Reader, brief};
use super::statement::{Header, Statement, Wording};
use super::token::{self, Keyword, Sort};

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

impl Reader<'_> {
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
}
