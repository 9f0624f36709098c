//! Fixes put into a text, and what they changed as a unified diff.

use std::fmt::Write;
use std::ops::Range;

use super::Fix;

/// Lines that a diff shows around a change.
const CONTEXT: usize = 3;

/// A text on its way through several rounds of fixes; it knows which of its lines are as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    before: String,
    text: String,
    /// For each line of `text` the line of `before`, counting from zero, that it still is.
    origins: Vec<Option<usize>>,
}

impl Revision {
    /// A text that nothing was done to.
    pub fn new(text: &str) -> Self {
        let origins = (0..lines(text).len()).map(Some).collect();
        Self { before: text.to_owned(), text: text.to_owned(), origins }
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is no longer what it was.
    pub fn is_changed(&self) -> bool {
        self.before != self.text
    }

    /// Puts in every fix that does not touch one before it, and says how many those are. A fix that is left
    /// out has its turn in the next round, when its place is known again.
    pub fn apply(&mut self, fixes: &[&Fix]) -> usize {
        let mut sorted: Vec<&Fix> = fixes.iter().copied().filter(|fix| self.is_edit(fix)).collect();
        sorted.sort_by_key(|fix| (fix.span.start, fix.span.end));
        let mut chosen: Vec<&Fix> = Vec::new();
        for fix in sorted {
            let apart = chosen.last().is_none_or(|last| {
                last.span.end < fix.span.start
                    || last.span.end == fix.span.start
                        && !last.span.range().is_empty()
                        && !fix.span.range().is_empty()
            });
            if apart {
                chosen.push(fix);
            }
        }
        for fix in chosen.iter().rev() {
            self.replace(fix.span.range(), &fix.text);
        }
        chosen.len()
    }

    /// Whether a fix changes something that is there.
    fn is_edit(&self, fix: &Fix) -> bool {
        self.text.get(fix.span.range()).is_some_and(|old| old != fix.text)
    }

    fn replace(&mut self, range: Range<usize>, by: &str) {
        let line = |at: usize| self.text[..at].matches('\n').count();
        let (first, last) = (line(range.start), line(range.end));
        let last = last.min(self.origins.len().saturating_sub(1));
        let breaks = by.matches('\n').count();
        self.text.replace_range(range, by);
        let mut new = vec![None; breaks + 1];
        new.truncate(lines(&self.text).len().saturating_sub(first));
        if first < self.origins.len() {
            self.origins.splice(first..=last, new);
        } else {
            self.origins.extend(new);
        }
    }

    /// What changed, as `diff -u` writes it; `name` is the file as a patch names it. Empty when nothing did.
    pub fn diff(&self, name: &str) -> String {
        let changes = self.changes();
        if !self.is_changed() {
            return String::new();
        }
        let (old, new) = (lines(&self.before), lines(&self.text));
        let mut diff = format!("--- a/{name}\n+++ b/{name}\n");
        let mut at = 0;
        while at < changes.len() {
            // Changes whose surroundings meet are one hunk.
            let mut end = at + 1;
            while end < changes.len()
                && changes[end].old.start <= changes[end - 1].old.end + 2 * CONTEXT
            {
                end += 1;
            }
            hunk(&mut diff, &changes[at..end], &old, &new);
            at = end;
        }
        diff
    }

    /// The stretches of lines that differ.
    fn changes(&self) -> Vec<Change> {
        let (before, after) = (lines(&self.before), lines(&self.text));
        let mut changes: Vec<Change> = Vec::new();
        let (mut old, mut new) = (0, 0);
        let ends = [(self.origins.len(), Some(before.len()))];
        for (at, origin) in self.origins.iter().copied().enumerate().chain(ends) {
            let Some(origin) = origin else { continue };
            let mut change = Change { old: old..origin, new: new..at };
            change.trim(&before, &after);
            if !(change.old.is_empty() && change.new.is_empty()) {
                changes.push(change);
            }
            (old, new) = (origin + 1, at + 1);
        }
        changes
    }
}

impl Change {
    /// Leaves out lines at both ends that a fix touched and did not change.
    fn trim(&mut self, before: &[&str], after: &[&str]) {
        while !self.old.is_empty()
            && !self.new.is_empty()
            && before[self.old.start] == after[self.new.start]
        {
            self.old.start += 1;
            self.new.start += 1;
        }
        while !self.old.is_empty()
            && !self.new.is_empty()
            && before[self.old.end - 1] == after[self.new.end - 1]
        {
            self.old.end -= 1;
            self.new.end -= 1;
        }
    }
}

/// Lines of the text before, and those that stand in their place.
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

fn hunk(diff: &mut String, changes: &[Change], old: &[&str], new: &[&str]) {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return };
    let lead = first.old.start.min(CONTEXT);
    let start = first.old.start - lead;
    let tail = (old.len() - last.old.end).min(CONTEXT);
    let ranges = (start..last.old.end + tail, first.new.start - lead..last.new.end + tail);
    let _ = writeln!(diff, "@@ -{} +{} @@", numbers(&ranges.0), numbers(&ranges.1));
    let mut at = start;
    for change in changes {
        old[at..change.old.start].iter().for_each(|text| line(diff, ' ', text));
        old[change.old.clone()].iter().for_each(|text| line(diff, '-', text));
        new[change.new.clone()].iter().for_each(|text| line(diff, '+', text));
        at = change.old.end;
    }
    old[at..last.old.end + tail].iter().for_each(|text| line(diff, ' ', text));
}

