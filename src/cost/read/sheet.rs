//! A page as its tables and runs of lines: what figures can stand in.

use super::drawn::{Sample, columns, table};
use super::line::{Gap, Line, Mark, Tongue, lines_of};
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
    /// A table in a sample of Markdown.
    Sample(Sample<'a>),
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
        let lines = lines_of(&source.text, |at| at, Gap::None, Tongue::Program);
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
        let mut lines = lines_of(self.slice(span), |at| start + at, Gap::Blank, Tongue::Words);
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
        let (medium, tongue) = match code.language().as_deref() {
            Some("mermaid") => (Medium::Diagram, Tongue::Words),
            Some("markdown" | "md") => (Medium::Code, Tongue::Words),
            _ => (Medium::Code, Tongue::Program),
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
        let lines = lines_of(&code.text, place, Gap::None, tongue);
        if lines.is_empty() {
            return;
        }
        match medium {
            Medium::Code => self.sample(lines, tongue),
            _ => self.lines(medium, lines),
        }
    }

    fn lines(&mut self, medium: Medium, lines: Vec<Line<'a>>) {
        if !lines.is_empty() {
            let content = Content::Lines(Lines { medium, lines });
            self.pieces.push(Piece { setting: self.setting.clone(), content });
        }
    }

    /// The lines of code, its tables apart: those between bars in a sample of Markdown, those in columns
    /// elsewhere.
    fn sample(&mut self, lines: Vec<Line<'a>>, tongue: Tongue) {
        let table = match tongue {
            Tongue::Words => table,
            Tongue::Program => columns,
        };
        let mut run = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            if let Some((sample, taken)) = table(&lines[at..]) {
                self.lines(Medium::Code, std::mem::take(&mut run));
                let content = Content::Sample(sample);
                self.pieces.push(Piece { setting: self.setting.clone(), content });
                at += taken;
            } else {
                run.push(lines[at].clone());
                at += 1;
            }
        }
        self.lines(Medium::Code, run);
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

/// The text of a row's cells as written, with where they begin.
pub fn cells<'a>(source: &'a Source, row: &Row) -> Vec<(&'a str, usize)> {
    row.cells
        .iter()
        .map(|cell| (source.text.get(cell.span.range()).unwrap_or(""), cell.span.start as usize))
        .collect()
}
