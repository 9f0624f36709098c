//! Advance widths of the shipped font and of its fallback.

use std::sync::LazyLock;

use super::text::Weight;

/// Written by `measure.py` beside it, which says what a line holds.
const WIDTHS: &str = include_str!("../../themes/default/fonts/widths.txt");

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(WIDTHS));

/// The width of `text` in ems: for every character the larger of both fonts.
pub fn ems(text: &str, weight: Weight) -> f64 {
    let table = &*TABLE;
    let thousandths: u32 = text
        .chars()
        .map(|character| {
            let [regular, bold] = table.widths(character);
            u32::from(match weight {
                Weight::Regular => regular,
                Weight::Bold => bold,
            })
        })
        .sum();
    f64::from(thousandths) / 1000.0
}

/// Whether a character takes no room of its own but changes the one before it.
pub fn joins(character: char) -> bool {
    !character.is_control() && TABLE.widths(character)[0] == 0
}

/// Runs of characters of one width.
struct Table {
    /// The first code point of each run, ascending.
    firsts: Vec<u32>,
    /// Thousandths of an em at regular and bold weight.
    widths: Vec<[u16; 2]>,
}

impl Table {
    fn read(lines: &str) -> Self {
        let mut table = Self { firsts: vec![0], widths: vec![[0, 0]] };
        for line in lines.lines() {
            let mut words = line.split(' ');
            let first = words.next().and_then(|word| u32::from_str_radix(word, 16).ok());
            let mut width = || words.next().and_then(|word| word.parse().ok());
            let widths = [width(), width()].map(|width| width.expect("a line has two widths"));
            table.firsts.push(first.expect("a line begins with a code point"));
            table.widths.push(widths);
        }
        table
    }

    fn widths(&self, character: char) -> [u16; 2] {
        let run = self.firsts.partition_point(|first| *first <= u32::from(character)) - 1;
        self.widths[run]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_latin_emoji_and_joiners_have_their_widths() {
        let regular = |text| (ems(text, Weight::Regular) * 100.0).round();
        assert_eq!(regular("한글"), 184.0);
        assert_eq!(regular("🚀"), 138.0);
        assert_eq!(regular("가\u{200d}\u{fe0f}"), 92.0);
        assert!(ems("Wi-Fi", Weight::Bold) > ems("Wi-Fi", Weight::Regular));
        assert!(joins('\u{200d}') && !joins('가'));
    }
}
