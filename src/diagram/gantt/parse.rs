//! The grammar of Gantt charts.

use super::calendar::{WEEKDAYS, Weekday};
use super::format;
use super::model::{Chart, Days, EndDates, Form, Section, Status, Task, Unit};
use crate::diagram::cursor::Cursor;
use crate::diagram::problem::Problem;
use crate::diagram::scene::Link;
use crate::diagram::source::{CodeLine, Piece, Source};

/// How dates are written when the source does not say.
pub const DATE_FORMAT: &str = "YYYY-MM-DD";

/// Reads a Gantt chart; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Chart, Vec<Problem>) {
    let mut chart = Chart::default();
    let mut problems = Vec::new();
    let mut excludes = Vec::new();
    let mut includes = Vec::new();
    let mut weekend = [Weekday::Saturday, Weekday::Sunday];
    for line in source.lines() {
        let mut cursor = Cursor::new(without_comment(line));
        cursor.skip_blanks();
        if cursor.is_done() || cursor.peek() == Some('#') {
            continue;
        }
        let whole = cursor.rest_range();
        if cursor.eat_word("excludes") {
            excludes.push(cursor.take_rest());
        } else if cursor.eat_word("includes") {
            includes.push(cursor.take_rest());
        } else if cursor.eat_word("weekend") {
            match cursor.take_rest().text.to_lowercase().as_str() {
                "friday" => weekend = [Weekday::Friday, Weekday::Saturday],
                "saturday" => weekend = [Weekday::Saturday, Weekday::Sunday],
                _ => problems.push(
                    Problem::syntax(whole, "weekend에는 friday나 saturday만 쓸 수 있습니다")
                        .help("`weekend friday`처럼 쓰세요"),
                ),
            }
        } else if let Err(problem) = statement(&mut chart, cursor) {
            problems.push(problem);
        }
    }
    chart.excluded = days(&excludes, &chart, weekend);
    chart.included = days(&includes, &chart, weekend);
    (chart, problems)
}

fn statement(chart: &mut Chart, mut cursor: Cursor<'_>) -> Result<(), Problem> {
    let whole = cursor.rest_range();
    let said = |piece: Piece| Some(piece.text).filter(|text| !text.is_empty());
    if cursor.eat_word("title") {
        chart.title = said(cursor.take_rest());
    } else if cursor.eat_word("dateFormat") {
        chart.date_format = said(cursor.take_rest());
    } else if cursor.eat_word("axisFormat") {
        chart.axis_format = said(cursor.take_rest());
    } else if cursor.eat_word("tickInterval") {
        chart.tick = tick(&cursor.take_rest().text);
    } else if cursor.eat_word("inclusiveEndDates") {
        chart.end_dates = EndDates::Inclusive;
    } else if cursor.eat_word("topAxis") || cursor.eat_word("todayMarker") {
        // The axis always stands above; a marker of today would need a clock.
    } else if cursor.eat_word("weekday") {
        let name = cursor.take_rest().text.to_lowercase();
        let known = WEEKDAYS.into_iter().find(|(_, known)| *known == name);
        let Some((day, _)) = known else {
            return Err(Problem::syntax(whole, "weekday 뒤에 요일 이름이 없습니다")
                .help("`weekday monday`처럼 쓰세요"));
        };
        chart.week_start = day;
    } else if cursor.eat_word("section") {
        let name = said(cursor.take_rest());
        chart.sections.push(Section { name, tasks: Vec::new() });
    } else if cursor.eat_word("click") {
        if let Some((ids, link)) = click(&cursor.take_rest().text) {
            chart.links.extend(ids.into_iter().map(|id| (id, link.clone())));
        }
    } else {
        let task = task(cursor)?;
        if chart.sections.is_empty() {
            chart.sections.push(Section::default());
        }
        chart.sections.last_mut().expect("there is a section by now").tasks.push(task);
    }
    Ok(())
}

