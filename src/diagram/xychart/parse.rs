//! The grammar of XY charts.

use super::model::{Categories, Chart, Direction, Figure, Form, Series};
use crate::diagram::cursor::Cursor;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::{CodeLine, Source};

/// Reads an XY chart; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Chart, Vec<Problem>) {
    let mut chart = Chart::default();
    let mut problems = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let mut cursor = Cursor::new(without_comment(line));
        cursor.skip_blanks();
        if number == 0 {
            if eat_keyword(&mut cursor, "horizontal") {
                chart.direction = Direction::Right;
            } else {
                eat_keyword(&mut cursor, "vertical");
            }
        }
        loop {
            cursor.take_while(|c| c.is_whitespace() || c == ';');
            if cursor.is_done() {
                break;
            }
            if let Err(problem) = statement(&mut chart, &mut cursor) {
                problems.push(problem);
                break;
            }
        }
    }
    if chart.series.is_empty() && problems.is_empty() {
        problems.push(
            Problem::syntax(source.header.clone(), "차트에 bar나 line이 없습니다")
                .help("`bar [1, 2, 3]`처럼 값을 쓰세요"),
        );
    }
    if let Categories::Named(names) = &chart.x {
        let most = chart.series.iter().map(|series| series.figures.len()).max().unwrap_or(0);
        if most > names.len() {
            let message = format!("값은 {most}개인데 x축 이름은 {}개입니다", names.len());
            problems.push(
                Problem::warning(ProblemCode::DiagramValue, source.header.clone(), message)
                    .help("x-axis에 이름을 값의 수만큼 쓰세요"),
            );
        }
    }
    (chart, problems)
}

fn statement(chart: &mut Chart, cursor: &mut Cursor<'_>) -> Result<(), Problem> {
    let start = cursor.at();
    if eat_keyword(cursor, "title") {
        chart.title = Some(text(cursor, "제목")?);
    } else if eat_keyword(cursor, "x-axis") {
        (chart.x_name, chart.x) = x_axis(cursor)?;
    } else if eat_keyword(cursor, "y-axis") {
        (chart.y_name, chart.y) = y_axis(cursor)?;
    } else if eat_keyword(cursor, "bar") {
        chart.series.push(series(cursor, Form::Bar)?);
    } else if eat_keyword(cursor, "line") {
        chart.series.push(series(cursor, Form::Line)?);
    } else {
        let range = start..cursor.rest_range().end;
        return Err(Problem::syntax(
            range,
            "title, x-axis, y-axis, bar, line 가운데 하나가 아닙니다",
        )
        .help("줄의 첫 낱말을 title, x-axis, y-axis, bar, line 가운데 하나로 쓰세요"));
    }
    Ok(())
}

fn eat_keyword(cursor: &mut Cursor<'_>, word: &str) -> bool {
    let Some(start) = cursor.rest().get(..word.len()) else { return false };
    let after = &cursor.rest()[word.len()..];
    let comes = start.eq_ignore_ascii_case(word)
        && !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    if comes {
        cursor.take(word.len());
    }
    comes
}

/// `"name" [a, b]`, `"name" 0 --> 10`, or either part alone
fn x_axis(cursor: &mut Cursor<'_>) -> Result<(Option<String>, Categories), Problem> {
    let name = name(cursor)?;
    cursor.skip_blanks();
    if cursor.eat("[") {
        let mut names = Vec::new();
        loop {
            names.push(text(cursor, "x축의 이름")?);
            cursor.skip_blanks();
            if cursor.eat("]") {
                return Ok((name, Categories::Named(names)));
            }
            if !cursor.eat(",") {
                return Err(expected(cursor, "쉼표(,)나 닫는 대괄호(])"));
            }
        }
    }
    match range(cursor)? {
        Some((from, to)) => Ok((name, Categories::Range(from, to))),
        None if name.is_some() => Ok((name, Categories::Counted)),
        None => Err(expected(cursor, "이름이나 `[가, 나]`")),
    }
}

/// A name and a range, either of which may be missing.
type Scale = (Option<String>, Option<(f64, f64)>);

fn y_axis(cursor: &mut Cursor<'_>) -> Result<Scale, Problem> {
    let name = name(cursor)?;
    let range = range(cursor)?;
    if name.is_none() && range.is_none() {
        return Err(expected(cursor, "이름이나 `0 --> 100`"));
    }
    Ok((name, range))
}

