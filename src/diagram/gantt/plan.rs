//! When each task begins and ends.

use std::collections::BTreeMap;

use super::calendar::{DAY, Date, HOUR, MINUTE, Moment, SECOND, WEEK, weekday};
use super::format;
use super::model::{Chart, Days, EndDates, Task};
use super::parse::DATE_FORMAT;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::Piece;

/// Begin and end of every task, in the order of the source; the end is never before the beginning.
pub type Plan = Vec<(Moment, Moment)>;

/// Tasks may wait for tasks that stand later: after so many rounds all chains are resolved, or they
/// go in circles.
const ROUNDS: usize = 12;

/// Works out when tasks begin and end. What cannot be understood becomes a problem.
pub fn plan(chart: &Chart, problems: &mut Vec<Problem>) -> Plan {
    let tasks: Vec<&Task> = chart.sections.iter().flat_map(|section| &section.tasks).collect();
    let ids: BTreeMap<&str, usize> =
        tasks.iter().enumerate().filter_map(|(at, task)| Some((task.id.as_deref()?, at))).collect();
    let first_dates = tasks.iter().filter_map(|task| date(&task.start.as_ref()?.text, chart));
    let beginning = first_dates.min().unwrap_or(0);
    let mut plan: Vec<Option<(Moment, Moment)>> = vec![None; tasks.len()];
    for _ in 0..ROUNDS {
        for at in 0..tasks.len() {
            if plan[at].is_none() {
                plan[at] = resolved(tasks[at], at, chart, &ids, &plan);
            }
        }
        if plan.iter().all(Option::is_some) {
            break;
        }
    }
    let said: Vec<Problem> =
        tasks.iter().enumerate().flat_map(|(at, task)| complaints(task, at, chart, &ids)).collect();
    // Without anything else to complain of, only tasks that wait for each other have no time.
    let circular = said.is_empty();
    problems.extend(said);
    for (at, task) in tasks.iter().enumerate() {
        if plan[at].is_none() {
            problems.extend(circle(task).filter(|_| circular));
            let start =
                at.checked_sub(1).and_then(|before| plan[before]).map_or(beginning, |p| p.1);
            let end = duration(&task.end.text).map_or(start, |length| later(start, length));
            plan[at] = Some((start, end));
        }
    }
    plan.into_iter().flatten().collect()
}

/// Begin and end, once all that the task waits for are known.
fn resolved(
    task: &Task,
    at: usize,
    chart: &Chart,
    ids: &BTreeMap<&str, usize>,
    plan: &[Option<(Moment, Moment)>],
) -> Option<(Moment, Moment)> {
    let named = |list: &str| -> Option<Vec<(Moment, Moment)>> {
        list.split_whitespace().filter_map(|id| ids.get(id)).map(|at| plan[*at]).collect()
    };
    let start = match &task.start {
        None => plan.get(at.checked_sub(1)?).copied()??.1,
        Some(Piece { text, .. }) => match text.strip_prefix("after ") {
            Some(list) => named(list)?.into_iter().map(|(_, end)| end).max()?,
            None => date(text, chart)?,
        },
    };
    let text = task.end.text.as_str();
    let end = if let Some(list) = text.strip_prefix("until ") {
        named(list)?.into_iter().map(|(start, _)| start).min().unwrap_or(start)
    } else if let Some(date) = strict_date(text, chart) {
        date + if chart.end_dates == EndDates::Inclusive { DAY } else { 0 }
    } else {
        let end = duration(text).map_or(start, |length| later(start, length));
        without_days_off(start, end, chart)
    };
    Some((start, end.max(start)))
}

/// That a task waits for one that waits for it.
fn circle(task: &Task) -> Option<Problem> {
    let start = task.start.as_ref().filter(|piece| piece.text.starts_with("after "));
    let end = Some(&task.end).filter(|piece| piece.text.starts_with("until "));
    let message = "이 작업과 기다리는 작업이 서로를 기다려 시각을 정할 수 없습니다";
    let range = start.or(end)?.range.clone();
    Some(
        Problem::warning(ProblemCode::DiagramReference, range, message)
            .help("둘 가운데 한 작업의 시작을 날짜로 쓰세요"),
    )
}

