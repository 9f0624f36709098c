//! A line read as a statement: a label, and the figures it states.

use std::borrow::Cow;

use super::lexer::tokens;
use super::line::{Gap, Line, Mark, Speech};
use super::sheet::Lines;
use super::token::{Count, Kind, Money, Operator, Token};
use super::words::SAVED;
use crate::money::{Time, Unit};

/// A line with its tokens.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// Its text.
    pub text: &'a str,
    /// The byte of the source where the text begins.
    pub start: usize,
    /// How deep it is set.
    pub depth: usize,
    /// Whether it is an item of a list.
    pub mark: Mark,
    /// What parts it from the statement above.
    pub gap: Gap,
    /// Who speaks.
    pub speech: Speech,
    /// Counts the groups of its run: lines that stand together under one title.
    pub group: usize,
    /// The lines of its group that it stands under, by index in the run: those set less deep, and
    /// the group's first one when it states no figure.
    pub titles: Vec<usize>,
    /// Its pieces.
    pub tokens: Vec<Token<'a>>,
    /// What it is about: the text before its colon, or before its first figure, without marks.
    pub label: String,
    /// The first token after the label and its colon.
    pub body: usize,
}

/// The statements of a run of lines.
pub fn statements<'a>(lines: &Lines<'a>) -> Vec<Statement<'a>> {
    let mut all: Vec<Statement<'a>> = Vec::new();
    let mut group = 0;
    // The lines that the next one may stand under, each set deeper than the one before.
    let mut open: Vec<usize> = Vec::new();
    let mut first = 0;
    for line in &lines.lines {
        let statement = Statement::new(line);
        let titled =
            all.last().is_some_and(|last| last.is_title() && last.depth <= statement.depth);
        // A title begins a group, and what stands right under it belongs to it.
        let begins = statement.gap != Gap::None && !titled || statement.is_title();
        if begins && !all.is_empty() {
            group += 1;
            open.clear();
            first = all.len();
        }
        while open.last().is_some_and(|last| all[*last].depth >= statement.depth) {
            open.pop();
        }
        let mut titles = open.clone();
        let silent = all.get(first).is_some_and(|first| first.moneys().next().is_none());
        if silent && !titles.contains(&first) {
            titles.push(first);
        }
        open.push(all.len());
        all.push(Statement { group, titles, ..statement });
    }
    all
}

impl<'a> Statement<'a> {
    fn new(line: &Line<'a>) -> Self {
        let tokens = tokens(line.text);
        let (label, body) = label(line.text, &tokens);
        Self {
            text: line.text,
            start: line.start,
            depth: line.depth,
            mark: line.mark,
            gap: line.gap,
            speech: line.speech,
            group: 0,
            titles: Vec::new(),
            tokens,
            label,
            body,
        }
    }

    /// Whether it names what follows: it states no figure and ends with a colon, or is a heading in
    /// a sample.
    pub fn is_title(&self) -> bool {
        let text = self.text.trim_end_matches(['*', '_', ' ']);
        self.moneys().next().is_none()
            && (text.ends_with([':', '：'])
                || self.text.starts_with('#')
                || self.speech == Speech::Comment && self.mark == Mark::None)
    }

    /// The amounts, with the index of their token.
    pub fn moneys(&self) -> impl Iterator<Item = (usize, &Money)> {
        self.tokens.iter().enumerate().filter_map(|(at, token)| match &token.kind {
            Kind::Money(money) => Some((at, money)),
            _ => None,
        })
    }

    /// The amounts outside brackets, with the index of their token.
    pub fn open_moneys(&self) -> impl Iterator<Item = (usize, &Money)> {
        let depths = depths(&self.tokens);
        self.moneys().filter(move |(at, _)| depths[*at] == 0)
    }

    /// The numbers that are not money, with the index of their token.
    pub fn counts(&self) -> impl Iterator<Item = (usize, &Count)> {
        self.tokens.iter().enumerate().filter_map(|(at, token)| match &token.kind {
            Kind::Count(count) => Some((at, count)),
            _ => None,
        })
    }

    /// The token that holds what the line comes to: the amount after the last `=`, else after the
    /// last arrow, else the first one. Of `$72 중 $58` it is the part, of `$18 대비 $2 증가` the change.
    pub fn main(&self) -> Option<usize> {
        let after = |operators: &[Operator]| {
            let mark = self.tokens.iter().rposition(
                |token| matches!(&token.kind, Kind::Sign(sign) if operators.contains(sign)),
            )?;
            self.moneys().map(|(at, _)| at).find(|at| *at > mark)
        };
        after(&[Operator::Equals, Operator::About])
            .or_else(|| self.change().map(|(_, after)| after))
            .or_else(|| after(&[Operator::Arrow]).filter(|at| !self.is_remark(*at)))
            .or_else(|| self.open_moneys().map(|(at, _)| at).next())
            .or_else(|| self.moneys().map(|(at, _)| at).next())
            .map(|at| self.set_against(at).unwrap_or(at))
    }

