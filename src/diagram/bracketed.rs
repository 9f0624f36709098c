//! Texts in brackets, as mind maps and boards write them: `id[text]`, or the text alone.

use std::ops::Range;

use super::label;
use super::problem::Problem;
use super::text::Run;

/// A text with its id and the brackets around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracketed {
    /// What stands before the brackets; the text when that is nothing.
    pub id: String,
    /// The text.
    pub text: Wording,
    /// The opening and the closing bracket, when there are any.
    pub brackets: Option<(&'static str, &'static str)>,
    /// The byte behind all of it.
    pub end: usize,
}

/// A text and how it is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wording {
    /// As it is.
    Plain(String),
    /// As Markdown.
    Markdown(String),
}

impl Wording {
    /// The text as written.
    pub fn written(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Markdown(text) => text,
        }
    }

    /// Its words on one line, without any style.
    pub fn plain(&self) -> String {
        let lines = self.lines().into_iter();
        let texts = lines.map(|line| line.into_iter().map(|run| run.text).collect());
        texts.collect::<Vec<String>>().join(" ")
    }

    /// Its lines.
    pub fn lines(&self) -> Vec<Vec<Run>> {
        match self {
            Self::Plain(text) => label::lines(text),
            Self::Markdown(text) => label::markdown(text),
        }
    }
}

const OPENERS: [&str; 8] = ["((", "))", "{{", "-)", "(-", "(", ")", "["];

const CLOSERS: [&str; 8] = ["))", "((", "}}", "(-", "-)", ")", "(", "]"];

/// Reads what begins at `start` and, without brackets, ends before `end`. In brackets a text may go on
/// in the next lines.
///
/// # Errors
/// When brackets or quotation marks have no end, or nothing between them.
pub fn read(code: &str, start: usize, end: usize) -> Result<Bracketed, Problem> {
    let line = &code[start..end];
    let open = line.find(['(', ')', '[', '{', '}']).map(|open| start + open);
    let Some(open) = open else {
        let text = line.trim().to_owned();
        return Ok(Bracketed { id: text.clone(), text: Wording::Plain(text), brackets: None, end });
    };
    // `-)` begins before the bracket that was found.
    let dashed = code[..open].ends_with('-') && code[open..].starts_with(')');
    let open = open - usize::from(dashed && open > start);
    let Some(opener) = OPENERS.into_iter().find(|opener| code[open..].starts_with(opener)) else {
        let message = format!("글에 쓸 수 없는 문자입니다: `{}`", &code[open..open + 1]);
        return Err(Problem::syntax(open..open + 1, message)
            .help("`a[\"글\"]`처럼 글을 큰따옴표로 감싸세요"));
    };
    let id = code[start..open].trim().to_owned();
    let (text, close) = inside(code, open + opener.len(), start..end)?;
    let Some(closer) = CLOSERS.into_iter().find(|closer| code[close..].starts_with(closer)) else {
        return Err(unclosed(start, close));
    };
    let id = if id.is_empty() { text.written().to_owned() } else { id };
    Ok(Bracketed { id, text, brackets: Some((opener, closer)), end: close + closer.len() })
}

/// The text between brackets and where it ends.
fn inside(code: &str, from: usize, line: Range<usize>) -> Result<(Wording, usize), Problem> {
    let rest = &code[from..];
    let empty =
        || Problem::syntax(from..from + 1, "괄호 안이 비어 있습니다").help("괄호 안에 글을 쓰세요");
    if let Some(quoted) = rest.strip_prefix('"') {
        let Some(length) = quoted.find('"') else {
            return Err(Problem::syntax(line, "큰따옴표가 닫히지 않았습니다")
                .help("글의 끝에 큰따옴표를 쓰세요"));
        };
        let text = &quoted[..length];
        if text.is_empty() {
            return Err(empty());
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
        return Err(unclosed(line.start, line.end));
    }
    if length == 0 {
        return Err(empty());
    }
    // `(-` closes a cloud that `-)` opened.
    Ok((Wording::Plain(unindented(&rest[..length])), from + length))
}

fn unclosed(start: usize, end: usize) -> Problem {
    Problem::syntax(start..end, "괄호가 닫히지 않았습니다")
        .help("닫는 괄호를 쓰고, 글에 괄호가 있으면 큰따옴표로 감싸세요")
}

/// Lines without the blanks around them.
fn unindented(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// What stands behind a text up to the end of its line, when it is no comment.
///
/// # Errors
/// When there is something.
pub fn ended(code: &str, from: usize, end: usize) -> Result<(), Problem> {
    let after = code[from..end].trim();
    if after.is_empty() || after.starts_with("%%") {
        return Ok(());
    }
    Err(Problem::syntax(from..end, "닫는 괄호 뒤에 글이 더 있습니다")
        .help("글에 괄호가 있으면 `a[\"글 (설명)\"]`처럼 큰따옴표로 감싸세요"))
}

/// Whether a line that begins at `start` is `::icon(…)` or `:::class`: they belong to the text before,
/// and need fonts and styles that a course does not have.
///
/// # Errors
/// When a text stands behind an icon.
pub fn is_decoration(line: &str, start: usize) -> Result<bool, Problem> {
    if line.starts_with(":::") {
        return Ok(true);
    }
    let Some(rest) = line.strip_prefix("::icon(") else { return Ok(false) };
    match rest.split_once(')').map(|(_, after)| after.trim()) {
        Some(after) if !after.is_empty() => {
            let end = start + line.trim_end().len();
            Err(Problem::syntax(end - after.len()..end, "::icon() 뒤에 글이 있습니다")
                .help("글을 다음 줄에 쓰세요"))
        }
        _ => Ok(true),
    }
}
