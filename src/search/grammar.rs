//! 조사 and 어미: what a Korean noun may end with in running text, and nouns that only look so.
//!
//! A query such as `컨테이너에서는` is looked up as 컨테이너. The endings are listed here as a small
//! grammar and written out in full for the browser, which takes off what fits the sound before it
//! and what the words of the course bear out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What the sound before an ending must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum After {
    /// Any: `에서`.
    Any,
    /// A final consonant: `은`.
    Consonant,
    /// None: `는`.
    Vowel,
    /// None, or ㄹ: `로`.
    VowelOrRieul,
    /// A final consonant but ㄹ: `으로`.
    ConsonantButRieul,
}

impl After {
    /// The letter that stands for it in the index.
    pub fn letter(self) -> char {
        match self {
            Self::Any => 'a',
            Self::Consonant => 'c',
            Self::Vowel => 'v',
            Self::VowelOrRieul => 'r',
            Self::ConsonantButRieul => 'o',
        }
    }
}

use After::{Any, Consonant, ConsonantButRieul, Vowel, VowelOrRieul};

/// Particles that may follow a noun, and whether more may follow them: `T` a topic (`에서는`), `C` a
/// case (`까지를`), `P` a place (`에서부터`).
const PARTICLES: [(&str, After, &str); 74] = [
    ("이", Consonant, ""),
    ("가", Vowel, ""),
    ("을", Consonant, ""),
    ("를", Vowel, ""),
    ("은", Consonant, ""),
    ("는", Vowel, ""),
    ("의", Any, ""),
    ("도", Any, ""),
    ("와", Vowel, "T"),
    ("과", Consonant, "T"),
    ("에", Any, "T"),
    ("에서", Any, "TP"),
    ("에게", Any, "T"),
    ("에게서", Any, "T"),
    ("한테", Any, "T"),
    ("께서", Any, "T"),
    ("로", VowelOrRieul, "TP"),
    ("으로", ConsonantButRieul, "TP"),
    ("로서", VowelOrRieul, "T"),
    ("으로서", ConsonantButRieul, "T"),
    ("로써", VowelOrRieul, "T"),
    ("으로써", ConsonantButRieul, "T"),
    ("만", Any, "TC"),
    ("까지", Any, "TC"),
    ("부터", Any, "TC"),
    ("보다", Any, "T"),
    ("마다", Any, "T"),
    ("처럼", Any, "T"),
    ("만큼", Any, "TC"),
    ("대로", Any, "T"),
    ("조차", Any, "T"),
    ("마저", Any, "T"),
    ("밖에", Any, "T"),
    ("뿐", Any, "T"),
    ("뿐만", Any, ""),
    ("하고", Any, "T"),
    ("나", Vowel, ""),
    ("이나", Consonant, ""),
    ("랑", Vowel, ""),
    ("이랑", Consonant, ""),
    ("라도", Vowel, ""),
    ("이라도", Consonant, ""),
    ("든", Vowel, ""),
    ("이든", Consonant, ""),
    ("든지", Vowel, ""),
    ("이든지", Consonant, ""),
    ("란", Vowel, ""),
    ("이란", Consonant, ""),
    ("라는", Vowel, ""),
    ("이라는", Consonant, ""),
    ("라고", Vowel, ""),
    ("이라고", Consonant, ""),
    ("라면", Vowel, ""),
    ("이라면", Consonant, ""),
    ("라서", Vowel, ""),
    ("이라서", Consonant, ""),
    ("이다", Any, ""),
    ("다", Vowel, ""),
    ("입니다", Any, ""),
    ("이며", Any, ""),
    ("며", Vowel, ""),
    ("이고", Any, ""),
    ("고", Vowel, ""),
    ("인데", Any, ""),
    ("인지", Any, ""),
    ("인가", Any, ""),
    ("이지만", Any, ""),
    ("지만", Vowel, ""),
    ("이므로", Any, ""),
    ("므로", Vowel, ""),
    ("이었다", Consonant, ""),
    ("였다", Vowel, ""),
    ("예요", Vowel, ""),
    ("이에요", Consonant, ""),
];

/// What may follow a particle with `T`.
const TOPICS: [(&str, After); 8] = [
    ("은", Consonant),
    ("는", Vowel),
    ("도", Any),
    ("만", Any),
    ("의", Any),
    ("나", Vowel),
    ("이나", Consonant),
    ("라도", Any),
];

/// What may follow a particle with `C`.
const CASES: [(&str, After); 11] = [
    ("이", Consonant),
    ("가", Vowel),
    ("을", Consonant),
    ("를", Vowel),
    ("에", Any),
    ("으로", Consonant),
    ("로", Vowel),
    ("이다", Any),
    ("입니다", Any),
    ("이라도", Consonant),
    ("이며", Any),
];

/// What may follow a particle with `P`, with the topics that may follow that.
const PLACES: [&str; 5] = ["부터", "까지", "보다", "처럼", "만큼"];

