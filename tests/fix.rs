//! `check --fix`: what has exactly one right value is put right, and nothing else changes.

mod support;

use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
use seodang::cache::Cache;
use seodang::diagnostic::render::short;
use seodang::diagram::Other;
use seodang::load::{Request, load};
use seodang::pipeline::{Tools, build, mend};
use support::Sandbox;

const WRONG: &str = "# 비용\n\nRDS 한 달: $0.068 × 730 × 2 = $90.28 (Multi-AZ)  \n다음 줄\n";
const RIGHT: &str = "# 비용\n\nRDS 한 달: $0.068 × 730 × 2 = $99.28 (Multi-AZ)  \n다음 줄\n";

const TABLE: &str = "# 비용

| 항목 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| EC2 | 2시간 | $0.0104/hour | $0.0208 |
| ALB | 2시간 | $0.0225/hour | $0.0540 |
| **합계** | | | **$0.0748** |

**14명 합계**: $0.0748 × 14명 = $1.0472

- 서버 3대: $0.0748 × 3 = $0.2244
";

/// What starts from the sum changes with it. The same amount in any other computation may be another amount:
/// it is shown and stays.
const MENDED: [(&str, &str); 3] = [
    ("$0.0540", "$0.0450"),
    ("**$0.0748** |", "**$0.0658** |"),
    ("$0.0748 × 14명 = $1.0472", "$0.0658 × 14명 = $0.9212"),
];