/// `name : tags, id, start, end`
fn task(mut cursor: Cursor<'_>) -> Result<Task, Problem> {
    let whole = cursor.rest_range();
    let name = cursor.take_while(|c| c != ':');
    if !cursor.eat(":") || cursor.is_done() || name.text.trim().is_empty() {
        return Err(Problem::syntax(whole, "작업이 `이름 : 시작, 끝` 꼴이 아닙니다")
            .help("`설계 : a1, 2025-01-06, 3d`처럼 쓰세요"));
    }
    let mut data = cursor.take_while(|c| c != ';' && c != '#');
    if !cursor.is_done() && cursor.peek() == Some(';') && !cursor.rest()[1..].trim().is_empty() {
        return Err(Problem::syntax(
            cursor.rest_range(),
            "작업 뒤에 더 있을 수 없는 것이 있습니다",
        )
        .help("쌍반점(;) 뒤의 것을 지우거나 다음 줄에 쓰세요"));
    }
    let mut parts = Vec::new();
    let mut start = data.range.start;
    data.text.push(',');
    for part in data.text.split_terminator(',') {
        let text = part.trim();
        let from = start + part.len() - part.trim_start().len();
        parts.push(Piece { text: text.to_owned(), range: from..from + text.len() });
        start += part.len() + 1;
    }
    let (mut status, mut form) = (Status::Open, Form::Bar);
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.peek() {
        match (part.text.as_str(), status) {
            ("crit", _) => status = Status::Critical,
            ("done", Status::Open | Status::Active) => status = Status::Done,
            ("active", Status::Open) => status = Status::Active,
            ("done" | "active", _) => {}
            ("milestone", _) => form = Form::Milestone,
            ("vert", _) => form = Form::Upright,
            _ => break,
        }
        parts.next();
    }
    let rest: Vec<Piece> = parts.collect();
    let (id, start, end) = match rest.as_slice() {
        [end] => (None, None, end),
        [start, end] => (None, Some(start), end),
        [id, start, end] => (Some(id), Some(start), end),
        [] => {
            return Err(Problem::syntax(data.range, "작업의 기간이 없습니다")
                .help("`설계 : 2025-01-06, 3d`처럼 시작과 길이를 쓰세요"));
        }
        [_, _, _, more, ..] => {
            let range = more.range.start..data.range.end;
            return Err(Problem::syntax(range, "작업에 쉼표로 나뉜 것이 너무 많습니다")
                .help("태그 뒤에는 id, 시작, 끝 셋까지만 쓰세요"));
        }
    };
    if let Some(empty) = start.filter(|start| start.text.is_empty()) {
        return Err(Problem::syntax(empty.range.clone(), "작업의 시작이 비어 있습니다")
            .help("`2025-01-06`이나 `after a1`처럼 시작을 쓰세요"));
    }
    Ok(Task {
        name: name.text.trim().to_owned(),
        id: id.map(|id| id.text.clone()).filter(|id| !id.is_empty()),
        status,
        form,
        start: start.cloned(),
        end: end.clone(),
    })
}

/// `2week`: nothing when it is no number and unit.
fn tick(text: &str) -> Option<(u32, Unit)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let unit = match &text[digits..] {
        "millisecond" => Unit::Millisecond,
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        _ => return None,
    };
    text[..digits].parse().ok().filter(|count| *count > 0).map(|count| (count, unit))
}

/// `a,b href "https://…"`
fn click(text: &str) -> Option<(Vec<String>, Link)> {
    let (ids, rest) = text.split_once(char::is_whitespace)?;
    let href = rest.trim().strip_prefix("href")?.trim().strip_prefix('"')?;
    let href = href.split('"').next()?.to_owned();
    let ids = ids.split(',').map(|id| id.trim().to_owned()).collect();
    Some((ids, Link { href, tooltip: None }))
}

fn days(lists: &[Piece], chart: &Chart, weekend: [Weekday; 2]) -> Days {
    let mut days = Days::default();
    let format = chart.date_format.as_deref().unwrap_or(DATE_FORMAT);
    for word in lists.iter().flat_map(|list| list.text.split([',', ' '])) {
        let word = word.trim().to_lowercase();
        if word == "weekends" {
            days.weekdays.extend(weekend);
        } else if let Some((day, _)) = WEEKDAYS.into_iter().find(|(_, name)| *name == word) {
            days.weekdays.push(day);
        } else {
            days.dates.extend(format::read(&word, format));
        }
    }
    days
}

/// A line up to a comment.
fn without_comment(line: CodeLine<'_>) -> CodeLine<'_> {
    let text = line.text.split("%%").next().unwrap_or_default();
    CodeLine { text, ..line }
}
