//! A page read in full: its pieces, and what holds for the whole page.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::calendar::Calendar;
use super::exchange::{Exchange, exchange};
use super::excluded::{excluded, not_free};
use super::free::{Allowance, allowances};
use super::judging::Judging;
use super::names::Names;
use super::prices::{Price, prices};
use super::quoted::{Quoted, quoted};
use crate::cost::book::Price as Listed;
use crate::cost::read::grid::Grid;
use crate::cost::read::lexer::MOST;
use crate::cost::read::sheet::{Content, Lines, Medium, Setting, Sheet, has_money};
use crate::cost::read::statement::{Statement, statements};
use crate::cost::read::token::Token;
use crate::cost::read::words::{FREE, SAVING, Words};
use crate::money::{Exact, Thing, Unit};
use crate::text::{Source, Span};

/// A table of more columns is none that somebody wrote.
const WIDEST: usize = 64;

/// How many of a kind are looked through before a place and behind it.
const NEAR: usize = 256;

/// A page with everything that its figures are computed from.
#[derive(Debug)]
pub struct Page<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Its pieces in order.
    pub pieces: Vec<Piece<'a>>,
    /// Every price on it, in order.
    pub prices: Vec<Price>,
    /// Whether it says that anything is free.
    pub free: bool,
    /// Every amount in its lines, in order.
    pub quoted: Vec<Quoted>,
    /// The prices of all pages that are the only one of their place.
    pub all_prices: Arc<[Price]>,
    /// The prices of the price file that are for a row, by piece and row.
    pub listed: BTreeMap<(usize, usize), Vec<&'a Listed>>,
    /// The rows, by piece and row, that only a region would tell a price for.
    pub placeless: BTreeSet<(usize, usize)>,
    /// Where the price file has those of them that nobody has confirmed.
    pub unconfirmed: BTreeSet<Span>,
    /// The lengths of a month that it uses.
    pub calendar: Calendar,
    /// How the course judges its figures.
    pub judging: Judging,
    /// Words of the course itself, by the usual ones that they mean the same as.
    pub own_words: Vec<(Words, Vec<String>)>,
    /// The hours of a month that it names, if it names just one length.
    pub declared: Option<u32>,
    /// Numbers of people that it names, in order.
    pub people: Vec<People>,
    /// Lines and tables about money that are too long, or too wide, to be read.
    pub unread: Vec<Range<usize>>,
    /// What it says is not free.
    pub excluded: Vec<String>,
    /// The names of what it says is not within the free tier: of a list, and of sentences.
    pub not_free: Vec<String>,
    /// What it says is free.
    pub allowances: Vec<Allowance>,
    /// The rates of exchange that it states.
    pub exchange: Vec<Exchange>,
}

/// A piece of a page, read.
#[derive(Debug)]
pub struct Piece<'a> {
    /// Where it stands.
    pub setting: Setting<'a>,
    /// What it says.
    pub content: Said<'a>,
}

/// What a piece says.
#[derive(Debug)]
pub enum Said<'a> {
    /// A table.
    Table(Grid<'a>),
    /// Lines.
    Lines(Medium, Vec<Statement<'a>>),
    /// Nothing about money.
    Nothing,
}

/// A number of people.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// How many.
    pub count: Exact,
    /// As written.
    pub text: String,
    /// The byte of the source where it stands.
    pub start: usize,
    /// Counts sections as settings do.
    pub section: usize,
}

impl<'a> Page<'a> {
    /// Reads a sheet; `calendar` is the course's.
    pub fn new(sheet: &Sheet<'a>, calendar: Calendar) -> Self {
        let source = sheet.source;
        let mut unread = Vec::new();
        let pieces: Vec<Piece<'a>> = sheet
            .pieces
            .iter()
            .map(|piece| {
                let content = match &piece.content {
                    Content::Table(table) => told(Grid::new(source, table), &mut unread),
                    Content::Sample(sample) => {
                        let (header, rows) = (sample.header.clone(), sample.rows.clone());
                        told(Grid::of_cells(header, rows), &mut unread)
                    }
                    Content::Lines(lines)
                        if lines.lines.iter().any(|line| {
                            has_money(line.text)
                                || line.text.contains('%')
                                    && (SAVING.within(line.text) || is_rate(line.text))
                        }) =>
                    {
                        said(lines, &mut unread)
                    }
                    Content::Lines(_) => Said::Nothing,
                };
                Piece { setting: piece.setting.clone(), content }
            })
            .collect();
        let declared = Calendar::declared(&source.text);
        let calendar = match declared {
            Some(720) => calendar.preferring(720, 30),
            Some(744) => calendar.preferring(744, 31),
            Some(hours) => calendar.preferring(hours, 30),
            None => calendar,
        };
        let people = people(source, &pieces);
        let excluded = excluded(sheet);
        let not_free = not_free(sheet);
        let mut page = Self {
            source,
            pieces,
            prices: Vec::new(),
            free: FREE.within(&source.text),
            quoted: Vec::new(),
            all_prices: Arc::default(),
            listed: BTreeMap::new(),
            placeless: BTreeSet::new(),
            unconfirmed: BTreeSet::new(),
            judging: Judging::default(),
            own_words: Vec::new(),
            calendar,
            declared,
            people,
            unread,
            excluded,
            not_free,
            allowances: Vec::new(),
            exchange: Vec::new(),
        };
        page.allowances = allowances(&page);
        page.exchange = exchange(&page);
        page.prices = prices(&page);
        page.quoted = quoted(&page);
        page
    }

