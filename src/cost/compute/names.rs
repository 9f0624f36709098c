//! What a text is about: its names, in one form.

use std::collections::BTreeSet;

/// Words that name nothing of their own.
const GENERIC: &[&str] = &[
    "비용",
    "요금",
    "가격",
    "금액",
    "단가",
    "월",
    "월간",
    "연간",
    "일일",
    "예상",
    "총",
    "예",
    "예시",
    "기준",
    "시간",
    "시간당",
    "합계",
    "총계",
    "amazon",
    "aws",
    "무료",
    "포함",
    "추가",
    "기본",
    "계산",
    "분석",
    "적용",
    "시",
    "및",
    "또는",
    "현재",
    "최적화",
    "후",
    "전",
    "환경",
    "실행",
    "구성",
    "사용",
    "평균",
    "리소스",
    "서비스",
    "타입",
    "the",
    "of",
    "per",
    "for",
    "and",
    "or",
    "개",
    "당",
    "비교",
    "절감",
    "약정",
    "1년",
    "3년",
    "할인",
    "남은",
    "기존",
    "cost",
    "price",
    "on",
    "demand",
    "on-demand",
    "리전",
    "범용",
    "ssd",
];

/// One name for what has several; the first of a line stands for all.
const ALIASES: &[&[&str]] = &[
    &["alb", "application load balancer", "애플리케이션 로드 밸런서"],
    &["nlb", "network load balancer"],
    &["nat gateway", "nat 게이트웨이", "natgw"],
    &["elasticache", "엘라스티캐시"],
    &["data transfer", "데이터 전송", "데이터전송"],
    &["snapshot", "스냅샷"],
    &["storage", "스토리지", "저장소", "저장 용량"],
    &["backup", "백업"],
    &["instance", "인스턴스"],
    &["request", "요청", "requests"],
    &["lambda", "람다"],
    &["dashboard", "대시보드"],
    &["metric", "메트릭", "지표", "metrics"],
    &["alarm", "알람", "경보"],
    &["load balancer", "로드 밸런서", "로드밸런서"],
    &["enhanced monitoring", "향상된 모니터링", "확장 모니터링"],
];

/// The names in a text: its words in lower case, without generic ones, numbers and marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// The names in `text`.
    pub fn of(text: &str) -> Self {
        let mut lower = text.to_lowercase();
        let mut names = BTreeSet::new();
        for line in ALIASES {
            for alias in *line {
                if lower.contains(alias) {
                    names.insert(line[0].to_owned());
                    lower = lower.replace(alias, " ");
                }
            }
        }
        let kept = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
        for word in lower.split(|c: char| !kept(c)) {
            let word = without_particle(word.trim_matches(['.', '-', '_']));
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            if word.chars().count() > 1 && !number && !GENERIC.contains(&word) {
                names.insert(word.to_owned());
            }
        }
        Self(names)
    }

    /// The names in several texts.
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        texts.into_iter().for_each(|text| all.0.extend(Self::of(text).0));
        all
    }

    /// Takes in the names of another text.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether they share a name.
    pub fn share(&self, other: &Self) -> bool {
        self.0.intersection(&other.0).next().is_some()
    }

    /// Those that the other does not have.
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).cloned().collect())
    }

    /// Whether all of these are among the other's.
    pub fn within(&self, other: &Self) -> bool {
        !self.0.is_empty() && self.0.is_subset(&other.0)
    }

    /// Whether each of these is among the others, in one or the other of two sets.
    pub fn within_both(&self, one: &Self, other: &Self) -> bool {
        !self.0.is_empty()
            && self.0.iter().all(|name| one.0.contains(name) || other.0.contains(name))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names of machines: `db.t3.micro`, `m7g.large`.
    pub fn machines(&self) -> BTreeSet<&str> {
        self.0.iter().map(String::as_str).filter(|name| is_machine(name)).collect()
    }
}

/// A word of Latin letters without the Korean particle behind it: `nat는`.
fn without_particle(word: &str) -> &str {
    const PARTICLES: [&str; 12] =
        ["는", "은", "이", "가", "을", "를", "의", "로", "와", "과", "도", "만"];
    let bare = PARTICLES.iter().find_map(|particle| word.strip_suffix(particle));
    match bare {
        Some(bare) if bare.ends_with(|c: char| c.is_ascii_alphanumeric()) => bare,
        _ => word,
    }
}

/// Whether a word is the name of a kind of machine.
pub fn is_machine(word: &str) -> bool {
    let sizes = ["nano", "micro", "small", "medium", "large", "xlarge", "metal"];
    word.contains('.')
        && word
            .rsplit('.')
            .next()
            .is_some_and(|size| sizes.iter().any(|known| size.ends_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_has_one_name() {
        assert!(Names::of("**Application Load Balancer**").share(&Names::of("ALB")));
        assert!(Names::of("RDS").within(&Names::of("Amazon RDS PostgreSQL (Multi-AZ)")));
        assert!(!Names::of("예상 비용").share(&Names::of("월 비용")));
        assert_eq!(Names::of("현재: db.r5.large (16GB)").machines().len(), 1);
    }
}