    /// The two amounts of `$28에서 $14로 줄어`.
    pub fn change(&self) -> Option<(usize, usize)> {
        let word = |at: usize| match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Word(word)) => *word,
            _ => "",
        };
        let mut moneys = self.moneys().map(|(at, _)| at);
        let (before, after) = (moneys.next()?, moneys.next()?);
        let from =
            ["에서", "였던", "이던", "이었던"].iter().any(|end| word(before + 1).starts_with(end));
        let to = ["로", "으로", "까지"].iter().any(|end| word(after + 1).starts_with(end));
        let close = self.tokens[before + 1..after]
            .iter()
            .all(|token| matches!(token.kind, Kind::Word(_) | Kind::Per(_) | Kind::Comma));
        (from && to && close).then_some((before, after))
    }

    /// The amount that this one is only the base of: `$58` of `$72 중 $58`.
    fn set_against(&self, base: usize) -> Option<usize> {
        let Kind::Word(word) = self.tokens.get(base + 1)?.kind else { return None };
        let sets = ["중", "중에서", "가운데", "대비", "보다"].contains(&word);
        let to = self.moneys().map(|(at, _)| at).find(|at| *at > base).filter(|_| sets)?;
        let plain = |token: &Token<'_>| matches!(token.kind, Kind::Word(_) | Kind::Colon);
        self.tokens[base + 1..to].iter().all(plain).then_some(to)
    }

    /// Whether the amount behind an arrow only says something of the one before it: `$98 → 상시 운영
    /// 대비 $61 절약`.
    fn is_remark(&self, at: usize) -> bool {
        let arrow =
            self.tokens[..at].iter().rposition(|token| token.kind == Kind::Sign(Operator::Arrow));
        let Some(arrow) = arrow else { return false };
        let word = |token: &Token<'_>| matches!(token.kind, Kind::Word("대비" | "보다"));
        let said = matches!(
            self.tokens.get(at + 1).map(|token| &token.kind),
            Some(Kind::Word(word)) if SAVED.within(word)
        );
        said && self.tokens[arrow..at].iter().any(word)
            && self.open_moneys().any(|(other, _)| other < arrow)
    }

    /// The amount at a token.
    pub fn money(&self, at: usize) -> Option<&Money> {
        match &self.tokens.get(at)?.kind {
            Kind::Money(money) => Some(money),
            _ => None,
        }
    }

    /// Whether an operator of this kind stands on the line.
    pub fn has(&self, operator: Operator) -> bool {
        self.tokens.iter().any(|token| token.kind == Kind::Sign(operator))
    }

    /// Whether an operator stands right before or behind a token.
    pub fn beside(&self, at: usize, operator: Operator) -> bool {
        let sign =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(operator));
        at.checked_sub(1).is_some_and(sign) || sign(at + 1)
    }

    /// The text between two tokens, both included.
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        &self.text[self.tokens[from].at.start..self.tokens[to].end]
    }

    /// The words in brackets right after the token, without the brackets.
    pub fn note_after(&self, at: usize) -> Option<(usize, usize)> {
        let open =
            (at + 1..self.tokens.len()).find(|i| !matches!(self.tokens[*i].kind, Kind::Word(_)))?;
        (self.tokens[open].kind == Kind::Open).then_some(())?;
        let close = closing(&self.tokens, open)?;
        (open + 1 < close).then_some((open + 1, close - 1))
    }
}