    /// Whether one of the words, or one that the course uses for them, is in `text`.
    pub fn says(&self, words: Words, text: &str) -> bool {
        let own = self.own_words.iter().filter(|(usual, _)| *usual == words);
        words.within(text) || own.flat_map(|(_, own)| own).any(|word| text.contains(word.as_str()))
    }

    /// The statements of a piece; none for a table.
    pub fn statements(&self, piece: usize) -> &[Statement<'a>] {
        match self.pieces.get(piece).map(|piece| &piece.content) {
            Some(Said::Lines(_, statements)) => statements,
            _ => &[],
        }
    }

    /// The prices that stand near a byte.
    pub fn prices_near(&self, at: usize) -> &[Price] {
        let here = self.prices.partition_point(|price| (price.span.start as usize) < at);
        &self.prices[here.saturating_sub(NEAR)..self.prices.len().min(here + NEAR)]
    }

    /// The numbers of people that stand near a byte.
    pub fn people_near(&self, at: usize) -> &[People] {
        let here = self.people.partition_point(|people| people.start < at);
        &self.people[here.saturating_sub(NEAR)..self.people.len().min(here + NEAR)]
    }

    /// Prices of other pages.
    pub fn others(&self) -> impl Iterator<Item = &Price> {
        self.all_prices.iter().filter(|price| price.span.source != self.source.id)
    }

    /// The prices of other pages whose own names are all among these.
    pub fn elsewhere(&self, names: &Names) -> impl Iterator<Item = &Price> {
        self.others().filter(move |price| price.own.within(names))
    }

    /// The names that stand around a piece: its caption and its nearest heading.
    pub fn around(&self, piece: usize) -> Names {
        let setting = &self.pieces[piece].setting;
        Names::of_all(setting.headings.last().copied().into_iter().chain([setting.caption]))
    }
}

/// A table, if it is about money.
fn told<'a>(grid: Grid<'a>, unread: &mut Vec<Range<usize>>) -> Said<'a> {
    let mut cells = grid.rows.iter().flat_map(|row| &row.cells);
    let Some(first) = cells.find(|cell| has_money(cell.text)) else { return Said::Nothing };
    if grid.columns.len() > WIDEST {
        unread.push(first.start..first.start + first.text.len());
        return Said::Nothing;
    }
    let long = grid
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| is_endless(cell.text, &cell.tokens));
    unread.extend(long.map(|cell| cell.start..cell.start + cell.text.len()));
    Said::Table(grid)
}

/// Whether a text about money is too long to have been cut into pieces.
fn is_endless(text: &str, tokens: &[Token<'_>]) -> bool {
    tokens.is_empty() && text.len() > MOST && has_money(text)
}

fn said<'a>(lines: &Lines<'a>, unread: &mut Vec<Range<usize>>) -> Said<'a> {
    let all = statements(lines);
    let long = all.iter().filter(|line| is_endless(line.text, &line.tokens));
    unread.extend(long.map(|line| line.start..line.start + line.text.len()));
    Said::Lines(lines.medium, all)
}

/// Whether a line without an amount states a share of amounts.
fn is_rate(text: &str) -> bool {
    let words = ["전체의", "비중", "할인율", "감소율", "증가율", "대비", "저렴"];
    words.iter().any(|word| text.contains(word))
}

/// Numbers of people in headings, captions and lines.
fn people(source: &Source, pieces: &[Piece<'_>]) -> Vec<People> {
    let mut all: Vec<People> = Vec::new();
    let text = source.text.as_ref();
    let sections: Vec<(usize, usize)> = pieces
        .iter()
        .filter_map(|piece| {
            let heading = piece.setting.headings.last()?;
            let start = heading.as_ptr() as usize - text.as_ptr() as usize;
            Some((start, piece.setting.section))
        })
        .collect();
    for (at, _) in text.match_indices('명') {
        let digits = text[..at]
            .bytes()
            .rev()
            .take_while(|byte| byte.is_ascii_digit() || *byte == b',')
            .count();
        let number = text[at - digits..at].trim_start_matches(',');
        let Ok(count) = number.replace(',', "").parse::<u32>() else { continue };
        let after = &text[at + '명'.len_utf8()..];
        let before = text[..at - digits].chars().next_back();
        // `5.2명`, `1-3명`, `10명령`
        if count == 0
            || before.is_some_and(|c| matches!(c, '.' | '-' | '~'))
            || after.starts_with('령')
        {
            continue;
        }
        let section = sections
            .iter()
            .rev()
            .find(|(start, _)| *start <= at)
            .map_or(0, |(_, section)| *section);
        all.push(People {
            count: Exact::from(count),
            text: format!("{number}명"),
            start: at - digits,
            section,
        });
    }
    all
}

/// Whether a count is of people.
pub fn is_people(unit: Option<&Unit>) -> bool {
    matches!(unit, Some(Unit::Thing(Thing::Person)))
}
