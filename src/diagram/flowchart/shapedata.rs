//! What `@{` and `}` say of a box: its form, its label and more.

use std::ops::Range;

use crate::diagram::pairs::{Pair, pairs};
use crate::diagram::problem::{Problem, ProblemCode};
use crate::text::with_particle;

use super::form::Form;
use super::reader::{Reader, brief};
use super::statement::Data;

/// The keys and values, and the form when one of them is `shape`. The opening is taken.
pub fn read(reader: &mut Reader<'_>, open: Range<usize>) -> Result<(Data, Option<Form>), Problem> {
    let start = reader.at;
    let (pairs, end) = pairs(reader.rest())
        .ok_or_else(|| Problem::syntax(open, "`@{`가 닫히지 않았습니다").help("끝에 }를 쓰세요"))?;
    let mut data = Vec::new();
    let mut form = None;
    for Pair { key, value, range } in pairs {
        if key == "shape" && !value.is_empty() {
            let range = start + range.start..start + range.end;
            form = Some(Form::named(&value).map_err(|like| unknown_shape(&value, like, range))?);
        }
        data.push((key, value));
    }
    reader.at += end;
    Ok((data, form))
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
