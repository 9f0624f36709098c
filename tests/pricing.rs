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

#[test]
fn holes_are_shown_filled_and_are_filled_in_the_file() {
    let page = "# 비용\n\n| 리소스 | 시간 | 단가 | 비용 |\n|---|---|---|---|\n\
        | NAT Gateway | 2시간 | {단가} | {비용} |\n| **합계** | | | **{합계}** |\n";
    let course = Sandbox::new()
        .file("course/README.md", page)
        .file("course/pricing.toml", format!("{SOURCE}{NAT}"));
    assert_eq!(course.run(&["build"]).code, 0);
    let html = course.read("public/index.html");
    assert!(!html.contains("{비용}") && !html.contains("{합계}"), "{html}");
    assert!(html.matches("$0.12<").count() >= 2, "{html}");
    let fixed = course.run(&["check", "--fix", "--deny", "note", "--today", "2026-03-02"]);
    assert_eq!(fixed.code, 0, "{}", fixed.stdout);
    assert_eq!(
        course.read("course/README.md"),
        page.replace("{단가}", "$0.059/시간").replace("{비용}", "$0.12").replace("{합계}", "$0.12")
    );
    let again = course.run(&["check", "--fix", "--dry-run", "--today", "2026-03-02"]);
    assert_eq!(again.stdout, "");
}

#[test]
fn the_ledger_and_the_page_say_what_the_check_says() {
    let book = format!(
        "{SOURCE}[[price]]\nkey = \"out\"\nmatch = {{ resource = [\"인터넷 송신\"] }}\nunit = \"GB\"\nsource = \"vpc\"\n\
        tiers = [{{ up_to = \"10_000\", price = \"0.126\" }}, {{ price = \"0.122\" }}]\n\
        [[price]]\nkey = \"t3\"\nmatch = {{ resource = [\"EC2\"] }}\nunit = \"hour\"\nprice = \"0.013\"\nsource = \"vpc\"\n\
        free = {{ amount = \"750\", unit = \"hour\", per = \"month\" }}\n"
    );
    let page = "# 비용\n\n| 리소스 | 사용량 | 단가 | 비용 |\n|---|---|---|---|\n\
        | 인터넷 송신 | 12,000GB | $0.126/GB | $1,512.00 |\n\
        | EC2 | 1,000시간 | 프리티어 | $0 |\n";
    let course = Sandbox::new().file("course/README.md", page).file("course/pricing.toml", &book);
    let check = course.run(&["check", "--format", "short"]);
    assert!(check.stdout.contains("error[cost-tier]"), "{check:?}");
    assert!(check.stdout.contains("error[cost-free-tier]"), "{check:?}");
    let costs = course.run(&["costs"]);
    assert!(costs.stdout.ends_with("금액 2개: 검산 0, 오류 2, 확인 불가 0\n"), "{costs:?}");
    assert_eq!(course.run(&["build"]).code, 0);
    let html = course.read("public/index.html");
    assert_eq!(html.matches("figure mismatch").count(), 2);
    assert!(html.contains("2,000GB × $0.122/GB = $1,504\""), "{html}");
    let page = "# 비용\n\n- RDS: 프리티어 제외\n\n| 리소스 | 시간 | 단가 | 비용 |\n|---|---|---|---|\n\
        | RDS | 2시간 | 프리티어 | $0 |\n";
    let course = Sandbox::new().file("course/README.md", page);
    assert_eq!(course.run(&["build"]).code, 0);
    assert!(course.read("public/index.html").contains("다름: 이 페이지는 RDS가 프리티어에"));
}

#[test]
fn a_price_is_shown_and_prices_without_use_are_listed() {
    let other = NAT.replace("\"nat\"", "\"alb\"").replace("NAT Gateway", "ALB");
    let course = course(&format!("{SOURCE}{NAT}{other}"));
    let shown = course.run(&["pricing", "show", "nat"]);
    assert_eq!(
        shown.stdout,
        "nat\n가격: $0.059/시간\n리소스: NAT Gateway\n리전: 모든 리전\n\
         출처: vpc https://aws.amazon.com/vpc/pricing/\n읽은 날: 2026-03-01\n쓰임: 예\n"
    );
    let near = course.run(&["pricing", "show", "nta"]);
    assert_eq!(near.code, 2);
    assert!(near.stderr.contains("`nat` 가격을 찾으셨나요?"), "{}", near.stderr);
    assert_eq!(course.run(&["pricing", "unused"]).stdout, "pricing.toml:11: alb $0.059/시간\n");
}

#[test]
fn an_offer_file_becomes_prices() {
    let offer = r#"{"offerCode": "AmazonVPC", "publicationDate": "2026-09-30T00:00:00Z",
        "products": {"S": {"attributes": {"group": "NGW:NatGateway", "servicename": "Amazon Virtual Private Cloud", "regionCode": "ap-northeast-2"}}},
        "terms": {"OnDemand": {"S": {"S.X": {"priceDimensions": {"S.X.Y": {"unit": "Hrs", "beginRange": "0", "endRange": "Inf",
            "description": "$0.059 per NAT Gateway Hour", "pricePerUnit": {"USD": "0.0590000000"}}}}}}}}"#;
    let course = course("").file("offer.json", offer).file("no.json", "{\"a\": ");
    let chosen =
        course.run(&["pricing", "import", "offer.json", "--where", "regionCode=ap-northeast-2"]);
    assert_eq!(chosen.code, 0, "{}", chosen.stderr);
    let one = course.run(&["pricing", "import", "offer.json", "--sku", "S", "--sku", "NOPE"]);
    assert_eq!(one.code, 1, "{one:?}");
    assert!(
        one.stdout.contains("[[price]]") && one.stderr.contains("NOPE: 이 파일에 없는 SKU입니다"),
        "{one:?}"
    );
    course.write("course/pricing.toml", &chosen.stdout);
    let check = course.run(&["check", "--deny", "note", "--today", "2026-10-01"]);
    assert_eq!(check.code, 0, "{}\n{}", chosen.stdout, check.stdout);
    let key = course.run(&["pricing", "show", "vpc.ngw-natgateway"]);
    assert!(key.stdout.contains("가격: $0.059/시간"), "{}", chosen.stdout);
    for (arguments, said) in [
        (
            vec!["no.json", "--sku", "S"],
            "AWS Price List 파일로 읽을 수 없습니다: 파일이 중간에 끊겼습니다",
        ),
        (vec!["none.json", "--sku", "S"], "읽을 수 없습니다"),
        (vec!["offer.json", "--sku", "T"], "조건에 맞는 상품이 없습니다"),
        (vec!["offer.json"], "--sku나 --where로"),
        (vec!["offer.json", "--where", "x"], "instanceType=t3.micro처럼"),
    ] {
        let run = course.run(&[&["pricing", "import"], arguments.as_slice()].concat());
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}
