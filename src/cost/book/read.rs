//! `pricing.toml` as text to a [`PriceBook`], with a finding for everything that is refused.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use super::class::class;
use super::decimal::decimal;
use super::overlap::apart;
use super::policy::{policy, whole};
use super::record::{Context, price};
use super::{Date, Exchange, Origin, Price, PriceBook, Region, Shelf};
use crate::config::{Manner, Table, fault};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, with_particle};

pub(super) const MANNER: Manner = Manner {
    file: "pricing.toml",
    value: "pricing-value",
    unknown: ("pricing-unknown-key", Severity::Error),
};

/// Reads a price file. What is refused has a finding; the rest is read.
pub fn read(source: &Source) -> (PriceBook, Vec<Diagnostic>) {
    let (parsed, errors) = DeTable::parse_recoverable(&source.text);
    let mut findings: Vec<Diagnostic> = errors
        .iter()
        .map(|error| {
            let span = source.span(error.span().unwrap_or(0..0));
            Diagnostic::error("pricing-syntax", span, fault(error.message()))
                .help("이 줄을 고치세요. 읽을 수 있는 가격만 썼습니다")
        })
        .collect();
    let mut top = Table::new(source, &MANNER, "", parsed.into_inner());
    let mut book = PriceBook::default();
    top.take("schema", "1", &mut findings, |value| whole(value, 1..=1));
    top.take("currency", "\"USD\"", &mut findings, |value| {
        (value.as_str()? == "USD").then_some(())
    });
    let region = top.take("region", "\"ap-northeast-2\" 같은 문자열", &mut findings, |value| {
        value.as_str().map(Region::named)
    });
    book.region = region.unwrap_or_default();
    if let Some(table) = top.table("policy", &mut findings) {
        book.policy = policy(table, &mut findings);
    }
    if let Some(table) = top.table("class", &mut findings) {
        book.class = class(table, &mut findings);
    }
    if let Some(table) = top.table("fx", &mut findings) {
        book.exchange = each(source, table, "fx", &mut findings, exchange).0;
    }
    let mut refused = BTreeSet::new();
    if let Some(table) = top.table("source", &mut findings) {
        (book.sources, refused) = each(source, table, "source", &mut findings, origin);
    }
    let prices = prices(source, &mut top, &book, &refused, &mut findings);
    top.finish(&mut findings);
    book.shelf = Shelf::new(apart(unique(prices, &mut findings), &mut findings));
    (book, findings)
}

/// The named tables below a table, `[source.aws-rds]`, and the names of those that are refused.
fn each<'a, T>(
    source: &'a Source,
    table: Table<'a>,
    above: &str,
    findings: &mut Vec<Diagnostic>,
    read: impl Fn(&'a Source, Table<'a>, &str, &mut Vec<Diagnostic>) -> Option<T>,
) -> (BTreeMap<String, T>, BTreeSet<String>) {
    let mut all = BTreeMap::new();
    let mut refused = BTreeSet::new();
    for (name, span, value) in table.into_entries() {
        let DeValue::Table(inner) = value.into_inner() else {
            let message = format!(
                "{} 표가 아닙니다",
                with_particle(&format!("`{above}.{name}`"), "은", "는")
            );
            findings.push(
                Diagnostic::error("pricing-value", span, message)
                    .help(format!("`[{above}.{name}]` 표로 적으세요")),
            );
            refused.insert(name);
            continue;
        };
        let title = format!("[{above}.{name}]");
        let table = Table::new(source, &MANNER, &title, inner);
        let before = findings.len();
        let Some(read) = read(source, table, &name, findings) else {
            refused.insert(name);
            if findings.len() == before {
                let what =
                    if above == "fx" { "`rate`와 `retrieved`" } else { "`url`과 `retrieved`" };
                findings.push(
                    Diagnostic::error(
                        "pricing-unsourced",
                        span,
                        format!("{title}에 {what}가 다 있지 않습니다"),
                    )
                    .help(format!("{what}를 모두 적으세요{}", effect(above))),
                );
            }
            continue;
        };
        all.insert(name, read);
    }
    (all, refused)
}

/// What else is not read with a table that is refused.
fn effect(above: &str) -> &'static str {
    if above == "source" {
        ". 그때까지 이 출처의 가격은 쓰지 않습니다"
    } else {
        ""
    }
}

