//! A price that was read long ago.

use crate::check::{Finder, Rule, Subject};
use crate::cost::book::Date;
use crate::diagnostic::Diagnostic;
use crate::text::{Span, with_particle};

pub(super) static RULE: Rule = Rule {
    code: "cost-stale-price",
    summary: "오래된 가격",
    docs: r#"
## 무엇을 확인하나요
가격 파일의 출처를 읽은 날(`retrieved`)부터 `[policy] stale_after_days`(기본 180일)가 지났는지 봅니다. 오늘은
`seodang check --today 2026-10-01`로 바꿀 수 있습니다. `build`는 날짜를 보지 않습니다.

## 왜 문제인가요
클라우드 가격은 바뀝니다. 오래된 가격으로 맞는 금액은 지금은 틀릴 수 있습니다.

## 예
````text
[source.aws-vpc]
url = "https://aws.amazon.com/vpc/pricing/"
retrieved = 2024-01-15
````

## 이렇게 고치세요
````text
[source.aws-vpc]
url = "https://aws.amazon.com/vpc/pricing/"
retrieved = 2026-10-01
````
"#,
    finder: Finder::Rule(find),
};

fn find(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let Some(today) = subject.today else { return Vec::new() };
    let book = subject.prices;
    let used = |name: &str| book.shelf.all().iter().any(|price| price.source == name);
    let sources = book.sources.iter().filter(|(name, _)| used(name));
    let sources = sources.map(|(name, origin)| (name, "가격", origin.retrieved, origin.dated));
    let rates = book.exchange.iter().map(|(name, rate)| (name, "환율", rate.retrieved, rate.dated));
    let stale = |(name, what, read, dated): (&String, &str, Date, Span)| {
        let days = today.days_after(read);
        (days > i64::from(book.policy.stale_after_days)).then(|| {
            let what = with_particle(&format!("`{name}` {what}"), "을", "를");
            let message = format!("{what} 읽은 지 {days}일이 지났습니다 ({read})");
            Diagnostic::warning(RULE.code, dated, message)
                .help("출처를 다시 읽고, 바뀐 가격과 오늘 날짜를 적으세요")
        })
    };
    sources.chain(rates).filter_map(stale).collect()
}
