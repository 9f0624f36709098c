//! The grammar of quadrant charts.

use std::ops::Range;

use super::model::{Ends, Looks, Quadrant, Spot};
use crate::diagram::cursor::Cursor;
use crate::diagram::geometry::Point;
use crate::diagram::paint::{Colour, WIDEST};
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::{CodeLine, Source};

/// Reads a quadrant chart; every bad statement is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Quadrant, Vec<Problem>) {
    let mut chart = Quadrant::default();
    let mut problems = Vec::new();
    for line in source.lines() {
        for statement in statements(line) {
            let mut cursor = Cursor::new(statement);
            cursor.skip_blanks();
            if cursor.is_done() {
                continue;
            }
            if let Err(problem) = read(&mut chart, cursor) {
                problems.push(problem);
            }
        }
    }
    (chart, problems)
}

/// Semicolons part statements and a comment ends them, but not in quotes and not in a title.
fn statements(line: CodeLine<'_>) -> Vec<CodeLine<'_>> {
    if is_title(line.text.trim_start()) {
        return vec![line];
    }
    let mut statements = Vec::new();
    let mut start = 0;
    let mut end = line.text.len();
    let mut quoted = false;
    for (at, character) in line.text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            ';' if !quoted && !ends_entity(&line.text[..at]) => {
                statements.push(start..at);
                start = at + 1;
            }
            '%' if !quoted && line.text[at..].starts_with("%%") => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    statements.push(start..end);
    let part =
        |range: Range<usize>| CodeLine { start: line.start + range.start, text: &line.text[range] };
    statements.into_iter().map(part).collect()
}

/// Whether the semicolon after this text belongs to an entity such as `#35;`.
fn ends_entity(before: &str) -> bool {
    let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    name.len() < before.len() && name.ends_with('#')
}

fn is_title(text: &str) -> bool {
    text.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("title"))
        && !text[5..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn eat_keyword(cursor: &mut Cursor<'_>, word: &str) -> bool {
    let comes = cursor.rest().get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word));
    if comes {
        cursor.take(word.len());
    }
    comes
}

fn read(chart: &mut Quadrant, mut cursor: Cursor<'_>) -> Result<(), Problem> {
    if is_title(cursor.rest()) {
        cursor.take(5);
        chart.title = Some(cursor.take_rest().text).filter(|title| !title.is_empty());
    } else if eat_keyword(&mut cursor, "x-axis") {
        chart.x_axis = axis(cursor)?;
    } else if eat_keyword(&mut cursor, "y-axis") {
        chart.y_axis = axis(cursor)?;
    } else if let Some(number) =
        (1..=4).find(|n| eat_keyword(&mut cursor, &format!("quadrant-{n}")))
    {
        chart.quarters[number - 1] = Some(text(&mut cursor, &[])?);
        end(&cursor)?;
    } else if cursor.rest().starts_with("classDef") {
        cursor.take("classDef".len());
        cursor.skip_blanks();
        let name = cursor.take_while(|c| !c.is_whitespace());
        chart.classes.insert(name.text, looks(&mut cursor)?);
    } else {
        chart.points.push(point(cursor)?);
    }
    Ok(())
}

/// `low --> high`, `low -->` or `low`
fn axis(mut cursor: Cursor<'_>) -> Result<Ends, Problem> {
    let low = text(&mut cursor, &["--"])?;
    if cursor.is_done() {
        return Ok(Ends { low: Some(low), high: None });
    }
    let dashes = cursor.take_while(|c| c == '-');
    if dashes.text.len() < 2 || !cursor.eat(">") {
        return Err(Problem::syntax(dashes.range, "축의 두 끝 사이에 `-->`가 없습니다")
            .help("`x-axis 낮음 --> 높음`처럼 쓰세요"));
    }
    cursor.skip_blanks();
    if cursor.is_done() {
        return Ok(Ends { low: Some(format!("{low} ⟶")), high: None });
    }
    let high = text(&mut cursor, &["--"])?;
    end(&cursor)?;
    Ok(Ends { low: Some(low), high: Some(high) })
}

/// `name:::class: [x, y] radius: 12`
fn point(mut cursor: Cursor<'_>) -> Result<Spot, Problem> {
    let whole = cursor.rest_range();
    let name = text(&mut cursor, &[":"])?;
    let mut class = None;
    if cursor.eat(":::") {
        class = Some(cursor.take_while(|c| c.is_alphanumeric() || c == '_').text);
    }
    cursor.skip_blanks();
    let colon = cursor.at();
    let shape = |at: usize| {
        Problem::syntax(at..whole.end.max(at), "점이 `이름: [x, y]` 꼴이 아닙니다")
            .help("`점: [0.3, 0.7]`처럼 쓰고, 이름에 쌍점이 있으면 큰따옴표로 감싸세요")
    };
    if !cursor.eat(":") {
        return Err(shape(whole.start));
    }
    cursor.skip_blanks();
    if !cursor.eat("[") {
        return Err(shape(colon));
    }
    let x = coordinate(&mut cursor)?;
    if !cursor.eat(",") {
        return Err(shape(cursor.at()));
    }
    let y = coordinate(&mut cursor)?;
    if !cursor.eat("]") {
        return Err(shape(cursor.at()));
    }
    let looks = looks(&mut cursor)?;
    Ok(Spot { name, at: Point::new(x, y), class, looks })
}

