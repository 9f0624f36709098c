//! An amount beyond the first tier at one price.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-tier",
    summary: "구간 요금을 한 단가로 계산한 금액",
    docs: r#"
## 무엇을 확인하나요
가격 파일에 구간(`tiers`)이 있는 리소스의 사용량이 첫 구간을 넘으면, 금액을 구간마다 나누어 계산했는지 봅니다.

## 왜 문제인가요
구간이 바뀌면 단가도 바뀌므로, 한 단가로 곱한 금액은 청구서와 다릅니다.

## 예
````md
| 리소스 | 사용량 | 단가 | 월 비용 |
|---|---|---|---|
| 인터넷 송신 | 12,000GB | $0.126/GB | $1,512.00 |
````
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "transfer.out"
match = { resource = ["인터넷 송신"] }
unit = "GB"
tiers = [{ up_to = "10_000", price = "0.126" }, { price = "0.122" }]
source = "aws-ec2"
````

## 이렇게 고치세요
````md
| 리소스 | 사용량 | 단가 | 월 비용 |
|---|---|---|---|
| 인터넷 송신 | 12,000GB | $0.126/GB | $1,504.00 |
````
````toml pricing.toml
[source.aws-ec2]
url = "https://aws.amazon.com/ec2/pricing/on-demand/"
retrieved = 2026-10-01

[[price]]
key = "transfer.out"
match = { resource = ["인터넷 송신"] }
unit = "GB"
tiers = [{ up_to = "10_000", price = "0.126" }, { price = "0.122" }]
source = "aws-ec2"
````
"#,
    finder: Finder::Stage,
};