fn line(diff: &mut String, sign: char, text: &str) {
    diff.push(sign);
    diff.push_str(text);
    if !text.ends_with('\n') {
        diff.push_str("\n\\ No newline at end of file\n");
    }
}

/// A range as the head of a hunk names it: first line and length, lines counting from one.
fn numbers(range: &Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        length => format!("{},{length}", range.start + 1),
    }
}

/// Lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Source, SourcePath};
    use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

    fn fix(text: &str, range: Range<usize>, by: &str) -> Fix {
        let source = Source::new(SourcePath::new("a.md").unwrap(), text);
        Fix { span: source.span(range), text: by.to_owned() }
    }

    fn applied(text: &str, fixes: &[(Range<usize>, &str)]) -> (Revision, usize) {
        let fixes: Vec<Fix> =
            fixes.iter().map(|(range, by)| fix(text, range.clone(), by)).collect();
        let mut revision = Revision::new(text);
        let count = revision.apply(&fixes.iter().collect::<Vec<_>>());
        (revision, count)
    }

    /// Puts a diff into a text, as `patch` does.
    fn patched(text: &str, diff: &str) -> String {
        let old = lines(text);
        let mut out = String::new();
        let mut at = 0;
        let mut rows = diff.split_inclusive('\n').skip(2).peekable();
        while let Some(row) = rows.next() {
            let bare = rows.peek().is_some_and(|next| next.starts_with('\\'));
            let body = |row: &str| match bare {
                true => row[1..row.len() - 1].to_owned(),
                false => row[1..].to_owned(),
            };
            match row.as_bytes()[0] {
                b'@' => {
                    let head = row[4..].split([' ', ',']).next().unwrap();
                    let first: usize = head.parse().unwrap();
                    let empty = row[4..].split(' ').next().unwrap().ends_with(",0");
                    let start = if empty { first } else { first - 1 };
                    out.extend(old[at..start].iter().copied());
                    at = start;
                }
                b' ' => {
                    assert_eq!(body(row), old[at]);
                    out.push_str(old[at]);
                    at += 1;
                }
                b'-' => {
                    assert_eq!(body(row), old[at]);
                    at += 1;
                }
                b'+' => out.push_str(&body(row)),
                _ => {}
            }
        }
        out.extend(old[at..].iter().copied());
        out
    }

    #[test]
    fn of_two_fixes_that_overlap_the_first_is_made() {
        let (revision, count) = applied("$1 + $2 = $4\n", &[(10..12, "$3"), (9..12, " $5")]);
        assert_eq!((revision.text(), count), ("$1 + $2 = $5\n", 1));
        let (revision, count) = applied("ab\n", &[(0..1, "x"), (1..2, "y")]);
        assert_eq!((revision.text(), count), ("xy\n", 2));
        let (revision, count) = applied("ab\n", &[(1..1, "\n"), (1..1, "\n")]);
        assert_eq!((revision.text(), count), ("a\nb\n", 1));
    }

    #[test]
    fn a_fix_of_nothing_or_beyond_the_text_is_none() {
        assert_eq!(applied("가", &[(0..3, "가"), (1..2, "x"), (9..9, "x")]).1, 0);
    }

    #[test]
    fn a_diff_shows_three_lines_around_a_change() {
        let (revision, _) = applied("1\n2\n3\n4\n5\r\n6\n7\n8\n9", &[(8..9, "five")]);
        let expected =
            "--- a/x.md\n+++ b/x.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\r\n+five\r\n 6\n 7\n 8\n";
        assert_eq!(revision.diff("x.md"), expected);
        let (revision, _) = applied("1\n9", &[(2..3, "10")]);
        let expected = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n 1\n-9\n\\ No newline at end of file\n+10\n\\ No newline at end of file\n";
        assert_eq!(revision.diff("x"), expected);
        assert_eq!(Revision::new("1\n").diff("x"), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn a_diff_put_into_the_old_text_gives_the_new(
            text in "[ab\r\n]{0,60}",
            rounds in proptest::collection::vec(proptest::collection::vec((0usize..60, 0usize..8, "[xy\n]{0,5}"), 0..6), 1..4),
        ) {
            let mut revision = Revision::new(&text);
            for round in rounds {
                let now = revision.text().to_owned();
                let fixes: Vec<Fix> = round
                    .iter()
                    .map(|(start, length, by)| (start % (now.len() + 1), *length, by))
                    .map(|(start, length, by)| fix(&now, start..(start + length).min(now.len()), by))
                    .collect();
                revision.apply(&fixes.iter().collect::<Vec<_>>());
                prop_assert_eq!(revision.origins.len(), lines(revision.text()).len());
            }
            let diff = revision.diff("x");
            prop_assert_eq!(diff.is_empty(), !revision.is_changed());
            let again = patched(&text, &diff);
            prop_assert_eq!(again.as_str(), revision.text());
            prop_assert!(revision.before == text);
        }
    }
}
