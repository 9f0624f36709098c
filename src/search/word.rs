//! The words of a text.

use super::grammar::is_particle;
use crate::text::folded;

/// A word with its place: words that follow each other differ by one, a full stop or a bracket
/// between them makes it two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Letters and digits in folded form, at most [`LONGEST`] of them.
    pub text: String,
    /// Its number in the text, from zero.
    pub position: u32,
}

/// How many characters of a word are kept: what is longer is no word of a language.
pub const LONGEST: usize = 40;

/// What may stand between two words that belong together: `t3.micro`, `aws-cli`, `10.0.0.0/16`.
const JOINTS: [char; 11] = ['.', '-', '_', '/', ':', '·', '&', '*', '`', '\'', '+'];

/// Every word of a text in order. Where Hangul follows Latin letters, or Latin letters Hangul, a
/// further word begins at the same position: `S3버킷을` is also `버킷을`. After a bare number it
/// does not (`24시간`), and a particle is no word (`AWS에서`).
pub fn words(text: &str) -> Vec<Word> {
    let text = folded(text);
    let mut words = Vec::new();
    let mut position = 0;
    let mut rest = text.as_str();
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, tail) = rest.split_at(start);
        if !words.is_empty() {
            position += if joins(gap) { 1 } else { 2 };
        }
        let end = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        let (word, after) = tail.split_at(end);
        words.push(Word { text: cut(word), position });
        words.extend(inner(word).map(|at| Word { text: cut(&word[at..]), position }));
        rest = after;
    }
    words
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// Whether words on both sides of `gap` belong together.
fn joins(gap: &str) -> bool {
    let mut characters = gap.chars().peekable();
    while let Some(character) = characters.next() {
        let ends = matches!(character, '.' | ':') && characters.peek() == Some(&' ');
        let within = character == ' ' || JOINTS.contains(&character);
        if ends || !within {
            return false;
        }
    }
    true
}

/// Where further words begin in a word that mixes scripts.
fn inner(word: &str) -> impl Iterator<Item = usize> {
    let mut letters = false;
    let mut hangul = None;
    word.char_indices().filter_map(move |(at, character)| {
        let is_hangul = ('가'..='힣').contains(&character);
        let turned = hangul.is_some_and(|before| before != is_hangul);
        hangul = Some(is_hangul);
        let begins = match (turned, is_hangul) {
            (true, true) => letters && !is_particle(&word[at..]),
            (true, false) => character.is_alphabetic(),
            (false, _) => false,
        };
        letters |= character.is_alphabetic() && !is_hangul;
        begins.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        let cases: [(&str, &[(&str, u32)]); 8] = [
            ("RDS 스냅샷은", &[("rds", 0), ("스냅샷은", 1)]),
            (
                "보안 그룹(Security Group)",
                &[("보안", 0), ("그룹", 1), ("security", 3), ("group", 4)],
            ),
            ("db.t3.micro", &[("db", 0), ("t3", 1), ("micro", 2)]),
            ("끝. 처음", &[("끝", 0), ("처음", 2)]),
            ("S3버킷을 AWS에서", &[("s3버킷을", 0), ("버킷을", 0), ("aws에서", 1)]),
            ("24시간 3일차", &[("24시간", 0), ("3일차", 1)]),
            ("쿠버네티스API", &[("쿠버네티스api", 0), ("api", 0)]),
            ("🎯", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<(String, u32)> =
                words(text).into_iter().map(|word| (word.text, word.position)).collect();
            let expected: Vec<(String, u32)> =
                expected.iter().map(|(word, at)| ((*word).to_owned(), *at)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
