//! Dates as texts: `YYYY-MM-DD` in the source, `%Y-%m-%d` at the axis.

use super::calendar::{Date, HOUR, MINUTE, MONTHS, Moment, SECOND, WEEKDAYS, weekday};

/// Reads a date written in a format of day.js; all of the text must match.
pub fn read(text: &str, format: &str) -> Option<Moment> {
    let mut date = Date { year: 2001, month: 1, day: 1, time: 0 };
    let mut afternoon = None;
    let mut rest = text.trim();
    let mut pattern = format.trim();
    while !pattern.is_empty() {
        if let Some(quoted) = pattern.strip_prefix('[')
            && let Some(end) = quoted.find(']')
        {
            rest = rest.strip_prefix(&quoted[..end])?;
            pattern = &quoted[end + 1..];
            continue;
        }
        let Some(token) = TOKENS.into_iter().find(|token| pattern.starts_with(token)) else {
            let character = pattern.chars().next()?;
            rest = rest.strip_prefix(character)?;
            pattern = &pattern[character.len_utf8()..];
            continue;
        };
        pattern = &pattern[token.len()..];
        let (least, most) = match token {
            "X" => (1, 12),
            "x" => (1, 15),
            "YYYY" => (4, 4),
            "SSS" => (3, 3),
            "M" | "D" | "H" | "h" | "m" | "s" | "Do" => (1, 2),
            "MMMM" | "MMM" | "A" | "a" => (0, 0),
            _ => (2, 2),
        };
        let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        if digits < least {
            return None;
        }
        let number: i64 = if digits > 0 { rest[..digits].parse().ok()? } else { 0 };
        rest = &rest[digits..];
        match token {
            "X" => return rest.is_empty().then_some(number.checked_mul(SECOND)?),
            "x" => return rest.is_empty().then_some(number),
            "YYYY" => date.year = number,
            "YY" => date.year = number + if number > 68 { 1900 } else { 2000 },
            "MM" | "M" => date.month = number,
            "MMMM" | "MMM" => {
                let named = MONTHS.iter().position(|month| {
                    let name = if token == "MMM" { &month[..3] } else { month };
                    rest.get(..name.len()).is_some_and(|text| text.eq_ignore_ascii_case(name))
                })?;
                rest = &rest[if token == "MMM" { 3 } else { MONTHS[named].len() }..];
                date.month = i64::try_from(named).ok()? + 1;
            }
            "DD" | "D" => date.day = number,
            "Do" => {
                date.day = number;
                rest = ["st", "nd", "rd", "th"].iter().find_map(|end| rest.strip_prefix(end))?;
            }
            "HH" | "H" | "hh" | "h" => date.time += number * HOUR,
            "mm" | "m" => date.time += number * MINUTE,
            "ss" | "s" => date.time += number * SECOND,
            "SSS" => date.time += number,
            _ => {
                let half = rest.get(..2)?;
                afternoon = Some(half.eq_ignore_ascii_case("pm"));
                rest = &rest[2..];
            }
        }
    }
    let hour = date.time / HOUR;
    match afternoon {
        Some(true) if hour < 12 => date.time += 12 * HOUR,
        Some(false) if hour == 12 => date.time -= 12 * HOUR,
        _ => {}
    }
    (rest.is_empty() && date.is_real()).then(|| date.moment())
}

const TOKENS: [&str; 21] = [
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "Do", "D", "HH", "H", "hh", "h", "mm", "m", "ss",
    "s", "SSS", "A", "X", "x",
];

/// Reads a date as browsers do when the format does not match: `2024-1-5`, `2024/01/05 10:30`,
/// `2024-01-05T10:30`, `Jan 5 2024`, `2024`. A day that does not exist runs on into the next month.
pub fn read_loosely(text: &str) -> Option<Moment> {
    let text = text.trim();
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) if time.contains(':') => (day, Some(time)),
        _ => (text, None),
    };
    let numbers = |text: &str, marks: &[char]| -> Option<Vec<i64>> {
        let parts: Vec<&str> = text.split(marks).collect();
        let digits = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        parts.iter().map(|part| part.parse().ok().filter(|_| digits(part))).collect()
    };
    let time = match time {
        None => 0,
        Some(time) => match numbers(time.trim().trim_end_matches('Z'), &[':'])?.as_slice() {
            [hour, minute] => hour * HOUR + minute * MINUTE,
            [hour, minute, second] => hour * HOUR + minute * MINUTE + second * SECOND,
            _ => return None,
        },
    };
    let (year, month, day) = if let Some(parts) = numbers(day, &['-', '/', '.']) {
        match parts.as_slice() {
            [year, month, day] if *year > 31 => (*year, *month, *day),
            [month, day, year] if day.min(year) > &0 && *year > 31 => (*year, *month, *day),
            [year, month] if *year > 31 => (*year, *month, 1),
            [0] => (2000, 1, 1),
            [year] if *year > 31 => (*year, 1, 1),
            _ => return None,
        }
    } else {
        let words: Vec<&str> = day.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let [name, day, year] = words.as_slice() else { return None };
        let month = MONTHS.iter().position(|month| {
            name.len() >= 3 && month.to_lowercase().starts_with(&name.to_lowercase())
        })?;
        (year.parse().ok()?, i64::try_from(month).ok()? + 1, day.parse().ok()?)
    };
    let real = (1..=12).contains(&month) && (1..=31).contains(&day) && (0..=10_000).contains(&year);
    real.then(|| Date { year, month, day, time }.moment())
}

