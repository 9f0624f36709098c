//! Pages of `seodang explain` that are about more than one rule.

/// A page.
#[derive(Debug)]
pub struct Topic {
    /// Its name on the command line.
    pub name: &'static str,
    /// One Korean line: what it is about.
    pub summary: &'static str,
    /// Its text in Markdown.
    pub docs: &'static str,
}

/// Every topic, sorted by name.
pub static TOPICS: &[Topic] = &[
    Topic {
        name: "course",
        summary: "설정 파일 course.toml",
        docs: r#"
`course.toml`을 과정 폴더에 둡니다. 없어도 되고, 적지 않은 항목은 기본값을 씁니다. 다른 파일은 `--config FILE`로 씁니다.
경로는 모두 과정 폴더를 기준으로 적습니다. 잘못 적은 항목은 그 줄에서 알리고 나머지는 그대로 읽습니다.

## 예

````toml
exclude = ["초안/**", "**/old_*.md"]   # 과정에서 뺄 파일. *는 폴더 하나 안에서, **는 폴더를 넘어 맞습니다

[site]
title = "클라우드 과정"                # 사이트의 이름. 없으면 첫 페이지의 제목
description = "4주 동안 배우는 AWS"    # 검색 결과와 링크 미리보기에 보일 한두 문장
language = "ko"                        # 페이지의 언어
base_url = "https://example.com/aws/"  # 사이트가 놓일 주소. 있어야 sitemap.xml을 만듭니다
repo = "https://github.com/me/course"  # 저장소. 있으면 페이지마다 고치기 링크가 생깁니다
logo = "images/logo.svg"               # 이름 옆의 그림
extra_css = ["style.css"]              # 테마 뒤에 읽을 스타일
theme = "theme"                        # 기본 테마를 바꿀 파일이 든 폴더
remote_images = false                  # true: 다른 서버의 그림을 그대로 보여 줍니다
untrusted = false                      # true: Markdown 안의 HTML을 글자로 보여 줍니다
offline = false                        # true: 한 번 본 페이지를 연결 없이 봅니다

[course]
start = 2026-03-02                     # 첫 주 첫날. 날마다 날짜를 보여 줍니다
students = 14                          # 학생 수
region = "ap-northeast-2"              # 가격을 볼 리전

[aliases]                              # 링크에 적힌 옛 폴더 = 지금 그 파일들이 있는 폴더
"icons_2022" = "images/icons"

[redirects]                            # 옛 주소 = 새 주소. 사이트 맨 위에서 시작하는 주소입니다
"week1/old/" = "week_01/day1/"

[rules]                                # 규칙 = "off", "note", "warning", "error"
heading-skip = "off"

[search.aliases]                       # 검색어 = 같은 뜻으로 찾을 말
"쿠버네티스" = ["Kubernetes", "k8s"]
````

관련 규칙: config-value, config-unknown-key, config-unknown-rule, config-file-missing, config-syntax, course-empty,
redirect-broken
"#,
    },
    Topic {
        name: "pricing",
        summary: "가격 파일 pricing.toml",
        docs: r#"
`pricing.toml`을 과정 폴더에 두면 비용표를 그 가격으로 검산합니다. 없어도 됩니다. 그러면 페이지에 적힌 것만으로
검산합니다. 다른 파일은 `--pricing FILE`로 씁니다. 파일에 잘못이 있으면 그 가격만 빼고 나머지를 모두 검사합니다.

## 예

````toml
schema = 1
currency = "USD"
region = "ap-northeast-2"        # 리전을 적지 않은 가격의 리전

[policy]                         # 모두 생략할 수 있고, 적힌 값이 기본값입니다
rounding = "half_up"             # half_up, half_even, floor, ceil
decimals = "as_written"          # 채워 넣는 금액의 소수 자릿수. 4처럼 정수로 적을 수 있습니다
total = "sum_of_displayed"       # sum_of_exact: 반올림하기 전의 값을 더합니다
month_hours = 730                # 한 달의 시간
month_days = 30                  # 한 달의 날
bytes = "decimal"                # 1TB는 1,000GB
approx_tolerance = "0.05"        # `~`와 `약`이 붙은 금액의 허용 오차
cent_floor = false               # true: 0보다 큰 금액을 마지막 자리 1로 적어도 됩니다
stale_after_days = 180           # 이만큼 지난 가격은 다시 읽습니다
allow_implicit_day = ["일일"]    # 표 제목에 이 말이 있으면 시간 칸의 `-`는 하루입니다
tax = "excluded"                 # 가격은 모두 부가세 전입니다

[class]
students = 14
per_person = ["학생당", "1인당"]  # 한 사람의 금액을 뜻하는 말
whole = ["명 합계", "전체"]       # 모두의 금액을 뜻하는 말

[fx.KRW]                         # 1달러의 값. 페이지가 환율을 말하지 않을 때 씁니다
rate = "1400"
decimals = 0
retrieved = 2026-10-01
source = "강사가 정한 환율"

[source.aws-ec2]                 # 가격을 읽은 곳과 날
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "ec2.t3.micro"             # 가격의 이름
match = { resource = ["EC2", "EC2 인스턴스"], spec = ["t3.micro"] }
unit = "hour"
price = "0.013"                  # 따옴표로 감싼 십진수
source = "aws-ec2"
free = { amount = "750", unit = "hour", per = "month", until = "12개월", not_for = ["Multi-AZ"] }

[[price]]                        # 100만 요청마다
key = "sqs.request"
match = { resource = ["SQS", "SQS 요청"] }
unit = "request"
per = "1_000_000"
price = "0.40"
source = "aws-ec2"
verified = false                 # 출처에서 아직 확인하지 않은 값

[[price]]                        # 구간: up_to는 누적 상한
key = "transfer.out"
match = { resource = ["인터넷 송신"] }
unit = "GB"
tiers = [{ up_to = "10_000", price = "0.126" }, { price = "0.122" }]
source = "aws-ec2"

[[price]]                        # 사양 칸의 `0.25 vCPU, 0.5GB`를 나누어 계산
key = "fargate.task"
match = { resource = ["Fargate"] }
unit = "hour"
parts = [{ take = "vCPU", price = "0.04656" }, { take = "GB", price = "0.00511" }]
source = "aws-ec2"

[[price]]                        # 늘 무료
key = "vpc"
match = { resource = ["VPC"] }
unit = "any"
price = "0"
region = "global"                # 모든 리전
source = "aws-ec2"
````

## 단위
`hour`, `GB`, `GB-month`, `request`, `vCPU-hour`, `LCU-hour`처럼 적고, 여럿이면 `-`로 잇습니다.

## 어느 가격이 맞나
표의 리소스 칸과 사양 칸이 `match`의 이름과 똑같아야 합니다. 굵은 글씨, 이모지, 괄호 속 수량(`(2대)`, `× 2`, `20GB`)과
앞의 `Amazon`, `AWS`는 빼고 견줍니다. 리소스와 사양을 한 칸에 `EC2 t3.micro`처럼 적어도 됩니다. `spec`이 없는 가격은
어느 사양에나 맞습니다. 비슷한 이름을 짐작해 맞추지 않습니다.

이름이 다르면 키로 가리킵니다. 표 앞에 적으면 표의 모든 행, 칸 안에 적으면 그 행입니다.

````md
| 우리 서버 <!-- cost: ec2.t3.micro --> | 2시간 | $0.026 |
````

리전은 `<!-- region: us-east-1 -->` 주석, 행과 표의 글, 절의 글(`서울 리전`, `us-east-1`), `course.toml`의 `[course] region`,
가격 파일의 `region` 순서로 정합니다. 여러 리전이 나와 정할 수 없으면 견주지 않습니다.

## 명령
- `seodang pricing import FILE --where instanceType=t3.micro`: AWS Price List의 index.json에서 가격을 가져옵니다
- `seodang pricing show KEY`: 가격 하나를 보여 줍니다
- `seodang pricing unused`: 쓰지 않는 가격을 보여 줍니다

관련 규칙: cost-price-mismatch, cost-price-conflict, cost-missing-row, cost-tier, cost-free-tier, cost-stale-price,
cost-key-unknown, cost-placeholder
"#,
    },
];