fn origin(
    source: &Source,
    mut table: Table<'_>,
    _: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Origin> {
    let url = table.take("url", "\"https://…\" 주소", findings, |value| {
        let url = value.as_str()?;
        let web = url.starts_with("https://") || url.starts_with("http://");
        web.then(|| url.to_owned())
    });
    let retrieved = date(source, &mut table, findings);
    table.finish(findings);
    let (retrieved, dated) = retrieved?;
    Some(Origin { url: url?, retrieved, dated })
}

fn exchange(
    source: &Source,
    mut table: Table<'_>,
    name: &str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Exchange> {
    let rate =
        table.take("rate", "\"1400\"처럼 0보다 큰 십진수 문자열", findings, |value| {
            let rate = decimal(value.as_str()?)?.exact();
            (!rate.is_zero()).then_some(rate)
        });
    let decimals =
        table.take("decimals", "0–4 사이 정수", findings, |value| whole(value, 0..=4));
    let said = table
        .take("source", "\"…\" 문자열", findings, |value| value.as_str().map(str::to_owned));
    let retrieved = date(source, &mut table, findings);
    table.finish(findings);
    let (retrieved, dated) = retrieved?;
    let won = if name == "KRW" { 0 } else { 2 };
    Some(Exchange {
        rate: rate?,
        decimals: decimals.unwrap_or(won),
        retrieved,
        source: said.unwrap_or_default(),
        dated,
    })
}

/// The day of `retrieved`, and where it stands.
fn date(
    source: &Source,
    table: &mut Table<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Date, crate::text::Span)> {
    let (_, value) = table.raw("retrieved")?;
    let found = match value.get_ref() {
        DeValue::Datetime(found) => found.date.filter(|_| found.time.is_none()),
        _ => None,
    };
    let date = found.and_then(|date| Date::new(date.year, date.month, date.day));
    if date.is_none() {
        findings.push(table.refused("retrieved", &value, "따옴표 없이 2026-10-01 같은 날짜"));
    }
    Some((date?, source.span(value.span())))
}

fn prices(
    source: &Source,
    top: &mut Table<'_>,
    book: &PriceBook,
    refused: &BTreeSet<String>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Price> {
    let Some((_, value)) = top.raw("price") else { return Vec::new() };
    let Some(all) = value.get_ref().as_array() else {
        findings.push(top.refused("price", &value, "[[price]] 표"));
        return Vec::new();
    };
    let context = Context { source, region: &book.region, sources: &book.sources, refused };
    all.iter()
        .filter_map(|record| match record.get_ref() {
            DeValue::Table(table) => {
                price(&context, source.span(record.span()), table.clone(), findings)
            }
            _ => {
                findings.push(top.refused("price", record, "[[price]] 표"));
                None
            }
        })
        .collect()
}

/// The first price of each key, and a finding for each of the others.
fn unique(prices: Vec<Price>, findings: &mut Vec<Diagnostic>) -> Vec<Price> {
    let mut first: BTreeMap<String, crate::text::Span> = BTreeMap::new();
    let mut kept = Vec::with_capacity(prices.len());
    for price in prices {
        match first.get(&price.key) {
            Some(earlier) => {
                let key = with_particle(&format!("`{}`", price.key), "이라는", "라는");
                findings.push(
                    Diagnostic::error(
                        "pricing-duplicate-key",
                        price.span,
                        format!("{key} 가격이 둘입니다"),
                    )
                    .related(*earlier, "먼저 적은 가격")
                    .help("키를 다르게 적거나 하나를 지우세요. 뒤의 가격은 쓰지 않았습니다"),
                );
            }
            None => {
                first.insert(price.key.clone(), price.span);
                kept.push(price);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::book::Alias;
    use crate::text::SourcePath;
    use proptest::prelude::proptest;

    fn source(text: &str) -> Source {
        Source::new(SourcePath::new("pricing.toml").unwrap(), text)
    }

    const SOURCE: &str = "[source.a]\nurl = \"https://a.kr\"\nretrieved = 2026-10-01\n";

    #[test]
    fn a_number_without_quotes_is_shown_in_them() {
        let (_, findings) =
            read(&source(&format!("{SOURCE}{}", price("price = \"1\"\nper = 1000"))));
        let help = findings[0].help.as_deref().unwrap();
        assert!(help.starts_with("\"1000\"처럼"), "{help}");
    }

    /// The codes found in a file with one source and these lines, with their lines in `text`.
    fn found(text: &str) -> Vec<(usize, &'static str)> {
        let source = source(&format!("{SOURCE}{text}"));
        let (_, findings) = read(&source);
        let line = |f: &Diagnostic| source.place(f.span.start as usize).line - 3;
        findings.iter().map(|f| (line(f), f.code)).collect()
    }

    fn price(rest: &str) -> String {
        format!(
            "[[price]]\nkey = \"x\"\nmatch = {{ resource = [\"X\"] }}\nunit = \"hour\"\nsource = \"a\"\n{rest}\n"
        )
    }

    #[test]
    fn a_whole_file_is_read() {
        let text = "schema = 1\ncurrency = \"USD\"\nregion = \"us-east-1\"\n\
            [policy]\nrounding = \"half_even\"\ndecimals = 4\ntotal = \"sum_of_exact\"\nmonth_hours = 720\n\
            month_days = 30\nbytes = \"decimal\"\napprox_tolerance = \"0.1\"\ncent_floor = true\n\
            stale_after_days = 90\nallow_implicit_day = [\"일일\"]\ntax = \"excluded\"\n\
            [class]\nstudents = 14\nper_person = [\"학생당\"]\nwhole = [\"명 합계\"]\n\
            [fx.KRW]\nrate = \"1400\"\ndecimals = 0\nretrieved = 2026-10-01\nsource = \"강사\"\n\
            [source.a]\nurl = \"https://a.kr\"\nretrieved = 2026-10-01\n\
            [[price]]\nkey = \"ec2.micro\"\nmatch = { resource = [\"EC2\", \"EC2 인스턴스\"], spec = [\"t3.micro\"] }\n\
            unit = \"hour\"\nprice = \"0.0104\"\nsource = \"a\"\nverified = false\n\
            free = { amount = \"750\", unit = \"hour\", per = \"month\", until = \"12개월\", not_for = [\"Multi-AZ\"] }\n\
            [[price]]\nkey = \"sqs\"\nmatch = { resource = [\"SQS\"] }\nunit = \"request\"\nper = \"1_000_000\"\n\
            price = \"0.40\"\nsource = \"a\"\n\
            [[price]]\nkey = \"out\"\nmatch = { resource = [\"송신\"] }\nunit = \"GB\"\nregion = \"global\"\n\
            tiers = [{ up_to = \"10_000\", price = \"0.085\" }, { price = \"0.080\" }]\nsource = \"a\"\n\
            [[price]]\nkey = \"fargate\"\nmatch = { resource = [\"Fargate\"] }\nunit = \"hour\"\n\
            parts = [{ take = \"vCPU\", price = \"0.04048\" }, { take = \"GB\", price = \"0.004445\" }]\nsource = \"a\"\n\
            [[price]]\nkey = \"vpc\"\nmatch = { resource = [\"VPC\"] }\nunit = \"any\"\nprice = \"0\"\nsource = \"a\"\n";
        let (book, findings) = read(&source(text));
        assert_eq!(findings, []);
        let shown: Vec<String> =
            book.shelf.all().iter().map(|price| format!("{} {price}", price.key)).collect();
        assert_eq!(
            shown,
            [
                "ec2.micro $0.0104/시간",
                "sqs $0.40/1,000,000 요청",
                "out $0.085/GB부터",
                "fargate $0.04048/vCPU-시간 + $0.004445/GB-시간",
                "vpc 무료"
            ]
        );
        assert_eq!(book.class.students, Some(14));
        assert_eq!(book.policy.month_hours, 720);
        let seoul = Region::named("ap-northeast-2");
        let keys = |resource: &str, spec: &str, region: &Region| {
            let found = book.shelf.matching(&Alias::of(resource), &Alias::of(spec), region);
            found.iter().map(|price| price.key.clone()).collect::<Vec<_>>()
        };
        assert_eq!(keys("**EC2** (2대)", "`t3.micro`", &book.region), ["ec2.micro"]);
        assert_eq!(keys("EC2 인스턴스 t3.micro", "", &book.region), ["ec2.micro"]);
        assert_eq!(keys("EC2", "", &book.region), Vec::<String>::new());
        assert_eq!(keys("EC2", "t3.micro", &seoul), Vec::<String>::new());
        assert_eq!(keys("송신", "서울에서", &seoul), ["out"]);
    }

    #[test]
    fn what_is_refused_has_its_code_and_its_line() {
        let cases = [
            ("[[price]\n", (1, "pricing-syntax")),
            ("[[price]]\nkye = \"x\"\n", (1, "pricing-value")),
            (&price("price = 0.01"), (6, "pricing-float")),
            (&price("price = \"1,5\""), (6, "pricing-value")),
            (&price("price = \"0.1\"\nprise = \"0.2\""), (7, "pricing-unknown-key")),
            (&price("price = \"0.1\"\nper = \"0\""), (7, "pricing-value")),
            (
                &price(
                    "tiers = [{ up_to = \"9\", price = \"1\" }, { up_to = \"5\", price = \"1\" }, { price = \"1\" }]",
                ),
                (6, "pricing-tiers"),
            ),
            (
                &price("tiers = [{ price = \"1\" }, { up_to = \"5\", price = \"1\" }]"),
                (6, "pricing-tiers"),
            ),
            (&price("tiers = [{ up_to = \"5\", price = \"1\" }]"), (6, "pricing-tiers")),
            (
                &price("price = \"0.1\"").replace("\"hour\"", "\"hours-\""),
                (4, "pricing-unknown-unit"),
            ),
            (&price("price = \"0.1\"").replace("\"hour\"", "\"any\""), (2, "pricing-unknown-unit")),
            (&price("price = \"0.1\"").replace("source = \"a\"\n", ""), (1, "pricing-unsourced")),
            (
                &price("price = \"0.1\"").replace("source = \"a\"", "source = \"b\""),
                (5, "pricing-unsourced"),
            ),
            ("[source.b]\nurl = \"https://b.kr\"\n", (1, "pricing-unsourced")),
            (
                "[source.b]\nurl = \"https://b.kr\"\nretrieved = \"2026-10-01\"\n",
                (3, "pricing-value"),
            ),
            ("[policy]\nrounding = \"up\"\n", (2, "pricing-value")),
            ("[class]\nstudents = 0\n", (2, "pricing-value")),
            (
                &[price("price = \"1\""), price("price = \"2\"")].concat(),
                (8, "pricing-duplicate-key"),
            ),
            (
                &[price("price = \"1\""), price("price = \"2\"").replace("\"x\"", "\"y\"")]
                    .concat(),
                (8, "pricing-overlap"),
            ),
        ];
        for (text, first) in cases {
            assert_eq!(found(text).first(), Some(&first), "{text}");
        }
    }

    #[test]
    fn what_is_refused_leaves_the_rest() {
        let text =
            [price("price = 0.1"), price("price = \"2\"").replace("\"x\"", "\"y\"")].concat();
        let (book, _) = read(&source(&format!("{SOURCE}{text}")));
        assert!(book.shelf.by_key("x").is_none() && book.shelf.by_key("y").is_some());
    }

    #[test]
    fn prices_overlap_only_where_resource_spec_region_and_unit_agree() {
        let named = |key: &str, matched: &str, rest: &str| {
            price(rest)
                .replace("\"x\"", &format!("\"{key}\""))
                .replace("{ resource = [\"X\"] }", matched)
        };
        let micro = "{ resource = [\"RDS\"], spec = [\"micro\"] }";
        let any = "{ resource = [\"rds\", \"DB\"] }";
        let first = named("a", micro, "price = \"1\"");
        let apart = [
            named("b", "{ resource = [\"RDS\"], spec = [\"small\"] }", "price = \"1\""),
            named("b", micro, "price = \"1\"\nregion = \"us-east-1\""),
            named("b", any, "price = \"1\"").replace("\"hour\"", "\"GB\""),
            named("b", "{ resource = [\"RDS Proxy\"] }", "price = \"1\""),
        ];
        for other in apart {
            assert_eq!(found(&[first.clone(), other.clone()].concat()), [], "{other}");
        }
        let meeting = [
            named("b", any, "price = \"1\""),
            named("b", micro, "price = \"0\"").replace("\"hour\"", "\"any\""),
            named("b", any, "price = \"0\"").replace("\"hour\"", "\"any\""),
        ];
        for other in meeting {
            for pair in [[first.clone(), other.clone()], [other.clone(), first.clone()]] {
                let codes: Vec<&str> = found(&pair.concat()).iter().map(|found| found.1).collect();
                assert_eq!(codes, ["pricing-overlap"], "{other}");
            }
        }
    }

    #[test]
    fn ten_thousand_prices_are_all_read() {
        let all: String = (0..10_000)
            .map(|at| {
                price("price = \"1\"")
                    .replace("\"x\"", &format!("\"k{at}\""))
                    .replace("\"X\"", &format!("\"X{at}\""))
            })
            .collect();
        let (book, findings) = read(&source(&format!("{SOURCE}{all}")));
        assert_eq!((book.shelf.all().len(), findings.len()), (10_000, 0));
    }

    proptest! {
        #[test]
        fn no_file_panics(text in "(\\[\\[?(price|policy|source\\.a|fx\\.KRW|class)\\]\\]?\n|(key|unit|price|tiers|free|match|source|up_to) ?= ?(\"[a-z0-9.]{0,6}\"|[0-9.]{1,5}|\\[\\{ price = \"1\" \\}\\]|\\[\\]|2026-10-01|true)\n|\\PC{0,8}\n){0,12}") {
            let source = source(&text);
            for finding in read(&source).1 {
                assert!(text.is_char_boundary(finding.span.start as usize));
            }
        }
    }
}
