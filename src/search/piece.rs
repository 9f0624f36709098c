//! The pieces of an index, cut so that a query needs few of them.

use std::collections::{BTreeMap, BTreeSet};

use super::head::{self, Contents};
use super::script::script;
use super::vocabulary::{Posting, Vocabulary, vocabulary};
use super::{Aliases, Entry, Section, number};

/// About how many bytes a piece of words holds, for every hundred kilobytes of words: a query needs
/// one for each word, and a large course should not have too many.
const WORDS: usize = 900;
/// The bytes that a piece of words holds at least.
const FEW_WORDS: usize = 2_400;
/// About how many bytes a piece of text holds: an answer shows lines of several pages.
const TEXT: usize = 3_000;
/// How many characters two words share at most when one is written as the end of another.
const SHARED: usize = 25;

/// The files of an index, by their path from the site's root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Scripts.
    pub files: BTreeMap<String, String>,
}

impl Index {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.files.values().map(String::len).sum()
    }
}

/// Makes the index of these pages: a function of them and of the words that mean the same.
pub fn index(entries: &[Entry], aliases: &Aliases) -> Index {
    let vocabulary = vocabulary(entries);
    let mut pieces = BTreeMap::new();
    let mut words = Vec::new();
    for (at, part) in parts(&vocabulary).into_iter().enumerate() {
        words.push(part.first().map(|(word, _)| beginning(word)).unwrap_or_default());
        pieces.insert(format!("w{at}"), script(&format!("w{at}"), &written(part)));
        pieces.insert(format!("p{at}"), script(&format!("p{at}"), &positions(part)));
    }
    let sections: Vec<&Section> = entries.iter().flat_map(|entry| &entry.sections).collect();
    let mut texts = String::new();
    for (at, part) in chunks(&sections).into_iter().enumerate() {
        number::push(&mut texts, part.len() as u32);
        let part: Vec<[&str; 3]> =
            part.iter().map(|(section, text)| shown(section, text)).collect();
        pieces.insert(format!("t{at}"), script(&format!("t{at}"), &part));
    }
    let folder = format!("assets/search.{}/", fingerprint(&pieces));
    let aliases = &met(&vocabulary, aliases);
    let head = head::script(&Contents { folder: &folder, words, texts: &texts, entries, aliases });
    let mut files: BTreeMap<String, String> =
        pieces.into_iter().map(|(name, text)| (format!("{folder}{name}.js"), text)).collect();
    files.insert("search.js".to_owned(), head);
    Index { files }
}

fn fingerprint(pieces: &BTreeMap<String, String>) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in pieces.values() {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..8].to_owned()
}

/// The groups of which at least one word begins as a word of the site does.
fn met(vocabulary: &Vocabulary, aliases: &Aliases) -> Aliases {
    let words: BTreeSet<&str> = vocabulary.iter().map(|(word, _)| word.as_str()).collect();
    let is_met = |text: &String| {
        let first = text.split(' ').next().unwrap_or(text);
        words.range(first..).next().is_some_and(|word| word.starts_with(first))
    };
    aliases.iter().filter(|group| group.iter().any(is_met)).cloned().collect()
}

/// What decides in which piece a word lies: words that begin alike lie together.
fn beginning(word: &str) -> String {
    word.chars().take(2).collect()
}

/// The vocabulary in pieces of about one size; words of one beginning are never parted.
fn parts(vocabulary: &Vocabulary) -> Vec<&[(String, Vec<Posting>)]> {
    let weigh = |part: &[(String, Vec<Posting>)]| -> usize {
        part.iter().map(|(word, postings)| word.len() + postings.len()).sum()
    };
    let most = FEW_WORDS.max(weigh(vocabulary) * WORDS / 100_000);
    let mut parts = Vec::new();
    let (mut start, mut size, mut at) = (0, 0, 0);
    for alike in vocabulary.chunk_by(|(a, _), (b, _)| beginning(a) == beginning(b)) {
        let weight = weigh(alike);
        if at > start && size + weight > most {
            parts.push(&vocabulary[start..at]);
            (start, size) = (at, 0);
        }
        size += weight;
        at += alike.len();
    }
    if at > start {
        parts.push(&vocabulary[start..at]);
    }
    parts
}

/// Words and their sections: how much each word shares with the one before, as a capital letter,
/// and the rest; for each a text of numbers.
fn written(part: &[(String, Vec<Posting>)]) -> [String; 2] {
    let (mut words, mut sections) = (String::new(), String::new());
    let mut before: &str = "";
    for (word, postings) in part {
        let pairs = before.chars().zip(word.chars());
        // Only what a code unit holds is shared, so that browsers may count them.
        let alike = pairs.take_while(|(a, b)| a == b && a.len_utf16() == 1);
        let shared = alike.count().min(SHARED);
        words.extend(char::from_u32(u32::from('A') + shared as u32));
        words.extend(word.chars().skip(shared));
        before = word;
        let mut last = 0;
        for posting in postings {
            number::push(&mut sections, (posting.section - last) * 3 + posting.weight as u32);
            last = posting.section;
        }
        sections.push(' ');
    }
    sections.pop();
    [words, sections]
}

/// Where each word stands in its sections: the steps between places, doubled, with one for those
/// that another follows in the same section.
fn positions(part: &[(String, Vec<Posting>)]) -> String {
    let mut all = String::new();
    for (_, postings) in part {
        for posting in postings {
            let mut last = 0;
            let count = posting.positions.len();
            for (at, position) in posting.positions.iter().enumerate() {
                number::push(&mut all, (position - last) * 2 + u32::from(at + 1 < count));
                last = *position;
            }
        }
        all.push(' ');
    }
    all.pop();
    all
}

/// Sections with their text in pieces of about one size.
fn chunks<'a>(sections: &[&'a Section]) -> Vec<Vec<(&'a Section, String)>> {
    let mut chunks: Vec<Vec<(&Section, String)>> = Vec::new();
    let mut size = 0;
    for section in sections {
        let text = section.lines.join("\n");
        let weight = section.heading.len() + text.len();
        if chunks.is_empty() || size + weight > TEXT {
            chunks.push(Vec::new());
            size = 0;
        }
        size += weight;
        chunks.last_mut().expect("one was added").push((section, text));
    }
    chunks
}

/// What a result shows of a section.
fn shown<'a>(section: &'a Section, text: &'a str) -> [&'a str; 3] {
    [&section.heading, &section.anchor, text]
}
