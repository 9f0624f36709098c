//! Labels as blocks of text that fit into the room they have.

use super::label::Label;
use crate::diagram::text::{Block, Font, Run, unbreakable, width};

/// No text is wider than this, whatever its author wishes.
pub const WIDEST: f64 = 1600.0;

/// The width that a label asks for, and the least that it can do with without breaking words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish {
    /// With the lines that the author wrote.
    pub natural: f64,
    /// The widest word.
    pub word: f64,
}

impl Wish {
    /// What `label` asks for.
    pub fn of(label: &Label, font: Font) -> Self {
        let widest = |parts: &mut dyn Iterator<Item = &str>| {
            parts.map(|part| width(part, font)).fold(0.0, f64::max)
        };
        let natural = widest(&mut label.lines.iter().map(String::as_str)).min(WIDEST);
        let words = &mut label.lines.iter().flat_map(|line| unbreakable(line)).map(str::trim_end);
        Self { natural, word: if label.is_fixed { natural } else { widest(words).min(natural) } }
    }

    /// The width when lines wider than `cap` are broken, but no word that is narrower than `whole`.
    pub fn capped(self, cap: f64, whole: f64) -> f64 {
        let word = if self.word <= whole { self.word } else { 0.0 };
        self.natural.min(cap.max(word))
    }
}

/// `label` in lines no wider than `limit`, and of as even length as that number of lines allows.
pub fn fitted(label: &Label, font: Font, limit: f64) -> Block {
    let lines = || label.lines.iter().map(|line| vec![Run::plain(line.clone())]).collect();
    let limit = if label.is_fixed { WIDEST } else { limit.clamp(font.size * 2.0, WIDEST) };
    let block = Block::wrapped(lines(), font, limit);
    let count = block.lines.len();
    if count == label.lines.len() {
        return block;
    }
    let (mut narrow, mut best) = (block.width / 2.0, block);
    for _ in 0..5 {
        let middle = (narrow + best.width) / 2.0;
        let trial = Block::wrapped(lines(), font, middle);
        if trial.lines.len() == count && pieces(&trial) <= pieces(&best) {
            best = trial;
        } else {
            narrow = middle;
        }
    }
    best
}

/// How many words there are; a broken one counts for each of its parts.
fn pieces(block: &Block) -> usize {
    block.lines.iter().flatten().map(|run| run.text.split_whitespace().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_even_and_hold_every_word() {
        let label = Label::read("하나 둘 셋 넷 다섯 여섯 일곱");
        let block = fitted(&label, Font::LABEL, 100.0);
        assert!(block.width <= 100.0);
        assert_eq!(block.to_line(), label.to_line());
        assert_eq!(block.lines.len(), 2);
        let ends: Vec<f64> =
            block.lines.iter().map(|line| width(&line[0].text, Font::LABEL)).collect();
        assert!((ends[0] - ends[1]).abs() < 35.0, "{ends:?}");
    }

    #[test]
    fn nowrap_holds_unless_it_is_absurd() {
        assert_eq!(fitted(&Label::read("nowrap: 하나 둘 셋"), Font::LABEL, 10.0).lines.len(), 1);
        let long = Label::read(&format!("nowrap: {}", "긴 ".repeat(5000)));
        assert!(fitted(&long, Font::LABEL, 10.0).width <= WIDEST);
    }
}
