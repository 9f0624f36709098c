//! The grammar of mind maps: the blanks before a line say whose child it is.

use super::model::{Form, Mindmap, Thought, Wording};
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

const OPENERS: [(&str, Form); 8] = [
    ("((", Form::Circle),
    ("))", Form::Bang),
    ("{{", Form::Hexagon),
    ("-)", Form::Cloud),
    ("(-", Form::Cloud),
    ("(", Form::Rounded),
    (")", Form::Cloud),
    ("[", Form::Square),
];

const CLOSERS: [&str; 8] = ["))", "((", "}}", "(-", "-)", ")", "(", "]"];

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
        if line.starts_with("::icon(") || line.starts_with(":::") {
            return self.decoration(start, line.len());
        }
        let (text, form, id) = self.thought(start)?;
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

    /// `::icon(…)` and `:::class` belong to the thought before; they need fonts and styles that a
    /// course does not have.
    fn decoration(&mut self, start: usize, length: usize) -> Result<(), Problem> {
        let line = &self.code[start..start + length];
        if self.map.thoughts.is_empty() {
            return Err(Problem::syntax(start..start + length, "꾸밈 앞에 생각이 없습니다")
                .help("`::icon()`과 `:::`는 생각 다음 줄에 쓰세요"));
        }
        let after = line.strip_prefix("::icon(").and_then(|rest| rest.split_once(')'));
        if let Some((_, after)) = after.filter(|(_, after)| !after.trim().is_empty()) {
            let from = start + length - after.trim_start().len();
            return Err(Problem::syntax(from..start + length, "::icon() 뒤에 글이 있습니다")
                .help("글을 다음 줄에 쓰세요"));
        }
        self.at = self.line_end();
        Ok(())
    }

    /// `id[text]`, or the text alone.
    fn thought(&mut self, start: usize) -> Result<(Wording, Form, String), Problem> {
        let end = self.line_end();
        let line = &self.code[start..end];
        let open = line.find(['(', ')', '[', '{', '}']).map(|open| start + open);
        let Some(open) = open else {
            self.at = end;
            let text = line.trim().to_owned();
            return Ok((Wording::Plain(text.clone()), Form::Bare, text));
        };
        // `-)` begins before the bracket that was found.
        let dashed = self.code[..open].ends_with('-') && self.code[open..].starts_with(')');
        let open = open - usize::from(dashed && open > start);
        let Some((opener, form)) =
            OPENERS.into_iter().find(|(opener, _)| self.code[open..].starts_with(opener))
        else {
            let message = format!("생각에 쓸 수 없는 문자입니다: `{}`", &self.code[open..open + 1]);
            return Err(Problem::syntax(open..open + 1, message)
                .help("`a[\"글\"]`처럼 글을 큰따옴표로 감싸세요"));
        };
        let id = self.code[start..open].trim().to_owned();
        let inside = open + opener.len();
        let (text, close) = self.inside(inside, start..end)?;
        let Some(closer) =
            CLOSERS.into_iter().find(|closer| self.code[close..].starts_with(closer))
        else {
            return Err(self.unclosed(start, close));
        };
        let form = match (form, closer) {
            (Form::Rounded, ")" | "))") | (Form::Square, "]") => form,
            (Form::Rounded, _) => Form::Cloud,
            (form, _) => form,
        };
        self.at = close + closer.len();
        let end = self.line_end();
        let after = self.code[self.at..end].trim();
        if !after.is_empty() && !after.starts_with("%%") {
            let from = self.at;
            return Err(Problem::syntax(from..end, "닫는 괄호 뒤에 글이 더 있습니다")
                .help("글에 괄호가 있으면 `a[\"글 (설명)\"]`처럼 큰따옴표로 감싸세요"));
        }
        self.at = end;
        let id = if id.is_empty() { text_of(&text).to_owned() } else { id };
        Ok((text, form, id))
    }

    /// The text between brackets and where it ends.
    fn inside(
        &self,
        from: usize,
        line: std::ops::Range<usize>,
    ) -> Result<(Wording, usize), Problem> {
        let rest = &self.code[from..];
        if let Some(quoted) = rest.strip_prefix('"') {
            let Some(length) = quoted.find('"') else {
                return Err(Problem::syntax(line, "큰따옴표가 닫히지 않았습니다")
                    .help("글의 끝에 큰따옴표를 쓰세요"));
            };
            let text = &quoted[..length];
            if text.is_empty() {
                return Err(self.empty(from));
            }
            let markdown = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
            let text = match markdown {
                Some(markdown) => Wording::Markdown(unindented(markdown)),
                None => Wording::Plain(unindented(text)),
            };
            return Ok((text, from + length + 2));
        }
        let length = rest.find([')', ']', '(', '}']).unwrap_or(rest.len());
        if length == rest.len() {
            return Err(self.unclosed(line.start, line.end));
        }
        if length == 0 {
            return Err(self.empty(from));
        }
        // `(-` closes a cloud that `-)` opened.
        Ok((Wording::Plain(unindented(&rest[..length])), from + length))
    }

    fn empty(&self, at: usize) -> Problem {
        Problem::syntax(at..at + 1, "괄호 안이 비어 있습니다").help("괄호 안에 글을 쓰세요")
    }

    fn unclosed(&self, start: usize, end: usize) -> Problem {
        Problem::syntax(start..end, "괄호가 닫히지 않았습니다")
            .help("닫는 괄호를 쓰고, 글에 괄호가 있으면 큰따옴표로 감싸세요")
    }
}

fn text_of(text: &Wording) -> &str {
    match text {
        Wording::Plain(text) | Wording::Markdown(text) => text,
    }
}

/// Lines without the blanks around them.
fn unindented(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
}
