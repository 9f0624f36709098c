//! A page as its tables and runs of lines: what figures can stand in.

use crate::markdown::{Block, BlockKind, Code, Document, Row, Table};
use crate::text::{Source, Span};

/// A page, or a script, cut into what is read of it.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Its pieces in order.
    pub pieces: Vec<Piece<'a>>,
}

/// A table or a run of lines, and where it stands.
#[derive(Debug)]
pub struct Piece<'a> {
    /// Where it stands.
    pub setting: Setting<'a>,
    /// What it is.
    pub content: Content<'a>,
}

/// Where a piece stands.
#[derive(Clone, Debug, Default)]
pub struct Setting<'a> {
    /// The headings above it, from the page's title down, as written.
    pub headings: Vec<&'a str>,
    /// The last line before it, when no heading stands between.
    pub caption: &'a str,
    /// Counts the headings of the page: pieces under one heading share it.
    pub section: usize,
}

/// The two kinds of pieces.
#[derive(Debug)]
pub enum Content<'a> {
    /// A table.
    Table(&'a Table),
    /// Lines of text, or of one block of code.
    Lines(Lines<'a>),
}

/// A run of lines.
#[derive(Debug, Default)]
pub struct Lines<'a> {
    /// What they stand in.
    pub medium: Medium,
    /// In order, without blank ones.
    pub lines: Vec<Line<'a>>,
}

/// What a run of lines stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Medium {
    /// Paragraphs and lists.
    #[default]
    Prose,
    /// A block of code, or a script.
    Code,
    /// The source of a diagram.
    Diagram,
}

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its text, without what a list or a tree sets before it.
    pub text: &'a str,
    /// The byte of the source where the text begins.
    pub start: usize,
    /// How deep it is set, in characters.
    pub depth: usize,
    /// Whether a mark of a list stands before it.
    pub mark: Mark,
    /// What parts it from the line above.
    pub gap: Gap,
}

/// Whether a line is an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `-`, `*`, `1.`, `├──`
    Item,
    /// None.
    None,
}

/// What stands between two lines; the order is from weak to strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// A blank line, or the edge of a paragraph.
    Blank,
    /// A drawn line: `-----`, `─────`.
    Rule,
}

impl<'a> Sheet<'a> {
    /// Cuts a page.
    pub fn of_page(source: &'a Source, document: &'a Document) -> Self {
        let mut cutter = Cutter {
            source,
            pieces: Vec::new(),
            setting: Setting::default(),
            levels: Vec::new(),
            run: Lines::default(),
        };
        cutter.blocks(&document.blocks, 0);
        cutter.flush();
        Self { source, pieces: cutter.pieces }
    }

    /// Cuts a script: one run of lines.
    pub fn of_script(source: &'a Source) -> Self {
        let lines = lines_of(&source.text, |at| at, Gap::None);
        let content = Content::Lines(Lines { medium: Medium::Code, lines });
        Self { source, pieces: vec![Piece { setting: Setting::default(), content }] }
    }
}

/// Whether a text can hold an amount of money.
pub fn has_money(text: &str) -> bool {
    text.contains(['$', '₩'])
        || text.contains("원")
        || text.contains("달러")
        || text.contains("USD")
        || text.contains("KRW")
}

struct Cutter<'a> {
    source: &'a Source,
    pieces: Vec<Piece<'a>>,
    setting: Setting<'a>,
    levels: Vec<u8>,
    run: Lines<'a>,
}

