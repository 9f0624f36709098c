//! What a column of a table holds, by its heading.

use super::heading::{
    Stretch, below_line, bracketed, each_of, per_of, period_word, stretch, time_of, unit_alone,
    unit_of,
};
use super::statement::plain;
use crate::money::{Per, Thing, Time, Unit};

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

/// A kind of column and the words in headings that tell it; earlier lines win.
const HEADINGS: &[(Sort, &[&str])] = &[
    (
        Sort::Share,
        &[
            "절감률",
            "할인율",
            "비율",
            "비중",
            "점유율",
            "구성비",
            "대비",
            "%",
            "증감률",
            "소진율",
            "집행률",
            "사용률",
            "달성률",
            "초과율",
        ],
    ),
    (
        Sort::Difference,
        &[
            "차이",
            "차액",
            "격차",
            "절감",
            "절약",
            "증감",
            "증가",
            "감소",
            "변화",
            "초과액",
            "초과분",
            "초과 금액",
            "잔액",
            "잔여",
            "남은 예산",
            "남은 금액",
            "saving",
            "difference",
            "diff",
        ],
    ),
    (
        Sort::Allowance,
        &[
            "프리티어",
            "프리 티어",
            "무료 사용량",
            "무료 한도",
            "무료 제공",
            "무료 포함",
            "기본 제공",
            "free tier",
        ],
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
            "시급",
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
    // How long something is kept is no time that is paid for.
    (Sort::Note, &["보관 기간", "보관기간", "보존 기간", "보존기간", "유지 기간", "retention"]),
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
        // `GB/월`
        let size = |per: &Per| matches!(per.units.first(), Some(Unit::Data(_)));
        if let Some(per) = below_line(outside).filter(size) {
            return Self::Price(Some(per));
        }
        // `조회 비용 (GB)`
        let of_size = bracket.and_then(unit_alone).filter(size);
        // `월 (720시간)`
        if period_word(outside).is_some_and(|time| time > Time::Hour) {
            return Self::Amount(stretch(&text));
        }
        if outside == "무료" {
            return Self::Allowance;
        }
        // `100만 건당`
        if let Some(per) = each_of(outside) {
            return Self::Price(Some(per));
        }
        // `GB당 월`
        let rest = outside.split_once('당').map(|(_, rest)| rest.trim());
        if rest.is_some_and(|rest| rest.is_empty() || rest == "월")
            && let Some(per) = per_of(outside).filter(size)
        {
            return Self::Price(Some(per));
        }
        let sort =
            HEADINGS.iter().find(|(_, words)| words.iter().any(|word| outside.contains(word)));
        match sort.map(|(sort, _)| *sort) {
            Some(Sort::Share) => Self::Share,
            Some(Sort::Difference) => Self::Difference,
            Some(Sort::Allowance) => Self::Allowance,
            Some(Sort::Price) => {
                Self::Price(per_of(&text).or_else(|| bracket.and_then(unit_alone)))
            }
            Some(Sort::Amount) if of_size.is_some() => Self::Price(of_size),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Exact;

    #[test]
    fn headings_tell_what_a_column_holds() {
        let hour = Per { numeral: None, units: vec![Unit::Time(Time::Hour)] };
        let month = |count: i64, time, text: &str| {
            let counted = text != "1개월";
            Column::Amount(Some(Stretch {
                count: Exact::whole(count),
                time,
                text: text.into(),
                counted,
            }))
        };
        let gb_month = Per {
            numeral: None,
            units: vec![Unit::Data(crate::money::Data::Gigabyte), Unit::Time(Time::Month)],
        };
        let gb = Per { numeral: None, units: vec![Unit::Data(crate::money::Data::Gigabyte)] };
        let cases = [
            ("리소스", Column::Name),
            ("사용 시간", Column::Time(Time::Hour)),
            ("실습 시간 (분)", Column::Time(Time::Minute)),
            ("시간당", Column::Price(Some(hour.clone()))),
            ("시간당 비용", Column::Price(Some(hour))),
            ("단가", Column::Price(None)),
            ("가격 (GB/월)", Column::Price(Some(gb_month.clone()))),
            ("비용 (GB/월)", Column::Price(Some(gb_month.clone()))),
            ("GB당 월 비용", Column::Price(Some(gb_month.clone()))),
            ("GB/월", Column::Price(Some(gb_month))),
            ("조회 비용 (GB)", Column::Price(Some(gb))),
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
