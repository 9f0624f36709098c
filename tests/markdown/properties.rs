//! What holds for every text, however broken.

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use seodang::markdown::{Block, BlockKind, Document, Inline, InlineKind, Piece, inlines, parse};
use seodang::text::{Source, SourcePath};

use crate::shape::nodes;

/// The examples of CommonMark: each stands between a line of 32 backticks with `example` and a dot.
fn examples() -> Vec<String> {
    let spec = include_str!("../data/commonmark/spec.txt");
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    for part in spec.split(&format!("{fence} example\n")).skip(1) {
        if let Some((markdown, _)) = part.split_once("\n.\n") {
            examples.push(format!("{}\n", markdown.trim_end_matches('.')).replace('→', "\t"));
        }
    }
    examples
}

fn read(text: &str) -> (Source, Document) {
    let source = Source::new(SourcePath::default(), text);
    let document = parse(&source);
    (source, document)
}

/// Places lie in the source, text is what stands there, tags are balanced, and nothing of the
/// parser's own shows.
fn check(text: &str) {
    let (source, document) = read(text);
    let whole = &*source.text;
    let place = |start: u32, end: u32| {
        let (start, end) = (start as usize, end as usize);
        assert!(start <= end && end <= whole.len(), "{start}..{end} in {whole:?}");
        assert!(whole.is_char_boundary(start) && whole.is_char_boundary(end), "{whole:?}");
        &whole[start..end]
    };
    for (_, span) in nodes(&document) {
        place(span.start, span.end);
    }
    for finding in &document.findings {
        place(finding.span.start, finding.span.end);
        finding.related.iter().for_each(|related| {
            place(related.span.start, related.span.end);
        });
        let lines = std::iter::once(&finding.message).chain(&finding.help);
        assert!(lines.clone().all(|line| !line.contains(['\n', '\r', '\t'])), "{finding:?}");
    }
    inlines(&document.blocks, &mut |inline| {
        if let InlineKind::Text(text) = &inline.kind {
            let written = place(inline.span.start, inline.span.end);
            // An escape or an entity is written otherwise than it reads, and in a quotation a tag
            // of several lines has marks between them.
            if !written.contains(['\\', '&', '\r', '\n', '\0', '\t']) {
                assert_eq!(text, written, "{whole:?}");
            }
        }
    });
    balanced_blocks(&document.blocks);
    let shown = format!("{document:?}");
    for shown in shown.chars().filter(|c| ('\u{2E00}'..='\u{2E4E}').contains(c)) {
        assert!(whole.contains(shown) || whole.contains("&#"), "{shown} in {whole:?}");
    }
}

fn balanced_blocks(all: &[Block]) {
    let tags = all.iter().filter_map(|block| match &block.kind {
        BlockKind::Html(html) => Some(&html.pieces),
        _ => None,
    });
    balanced(tags.flatten());
    for block in all {
        match &block.kind {
            BlockKind::Heading(heading) => balanced_inlines(&heading.content),
            BlockKind::Paragraph(content) => balanced_inlines(content),
            BlockKind::Quote(quote) => balanced_blocks(&quote.blocks),
            BlockKind::Footnote(footnote) => balanced_blocks(&footnote.blocks),
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| balanced_blocks(&item.blocks));
            }
            BlockKind::Table(table) => {
                let columns = table.header.cells.len();
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    assert_eq!(row.cells.len(), columns);
                    row.cells.iter().for_each(|cell| balanced_inlines(&cell.content));
                }
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

fn balanced_inlines(all: &[Inline]) {
    let tags = all.iter().filter_map(|inline| match &inline.kind {
        InlineKind::Html(html) => Some(&html.pieces),
        _ => None,
    });
    balanced(tags.flatten());
    for inline in all {
        match &inline.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content) => balanced_inlines(content),
            InlineKind::Link(link) => balanced_inlines(&link.content),
            InlineKind::Image(image) => balanced_inlines(&image.alt),
            _ => {}
        }
    }
}

fn balanced<'a>(pieces: impl Iterator<Item = &'a Piece>) {
    let mut open = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Open { name, .. } => {
                let void = ["br", "col", "hr", "img", "source", "track", "wbr"];
                if !void.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Piece::Close { name, .. } => assert_eq!(open.pop(), Some(name)),
            Piece::Text { .. } => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// Every word of `text` is in the document, or in the place of a finding.
fn keeps_every_word(text: &str, words: &[String]) {
    let (source, document) = read(text);
    let mut shown = format!("{:?}", Document { findings: Vec::new(), ..document.clone() });
    for finding in &document.findings {
        shown.push_str(&finding.message);
        shown.push_str(source.slice(finding.span));
    }
    for word in words {
        assert!(shown.contains(word.as_str()), "{word} of {text:?} is not in {document:?}");
    }
}

#[test]
fn every_example_of_the_specification_has_its_places() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    for example in &examples {
        check(example);
        check(&example.replace('\n', "\r\n"));
        check(&format!("**가(a)**나 {example}다**\"라\"**마"));
        let quoted: String = example.lines().map(|line| format!("> {line}\n")).collect();
        check(&quoted);
    }
}

#[test]
fn no_word_of_the_examples_is_lost() {
    for example in examples() {
        let words: Vec<String> = example
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 3)
            .map(str::to_owned)
            .collect();
        // Entities are resolved, and a definition of a link that is defined already says nothing.
        if !example.contains('&') && !example.contains("second") {
            keeps_every_word(&example, &words);
        }
    }
}

