//! Words that mean the same: 쿠버네티스, Kubernetes, k8s.

use std::collections::BTreeMap;

use super::words;

/// Words that mean the same, each group at least two of them, in folded form with a space between
/// the words of one.
pub type Aliases = Vec<Vec<String>>;

/// The groups of a theme and a course: a word with others that mean the same. Groups that share a
/// word are one.
pub fn groups<'a>(tables: impl IntoIterator<Item = &'a BTreeMap<String, Vec<String>>>) -> Aliases {
    let mut groups: Aliases = Vec::new();
    for (word, others) in tables.into_iter().flatten() {
        let mut group: Vec<String> =
            std::iter::once(word).chain(others).map(|word| plain(word)).collect();
        let shares = |other: &[String]| other.iter().any(|word| group.contains(word));
        let (joined, apart): (Aliases, Aliases) =
            std::mem::take(&mut groups).into_iter().partition(|other| shares(other));
        group.extend(joined.into_iter().flatten());
        group.retain(|word| !word.is_empty());
        group.sort();
        group.dedup();
        groups = apart;
        if group.len() > 1 {
            groups.push(group);
        }
    }
    groups.sort();
    groups
}

/// A word as it is compared: `Auto-Scaling` is `auto scaling`.
fn plain(word: &str) -> String {
    let mut parts = Vec::new();
    let mut last = None;
    for word in words(word) {
        // Words at one place are parts of the first.
        if last != Some(word.position) {
            last = Some(word.position);
            parts.push(word.text);
        }
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        let row = |(word, others): &(&str, &[&str])| {
            ((*word).to_owned(), others.iter().map(|other| (*other).to_owned()).collect())
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn groups_that_share_a_word_are_one() {
        let theme = table(&[("쿠버네티스", &["Kubernetes"]), ("도커", &["Docker"]), ("혼자", &[])]);
        let course = table(&[("k8s", &["KUBERNETES", "Kube-Cluster"])]);
        assert_eq!(
            groups([&theme, &course]),
            [vec!["docker", "도커"], vec!["k8s", "kube cluster", "kubernetes", "쿠버네티스"]]
        );
    }
}
