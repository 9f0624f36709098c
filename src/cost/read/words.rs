//! The words that tell what a line, a heading or a column is about, as data.

/// Words of one meaning. A word of Latin letters is found in any case, at the border of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    words: &'static [&'static str],
    /// Names that have one of the words in them and mean something else.
    except: &'static [&'static str],
}

/// A sum of what stands above.
pub const TOTAL: Words = Words::new(&[
    "합계",
    "총계",
    "총합",
    "총액",
    "소계",
    "합산",
    "전체 비용",
    "전체비용",
    "총 ",
    "총비용",
    "총예상",
    "total",
    "sum",
    "subtotal",
]);
/// Names that mean a sum when nothing else stands beside them.
const SUMS: [&str; 14] = [
    "전체",
    "총",
    "계",
    "합",
    "총 금액",
    "all",
    "sum",
    "청구 금액",
    "청구금액",
    "청구액",
    "최종 금액",
    "최종 청구액",
    "최종 비용",
    "결제 금액",
];

/// Whether a label names a sum.
pub fn names_a_sum(label: &str) -> bool {
    let bare = label.trim_end_matches(['≈', '≒', '=', '~', ' ', ':']).to_lowercase();
    // `전체 과정 비용`
    let whole = bare.starts_with("전체 ") && bare.ends_with("비용");
    let whole = whole && bare.split_whitespace().count() < 4;
    TOTAL.within(&format!("{label} ")) || SUMS.contains(&bare.as_str()) || whole
}

/// Money that is not spent any more.
pub const SAVING: Words = Words::new(&["절감", "절약", "saving", "savings", "saved", "save"])
    .except(&[
        "savings plan",
        // Prizes.
        "절감상",
        "절약상",
        "절약왕",
        "절감왕",
    ]);
/// What a sentence says of an amount that is saved, or lies between two.
pub const SAVED: Words =
    Words::new(&["절감", "절약", "저렴", "아낄", "아낍", "줄어", "줄일", "비쌈", "비쌉", "차이"]);
/// What lies between two amounts.
pub const GAP: Words = Words::new(&["차이", "차액", "격차", "difference"]);
/// What is left of benefits after costs.
pub const NET: Words =
    Words::new(&["순 효과", "순효과", "순이익", "순 이익", "순절감", "순 절감", "net benefit"]);
/// A benefit in a list of costs and benefits.
pub const BENEFIT: Words =
    Words::new(&["절약", "절감", "감소", "단축", "향상", "이익", "수익", "개선"]);
/// A cost in a list of costs and benefits.
pub const COST_UP: Words =
    Words::new(&["비용 증가", "증가 비용", "추가 비용", "비용 추가", "투자", "지출"]);
/// For one person.
pub const PER_PERSON: Words = Words::new(&[
    "학생당",
    "학생 당",
    "학생 부담",
    "학생별",
    "인당 부담",
    "1인당",
    "인당",
    "명당",
    "개인당",
    "per student",
    "per person",
]);
/// For everybody together.
pub const WHOLE: Words =
    Words::new(&["명 합계", "전체 합계", "전체 비용", "반 전체", "class total"]);
/// Nothing to pay.
pub const FREE: Words = Words::new(&[
    "무료",
    "프리티어",
    "프리 티어",
    "free tier",
    "free",
    "과금 없음",
    "비용 없음",
    "무과금",
]);
/// The free tier by name.
pub const FREE_TIER: Words = Words::new(&["프리티어", "프리 티어", "free tier"]);
/// Words near FREE that take the freedom away again.
pub const NOT_FREE: Words = Words::new(&[
    "초과",
    "이후",
    "제외",
    "미적용",
    "적용 안",
    "무시",
    "불가",
    "소진",
    "없이",
    "아님",
    "종료",
    "만료",
    "after",
]);
/// What does not count among the free.
pub const EXCLUDED: Words =
    Words::new(&["제외", "미포함", "적용 불가", "해당 없음", "대상 아님", "지원 안"]);
/// A bound, not a figure.
pub const BOUND: Words = Words::new(&[
    "이하", "이상", "미만", "초과", "한도", "최대", "최소", "목표", "예산", "임계", "이내", "까지",
    "상한", "budget", "limit", "max",
]);
/// A budget.
pub const BUDGET: Words = Words::new(&["예산", "한도", "budget"]);
/// What somebody expects to pay.
pub const ESTIMATE: Words =
    Words::new(&["예상 비용", "예상비용", "예상 총 비용", "💰", "estimated cost"]);
