//! The grammar of pie charts.

use super::model::{Figures, Pie, Slice};
use crate::diagram::cursor::Cursor;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::{CodeLine, Source};

/// Reads a pie chart; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Pie, Vec<Problem>) {
    let mut pie = Pie::default();
    let mut problems = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let mut cursor = Cursor::new(without_comment(line));
        cursor.skip_blanks();
        if number == 0 && cursor.eat_word("showData") {
            pie.figures = Figures::Values;
            cursor.skip_blanks();
        }
        if cursor.is_done() {
            continue;
        }
        if cursor.eat_word("title") {
            pie.title = Some(cursor.take_rest().text).filter(|title| !title.is_empty());
            continue;
        }
        match slice(cursor) {
            Ok(slice) => pie.slices.push(slice),
            Err(problem) => problems.push(problem),
        }
    }
    (pie, problems)
}

/// `"label" : value`
fn slice(mut cursor: Cursor<'_>) -> Result<Slice, Problem> {
    let whole = cursor.rest_range();
    let shape = || Problem::syntax(whole.clone(), "파이 조각이 `\"이름\" : 값` 꼴이 아닙니다");
    let quote = cursor.peek().filter(|quote| matches!(quote, '"' | '\''));
    let Some(quote) = quote else {
        return Err(shape().help("조각 이름을 큰따옴표로 감싸세요"));
    };
    let Some(label) = label(&mut cursor, quote) else {
        return Err(Problem::syntax(whole, "조각 이름의 따옴표가 닫히지 않았습니다")
            .help("이름 끝에 따옴표를 쓰세요"));
    };
    cursor.skip_blanks();
    if !cursor.eat(":") {
        return Err(shape().help("이름과 값 사이에 쌍점(:)을 쓰세요"));
    }
    cursor.skip_blanks();
    let value = cursor.take_rest();
    let figure = value.text.as_str();
    let is_number = figure.strip_prefix('-').unwrap_or(figure).split_once('.').map_or_else(
        || is_whole(figure.strip_prefix('-').unwrap_or(figure)),
        |(whole, part)| is_digits(whole) && is_digits(part),
    );
    let range = if figure.is_empty() { whole } else { value.range };
    match figure.parse::<f64>() {
        Ok(number) if is_number && number.is_finite() && number < 0.0 => {
            Err(Problem::error(ProblemCode::DiagramValue, range, "파이 조각의 값이 음수입니다")
                .help("0 이상의 값을 쓰세요"))
        }
        Ok(number) if is_number && number.is_finite() => {
            Ok(Slice { label, value: number, figure: figure.to_owned() })
        }
        _ => Err(Problem::syntax(range, "파이 조각의 값이 숫자가 아닙니다")
            .help("값을 42나 3.5처럼 숫자로만 쓰세요")),
    }
}

/// The inside of a quoted text; a backslash keeps the quote after it.
fn label(cursor: &mut Cursor<'_>, quote: char) -> Option<String> {
    let mut label = String::new();
    let mut escaped = false;
    for (at, character) in cursor.rest().char_indices().skip(1) {
        match character {
            '\\' if !escaped => escaped = true,
            character if character == quote && !escaped => {
                cursor.take(at + 1);
                return Some(label);
            }
            character => {
                label.push(character);
                escaped = false;
            }
        }
    }
    None
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_whole(text: &str) -> bool {
    is_digits(text) && (text == "0" || !text.starts_with('0'))
}

/// A line up to a comment outside of quotes.
fn without_comment(line: CodeLine<'_>) -> CodeLine<'_> {
    let mut quote = None;
    for (at, character) in line.text.char_indices() {
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), character) if open == character => quote = None,
            (None, '%') if line.text[at..].starts_with("%%") => {
                return CodeLine { text: &line.text[..at], ..line };
            }
            _ => {}
        }
    }
    line
}
