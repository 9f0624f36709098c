//! One line and everything that its figures can come from.

use std::cell::OnceCell;

use crate::cost::compute::arithmetic::Text;
use crate::cost::compute::claim::Kind;
use crate::cost::compute::figure::Figure;
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::compute::page::Page;
use crate::cost::read::heading::period_word;
use crate::cost::read::sheet::Setting;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::Words;
use crate::money::{Exact, Quantity, Time, Unit};

/// How many figures above a line are looked through. What adds all of them up is not cut short by it.
const NEAR: usize = 512;

/// A line in its page.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a, 's> {
    /// The page.
    pub page: &'s Page<'a>,
    /// What is known of it above the line. What is searched is [`Scope::recent`].
    pub memory: &'s [Known],
    /// The piece that the line stands in.
    pub piece: usize,
    /// The lines of the piece.
    pub statements: &'s [Statement<'a>],
    /// Which of them it is.
    pub at: usize,
}

impl<'a, 's> Scope<'a, 's> {
    /// The line.
    pub fn line(&self) -> &'s Statement<'a> {
        &self.statements[self.at]
    }

    /// Where the piece stands.
    pub fn setting(&self) -> &'s Setting<'a> {
        &self.page.pieces[self.piece].setting
    }

    /// The line as a text to compute on.
    pub fn text(&self) -> Text<'s> {
        let line = self.line();
        Text { source: self.page.source, text: line.text, start: line.start, tokens: &line.tokens }
    }

    /// The figure of a token of the line.
    pub fn figure(&self, at: usize) -> Option<Figure> {
        let line = self.line();
        let place = &line.tokens[at].at;
        let range = line.start + place.start..line.start + place.end;
        match &line.tokens[at].kind {
            Token::Money(money) => Figure::of_money(self.page.source, money, range),
            Token::Percent(number) => Figure::of_percent(self.page.source, *number, range),
            _ => None,
        }
    }

    /// The lines that the line stands under.
    pub fn titles(&self) -> impl Iterator<Item = &'s Statement<'a>> {
        self.line().titles.iter().map(|title| &self.statements[*title])
    }

    /// What is known in this piece above the line, the nearest last.
    pub fn above(&self) -> impl DoubleEndedIterator<Item = &'s Known> {
        near(self.whole()).iter()
    }

    /// The same without a limit, for sums of everything.
    pub fn whole(&self) -> &'s [Known] {
        let piece = self.piece;
        let start = self.memory.partition_point(|known| known.piece < piece);
        &self.memory[start..]
    }

    /// What is known in the line's group above the line, the nearest last; nothing of a group that is too
    /// long to be looked through.
    pub fn group(&self) -> impl DoubleEndedIterator<Item = &'s Known> {
        let group = self.line().group;
        let whole = self.whole();
        let own = &whole[whole.partition_point(|known| known.group < group)..];
        if own.len() > NEAR { [].iter() } else { own.iter() }
    }

    /// What is known in this section above the line, the nearest last.
    pub fn section(&self) -> impl DoubleEndedIterator<Item = &'s Known> {
        let section = self.setting().section;
        self.recent().filter(move |known| known.section == section)
    }

    /// The lines around it.
    pub fn around(&self) -> &'s [Statement<'a>] {
        let end = self.statements.len().min(self.at + NEAR);
        &self.statements[self.at.saturating_sub(NEAR)..end]
    }

    /// Whether everything known of the piece is near.
    pub fn is_short(&self) -> bool {
        self.whole().len() <= NEAR
    }

    /// What is known on the page above the line, the nearest last.
    pub fn recent(&self) -> impl DoubleEndedIterator<Item = &'s Known> {
        near(self.memory).iter()
    }

    /// The amount of a token as something that later lines may start from.
    pub fn known(&self, at: usize, role: Role) -> Option<Known> {
        let line = self.line();
        let money = line.money(at)?;
        Some(Known {
            label: line.label.clone(),
            text: line.text.get(line.tokens[at].at.clone())?.to_owned(),
            span: self.text().span(at),
            value: money.amount.exact()?,
            right: None,
            unrounded: None,
            period: self.period(at),
            role,
            kind: Kind::Row,
            sure: Sureness::Stated,
            piece: self.piece,
            line: self.at,
            group: line.group,
            depth: line.depth,
            section: self.setting().section,
            starts_from: Vec::new(),
            names: OnceCell::new(),
            around: OnceCell::new(),
        })
    }

    /// Whether the words before an amount say under which condition it holds: `24시간 운영 시 $15.18`.
    pub fn is_conditional(&self, at: usize) -> bool {
        match at.checked_sub(1).map(|before| &self.line().tokens[before].kind) {
            Some(Token::Word(word)) => *word == "시" || word.ends_with('면'),
            _ => false,
        }
    }

    /// Whether the label of the line has one of the words.
    pub fn label_has(&self, words: Words) -> bool {
        self.page.says(words, &self.line().label)
    }

    /// The stretch of time that an amount of the line is for: what stands below it, right before
    /// it, or in the label.
    pub fn period(&self, at: usize) -> Option<Time> {
        let line = self.line();
        let money = line.money(at)?;
        if money.per.is_some() {
            return money.period();
        }
        let before = || {
            let before = at.checked_sub(1).map(|before| &line.tokens[before].kind)?;
            match before {
                Token::Per(per) => match per.units.as_slice() {
                    [Unit::Time(time)] if per.numeral.is_none() => Some(*time),
                    _ => None,
                },
                Token::Word(word) => period_word(word),
                _ => None,
            }
        };
        before().or_else(|| (at >= line.body).then(|| period_of_label(&line.label)).flatten())
    }
}

