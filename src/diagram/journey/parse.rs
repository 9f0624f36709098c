//! The grammar of user journeys: `task: score: actor, actor`.

use super::model::{Journey, Section, Task};
use crate::diagram::cursor::Cursor;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::{CodeLine, Source};

/// More tasks than this are no picture that anybody could read.
const MOST: usize = 400;

/// Reads a user journey; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Journey, Vec<Problem>) {
    let mut journey = Journey::default();
    let mut problems = Vec::new();
    for line in source.lines() {
        let mut cursor = Cursor::new(without_comment(line));
        cursor.skip_blanks();
        if cursor.is_done() {
            continue;
        }
        if let Err(problem) = statement(&mut journey, cursor, &mut problems) {
            problems.push(problem);
        }
    }
    let count: usize = journey.sections.iter().map(|section| section.tasks.len()).sum();
    if count > MOST {
        let message = format!("작업이 {MOST}개보다 많습니다");
        problems.push(
            Problem::error(ProblemCode::DiagramTooLarge, source.header.clone(), message)
                .help("다이어그램을 여러 개로 나누세요"),
        );
    } else if count == 0 && problems.is_empty() {
        let message = "여정에 작업이 없습니다";
        problems.push(
            Problem::warning(ProblemCode::DiagramValue, source.header.clone(), message)
                .help("`출근하기: 3: 나`처럼 작업을 쓰세요"),
        );
    }
    (journey, problems)
}

/// A line up to a `#` that begins no entity.
fn without_comment(line: CodeLine<'_>) -> CodeLine<'_> {
    let begins_comment = |at: &usize| {
        let rest = line.text[at + 1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        !(rest.starts_with(';') && rest.len() < line.text.len() - at - 1)
    };
    let hash = line.text.match_indices('#').map(|(at, _)| at).find(begins_comment);
    CodeLine { text: &line.text[..hash.unwrap_or(line.text.len())], ..line }
}

fn statement(
    journey: &mut Journey,
    mut cursor: Cursor<'_>,
    problems: &mut Vec<Problem>,
) -> Result<(), Problem> {
    let whole = cursor.rest_range();
    if let Some(at) = semicolon(cursor.rest()) {
        let at = cursor.at() + at;
        return Err(Problem::syntax(at..at + 1, "여정에는 쌍반점(;)을 쓸 수 없습니다")
            .help("쌍반점을 지우고, 다음 작업은 다음 줄에 쓰세요"));
    }
    if eat_keyword(&mut cursor, "title") {
        journey.title = Some(cursor.take_rest().text).filter(|title| !title.is_empty());
        return Ok(());
    }
    if eat_keyword(&mut cursor, "section") {
        let name = cursor.take_rest();
        if let Some(colon) = name.text.find(':') {
            let at = name.range.start + colon;
            return Err(Problem::syntax(at..at + 1, "구역 이름에 쌍점(:)이 있습니다")
                .help("쌍점을 지우세요. 작업은 다음 줄에 `이름: 점수: 사람`으로 씁니다"));
        }
        if name.text.is_empty() {
            return Err(
                Problem::syntax(whole, "구역 이름이 없습니다").help("section 뒤에 이름을 쓰세요")
            );
        }
        journey.sections.push(Section { name: Some(name.text), tasks: Vec::new() });
        return Ok(());
    }
    let name = cursor.take_while(|c| c != ':').text.trim().to_owned();
    if name.is_empty() || !cursor.eat(":") {
        return Err(Problem::syntax(whole, "작업이 `이름: 점수: 사람` 꼴이 아닙니다")
            .help("`출근하기: 3: 나, 동료`처럼 쓰세요"));
    }
    let score = score(&mut cursor, problems);
    let mut actors: Vec<String> = Vec::new();
    if cursor.eat(":") {
        let names = cursor.take_while(|c| c != ':').text;
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        for name in names {
            if !actors.iter().any(|known| known == name) {
                actors.push(name.to_owned());
            }
        }
        if !cursor.is_done() {
            let message = "사람 뒤의 쌍점(:)부터는 그림에 나오지 않습니다";
            problems.push(
                Problem::warning(ProblemCode::DiagramLabelLost, cursor.rest_range(), message)
                    .help("여러 사람은 쉼표로 나누어 쓰세요"),
            );
        }
    }
    if journey.sections.is_empty() {
        journey.sections.push(Section::default());
    }
    let section = journey.sections.last_mut().expect("there is a section by now");
    section.tasks.push(Task { name, score, actors });
    Ok(())
}

/// Where a semicolon stands that ends no entity.
fn semicolon(text: &str) -> Option<usize> {
    let ends_entity = |at: usize| {
        let name = text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        name.len() < at && name.ends_with('#')
    };
    text.match_indices(';').map(|(at, _)| at).find(|at| !ends_entity(*at))
}

/// The number up to the next colon; what is none, or not from 1 to 5, is a problem.
fn score(cursor: &mut Cursor<'_>, problems: &mut Vec<Problem>) -> Option<f64> {
    cursor.skip_blanks();
    let mut written = cursor.take_while(|c| c != ':');
    written.text.truncate(written.text.trim_end().len());
    let range = written.range.start..written.range.start + written.text.len();
    let score = written.text.parse::<f64>().ok().filter(|score| score.is_finite());
    let message = match score {
        None if written.text.is_empty() => "작업의 점수가 없습니다".to_owned(),
        None => format!("점수로 읽을 수 없습니다: `{}`", written.text),
        Some(score) if !(1.0..=5.0).contains(&score) => {
            "점수가 1보다 작거나 5보다 큽니다".to_owned()
        }
        Some(_) => return score,
    };
    problems.push(
        Problem::warning(ProblemCode::DiagramValue, range, message)
            .help("1(나쁨)부터 5(좋음)까지의 수를 쓰세요"),
    );
    score.map(|score| score.clamp(1.0, 5.0))
}

/// Moves on over a word of the language, in capitals or not, that a blank or the end follows.
fn eat_keyword(cursor: &mut Cursor<'_>, word: &str) -> bool {
    let Some(start) = cursor.rest().get(..word.len()) else { return false };
    let ends = cursor.rest()[word.len()..].chars().next().is_none_or(char::is_whitespace);
    let comes = start.eq_ignore_ascii_case(word) && ends;
    if comes {
        cursor.take(word.len());
    }
    comes
}
