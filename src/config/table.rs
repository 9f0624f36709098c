//! A TOML table whose keys are taken one by one; what is left over was not known.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::suggest::nearest;
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// A table of `course.toml` under reading.
pub(super) struct Table<'a> {
    source: &'a Source,
    /// As the author would write it: `[site]`, or nothing for the top of the file.
    name: String,
    entries: BTreeMap<String, (Span, Spanned<DeValue<'a>>)>,
    asked: Vec<&'static str>,
}

impl<'a> Table<'a> {
    pub fn new(source: &'a Source, name: &str, table: DeTable<'a>) -> Self {
        let entries = table
            .into_iter()
            .map(|(key, value)| {
                let span = source.span(key.span());
                (key.into_inner().into_owned(), (span, value))
            })
            .collect();
        Self { source, name: name.to_owned(), entries, asked: Vec::new() }
    }

    /// Takes the value of `key` when `read` can read it; a finding says what was expected if not.
    pub fn take<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        findings: &mut Vec<Diagnostic>,
        read: impl FnOnce(&DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        self.asked.push(key);
        let (_, value) = self.entries.remove(key)?;
        let read = read(value.get_ref());
        if read.is_none() {
            let span = self.source.span(value.span());
            let found = type_name(value.get_ref());
            findings.push(
                Diagnostic::error("config-value", span, format!("`{key}` 값이 {found}입니다"))
                    .help(format!("{expected} 형식으로 적으세요")),
            );
        }
        read
    }

    /// Takes the table of `key`.
    pub fn table(
        &mut self,
        key: &'static str,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Table<'a>> {
        let source = self.source;
        let name = if self.name.is_empty() {
            format!("[{key}]")
        } else {
            format!("[{}.{key}]", self.name.trim_matches(['[', ']']))
        };
        let table =
            self.take(key, &format!("{name} 표"), findings, |value| value.as_table().cloned())?;
        Some(Table::new(source, &name, table))
    }

    /// Every key with its value: for tables whose keys are the author's.
    pub fn into_entries(self) -> impl Iterator<Item = (String, Span, Spanned<DeValue<'a>>)> {
        self.entries.into_iter().map(|(key, (span, value))| (key, span, value))
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self, findings: &mut Vec<Diagnostic>) {
        for (key, (span, _)) in &self.entries {
            let place = if self.name.is_empty() { "course.toml 맨 위" } else { &self.name };
            let help = match nearest(key, self.asked.iter().copied()) {
                Some(near) => format!("`{near}`처럼 고치세요"),
                None => format!("쓸 수 있는 키: {}", self.asked.join(", ")),
            };
            let message = format!("{place}에 `{key}`라는 설정은 없습니다");
            findings.push(Diagnostic::warning("config-unknown-key", *span, message).help(help));
        }
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "문자열",
        DeValue::Integer(_) => "정수",
        DeValue::Float(_) => "실수",
        DeValue::Boolean(_) => "참·거짓",
        DeValue::Datetime(_) => "날짜",
        DeValue::Array(_) => "목록",
        DeValue::Table(_) => "표",
    }
}
