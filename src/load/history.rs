//! When each file of a course last changed, as its repository says.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::text::SourcePath;

/// The day of the last change of every file, `YYYY-MM-DD`, where its author was. Nothing without a
/// repository or without git; nothing from a clone that lacks its past, which would date everything
/// to the day of the clone.
pub(super) fn changes(root: &Path) -> BTreeMap<SourcePath, String> {
    let is_tracked = std::path::absolute(root)
        .is_ok_and(|root| root.ancestors().any(|folder| folder.join(".git").exists()));
    if !is_tracked
        || git(root, &["rev-parse", "--is-shallow-repository"]).as_deref() != Some("false\n")
    {
        return BTreeMap::new();
    }
    let log =
        ["log", "--format=%x01%as", "--name-only", "-z", "--relative", "--no-renames", "--", "."];
    git(root, &log).map_or_else(BTreeMap::new, |log| read(&log))
}

/// The output of a command; `None` when it fails. Neither the reader's nor the machine's settings
/// have a say in it.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["--no-pager", "-c", "log.showSignature=false", "-c", "log.mailmap=false"])
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then_some(())?;
    String::from_utf8(output.stdout).ok()
}

/// Commits, newest first: a mark and a day, then the files that it changed.
fn read(log: &str) -> BTreeMap<SourcePath, String> {
    let mut days = BTreeMap::new();
    let mut day = "";
    for part in log.split('\0').map(|part| part.trim_start_matches('\n')) {
        match part.strip_prefix('\u{1}') {
            Some(date) => day = date.trim_end(),
            None => {
                if let (false, Ok(path)) = (part.is_empty(), SourcePath::new(part)) {
                    days.entry(path).or_insert_with(|| day.to_owned());
                }
            }
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_commit_of_a_file_dates_it() {
        let log = "\u{1}2026-03-04\0\na.md\0b/둘.md\0\0\u{1}2026-03-02\0\na.md\0c.md\0";
        let days = read(log);
        let days: Vec<(&str, &str)> =
            days.iter().map(|(path, day)| (path.as_str(), day.as_str())).collect();
        assert_eq!(
            days,
            [("a.md", "2026-03-04"), ("b/둘.md", "2026-03-04"), ("c.md", "2026-03-02")]
        );
    }
}