#[test]
fn a_wrong_figure_is_rewritten_and_every_other_byte_stays() {
    let sandbox = Sandbox::new().file("course/README.md", WRONG);
    let run = sandbox.run(&["check", "--fix", "--format", "short"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    assert!(run.stderr.contains("파일 1개에서 1곳을 고쳤습니다"), "{run:?}");
    assert_eq!(sandbox.read("course/README.md"), RIGHT);
    let again = sandbox.run(&["check", "--fix"]);
    assert!(again.stderr.contains("고칠 것이 없습니다"), "{again:?}");
    assert_eq!(sandbox.read("course/README.md"), RIGHT);
    let left: Vec<String> = sandbox.tree("course").into_keys().collect();
    assert_eq!(left, ["README.md"]);
}

#[test]
fn a_dry_run_shows_a_patch_and_writes_nothing() {
    let sandbox = Sandbox::new().file("course/week_01/README.md", WRONG);
    let run = sandbox.run(&["check", "--fix", "--dry-run"]);
    assert_eq!(run.code, 1, "{run:?}");
    let expected = "--- a/course/week_01/README.md\n+++ b/course/week_01/README.md\n@@ -1,4 +1,4 @@\n \
        # 비용\n \n-RDS 한 달: $0.068 × 730 × 2 = $90.28 (Multi-AZ)  \n\
        +RDS 한 달: $0.068 × 730 × 2 = $99.28 (Multi-AZ)  \n 다음 줄\n";
    assert_eq!(run.stdout, expected);
    assert!(run.stderr.contains("파일 1개에서 1곳을 고칠 수 있습니다"), "{run:?}");
    assert_eq!(sandbox.read("course/week_01/README.md"), WRONG);
}

#[test]
fn what_was_computed_from_a_wrong_figure_changes_with_it() {
    let sandbox = Sandbox::new().file("course/README.md", TABLE);
    let before = sandbox.run(&["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&before.stdout).unwrap();
    let [finding] = report["findings"].as_array().unwrap().as_slice() else { panic!("{before:?}") };
    let related: Vec<(u64, &str)> = finding["related"]
        .as_array()
        .unwrap()
        .iter()
        .map(|related| (related["line"].as_u64().unwrap(), related["message"].as_str().unwrap()))
        .collect();
    let expected = [
        (7, "$0.0748도 이 값에서 나왔습니다. 함께 $0.0658로 바뀝니다"),
        (9, "$0.0748도 이 값에서 나왔습니다. 함께 $0.0658로 바뀝니다"),
        (9, "$1.0472도 이 값에서 나왔습니다. 함께 $0.9212로 바뀝니다"),
        (11, "바뀔 금액과 같은 금액입니다. 함께 고쳐야 하는지 보세요"),
    ];
    assert_eq!(related, expected);
    let run = sandbox.run(&["check", "--fix", "--format", "short"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run:?}");
    let expected = MENDED.iter().fold(TABLE.to_owned(), |text, (old, new)| text.replace(old, new));
    assert_eq!(sandbox.read("course/README.md"), expected);
    let left = "README.md:11: $0.0748: 바뀔 금액과 같은 금액입니다. 함께 고쳐야 하는지 보세요";
    assert!(run.stderr.contains(left), "{run:?}");
}

/// Runs `check --fix` on a page, twice: the second time nothing is left to be fixed.
fn fixed(page: &str, pricing: &str) -> String {
    let sandbox =
        Sandbox::new().file("course/README.md", page).file("course/pricing.toml", pricing);
    sandbox.run(&["check", "--fix", "--format", "short"]);
    let text = sandbox.read("course/README.md");
    let again = sandbox.run(&["check", "--fix"]);
    assert!(again.stderr.contains("고칠 것이 없습니다"), "{again:?}");
    text
}

#[test]
fn what_follows_from_several_wrong_figures_is_announced_as_it_becomes() {
    let page = "# 비용

| 항목 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| ALB | 2시간 | $0.0225/hour | $0.5 |
| EC2 | 2시간 | $0.01/hour | $0.5 |
| **합계** | | | **$1.0** |
";
    let sandbox = Sandbox::new().file("course/README.md", page);
    let run = sandbox.run(&["check", "--format", "json"]);
    assert_eq!(
        run.stdout.matches("$1.0도 이 값에서 나왔습니다. 함께 $0.065로 바뀝니다").count(),
        2,
        "{run:?}"
    );
    let expected = page.replacen("$0.5", "$0.045", 1).replace("$0.5 |", "$0.02 |");
    assert_eq!(fixed(page, ""), expected.replace("$1.0", "$0.065"));
}

#[test]
fn a_line_about_what_all_pay_changes_with_the_sum() {
    let page = "# 비용

| 항목 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| EC2 | 2시간 | $0.01/hour | $0.20 |
| RDS | 2시간 | $0.02/hour | $0.04 |
| **합계** | | | **$0.24** |

**14명 합계**: $0.24 × 14명 = **$3.36**
";
    let expected =
        page.replace("$0.20", "$0.02").replace("$0.24", "$0.06").replace("$3.36", "$0.84");
    assert_eq!(fixed(page, ""), expected);
}

#[test]
fn what_is_filled_in_builds_on_what_is_right() {
    let page = "# 비용

| 항목 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
| ALB | 1시간 | $0.02/hour | $0.09 |
| **합계** | | | {합계} |

**학생당**: {학생당}
";
    let expected =
        page.replace("$0.09", "$0.02").replace("{합계}", "$0.02").replace("{학생당}", "$0.02");
    assert_eq!(fixed(page, ""), expected);
}

#[test]
fn what_is_filled_in_has_the_digits_that_it_needs() {
    for (beside, filled) in [("$1", "$0.045"), ("$0.9", "$0.045"), ("$0.900", "$0.045")] {
        let page = format!(
            "# 비용

| 항목 | 사용 시간 | 단가 | 비용 |
|---|---|---|---|
            | ALB | 2시간 | $0.0225/hour | {{비용}} |
| EC2 | | | {beside} |
"
        );
        assert_eq!(fixed(&page, ""), page.replace("{비용}", filled));
    }
    let page = "# 비용

- ALB: 2시간 × $0.0022/hour = {비용}
";
    let sandbox = Sandbox::new().file("course/README.md", page).file(
        "course/pricing.toml",
        "[policy]
decimals = 2
",
    );
    let run = sandbox.run(&["check", "--fix", "--format", "short"]);
    assert!(run.stdout.contains("정한 자릿수로는 0이 됩니다"), "{run:?}");
    assert_eq!(sandbox.read("course/README.md"), page);
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let bytes = format!("\u{feff}{}", WRONG.replace('\n', "\r\n"));
    let sandbox = Sandbox::new().file("course/README.md", &bytes);
    let run = sandbox.run(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, 0, "{run:?}");
    let expected = format!("\u{feff}{}", RIGHT.replace('\n', "\r\n"));
    assert_eq!(sandbox.read("course/README.md"), expected);
}

#[test]
fn a_file_that_is_not_utf_8_is_not_touched() {
    let mut bytes = b"# \xb0\xa1\n\n".to_vec();
    bytes.extend(WRONG.as_bytes());
    let sandbox = Sandbox::new().file("course/README.md", "# 처음\n").file("course/old.md", &bytes);
    let run = sandbox.run(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stdout.contains("file-not-utf8"), "{run:?}");
    assert_eq!(sandbox.tree("course")["old.md"], bytes);
}

#[test]
fn a_missing_blank_line_is_put_in_once() {
    let page = "# 제목\n\n<div align=\"center\">\n**데이터베이스**\n</div>\n";
    let sandbox = Sandbox::new().file("course/README.md", page);
    for _ in 0..2 {
        let run = sandbox.run(&["check", "--fix", "--format", "short"]);
        assert_eq!(run.code, 0, "{run:?}");
        let expected = page.replace("\"center\">\n", "\"center\">\n\n");
        assert_eq!(sandbox.read("course/README.md"), expected);
    }
}

#[test]
fn what_is_allowed_or_off_or_has_two_answers_stays() {
    let allowed = format!(
        "<!-- allow: cost-amount -- 지난해 금액 -->\n{}",
        WRONG.split_once("\n\n").unwrap().1
    );
    let ambiguous = "ALB 한 달: $0.0225/hour × 1개월 = $18.43\n";
    let page = format!("# 비용\n\n{allowed}\n{ambiguous}\n**학생당**: $0.222 × 14명 = $3.11\n");
    let sandbox = Sandbox::new().file("course/README.md", &page);
    let run = sandbox.run(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stdout.contains("cost-label-per-student"), "{run:?}");
    assert!(run.stdout.contains("cost-amount"), "{run:?}");
    assert_eq!(sandbox.read("course/README.md"), page);
    sandbox.write("course/README.md", WRONG);
    sandbox.write("course/course.toml", "[rules]\ncost-amount = \"off\"\n");
    assert_eq!(sandbox.run(&["check", "--fix"]).code, 0);
    assert_eq!(sandbox.read("course/README.md"), WRONG);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = Sandbox::new().file("course/week_01/README.md", WRONG);
    let path = sandbox.path("course/week_01/README.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("week_01/README.md", sandbox.path("course/README.md")).unwrap();
    let run = sandbox.run(&["check", "--fix", "--format", "short"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(sandbox.read("course/week_01/README.md"), RIGHT);
    assert!(sandbox.path("course/README.md").is_symlink());
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_dry_run_needs_fix() {
    let sandbox = Sandbox::new().file("course/README.md", WRONG);
    assert_eq!(sandbox.run(&["check", "--dry-run"]).code, 2);
}

/// A row of a bill: hours, a price in hundredths of a cent, and by how much its amount is off.
fn rows() -> impl Strategy<Value = Vec<(u32, u32, i64)>> {
    proptest::collection::vec(
        (1u32..48, 1u32..9_000, proptest::prop_oneof![4 => 0i64..1, 1 => -400i64..400]),
        2..6,
    )
}

/// Money in hundredths of a cent.
fn money(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}${}.{:04}", value.abs() / 10_000, value.abs() % 10_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn after_a_fix_the_check_is_clean_of_it(rows in rows(), off in -300i64..300, times in 1i64..30) {
        let mut text = "# 비용\n\n| 항목 | 사용 시간 | 단가 | 비용 |\n|---|---|---|---|\n".to_owned();
        let mut total = off;
        for (at, (hours, price, error)) in rows.iter().enumerate() {
            let amount = (i64::from(*hours) * i64::from(*price) + error).max(0);
            total += amount;
            text.push_str(&format!("| 서버{at} | {hours}시간 | {}/hour | {} |\n", money(i64::from(*price)), money(amount)));
        }
        let total = total.max(0);
        text.push_str(&format!("| **합계** | | | **{}** |\n\n", money(total)));
        text.push_str(&format!("**{times}명 합계**: {} × {times}명 = {}\n", money(total), money(total * times + off)));

        let sandbox = Sandbox::new().file("course/README.md", &text);
        let inputs = load(&Request { course: sandbox.path("course"), ..Request::default() }).unwrap();
        let tools = Tools { cache: Cache::in_memory(), other: Other::here() };
        let first = build(&inputs, &tools).unwrap();
        let once = mend(inputs, first, &tools).unwrap();
        let left = short(&once.build.findings, &once.inputs.sources);
        prop_assert!(once.build.findings.iter().all(|finding| finding.fix.is_none()), "{}", left);
        let again = mend(once.inputs, once.build, &tools).unwrap();
        prop_assert_eq!(again.count, 0);
    }
}
