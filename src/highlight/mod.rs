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
const LONGEST_LINE: usize = 4_000;
/// From the line on that reaches beyond this many bytes, code is left plain.
const LONGEST_CODE: usize = 200_000;

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
    let mut seen = 0;
    for line in code.split_inclusive('\n') {
        seen += line.len();
        if line.len() > LONGEST_LINE || seen > LONGEST_CODE {
            runs.push(None, line);
            continue;
        }
        // The grammars want every line to end.
        let ended = if line.ends_with('\n') { line.to_owned() } else { format!("{line}\n") };
        let Ok(changes) = state.parse_line(&ended, set) else {
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
