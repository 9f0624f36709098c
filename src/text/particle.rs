//! Korean particles that agree with the word before them.

/// `word` with the particle that fits its last sound: `with_particle("합계", "은", "는")` is
/// `합계는`. The first form follows a final consonant, the second a vowel (`으로`/`로` also treats
/// a final ㄹ as a vowel). Closing marks after the last letter are looked through; `$5` is said
/// `5달러` and `5%` is said `5퍼센트`. Latin words
/// end as they are said in Korean: `title` 타이틀, `bucket` 버킷, `VPC` 브이피씨. Where the sound is not
/// known, as after other scripts, both forms stand: `本은(는)`.
pub fn with_particle(word: &str, after_consonant: &str, after_vowel: &str) -> String {
    let end = word.trim_end_matches(|character: char| !character.is_alphanumeric());
    match sign(word).or_else(|| latin(end)).or_else(|| end.chars().next_back().and_then(ending)) {
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
        _ => None,
    }
}

/// The ending of the Latin word at the end of `text`, as it is said in Korean. Words in capitals,
/// without a vowel or of one or two letters are said letter by letter.
fn latin(text: &str) -> Option<Ending> {
    let start = text
        .rfind(|c: char| !c.is_ascii_alphabetic())
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let word = &text[start..];
    let last = word.chars().next_back()?;
    let spelled = last.is_ascii_uppercase()
        || word.len() <= 2
        || !word.contains(|c: char| "aeiouyAEIOUY".contains(c));
    Some(if spelled { letter(last) } else { spoken(&word.to_ascii_lowercase()) })
}

/// The ending of a letter's name: `엘`, `알`, `엠`, `엔`, else a vowel.
fn letter(letter: char) -> Ending {
    match letter.to_ascii_lowercase() {
        'l' | 'r' => Ending::Rieul,
        'm' | 'n' => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// The ending of an English word: most stops are said with a vowel behind them, short ones as a
/// final consonant.
fn spoken(word: &str) -> Ending {
    const FINAL: [&str; 37] = [
        "type", "ick", "ock", "ack", "uck", "ook", "ing", "ang", "ong", "ung", "eng", "ic", "ac",
        "oc", "ec", "pp", "lab", "web", "job", "ap", "up", "ep", "op", "ip", "et", "it", "put",
        "out", "not", "bot", "at", "am", "em", "im", "om", "um", "ym",
    ];
    const OPEN: [&str; 22] = [
        "oop", "eep", "oup", "eet", "oot", "oat", "eat", "uit", "ait", "eit", "site", "route",
        "note", "edit", "unit", "exit", "audit", "credit", "heap", "soap", "wait", "bit",
    ];
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let sound = word.strip_suffix('e').unwrap_or(word);
    if sound.ends_with('l') {
        Ending::Rieul
    } else if sound.ends_with(['m', 'n']) || word == "group" || (ends(&FINAL) && !ends(&OPEN)) {
        Ending::Consonant
    } else {
        Ending::Vowel
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
        assert_eq!(with_particle("本", "을", "를"), "本을(를)");
    }

    #[test]
    fn latin_words_end_as_they_are_said() {
        let open = [
            "storage",
            "instance",
            "server",
            "VPC",
            "log",
            "check",
            "network",
            "queue",
            "svg",
            "db",
            "README.md",
            "id",
            "host",
            "state",
            "a",
            "e",
            "loop",
            "sheet",
            "config",
        ];
        for word in open {
            assert_eq!(with_particle(word, "을", "를"), format!("{word}를"));
        }
        let closed = [
            "title", "bucket", "subnet", "stack", "block", "webhook", "metric", "lab", "job",
            "map", "app", "step", "type", "volume", "pipeline", "URL", "commit", "output",
            "string", "--timing",
        ];
        for word in closed {
            assert_eq!(with_particle(word, "을", "를"), format!("{word}을"));
        }
        assert_eq!(with_particle("title", "으로", "로"), "title로");
    }
}
