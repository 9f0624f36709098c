//! A key that the price file does not have.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-key-unknown",
    summary: "가격 파일에 없는 키",
    docs: r#"
## 무엇을 확인하나요
`<!-- cost: 키 -->`의 키가 `pricing.toml`에 있는지 봅니다.

## 왜 문제인가요
가격을 찾지 못해 그 표나 줄을 검산할 수 없습니다.

## 예
````md
<!-- cost: vpc.nat-gatway -->
| 리소스 | 시간 | 비용 |
|---|---|---|
| 프라이빗 서브넷용 NAT | 2시간 | $0.118 |
````
````toml pricing.toml
region = "ap-northeast-2"

[source.aws-vpc]
url = "https://aws.amazon.com/vpc/pricing/"
retrieved = 2026-10-01

[[price]]
key = "vpc.nat-gateway"
match = { resource = ["NAT Gateway"] }
unit = "hour"
price = "0.059"
source = "aws-vpc"
````

## 이렇게 고치세요
````md
<!-- cost: vpc.nat-gateway -->
| 리소스 | 시간 | 비용 |
|---|---|---|
| 프라이빗 서브넷용 NAT | 2시간 | $0.118 |
````
````toml pricing.toml
region = "ap-northeast-2"

[source.aws-vpc]
url = "https://aws.amazon.com/vpc/pricing/"
retrieved = 2026-10-01

[[price]]
key = "vpc.nat-gateway"
match = { resource = ["NAT Gateway"] }
unit = "hour"
price = "0.059"
source = "aws-vpc"
````
"#,
    finder: Finder::Stage,
};
