//! Measured text: lines of runs whose widths hold in the shipped font and in its fallback.

use serde::{Deserialize, Serialize};

use super::geometry::{Area, Point};
use super::metrics;

/// A piece of one line in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// Underlined.
    pub underlined: bool,
}

impl Run {
    /// Characters without any style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Font {
    /// Pixels.
    pub size: f64,
    /// How heavy.
    pub weight: Weight,
}

/// How heavy a font is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Bold,
}

impl Font {
    /// Text of nodes, messages and notes: 14 px.
    pub const BODY: Self = Self { size: 14.0, weight: Weight::Regular };
    /// Titles of groups, frames and sections: 14 px, bold.
    pub const STRONG: Self = Self { size: 14.0, weight: Weight::Bold };
    /// Labels on lines: 13 px.
    pub const LABEL: Self = Self { size: 13.0, weight: Weight::Regular };
    /// The heading of a whole diagram: 16 px, bold.
    pub const HEADING: Self = Self { size: 16.0, weight: Weight::Bold };

    /// From one baseline to the next.
    pub fn leading(self) -> f64 {
        (self.size * 1.4).round()
    }
}

/// Lines of text that have been measured. A line may be empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The lines.
    pub lines: Vec<Vec<Run>>,
    /// How it is set.
    pub font: Font,
    /// Width of the widest line, in pixels.
    pub width: f64,
    /// Height of all lines, in pixels.
    pub height: f64,
}

/// Which part of a block stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// The left side.
    Start,
    /// The middle.
    Middle,
    /// The right side.
    End,
}

/// A block at its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The lines.
    pub block: Block,
    /// `x` of the anchor, `y` of the middle of the block.
    pub at: Point,
    /// What `at.x` is.
    pub anchor: Anchor,
}

/// The width of `text` in pixels: the larger of what the shipped font and its fallback need.
pub fn width(text: &str, font: Font) -> f64 {
    metrics::ems(text, font.weight) * font.size
}

impl Block {
    /// One line of plain text; line feeds part lines.
    pub fn plain(text: &str, font: Font) -> Self {
        Self::new(text.split('\n').map(|line| vec![Run::plain(line)]).collect(), font)
    }

    /// These lines as they are.
    pub fn new(lines: Vec<Vec<Run>>, font: Font) -> Self {
        let width = lines.iter().map(|line| line_width(line, font)).fold(0.0, f64::max);
        let height = lines.len() as f64 * font.leading();
        Self { lines, font, width, height }
    }

    /// These lines, broken so that none is wider than `limit` pixels: between words where that is
    /// possible, else inside of a word.
    pub fn wrapped(lines: Vec<Vec<Run>>, font: Font, limit: f64) -> Self {
        let broken = lines.into_iter().flat_map(|line| broken(line, font, limit)).collect();
        Self::new(broken, font)
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().flatten().all(|run| run.text.trim().is_empty())
    }

    /// The characters on one line, parted by blanks.
    #[cfg(test)]
    pub fn to_line(&self) -> String {
        let lines =
            self.lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect());
        lines.collect::<Vec<String>>().join(" ")
    }

    /// This block with its anchor at `x` and its middle at `y`.
    pub fn at(self, x: f64, y: f64, anchor: Anchor) -> Text {
        Text { block: self, at: Point::new(x, y), anchor }
    }

    /// This block centred on a point.
    pub fn centred(self, at: Point) -> Text {
        Text { block: self, at, anchor: Anchor::Middle }
    }
}

impl Text {
    /// What it covers.
    pub fn area(&self) -> Area {
        let (width, height) = (self.block.width, self.block.height);
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Area::new(left, self.at.y - height / 2.0, width, height)
    }

    /// This text, moved.
    pub fn moved(self, by: Point) -> Self {
        Self { at: self.at.moved(by), ..self }
    }
}

fn run_width(run: &Run, font: Font) -> f64 {
    let font = if run.bold { Font { weight: Weight::Bold, ..font } } else { font };
    width(&run.text, font)
}

