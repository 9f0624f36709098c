//! Links: their heads, strokes, lengths and texts.

use std::ops::Range;

use crate::diagram::problem::Problem;
use crate::diagram::scene::{Head, Stroke};
use crate::text::with_particle;

use super::reader::{LONGEST_TEXT, Reader, trimmed};
use super::statement::{Arrow, Wording};
use super::token::{self, Sort};
use super::wording::empty_text;

impl Reader<'_> {
    /// A whole link with its text, and where it stands.
    pub fn arrow(&mut self) -> Result<(Arrow, Range<usize>), Problem> {
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

fn stray_sign(range: Range<usize>, stroke: Stroke) -> Problem {
    let (sign, form) = match stroke {
        Stroke::Thick => ("`=`가", "A ==>|글| B"),
        Stroke::Dotted => ("`.`이", "A -.->|글| B"),
        _ => ("`--`가", "A -->|글| B"),
    };
    let message = format!("화살표의 글 안에 {sign} 있습니다");
    Problem::syntax(range, message).help(format!("글을 {form}처럼 | 사이에 쓰세요"))
}
