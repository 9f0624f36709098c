//! An index is read back as a browser reads it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::*;

/// What a script hands over.
fn handed<T: DeserializeOwned>(index: &Index, path: &str) -> T {
    let script = &index.files[path];
    let name = path.rsplit('/').next().unwrap().trim_end_matches(".js");
    let name = if path == "search.js" { "head" } else { name };
    let data = script.strip_prefix(&format!("seodang_search(\"{name}\",")).unwrap();
    serde_json::from_str(data.strip_suffix(");\n").unwrap()).unwrap()
}

/// The words of an index, with the numbers of the sections they stand in and their places there.
fn read(index: &Index) -> BTreeMap<String, BTreeMap<u32, Vec<u32>>> {
    let head: serde_json::Value = handed(index, "search.js");
    let folder = head["folder"].as_str().unwrap();
    let mut all = BTreeMap::new();
    for (at, first) in head["words"].as_array().unwrap().iter().enumerate() {
        let [words, sections]: [String; 2] = handed(index, &format!("{folder}w{at}.js"));
        let places: String = handed(index, &format!("{folder}p{at}.js"));
        let marks: Vec<usize> =
            words.match_indices(|c: char| c.is_ascii_uppercase()).map(|(at, _)| at).collect();
        let ends = marks[1..].iter().copied().chain([words.len()]);
        let mut before = String::new();
        let written = marks.iter().zip(ends).map(|(from, to)| &words[*from..to]);
        for ((word, sections), places) in written.zip(sections.split(' ')).zip(places.split(' ')) {
            let shared = usize::from(word.as_bytes()[0] - b'A');
            before = before.chars().take(shared).chain(word[1..].chars()).collect();
            assert!(before.encode_utf16().ge(first.as_str().unwrap().encode_utf16()));
            let mut section = 0;
            let mut steps = number::read(places).into_iter();
            let mut own = BTreeMap::new();
            for number in number::read(sections) {
                section += number / 3;
                let mut stood = Vec::new();
                let mut place = 0;
                for step in steps.by_ref() {
                    place += step / 2;
                    stood.push(place);
                    if step % 2 == 0 {
                        break;
                    }
                }
                own.insert(section, stood);
            }
            assert_eq!(steps.next(), None, "every place belongs to a section");
            assert!(all.insert(before.clone(), own).is_none(), "{before} stands once");
        }
    }
    all
}

fn page(sections: &[(&str, &[&str])]) -> Entry {
    let section = |(heading, lines): &(&str, &[&str])| Section {
        heading: (*heading).to_owned(),
        anchor: String::new(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
    };
    Entry { sections: sections.iter().map(section).collect(), ..Entry::default() }
}

#[test]
fn a_word_stands_in_its_sections_at_its_places() {
    let entries = [
        page(&[("스냅샷", &["RDS 스냅샷은 S3에", "스냅샷, 백업"])]),
        page(&[("제목", &[]), ("백업", &["db.t3.micro"])]),
    ];
    let words = read(&index(&entries, &Aliases::new()));
    assert_eq!(words["스냅샷"], BTreeMap::from([(0, vec![0, 6])]));
    assert_eq!(words["스냅샷은"], BTreeMap::from([(0, vec![3])]));
    assert_eq!(words["백업"], BTreeMap::from([(0, vec![8]), (2, vec![0])]));
    assert_eq!(words["t3"], BTreeMap::from([(2, vec![3])]));
}

#[test]
fn an_index_of_nothing_is_an_index() {
    let index = index(&[], &Aliases::new());
    assert_eq!(read(&index), BTreeMap::new());
    assert_eq!(index.files.len(), 1);
}

#[test]
fn signs_in_titles_do_not_end_a_script() {
    let entry = Entry { title: "\"<&\u{2028}\\".to_owned(), ..page(&[("\"</script>", &["`"])]) };
    let index = index(&[entry], &Aliases::new());
    let head: serde_json::Value = handed(&index, "search.js");
    assert_eq!(head["pages"][0][3], "\"<&\u{2028}\\");
    assert!(index.files.values().all(|text| !text.contains('\u{2028}')));
}

#[test]
fn only_names_of_what_is_there_are_handed_over() {
    let aliases = vec![
        vec!["docker".to_owned(), "도커".to_owned()],
        vec!["redis".to_owned(), "레디스".to_owned()],
    ];
    let index = index(&[page(&[("Docker", &[])])], &aliases);
    let head: serde_json::Value = handed(&index, "search.js");
    assert_eq!(head["aliases"], serde_json::json!(["docker|도커"]));
}

/// Texts of the kinds that courses hold, and any other.
fn text() -> impl Strategy<Value = String> {
    let some = "[가-힣a-zA-Z0-9 .,:/_-]{0,60}";
    prop_oneof![some, "(스냅샷|보안|그룹|은|에서|t3|\\.micro|[a-c]| ){0,30}", any::<String>()]
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let section = (text(), proptest::collection::vec(text(), 0..4))
        .prop_map(|(heading, lines)| Section { heading, anchor: String::new(), lines });
    let sections = proptest::collection::vec(section, 1..4);
    let entry = sections.prop_map(|sections| Entry { sections, ..Entry::default() });
    proptest::collection::vec(entry, 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_word_of_every_section_is_in_the_index_and_no_other(entries in entries()) {
        let index = index(&entries, &Aliases::new());
        prop_assert_eq!(&index, &super::index(&entries, &Aliases::new()));
        let sections: Vec<&Section> = entries.iter().flat_map(|entry| &entry.sections).collect();
        let mut expected: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (number, section) in sections.iter().enumerate() {
            for line in std::iter::once(&section.heading).chain(&section.lines) {
                for word in words(line) {
                    expected.entry(word.text).or_default().insert(number as u32);
                }
            }
        }
        let found: BTreeMap<String, BTreeSet<u32>> = read(&index)
            .into_iter()
            .map(|(word, sections)| (word, sections.into_keys().collect()))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn words_that_touch_are_one_place_apart(left in "[가-힣]{1,4}", right in "[a-z]{1,5}", joint in "[ ._/:-]") {
        let text = format!("{left}{joint}{right}");
        let places: Vec<u32> = words(&text).iter().map(|word| word.position).collect();
        prop_assert_eq!(places, vec![0, 1]);
    }
}
