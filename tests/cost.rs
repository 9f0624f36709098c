//! The ledger: every section of `tests/suite/cost/*.md` is a page and what its figures turn out to be.
//! `UPDATE=1` writes what was found.

mod support;

use std::fmt::Write as _;

use proptest::prelude::{ProptestConfig, proptest};
use proptest::sample::select;
use seodang::config::CourseFacts;
use seodang::cost::book::PriceBook;
use seodang::cost::{self, Ledger, Page, Terms};
use seodang::markdown;
use seodang::text::{Source, SourcePath};

/// The ledger of a file: a page, or a script.
fn ledger_of(path: &str, text: &str) -> Ledger {
    let source = Source::new(SourcePath::new(path).unwrap(), text);
    let document = markdown::parse(&source);
    let page = Page { source: &source, document: &document, services: &[] };
    let terms = Terms { book: &PriceBook::default(), course: &CourseFacts::default() };
    match path.ends_with(".md") {
        true => cost::ledger(&[page], &[], &terms),
        false => cost::ledger(&[], &[&source], &terms),
    }
}

/// The ledger of a file, a line a figure: where, what is stated, what it turned out to be, how it is
/// computed, and the rules that it breaks.
fn ledger(path: &str, text: &str) -> String {
    let ledger = ledger_of(path, text);
    let mut out = String::new();
    let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
    for entry in &ledger.entries {
        let place = line(entry.span.start);
        write!(out, "{place}: {} {}", entry.stated, entry.status.name()).unwrap();
        if let (Some(computed), Some(expression)) = (&entry.computed, &entry.expression) {
            write!(out, " = {computed} = {expression}").unwrap();
        }
        let codes = ledger
            .findings
            .iter()
            .filter(|finding| finding.span == entry.span && finding.code != "cost-unverifiable");
        for finding in codes {
            write!(out, " [{}]", finding.code).unwrap();
        }
        out.push('\n');
    }
    out
}

#[test]
fn every_figure_turns_out_as_the_case_says() {
    support::cases::hold("cost", || {
        let mut file: (String, String) = Default::default();
        move |info, text| match info.split_once(' ') {
            Some((_, path)) => {
                file = (path.to_owned(), text.to_owned());
                text.to_owned()
            }
            None => ledger(&file.0, &file.1),
        }
    });
}

/// Pieces that pages about money are made of.
const PIECES: [&str; 48] = [
    "| ",
    " | ",
    " |\n",
    "|---|---|---|\n",
    "\n",
    "\n\n",
    "- ",
    "```\n",
    "# ",
    "**",
    "`",
    "$",
    "₩",
    "원",
    "0",
    "1",
    "12.5",
    "$1.2.3",
    "$0.045/hour",
    "$0.08/GB-월",
    "999999999999999999999999999",
    "730시간",
    "50분",
    "1시간 30분",
    "3개",
    "0명",
    "100만 건",
    "1억 5,000만",
    "500MB",
    "× ",
    " ÷ ",
    " / ",
    " + ",
    " - ",
    " = ",
    " → ",
    "(",
    ")",
    "40%",
    "+25%",
    "합계",
    "학생당",
    "절감액",
    "무료",
    "약 ",
    "월 비용",
    "단가",
    "수량",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_page_breaks_the_ledger(pieces in proptest::collection::vec(select(PIECES.to_vec()), 0..60)) {
        let text = pieces.concat();
        ledger_of("script.sh", &text);
        ledger_of("page.md", &format!("# 쪽\n\n{text}"));
        ledger_of("page.md", &format!("# 쪽\n\n| 리소스 | 수량 | 단가 | 비용 |\n|---|---|---|---|\n{text}"));
        ledger_of("page.md", &format!("# 쪽\n\n```\n{text}\n```\n"));
    }
}

#[test]
fn a_table_of_ten_thousand_rows_is_computed() {
    let mut text = "# 표\n\n| 리소스 | 시간 | 단가 | 비용 |\n|---|---|---|---|\n".to_owned();
    for row in 0..10_000 {
        writeln!(text, "| 서버 {row} | 2시간 | $0.50/hour | $1.00 |").unwrap();
    }
    text.push_str("| **합계** | | | **$10,000.00** |\n");
    let ledger = ledger_of("page.md", &text);
    assert_eq!(ledger.entries.len(), 10_001);
    let last = ledger.entries.last().unwrap();
    assert_eq!(last.computed.as_deref(), Some("10000"));
}

/// Pages that are long in one way each. What is done for a line must not grow with the page: at these
/// lengths anything cubic would take minutes.
#[test]
fn a_long_page_is_read_to_its_end() {
    let table =
        "| 항목 | 시간 | 단가 | 비용 |\n|---|---|---|---|\n| A | 2시간 | $0.01/hour | $0.02 |\n";
    for part in [
        "- 합계: $1\n",
        "합계: $1\n\n",
        "EC2: $3.00\n\nRDS: $2.00\n\n합계: $6.00\n\n",
        "- 기존: $4\n- 변경: $2\n- 절감: $2 (50%)\n",
        "- 14명 합계: $14\n- 학생당: $1\n",
        "- 서버: $0.05/GB\n- 서버 10GB: $0.50\n",
        "- EC2: $4 → $2 (50% 절감)\n",
        &format!("{table}| 합계 | | | $0.02 |\n\n"),
        "## 실습\n\n**예상 비용**: $1.25\n\n",
        "<!-- region: us-east-1 -->\n- 서버: $0.05/GB\n",
    ] {
        let last = "서버: $0.50 × 3 = $2.00\n";
        let ledger = ledger_of("page.md", &format!("# 쪽\n\n{}\n{last}", part.repeat(600)));
        let last = ledger.entries.last().unwrap();
        assert_eq!(last.computed.as_deref(), Some("1.5"), "after {part:?}");
    }
}

#[test]
fn subtotals_without_end_are_sums_of_their_own_parts() {
    let part = "| A | $1 |\n| B | $2 |\n| 소계 | $3 |\n";
    let parts = part.repeat(400);
    let text = format!(
        "# 쪽\n\n| 항목 | 비용 |\n|---|---|\n{parts}| C | $4 |\n| D | $5 |\n| 소계 | $8 |\n| 합계 | $1,209 |\n"
    );
    let ledger = ledger_of("page.md", &text);
    let wrong: Vec<&str> = ledger
        .entries
        .iter()
        .filter(|entry| entry.status == cost::Status::Mismatch)
        .map(|entry| entry.stated.as_str())
        .collect();
    assert_eq!(wrong, ["$8"]);
}

#[test]
fn neither_brackets_within_brackets_nor_endless_lines_break_the_ledger() {
    let brackets = format!("{}$1{} × 2 = $3\n", "(".repeat(16_000), ")".repeat(16_000));
    let powers = format!("{}$1{} × 2 = $3\n", "$1 (".repeat(60), " × 2)".repeat(60));
    let links = format!("{}$1{} = $3\n", "[".repeat(16_000), "](a)".repeat(16_000));
    for line in [brackets, powers, links, "$1 ".repeat(200_000), "$1 + ".repeat(4_000)] {
        for text in
            [line.clone(), format!("```\n{line}\n```\n"), format!("{line}\n\n$1 + $2 = $4\n")]
        {
            let ledger = ledger_of("page.md", &format!("# 쪽\n\n{text}"));
            assert!(!ledger.findings.is_empty(), "nothing is said of {:?}…", &line[..12]);
        }
    }
}
