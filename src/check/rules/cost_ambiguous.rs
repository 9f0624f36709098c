//! A written price that may be held against several.

use crate::check::{Finder, Rule};

pub(super) static RULE: Rule = Rule {
    code: "cost-ambiguous",
    summary: "맞을 수 있는 가격이 여럿",
    docs: r#"
## 무엇을 확인하나요
행이나 줄에 적힌 단가와 견줄 가격이 `pricing.toml`에 하나뿐인지 봅니다. 페이지가 리전을 둘 이상 말하거나 단위가 다른 가격이
여럿이면 어느 것이 맞는지 고르지 않고 모두 보여 줍니다. 적힌 단가가 그 가운데 하나와 같으면 알리지 않습니다.

## 왜 문제인가요
리전마다 가격이 다릅니다. 어느 리전의 값인지 적혀 있지 않으면 읽는 사람도 확인할 수 없습니다.

## 예
````md
# ap-northeast-2와 us-east-1의 비용

| 리소스 | 시간 | 단가 | 비용 |
|---|---|---|---|
| NAT Gateway | 2시간 | $0.05/hour | $0.10 |
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

[[price]]
key = "vpc.nat-gateway.virginia"
match = { resource = ["NAT Gateway"] }
region = "us-east-1"
unit = "hour"
price = "0.045"
source = "aws-vpc"
````

## 이렇게 고치세요
````md
# ap-northeast-2와 us-east-1의 비용

<!-- region: us-east-1 -->
| 리소스 | 시간 | 단가 | 비용 |
|---|---|---|---|
| NAT Gateway | 2시간 | $0.045/hour | $0.09 |
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

[[price]]
key = "vpc.nat-gateway.virginia"
match = { resource = ["NAT Gateway"] }
region = "us-east-1"
unit = "hour"
price = "0.045"
source = "aws-vpc"
````
"#,
    finder: Finder::Stage,
};
