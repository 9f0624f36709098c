//! `pricing.toml` and the commands about it, as a person meets them.

mod support;

use support::Sandbox;

const SOURCE: &str =
    "[source.vpc]\nurl = \"https://aws.amazon.com/vpc/pricing/\"\nretrieved = 2026-03-01\n";

const NAT: &str = "[[price]]\nkey = \"nat\"\nmatch = { resource = [\"NAT Gateway\"] }\nunit = \"hour\"\n\
    price = \"0.059\"\nsource = \"vpc\"\n";

const PAGE: &str = "# 비용\n\n| 리소스 | 시간 | 단가 | 비용 |\n|---|---|---|---|\n\
    | NAT Gateway | 2시간 | $0.059/hour | $0.118 |\n";

fn course(book: &str) -> Sandbox {
    Sandbox::new().file("course/README.md", PAGE).file("course/pricing.toml", book)
}

#[test]
fn a_price_is_stale_for_a_check_on_a_later_day_and_never_for_a_build() {
    let course = course(&format!("{SOURCE}{NAT}"));
    let fresh = course.run(&["check", "--format", "short", "--today", "2026-08-28"]);
    assert_eq!((fresh.stdout.as_str(), fresh.code), ("", 0));
    let stale =
        course.run(&["check", "--format", "short", "--deny", "warning", "--today", "2026-08-29"]);
    assert_eq!(
        (stale.stdout.as_str(), stale.code),
        (
            "pricing.toml:3:13: warning[cost-stale-price]: `vpc` 가격을 읽은 지 181일이 지났습니다 (2026-03-01)\n",
            1
        )
    );
    assert_eq!(course.run(&["build", "--deny", "warning"]).code, 0);
    let no_day = course.run(&["check", "--today", "2026-02-30"]);
    assert_eq!(no_day.code, 2);
    assert!(no_day.stderr.contains("2026-10-01 같은 날짜"), "{}", no_day.stderr);
}

#[test]
fn a_price_file_that_is_named_is_used_instead() {
    let course = course("");
    course.write("other.toml", format!("{SOURCE}{}", NAT.replace("0.059", "0.045")));
    let run = course.run(&[
        "check",
        "--pricing",
        "other.toml",
        "--format",
        "short",
        "--today",
        "2026-03-02",
    ]);
    assert!(run.stdout.contains("cost-price-mismatch"), "{}", run.stdout);
    assert_eq!(course.run(&["check", "--pricing", "none.toml"]).code, 2);
}
