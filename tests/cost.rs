//! The ledger: every section of `tests/suite/cost/*.md` is a page and what its figures turn out to be.
//! `UPDATE=1` writes what was found.

mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::{ProptestConfig, proptest};
use proptest::sample::select;
use seodang::cache::Cache;
use seodang::diagram::Other;
use seodang::load::{Request, load};
use seodang::pipeline::{Build, Tools, build};
use support::Sandbox;

/// The course of one file, built.
fn built(path: &str, text: &str) -> Build {
    let sandbox = Sandbox::new();
    sandbox.write("course/README.md", "# 과정\n");
    sandbox.write(&format!("course/{path}"), text);
    let inputs = load(&Request { course: sandbox.path("course"), ..Request::default() }).unwrap();
    build(&inputs, &Tools { cache: Cache::in_memory(), other: Other::here() }).unwrap()
}

/// The ledger of a file, a line a figure: where, what is stated, what it turned out to be, how it is
/// computed, and the rules that it breaks.
fn ledger(path: &str, text: &str) -> String {
    let built = built(path, text);
    let mut out = String::new();
    let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
    for entry in &built.ledger.entries {
        let place = line(entry.span.start);
        write!(out, "{place}: {} {}", entry.stated, entry.status.name()).unwrap();
        if let (Some(computed), Some(expression)) = (&entry.computed, &entry.expression) {
            write!(out, " = {computed} = {expression}").unwrap();
        }
        let codes = built
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
        built("page.md", &format!("# 쪽\n\n{text}"));
        built("page.md", &format!("# 쪽\n\n| 리소스 | 수량 | 단가 | 비용 |\n|---|---|---|---|\n{text}"));
        built("page.md", &format!("# 쪽\n\n```\n{text}\n```\n"));
    }
}

#[test]
fn a_table_of_ten_thousand_rows_is_computed() {
    let mut text = "# 표\n\n| 리소스 | 시간 | 단가 | 비용 |\n|---|---|---|---|\n".to_owned();
    for row in 0..10_000 {
        writeln!(text, "| 서버 {row} | 2시간 | $0.50/hour | $1.00 |").unwrap();
    }
    text.push_str("| **합계** | | | **$10,000.00** |\n");
    let started = Instant::now();
    let built = built("page.md", &text);
    assert_eq!(built.ledger.entries.len(), 10_001);
    let last = built.ledger.entries.last().unwrap();
    assert_eq!(last.computed.as_deref(), Some("10000"));
    assert!(started.elapsed() < Duration::from_secs(600), "it never ends");
}