/// Pieces of Markdown, with and without their partners.
const MARKS: [&str; 96] = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "```",
    "~~~",
    "````",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "  \n",
    "\t",
    "    ",
    "\\",
    "\\\n",
    "# ",
    "## ",
    "###### ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "12) ",
    "- [ ] ",
    "- [x] ",
    "> ",
    ">",
    "> [!NOTE]\n",
    "---\n",
    "***\n",
    "===\n",
    "|",
    "| ",
    " |",
    "\n|---|---|\n",
    "\n|:-:|\n",
    "\\|",
    "[",
    "]",
    "(",
    ")",
    "](",
    "](u)",
    "](<u v> \"t\")",
    "![",
    "[^1]",
    "\n[^1]: ",
    "\n[r]: /u \"t\"\n",
    "[r]",
    "[x][r]",
    "<",
    ">",
    "<div>",
    "</div>",
    "<div align=\"center\">\n",
    "<b>",
    "</b>",
    "<br/>",
    "<p>",
    "</p>",
    "<td>",
    "<li>",
    "</ul>",
    "<pending>",
    "<script>",
    "</script>",
    "<img src=\"a.png\" onerror=x>",
    "<a href='b'>",
    "</a>",
    "<!-- ",
    " -->",
    "<!-->",
    "<!DOCTYPE x>",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "<pre>",
    "</pre>",
    "<details><summary>",
    "&amp;",
    "&#44032;",
    "&nbsp",
    "https://x.io/",
    "www.x.io",
    "\u{FE0F}",
    "\"",
    "“",
    "”",
    "\u{FFFD}",
];

fn mark() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(MARKS.as_slice()).prop_map(str::to_owned),
        1 => "[가-힣]{1,3}",
        1 => "[a-z0-9.:!(){}#'-]{1,4}",
        1 => any::<char>().prop_map(String::from),
        1 => Just("\u{2E4E}".to_owned()),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 2_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text_has_its_places(parts in prop::collection::vec(mark(), 0..40)) {
        check(&parts.concat());
    }

    #[test]
    fn no_word_of_any_text_is_lost(marks in prop::collection::vec(mark(), 0..30)) {
        let words: Vec<String> = (0..marks.len()).map(|at| format!("낱{at}말")).collect();
        let text: String = marks.iter().zip(&words).map(|(mark, word)| format!("{mark}{word}")).collect();
        keeps_every_word(&text, &words);
    }
}

/// The time that this thread has run, or, where no system file tells it, the time of day.
fn seconds() -> f64 {
    let run = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let run = run.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    let now = || std::time::UNIX_EPOCH.elapsed().map_or(0.0, |time| time.as_secs_f64());
    run.map_or_else(now, |nanoseconds| nanoseconds / 1e9)
}

#[test]
fn ten_thousand_lines_are_read_in_linear_time() {
    let time = |text: &str| {
        let once = || {
            let start = seconds();
            let (_, document) = read(text);
            assert!(document.blocks.len() + document.findings.len() > 0);
            seconds() - start
        };
        once().min(once()).min(once())
    };
    for part in [
        "| **용어(term)**은 | b | https://x.io/a를 |\n",
        "- [ ] **용어(term)**은 [글](u)\n",
        "> **a(b)**은\n",
        "<div>\n**x**\n</div>\n\n",
        "<b>x <i>y\n",
        "<b>x</i>\n",
        "<div><p>\n\nx\n\n",
        "</div>\n\n",
        "- ```\n",
        "<a x=1 \n",
        "(http://$",
        "[^",
        "&a",
        "글 <pending> <!-- x --> `코드`\n",
        "# 제목\n\n",
        "```\n글\n```\n",
        "[^a] [x][y] *a **b _c\n",
        "<!-- \n",
        "[글",
        "*가(",
        "&#x2E4E; **용어(t)**은\n",
    ] {
        let head = if part.starts_with('|') { "| a | b | c |\n|---|---|---|\n" } else { "" };
        let text = |times: usize| format!("{head}{}", part.repeat(times));
        let (small, large) = (time(&text(2_500)), time(&text(10_000)));
        // Four times the text; sixteen times the time would be a square.
        assert!(large < 0.1 + small * 8.0, "{part:?}: {small} and {large} seconds");
    }
}

#[test]
fn deep_nesting_neither_overflows_nor_loses_its_text() {
    for part in ["> ", "- ", "1. ", "*a ", "**가(", "[", "![", "<div>", "<b>", "~~a "] {
        let text = format!("{}끝말\n", part.repeat(20_000));
        keeps_every_word(&text, &["끝말".to_owned()]);
        check(&text);
    }
}

#[test]
fn a_fix_mends_what_it_is_for() {
    for text in [
        "<div align=\"center\">\n**가**\n</div>\n",
        "<div>\r\n## 가\r\n</div>\r\n",
        "- <details><summary>가</summary>\n  - 나\n  </details>\n",
        "<p>\n[가](u)\n</p>\n",
    ] {
        let (source, document) = read(text);
        let fixes: Vec<_> =
            document.findings.iter().filter_map(|found| found.fix.clone()).collect();
        let [fix] = fixes.as_slice() else { panic!("{text:?} has {} fixes", fixes.len()) };
        let mut mended = source.text.to_string();
        mended.replace_range(fix.span.range(), &fix.text);
        let (_, document) = read(&mended);
        let left: Vec<_> = document.findings.iter().map(|finding| finding.code).collect();
        assert!(left.iter().all(|code| code.starts_with("heading-")), "{mended:?}: {left:?}");
    }
}
