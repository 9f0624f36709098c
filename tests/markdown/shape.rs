//! A document as text, to compare and to search.

use seodang::markdown::{
    Block, BlockKind, Destination, Document, Inline, InlineKind, Piece, blocks, destinations,
    inlines, pieces,
};
use seodang::text::{Source, Span};

/// The document, a block a line.
pub fn tree(document: &Document) -> String {
    let mut lines = Vec::new();
    lines.extend(
        document.front_matter.iter().map(|front| format!("front matter {:?}", front.entries)),
    );
    for block in &document.blocks {
        lines.extend(block_lines(block));
    }
    lines.extend(document.comments.iter().map(|comment| format!("comment {:?}", comment.text)));
    lines.into_iter().map(|line| line + "\n").collect()
}

fn block_lines(block: &Block) -> Vec<String> {
    let below = |blocks: &[Block]| {
        blocks.iter().flat_map(block_lines).map(|line| format!("  {line}")).collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    match &block.kind {
        BlockKind::Heading(heading) => {
            let (level, id) = (heading.level, heading.id.escape_debug());
            lines.push(format!("h{level} #{id} {}", line(&heading.content)));
        }
        BlockKind::Paragraph(content) => lines.push(format!("p {}", line(content))),
        BlockKind::Quote(quote) => {
            let alert = quote.alert.map(|alert| format!(" {alert:?}")).unwrap_or_default();
            lines.push(format!("quote{alert}"));
            lines.extend(below(&quote.blocks));
        }
        BlockKind::List(list) => {
            let start = list.start.map_or("bullets".to_owned(), |start| format!("from {start}"));
            lines.push(format!("list {start} {}", if list.tight { "tight" } else { "loose" }));
            for item in &list.items {
                let task = match item.task.map(|task| task.done) {
                    Some(true) => " [x]",
                    Some(false) => " [ ]",
                    None => "",
                };
                lines.push(format!("  item{task}"));
                lines.extend(below(&item.blocks).into_iter().map(|line| format!("  {line}")));
            }
        }
        BlockKind::Code(code) => {
            let open = if code.closed { "" } else { " unclosed" };
            let (info, language, text) = (&code.info, code.language(), &code.text);
            lines.push(format!("code {info:?} {language:?}{open} {text:?}"));
        }
        BlockKind::Table(table) => {
            lines.push(format!("table {:?}", table.alignments));
            for row in std::iter::once(&table.header).chain(&table.rows) {
                let cells: Vec<_> = row.cells.iter().map(|cell| line(&cell.content)).collect();
                lines.push(format!("  {}", cells.join(" | ")));
            }
        }
        BlockKind::Rule => lines.push("rule".to_owned()),
        BlockKind::Html(html) => lines.push(format!("html {}", tags(&html.pieces))),
        BlockKind::Footnote(footnote) => {
            lines.push(format!("footnote {}", footnote.label));
            lines.extend(below(&footnote.blocks));
        }
    }
    lines
}

fn line(content: &[Inline]) -> String {
    let parts: Vec<_> = content
        .iter()
        .map(|inline| match &inline.kind {
            InlineKind::Text(text) => format!("{text:?}"),
            InlineKind::Code(code) => format!("code({code:?})"),
            InlineKind::Emphasis(content) => format!("em({})", line(content)),
            InlineKind::Strong(content) => format!("strong({})", line(content)),
            InlineKind::Strikethrough(content) => format!("del({})", line(content)),
            InlineKind::Link(link) => {
                format!(
                    "link({:?}{} {})",
                    link.destination,
                    title(&link.title),
                    line(&link.content)
                )
            }
            InlineKind::Image(image) => {
                format!(
                    "image({:?}{} {})",
                    image.destination,
                    title(&image.title),
                    line(&image.alt)
                )
            }
            InlineKind::Html(html) => tags(&html.pieces),
            InlineKind::FootnoteReference(label) => format!("note({label})"),
            InlineKind::SoftBreak => "soft".to_owned(),
            InlineKind::HardBreak => "hard".to_owned(),
        })
        .collect();
    parts.join(" ")
}

fn title(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" title {title:?}") }
}

fn tags(pieces: &[Piece]) -> String {
    let parts: Vec<_> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Open { name, attributes, .. } => {
                let attributes: String =
                    attributes.iter().map(|(key, value)| format!(" {key}={value:?}")).collect();
                format!("<{name}{attributes}>")
            }
            Piece::Close { name, .. } => format!("</{name}>"),
            Piece::Text { text, .. } => format!("{text:?}"),
        })
        .collect();
    parts.join(" ")
}

/// Each node with its place and the text of the source that stands there, a line each.
pub fn spans(source: &Source, document: &Document) -> String {
    let line = |(name, span): (String, Span)| {
        let place = source.place(span.start as usize);
        format!("{}:{} {name} {:?}\n", place.line, place.column, source.slice(span))
    };
    nodes(document).into_iter().map(line).collect()
}

/// Every node of a document with its place.
pub fn nodes(document: &Document) -> Vec<(String, Span)> {
    let mut all = Vec::new();
    let mut add = |name: &str, span: Span| all.push((name.to_owned(), span));
    if let Some(front) = &document.front_matter {
        add("front", front.span);
    }
    blocks(&document.blocks, &mut |block| match &block.kind {
        BlockKind::Heading(_) => add("heading", block.span),
        BlockKind::Paragraph(_) => add("paragraph", block.span),
        BlockKind::Quote(_) => add("quote", block.span),
        BlockKind::List(list) => {
            add("list", block.span);
            for item in &list.items {
                add("item", item.span);
                if let Some(task) = item.task {
                    add("task", task.span);
                }
            }
        }
        BlockKind::Code(code) => {
            add("code", block.span);
            let mut at = 0;
            for line in code.text.split_inclusive('\n') {
                let end = at + line.trim_end_matches('\n').len();
                add("line", code.span(document.source, at..end));
                at += line.len();
            }
        }
        BlockKind::Table(table) => {
            add("table", block.span);
            for row in std::iter::once(&table.header).chain(&table.rows) {
                add("row", row.span);
                row.cells.iter().for_each(|cell| add("cell", cell.span));
            }
        }
        BlockKind::Rule => add("rule", block.span),
        BlockKind::Html(_) => add("html", block.span),
        BlockKind::Footnote(_) => add("footnote", block.span),
    });
    inlines(&document.blocks, &mut |inline| {
        let name = match &inline.kind {
            InlineKind::Text(_) => "text",
            InlineKind::Code(_) => "code",
            InlineKind::Emphasis(_) => "em",
            InlineKind::Strong(_) => "strong",
            InlineKind::Strikethrough(_) => "del",
            InlineKind::Link(_) => "link",
            InlineKind::Image(_) => "image",
            InlineKind::Html(_) => "tags",
            InlineKind::FootnoteReference(_) => "note",
            InlineKind::SoftBreak => "soft",
            InlineKind::HardBreak => "hard",
        };
        add(name, inline.span);
    });
    pieces(&document.blocks, &mut |piece| match piece {
        Piece::Open { span, name, .. } => add(&format!("<{name}>"), *span),
        Piece::Close { span, name } => add(&format!("</{name}>"), *span),
        Piece::Text { span, .. } => add("piece", *span),
    });
    for Destination { span, used_as, .. } in destinations(document) {
        add(&format!("to {used_as:?}"), span);
    }
    for comment in &document.comments {
        add("comment", comment.span);
    }
    all
}