/// A name, when something that is neither a range nor a list comes next.
fn name(cursor: &mut Cursor<'_>) -> Result<Option<String>, Problem> {
    cursor.skip_blanks();
    let comes = !cursor.is_done()
        && !cursor.rest().starts_with(['[', ';'])
        && cursor.clone().number().is_none();
    if !comes {
        return Ok(None);
    }
    if cursor.peek() == Some('"') {
        return text(cursor, "축의 이름").map(Some);
    }
    let rest = cursor.rest();
    let end = rest.find("-->").map_or(rest.len(), |arrow| {
        let before = rest[..arrow].trim_end();
        before.trim_end_matches(|c: char| c.is_ascii_digit() || "+-.".contains(c)).len()
    });
    let mut name = Cursor::new(CodeLine { text: &rest[..end], start: cursor.at() });
    let text = text(&mut name, "축의 이름")?;
    cursor.take(name.at() - cursor.at());
    Ok(Some(text))
}

fn range(cursor: &mut Cursor<'_>) -> Result<Option<(f64, f64)>, Problem> {
    cursor.skip_blanks();
    let Some((from, _)) = cursor.number() else { return Ok(None) };
    cursor.skip_blanks();
    if !cursor.eat("-->") {
        return Err(expected(cursor, "범위의 두 끝 사이에 `-->`"));
    }
    cursor.skip_blanks();
    let Some((to, _)) = cursor.number() else {
        return Err(expected(cursor, "`-->` 뒤에 수"));
    };
    Ok(Some((from, to)))
}

/// `"name" [1, 2 "label", 3]`
fn series(cursor: &mut Cursor<'_>, form: Form) -> Result<Series, Problem> {
    cursor.skip_blanks();
    let named = !cursor.is_done() && !cursor.rest().starts_with('[');
    let name = if named { Some(text(cursor, "계열의 이름")?) } else { None };
    cursor.skip_blanks();
    if !cursor.eat("[") {
        return Err(expected(cursor, "값을 담은 대괄호 `[1, 2, 3]`"));
    }
    let mut figures = Vec::new();
    loop {
        cursor.skip_blanks();
        let start = cursor.at();
        let rest = cursor.rest();
        let Some((value, range)) = cursor.number() else { return Err(expected(cursor, "수")) };
        let written = rest[..range.end - start].to_owned();
        cursor.skip_blanks();
        let label = match cursor.peek() {
            Some('"') => Some(text(cursor, "값의 이름")?),
            _ => None,
        };
        figures.push(Figure { value, written, label });
        cursor.skip_blanks();
        if cursor.eat("]") {
            return Ok(Series { form, name, figures });
        }
        if !cursor.eat(",") {
            return Err(expected(cursor, "쉼표(,)나 닫는 대괄호(])"));
        }
    }
}

/// A text in quotes, or plain letters, digits and some signs.
fn text(cursor: &mut Cursor<'_>, what: &str) -> Result<String, Problem> {
    cursor.skip_blanks();
    if cursor.peek() == Some('"') {
        let Some(inside) = cursor.quoted('"') else {
            return Err(Problem::syntax(cursor.rest_range(), "큰따옴표가 닫히지 않았습니다")
                .help("글의 끝에 큰따옴표를 쓰세요"));
        };
        let markdown = inside.text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
        return Ok(markdown.unwrap_or(&inside.text).to_owned());
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || " \t&#*+=._-".contains(c);
    let taken = cursor.take_while(plain);
    match cursor.peek() {
        Some(character) if !"[],;:".contains(character) => {
            let at = cursor.at();
            let message = format!("따옴표 없는 {what}에 `{character}` 문자가 있습니다");
            let range = at..at + character.len_utf8();
            return Err(Problem::syntax(range, message).help("글을 큰따옴표로 감싸세요"));
        }
        _ => {}
    }
    match taken.text.trim() {
        "" => Err(expected(cursor, what)),
        text => Ok(text.to_owned()),
    }
}

fn expected(cursor: &Cursor<'_>, what: &str) -> Problem {
    let at = cursor.at();
    let end = cursor.peek().map_or(at, |character| at + character.len_utf8());
    let found = match cursor.peek() {
        Some(character) if !cursor.is_done() => format!("`{character}`"),
        _ => "줄의 끝".to_owned(),
    };
    Problem::syntax(at..end, format!("있어야 할 것: {what}, 있는 것: {found}"))
        .help("`bar [1, 2, 3]`, `x-axis [a, b]`, `y-axis \"이름\" 0 --> 10` 꼴로 쓰세요")
}

/// A line up to a comment outside of quotes.
fn without_comment(line: CodeLine<'_>) -> CodeLine<'_> {
    let mut quoted = false;
    for (at, character) in line.text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '%' if !quoted && line.text[at..].starts_with("%%") => {
                return CodeLine { text: &line.text[..at], ..line };
            }
            _ => {}
        }
    }
    line
}
