//! The grammar of mind maps: the blanks before a line say whose child it is.

use super::model::{Form, Mindmap, Thought};
use crate::diagram::bracketed::{self, Bracketed};
use crate::diagram::problem::Problem;
use crate::diagram::source::Source;

/// Reads a mind map; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Mindmap, Vec<Problem>) {
    let mut reader = Reader {
        code: &source.code,
        at: source.header.end,
        map: Mindmap::default(),
        path: Vec::new(),
        problems: Vec::new(),
    };
    while reader.at < reader.code.len() {
        if let Err(problem) = reader.line() {
            reader.problems.push(problem);
            reader.at = reader.line_end();
        }
        reader.at += 1;
    }
    let Reader { map, mut problems, .. } = reader;
    if map.thoughts.is_empty() && problems.is_empty() {
        problems.push(
            Problem::syntax(source.header.clone(), "마인드맵에 가운데 생각이 없습니다")
                .help("다음 줄에 `root((주제))`처럼 쓰세요"),
        );
    }
    (map, problems)
}

struct Reader<'s> {
    code: &'s str,
    at: usize,
    map: Mindmap,
    /// The thoughts from the middle to the last one read, each with its blanks.
    path: Vec<(usize, usize)>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.code[self.at..]
    }

    fn line_end(&self) -> usize {
        self.rest().find('\n').map_or(self.code.len(), |length| self.at + length)
    }

    /// Reads up to the end of a line; further when a text goes on there.
    fn line(&mut self) -> Result<(), Problem> {
        let line = &self.code[self.at..self.line_end()];
        let blanks = line.len() - line.trim_start().len();
        let start = self.at + blanks;
        let line = line.trim();
        if line.is_empty() || line.starts_with("%%") {
            self.at = self.line_end();
            return Ok(());
        }
        if bracketed::is_decoration(line, start)? {
            if self.map.thoughts.is_empty() {
                let range = start..start + line.len();
                return Err(Problem::syntax(range, "꾸밈 앞에 생각이 없습니다")
                    .help("`::icon()`과 `:::`는 생각 다음 줄에 쓰세요"));
            }
            self.at = self.line_end();
            return Ok(());
        }
        let Bracketed { id, text, brackets, end } =
            bracketed::read(self.code, start, self.line_end())?;
        self.at = end;
        let end = self.line_end();
        bracketed::ended(self.code, self.at, end)?;
        self.at = end;
        let form = form(brackets);
        let parent = loop {
            match self.path.last() {
                Some((depth, at)) if *depth < blanks => break Some(*at),
                Some(_) => {
                    self.path.pop();
                }
                None => break None,
            }
        };
        if parent.is_none() && !self.map.thoughts.is_empty() {
            let range = start..start + line.len();
            return Err(Problem::syntax(range, "마인드맵의 가운데 생각은 하나뿐인데 또 있습니다")
                .help("줄 앞에 빈칸을 더해 다른 생각 아래에 두세요"));
        }
        self.path.push((blanks, self.map.thoughts.len()));
        self.map.thoughts.push(Thought { parent, id, text, form });
        Ok(())
    }
}

fn form(brackets: Option<(&str, &str)>) -> Form {
    match brackets {
        None => Form::Bare,
        Some(("((", _)) => Form::Circle,
        Some(("))", _)) => Form::Bang,
        Some(("{{", _)) => Form::Hexagon,
        Some(("(", ")" | "))")) => Form::Rounded,
        Some(("[", _)) => Form::Square,
        Some(_) => Form::Cloud,
    }
}
