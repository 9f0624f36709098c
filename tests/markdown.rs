//! Markdown against the cases of `tests/suite/markdown`: a section is a case.
//!
//! A section holds its input in a `md` fence of four backticks or more, then what it should give:
//! `tree` (the document), `spans` (each node with the text of the source that it stands at) and
//! `expect` (the findings). `SEODANG_UPDATE=1 cargo test --test markdown` writes what it gives.

use std::fmt::Write as _;
use std::path::Path;

use seodang::markdown::{
    Block, BlockKind, Destination, Document, Inline, InlineKind, Piece, blocks, destinations,
    inlines, parse, pieces,
};
use seodang::text::{Source, SourcePath, Span};

#[test]
fn every_case_gives_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/markdown");
    let mut files: Vec<_> =
        folder.read_dir().expect("the suite is there").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = String::new();
    for file in files {
        let suite = std::fs::read_to_string(&file).unwrap();
        let actual = rewrite(&suite);
        if actual == suite {
            continue;
        }
        if std::env::var_os("SEODANG_UPDATE").is_some() {
            std::fs::write(&file, actual).unwrap();
            continue;
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let line = suite.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
        let said: Vec<_> = suite.lines().skip(line).take(6).collect();
        let given: Vec<_> = actual.lines().skip(line).take(6).collect();
        writeln!(
            wrong,
            "{name}:{}\n  says\n    {}\n  gives\n    {}",
            line + 1,
            said.join("\n    "),
            given.join("\n    ")
        )
        .unwrap();
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The suite with every expectation replaced by what the program gives.
fn rewrite(suite: &str) -> String {
    let mut out = String::new();
    let mut parsed: Option<(Source, Document)> = None;
    let mut lines = suite.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let fence = line.len() - line.trim_start_matches('`').len();
        if fence < 3 {
            continue;
        }
        let closing = "`".repeat(fence);
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != closing).collect();
        let mut words = line[fence..].split(' ');
        let actual = match (words.next().unwrap_or(""), &parsed) {
            ("md", _) => {
                let flags: Vec<&str> = words.collect();
                let mut text: String = body.iter().flat_map(|line| [line, "\n"]).collect();
                if flags.contains(&"crlf") {
                    text = text.replace('\n', "\r\n");
                }
                if flags.contains(&"no-end") {
                    text = text.trim_end().to_owned();
                }
                let source = Source::new(SourcePath::new("case.md").unwrap(), &text);
                let document = parse(&source);
                parsed = Some((source, document));
                body.iter().flat_map(|line| [line, "\n"]).collect()
            }
            ("tree", Some((_, document))) => tree(document),
            ("spans", Some((source, document))) => spans(source, document),
            ("expect", Some((source, document))) => findings(source, document),
            (other, _) => panic!("`{other}` is no part of a case"),
        };
        out.push_str(&actual);
        out.push_str(&closing);
        out.push('\n');
    }
    out
}

fn findings(source: &Source, document: &Document) -> String {
    let mut out = String::new();
    for finding in &document.findings {
        let place = source.place(finding.span.start as usize);
        let (severity, code) = (finding.severity.name(), finding.code);
        // Cases are about something else than titles, but for those that begin with one.
        if code == "heading-missing-h1" && !source.text.starts_with("<!-- title -->") {
            continue;
        }
        writeln!(out, "{}:{} {severity}[{code}] {}", place.line, place.column, finding.message)
            .unwrap();
        for related in &finding.related {
            let place = source.place(related.span.start as usize);
            writeln!(out, "  {}:{} {}", place.line, place.column, related.message).unwrap();
        }
        if let Some(label) = &finding.label {
            writeln!(out, "  label: {label}").unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(out, "  help: {help}").unwrap();
        }
        if let Some(fix) = &finding.fix {
            writeln!(out, "  fix: {:?} to {:?}", source.slice(fix.span), fix.text).unwrap();
        }
    }
    out
}

fn tree(document: &Document) -> String {
    let mut out = String::new();
    if let Some(front) = &document.front_matter {
        writeln!(out, "front matter {:?}", front.entries).unwrap();
    }
    write_blocks(&mut out, &document.blocks, 0);
    for comment in &document.comments {
        writeln!(out, "comment {:?}", comment.text).unwrap();
    }
    out
}

fn write_blocks(out: &mut String, blocks: &[Block], depth: usize) {
    let indent = "  ".repeat(depth);
    for block in blocks {
        out.push_str(&indent);
        match &block.kind {
            BlockKind::Heading(heading) => {
                writeln!(
                    out,
                    "h{} #{} {}",
                    heading.level,
                    heading.id.escape_debug(),
                    line(&heading.content)
                )
                .unwrap();
            }
            BlockKind::Paragraph(content) => writeln!(out, "p {}", line(content)).unwrap(),
            BlockKind::Quote(quote) => {
                match quote.alert {
                    Some(alert) => writeln!(out, "quote {alert:?}").unwrap(),
                    None => writeln!(out, "quote").unwrap(),
                }
                write_blocks(out, &quote.blocks, depth + 1);
            }
            BlockKind::List(list) => {
                let start =
                    list.start.map_or("bullets".to_owned(), |start| format!("from {start}"));
                writeln!(out, "list {start} {}", if list.tight { "tight" } else { "loose" })
                    .unwrap();
                for item in &list.items {
                    let task = match item.task.map(|task| task.done) {
                        Some(true) => " [x]",
                        Some(false) => " [ ]",
                        None => "",
                    };
                    writeln!(out, "{indent}  item{task}").unwrap();
                    write_blocks(out, &item.blocks, depth + 2);
                }
            }
            BlockKind::Code(code) => {
                let open = if code.closed { "" } else { " unclosed" };
                writeln!(out, "code {:?} {:?}{open} {:?}", code.info, code.language(), code.text)
                    .unwrap();
            }
            BlockKind::Table(table) => {
                writeln!(out, "table {:?}", table.alignments).unwrap();
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let cells: Vec<_> = row.cells.iter().map(|cell| line(&cell.content)).collect();
                    writeln!(out, "{indent}  {}", cells.join(" | ")).unwrap();
                }
            }
            BlockKind::Rule => writeln!(out, "rule").unwrap(),
            BlockKind::Html(html) => writeln!(out, "html {}", tags(&html.pieces)).unwrap(),
            BlockKind::Footnote(footnote) => {
                writeln!(out, "footnote {}", footnote.label).unwrap();
                write_blocks(out, &footnote.blocks, depth + 1);
            }
        }
    }
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

fn spans(source: &Source, document: &Document) -> String {
    let mut out = String::new();
    for (name, span) in all_spans(document) {
        let place = source.place(span.start as usize);
        writeln!(out, "{}:{} {name} {:?}", place.line, place.column, source.slice(span)).unwrap();
    }
    out
}

/// Every node of a document with its place.
fn all_spans(document: &Document) -> Vec<(String, Span)> {
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