impl<'a> Cutter<'a> {
    fn slice(&self, span: Span) -> &'a str {
        self.source.text.get(span.range()).unwrap_or("")
    }

    fn blocks(&mut self, blocks: &'a [Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &'a Block, depth: usize) {
        match &block.kind {
            BlockKind::Heading(heading) => {
                self.flush();
                let above = self.levels.iter().take_while(|level| **level < heading.level).count();
                self.levels.truncate(above);
                self.setting.headings.truncate(above);
                self.levels.push(heading.level);
                let text = self.slice(block.span).lines().next().unwrap_or("");
                self.setting.headings.push(text.trim_start_matches('#').trim());
                self.setting.section += 1;
                self.setting.caption = "";
            }
            BlockKind::Table(table) => {
                self.flush();
                self.pieces
                    .push(Piece { setting: self.setting.clone(), content: Content::Table(table) });
                self.setting.caption = "";
            }
            BlockKind::Code(code) => self.code(code),
            BlockKind::List(list) => {
                for item in &list.items {
                    let before = self.run.lines.len();
                    self.blocks(&item.blocks, depth + 2);
                    if let Some(first) = self.run.lines.get_mut(before) {
                        first.mark = Mark::Item;
                        first.gap = Gap::None;
                    }
                }
            }
            BlockKind::Quote(quote) => self.blocks(&quote.blocks, depth),
            BlockKind::Footnote(note) => self.blocks(&note.blocks, depth),
            BlockKind::Rule => {}
            BlockKind::Paragraph(_) | BlockKind::Html(_) => self.prose(block.span, depth),
        }
    }

    fn prose(&mut self, span: Span, depth: usize) {
        let start = span.start as usize;
        let mut lines = lines_of(self.slice(span), |at| start + at, Gap::Blank);
        for line in &mut lines {
            line.depth = depth;
            line.mark = Mark::None;
        }
        if let Some(last) = lines.last() {
            self.setting.caption = last.text;
        }
        self.run.lines.extend(lines);
    }

    fn code(&mut self, code: &'a Code) {
        self.flush();
        let medium = match code.language().as_deref() {
            Some("mermaid") => Medium::Diagram,
            _ => Medium::Code,
        };
        let starts: Vec<usize> = code
            .text
            .split_inclusive('\n')
            .scan(0, |at, line| {
                *at += line.len();
                Some(*at - line.len())
            })
            .collect();
        let place = |at: usize| {
            let line = starts.partition_point(|start| *start <= at).saturating_sub(1);
            let first = code.lines.get(line).map_or(0, |byte| *byte as usize);
            first + at - starts.get(line).copied().unwrap_or(0)
        };
        let lines = lines_of(&code.text, place, Gap::None);
        if lines.is_empty() {
            return;
        }
        let content = Content::Lines(Lines { medium, lines });
        self.pieces.push(Piece { setting: self.setting.clone(), content });
    }

    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !run.lines.is_empty() {
            // The caption of a run is what stands before it, not its own last line.
            let setting = Setting { caption: "", ..self.setting.clone() };
            self.pieces.push(Piece { setting, content: Content::Lines(run) });
        }
    }
}

/// The lines of a text that are not blank; `place` tells where a byte of the text stands in the
/// source, `first` what parts the first line from what is above.
fn lines_of<'a>(text: &'a str, place: impl Fn(usize) -> usize, first: Gap) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut gap = first;
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let start = at;
        at += whole.len();
        let line = whole.trim_end();
        if line.trim().is_empty() {
            gap = gap.max(Gap::Blank);
        } else if is_rule(line) {
            gap = Gap::Rule;
        } else {
            let (mark, used) = lead(line);
            let depth = line[..used].chars().count();
            let inner = place(start + used);
            lines.push(Line { text: &line[used..], start: inner, depth, mark, gap });
            gap = Gap::None;
        }
    }
    lines
}

fn is_rule(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['#', '/', '|', '│']).trim();
    line.chars().count() >= 3 && line.chars().all(|c| "-─━=_═*·.".contains(c))
}

/// What stands before the text of a line: blanks, quote marks, list marks, branches of a tree.
fn lead(line: &str) -> (Mark, usize) {
    let body =
        line.trim_start_matches([' ', '\t', '│', '├', '└', '┌', '─', '┃', '┗', '┣', '╰', '╭', '>']);
    let mut used = line.len() - body.len();
    let mut mark = if line[..used].contains(['├', '└', '┗', '┣', '╰']) {
        Mark::Item
    } else {
        Mark::None
    };
    for bullet in ["- ", "* ", "• ", "· ", "+ ", "▪ ", "‣ ", "– "] {
        if let Some(rest) = body.strip_prefix(bullet) {
            used = line.len() - rest.trim_start().len();
            mark = Mark::Item;
        }
    }
    let rest = &line[used..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0
        && digits < 3
        && (rest[digits..].starts_with(". ") || rest[digits..].starts_with(") "))
    {
        used += digits + 2;
        mark = Mark::Item;
    }
    (mark, used)
}

/// The text of a row's cells as written, with where they begin.
pub fn cells<'a>(source: &'a Source, row: &Row) -> Vec<(&'a str, usize)> {
    row.cells
        .iter()
        .map(|cell| (source.text.get(cell.span.range()).unwrap_or(""), cell.span.start as usize))
        .collect()
}
