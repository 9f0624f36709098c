//! Footnotes: numbered where they are first named, written at the end of the page.

use std::collections::BTreeMap;

use super::writer::Writer;
use crate::markdown::{self, Block, BlockKind, Footnote};

/// The footnotes of a page.
pub struct Footnotes<'a> {
    texts: BTreeMap<&'a str, &'a Footnote>,
    /// Labels in the order of their numbers, with how often each was named.
    named: Vec<(&'a str, usize)>,
    /// Which have a number already.
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Footnotes<'a> {
    pub fn of(all: &'a [Block]) -> Self {
        let mut texts = BTreeMap::new();
        markdown::blocks(all, &mut |block| {
            if let BlockKind::Footnote(footnote) = &block.kind {
                texts.entry(footnote.label.as_str()).or_insert(footnote);
            }
        });
        Self { texts, named: Vec::new(), numbers: BTreeMap::new() }
    }

    /// The number of a footnote, and how often it has been named now.
    fn name(&mut self, label: &'a str) -> (usize, usize) {
        let number = *self.numbers.entry(label).or_insert_with(|| {
            self.named.push((label, 0));
            self.named.len()
        });
        let times = &mut self.named[number - 1].1;
        *times += 1;
        (number, *times)
    }
}

impl<'a> Writer<'a> {
    pub fn footnote_reference(&mut self, label: &'a str) {
        if !self.footnotes.texts.contains_key(label) {
            self.html.text(&format!("[^{label}]"));
            return;
        }
        let (number, times) = self.footnotes.name(label);
        let joined = self.context.joined;
        let id = joined.id(&format!("_ref-{number}-{times}"));
        let href = format!("#{}", joined.id(&format!("_note-{number}")));
        let attributes = [("class", "ref"), ("id", &id), ("href", &href)];
        self.html.element("a", &attributes, &number.to_string());
    }

    /// The texts of all footnotes, those that nothing names at the end.
    pub fn footnotes(&mut self) {
        if self.footnotes.texts.is_empty() {
            return;
        }
        let words = &self.context.strings.prose;
        let joined = self.context.joined;
        let id = joined.id("_footnotes");
        self.html.open("section", &[("class", "footnotes"), ("aria-labelledby", &id)]);
        self.html.element("h2", &[("id", &id)], &words.footnotes).open("ol", &[]);
        let mut number = 0;
        // A footnote may name another one, which then gets the next number.
        while let Some(label) = self.next_footnote(number) {
            number += 1;
            self.html.open("li", &[("id", &joined.id(&format!("_note-{number}")))]);
            if let Some(footnote) = self.footnotes.texts.get(label).copied() {
                self.blocks(&footnote.blocks);
            }
            let times = self.footnotes.named.get(number - 1).map_or(0, |(_, times)| *times);
            for time in 1..=times {
                let href = format!("#{}", joined.id(&format!("_ref-{number}-{time}")));
                let attributes =
                    [("class", "back"), ("href", href.as_str()), ("aria-label", &words.back)];
                self.html.element("a", &attributes, "↑");
            }
            self.html.close("li").raw("\n");
        }
        self.html.close("ol").close("section").raw("\n");
    }

    fn next_footnote(&mut self, written: usize) -> Option<&'a str> {
        if let Some((label, _)) = self.footnotes.named.get(written) {
            return Some(label);
        }
        let footnotes = &mut self.footnotes;
        let label = footnotes
            .texts
            .keys()
            .find(|label| !footnotes.numbers.contains_key(**label))
            .copied()?;
        footnotes.named.push((label, 0));
        footnotes.numbers.insert(label, footnotes.named.len());
        Some(label)
    }
}
