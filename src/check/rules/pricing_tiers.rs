//! Tiers that are not in order.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "pricing-tiers",
    summary: "순서가 맞지 않는 요금 구간",
    docs: r#"
## 무엇을 확인하나요
`tiers`의 `up_to`가 점점 커지는 누적 상한이고 마지막 구간에만 상한이 없는지 봅니다.

## 왜 문제인가요
구간이 겹치거나 비면 사용량의 요금을 정할 수 없습니다.

## 예
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "transfer.out"
match = { resource = ["인터넷 송신"] }
unit = "GB"
tiers = [{ up_to = "50_000", price = "0.122" }, { up_to = "10_000", price = "0.126" }, { price = "0.117" }]
source = "aws-ec2"
````

## 이렇게 고치세요
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "transfer.out"
match = { resource = ["인터넷 송신"] }
unit = "GB"
tiers = [{ up_to = "10_000", price = "0.126" }, { up_to = "50_000", price = "0.122" }, { price = "0.117" }]
source = "aws-ec2"
````
"#,
    finder: Finder::Stage,
};
