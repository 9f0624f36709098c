//! Byte offsets to lines and columns.

/// A line and a column, both counting from one; the column counts Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from one.
    pub line: usize,
    /// Column, from one, in Unicode scalar values.
    pub column: usize,
}

/// Where the lines of a text begin. A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] bytes: a place in a long line is found
    /// without counting from its start.
    characters: Vec<usize>,
}

const STRIDE: usize = 1024;

impl Lines {
    /// Finds the lines of `text`; there is always at least one.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let characters = bytes
            .chunks(STRIDE)
            .scan(0, |count, chunk| {
                let before = *count;
                *count += beginning(chunk);
                Some(before)
            })
            .collect();
        Self { starts, characters }
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line that holds the byte at `offset`, counting from one.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The first byte of `line`, which counts from one; the last line's for any later one.
    pub fn start(&self, line: usize) -> usize {
        let index = line.saturating_sub(1).min(self.starts.len() - 1);
        self.starts[index]
    }

    /// Line and column of the byte at `offset` in `text`, the text these lines were made of.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.line(offset);
        let before = |at: usize| {
            let known = self.characters.get(at / STRIDE).or(self.characters.last());
            let from = (at / STRIDE).min(self.characters.len().saturating_sub(1)) * STRIDE;
            known.copied().unwrap_or(0) + beginning(&text.as_bytes()[from..at])
        };
        let column = before(offset.min(text.len())) - before(self.start(line)) + 1;
        Place { line, column }
    }
}

/// How many characters begin in these bytes: every byte that does not continue one begins one.
fn beginning(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "가나\r\n다b\rc";
        let lines = Lines::new(text);
        assert_eq!(lines.count(), 3);
        assert_eq!(lines.place(text, 3), Place { line: 1, column: 2 });
        assert_eq!(lines.place(text, 11), Place { line: 2, column: 2 });
        assert_eq!(lines.place(text, text.len()), Place { line: 3, column: 2 });
    }

    #[test]
    fn columns_of_a_long_line_are_those_that_counting_gives() {
        let text = "가a\n".to_owned() + &"나b다".repeat(2_000);
        let lines = Lines::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate().skip(3) {
            assert_eq!(lines.place(&text, at), Place { line: 2, column: count - 2 });
        }
        assert_eq!(lines.place(&text, text.len()).column, 6_001);
        assert_eq!(Lines::new("").place("", 0), Place { line: 1, column: 1 });
    }
}
