//! `[class]`: who a course is for.

use super::policy::{strings, whole};
use crate::config::Table;
use crate::diagnostic::Diagnostic;

/// How many students there are, and the words for one and for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// How many; at least one.
    pub students: Option<u32>,
    /// Words for one: `학생당`.
    pub per_person: Vec<String>,
    /// Words for all: `명 합계`.
    pub whole: Vec<String>,
}

/// Reads the table.
pub(super) fn class(mut table: Table<'_>, findings: &mut Vec<Diagnostic>) -> Class {
    let students = table
        .take("students", "1–100000 사이 정수", findings, |value| whole(value, 1..=100_000));
    let mut words = |key| table.take(key, "[\"학생당\"]처럼 문자열 목록", findings, strings);
    let per_person = words("per_person").unwrap_or_default();
    let all = words("whole").unwrap_or_default();
    table.finish(findings);
    Class { students, per_person, whole: all }
}
