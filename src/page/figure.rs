//! Figures that were checked: each shows how it is computed.

use std::collections::BTreeSet;

use super::writer::Writer;
use crate::text::Span;

/// A figure that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands.
    pub span: Span,
    /// What its row or line is about.
    pub label: String,
    /// Its text.
    pub text: String,
    /// What is shown for it, when that is not its text.
    pub shown: Option<String>,
    /// What the check gave.
    pub state: State,
    /// How it is computed, or why it cannot be.
    pub computation: String,
    /// The prices that its row was checked by.
    pub quote: Option<Quote>,
}

/// Where and when prices hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The code of their region, when they do not hold anywhere.
    pub region: Option<String>,
    /// The day the oldest of them was read.
    pub retrieved: String,
}

/// What the check of a figure gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is right.
    Verified,
    /// It is right when rounded otherwise.
    Rounded,
    /// It is wrong.
    Mismatch,
    /// The page does not say enough.
    Unverifiable,
}

impl Figure {
    /// What readers see.
    fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.text)
    }
}

impl State {
    fn class(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Rounded => "rounded",
            Self::Mismatch => "mismatch",
            Self::Unverifiable => "unverifiable",
        }
    }
}

impl<'a> Writer<'a> {
    /// Text of which some parts may be figures.
    pub fn figured(&mut self, span: Span, text: &str) {
        let mut rest = text;
        for figure in self.figures(span) {
            let Some(at) = place(figure, span, text, text.len() - rest.len()) else { continue };
            let (before, after) = text.split_at(at);
            self.html.text(&before[text.len() - rest.len()..]);
            let how = self.computation(figure);
            let class = format!("figure {}", figure.state.class());
            let attributes = [
                ("class", class.as_str()),
                ("tabindex", "0"),
                ("data-how", &how),
                ("aria-description", &how),
            ];
            self.html.element("span", &attributes, figure.shown());
            rest = &after[figure.text.len()..];
        }
        self.html.text(rest);
    }

    /// What became of the figures of a block, and how each is computed.
    pub fn ledger(&mut self, span: Span) {
        let figures = self.figures(span);
        let words = &self.context.strings.cost;
        let count = |state: State| figures.iter().filter(|figure| figure.state == state).count();
        let right = count(State::Verified) + count(State::Rounded);
        let checked = right + count(State::Mismatch);
        if checked == 0 {
            return;
        }
        let mut summary = format!("{} {right}/{checked}", words.check);
        for (state, word) in
            [(State::Mismatch, &words.mismatch), (State::Unverifiable, &words.unchecked)]
        {
            if count(state) > 0 {
                summary.push_str(&format!(" · {word} {}", count(state)));
            }
        }
        let quotes = || figures.iter().filter_map(|figure| figure.quote.as_ref());
        let regions: BTreeSet<&str> = quotes().filter_map(|one| one.region.as_deref()).collect();
        for region in regions {
            summary.push_str(&format!(" · {region}"));
        }
        if let Some(oldest) = quotes().map(|quote| &quote.retrieved).min() {
            summary.push_str(&format!(" · {oldest} {}", words.prices));
        }
        let states = figures.iter().map(|figure| figure.state);
        // A figure without a computation takes nothing away from those that have one.
        let worst = states.filter(|state| *state != State::Unverifiable).max();
        let worst = worst.unwrap_or(State::Verified);
        self.html.open("details", &[("class", &format!("ledger {}", worst.class()))]);
        self.html.element("summary", &[], &summary).open("ul", &[]);
        for figure in figures {
            self.html.open("li", &[("class", figure.state.class())]);
            if !figure.label.is_empty() && figure.label != figure.shown() {
                self.html.text(&figure.label).text(" ");
            }
            self.html.element("b", &[], figure.shown()).text(" ");
            let how = self.computation(figure);
            self.html.element("span", &[], &how).close("li").raw("\n");
        }
        self.html.close("ul").close("details").raw("\n");
    }

    /// What is said of a figure.
    fn computation(&self, figure: &Figure) -> String {
        let words = &self.context.strings.cost;
        let word = match figure.state {
            State::Verified => return figure.computation.clone(),
            State::Rounded => &words.rounded,
            State::Mismatch if figure.computation.contains(['=', '≈']) => &words.computed,
            State::Mismatch => &words.mismatch,
            State::Unverifiable => &words.unverifiable,
        };
        format!("{word}: {}", figure.computation)
    }

    fn figures(&self, span: Span) -> &'a [Figure] {
        let all = self.context.figures;
        let first = all.partition_point(|figure| figure.span.start < span.start);
        let count = all[first..].partition_point(|figure| figure.span.start < span.end);
        &all[first..first + count]
    }
}

/// Where a figure stands in the text of `span`, at or after `from`. Offsets hold unless the text was
/// written with escapes or lost its beginning; then the figure's own text leads there.
fn place(figure: &Figure, span: Span, text: &str, from: usize) -> Option<usize> {
    let at = (figure.span.start - span.start) as usize;
    let exact = text.get(at..).is_some_and(|rest| rest.starts_with(&figure.text));
    if exact && at >= from {
        return Some(at);
    }
    text[from..].find(&figure.text).map(|found| from + found)
}
