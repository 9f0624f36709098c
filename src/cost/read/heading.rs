//! What the words of a heading say about units and times.

use super::lexer::tokens;
use super::token::Kind;
use crate::money::{Exact, Per, Thing, Time, Unit};

/// A stretch of time in a heading: `월간 (730시간)`, `40분 비용`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// How many.
    pub count: Exact,
    /// Of what.
    pub time: Time,
    /// As written.
    pub text: String,
    /// Whether it is written with its number: `730시간`, `40분`.
    pub counted: bool,
}

pub fn bracketed(text: &str) -> Option<&str> {
    let open = text.find(['(', '['])?;
    let close = text[open..].find([')', ']'])? + open;
    Some(text[open + 1..close].trim())
}

/// `gb/월`, `/hour`, `per gb` in brackets.
pub fn below_line(text: &str) -> Option<Per> {
    let text = text.trim_start_matches("usd").trim_start_matches('$').trim();
    let known =
        |per: &Per| per.units.iter().all(|unit| !matches!(unit, Unit::Thing(Thing::Named(_))));
    let slashed = text.starts_with('/') || text.starts_with("per ");
    let joined = format!("/{}", text.trim_start_matches('/').trim_start_matches("per "));
    let (per, length) = Per::read(&joined.replace("gb", "GB").replace("tb", "TB"))?;
    let whole = length == joined.len() && known(&per);
    let several = per.units.len() > 1;
    let lasting = per
        .units
        .iter()
        .all(|unit| matches!(unit, Unit::Time(Time::Month | Time::Year | Time::Day)));
    (whole && (several || slashed && !lasting)).then_some(per)
}

/// The `GB` of `가격 (GB)`.
pub fn unit_alone(text: &str) -> Option<Per> {
    let (unit, length) = Unit::read_below(&text.to_uppercase())
        .filter(|(unit, _)| matches!(unit, Unit::Data(_)))
        .or_else(|| Unit::read_below(text))?;
    (length == text.len()).then(|| Per { numeral: None, units: vec![unit] })
}

/// `시간당`, `gb당 월`, `/hour`.
pub fn per_of(text: &str) -> Option<Per> {
    let unit = |unit: Unit| Some(Per { numeral: None, units: vec![unit] });
    if ["시간당", "hourly", "per hour", "/hour", "/시간", "시간 단가", "시급"]
        .iter()
        .any(|word| text.contains(word))
    {
        return unit(Unit::Time(Time::Hour));
    }
    let (before, after) = text.split_once('당')?;
    let word = before.rsplit([' ', '(']).next()?;
    let (mut per, length) = Per::read_units(&word.to_uppercase().replace("개월", "월"))
        .or_else(|| Per::read_units(word))?;
    let known = per.units.iter().all(|unit| !matches!(unit, Unit::Thing(Thing::Named(_))));
    if length != word.len() || !known {
        return None;
    }
    if after.trim_start().starts_with('월') {
        per.units.push(Unit::Time(Time::Month));
    }
    Some(per)
}

/// `100만 건당`, `GB당`: a heading that is nothing but what a price is for.
pub fn each_of(text: &str) -> Option<Per> {
    let shown = text.replace("gb", "GB").replace("tb", "TB").replace("vcpu", "vCPU");
    match tokens(&shown).as_slice() {
        [token] => match &token.kind {
            Kind::Per(per) => Some(per.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The unit in brackets, or the one that the words name.
pub fn unit_of(text: &str) -> Option<Unit> {
    if let Some(inner) = bracketed(text) {
        let found = Unit::read(&inner.to_uppercase()).or_else(|| Unit::read(inner));
        if let Some((unit, _)) = found {
            return Some(unit);
        }
    }
    let counted = ["메시지", "호출", "이벤트", "요청"].iter().any(|word| text.contains(word));
    counted.then_some(Unit::Thing(Thing::Request))
}

pub fn time_of(text: &str) -> Time {
    match bracketed(text) {
        Some(inner) if inner.contains('분') || inner.contains("min") => Time::Minute,
        Some(inner) if inner.contains('일') || inner.contains("day") => Time::Day,
        Some(inner) if inner.contains('월') || inner.contains("month") => Time::Month,
        _ => Time::Hour,
    }
}

/// Words for something that never stops.
const NONSTOP: [&str; 6] = ["운영", "가동", "상시", "풀타임", "켜", "실행"];

/// The stretch of time that a heading speaks of.
pub fn stretch(text: &str) -> Option<Stretch> {
    // `24시간 운영` is no day of it.
    let nonstop = text.contains("24시간") && NONSTOP.iter().any(|word| text.contains(word));
    let found = tokens(text).into_iter().filter(|_| !nonstop).find_map(|token| match token.kind {
        Kind::Count(count) => match count.unit {
            Some(Unit::Time(time)) => Some(Stretch {
                count: count.numeral.exact()?,
                time,
                text: text[token.at].to_owned(),
                counted: true,
            }),
            _ => None,
        },
        _ => None,
    });
    let words: [(Time, &str, &[&str]); 4] = [
        (
            Time::Month,
            "1개월",
            &[
                "월간",
                "월 ",
                "/월",
                "(월",
                "월별",
                "매월",
                "한 달",
                "한달",
                "월비용",
                "monthly",
                "/month",
                "per month",
            ],
        ),
        (Time::Year, "1년", &["연간", "년간", "연 ", "/년", "yearly", "annual"]),
        (Time::Day, "1일", &["일일", "일 비용", "하루", "daily", "/일", "/day", "per day"]),
        (Time::Week, "1주", &["주간", "/주", "weekly"]),
    ];
    let alone = || {
        let time = period_word(text.split('(').next()?.trim())?;
        let text = format!("1{}", Unit::Time(time));
        Some(Stretch { count: Exact::ONE, time, text, counted: false })
    };
    found.or_else(alone).or_else(|| {
        let (time, word, _) = words.into_iter().find(|(_, _, all)| {
            all.iter().any(|w| text.contains(w)) || text.starts_with("월") && all[0] == "월간"
        })?;
        Some(Stretch { count: Exact::ONE, time, text: word.to_owned(), counted: false })
    })
}

/// The stretch of time that a word names by itself.
pub fn period_word(word: &str) -> Option<Time> {
    match word.trim_end_matches([':', '은', '는', '에', '로']) {
        "시간당" | "매시간" | "hourly" | "Hourly" => Some(Time::Hour),
        "일" | "일일" | "하루" | "매일" | "daily" | "Daily" => Some(Time::Day),
        "주" | "주간" | "매주" | "weekly" => Some(Time::Week),
        "월" | "월간" | "매월" | "한달" | "달" | "monthly" | "Monthly" => Some(Time::Month),
        "연" | "연간" | "년" | "년간" | "매년" | "yearly" | "annual" => Some(Time::Year),
        _ => None,
    }
}