/// Verbs made of nouns, `배포하는`: their stems, and what may follow.
const VERBS: [&str; 4] = ["하", "되", "시키", "받"];
const VERB_ENDINGS: [&str; 14] =
    ["다", "는", "기", "고", "면", "며", "지", "여", "어", "거나", "도록", "려면", "기를", "는데"];
/// Forms whose syllables have grown together.
const VERB_FORMS: &str = "
    한다 합니다 합니까 했다 했습니다 해서 해야 하세요 할까 할까요 하나요
    된다 됩니다 됐다 되었다 되었습니다 된 될 돼서 시킨다
";

/// Nouns and adverbs whose last syllables look like an ending.
const NOUNS: &str = "
    가로 가을 각도 감도 강도 강의 개의 거의 건의 결과 결의 경과 경로 고도 고의
    과도 교과 구도 궤도 그대로 그만 기도 긴급도 길이 깊이 나이 난이도 논의 농도
    높이 다만 단가 대가 대로 도로 동의 따로 때로 마을 마이크로 매크로 모의 문의
    미로 미만 민감도 밀도 바로 별도 별로 복잡도 불만 빈도 사이 새로 서로
    성과 성숙도 세로 속도 수도 수로 스스로 습도 시급도 시도 심각도 아이 연도
    온도 완전도 용도 워크플로 원도 유도 유의 의도 인도 임의 자유도 적중도
    적합도 전가 전도 정도 정밀도 정의 정확도 제대로 제도 제로 종이 주가 주도
    주로 주의 중요도 증가 지도 진도 진로 질의 차이 참가 창의 척도 첨가 초과 추가
    충실도 친밀도 친숙도 태도 토의 통과 통로 편의 평가 풀이 프로 플로 하나 학과
    한도 함의 합의 해상도 허가 협의 호의 혹은 홀로 회로 회의 효과 휴가
";

/// Every ending with what must stand before it.
pub fn particles() -> &'static BTreeMap<String, BTreeSet<After>> {
    static ALL: LazyLock<BTreeMap<String, BTreeSet<After>>> = LazyLock::new(written_out);
    &ALL
}

/// Nouns that end like a noun with a particle, sorted.
pub fn nouns() -> Vec<&'static str> {
    let nouns: BTreeSet<&str> = NOUNS.split_whitespace().collect();
    nouns.into_iter().collect()
}

/// Whether a text can be nothing but an ending.
pub fn is_particle(text: &str) -> bool {
    let bare = text.strip_prefix('들').unwrap_or(text);
    bare.is_empty() || particles().contains_key(bare)
}

fn written_out() -> BTreeMap<String, BTreeSet<After>> {
    let mut all: BTreeMap<String, BTreeSet<After>> = BTreeMap::new();
    let mut add = |text: String, after: After| {
        all.entry(text).or_default().insert(after);
    };
    for (particle, after, more) in PARTICLES {
        add(particle.to_owned(), after);
        if more.contains('T') {
            follow(particle, &TOPICS).for_each(|text| add(text, after));
        }
        if more.contains('C') {
            for text in follow(particle, &CASES) {
                if text.ends_with(['에', '로']) {
                    follow(&text, &TOPICS).for_each(|text| add(text, after));
                }
                add(text, after);
            }
        }
        if more.contains('P') {
            for place in PLACES {
                let text = format!("{particle}{place}");
                follow(&text, &TOPICS).for_each(|text| add(text, after));
                add(text, after);
            }
        }
    }
    for verb in VERBS {
        for ending in VERB_ENDINGS {
            add(format!("{verb}{ending}"), Any);
        }
    }
    for form in VERB_FORMS.split_whitespace() {
        add(form.to_owned(), Any);
    }
    all
}

fn follow<'a>(before: &'a str, next: &'a [(&'a str, After)]) -> impl Iterator<Item = String> + 'a {
    let last = before.chars().next_back();
    let fitting = next.iter().filter(move |(_, after)| last.is_some_and(|last| fits(last, *after)));
    fitting.map(move |(next, _)| format!("{before}{next}"))
}

/// Whether an ending may follow a syllable.
pub fn fits(last: char, after: After) -> bool {
    let Some(offset) = u32::from(last).checked_sub(u32::from('가')) else { return true };
    let last = offset % 28;
    match after {
        Any => true,
        Consonant => last != 0,
        Vowel => last == 0,
        VowelOrRieul => last == 0 || last == 8,
        ConsonantButRieul => last != 0 && last != 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_of_one_two_and_three_syllables_are_known() {
        let known = "은 를 에서 으로 까지 에서는 으로부터 까지도 에서부터는 만으로 에서의 입니다 하는 합니다 부터의 와의 까지만 만으로는";
        for text in known.split(' ') {
            assert!(particles().contains_key(text), "{text}");
        }
        for text in ["를은", "과를", "도를", "의가", "는은"] {
            assert!(!particles().contains_key(text), "{text}");
        }
    }

    #[test]
    fn a_particle_fits_the_sound_before_it() {
        assert!(fits('샷', Consonant) && !fits('샷', Vowel));
        assert!(fits('스', VowelOrRieul) && fits('술', VowelOrRieul) && !fits('샷', VowelOrRieul));
    }
}
