//! Every word of a site with the sections it stands in.

use std::collections::BTreeMap;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::{Entry, Name, Section, words};

/// A section that a word stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The section's number among those of all pages, from zero.
    pub section: u32,
    /// How much the word weighs there.
    pub weight: Weight,
    /// Where it stands, ascending.
    pub positions: Vec<u32>,
}

/// How much a word weighs in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is there.
    Once,
    /// It is there more than once.
    More,
    /// It stands in the heading.
    Heading,
}

/// Words in the order in which a browser compares texts, each with its postings by section.
pub type Vocabulary = Vec<(String, Vec<Posting>)>;

pub fn vocabulary(entries: &[Entry]) -> Vocabulary {
    let mut all: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
    let sections = entries.iter().flat_map(|entry| {
        let names = std::iter::once(Some(&entry.name)).chain(std::iter::repeat(None));
        entry.sections.iter().zip(names)
    });
    let sections: Vec<(&Section, Option<&Name>)> = sections.collect();
    let read: Vec<_> =
        sections.into_par_iter().map(|(section, name)| places(section, name)).collect();
    for (section, number) in read.into_iter().zip(0..) {
        for (word, (positions, weight)) in section {
            let posting = Posting { section: number, weight, positions };
            all.entry(word).or_default().push(posting);
        }
    }
    let mut all: Vocabulary = all.into_iter().collect();
    // Browsers compare code units.
    all.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    all
}

/// The words of a section. What its page is called comes first, in one line; then its heading, and between lines
/// there is a step.
fn places(section: &Section, name: Option<&Name>) -> BTreeMap<String, (Vec<u32>, Weight)> {
    let mut places: BTreeMap<String, (Vec<u32>, Weight)> = BTreeMap::new();
    let mut start = 0;
    let name = name.map(|name| [(&name.way, Weight::Once, 1), (&name.own, Weight::Heading, 2)]);
    let heading = (&section.heading, Weight::Heading, 2);
    let lines = section.lines.iter().map(|line| (line, Weight::Once, 2));
    let name = name.into_iter().flatten().filter(|(line, ..)| !line.is_empty());
    for (line, weigh, step) in name.chain([heading]).chain(lines) {
        let mut last = start;
        for word in words(line) {
            last = start + word.position;
            let (positions, weight) =
                places.entry(word.text).or_insert_with(|| (Vec::new(), Weight::Once));
            if positions.last() != Some(&last) {
                positions.push(last);
            }
            let again = if positions.len() > 1 { Weight::More } else { Weight::Once };
            *weight = (*weight).max(weigh).max(again);
        }
        start = last + step;
    }
    places
}
