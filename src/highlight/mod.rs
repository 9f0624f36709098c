//! Code to HTML with short classes.

mod class;
mod grammar;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use crate::html::escape;
use class::{Class, Classes};
pub use grammar::notices;

/// Code as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlighted {
    /// The code, escaped, with runs of one kind in `<i class=…>`; a run never crosses a line end.
    pub html: String,
    /// Whether the language is known. Plain text is; its code has no runs.
    pub known: bool,
}

/// A line with more bytes is left plain, and the grammar does not see it.
const LONGEST_LINE: usize = 1_000;
/// So is a line with more white space on end: some grammars go over it again and again.
const WIDEST_GAP: usize = 100;
/// Grammars take time by the square of a line's length. When the squares of a block's lines add up
/// to more, the rest of it is left plain.
const MOST_WORK: usize = 20_000_000;

/// Colours `code`, whose language is the word that follows the fence, in any case.
///
/// The classes, one letter each, are what a theme gives colours to:
///
/// | class | what it is |
/// |---|---|
/// | `c` | a comment |
/// | `s` | a string |
/// | `e` | an escape in a string, or the marks of a value put into one |
/// | `n` | a number, or a constant such as `true` |
/// | `k` | a keyword, a heading |
/// | `o` | an operator |
/// | `t` | a type, a class, a tag, the name of a section |
/// | `f` | a function, a command |
/// | `v` | a variable, a parameter |
/// | `a` | a key of a mapping, an attribute, an option of a command |
/// | `i` | a line put in |
/// | `d` | a line taken out |
pub fn highlight(language: &str, code: &str) -> Highlighted {
    match grammar::find(language) {
        grammar::Found::Grammar(syntax, set) => {
            Highlighted { html: coloured(syntax, set, code), known: true }
        }
        grammar::Found::Plain => Highlighted { html: escape(code), known: true },
        grammar::Found::Unknown => Highlighted { html: escape(code), known: false },
    }
}

fn coloured(syntax: &SyntaxReference, set: &SyntaxSet, code: &str) -> String {
    let mut runs = Runs::default();
    let mut classes = Classes::default();
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut work = 0;
    for line in code.split_inclusive('\n') {
        // The grammars want every line to end; white space before its end means nothing to them.
        let ended = format!("{}\n", line.trim_end());
        let simple = ended.len() <= LONGEST_LINE && widest_gap(&ended) <= WIDEST_GAP;
        work += if simple { ended.len().pow(2) } else { 0 };
        let changes = (simple && work <= MOST_WORK).then(|| state.parse_line(&ended, set));
        let Some(Ok(changes)) = changes else {
            runs.push(None, line);
            continue;
        };
        let mut at = 0;
        for (place, change) in changes {
            let place = place.min(line.len());
            if at < place {
                runs.push(classes.of(scopes.as_slice()), &line[at..place]);
                at = place;
            }
            // A grammar that closes what it never opened only loses colour.
            let _ = scopes.apply(&change);
        }
        runs.push(classes.of(scopes.as_slice()), &line[at..]);
    }
    runs.into_html()
}

/// The bytes of the longest white space in a line.
fn widest_gap(line: &str) -> usize {
    line.split(|c: char| !c.is_whitespace()).map(str::len).max().unwrap_or(0)
}

/// Neighbours of one class become one run; white space belongs to the run before it.
#[derive(Default)]
struct Runs {
    html: String,
    class: Option<Class>,
    /// Text of the run at the end.
    run: String,
    /// White space after it, in the run only when more of it follows.
    space: String,
}

impl Runs {
    fn push(&mut self, class: Option<Class>, text: &str) {
        for part in text.split_inclusive('\n') {
            let (words, line_end) = match part.strip_suffix('\n') {
                Some(words) => (words, true),
                None => (part, false),
            };
            if words.trim().is_empty() {
                self.space.push_str(words);
            } else {
                if class != self.class {
                    self.end();
                    self.class = class;
                }
                self.run.push_str(&std::mem::take(&mut self.space));
                self.run.push_str(words);
            }
            if line_end {
                self.end();
                self.html.push('\n');
            }
        }
    }

    fn end(&mut self) {
        let text = escape(&self.run);
        match self.class {
            Some(class) if !text.is_empty() => {
                // Space around a run needs no colour.
                let start = text.len() - text.trim_start().len();
                let end = text.trim_end().len();
                self.html.push_str(&text[..start]);
                self.html.push_str("<i class=");
                self.html.push(class.letter());
                self.html.push('>');
                self.html.push_str(&text[start..end]);
                self.html.push_str("</i>");
                self.html.push_str(&text[end..]);
            }
            _ => self.html.push_str(&text),
        }
        self.run.clear();
        self.html.push_str(&std::mem::take(&mut self.space));
        self.class = None;
    }

    fn into_html(mut self) -> String {
        self.end();
        self.html
    }
}

#[cfg(test)]
mod tests;
