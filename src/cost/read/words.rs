//! The words that tell what a line, a heading or a column is about, as data.

/// Words of one meaning. A word of Latin letters is found in any case, at the border of a word.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static [&'static str]);

/// A sum of what stands above.
pub const TOTAL: Words = Words(&[
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
/// Money that is not spent any more.
pub const SAVING: Words = Words(&["절감", "절약", "saving", "savings", "saved", "save"]);
/// What is left of benefits after costs.
pub const NET: Words =
    Words(&["순 효과", "순효과", "순이익", "순 이익", "순절감", "순 절감", "net benefit"]);
/// A benefit in a list of costs and benefits.
pub const BENEFIT: Words = Words(&["절약", "절감", "감소", "단축", "향상", "이익", "수익", "개선"]);
/// A cost in a list of costs and benefits.
pub const COST_UP: Words =
    Words(&["비용 증가", "증가 비용", "추가 비용", "비용 추가", "투자", "지출"]);
/// For one person.
pub const PER_PERSON: Words =
    Words(&["학생당", "학생 당", "1인당", "인당", "명당", "개인당", "per student", "per person"]);
/// For everybody together.
pub const WHOLE: Words = Words(&["명 합계", "전체 합계", "전체 비용", "반 전체", "class total"]);
/// Nothing to pay.
pub const FREE: Words = Words(&[
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
pub const FREE_TIER: Words = Words(&["프리티어", "프리 티어", "free tier"]);
/// Words near FREE that take the freedom away again.
pub const NOT_FREE: Words = Words(&[
    "초과",
    "이후",
    "제외",
    "미적용",
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
    Words(&["제외", "미포함", "적용 불가", "해당 없음", "대상 아님", "지원 안"]);
/// A bound, not a figure.
pub const BOUND: Words = Words(&[
    "이하", "이상", "미만", "초과", "한도", "최대", "최소", "목표", "예산", "임계", "이내", "까지",
    "상한", "budget", "limit", "max",
]);
/// A budget.
pub const BUDGET: Words = Words(&["예산", "한도", "budget"]);
/// What somebody expects to pay.
pub const ESTIMATE: Words =
    Words(&["예상 비용", "예상비용", "예상 총 비용", "💰", "estimated cost"]);
/// Before a change.
pub const BEFORE: Words = Words(&[
    "현재",
    "기존",
    "최적화 전",
    "적용 전",
    "변경 전",
    "개선 전",
    "before",
    "on-demand",
    "온디맨드",
]);
/// After a change.
pub const AFTER: Words = Words(&[
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
pub const UNKNOWN: Words = Words(&[
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
/// Reserved or discounted against the price above.
pub const DISCOUNT: Words = Words(&["절감", "할인", "저렴", "절약", "discount", "off", "savings"]);
/// Dearer than the price above.
pub const SURCHARGE: Words = Words(&["증가", "추가", "할증", "비쌈", "비싼", "인상"]);
/// A difference between two amounts.
pub const DIFFERENCE: Words =
    Words(&["차이", "저렴", "절감", "절약", "비쌈", "비싼", "추가", "증가", "감소"]);
/// Sums of steps up to here.
pub const RUNNING: Words = Words(&["누적", "cumulative"]);
/// The day that a page is about.
pub const DAILY: Words = Words(&["일일", "하루", "1일", "daily", "per day"]);
/// The month that a page is about.
pub const MONTHLY: Words =
    Words(&["월간", "월별", "한 달", "매월", "월 비용", "월 예상", "monthly", "per month"]);

impl Words {
    /// Whether one of the words is in `text`.
    pub fn within(self, text: &str) -> bool {
        self.0.iter().any(|word| contains(text, word))
    }

    /// Whether `text` begins with one of the words.
    pub fn begin(self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.0.iter().any(|word| text.starts_with(word.trim_end()))
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
