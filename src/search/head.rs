//! The head of an index: what a browser gets before it can ask for anything.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Aliases, Entry, grammar, jamo, script, word};

/// What the head tells of.
pub struct Contents<'a> {
    /// The folder of the pieces, from the site's root.
    pub folder: &'a str,
    /// For each piece of words what its first word begins with.
    pub words: Vec<String>,
    /// How many sections each piece of text holds.
    pub texts: &'a str,
    pub entries: &'a [Entry],
    pub aliases: &'a Aliases,
}

#[derive(Serialize)]
struct Head<'a> {
    folder: &'a str,
    words: &'a [String],
    texts: &'a str,
    groups: Vec<&'a str>,
    /// The number of its group, folder, label, title, how many sections.
    pages: Vec<(usize, &'a str, &'a str, &'a str, usize)>,
    aliases: Vec<String>,
    /// Endings by the letter of what must stand before them.
    particles: BTreeMap<char, String>,
    nouns: String,
    initials: &'a str,
    keys: [&'a str; 3],
    longest: usize,
}

pub fn script(contents: &Contents<'_>) -> String {
    let mut groups: Vec<&str> = Vec::new();
    let mut pages = Vec::new();
    for entry in contents.entries {
        let group = groups.iter().position(|group| *group == entry.group).unwrap_or_else(|| {
            groups.push(&entry.group);
            groups.len() - 1
        });
        let (label, title) = (entry.label.as_str(), entry.title.as_str());
        pages.push((group, entry.folder.as_str(), label, title, entry.sections.len()));
    }
    let mut particles: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for (text, after) in grammar::particles() {
        for after in after {
            particles.entry(after.letter()).or_default().push(text);
        }
    }
    let head = Head {
        folder: contents.folder,
        words: &contents.words,
        texts: contents.texts,
        groups,
        pages,
        aliases: contents.aliases.iter().map(|group| group.join("|")).collect(),
        particles: particles.into_iter().map(|(letter, all)| (letter, all.join(" "))).collect(),
        nouns: grammar::nouns().join(" "),
        initials: jamo::INITIALS,
        keys: jamo::KEYS,
        longest: word::LONGEST,
    };
    script::script("head", &head)
}
