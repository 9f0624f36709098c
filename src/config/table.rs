//! A TOML table whose keys are taken one by one; what is left over was not known.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Placed;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Source, Span, nearest, with_particle};

/// How many characters of a value a message shows.
const LONGEST: usize = 40;

/// A file of settings, and the rules that a mistake in it breaks.
#[derive(Debug)]
pub struct Manner {
    /// What people call it: `course.toml`.
    pub file: &'static str,
    /// A value that cannot be read.
    pub value: Code,
    /// A key that there is not, and how bad that is.
    pub unknown: (Code, Severity),
}

/// A table of a TOML file under reading.
#[derive(Debug)]
pub struct Table<'a> {
    source: &'a Source,
    manner: &'static Manner,
    /// As the author would write it: `[site]`, or nothing for the top of the file.
    name: String,
    entries: BTreeMap<String, (Span, Spanned<DeValue<'a>>)>,
    /// Where the keys stand, those that were taken too.
    keys: BTreeMap<String, Span>,
    asked: Vec<&'static str>,
}

impl<'a> Table<'a> {
    /// A table that has not been read yet; `name` is empty for the top of the file.
    pub fn new(
        source: &'a Source,
        manner: &'static Manner,
        name: &str,
        table: DeTable<'a>,
    ) -> Self {
        let entries: BTreeMap<String, (Span, Spanned<DeValue<'a>>)> = table
            .into_iter()
            .map(|(key, value)| {
                let span = source.span(key.span());
                (key.into_inner().into_owned(), (span, value))
            })
            .collect();
        let keys = entries.iter().map(|(key, (span, _))| (key.clone(), *span)).collect();
        Self { source, manner, name: name.to_owned(), entries, keys, asked: Vec::new() }
    }

    /// Where the value of `key` stands.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.entries.get(key).map(|(_, value)| self.source.span(value.span()))
    }

    /// Takes the value of `key` as it stands.
    pub fn raw(&mut self, key: &'static str) -> Option<(Span, Spanned<DeValue<'a>>)> {
        self.asked.push(key);
        self.entries.remove(key)
    }

    /// Takes the value of `key` when `read` can read it; a finding says what was expected if not.
    pub fn take<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        findings: &mut Vec<Diagnostic>,
        read: impl FnOnce(&DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let (_, value) = self.raw(key)?;
        let read = read(value.get_ref());
        if read.is_none() {
            findings.push(self.refused(key, &value, expected));
        }
        read
    }

    /// The finding for a value that is not as expected.
    pub fn refused(&self, key: &str, value: &Spanned<DeValue<'a>>, expected: &str) -> Diagnostic {
        let help = format!("{} 적으세요", with_particle(expected, "으로", "로"));
        // Behind a broken `=` the parser finds nothing, nowhere.
        if value.span().is_empty() {
            let place = self.keys.get(key).copied().unwrap_or_else(|| self.source.span(0..0));
            let message = format!("`{key}`에 값이 없습니다");
            return Diagnostic::error(self.manner.value, place, message).help(help);
        }
        let written = shown(self.source.slice(self.source.span(value.span())));
        let message = format!("`{key}`에 쓸 수 없는 값입니다: `{written}`");
        Diagnostic::error(self.manner.value, self.source.span(value.span()), message).help(help)
    }

    /// Takes the strings of a list, each with its place; an item that is none has a finding of its
    /// own and is left out.
    pub fn strings(
        &mut self,
        key: &'static str,
        expected: &str,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Placed<String>>> {
        let (_, value) = self.raw(key)?;
        let Some(items) = value.get_ref().as_array() else {
            findings.push(self.refused(key, &value, expected));
            return None;
        };
        let mut strings = Vec::new();
        for item in items {
            match item.get_ref().as_str() {
                Some(text) => strings
                    .push(Placed { value: text.to_owned(), span: self.source.span(item.span()) }),
                None => findings.push(self.refused(key, item, expected)),
            }
        }
        Some(strings)
    }

    /// Takes the value of `key` with where it stands, as [`Table::take`] does.
    pub fn placed<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        findings: &mut Vec<Diagnostic>,
        read: impl FnOnce(&DeValue<'a>) -> Option<T>,
    ) -> Option<Placed<T>> {
        let span = self.place(key);
        let value = self.take(key, expected, findings, read)?;
        Some(Placed { value, span: span? })
    }

    /// Takes the table of `key`.
    pub fn table(
        &mut self,
        key: &'static str,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Table<'a>> {
        let (source, manner) = (self.source, self.manner);
        let name = if self.name.is_empty() {
            format!("[{key}]")
        } else {
            format!("[{}.{key}]", self.name.trim_matches(['[', ']']))
        };
        let table =
            self.take(key, &format!("{name} 표"), findings, |value| value.as_table().cloned())?;
        Some(Table::new(source, manner, &name, table))
    }

    /// Every key with its value: for tables whose keys are the author's.
    pub fn into_entries(self) -> impl Iterator<Item = (String, Span, Spanned<DeValue<'a>>)> {
        self.entries.into_iter().map(|(key, (span, value))| (key, span, value))
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self, findings: &mut Vec<Diagnostic>) {
        for (key, (span, _)) in &self.entries {
            let top = format!("{} 맨 위", self.manner.file);
            let place = if self.name.is_empty() { &top } else { &self.name };
            let (code, severity) = self.manner.unknown;
            let help = match nearest(key, self.asked.iter().copied()) {
                Some(near) => format!("`{near}`처럼 고치세요"),
                None => format!("쓸 수 있는 키: {}", self.asked.join(", ")),
            };
            let quoted = with_particle(&format!("`{key}`"), "이라는", "라는");
            let message = format!("{place}에 {quoted} 설정은 없습니다");
            findings.push(Diagnostic::new(code, severity, *span, message).help(help));
        }
    }
}

/// A value as it stands in the file, on one line and not too long.
fn shown(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