fn near(known: &[Known]) -> &[Known] {
    &known[known.len().saturating_sub(NEAR)..]
}

/// The stretch of time that a label names: `월 합계`, `1일 (24시간)`.
pub fn period_of_label(label: &str) -> Option<Time> {
    let bare = label.split('(').next().unwrap_or(label).trim_matches(['→', ' ']);
    if let Some(time) = spelled(bare) {
        return Some(time);
    }
    let mut words = bare.split_whitespace();
    let first = words.next()?;
    // `주 리전` is the main one.
    let amounts = ["비용", "합계", "요금", "평균", "총", "절감", "예산"];
    let main = first == "주"
        && words.next().is_some_and(|next| !amounts.iter().any(|word| next.starts_with(word)));
    period_word(first).filter(|_| !main).or_else(|| match Quantity::read(bare)? {
        (Quantity { numeral, unit: Unit::Time(time) }, length) => {
            (length == bare.len() && numeral.exact() == Some(Exact::ONE)).then_some(time)
        }
        _ => None,
    })
}

/// The one stretch of time that a label begins with in words of its own: `한 달 방치`, `1년 절감`.
fn spelled(label: &str) -> Option<Time> {
    const ONE: [(&str, Time); 8] = [
        ("한 달", Time::Month),
        ("한달", Time::Month),
        ("1개월", Time::Month),
        ("일주일", Time::Week),
        ("1주일", Time::Week),
        ("1년", Time::Year),
        ("일 년", Time::Year),
        ("한 해", Time::Year),
    ];
    // `1년 RI` is what is bought.
    const WHAT: [&str; 13] = [
        "절감", "절약", "비용", "총", "합계", "누적", "방치", "운영", "예상", "내내", "동안",
        "사용", "환산",
    ];
    let (time, rest) =
        ONE.iter().find_map(|(word, time)| Some((*time, label.strip_prefix(word)?.trim())))?;
    let supposed = ["이면", "간", "에", "엔"].contains(&rest);
    (rest.is_empty() || supposed || WHAT.iter().any(|word| rest.starts_with(word))).then_some(time)
}
