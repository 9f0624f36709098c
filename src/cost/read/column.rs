//! What a column of a table holds, by its heading.

use super::statement::plain;
use super::token::{Kind, tokens};
use crate::money::{Exact, Per, Thing, Time, Unit};

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// What the row is about.
    Name,
    /// What it is like; sizes and numbers of pieces may stand there.
    Spec,
    /// How long; the unit of bare numbers.
    Time(Time),
    /// How many; the unit of bare numbers.
    Count(Unit),
    /// How much; the unit of bare numbers, if the heading says it.
    Usage(Option<Unit>),
    /// What one of something costs; of what, if the heading says it.
    Price(Option<Per>),
    /// What somebody pays; for how long, if the heading says it.
    Amount(Option<Stretch>),
    /// How much costs nothing.
    Allowance,
    /// One amount against another.
    Difference,
    /// One amount against another, in percent.
    Share,
    /// Remarks.
    Note,
    /// Anything else.
    Other,
}

/// A stretch of time in a heading: `월간 (730시간)`, `40분 비용`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// How many.
    pub count: Exact,
    /// Of what.
    pub time: Time,
    /// As written.
    pub text: String,
}

/// A kind of column and the words in headings that tell it; earlier lines win.
const HEADINGS: &[(Sort, &[&str])] = &[
    (Sort::Share, &["절감률", "할인율", "비율", "대비", "%", "증감률"]),
    (Sort::Difference, &["차이", "절감", "절약", "증감", "변화", "saving", "difference", "diff"]),
    (
        Sort::Allowance,
        &["프리티어", "프리 티어", "무료 사용량", "무료 한도", "무료 제공", "free tier"],
    ),
    (
        Sort::Price,
        &[
            "단가",
            "시간당",
            "hourly",
            "per hour",
            "/hour",
            "/시간",
            "unit price",
            "요율",
            "당 비용",
            "당 가격",
            "당 요금",
            "당 월 비용",
        ],
    ),
    (
        Sort::Amount,
        &[
            "비용",
            "금액",
            "합계",
            "총액",
            "총계",
            "소계",
            "cost",
            "total",
            "amount",
            "청구",
            "지출",
            "부담액",
        ],
    ),
    (
        Sort::Usage,
        &[
            "메시지",
            "호출",
            "이벤트",
            "요청",
            "mau",
            "트래픽",
            "전송량",
            "사용량",
            "usage",
            "데이터",
            "용량",
            "크기",
            "저장량",
            "볼륨",
        ],
    ),
    (Sort::Price, &["가격", "요금", "price", "rate", "on-demand", "온디맨드"]),
    (Sort::Time, &["시간", "기간", "duration", "hours", "가동"]),
    (Sort::Amount, &["월간", "연간", "monthly", "yearly", "annual", "일일", "월 ", "1개월"]),
    (Sort::Count, &["수량", "개수", "대수", "인원", "count", "qty", "quantity", " 수"]),
    (Sort::Spec, &["사양", "스펙", "spec", "타입", "유형", "메모리", "vcpu", "cpu"]),
    (Sort::Note, &["비고", "설명", "특징", "용도", "목적", "note", "분석", "내용", "목표"]),
    (
        Sort::Name,
        &[
            "리소스",
            "항목",
            "서비스",
            "구분",
            "인스턴스",
            "스토리지",
            "환경",
            "시나리오",
            "구성",
            "노드",
            "티어",
            "방법",
            "기준",
            "이름",
            "resource",
            "service",
            "item",
            "day",
        ],
    ),
];

#[derive(Clone, Copy)]
enum Sort {
    Share,
    Difference,
    Allowance,
    Price,
    Amount,
    Usage,
    Time,
    Count,
    Spec,
    Note,
    Name,
}

impl Column {
    /// What the column below this heading holds; `at` counts columns from zero.
    pub fn of(heading: &str, at: usize) -> Self {
        let text = plain(heading).to_lowercase();
        let bracket = bracketed(&text);
        // `가격 (GB/월)` is a price of that unit, whatever the word before the bracket is.
        if let Some(per) = bracket.and_then(below_line) {
            return Self::Price(Some(per));
        }
        let outside = text.split(['(', '[']).next().unwrap_or("").trim();
        let outside = if outside.is_empty() { text.as_str() } else { outside };
        let sort =
            HEADINGS.iter().find(|(_, words)| words.iter().any(|word| outside.contains(word)));
        match sort.map(|(sort, _)| *sort) {
            Some(Sort::Share) => Self::Share,
            Some(Sort::Difference) => Self::Difference,
            Some(Sort::Allowance) => Self::Allowance,
            Some(Sort::Price) => Self::Price(per_of(&text)),
            Some(Sort::Amount) => Self::Amount(stretch(&text)),
            Some(Sort::Usage) => Self::Usage(unit_of(&text)),
            Some(Sort::Time) => Self::Time(time_of(&text)),
            Some(Sort::Count) => Self::Count(unit_of(&text).unwrap_or(Unit::Thing(Thing::Each))),
            Some(Sort::Spec) => Self::Spec,
            Some(Sort::Note) => Self::Note,
            Some(Sort::Name) => Self::Name,
            None if outside.ends_with('수') => {
                Self::Count(unit_of(&text).unwrap_or(Unit::Thing(Thing::Each)))
            }
            None if at == 0 => Self::Name,
            None => Self::Other,
        }
    }
}

