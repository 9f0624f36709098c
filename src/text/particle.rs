//! Korean particles that agree with the word before them.

/// `word` with the particle that fits its last sound: `with_particle("합계", "은", "는")` is
/// `합계는`. The first form follows a final consonant, the second a vowel (`으로`/`로` also treats
/// a final ㄹ as a vowel). Closing marks after the last letter are looked through; `$5` is said
/// `5달러` and `5%` is said `5퍼센트`. Where the sound is not known, as after some Latin letters, both
/// forms stand: `title은(는)`.
pub fn with_particle(word: &str, after_consonant: &str, after_vowel: &str) -> String {
    let last = word.chars().rev().find(|character| character.is_alphanumeric());
    match sign(word).or_else(|| last.and_then(ending)) {
        Some(Ending::Vowel) => format!("{word}{after_vowel}"),
        Some(Ending::Rieul) if after_consonant == "으로" => format!("{word}{after_vowel}"),
        Some(_) => format!("{word}{after_consonant}"),
        None => format!("{word}{after_consonant}({after_vowel})"),
    }
}

/// The ending of the sign that is said after the digits at the end of `word`.
fn sign(word: &str) -> Option<Ending> {
    let end = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
    if end.ends_with('%') {
        return Some(Ending::Vowel);
    }
    let before = end.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    match before.chars().next_back().filter(|_| before.len() < end.len()) {
        Some('$') => Some(Ending::Vowel),
        Some('₩') => Some(Ending::Consonant),
        _ => None,
    }
}

enum Ending {
    Vowel,
    Rieul,
    Consonant,
}

fn ending(last: char) -> Option<Ending> {
    match last {
        '가'..='힣' => Some(match (u32::from(last) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        }),
        // As digits are read in Sino-Korean: 일, 칠, 팔 end in ㄹ.
        '1' | '7' | '8' => Some(Ending::Rieul),
        '0' | '3' | '6' => Some(Ending::Consonant),
        '2' | '4' | '5' | '9' => Some(Ending::Vowel),
        // Latin words as they are said in Korean: `엘`, `엠`, `클라우드`, `레디스`. After the letters
        // that are left out it depends on the word: `스택`, `캐시`.
        'l' | 'L' | 'r' | 'R' => Some(Ending::Rieul),
        'm' | 'M' | 'n' | 'N' => Some(Ending::Consonant),
        _ if "adfhijoqstuvwxyz".contains(last.to_ascii_lowercase()) => Some(Ending::Vowel),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_particle_agrees_with_the_last_sound() {
        assert_eq!(with_particle("합계", "은", "는"), "합계는");
        assert_eq!(with_particle("표 '금액'", "은", "는"), "표 '금액'은");
        assert_eq!(with_particle("서울", "으로", "로"), "서울로");
        assert_eq!(with_particle("0.13", "이", "가"), "0.13이");
        assert_eq!(with_particle("`학생당`", "이라고", "라고"), "`학생당`이라고");
        assert_eq!(with_particle("`1시간`", "이라고", "라고"), "`1시간`이라고");
        assert_eq!(with_particle("`-$0.13`", "이", "가"), "`-$0.13`가");
        assert_eq!(with_particle("₩1,000", "은", "는"), "₩1,000은");
        assert_eq!(with_particle("30%", "으로", "로"), "30%로");
        assert_eq!(with_particle("`README.md`", "과", "와"), "`README.md`와");
        assert_eq!(with_particle("Session", "은", "는"), "Session은");
        assert_eq!(with_particle("title", "을", "를"), "title을(를)");
    }
}
