//! What stands between `@{` and `}`: YAML as far as anyone writes it there.

use std::ops::Range;

use crate::diagram::problem::{Problem, ProblemCode};
use crate::text::with_particle;

use super::form::Form;
use super::reader::{LONGEST_TEXT, Reader, brief};
use super::statement::Data;

/// The keys and values, and the form when one of them is `shape`. The opening is taken.
pub fn read(reader: &mut Reader<'_>, open: Range<usize>) -> Result<(Data, Option<Form>), Problem> {
    let start = reader.at;
    let pieces = pieces(reader.rest())
        .ok_or_else(|| Problem::syntax(open, "`@{`가 닫히지 않았습니다").help("끝에 }를 쓰세요"))?;
    let mut data = Vec::new();
    let mut form = None;
    for piece in &pieces {
        let text = &reader.rest()[piece.clone()];
        let Some((key, value)) = text.split_once(':') else { continue };
        let (key, value) = (unquoted(key), unquoted(value));
        if key == "shape" && !value.is_empty() {
            let range = start + piece.start..start + piece.end;
            form = Some(Form::named(&value).map_err(|like| unknown_shape(&value, like, range))?);
        }
        data.push((key, value));
    }
    let end = pieces.last().map_or(0, |piece| piece.end);
    let close = reader.rest()[end..].find('}').map_or(reader.rest().len(), |at| end + at + 1);
    reader.at += close;
    Ok((data, form))
}

/// The parts between commas and line feeds up to `}`; nothing when there is no `}`.
fn pieces(text: &str) -> Option<Vec<Range<usize>>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut quote = None;
    for (at, character) in text.char_indices().take(LONGEST_TEXT) {
        match (quote, character) {
            (Some(mark), _) if mark == character => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some('"'),
            (None, '\'') if text[start..at].trim_end().ends_with(':') => quote = Some('\''),
            (None, ',' | '\n' | '}') => {
                pieces.push(start..at);
                start = at + 1;
                if character == '}' {
                    return Some(pieces);
                }
            }
            _ => {}
        }
    }
    None
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    let bare = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
    let lines: Vec<&str> = bare.unwrap_or(text).split('\n').map(str::trim).collect();
    lines.join("<br/>")
}

fn unknown_shape(name: &str, like: Option<&str>, range: Range<usize>) -> Problem {
    let message = format!(
        "{} 있는 모양이 아닙니다",
        with_particle(&format!("`{}`", brief(name)), "은", "는")
    );
    let help = match like {
        Some(known) => format!("shape: {} 고치세요", with_particle(known, "으로", "로")),
        None => "rect, rounded, cyl, diam, doc 같은 이름을 쓰세요".to_owned(),
    };
    Problem::error(ProblemCode::DiagramReference, range, message).help(help)
}