fn bracketed(text: &str) -> Option<&str> {
    let open = text.find(['(', '['])?;
    let close = text[open..].find([')', ']'])? + open;
    Some(text[open + 1..close].trim())
}

/// `gb/월`, `/hour`, `per gb` in brackets.
fn below_line(text: &str) -> Option<Per> {
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

/// `시간당`, `gb당 월`, `/hour`.
fn per_of(text: &str) -> Option<Per> {
    let unit = |unit: Unit| Some(Per { numeral: None, units: vec![unit] });
    if ["시간당", "hourly", "per hour", "/hour", "/시간", "시간 단가"]
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

/// The unit in brackets, or the one that the words name.
fn unit_of(text: &str) -> Option<Unit> {
    if let Some(inner) = bracketed(text) {
        let found = Unit::read(&inner.to_uppercase()).or_else(|| Unit::read(inner));
        if let Some((unit, _)) = found {
            return Some(unit);
        }
    }
    let counted = ["메시지", "호출", "이벤트", "요청"].iter().any(|word| text.contains(word));
    counted.then_some(Unit::Thing(Thing::Request))
}

fn time_of(text: &str) -> Time {
    match bracketed(text) {
        Some(inner) if inner.contains('분') || inner.contains("min") => Time::Minute,
        Some(inner) if inner.contains('일') || inner.contains("day") => Time::Day,
        Some(inner) if inner.contains('월') || inner.contains("month") => Time::Month,
        _ => Time::Hour,
    }
}

/// The stretch of time that a heading speaks of.
fn stretch(text: &str) -> Option<Stretch> {
    let found = tokens(text).into_iter().find_map(|token| match token.kind {
        Kind::Count(count) => match count.unit {
            Some(Unit::Time(time)) => Some(Stretch {
                count: count.numeral.exact()?,
                time,
                text: text[token.at].to_owned(),
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
    found.or_else(|| {
        let (time, word, _) = words.into_iter().find(|(_, _, all)| {
            all.iter().any(|w| text.contains(w)) || text.starts_with("월") && all[0] == "월간"
        })?;
        Some(Stretch { count: Exact::ONE, time, text: word.to_owned() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_what_a_column_holds() {
        let hour = Per { numeral: None, units: vec![Unit::Time(Time::Hour)] };
        let month = |count: i64, time, text: &str| {
            Column::Amount(Some(Stretch { count: Exact::whole(count), time, text: text.into() }))
        };
        let gb_month = Per {
            numeral: None,
            units: vec![Unit::Data(crate::money::Data::Gigabyte), Unit::Time(Time::Month)],
        };
        let cases = [
            ("리소스", Column::Name),
            ("사용 시간", Column::Time(Time::Hour)),
            ("실습 시간 (분)", Column::Time(Time::Minute)),
            ("시간당", Column::Price(Some(hour.clone()))),
            ("시간당 비용", Column::Price(Some(hour))),
            ("단가", Column::Price(None)),
            ("가격 (GB/월)", Column::Price(Some(gb_month.clone()))),
            ("비용 (GB/월)", Column::Price(Some(gb_month.clone()))),
            ("GB당 월 비용", Column::Price(Some(gb_month))),
            ("가격 (ap-northeast-2)", Column::Price(None)),
            ("예상 비용", Column::Amount(None)),
            ("월간 (730시간)", month(730, Time::Hour, "730시간")),
            ("월 비용", month(1, Time::Month, "1개월")),
            ("월간", month(1, Time::Month, "1개월")),
            ("40분 비용", month(40, Time::Minute, "40분")),
            ("월간 메시지", Column::Usage(Some(Unit::Thing(Thing::Request)))),
            ("Task 수", Column::Count(Unit::Thing(Thing::Each))),
            ("절감액", Column::Difference),
            ("절감률", Column::Share),
            ("비고", Column::Note),
            ("프리티어", Column::Allowance),
        ];
        for (heading, column) in cases {
            assert_eq!(Column::of(heading, 1), column, "{heading}");
        }
    }
}
