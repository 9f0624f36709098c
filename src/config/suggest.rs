//! "Did you mean": the nearest of some names.

/// A longer word is no slip of a name.
const LONGEST: usize = 200;

/// The name nearest to `word`, when it is near enough to be what was meant: at most a third of the
/// longer one's characters differ (Damerau's edits: insert, drop, replace, swap neighbours).
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    // As many characters differ at least as one is longer than the other.
    names
        .into_iter()
        .map(|name| (name.chars().count(), name))
        .filter(|(other, _)| other.abs_diff(length) * 3 <= length.max(*other).max(3))
        .map(|(other, name)| (distance(word, name), other, name))
        .filter(|(distance, other, _)| *distance * 3 <= length.max(*other).max(3))
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., name)| name)
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
    }

    #[test]
    fn a_very_long_word_is_no_slip() {
        let long = "가".repeat(10_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
    }
}