impl Money {
    /// The stretch of time that the amount is for: month for `/월`.
    pub fn period(&self) -> Option<Time> {
        match self.per.as_ref() {
            Some(per) if per.numeral.is_none() => match per.units.as_slice() {
                [Unit::Time(time)] => Some(*time),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is a price for each of something, not an amount that somebody pays in all.
    pub fn is_price(&self) -> bool {
        let whole =
            matches!(self.period(), Some(Time::Day | Time::Week | Time::Month | Time::Year));
        let person = self.per.as_ref().is_some_and(|per| {
            matches!(per.units.as_slice(), [Unit::Thing(crate::money::Thing::Person)])
        });
        self.per.is_some() && !whole && !person
    }
}

/// How many brackets are open at each token; a bracket counts as inside.
pub fn depths(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut depth = 0_usize;
    tokens
        .iter()
        .map(|token| {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => {
                    let inside = depth;
                    depth = depth.saturating_sub(1);
                    return inside;
                }
                _ => {}
            }
            depth
        })
        .collect()
}

/// The bracket that closes the one at `open`.
pub fn closing(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// A text without comments, marks of emphasis, pictures, addresses of links and blanks at its ends.
pub fn plain(text: &str) -> String {
    let text = without_comments(text);
    let text = without_addresses(&text);
    let kept: String =
        text.chars().filter(|c| !matches!(c, '*' | '`' | '_' | '\u{fe0f}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without the comments in it.
fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("<!--") {
        return Cow::Borrowed(text);
    }
    let mut kept = String::new();
    let mut rest = text;
    while let Some(open) = rest.find("<!--") {
        kept.push_str(&rest[..open]);
        rest = rest[open..].find("-->").map_or("", |close| &rest[open + close + 3..]);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// A text with `text` for each `[text](address)`.
fn without_addresses(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let (Some(open), Some(length)) = (rest[..middle].rfind('['), rest[middle..].find(')'))
        else {
            break;
        };
        kept.push_str(rest[..open].strip_suffix('!').unwrap_or(&rest[..open]));
        kept.push_str(&rest[open + 1..middle]);
        rest = &rest[middle + length + 1..];
    }
    if kept.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// The label of a line and the token where its body begins.
fn label(text: &str, tokens: &[Token<'_>]) -> (String, usize) {
    let depths = depths(tokens);
    let first = tokens
        .iter()
        .position(|token| matches!(token.kind, Kind::Money(_) | Kind::Sign(Operator::Equals)));
    let limit = first.unwrap_or(tokens.len());
    let colon = (0..limit).find(|at| tokens[*at].kind == Kind::Colon && depths[*at] == 0);
    match colon {
        Some(at) => (plain(&text[..tokens[at].at.start]), at + 1),
        None => {
            let end = tokens.get(limit).map_or(text.len(), |token| token.at.start);
            (plain(text[..end].trim_end_matches(['(', ' ', '~', '='])), 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::read::sheet::Medium;

    #[test]
    fn a_link_is_read_as_its_text() {
        assert_eq!(plain("**[Lab 1](lab_1.md#예상-비용)** `[표](a.md)`"), "Lab 1 표");
        assert_eq!(plain("![그림](a.png) [선택] [값](b"), "그림 [선택] [값](b");
    }

    fn line(text: &str) -> Statement<'_> {
        Statement::new(&Line {
            text,
            start: 0,
            depth: 0,
            mark: Mark::None,
            gap: Gap::None,
            speech: Speech::Plain,
        })
    }

    #[test]
    fn a_line_comes_to_its_last_result() {
        let main = |text| {
            let statement = line(text);
            let at = statement.main().unwrap();
            statement.text[statement.tokens[at].at.clone()].to_owned()
        };
        assert_eq!(main("ALB: $16.43 + $24.00 (LCU) = $40.43"), "$40.43");
        assert_eq!(main("서버: $50 → $30 (40% 절감)"), "$30");
        assert_eq!(main("스토리지: $1.84/월 (20GB × $0.092)"), "$1.84");
        assert_eq!(main("스냅샷: 500GB ($47.50/월)"), "$47.50");
    }

    #[test]
    fn a_label_ends_at_its_colon() {
        assert_eq!(
            line("업무 시간만 (10시간/일, 5일/주): $14.89/월").label,
            "업무 시간만 (10시간/일, 5일/주)"
        );
        assert_eq!(line("**학생당**: $3").label, "학생당");
        assert_eq!(line("총 비용 증가 $600/월").label, "총 비용 증가");
    }

    #[test]
    fn titles_and_blank_lines_part_groups() {
        let source = ["전:", "a: $1", "", "후:", "b: $2", "합계: $3"];
        let lines: Vec<Line<'_>> = source
            .iter()
            .filter(|t| !t.is_empty())
            .map(|text| Line {
                text,
                start: 0,
                depth: 0,
                mark: Mark::None,
                gap: Gap::None,
                speech: Speech::Plain,
            })
            .collect();
        let groups: Vec<usize> =
            statements(&Lines { medium: Medium::Code, lines }).iter().map(|s| s.group).collect();
        assert_eq!(groups, [0, 0, 1, 1, 1]);
    }
}
