//! Texts of nodes, links and titles: between brackets, with quotes or without.

use std::ops::Range;

use crate::diagram::problem::Problem;
use crate::text::with_particle;

use super::form::Form;
use super::reader::{LONGEST_TEXT, Reader, brief};
use super::statement::Wording;
use super::token::Bracket;

impl Reader<'_> {
    /// The text of a node and the form that its brackets give.
    pub fn bracketed(&mut self, bracket: Bracket) -> Result<(Wording, Form), Problem> {
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
    pub fn wording(
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

/// An opening without its end.
pub fn unclosed(open: Range<usize>, opener: &str) -> Problem {
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

/// Brackets without a text.
pub fn empty_text(range: Range<usize>) -> Problem {
    Problem::syntax(range, "글이 비어 있습니다").help("글을 쓰거나, 빈 글은 \" \"로 쓰세요")
}