fn line_width(line: &[Run], font: Font) -> f64 {
    line.iter().map(|run| run_width(run, font)).sum()
}

/// Greedy line breaking, as every browser does it.
fn broken(line: Vec<Run>, font: Font, limit: f64) -> Vec<Vec<Run>> {
    if line_width(&line, font) <= limit {
        return vec![line];
    }
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    let mut used = 0.0;
    for run in &line {
        for word in run.text.split_inclusive(' ') {
            let piece = Run { text: word.to_owned(), ..run.clone() };
            let bare = run_width(&Run { text: word.trim_end().to_owned(), ..run.clone() }, font);
            if used + bare <= limit {
                used += run_width(&piece, font);
                push(&mut lines, piece);
                continue;
            }
            if used > 0.0 {
                lines.push(Vec::new());
                used = 0.0;
            }
            if bare <= limit {
                used = run_width(&piece, font);
                push(&mut lines, piece);
                continue;
            }
            for part in unbreakable(word) {
                let piece = Run { text: part.to_owned(), ..run.clone() };
                let wide = run_width(&piece, font);
                if used > 0.0 && used + wide > limit {
                    lines.push(Vec::new());
                    used = 0.0;
                }
                if wide <= limit {
                    used += wide;
                    push(&mut lines, piece);
                    continue;
                }
                for character in clusters(part) {
                    let piece = Run { text: character.to_owned(), ..run.clone() };
                    let wide = run_width(&piece, font);
                    if used > 0.0 && used + wide > limit && character != " " {
                        lines.push(Vec::new());
                        used = 0.0;
                    }
                    used += wide;
                    push(&mut lines, piece);
                }
            }
        }
    }
    for line in &mut lines {
        if let Some(last) = line.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        line.retain(|run| !run.text.is_empty());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Adds a piece to the last line; to its last run when that has the same style.
fn push(lines: &mut [Vec<Run>], piece: Run) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last)
            if (last.bold, last.italic, last.underlined)
                == (piece.bold, piece.italic, piece.underlined) =>
        {
            last.text.push_str(&piece.text);
        }
        _ => line.push(piece),
    }
}

/// The parts of a text between which a line may end: words, and in long words what ends with a sign
/// (`amazonaws.com/my-app`) or before a capital (`VeryLongName`).
pub fn unbreakable(text: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut before = [' '; 2];
    for (at, character) in text.char_indices() {
        let [last, previous] = before;
        let sign =
            matches!(previous, '/' | '.' | '-' | '_' | ':' | '=' | ',' | '@' | '&' | '?' | ';')
                && last.is_alphanumeric()
                && character.is_alphanumeric();
        let capital = previous.is_lowercase() && character.is_uppercase();
        if previous == ' ' || sign || capital {
            starts.push(at);
        }
        before = [previous, character];
    }
    starts.push(text.len());
    starts.dedup();
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

/// Where a word may be broken at need: before every character that does not belong to the one
/// before it.
fn clusters(word: &str) -> Vec<&str> {
    let mut starts = vec![0];
    let mut joined = false;
    for (at, character) in word.char_indices().skip(1) {
        if !joined && !metrics::joins(character) {
            starts.push(at);
        }
        joined = character == '\u{200d}';
    }
    starts.push(word.len());
    starts.windows(2).map(|pair| &word[pair[0]..pair[1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_breaks_between_words_and_an_overlong_word_anywhere() {
        let line = [Run::plain("이것은 아주 긴 레이블입니다")];
        let block =
            Block::wrapped(line.iter().cloned().map(|run| vec![run]).collect(), Font::BODY, 70.0);
        assert!(block.width <= 70.0);
        assert_eq!(block.to_line(), "이것은 아주 긴 레이블입니 다");
        let word = Block::wrapped(vec![vec![Run::plain("x".repeat(100))]], Font::BODY, 100.0);
        assert!(word.lines.len() > 5 && word.width <= 100.0);
    }
}