/// A number from 0 to 1, as Mermaid writes it: `0`, `1`, `0.25`.
fn coordinate(cursor: &mut Cursor<'_>) -> Result<f64, Problem> {
    cursor.skip_blanks();
    let written = cursor.take_while(|c| !c.is_whitespace() && !matches!(c, ',' | ']'));
    cursor.skip_blanks();
    let form = written.text == "1"
        || written.text == "0"
        || written
            .text
            .strip_prefix("0.")
            .is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    match written.text.parse() {
        Ok(value) if form => Ok(value),
        _ => {
            let range = if written.text.is_empty() { next(cursor) } else { written.range };
            Err(Problem::error(
                ProblemCode::DiagramValue,
                range,
                "좌표가 0 이상 1 이하의 수가 아닙니다",
            )
            .help("좌표를 0, 0.25, 1처럼 쓰세요"))
        }
    }
}

/// `radius: 12, color: #ff3300`
fn looks(cursor: &mut Cursor<'_>) -> Result<Looks, Problem> {
    let mut looks = Looks::default();
    let rest = cursor.take_rest();
    if rest.text.is_empty() {
        return Ok(looks);
    }
    let mut start = rest.range.start;
    for part in rest.text.split(',') {
        let range = start..start + part.len();
        start = range.end + 1;
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        let (name, value) = (name.trim(), value.trim());
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let number = |text: &str| text.parse::<f64>().ok().filter(|_| digits(text));
        let colour = || Colour::read(&format!("#{}", value.trim_start_matches('#')));
        let right = match name {
            "radius" => number(value).map(|radius| looks.radius = Some(radius.clamp(2.0, 40.0))),
            "color" => colour().map(|colour| looks.paint.fill = Some(colour)),
            "stroke-color" => colour().map(|colour| looks.paint.stroke = Some(colour)),
            "stroke-width" => value
                .strip_suffix("px")
                .and_then(number)
                .map(|width| looks.paint.width = Some(width.min(WIDEST))),
            _ => {
                return Err(Problem::syntax(
                    range,
                    format!("점의 모양에 없는 이름입니다: `{name}`"),
                )
                .help("radius, color, stroke-color, stroke-width만 쓰세요"));
            }
        };
        if right.is_none() {
            let message = format!("{name} 값으로 쓸 수 없습니다: `{value}`");
            return Err(Problem::error(ProblemCode::DiagramValue, range, message)
                .help("radius: 10, color: #ff3300, stroke-width: 2px처럼 쓰세요"));
        }
    }
    Ok(looks)
}

/// A text up to one of `stops` or the end; it may be quoted in part or as a whole.
fn text(cursor: &mut Cursor<'_>, stops: &[&str]) -> Result<String, Problem> {
    cursor.skip_blanks();
    let mut text = String::new();
    let start = cursor.at();
    while let Some(character) = cursor.peek() {
        if character == '"' {
            let Some(inside) = cursor.quoted('"') else {
                return Err(Problem::syntax(cursor.rest_range(), "큰따옴표가 닫히지 않았습니다")
                    .help("글의 끝에 큰따옴표를 쓰세요"));
            };
            let markdown = inside.text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
            text.push_str(markdown.unwrap_or(&inside.text));
        } else if stops.iter().any(|stop| cursor.rest().starts_with(stop)) {
            break;
        } else if "()[]{}<>@^|~:".contains(character) {
            let at = cursor.at();
            let message = format!("따옴표 없는 글에 `{character}` 문자가 있습니다");
            return Err(Problem::syntax(at..at + 1, message).help("글을 큰따옴표로 감싸세요"));
        } else {
            text.push(character);
            cursor.take(character.len_utf8());
        }
    }
    let text = text.trim();
    if text.is_empty() && start == cursor.at() {
        return Err(Problem::syntax(next(cursor), "이름이 있어야 할 자리가 비어 있습니다")
            .help("이름을 쓰세요"));
    }
    Ok(text.to_owned())
}

/// The bytes of the next character; none at the end of a line.
fn next(cursor: &Cursor<'_>) -> Range<usize> {
    cursor.at()..cursor.at() + cursor.peek().map_or(0, char::len_utf8)
}

fn end(cursor: &Cursor<'_>) -> Result<(), Problem> {
    if cursor.is_done() {
        return Ok(());
    }
    Err(Problem::syntax(cursor.rest_range(), "글 뒤에 더 있을 수 없는 것이 있습니다")
        .help("남은 부분을 지우거나 다음 줄에 쓰세요"))
}
