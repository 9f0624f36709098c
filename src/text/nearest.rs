//! "Did you mean": the nearest of some names.

/// A longer word is no slip of a name.
const LONGEST: usize = 200;
/// Among more names than this none is looked for: thousands of slips would take too long.
const MANY: usize = 1_000;

/// The name nearest to `word`, when it is near enough to be what was meant: at most a third of the
/// longer one's letters differ (Damerau's edits: insert, drop, replace, swap neighbours). A syllable
/// says as much as two Latin letters.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let weight = weight(word);
    if weight > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for (at, name) in names.into_iter().enumerate() {
        if at == MANY {
            return None;
        }
        let longer = weight.max(self::weight(name));
        // As many letters differ at least as one is longer than the other.
        if name.chars().count().abs_diff(word.chars().count()) * 3 > longer {
            continue;
        }
        let distance = distance(word, name);
        if distance * 3 <= longer && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// How many Latin letters a word says as much as.
fn weight(word: &str) -> usize {
    word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Optimal string alignment distance, case ignored.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_lowercase().chars().collect();
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_another_word_none() {
        let names = ["title", "description", "base_url"];
        assert_eq!(nearest("titel", names), Some("title"));
        assert_eq!(nearest("base-url", names), Some("base_url"));
        assert_eq!(nearest("students", names), None);
        assert_eq!(nearest("x", []), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn one_syllable_of_two_may_slip_and_two_of_two_are_another_word() {
        assert_eq!(nearest("서비", ["디비", "서버"]), Some("디비"));
        assert_eq!(nearest("서보", ["디비", "서버"]), Some("서버"));
        assert_eq!(nearest("캐시", ["디비", "서버"]), None);
    }

    #[test]
    fn a_very_long_word_is_no_slip() {
        let long = "가".repeat(10_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
    }
}