fn complaints(task: &Task, at: usize, chart: &Chart, ids: &BTreeMap<&str, usize>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut check_names = |piece: &Piece, list: &str| {
        for id in list.split_whitespace().filter(|id| !ids.contains_key(id)) {
            let message = format!("id가 `{id}`인 작업이 없습니다");
            problems.push(
                Problem::warning(ProblemCode::DiagramReference, piece.range.clone(), message)
                    .help("기다릴 작업에 id를 붙이거나 이름을 고치세요"),
            );
        }
    };
    let names = |text: &str, word: &str| text.strip_prefix(word).map(str::to_owned);
    if let Some(piece) = &task.start
        && let Some(list) = names(&piece.text, "after ")
    {
        check_names(piece, &list);
    }
    if let Some(list) = names(&task.end.text, "until ") {
        check_names(&task.end, &list);
    }
    match &task.start {
        None if at == 0 => problems.push(
            Problem::error(
                ProblemCode::DiagramValue,
                task.end.range.clone(),
                "첫 작업에 시작하는 날이 없습니다",
            )
            .help("`설계 : 2025-01-06, 3d`처럼 시작을 쓰세요"),
        ),
        Some(piece) if !piece.text.starts_with("after ") && date(&piece.text, chart).is_none() => {
            let message = format!("날짜로 읽을 수 없습니다: `{}`", piece.text);
            let format = chart.date_format.as_deref().unwrap_or(DATE_FORMAT);
            problems.push(
                Problem::error(ProblemCode::DiagramValue, piece.range.clone(), message)
                    .help(format!("dateFormat({format})에 맞는 날짜를 쓰세요")),
            );
        }
        _ => {}
    }
    let end = task.end.text.as_str();
    let known =
        end.starts_with("until ") || strict_date(end, chart).is_some() || duration(end).is_some();
    if !known {
        let message = format!("끝이나 길이로 읽을 수 없습니다: `{end}`");
        problems.push(
            Problem::warning(ProblemCode::DiagramValue, task.end.range.clone(), message)
                .help("3d, 2w, 90m이나 dateFormat에 맞는 날짜를 쓰세요"),
        );
    }
    problems
}

fn strict_date(text: &str, chart: &Chart) -> Option<Moment> {
    format::read(text, chart.date_format.as_deref().unwrap_or(DATE_FORMAT)).filter(in_reach)
}

fn date(text: &str, chart: &Chart) -> Option<Moment> {
    strict_date(text, chart).or_else(|| format::read_loosely(text)).filter(in_reach)
}

/// Within ten thousand years of 1970.
fn in_reach(moment: &Moment) -> bool {
    moment.abs() < 10_000 * 366 * DAY
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Length {
    /// Milliseconds.
    Exact(f64),
    /// Months of the calendar.
    Months(f64),
}

/// `3d`, `1.5h`, `2w`, `1M`, `1y`, `500ms`
fn duration(text: &str) -> Option<Length> {
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let count: f64 = text[..digits].parse().ok().filter(|count: &f64| *count < 1e7)?;
    let exact = |unit: i64| Some(Length::Exact(count * unit as f64));
    match &text[digits..] {
        "ms" => exact(1),
        "s" => exact(SECOND),
        "m" => exact(MINUTE),
        "h" => exact(HOUR),
        "d" => exact(DAY),
        "w" => exact(WEEK),
        "M" => Some(Length::Months(count)),
        "y" => Some(Length::Months(count * 12.0)),
        _ => None,
    }
}

fn later(start: Moment, length: Length) -> Moment {
    let end = match length {
        Length::Exact(milliseconds) => start + milliseconds.round() as i64,
        Length::Months(months) => {
            let date = Date::of(start);
            let month = date.month + months.trunc() as i64;
            // The last day of a shorter month stands for one that it does not have.
            let day = (1..=date.day)
                .rev()
                .find(|day| {
                    let moved = Date { month: 1, day: 1, ..date }.year * 12 + month - 1;
                    let (year, month) = (moved.div_euclid(12), moved.rem_euclid(12) + 1);
                    Date { year, month, day: *day, time: 0 }.is_real()
                })
                .unwrap_or(1);
            Date { month, day, ..date }.moment()
        }
    };
    if in_reach(&end) { end } else { start }
}

/// The end pushed back by the days off between start and end.
fn without_days_off(start: Moment, end: Moment, chart: &Chart) -> Moment {
    let off = &chart.excluded;
    if off.weekdays.is_empty() && off.dates.is_empty() {
        return end;
    }
    let is_off = |day: Moment| holds(off, day) && !holds(&chart.included, day);
    let (mut day, mut end) = (start, end);
    // A bound for those who are off all week.
    for _ in 0..20_000 {
        if day >= end {
            break;
        }
        if is_off(day) {
            end += DAY;
        }
        day += DAY;
    }
    end
}

fn holds(days: &Days, moment: Moment) -> bool {
    days.weekdays.contains(&weekday(moment))
        || days.dates.iter().any(|date| date.div_euclid(DAY) == moment.div_euclid(DAY))
}
