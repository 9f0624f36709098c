//! A page as parsed: blocks and inlines, each with its span in the source.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::text::{SourceId, Span};

/// A parsed page. Broken text gives a document *and* findings, never nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The source it was parsed from.
    pub source: SourceId,
    /// The `key: value` lines at the very start of the file, if it has them.
    pub front_matter: Option<FrontMatter>,
    /// The page's content in order. HTML tags are balanced within every list of blocks or inlines.
    pub blocks: Vec<Block>,
    /// HTML comments outside code, in order: authors' remarks to the tool stand in them.
    pub comments: Vec<Comment>,
    /// What is wrong with the text.
    pub findings: Vec<Diagnostic>,
}

/// Front matter: only at byte 0, closed, and made of `key:` lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// From the first `---` to the closing one.
    pub span: Span,
    /// Keys and values as written, trimmed, in order.
    pub entries: Vec<(String, String)>,
}

/// The text of one HTML comment, trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `<!--` to `-->`.
    pub span: Span,
    /// What stands between them, trimmed.
    pub text: String,
}

/// A block with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// All of it, without the line break at its end.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// `# …`
    Heading(Heading),
    /// Running text; in a tight list the text of an item.
    Paragraph(Vec<Inline>),
    /// `> …`
    Quote(Quote),
    /// Ordered or not.
    List(List),
    /// A fence, or an indented block.
    Code(Code),
    /// A GitHub table.
    Table(Table),
    /// `---`
    Rule,
    /// Tags that stand as a block of their own.
    Html(Html),
    /// `[^label]: …`
    Footnote(Footnote),
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id by GitHub's rule, unique on the page.
    pub id: String,
    /// Its text.
    pub content: Vec<Inline>,
}

/// A quotation, or one of GitHub's alerts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The kind of `> [!NOTE]`, if it is one.
    pub alert: Option<Alert>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// GitHub's five alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of an ordered list; `None` for bullets.
    pub start: Option<u64>,
    /// Whether items are set without paragraphs.
    pub tight: bool,
    /// At least one.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// All of it, marker included.
    pub span: Span,
    /// Its check box, if it has one.
    pub task: Option<Task>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A check box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// `[ ]` or `[x]`.
    pub span: Span,
    /// Whether it is ticked.
    pub done: bool,
}

/// A block of code or of a diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What follows the opening fence, trimmed; empty for an indented block.
    pub info: String,
    /// The body, lines ended by `\n`, indentation of a list or quote removed.
    pub text: String,
    /// For each line of `text`, the byte of the source where its first character stands.
    pub lines: Vec<u32>,
    /// Whether a closing fence stands at the end (true for indented blocks).
    pub closed: bool,
}

impl Code {
    /// The first word of the info string in lower case, without braces; `None` when there is none.
    pub fn language(&self) -> Option<String> {
        let info = self.info.trim_start_matches(['{', '.']);
        let word = info.split([' ', '\t', ',', '{', '}', ':']).next().unwrap_or("");
        (!word.is_empty()).then(|| word.to_lowercase())
    }

    /// The span in the source of a range of bytes of `text`; a range over several lines reaches
    /// from its first to its last character.
    pub fn span(&self, source: SourceId, range: Range<usize>) -> Span {
        let at = |offset: usize| {
            let offset = offset.min(self.text.len());
            let line =
                self.text[..offset].matches('\n').count().min(self.lines.len().saturating_sub(1));
            let start = self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
            self.lines.get(line).map_or(0, |first| *first as usize) + offset - start
        };
        let start = at(range.start);
        Span::new(source, start..at(range.end).max(start))
    }
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Not said.
    None,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}

/// A table. Every row has as many cells as the header (missing ones are empty, as on GitHub).
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The first row.
    pub header: Row,
    /// The rows below.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line.
    pub span: Span,
    /// Left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Between the bars, spaces trimmed; empty at the row's end for a missing cell.
    pub span: Span,
    /// Its text.
    pub content: Vec<Inline>,
}

/// The text of a footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Footnote {
    /// As written between `[^` and `]`.
    pub label: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A piece of running text with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// All of it, markers included.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of inlines.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// Plain text, entities resolved.
    Text(String),
    /// `` `code` ``
    Code(String),
    /// `*…*`
    Emphasis(Vec<Inline>),
    /// `**…**`
    Strong(Vec<Inline>),
    /// `~~…~~`
    Strikethrough(Vec<Inline>),
    /// A link, bare URLs included.
    Link(Link),
    /// A picture.
    Image(Image),
    /// Tags within text.
    Html(Html),
    /// `[^label]`
    FootnoteReference(String),
    /// A line break that reads as a space.
    SoftBreak,
    /// A line break that is kept.
    HardBreak,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// As written, entities and escapes resolved, percent signs kept.
    pub destination: String,
    /// Where the destination stands, without brackets; for a reference, the reference.
    pub target: Span,
    /// Its title, or empty.
    pub title: String,
    /// What is shown.
    pub content: Vec<Inline>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// As written, entities and escapes resolved, percent signs kept.
    pub destination: String,
    /// Where the destination stands, without brackets; for a reference, the reference.
    pub target: Span,
    /// Its title, or empty.
    pub title: String,
    /// What is shown in its place.
    pub alt: Vec<Inline>,
}

/// HTML as the author wrote it, reduced to tags that are known and harmless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Html {
    /// In order.
    pub pieces: Vec<Piece>,
}

/// A tag or a text between tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// `<name …>`; also of elements that have no end, such as `<br>`.
    Open {
        /// Where.
        span: Span,
        /// In lower case.
        name: String,
        /// Names in lower case with their values, entities resolved; only harmless ones.
        attributes: Vec<(String, String)>,
    },
    /// `</name>`
    Close {
        /// Where; an empty span at the place where the tag is missing when it was added.
        span: Span,
        /// In lower case.
        name: String,
    },
    /// Text to be shown as it stands, entities resolved.
    Text {
        /// Where.
        span: Span,
        /// The text.
        text: String,
    },
}