/// Before a change.
pub const BEFORE: Words = Words::new(&[
    "현재",
    "기존",
    "온프레미스",
    "on-premise",
    "on-premises",
    "최적화 전",
    "적용 전",
    "변경 전",
    "개선 전",
    "before",
    "on-demand",
    "온디맨드",
]);
/// After a change.
pub const AFTER: Words = Words::new(&[
    "최적화 후",
    "적용 후",
    "변경 후",
    "개선 후",
    "전환 후",
    "최적화",
    "after",
    "optimized",
]);
/// Something that costs an unknown amount.
pub const UNKNOWN: Words = Words::new(&[
    "변동",
    "별도",
    "미정",
    "사용량",
    "사용한 만큼",
    "tbd",
    "가변",
    "협의",
    "확인 필요",
    "사용에 따라",
    "종량",
]);
/// A heading of shares of the whole.
pub const OF_WHOLE: Words =
    Words::new(&["비중", "구성비", "점유율", "비율", "전체 대비", "% of total", "총비용 대비"]);
/// A share that comes on top.
pub const TAX: Words = Words::new(&["부가세", "부가가치세", "vat", "세금", "예비비", "버퍼"]);
/// Something that may be left out of a sum.
pub const OPTIONAL: Words =
    Words::new(&["선택", "옵션", "별도", "제외", "미포함", "1회성", "일회성", "optional"]);
/// Something that is taken off a sum.
pub const TAKEN_OFF: Words =
    Words::new(&["할인", "차감", "크레딧", "공제", "쿠폰", "환급", "credit"]);
/// Reserved or discounted against the price above.
pub const DISCOUNT: Words =
    Words::new(&["절감", "할인", "저렴", "절약", "discount", "off", "savings"]);
/// Dearer than the price above.
pub const SURCHARGE: Words = Words::new(&["증가", "추가", "할증", "비쌈", "비싼", "인상"]);
/// A difference between two amounts.
pub const DIFFERENCE: Words =
    Words::new(&["차이", "저렴", "절감", "절약", "비쌈", "비싼", "추가", "증가", "감소"]);
/// What a sentence says of an amount that lies between two others.
pub const CHANGED: Words = Words::new(&[
    "초과", "증가", "감소", "절감", "절약", "저렴", "비싸", "비쌈", "비쌉", "추가", "차이", "아낄",
    "아꼈", "아낍", "줄어", "줄었", "줄일", "늘어", "늘었", "상승", "인상", "하락", "유리", "이득",
]);
/// What stays as it was.
pub const KEPT: Words = Words::new(&["그대로", "유지", "동일", "변동 없", "변함없", "변함 없"])
    .except(&["유지보수", "유지 보수", "유지비", "유지관리", "유지 관리"]);
/// Sums of steps up to here.
pub const RUNNING: Words = Words::new(&["누적", "cumulative"]);
/// The day that a page is about.
pub const DAILY: Words = Words::new(&["일일", "하루", "1일", "daily", "per day"]);
/// The month that a page is about.
pub const MONTHLY: Words =
    Words::new(&["월간", "월별", "한 달", "매월", "월 비용", "월 예상", "monthly", "per month"]);

impl Words {
    const fn new(words: &'static [&'static str]) -> Self {
        Self { words, except: &[] }
    }

    const fn except(self, except: &'static [&'static str]) -> Self {
        Self { except, ..self }
    }

    /// Whether one of the words is in `text`.
    pub fn within(self, text: &str) -> bool {
        if self.except.is_empty() {
            return self.words.iter().any(|word| contains(text, word));
        }
        let mut text = text.to_lowercase();
        for name in self.except {
            text = text.replace(name, "");
        }
        self.words.iter().any(|word| contains(&text, word))
    }

    /// Whether `text` begins with one of the words.
    pub fn begin(self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.words.iter().any(|word| text.starts_with(word.trim_end()))
    }
}

/// Whether `word` is in `text`; Latin words only as whole words.
fn contains(text: &str, word: &str) -> bool {
    if !word.is_ascii() {
        return text.contains(word);
    }
    let lower = text.to_ascii_lowercase();
    lower.match_indices(word).any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + word.len()..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !letter(before) && !letter(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_are_whole_words() {
        assert!(TOTAL.within("Total cost"));
        assert!(!TOTAL.within("summary"));
        assert!(TOTAL.within("월 합계"));
        assert!(FREE.within("Free Tier"));
        assert!(!FREE.within("freedom"));
    }
}
