//! The grammar of timelines.

use super::model::{Direction, Period, Section, Timeline};
use crate::diagram::cursor::Cursor;
use crate::diagram::problem::Problem;
use crate::diagram::source::{Piece, Source};

/// Reads a timeline; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Timeline, Vec<Problem>) {
    let mut timeline = Timeline::default();
    let mut problems = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let mut cursor = Cursor::new(line);
        cursor.skip_blanks();
        if number == 0 {
            if cursor.eat_word("TD") {
                timeline.direction = Direction::Down;
            } else {
                cursor.eat_word("LR");
            }
            cursor.skip_blanks();
        }
        if cursor.is_done() || cursor.peek() == Some('#') {
            continue;
        }
        if let Err(problem) = statement(&mut timeline, cursor) {
            problems.push(problem);
        }
    }
    (timeline, problems)
}

fn statement(timeline: &mut Timeline, mut cursor: Cursor<'_>) -> Result<(), Problem> {
    if cursor.eat_word("title") {
        timeline.title = Some(cursor.take_rest().text).filter(|title| !title.is_empty());
        return Ok(());
    }
    if cursor.eat_word("section") {
        let name = cursor.take_rest();
        if let Some(colon) = name.text.find(':') {
            let at = name.range.start + colon;
            return Err(Problem::syntax(at..at + 1, "구역 이름에 쌍점(:)이 있습니다")
                .help("사건은 다음 줄에 `기간 : 사건`으로 쓰세요"));
        }
        if name.text.is_empty() {
            let at = name.range.start;
            return Err(
                Problem::syntax(at..at, "구역 이름이 없습니다").help("section 뒤에 이름을 쓰세요")
            );
        }
        timeline.sections.push(Section { name: Some(name.text), periods: Vec::new() });
        return Ok(());
    }
    let Piece { text: name, range } = cursor.take_while(|c| c != ':');
    let name = name.trim();
    if !name.is_empty() {
        if timeline.sections.is_empty() {
            timeline.sections.push(Section::default());
        }
        let section = timeline.sections.last_mut().expect("there is a section by now");
        section.periods.push(Period { name: name.to_owned(), events: Vec::new() });
    }
    let period = timeline.sections.last_mut().and_then(|section| section.periods.last_mut());
    let Some(period) = period else {
        let at = range.end;
        return Err(Problem::syntax(at..at + 1, "사건 앞에 기간이 없습니다")
            .help("`2024년 : 사건`처럼 기간을 먼저 쓰세요"));
    };
    while !cursor.is_done() {
        let at = cursor.at();
        cursor.eat(":");
        let rest = cursor.rest();
        if !rest.starts_with(char::is_whitespace) || rest.trim().is_empty() {
            let problem = Problem::syntax(at..at + 1, "쌍점(:) 뒤에 빈칸과 사건이 없습니다");
            return Err(problem.help("`기간 : 사건`처럼 쌍점 뒤에 빈칸을 두고 사건을 쓰세요"));
        }
        let event = cursor.take(next_event(rest));
        let event = event.text.trim();
        if event.is_empty() {
            return Err(Problem::syntax(at..at + 1, "쌍점(:) 뒤에 사건이 없습니다")
                .help("쌍점을 지우거나 사건을 쓰세요"));
        }
        period.events.push(event.to_owned());
    }
    Ok(())
}

/// Where the next colon stands that begins an event: one that a blank follows.
fn next_event(rest: &str) -> usize {
    let colons = rest.match_indices(':').map(|(at, _)| at);
    let begins = |at: &usize| rest[at + 1..].starts_with(char::is_whitespace);
    colons.filter(begins).find(|at| *at > 0).unwrap_or(rest.len())
}