/// The topic of this name.
pub(super) fn topic(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rule;
    use crate::config;
    use crate::cost::book;
    use crate::text::{Source, SourcePath};

    #[test]
    fn the_price_file_on_its_page_is_one() {
        let docs = topic("pricing").unwrap().docs;
        let example = docs.split("````toml\n").nth(1).unwrap().split("````").next().unwrap();
        let (book, findings) =
            book::read(&Source::new(SourcePath::new("pricing.toml").unwrap(), example));
        assert_eq!(findings, []);
        assert_eq!(book.shelf.all().len(), 5);
        let default = book::PriceBook::default();
        assert_eq!(book.policy, default.policy);
    }

    fn settings(text: &str) -> (config::Config, Vec<crate::diagnostic::Diagnostic>) {
        config::read(&Source::new(SourcePath::new("course.toml").unwrap(), text))
    }

    #[test]
    fn the_settings_on_their_page_are_read() {
        let docs = topic("course").unwrap().docs;
        let example = docs.split("````toml\n").nth(1).unwrap().split("````").next().unwrap();
        let (config, findings) = settings(example);
        assert_eq!(findings, []);
        assert!(config.site.logo.is_some() && config.course.students == Some(14));
        for table in ["", "[site]\n", "[course]\n", "[search]\n"] {
            let (_, findings) = settings(&format!("{table}zzzzzzzzzzzzzzzzzz = 1\n"));
            let help = findings[0].help.clone().unwrap();
            let keys = help.strip_prefix("쓸 수 있는 키: ").unwrap();
            for key in keys.split(", ") {
                let said = [format!("\n{key} ="), format!("\n[{key}]")];
                let named = said.iter().any(|said| example.contains(said.as_str()))
                    || example.starts_with(&format!("{key} ="))
                    || example.contains(&format!(".{key}]"))
                    || example.contains(&format!("\n[{key}."));
                assert!(named, "`{key}` of `{table}` is not on the page");
            }
        }
    }

    #[test]
    fn the_rules_that_a_topic_names_exist() {
        for topic in TOPICS {
            let rules = topic.docs.split("관련 규칙:").nth(1).unwrap();
            for code in rules.split([',', '\n']).map(str::trim).filter(|code| !code.is_empty()) {
                assert!(rule(code).is_some(), "{code}");
            }
        }
    }
}