/// Writes a moment in a format of d3: `%Y-%m-%d`, `%H:%M`, `%b %e`.
pub fn written(moment: Moment, format: &str) -> String {
    let date = Date::of(moment);
    let day = weekday(moment);
    let name = WEEKDAYS[day as usize].1;
    let month = MONTHS[usize::try_from(date.month - 1).unwrap_or(0).min(11)];
    let hour = date.time / HOUR;
    let mut out = String::new();
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        if character != '%' {
            out.push(character);
            continue;
        }
        let mut code = characters.next();
        // `-`, `_` and `0` say how a number is filled up; here only `-` changes anything.
        let bare = code == Some('-');
        if matches!(code, Some('-' | '_' | '0')) {
            code = characters.next();
        }
        let padded = |number: i64, width: usize| {
            if bare { number.to_string() } else { format!("{number:0width$}") }
        };
        let text = match code {
            Some('Y') => date.year.to_string(),
            Some('y') => padded(date.year.rem_euclid(100), 2),
            Some('m') => padded(date.month, 2),
            Some('d') => padded(date.day, 2),
            Some('e') => date.day.to_string(),
            Some('b') => month[..3].to_owned(),
            Some('B') => month.to_owned(),
            Some('a') => capitalised(&name[..3]),
            Some('A') => capitalised(name),
            Some('H') => padded(hour, 2),
            Some('I') => padded((hour + 11) % 12 + 1, 2),
            Some('p') => if hour < 12 { "AM" } else { "PM" }.to_owned(),
            Some('M') => padded(date.time / MINUTE % 60, 2),
            Some('S') => padded(date.time / SECOND % 60, 2),
            Some('L') => padded(date.time % SECOND, 3),
            Some('j') => padded(date.day_of_year(), 3),
            Some('w') => (day as i64).to_string(),
            Some('u') => ((day as i64 + 6) % 7 + 1).to_string(),
            Some('U') => padded((date.day_of_year() + 6 - day as i64) / 7, 2),
            Some('W') => padded((date.day_of_year() + 6 - (day as i64 + 6) % 7) / 7, 2),
            Some('q') => ((date.month - 1) / 3 + 1).to_string(),
            Some('Q') => moment.to_string(),
            Some('s') => (moment.div_euclid(SECOND)).to_string(),
            Some('x') => format!("{}/{}/{}", date.month, date.day, date.year),
            Some('X') => {
                let (minute, second) = (date.time / MINUTE % 60, date.time / SECOND % 60);
                format!("{hour:02}:{minute:02}:{second:02}")
            }
            Some('%') => "%".to_owned(),
            Some(other) => format!("%{other}"),
            None => "%".to_owned(),
        };
        out.push_str(&text);
    }
    out
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written_in_many_formats() {
        let day = read("2024-01-05", "YYYY-MM-DD").unwrap();
        assert_eq!(written(day, "%Y-%m-%d %a %b %-d %j"), "2024-01-05 Fri Jan 5 005");
        for (text, format) in [
            ("05-01-2024", "DD-MM-YYYY"),
            ("24-1-5", "YY-M-D"),
            ("2024년 01월 05일", "YYYY년 MM월 DD일"),
            ("Jan 5th 2024", "MMM Do YYYY"),
            ("1704412800", "X"),
        ] {
            assert_eq!(read(text, format), Some(day), "{text}");
        }
        for text in ["2024-1-5", "2024/01/05", "2024-01-05T00:00", "Jan 5 2024", "1/5/2024"] {
            assert_eq!(read_loosely(text), Some(day), "{text}");
        }
        assert_eq!(read("2024-02-30", "YYYY-MM-DD"), None);
        assert_eq!(read_loosely("20xx-99-99"), None);
        assert_eq!(read_loosely("2024-13-45"), None);
        assert_eq!(written(day + 13 * HOUR + 5 * MINUTE, "%H:%M %I%p"), "13:05 01PM");
    }
}
